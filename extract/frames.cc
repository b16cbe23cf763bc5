#include "frames.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr std::array<std::string_view, 13> kClassNames = {
    "money",  "build", "site", "buy",  "stake", "receive", "grant",
    "cancel", "cost",  "flow", "noun", "sell",  "bare"};
constexpr std::array<std::string_view, kCues> kCueNames = {
    "considered", "planned",      "ongoing",  "completed", "cancelled",
    "negation",   "hypothetical", "forecast", "not_money", "facility",
    "report",     "agent",        "into",     "passive",   "clause"};

class TableLoader {
 public:
  TableLoader(std::filesystem::path path, std::size_t columns)
      : path_(std::move(path)), columns_(columns) {}

  template <typename Use>
  void each(Use use) const {
    for (const TableRow& row : read_table(path_, columns_)) {
      try {
        use(row);
      } catch (const std::invalid_argument& e) {
        throw Error(ErrorKind::bad_format, path_.string(), row.line, e.what());
      }
    }
  }

 private:
  std::filesystem::path path_;
  std::size_t columns_;
};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, const std::string& name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) throw std::invalid_argument("unknown type " + name);
  return static_cast<std::size_t>(at - names.begin());
}

int literal_words(const std::vector<PatternElement>& pattern) {
  return static_cast<int>(
      std::count_if(pattern.begin(), pattern.end(), [](const PatternElement& e) {
        return e.type == PatternElement::Type::words && !e.optional;
      }));
}

Frame make_frame(const TableRow& row) {
  Frame frame;
  frame.frame_class = static_cast<FrameClass>(index_of(kClassNames, row.cells[0]));
  frame.form = parse_form(row.cells[1]);
  if (!frame.form && !row.cells[1].empty())
    throw std::invalid_argument("unknown form " + row.cells[1]);
  frame.status = parse_status(row.cells[2]);
  if (!frame.status && !row.cells[2].empty())
    throw std::invalid_argument("unknown status " + row.cells[2]);
  frame.phrase = row.cells[3];
  return frame;
}

std::vector<std::string> words_of(const std::string& cell) {
  std::vector<std::string> words;
  for (std::string_view word : split(cell, '|')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// Rows of all languages: relation, whether the holder is its subject or object, links, noun. Rows
// without a noun: role holds the links of titles, operates_in those from a facility to its place.
void load_nouns(const std::filesystem::path& dir, const std::string& language,
                LanguageFrames& result) {
  PatternSetBuilder nouns;
  TableLoader(dir / "relation_nouns.tsv", 5).each([&](const TableRow& row) {
    if (row.cells[0] != language) return;
    const auto relation = parse_relation(row.cells[1]);
    if (!relation || *relation == Relation::investment)
      throw std::invalid_argument("unknown relation " + row.cells[1]);
    const bool joint = row.cells[2] == "partners";
    if (row.cells[2] != "subject" && row.cells[2] != "object" && !joint)
      throw std::invalid_argument("holder is subject, object or partners, not " + row.cells[2]);
    if (*relation == Relation::role) {
      result.title_links = words_of(row.cells[3]);
      return;
    }
    if (*relation == Relation::operates_in) {
      result.place_links = words_of(row.cells[3]);
      return;
    }
    nouns.add(parse_pattern(row.cells[4]), static_cast<int>(result.nouns.size()));
    result.nouns.push_back(
        {*relation, row.cells[2] == "subject", joint, words_of(row.cells[3]), row.cells[4]});
  });
  result.noun_set = nouns.build();
}

void load_triggers(const std::filesystem::path& dir, const std::string& language,
                   LanguageFrames& result) {
  PatternSetBuilder triggers;
  TableLoader(dir / "relation_triggers.tsv", 4).each([&](const TableRow& row) {
    if (row.cells[0] != language) return;
    const auto relation = parse_relation(row.cells[1]);
    if (relation != Relation::operates_in && relation != Relation::subject_to)
      throw std::invalid_argument("no triggers for " + row.cells[1]);
    const bool law = row.cells[2].starts_with("regulation/");
    if (!row.cells[2].empty() && row.cells[2] != "back" && !law)
      throw std::invalid_argument("unknown reach " + row.cells[2]);
    triggers.add(parse_pattern(row.cells[3]), static_cast<int>(result.triggers.size()));
    result.triggers.push_back(
        {*relation, row.cells[2] == "back", law ? row.cells[2] : "", row.cells[3]});
  });
  result.trigger_set = triggers.build();
}

LanguageFrames load(const std::filesystem::path& dir, const std::string& language) {
  LanguageFrames result;
  PatternSetBuilder frames;
  PatternSetBuilder cues;
  PatternSetBuilder relations;
  TableLoader(dir / ("frames_" + language + ".tsv"), 4).each([&](const TableRow& row) {
    std::vector<PatternElement> pattern = parse_pattern(row.cells[3]);
    Frame frame = make_frame(row);
    frame.words = literal_words(pattern);
    frames.add(std::move(pattern), static_cast<int>(result.frames.size()));
    result.frames.push_back(std::move(frame));
  });
  TableLoader(dir / ("cues_" + language + ".tsv"), 2).each([&](const TableRow& row) {
    cues.add(parse_pattern(row.cells[1]), static_cast<int>(index_of(kCueNames, row.cells[0])));
  });
  TableLoader(dir / ("relations_" + language + ".tsv"), 2).each([&](const TableRow& row) {
    const auto relation = parse_relation(row.cells[0]);
    if (!relation || *relation == Relation::investment)
      throw std::invalid_argument("unknown relation " + row.cells[0]);
    relations.add(parse_pattern(row.cells[1]), static_cast<int>(result.relations.size()));
    result.relations.push_back({*relation, row.cells[1]});
  });
  result.frame_set = frames.build();
  result.cue_set = cues.build();
  result.relation_set = relations.build();
  load_nouns(dir, language, result);
  load_triggers(dir, language, result);
  return result;
}
}  // namespace

std::string_view to_string(FrameClass frame_class) {
  return kClassNames[static_cast<std::size_t>(frame_class)];
}
std::string_view to_string(FrameCue cue) { return kCueNames[static_cast<std::size_t>(cue)]; }

Frames::Frames(const std::filesystem::path& data_dir) {
  const ReadyTables ready(data_dir, "frames", tables_in(data_dir / "lexicons"));
  file_ = ready.open();
  for (const char* language : {"en", "fr", "nl", "de"})
    languages_.emplace(language,
                       file_ ? LanguageFrames(*file_) : load(data_dir / "lexicons", language));
  if (file_) return;
  ready.keep([&](ReadyWriter& out) {
    for (const char* language : {"en", "fr", "nl", "de"})
      languages_.find(language)->second.save(out);
  });
}

const LanguageFrames& Frames::of(std::string_view language) const {
  const auto at = languages_.find(language);
  return at == languages_.end() ? languages_.at("en") : at->second;
}

}  // namespace quaestor
