#include "question_amounts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestBound = 4;
constexpr std::size_t kLongestCurrency = 3;
constexpr double kMoney = 1e6;  // a bare number as great as this is money

struct Number {
  double value = 0;
  std::size_t words = 0;
  std::string rest;  // letters glued to the digits: "bn" of "5bn"
};

// "1.5" and "2,3" have decimals; "1.500.000", "1,500" and "1 500" have groups of three.
double value_of(std::string digits) {
  const std::size_t mark = digits.find_last_of(".,");
  if (mark != std::string::npos) {
    const bool repeated = std::count(digits.begin(), digits.end(), digits[mark]) > 1;
    const bool group = digits.size() - mark - 1 == 3 && digits[0] != '0';
    const std::string decimals = repeated || group ? "" : digits.substr(mark + 1);
    std::string wholes = repeated || group ? digits : digits.substr(0, mark);
    std::erase_if(wholes, [](char c) { return c == '.' || c == ','; });
    digits = decimals.empty() ? wholes : wholes + '.' + decimals;
  }
  return std::strtod(digits.c_str(), nullptr);
}

std::optional<Number> digits_at(std::string_view text, const std::vector<QuestionToken>& tokens,
                                std::size_t at) {
  const std::string& first = tokens[at].folded;
  if (first.empty() || first[0] < '0' || first[0] > '9') return std::nullopt;
  Number number;
  std::string digits;
  for (std::size_t i = at; i < tokens.size(); ++i) {
    const std::string& word = tokens[i].folded;
    std::size_t size = 0;
    while (size < word.size() && word[size] >= '0' && word[size] <= '9') ++size;
    if (size == 0) break;
    if (i > at) {
      const std::string_view gap =
          text.substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
      if (gap == " " && size == 3 && size == word.size()) {
        // a group of three
      } else if (gap == "." || gap == ",") {
        digits += gap;
      } else {
        break;
      }
    }
    digits += word.substr(0, size);
    ++number.words;
    number.rest = word.substr(size);
    if (!number.rest.empty()) break;
  }
  number.value = value_of(digits);
  return number;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<QuestionToken>& tokens, std::size_t at,
         const QuestionWords& words)
      : text_(text), tokens_(tokens), begin_(at), at_(at), words_(words) {}

  std::optional<ToldAmount> read() {
    told_.bound = take_bound();
    std::string currency = take_currency();  // "EUR 5 million"
    if (currency.empty()) currency = sign_before();
    if (at_ >= tokens_.size()) return std::nullopt;
    const bool counted = take_number();
    const bool scaled = counted && take_magnitude();
    if (!counted) return std::nullopt;
    const std::string behind = take_currency();
    if (currency.empty()) currency = behind.empty() ? sign_behind() : behind;
    if (told_.bound == Bound::none) told_.bound = take_bound();  // "or more"
    if (!scaled && currency.empty() && (told_.bound == Bound::none || value_ < kMoney)) {
      return std::nullopt;
    }
    told_.amount.value = std::round(value_ * told_.magnitude);
    told_.amount.currency = currency;
    told_.words = at_ - begin_;
    return told_;
  }

 private:
  // The longest entry of a table that starts here.
  template <class Map>
  typename Map::const_iterator longest(const Map& map, std::size_t most, std::size_t& used) const {
    for (std::size_t n = at_ < tokens_.size() ? std::min(most, tokens_.size() - at_) : 0; n > 0;
         --n) {
      const auto found = map.find(folded_span(tokens_, at_, n));
      if (found == map.end()) continue;
      used = n;
      return found;
    }
    return map.end();
  }

  Bound take_bound() {
    std::size_t used = 0;
    const auto found = longest(words_.bounds, kLongestBound, used);
    if (found == words_.bounds.end()) return Bound::none;
    at_ += used;
    return found->second ? Bound::least : Bound::most;
  }

  std::string take_currency() {
    if (at_ < tokens_.size() && at_ > begin_ && words_.cue(tokens_[at_].folded) == "of") {
      // "un milliard d'euros"
      ++at_;
      std::string currency = take_currency();
      if (currency.empty()) --at_;
      return currency;
    }
    // "EUR" as it is written: "top" and "all" are words, TOP and ALL are currencies.
    if (at_ < tokens_.size()) {
      const auto code = words_.signs.find(typed_span(text_, tokens_, at_, 1));
      if (code != words_.signs.end()) {
        ++at_;
        return code->second;
      }
    }
    std::size_t used = 0;
    const auto found = longest(words_.currencies, kLongestCurrency, used);
    if (found == words_.currencies.end()) return {};
    at_ += used;
    return found->second;
  }

  // A sign has no letters, so it is no word: "€" of "€5bn".
  std::string sign_before() const {
    const std::size_t from = at_ == 0 ? 0 : tokens_[at_ - 1].end;
    return at_ < tokens_.size() ? sign_in(text_.substr(from, tokens_[at_].begin - from)) : "";
  }
  std::string sign_behind() const {
    const std::size_t from = tokens_[at_ - 1].end;
    const std::size_t to = at_ < tokens_.size() ? tokens_[at_].begin : text_.size();
    return sign_in(text_.substr(from, to - from));
  }
  std::string sign_in(std::string_view gap) const {
    const auto found = words_.signs.find(trim(gap));
    return found == words_.signs.end() ? std::string() : found->second;
  }

  bool take_number() {
    if (const std::optional<Number> number = digits_at(text_, tokens_, at_)) {
      value_ = number->value;
      glued_ = number->rest;
      at_ += number->words;
      return true;
    }
    const auto found = words_.numbers.find(tokens_[at_].folded);
    const bool counts = found != words_.numbers.end() && at_ + 1 < tokens_.size() &&
                        words_.magnitudes.contains(tokens_[at_ + 1].folded);
    if (!counts) return false;
    value_ = found->second;
    ++at_;
    return true;
  }

  bool take_magnitude() {
    if (!glued_.empty()) {
      const auto found = words_.magnitudes.find(glued_);
      if (found != words_.magnitudes.end()) told_.magnitude = found->second;
      return found != words_.magnitudes.end();
    }
    if (at_ == tokens_.size()) return false;
    const auto found = words_.magnitudes.find(tokens_[at_].folded);
    if (found == words_.magnitudes.end()) return false;
    told_.magnitude = found->second;
    ++at_;
    return true;
  }

  std::string_view text_;
  const std::vector<QuestionToken>& tokens_;
  std::size_t begin_;
  std::size_t at_;
  const QuestionWords& words_;
  ToldAmount told_;
  double value_ = 0;
  std::string glued_;
};

}  // namespace

std::optional<ToldAmount> amount_at(std::string_view text, const std::vector<QuestionToken>& tokens,
                                    std::size_t at, const QuestionWords& words) {
  return Reader(text, tokens, at, words).read();
}

std::optional<int> count_at(const std::vector<QuestionToken>& tokens, std::size_t at,
                            const QuestionWords& words) {
  const std::string& word = tokens[at].folded;
  if (is_number(word) && word.size() <= 3) return std::atoi(word.c_str());
  const auto found = words.numbers.find(word);
  if (found == words.numbers.end() || found->second < 2 || found->second > 99 ||
      found->second != std::floor(found->second)) {
    return std::nullopt;
  }
  return static_cast<int>(found->second);
}

}  // namespace quaestor
