#include "name_swap.h"

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor::train {

namespace {
constexpr std::size_t kExchanged = 75;  // per cent of the names of a copy
constexpr std::size_t kInvented = 60;   // per cent of those

void add_names(const std::filesystem::path& table, std::size_t columns,
               std::vector<std::string>& list) {
  for (const TableRow& row : read_table(table, columns)) {
    list.push_back(row.cells[1]);
    for (const std::string_view alias : split(row.cells[2], '|')) {
      if (!trim(alias).empty()) list.emplace_back(trim(alias));
    }
  }
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}
}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

NameMaker::NameMaker(const std::filesystem::path& lexicons, const std::filesystem::path& patterns) {
  add_names(lexicons / "companies.tsv", 7, lists_["C"]);
  add_names(lexicons / "organizations.tsv", 5, lists_["O"]);
  add_names(lexicons / "regulations.tsv", 6, lists_["R"]);
  for (const TableRow& row : read_table(lexicons / "places.tsv", 6)) {
    lists_["L"].push_back(row.cells[2]);
    lists_["place"].push_back(row.cells[2]);
  }
  for (const TableRow& row : read_table(lexicons / "places_small.tsv", 3))
    lists_["place"].push_back(row.cells[1]);
  for (const TableRow& row : read_table(lexicons / "first_names.tsv", 1))
    lists_["first"].push_back(row.cells[0]);
  for (const TableRow& row : read_table(lexicons / "name_heads.tsv", 2)) {
    if (row.cells[0] == "company") lists_["head"].push_back(row.cells[1]);
  }
  for (const TableRow& row : read_table(lexicons / "legal_forms.tsv", 2))
    lists_["legal " + row.cells[1]].push_back(row.cells[0]);
  for (const TableRow& row : read_table(patterns, 4)) {
    const auto weight = static_cast<std::size_t>(std::stoi(row.cells[3]));
    const bool kind = row.cells[1].size() == 1;
    if (!kind) lists_[row.cells[1]].push_back(row.cells[2]);
    for (const char* language : {"en", "fr", "nl", "de"}) {
      if (!kind || (row.cells[0] != "*" && row.cells[0] != language)) continue;
      auto& list = patterns_[std::string(language) + " " + row.cells[1]];
      list.insert(list.end(), weight, row.cells[2]);
    }
  }
}

const std::string& NameMaker::pick(const std::string& list, Random& random) const {
  static const std::string kNone;
  const auto found = lists_.find(list);
  return found == lists_.end() ? kNone : found->second[random.below(found->second.size())];
}

std::string NameMaker::stem(Random& random) const {
  std::string out = pick("opening", random);
  if (random.chance(35)) out += pick("middle", random);
  return capitalised(out + pick("ending", random));
}

std::string NameMaker::part(std::string_view slot, Random& random) const {
  if (slot == "stem") return stem(random);
  if (slot == "lower") return to_lower(stem(random));
  if (slot == "capitals") {
    std::string out;
    const std::size_t size = 2 + random.below(3);
    for (std::size_t i = 0; i < size; ++i) out += static_cast<char>('A' + random.below(26));
    return out;
  }
  if (slot == "digit") return std::string(1, static_cast<char>('1' + random.below(9)));
  if (slot == "surname")
    return capitalised(pick("opening", random) + pick("surname ending", random));
  return pick(std::string(slot), random);
}

std::string NameMaker::fill(const std::string& pattern, Random& random) const {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      out += pattern[i];
      continue;
    }
    out += part(std::string_view(pattern).substr(i + 1, close - i - 1), random);
    i = close;
  }
  return out;
}

std::string NameMaker::make(std::string_view language, char kind, Random& random) const {
  const auto patterns = patterns_.find(std::string(language) + " " + kind);
  const bool listed = lists_.count(std::string(1, kind)) > 0;
  if (patterns == patterns_.end() && !listed) return "";
  const bool invent = !listed || (patterns != patterns_.end() && random.chance(kInvented));
  if (!invent) return pick(std::string(1, kind), random);
  return fill(patterns->second[random.below(patterns->second.size())], random);
}

MarkedText with_other_names(const MarkedText& text, std::string_view language,
                            const NameMaker& maker, Random& random) {
  MarkedText out;
  out.partial = text.partial;
  std::map<std::string, std::string> names;  // one thing keeps one name
  std::size_t at = 0;
  for (const MarkedSpan& span : text.spans) {
    if (span.begin < at) continue;
    out.text += text.text.substr(at, span.begin - at);
    const std::string name = text.text.substr(span.begin, span.end - span.begin);
    std::string& other = names[span.label + " " + name];
    if (other.empty() && span.label.size() == 1 && random.chance(kExchanged))
      other = maker.make(language, span.label[0], random);
    if (other.empty()) other = name;
    const std::size_t begin = out.text.size();
    out.text += other;
    out.spans.push_back({begin, out.text.size(), span.label});
    at = span.end;
  }
  out.text += text.text.substr(at);
  return out;
}

}  // namespace quaestor::train
