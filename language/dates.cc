#include "quaestor/language/dates.h"

#include <algorithm>
#include <map>
#include <optional>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/language/phrases.h"

namespace quaestor {

namespace {
struct RelativeWord {
  char unit = 'd';  // d day, m month, y year, w weekday
  int offset = 0;   // units from the article's date; for weekdays 0 = Monday
};

struct LanguageTables {
  LanguageTables() { limits.index_tails(); }
  PhraseSet months;    // value = month
  PhraseSet relative;  // value = index into relative_words
  PhraseSet limits;
};

std::optional<int> small_number(const Token& token, std::string_view text, int low, int high) {
  if (token.type != TokenType::number || token.end - token.begin > 4) return std::nullopt;
  int value = 0;
  for (char c : text.substr(token.begin, token.end - token.begin)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value < low || value > high) return std::nullopt;
  return value;
}

Date shifted(const Date& reference, const RelativeWord& word) {
  if (word.unit == 'y') return {reference.year + word.offset, 0, 0};
  if (word.unit == 'm') {
    if (reference.month == 0) return {};
    const int months = reference.year * 12 + reference.month - 1 + word.offset;
    return {months / 12, months % 12 + 1, 0};
  }
  if (reference.day == 0) return {reference.year, reference.month, 0};
  if (word.unit == 'd') return civil_from_days(days_from_civil(reference) + word.offset);
  const int back = (weekday(reference) - word.offset + 7) % 7;  // the last such day, today included
  return civil_from_days(days_from_civil(reference) - back);
}
}  // namespace

struct DateGrammar::Tables {
  std::map<std::string, LanguageTables, std::less<>> languages;
  std::vector<RelativeWord> words;
};

DateGrammar::DateGrammar(const std::filesystem::path& data_dir)
    : tables_(std::make_unique<Tables>()) {
  for (const TableRow& row : read_table(data_dir / "lexicons" / "months.tsv", 3)) {
    tables_->languages[row.cells[0]].months.add(row.cells[2], std::stoi(row.cells[1]));
  }
  const auto path = data_dir / "lexicons" / "date_words.tsv";
  for (const TableRow& row : read_table(path, 4)) {
    LanguageTables& language = tables_->languages[row.cells[0]];
    if (row.cells[1] == "limit") {
      language.limits.add(row.cells[2], 1);
      continue;
    }
    static const std::map<std::string, char> kUnits = {
        {"day", 'd'}, {"month", 'm'}, {"year", 'y'}, {"weekday", 'w'}};
    const auto unit = kUnits.find(row.cells[1]);
    if (unit == kUnits.end())
      throw Error(ErrorKind::bad_format, path.string(), row.line, "unknown type " + row.cells[1]);
    language.relative.add(row.cells[2], static_cast<int>(tables_->words.size()));
    tables_->words.push_back({unit->second, std::atoi(row.cells[3].c_str())});
  }
}

DateGrammar::~DateGrammar() = default;
DateGrammar::DateGrammar(DateGrammar&&) noexcept = default;
DateGrammar& DateGrammar::operator=(DateGrammar&&) noexcept = default;

std::vector<DateMention> DateGrammar::find(std::string_view text, std::span<const Token> tokens,
                                           const Sentence& sentence, std::string_view language,
                                           const Date& reference) const {
  std::vector<DateMention> found;
  const auto tables = tables_->languages.find(language);
  if (tables == tables_->languages.end()) return found;
  const auto sign = [&](std::uint32_t i, std::string_view s) {
    return i < sentence.last && tokens[i].lower == s;
  };
  const auto year_at = [&](std::uint32_t i) -> std::optional<int> {
    if (i >= sentence.last) return std::nullopt;
    return small_number(tokens[i], text, 1900, 2100);
  };
  // A month's name at i, with a day before or after it and a year after.
  const auto month_date = [&](std::uint32_t i) -> std::optional<DateMention> {
    const auto month = tables->second.months.longest(tokens, i, sentence.last);
    if (!month || !(tokens[i].upper || language == "fr" || language == "nl")) return std::nullopt;
    DateMention mention{i, month->last, {reference.year, month->values.front(), 0}, false};
    if (sign(mention.last, ".")) ++mention.last;
    std::uint32_t before = i;
    if (before > sentence.first &&
        (tokens[before - 1].lower == "." || tokens[before - 1].lower == "of" ||
         tokens[before - 1].lower == "er"))
      --before;
    if (before > sentence.first) {
      if (const auto day = small_number(tokens[before - 1], text, 1, 31)) {
        mention.date.day = *day;
        mention.first = before - 1;
      }
    }
    if (mention.date.day == 0 && mention.last < sentence.last) {
      if (const auto day = small_number(tokens[mention.last], text, 1, 31)) {
        mention.date.day = *day;
        ++mention.last;
      }
    }
    std::uint32_t at = mention.last;
    if (sign(at, ",")) ++at;
    if (const auto year = year_at(at)) {
      mention.date.year = *year;
      mention.last = at + 1;
    } else if (!reference) {
      return std::nullopt;
    } else if (reference.month != 0 && mention.date.month > reference.month + 1) {
      --mention.date.year;  // "in November", told in March, is last year's
    }
    if (mention.date.day > days_in_month(mention.date.year, mention.date.month))
      return std::nullopt;
    return mention;
  };
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    std::optional<DateMention> mention = month_date(i);
    if (!mention && reference) {
      const auto word = tables->second.relative.longest(tokens, i, sentence.last);
      if (word) {
        const Date date =
            shifted(reference, tables_->words[static_cast<std::size_t>(word->values.front())]);
        if (date) mention = DateMention{i, word->last, date, false};
      }
    }
    if (!mention) {
      const bool money = i > sentence.first && tokens[i - 1].type == TokenType::sign &&
                         !tokens[i].space_before && tokens[i - 1].lower != "(";
      const auto year = year_at(i);
      if (year && !money) mention = DateMention{i, i + 1, {*year, 0, 0}, false};
    }
    if (!mention) continue;
    if (!found.empty() && mention->first < found.back().last) mention->first = found.back().last;
    mention->limit =
        tables->second.limits.longest_before(tokens, sentence.first, mention->first).has_value();
    i = std::max(mention->last, i + 1) - 1;
    found.push_back(*mention);
  }
  return found;
}

}  // namespace quaestor
