// The knowledge of one language that extraction runs on: frames (what makes an investment), cues
// (what sets its status or rules it out) and relation patterns and nouns. Loaded from
// lexicons/{frames,cues,relations}_<language>.tsv relation_nouns.tsv and
// relation_triggers.tsv; adding a language or a word is a matter of those
// files. Format: docs/patterns.md. Private to the room.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pattern_set.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

enum class FrameClass : std::uint8_t {
  money,
  build,
  site,
  buy,
  stake,
  receive,
  grant,
  cancel,
  cost,
  flow,
  noun,
  sell,
  bare  // no word at all, only an amount; never in a table
};
std::string_view to_string(FrameClass frame_class);

struct Frame {
  FrameClass frame_class = FrameClass::money;
  std::optional<Form> form;
  std::optional<Status> status;
  std::string phrase;  // as in the table
  int words = 0;       // literal words in the phrase, for choosing the more specific of two
};

enum class FrameCue : std::uint8_t {
  considered,
  planned,
  ongoing,
  completed,
  cancelled,
  negation,
  hypothetical,
  forecast,
  not_money,
  facility,
  report,
  agent,
  into,
  passive,
  clause
};
inline constexpr int kCues = 15;
std::string_view to_string(FrameCue cue);

struct RelationPattern {
  Relation relation = Relation::operates_in;
  std::string text;  // as in the table
};

// A noun that tells a relation: "rival", "unit", "owner".
struct RelationNoun {
  Relation relation = Relation::competes_with;
  bool holder_is_subject = false;  // the owner of X owns X: X is the subsidiary
  bool joint = false;              // of several holders, who are partners: "joint venture"
  std::vector<std::string> links;  // words besides the genitive that lead to the holder
  std::string text;                // as in the table
};

// A phrase whose clause tells a relation: "employs", "falls under".
struct RelationTrigger {
  Relation relation = Relation::operates_in;
  bool looks_back = false;  // the law may stand in a sentence before
  std::string law;          // or it is always this one: "gatekeeper"
  std::string text;         // as in the table
};

struct LanguageFrames {
  LanguageFrames() = default;
  // As save() wrote it.
  explicit LanguageFrames(ReadyFile& file);
  void save(ReadyWriter& out) const;

  std::vector<Frame> frames;
  PatternSet frame_set;
  PatternSet cue_set;  // values are FrameCue
  std::vector<RelationPattern> relations;
  PatternSet relation_set;
  std::vector<RelationNoun> nouns;
  PatternSet noun_set;
  std::vector<std::string> title_links;  // "at", "bei", "chez"
  std::vector<std::string> place_links;  // "in", "à"
  std::vector<RelationTrigger> triggers;
  PatternSet trigger_set;
};

class Frames {
 public:
  explicit Frames(const std::filesystem::path& data_dir);  // throws Error with file:line
  const LanguageFrames& of(
      std::string_view language) const;  // English for a language without tables

 private:
  std::optional<ReadyFile> file_;  // what the others may lie in
  std::map<std::string, LanguageFrames, std::less<>> languages_;
};

}  // namespace quaestor
