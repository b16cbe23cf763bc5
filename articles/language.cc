// Which of the four languages a text is in: function words and letter trigrams, each shared out
// among the languages that have it. Other languages are in the profile as rivals, so that Spanish
// is not taken for French.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <span>
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

// Forms by their hashes: of 64 bits, no two of them share one.
std::uint64_t hash_of(std::u32string_view form, bool word) {
  std::uint64_t hash = word ? 0x9E3779B97F4A7C15ULL : 1;
  for (const char32_t c : form) {
    hash = (hash ^ c) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32U;
  }
  return hash == 0 ? 1 : hash;
}

std::u32string letters_of(std::string_view form) {
  std::u32string letters;
  for (std::size_t at = 0; at < form.size();) letters += next_code_point(form, at);
  return letters;
}

// Points of forms for languages, by open addressing; never more than half full.
class Profile {
 public:
  struct Share {
    std::size_t language = 0;
    double points = 0;
  };
  using Forms = std::unordered_map<std::uint64_t, std::vector<Share>>;

  Profile(std::vector<std::string> languages, const Forms& forms)
      : languages_(std::move(languages)), cells_(std::bit_ceil(forms.size() * 2 + 1)) {
    for (const auto& [hash, shares] : forms) {
      Cell& cell = cells_[place(hash)];
      cell = {hash, static_cast<std::uint32_t>(shares_.size()),
              static_cast<std::uint32_t>(shares.size())};
      for (const Share& share : shares)
        shares_.push_back({share.language, share.points / static_cast<double>(shares.size())});
    }
  }

  const std::vector<std::string>& languages() const { return languages_; }
  std::span<const Share> shares(std::uint64_t hash) const {
    const Cell& cell = cells_[place(hash)];
    return std::span(shares_).subspan(cell.first, cell.count);
  }

 private:
  struct Cell {
    std::uint64_t hash = 0;  // 0 = empty
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::size_t place(std::uint64_t hash) const {
    std::size_t at = hash & (cells_.size() - 1);
    while (cells_[at].hash != 0 && cells_[at].hash != hash) at = (at + 1) & (cells_.size() - 1);
    return at;
  }

  std::vector<std::string> languages_;
  std::vector<Cell> cells_;
  std::vector<Share> shares_;
};

Profile load_profile() {
  std::vector<std::string> languages;
  Profile::Forms forms;
  std::map<std::string, std::size_t> index;
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "language_profile.tsv", 3)) {
    const auto [at, fresh] = index.emplace(row.cells[0], languages.size());
    if (fresh) languages.push_back(row.cells[0]);
    const bool word = row.cells[1] == "word";
    forms[hash_of(letters_of(row.cells[2]), word)].push_back(
        {at->second, word ? kWordPoints : kTrigramPoints});
  }
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "language_common.tsv", 2)) {
    const auto at = index.find(row.cells[0]);
    auto& shares = forms[hash_of(letters_of(row.cells[1]), true)];
    if (at != index.end() && shares.empty()) shares.push_back({at->second, kCommonPoints});
  }
  return {std::move(languages), forms};
}

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7);
}

// Calls use(word) for each lower-case word of the first part of the text.
template <typename Use>
void for_words(std::string_view text, Use use) {
  std::size_t cut = std::min(text.size(), kSample);
  while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) ++cut;
  const std::string lower = to_lower(text.substr(0, cut));
  std::u32string word;
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    if (is_letter(c)) {
      word += c;
    } else if (!word.empty()) {
      use(std::u32string_view(word));
      word.clear();
    }
  }
  if (!word.empty()) use(std::u32string_view(word));
}

}  // namespace

std::string detect_language(std::string_view text) {
  static const Profile profile = load_profile();
  std::string repaired;
  std::vector<double> score(profile.languages().size());
  const auto add = [&](std::uint64_t hash) {
    for (const Profile::Share& share : profile.shares(hash)) score[share.language] += share.points;
  };
  std::size_t words = 0;
  for_words(is_utf8(text) ? text : std::string_view(repaired = repair_utf8(text)),
            [&](std::u32string_view word) {
              ++words;
              add(hash_of(word, true));
              for (std::size_t i = 0; i + 3 <= word.size(); ++i)
                add(hash_of(word.substr(i, 3), false));
            });
  if (words == 0) return "";
  const auto best = std::max_element(score.begin(), score.end());
  const std::string& name = profile.languages()[static_cast<std::size_t>(best - score.begin())];
  double second = 0;
  for (auto it = score.begin(); it != score.end(); ++it) {
    if (it != best) second = std::max(second, *it);
  }
  const bool known = name == "en" || name == "fr" || name == "nl" || name == "de";
  const bool likely = *best >= kLikely * static_cast<double>(words) && *best >= kMargin * second;
  return known && likely ? name : "";
}

}  // namespace quaestor
