#include <algorithm>

#include "patterns.h"

namespace quaestor {

bool is_wild(std::string_view word) {
  return word.size() > 1 && (word.front() == '*' || word.back() == '*');
}

PatternList::PatternList(ReadyFile& file)
    : patterns_(file.part<Range>()),
      elements_(file.part<Element>()),
      plain_(file.part<std::uint64_t>()),
      wild_(file.part<Wildcard>()),
      letters_(file.part<char>()) {}

void PatternList::save(ReadyWriter& out) const {
  out.part(patterns_.all());
  out.part(elements_.all());
  out.part(plain_.all());
  out.part(wild_.all());
  out.part(letters_.all());
}

PatternList::Element PatternList::flat(const PatternElement& element) {
  Element flat;
  flat.type = element.type;
  flat.optional = element.optional;
  flat.slot = element.slot;
  flat.gap = element.gap;
  for (const char letter : element.kinds)
    flat.kinds = static_cast<std::uint16_t>(flat.kinds | 1U << kKindLetters.find(letter));
  flat.plain = static_cast<std::uint32_t>(plain_.size());
  flat.wild = static_cast<std::uint32_t>(wild_.size());
  for (const std::string_view word : element.words) {
    if (!is_wild(word)) {
      plain_.push_back(hash_bytes(word));
      continue;
    }
    const bool at_end = word.front() == '*';
    const std::string_view letters = at_end ? word.substr(1) : word.substr(0, word.size() - 1);
    wild_.push_back({static_cast<std::uint32_t>(letters_.size()),
                     static_cast<std::uint32_t>(letters.size()), at_end});
    for (const char letter : letters) letters_.push_back(letter);
  }
  flat.plain_end = static_cast<std::uint32_t>(plain_.size());
  flat.wild_end = static_cast<std::uint32_t>(wild_.size());
  return flat;
}

void PatternList::add(const std::vector<PatternElement>& pattern) {
  patterns_.push_back(
      {static_cast<std::uint32_t>(elements_.size()), static_cast<std::uint32_t>(pattern.size())});
  for (const PatternElement& element : pattern) elements_.push_back(flat(element));
}

bool PatternList::fits(const Element& element, const Token& token) const {
  const auto plain = plain_words(element);
  if (std::find(plain.begin(), plain.end(), token.hash) != plain.end()) return true;
  const std::string_view lower = token.lower;
  for (std::uint32_t i = element.wild; i < element.wild_end; ++i) {
    const Wildcard& wild = wild_[i];
    const std::string_view letters(letters_.data() + wild.begin, wild.size);
    if (wild.at_end ? lower.ends_with(letters) : lower.starts_with(letters)) return true;
  }
  return false;
}

}  // namespace quaestor
