#include "quaestor/language/phrases.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace quaestor {

namespace {
constexpr std::size_t kLongest = 64;  // its bit stands for all longer phrases too

std::uint64_t bit_of(std::size_t words) {
  return std::uint64_t{1} << (std::min(words, kLongest) - 1);
}
std::uint32_t most_words(std::uint64_t lengths) {
  const auto words = static_cast<std::uint32_t>(std::bit_width(lengths));
  return words < kLongest ? words : std::numeric_limits<std::uint32_t>::max();
}
}  // namespace

PhraseSet::PhraseSet(ReadyFile& file)
    : has_tails_(file.number() != 0),
      phrases_(file),
      starts_(file),
      tails_(file),
      values_(file.part<int>()) {}

void PhraseSet::save(ReadyWriter& out) const {
  out.number(has_tails_ ? 1 : 0);
  phrases_.save(out);
  starts_.save(out);
  tails_.save(out);
  out.part(values_.all());
}

void PhraseSet::add(std::string_view form, int value) {
  const std::vector<Token> words = tokenize(form, 0, form.size());
  if (words.empty()) return;
  std::uint64_t joined = words.front().hash;
  for (std::size_t i = 1; i < words.size(); ++i) joined = join_hashes(joined, words[i].hash);
  const Lengths length = bit_of(words.size());
  starts_.at_or_add(words.front().hash) |= length;
  if (has_tails_) tails_.at_or_add(words.back().hash) |= length;
  add_value(phrases_.at_or_add(joined), value);
}

// A phrase's values lie together; those of one that gets another move to the end.
void PhraseSet::add_value(Values& values, int value) {
  if (values.begin + values.size != values_.size()) {
    const auto begin = static_cast<std::uint32_t>(values_.size());
    for (std::uint32_t i = 0; i < values.size; ++i) {
      const int moved = values_[values.begin + i];
      values_.push_back(moved);
    }
    values.begin = begin;
  }
  values_.push_back(value);
  ++values.size;
}

std::optional<PhraseMatch> PhraseSet::longest_of(Lengths lengths, std::span<const Token> tokens,
                                                 std::uint32_t at, std::uint32_t last) const {
  const std::uint32_t most = std::min(last - at, most_words(lengths));
  std::optional<PhraseMatch> found;
  std::uint64_t joined = tokens[at].hash;
  for (std::uint32_t size = 1; size <= most; ++size) {
    if (size > 1) joined = join_hashes(joined, tokens[at + size - 1].hash);
    if ((lengths & bit_of(size)) == 0) continue;
    if (const Values* values = phrases_.find(joined))
      found = PhraseMatch{at + size, span_of(*values)};
  }
  return found;
}

std::optional<std::uint32_t> PhraseSet::longest_before(std::span<const Token> tokens,
                                                       std::uint32_t first, std::uint32_t end,
                                                       std::span<const int>* values) const {
  if (end <= first) return std::nullopt;
  const Lengths* lengths = tails_.find(tokens[end - 1].hash);
  if (lengths == nullptr) return std::nullopt;
  const std::uint32_t most = std::min(end - first, most_words(*lengths));
  for (std::uint32_t size = most; size > 0; --size) {
    if ((*lengths & bit_of(size)) == 0) continue;
    const std::uint32_t at = end - size;
    std::uint64_t joined = tokens[at].hash;
    for (std::uint32_t i = at + 1; i < end; ++i) joined = join_hashes(joined, tokens[i].hash);
    const Values* found = phrases_.find(joined);
    if (found == nullptr) continue;
    if (values != nullptr) *values = span_of(*found);
    return at;
  }
  return std::nullopt;
}

}  // namespace quaestor
