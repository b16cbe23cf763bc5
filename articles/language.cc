// Which of the four languages a text is in: function words and letter trigrams, each shared out
// among the languages that have it. Other languages are in the profile as rivals, so that Spanish
// is not taken for French.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

#include "quaestor/articles/reader.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kSample = 3000;  // bytes looked at
constexpr double kWordPoints = 1.0;
constexpr double kCommonPoints = 0.5;  // of a frequent word that no rival was asked about
constexpr double kTrigramPoints = 0.06;
constexpr double kLikely = 0.10;  // points a word that the best language must have
constexpr double kMargin = 1.15;  // times the second

struct Profile {
  std::vector<std::string> languages;
  std::unordered_map<std::string, std::vector<std::pair<std::size_t, double>>> points;
};

Profile load_profile() {
  Profile profile;
  std::map<std::string, std::size_t> index;
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "language_profile.tsv", 3)) {
    const auto [at, fresh] = index.emplace(row.cells[0], profile.languages.size());
    if (fresh) profile.languages.push_back(row.cells[0]);
    const bool word = row.cells[1] == "word";
    profile.points[(word ? " " : "") + row.cells[2]].emplace_back(
        at->second, word ? kWordPoints : kTrigramPoints);
  }
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "language_common.tsv", 2)) {
    const auto at = index.find(row.cells[0]);
    auto& shares = profile.points[" " + row.cells[1]];
    if (at != index.end() && shares.empty()) shares.emplace_back(at->second, kCommonPoints);
  }
  for (auto& [form, shares] : profile.points) {
    for (auto& [language, value] : shares) value /= static_cast<double>(shares.size());
  }
  return profile;
}

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7);
}

// Lower-case words of the first part of the text.
std::vector<std::u32string> words_of(std::string_view text) {
  std::size_t cut = std::min(text.size(), kSample);
  while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) ++cut;
  const std::string lower = to_lower(text.substr(0, cut));
  std::vector<std::u32string> words(1);
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    if (is_letter(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

void add_points(const Profile& profile, const std::string& form, std::vector<double>& score) {
  const auto found = profile.points.find(form);
  if (found == profile.points.end()) return;
  for (const auto& [language, value] : found->second) score[language] += value;
}

}  // namespace

std::string detect_language(std::string_view text) {
  static const Profile profile = load_profile();
  const std::vector<std::u32string> words =
      words_of(is_utf8(text) ? std::string(text) : repair_utf8(text));
  if (words.empty()) return "";
  std::vector<double> score(profile.languages.size());
  for (const std::u32string& word : words) {
    std::string whole = " ";
    for (char32_t c : word) append_utf8(whole, c);
    add_points(profile, whole, score);
    for (std::size_t i = 0; i + 3 <= word.size(); ++i) {
      std::string trigram;
      for (std::size_t k = i; k < i + 3; ++k) append_utf8(trigram, word[k]);
      add_points(profile, trigram, score);
    }
  }
  const auto best = std::max_element(score.begin(), score.end());
  const std::string& name = profile.languages[static_cast<std::size_t>(best - score.begin())];
  double second = 0;
  for (auto it = score.begin(); it != score.end(); ++it) {
    if (it != best) second = std::max(second, *it);
  }
  const bool known = name == "en" || name == "fr" || name == "nl" || name == "de";
  const bool likely =
      *best >= kLikely * static_cast<double>(words.size()) && *best >= kMargin * second;
  return known && likely ? name : "";
}

}  // namespace quaestor
