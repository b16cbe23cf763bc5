#include <array>
#include <charconv>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/ask.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"en", "fr", "nl", "de"};
constexpr std::string_view kExample = "example";

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

Grammar::Grammar(const fs::path& data_dir) {
  const fs::path dir = data_dir / "lexicons";
  for (std::string_view language : kLanguages) {
    const std::string file = "questions_" + std::string(language) + ".tsv";
    languages_.push_back(read_words(dir / file, language));
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

}  // namespace quaestor
