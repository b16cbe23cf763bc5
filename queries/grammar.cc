#include <array>
#include <charconv>
#include <cstdlib>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/ask.h"
#include "quaestor/queries/sectors.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"en", "fr", "nl", "de"};
constexpr std::string_view kExample = "example";
constexpr std::string_view kPeriod = "date:";
constexpr std::string_view kLast = "last:";
constexpr std::string_view kParticiple = "participle";
constexpr std::string_view kLeast = "min";
constexpr std::string_view kMost = "max";
constexpr std::size_t kShortestSlip = 6;  // letters; shorter words are near to too much

// "past # years" with "#" kept.
std::string folded_period(const std::string& form) {
  std::string folded;
  for (std::string_view part : split(form, '#')) {
    if (!folded.empty()) folded += " #";
    const std::string words = fold(part);
    if (!words.empty()) folded += (folded.empty() ? "" : " ") + words;
  }
  return folded;
}

double number_of(const fs::path& path, const TableRow& row, const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != 0) {
    throw Error(ErrorKind::bad_format, path.string(), row.line, "'" + text + "' is no number");
  }
  return value;
}

// Numbers, currencies and months that the language has; "*" is every language.
void read_measures(const fs::path& dir, QuestionWords& words) {
  const auto ours = [&](const std::string& language) {
    return language == words.language || language == "*";
  };
  const fs::path numbers = dir / "numbers.tsv";
  for (const TableRow& row : read_table(numbers, 4)) {
    if (!ours(row.cells[0])) continue;
    const std::string& type = row.cells[1];
    const std::string form = fold(row.cells[2]);
    if (form.empty()) continue;
    if (type == "number") {
      words.numbers.emplace(form, number_of(numbers, row, row.cells[3]));
    } else if (type == "magnitude" || type == "magnitude_glued") {
      words.magnitudes.emplace(form, number_of(numbers, row, row.cells[3]));
    } else if (type == "at_least" || type == "after_at_least") {
      words.bounds.emplace(form, true);
    } else if (type == "at_most" || type == "after_at_most") {
      words.bounds.emplace(form, false);
    }
  }
  for (const TableRow& row : read_table(dir / "currencies.tsv", 4)) {
    if (!ours(row.cells[1])) continue;
    if (row.cells[2] == "symbol") {
      words.signs.emplace(row.cells[3], row.cells[0]);
    } else {
      words.currencies.emplace(fold(row.cells[3]), row.cells[0]);
    }
  }
  words.currencies.erase("");
  const fs::path months = dir / "months.tsv";
  for (const TableRow& row : read_table(months, 3)) {
    if (!ours(row.cells[0])) continue;
    words.months.emplace(fold(row.cells[2]),
                         static_cast<int>(number_of(months, row, row.cells[1])));
  }
}

// Offices of state with their forms ("lead:prime minister"), so that a question can ask for the one
// who holds them.
void read_offices(const fs::path& dir, QuestionWords& words) {
  for (const TableRow& row : read_table(dir / "titles.tsv", 4)) {
    if (row.cells[0] != words.language || row.cells[3] != "public") continue;
    const std::string cue = "lead:" + row.cells[2];
    const auto [known, fresh] = words.exact.emplace(fold(row.cells[1]), cue);
    if (!fresh && known->second == "lead") known->second = cue;
  }
  words.exact.erase("");
}

QuestionWords read_words(const fs::path& path, std::string_view language) {
  QuestionWords words;
  words.language = language;
  for (const TableRow& row : read_table(path, 2)) {
    const std::string& cue = row.cells[0];
    const std::string& form = row.cells[1];
    if (cue == kExample) {
      words.examples.push_back(form);
      continue;
    }
    if (cue.starts_with(kPeriod)) {
      words.periods.emplace(folded_period(form), cue.substr(kPeriod.size()));
      continue;
    }
    if (cue.starts_with(kLast)) {
      words.endings.emplace(fold(form), cue.substr(kLast.size()));
      continue;
    }
    if (cue == kParticiple) {
      words.participles.insert(fold(form));
      continue;
    }
    if (cue == kLeast || cue == kMost) {
      words.bounds[fold(form)] = cue == kLeast;
      continue;
    }
    const bool prefix = form.ends_with('*');
    const std::string folded = fold(form);
    if (folded.empty()) throw Error(ErrorKind::bad_format, path.string(), row.line, "no letters");
    auto& target = prefix ? words.prefixes : words.exact;
    const auto [known, fresh] = target.emplace(folded, cue);
    if (!fresh && known->second != cue) {
      throw Error(ErrorKind::bad_format, path.string(), row.line,
                  "'" + form + "' stands for " + known->second + " already");
    }
  }
  return words;
}

}  // namespace

std::string_view QuestionWords::cue(std::string_view folded) const {
  if (const auto found = exact.find(folded); found != exact.end()) return found->second;
  // The longest known beginning of a single word.
  if (folded.find(' ') != std::string_view::npos) return {};
  for (std::size_t size = folded.size(); size > 0; --size) {
    const auto found = prefixes.find(folded.substr(0, size));
    if (found != prefixes.end()) return found->second;
  }
  return {};
}

std::string_view QuestionWords::cue_near(std::string_view folded) const {
  if (folded.size() < kShortestSlip) return {};
  std::string_view near;
  for (const auto& [form, cue] : exact) {
    const std::size_t gap =
        form.size() > folded.size() ? form.size() - folded.size() : folded.size() - form.size();
    // The first letter is seldom the wrong one.
    if (gap > 1 || form.front() != folded.front() || edit_distance(form, folded, 1) > 1) continue;
    if (!near.empty() && near != cue) return {};
    near = cue;
  }
  return near;
}

Grammar::Grammar(const fs::path& data_dir) : data_dir_(data_dir) {
  const fs::path dir = data_dir / "lexicons";
  for (std::string_view language : kLanguages) {
    const std::string file = "questions_" + std::string(language) + ".tsv";
    languages_.push_back(read_words(dir / file, language));
    read_measures(dir, languages_.back());
    read_offices(dir, languages_.back());
  }
  const fs::path path = dir / "questions_intents.tsv";
  for (const TableRow& row : read_table(path, 3)) {
    int weight = 0;
    const std::string& text = row.cells[2];
    const auto end = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || weight <= 0) {
      throw Error(ErrorKind::bad_format, path.string(), row.line, "weight is not a whole number");
    }
    votes_[row.cells[0]].push_back({row.cells[1], weight});
  }
}

const std::vector<Vote>& Grammar::votes(std::string_view cue) const {
  static const std::vector<Vote> none;
  const auto found = votes_.find(cue);
  return found == votes_.end() ? none : found->second;
}

Term Grammar::sector(std::string_view name) const { return resolve_sector(data_dir_, name); }

}  // namespace quaestor
