#include "quaestor/language/phrases.h"

#include <algorithm>

namespace quaestor {

void PhraseSet::add(std::string_view form, int value) {
  std::vector<std::string> words;
  std::string key;
  for (const Token& token : tokenize(form, 0, form.size())) {
    words.push_back(token.lower);
    key += token.lower + '\n';
  }
  if (words.empty()) return;
  const auto [known, fresh] = known_.emplace(key, static_cast<std::uint32_t>(phrases_.size()));
  if (!fresh) {
    phrases_[known->second].values.push_back(value);
    return;
  }
  const std::uint32_t index = known->second;
  const auto insert = [&](std::vector<std::uint32_t>& list) {
    const auto longer = [&](std::uint32_t p, std::size_t size) {
      return phrases_[p].words.size() > size;
    };
    list.insert(std::partition_point(list.begin(), list.end(),
                                     [&](std::uint32_t p) { return longer(p, words.size()); }),
                index);
  };
  phrases_.push_back({words, {value}});
  insert(root_[words.front()]);
  if (has_tails_) insert(tails_[words.back()]);
}

std::optional<PhraseMatch> PhraseSet::longest(std::span<const Token> tokens, std::uint32_t at,
                                              std::uint32_t last) const {
  if (at >= last) return std::nullopt;
  const auto found = root_.find(tokens[at].lower);
  if (found == root_.end()) return std::nullopt;
  for (std::uint32_t p : found->second) {
    const std::vector<std::string>& words = phrases_[p].words;
    if (words.size() > last - at) continue;
    const bool same =
        std::equal(words.begin() + 1, words.end(), tokens.begin() + at + 1,
                   [](const std::string& word, const Token& token) { return word == token.lower; });
    if (same)
      return PhraseMatch{at + static_cast<std::uint32_t>(words.size()), &phrases_[p].values};
  }
  return std::nullopt;
}

std::optional<std::uint32_t> PhraseSet::longest_before(std::span<const Token> tokens,
                                                       std::uint32_t first, std::uint32_t end,
                                                       const std::vector<int>** values) const {
  if (end <= first) return std::nullopt;
  const auto found = tails_.find(tokens[end - 1].lower);
  if (found == tails_.end()) return std::nullopt;
  for (std::uint32_t p : found->second) {
    const std::vector<std::string>& words = phrases_[p].words;
    if (words.size() > end - first) continue;
    const std::uint32_t at = end - static_cast<std::uint32_t>(words.size());
    const bool same =
        std::equal(words.begin(), words.end(), tokens.begin() + at,
                   [](const std::string& word, const Token& token) { return word == token.lower; });
    if (!same) continue;
    if (values != nullptr) *values = &phrases_[p].values;
    return at;
  }
  return std::nullopt;
}

}  // namespace quaestor
