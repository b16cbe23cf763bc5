#include "quaestor/language/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr std::size_t kLongestWord = 400;  // bytes

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const int type = u_charType(static_cast<UChar32>(c));
  return u_isalpha(static_cast<UChar32>(c)) != 0 || type == U_NON_SPACING_MARK;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_space(char32_t c) {
  return c < 0x80 ? (c == ' ' || (c >= 9 && c <= 13))
                  : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }
bool is_thin_space(char32_t c) { return c == 0xA0 || c == 0x202F || c == 0x2009; }

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), at_(begin) {}

  std::vector<Token> run() {
    bool space = false;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      if (is_space(c)) {
        at_ = next;
        space = true;
        continue;
      }
      const std::size_t begin = at_;
      TokenType type = TokenType::sign;
      if (is_letter(c)) {
        type = TokenType::word;
        read_word();
      } else if (is_digit(c)) {
        type = TokenType::number;
        read_number();
      } else if (is_apostrophe(c) && !space && !tokens_.empty() && is_possessive(next)) {
        type = TokenType::word;
        at_ = next + 1;
      } else {
        at_ = next;
      }
      push(begin, type, space);
      space = false;
    }
    return std::move(tokens_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? next_code_point(text_, at) : 0; }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      if (is_digit(c) && is_currency_code(begin)) return;  // "PLN310mn"
      if (is_letter(c) || is_digit(c)) {
        at_ = next;
      } else if (is_apostrophe(c) && (is_letter(peek(next)) || next == text_.size()) &&
                 apostrophe_ends_word(next)) {
        at_ = next;  // l' d' qu'
        return;
      } else if (is_apostrophe(c) && is_letter(peek(next)) && !is_possessive(next)) {
        at_ = next;  // O'Leary, aujourd'hui
      } else if (c == '.' && is_initialism(next)) {
        at_ = next;  // U.S.
      } else if (c == '&' && is_letter(peek(next)) && at_ > 0 &&
                 is_letter(static_cast<unsigned char>(text_[at_ - 1]))) {
        at_ = next;  // AT&T, R&D
      } else {
        return;
      }
    }
  }

  // "PLN310mn", "R2.3 billion", "Rs65 crore", "N450,000": up to four letters right before an amount
  // stand for its currency.
  bool is_currency_code(std::size_t begin) const {
    const std::string_view letters = text_.substr(begin, at_ - begin);
    if (letters.size() > 4 || letters.front() < 'A' || letters.front() > 'Z' ||
        !std::all_of(letters.begin(), letters.end(), is_ascii_letter))
      return false;
    std::size_t end = at_;
    while (end < text_.size() &&
           (is_digit(static_cast<unsigned char>(text_[end])) ||
            ((text_[end] == '.' || text_[end] == ',') && is_digit(peek(end + 1)))))
      ++end;
    const bool code =
        letters.size() == 3 &&
        std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const char after = end < text_.size() ? text_[end] : ' ';
    if (code && (after == 'm' || after == 'b' || after == ' ')) return true;
    if (is_grouped(text_.substr(at_, end - at_))) return true;
    const bool apart = end < text_.size() && (after == ' ' || after == '-');
    return begins_magnitude(apart ? end + 1 : end);
  }

  // "m", "bn", "million", "Mrd.", "crore": short ones as whole words, long ones by their beginning.
  bool begins_magnitude(std::size_t at) const {
    static constexpr std::string_view kWhole[] = {"b", "bn", "m", "mio", "mln", "mn", "mrd", "tn"};
    static constexpr std::string_view kBegin[] = {"billi", "crore", "lakh",
                                                  "milj",  "milli", "trilli"};
    std::size_t end = at;
    while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
    const std::string word = to_lower(text_.substr(at, end - at));
    return std::find(std::begin(kWhole), std::end(kWhole), word) != std::end(kWhole) ||
           std::any_of(std::begin(kBegin), std::end(kBegin),
                       [&](std::string_view b) { return word.starts_with(b); });
  }

  // "450,000"
  static bool is_grouped(std::string_view number) {
    const std::size_t comma = number.find(',');
    return comma != std::string_view::npos && comma > 0 && number.size() >= comma + 4 &&
           number.find('.') == std::string_view::npos;
  }

  // A French elision (one to three letters before the apostrophe, "aujourd'" excepted) is a token
  // of its own.
  bool apostrophe_ends_word(std::size_t) const {
    std::size_t begin = at_;
    while (begin > 0 && is_ascii_letter(text_[begin - 1])) --begin;
    const std::string word = to_lower(text_.substr(begin, at_ - begin));
    static const char* const kElided[] = {"l", "d", "qu",     "n",      "s",     "j",     "m",
                                          "t", "c", "lorsqu", "puisqu", "jusqu", "quoiqu"};
    return std::any_of(std::begin(kElided), std::end(kElided),
                       [&](const char* e) { return word == e; });
  }
  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  // 's at the end of a word is a token of its own.
  bool is_possessive(std::size_t after) const {
    std::size_t at = after;
    const char32_t c = next_code_point(text_, at);
    return (c == 's' || c == 'S') && !is_letter(peek(at)) && !is_digit(peek(at));
  }

  // "U." with another single letter and full stop before or after.
  bool is_initialism(std::size_t after) const {
    if (at_ < 1 || !is_ascii_letter(text_[at_ - 1])) return false;
    const bool single = at_ == 1 || !is_letter(static_cast<unsigned char>(text_[at_ - 2]));
    if (!single || (at_ >= 2 && is_digit(static_cast<unsigned char>(text_[at_ - 2])))) return false;
    const bool more =
        after + 1 < text_.size() && is_ascii_letter(text_[after]) && text_[after + 1] == '.';
    const bool last = at_ >= 2 && text_[at_ - 2] == '.';
    return more || last;
  }

  void read_number() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      if (is_digit(c)) {
        at_ = next;
      } else if ((c == '.' || c == ',') && is_digit(peek(next))) {
        at_ = next;
      } else if ((is_apostrophe(c) || is_thin_space(c) || c == ' ') && three_digits(next)) {
        at_ = next;
      } else {
        return;
      }
    }
  }

  // Exactly three digits follow (a group of thousands) and the number so far is short enough to
  // have groups.
  bool three_digits(std::size_t at) const {
    for (int i = 0; i < 3; ++i, ++at) {
      if (at >= text_.size() || !is_digit(static_cast<unsigned char>(text_[at]))) return false;
    }
    if (at < text_.size() && is_digit(static_cast<unsigned char>(text_[at]))) return false;
    std::size_t digits = 0;
    for (std::size_t back = at_; back > 0 && is_digit(static_cast<unsigned char>(text_[back - 1]));
         --back)
      ++digits;
    return digits <= 3;
  }

  void push(std::size_t begin, TokenType type, bool space) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(at_);
    token.type = type;
    token.space_before = space;
    const std::string_view surface = text_.substr(begin, at_ - begin);
    if (type == TokenType::word && surface.size() > kLongestWord) {
      token.type = TokenType::sign;  // encoded data, not language
      token.set_lower("…");
      tokens_.push_back(std::move(token));
      return;
    }
    std::string lower = to_lower(surface);
    for (std::size_t p = lower.find("\xE2\x80\x99"); p != std::string::npos;
         p = lower.find("\xE2\x80\x99")) {
      lower.replace(p, 3, "'");
    }
    token.set_lower(std::move(lower));
    if (type == TokenType::word) set_case(token, surface);
    tokens_.push_back(std::move(token));
  }

  static void set_case(Token& token, std::string_view surface) {
    int letters = 0;
    int uppers = 0;
    bool lower_seen = false;
    for (std::size_t at = 0; at < surface.size();) {
      const char32_t c = next_code_point(surface, at);
      if (!is_letter(c)) continue;
      const bool upper =
          c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isUUppercase(static_cast<UChar32>(c)) != 0;
      if (letters == 0) token.upper = upper;
      if (upper && lower_seen) token.inner_caps = true;
      if (!upper) lower_seen = true;
      ++letters;
      uppers += upper ? 1 : 0;
    }
    token.all_caps = letters >= 2 && uppers == letters;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<Token> tokens_;
};
}  // namespace

std::vector<Token> tokenize(std::string_view text, std::size_t begin, std::size_t end) {
  return Scanner(text, begin, std::min(end, text.size())).run();
}

}  // namespace quaestor
