#include "quotes.h"

#include <cctype>
#include <string_view>

namespace quaestor::train {

namespace {
// The bytes of the text that are letters or digits, in lower case, with where they stand, so that
// quotes are found whatever the white space and markup between their words.
class Skeleton {
 public:
  explicit Skeleton(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c < 0x80 && std::isalnum(c) == 0) continue;
      bytes_ += static_cast<char>(c < 0x80 ? std::tolower(c) : c);
      at_.push_back(i);
    }
  }
  std::string_view bytes() const { return bytes_; }
  // The stretch of the text, half-open, or {0, 0}.
  std::pair<std::size_t, std::size_t> find(const Skeleton& part) const {
    if (part.bytes_.empty()) return {0, 0};
    const std::size_t at = bytes_.find(part.bytes_);
    if (at == std::string::npos) return {0, 0};
    return {at_[at], at_[at + part.bytes_.size() - 1] + 1};
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> at_;
};

std::vector<std::string> parts_of(const std::string& quote) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  const std::string gap = "…";
  while (from <= quote.size()) {
    const std::size_t to = std::min(quote.find(gap, from), quote.size());
    parts.push_back(quote.substr(from, to - from));
    from = to + gap.size();
  }
  return parts;
}
}  // namespace

std::vector<LocatedFact> locate(const std::vector<GoldFact>& facts, const std::string& text) {
  const Skeleton whole(text);
  std::vector<LocatedFact> found;
  for (const GoldFact& fact : facts) {
    LocatedFact located;
    located.fact = &fact;
    for (const std::string& part : parts_of(fact.quote)) {
      const auto stretch = whole.find(Skeleton(part));
      if (stretch.second != 0) located.stretches.push_back(stretch);
    }
    found.push_back(std::move(located));
  }
  return found;
}

}  // namespace quaestor::train
