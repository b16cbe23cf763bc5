// One sentence seen by the extractor: which frames and cues stand where, which mentions can act,
// which places are spoken for as somebody's origin. Built once a sentence, read by the rules.
// Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "frames.h"
#include "patterns.h"
#include "tree.h"

namespace quaestor {

struct FrameHit {
  const Frame* frame = nullptr;
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
};

struct CueHit {
  FrameCue cue = FrameCue::considered;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class SentenceScene {
 public:
  SentenceScene(const SentenceView& view, const LanguageFrames& language, const Trees& trees);

  const SentenceView& view() const { return view_; }
  const Tree& tree() const { return tree_; }
  const Trees& trees() const { return trees_; }  // of the other sentences
  const std::vector<FrameHit>& frames() const { return frames_; }
  const std::vector<CueHit>& cues() const { return cues_; }

  // Clause number of a token: commas do not count, clause words, semicolons, colons and dashes do.
  int clause(std::uint32_t token) const { return clauses_[token - view_.first()]; }
  bool has_cue(FrameCue cue, std::uint32_t first, std::uint32_t last) const;
  // A cue that stands in the same clause as `token`, or nullptr.
  const CueHit* cue_in_clause(FrameCue cue, std::uint32_t token) const;
  bool word(WordClass word_class, std::uint32_t token) const;

  // The word of class locative, agent or genitive that governs the mention (articles, adjectives
  // and nouns of a description between are skipped), or none.
  std::optional<std::uint32_t> governor(const Mention& mention) const;
  // Names behind "in", "at" … that stand for no place that is known: towns that no table has.
  unsigned strange_places(std::uint32_t first, std::uint32_t last) const;
  // Names a source: a news outlet, or "according to X".
  bool is_source(const Mention& mention) const;

  // Marks a mention as telling somebody's origin, so that it is no destination.
  void mark_origin(const Mention* mention);
  bool is_origin(const Mention& mention) const;

 private:
  void find_frames(const LanguageFrames& language);
  void find_clauses();

  const SentenceView& view_;
  const Trees& trees_;
  Tree tree_;
  std::vector<FrameHit> frames_;
  std::vector<CueHit> cues_;
  std::vector<int> clauses_;
  std::vector<const Mention*> origins_;
};

}  // namespace quaestor
