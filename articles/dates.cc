#include "dates.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

struct Token {
  enum class Kind { number, word, mark } kind;
  std::size_t begin;
  std::size_t end;
  int value = 0;  // number
  int month = 0;  // word that names a month
};

const std::unordered_map<std::string, int>& months() {
  static const auto* table = [] {
    auto* map = new std::unordered_map<std::string, int>;
    for (const TableRow& row : read_table(data_dir() / "lexicons" / "months.tsv", 3)) {
      map->emplace(fold(row.cells[2]), std::stoi(row.cells[1]));
    }
    return map;
  }();
  return *table;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}
bool is_word_byte(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// Numbers, words and marks; spaces, also U+00A0, separate and are dropped.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (is_space(text[i])) {
      ++i;
    } else if (text.substr(i, 2) == "\xC2\xA0") {
      i += 2;
    } else if (is_digit(text[i])) {
      long value = 0;
      for (; i < text.size() && is_digit(text[i]); ++i)
        value = std::min(value * 10 + (text[i] - '0'), 99999L);
      const std::size_t digits = i - begin;
      out.push_back({Token::Kind::number, begin, i, digits <= 4 ? static_cast<int>(value) : -1, 0});
    } else if (is_letter(text[i])) {
      while (i < text.size() && is_word_byte(text[i]) && text.substr(i, 2) != "\xC2\xA0") ++i;
      out.push_back({Token::Kind::word, begin, i, 0, month_of(text.substr(begin, i - begin))});
    } else {
      ++i;
      out.push_back({Token::Kind::mark, begin, i, 0, 0});
    }
  }
  return out;
}

class Matcher {
 public:
  Matcher(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::optional<FoundDate> at(std::size_t i) const {
    if (auto found = numeric(i)) return found;
    if (auto found = day_month_year(i)) return found;
    return month_day_year(i);
  }

 private:
  bool is_number(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::number;
  }
  bool is_month(std::size_t i) const { return i < tokens_.size() && tokens_[i].month != 0; }
  bool is_mark(std::size_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::mark &&
           text_[tokens_[i].begin] == c;
  }
  std::size_t width(std::size_t i) const { return tokens_[i].end - tokens_[i].begin; }
  bool is_year(std::size_t i) const {
    return is_number(i) && width(i) == 4 && tokens_[i].value >= 1900 && tokens_[i].value < 2200;
  }
  bool is_day(std::size_t i) const {
    return is_number(i) && width(i) <= 2 && tokens_[i].value >= 1 && tokens_[i].value <= 31;
  }
  std::size_t skip(std::size_t i, char c) const { return is_mark(i, c) ? i + 1 : i; }
  // "1st", "2nd", "1er", "3e", "de", "of" beside the day
  std::size_t skip_ordinal(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != Token::Kind::word || tokens_[i].month != 0)
      return i;
    return width(i) <= 3 ? i + 1 : i;
  }

  std::optional<FoundDate> make(int year, int month, int day, std::size_t first,
                                std::size_t last) const {
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return {};
    return FoundDate{{year, month, day}, tokens_[first].begin, tokens_[last].end};
  }

  std::optional<FoundDate> numeric(std::size_t i) const {
    if (!is_number(i) || i + 4 >= tokens_.size() || !is_number(i + 2) || !is_number(i + 4))
      return {};
    const std::size_t at = tokens_[i + 1].begin;
    const char c = text_[at];
    if ((c != '-' && c != '/' && c != '.') || !is_mark(i + 3, c)) return {};
    if (is_mark(i + 5, c) && is_number(i + 6) && tokens_[i + 6].begin == tokens_[i + 5].end)
      return {};
    if (is_year(i) && width(i + 2) <= 2 && width(i + 4) <= 2) {
      return make(tokens_[i].value, tokens_[i + 2].value, tokens_[i + 4].value, i, i + 4);
    }
    if (!is_year(i + 4) || width(i) > 2 || width(i + 2) > 2) return {};
    const int a = tokens_[i].value;
    const int b = tokens_[i + 2].value;
    if (auto found = make(tokens_[i + 4].value, b, a, i, i + 4)) return found;
    return c == '/' ? make(tokens_[i + 4].value, a, b, i, i + 4) : std::nullopt;
  }

  std::optional<FoundDate> day_month_year(std::size_t i) const {
    if (!is_day(i)) return {};
    const std::size_t month = skip_ordinal(skip(i + 1, '.'));
    if (!is_month(month)) return {};
    const std::size_t year = skip(skip(month + 1, '.'), ',');
    if (!is_year(year)) return {};
    return make(tokens_[year].value, tokens_[month].month, tokens_[i].value, i, year);
  }

  std::optional<FoundDate> month_day_year(std::size_t i) const {
    if (!is_month(i)) return {};
    const std::size_t day = skip(i + 1, '.');
    if (!is_day(day)) return {};
    const std::size_t year = skip(skip_ordinal(day + 1), ',');
    if (!is_year(year)) return {};
    return make(tokens_[year].value, tokens_[i].month, tokens_[day].value, i, year);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

int month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 14) return 0;
  const auto found = months().find(fold(word));
  return found == months().end() ? 0 : found->second;
}

std::optional<FoundDate> find_date(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  const Matcher matcher(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto found = matcher.at(i)) return found;
  }
  return {};
}

}  // namespace quaestor
