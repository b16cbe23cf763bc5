#include "quaestor/language/amounts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/language/phrases.h"

namespace quaestor {

namespace {
enum NumberType {
  magnitude,
  magnitude_glued,
  number,
  at_least,
  at_most,
  about,
  after_about,
  after_at_least,
  after_at_most,
  range_open,
  range_join,
  range_sure,
  particle,
  bare_after,
  per_year,
  half_after,
  share_before,
  share_after,
  kNumberTypes
};
constexpr std::string_view kTypeNames[] = {
    "magnitude",   "magnitude_glued", "number",        "at_least",   "at_most",      "about",
    "after_about", "after_at_least",  "after_at_most", "range_open", "range_join",   "range_sure",
    "particle",    "bare_after",      "per_year",      "half_after", "share_before", "share_after"};

struct LanguageTables {
  LanguageTables() {
    for (const NumberType type : {at_least, at_most, about, share_before})
      phrases[type].index_tails();
  }
  PhraseSet phrases[kNumberTypes];
};

constexpr double kLeastWhole = 1e6;  // an amount whose parts may be told without magnitude

// What a currency form may mean.
struct CurrencyForm {
  std::vector<std::string> codes;
  bool exact_case = false;  // an ISO code: "CAD", "SEK"
  std::string surface;
};

bool all_upper(std::string_view form) {
  return form.size() >= 2 &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
}  // namespace

struct AmountGrammar::Tables {
  std::map<std::string, LanguageTables, std::less<>> languages;
  std::vector<double> values;                                // of numbers and magnitudes
  std::map<std::string, PhraseSet, std::less<>> currencies;  // by language
  std::map<std::string, PhraseSet, std::less<>> shared;  // words of several currencies, by language
  std::vector<CurrencyForm> forms;
};

// Digits with separators as a number; en: 1,234.5, others: 1.234,5; three digits after a lone
// separator of thousands.
double parse_decimal(std::string_view text, bool english) {
  std::string plain;
  const char decimal = english ? '.' : ',';
  const auto count = [&](char c) { return std::count(text.begin(), text.end(), c); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c == '.' || c == ',') {
      std::size_t group = 0;
      while (i + 1 + group < text.size() && text[i + 1 + group] >= '0' &&
             text[i + 1 + group] <= '9')
        ++group;
      const bool thousands = count(c) > 1 || (c != decimal && group == 3);
      if (!thousands) plain += '.';
    }
  }
  return std::strtod(plain.c_str(), nullptr);
}

// Reads one sentence. Each read_* moves at_ past what it read, or leaves it and returns nothing.
class AmountGrammar::Parser {
 public:
  Parser(const Tables& tables, std::string_view text, std::span<const Token> tokens,
         const Sentence& sentence, std::string_view language, AmountContext& context)
      : tables_(tables),
        text_(text),
        tokens_(tokens),
        sentence_(sentence),
        language_(language),
        context_(context) {
    const auto found = tables.languages.find(language);
    words_ = &(found == tables.languages.end() ? tables.languages.at("en") : found->second);
    const auto money = tables.currencies.find(language);
    const auto shared = tables.shared.find(language);
    if (shared != tables.shared.end()) shared_ = &shared->second;
    currencies_ = &(money == tables.currencies.end() ? tables.currencies.at("en") : money->second);
  }

  std::vector<AmountMention> run() {
    std::vector<AmountMention> found;
    for (at_ = sentence_.first; at_ < sentence_.last;) {
      const std::uint32_t begin = at_;
      std::optional<AmountMention> mention = read_amount();
      if (!mention) {
        at_ = begin;
        mention = read_share();
      }
      if (!mention) {
        at_ = begin + 1;
        continue;
      }
      const std::uint32_t floor = found.empty() ? sentence_.first : found.back().last;
      add_qualifiers(*mention, floor);
      mention->conversion = converts_previous(found, *mention);
      context_.last_currency = mention->amount.currency;
      if (!mention->conversion && mention->amount.value >= kLeastWhole) {
        context_.last_value = mention->amount.value;
        context_.last_magnitude = std::pow(1000.0, std::floor(std::log10(context_.last_value) / 3));
        context_.sentences_since = 0;
      }
      at_ = mention->last;
      found.push_back(std::move(*mention));
    }
    ++context_.sentences_since;
    return found;
  }

 private:
  struct Part {  // a number with what belongs to it
    double value = 0;
    bool has_magnitude = false;
    bool digits = false;
  };

  std::string_view surface(std::uint32_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  bool phrase(NumberType type) {
    const auto match = words_->phrases[type].longest(tokens_, at_, sentence_.last);
    if (match) at_ = match->last;
    return match.has_value();
  }
  std::optional<double> valued(NumberType type) {
    const auto match = words_->phrases[type].longest(tokens_, at_, sentence_.last);
    if (!match) return std::nullopt;
    at_ = match->last;
    return tables_.values[static_cast<std::size_t>(match->values.front())];
  }

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  const CurrencyForm* read_currency() {
    const CurrencyForm* shared = shared_ == nullptr ? nullptr : read_currency(*shared_);
    return shared != nullptr ? shared : read_currency(*currencies_);
  }

  const CurrencyForm* read_currency(const PhraseSet& set) {
    for (std::uint32_t end = sentence_.last; end > at_;) {
      const auto match = set.longest(tokens_, at_, end);
      if (!match) return nullptr;
      const std::string_view written =
          text_.substr(tokens_[at_].begin, tokens_[match->last - 1].end - tokens_[at_].begin);
      for (int value : match->values) {
        const CurrencyForm& form = tables_.forms[static_cast<std::size_t>(value)];
        if (form.exact_case && written != form.surface) continue;
        if (written.size() == 1 && is_ascii_letter(written[0]) && !counts_money(match->last))
          continue;
        at_ = match->last;
        return &form;
      }
      end = match->last - 1;
    }
    return nullptr;
  }

  // Whether one letter before the token may be a currency: "R2.3 billion", "R 2.3 billion", but not
  // "Vitamin K 2".
  bool counts_money(std::uint32_t number) const {
    if (number >= sentence_.last || tokens_[number].type != TokenType::number) return false;
    return !tokens_[number].space_before ||
           words_->phrases[magnitude].longest(tokens_, number + 1, sentence_.last).has_value();
  }

  // One or more magnitudes ("lakh crore", "mille milliards"), or one letter glued to the number or
  // to a currency sign.
  bool read_magnitude(Part& part, bool after_digits) {
    const std::uint32_t begin = at_;
    if (at_ < sentence_.last && surface(at_) == "-" && !tokens_[at_].space_before) ++at_;
    bool any = false;
    double last = 1;
    while (const auto factor = valued(magnitude)) {
      part.value *= *factor;
      last = *factor;
      any = true;
      skip_abbreviation_point();
    }
    if (any && phrase(half_after)) part.value += last / 2;  // "un million et demi"
    if (!any) at_ = begin;
    if (!any && after_digits && at_ < sentence_.last) any = read_glued(part);
    part.has_magnitude = part.has_magnitude || any;
    return any;
  }

  // "1,4 Mrd. Euro": the point belongs to the abbreviation unless it ends the sentence.
  void skip_abbreviation_point() {
    const bool point =
        at_ + 1 < sentence_.last && surface(at_) == "." && !tokens_[at_].space_before;
    if (point && tokens_[at_ - 1].end - tokens_[at_ - 1].begin <= 4) ++at_;
  }

  bool read_glued(Part& part) {
    const auto match = words_->phrases[magnitude_glued].longest(tokens_, at_, sentence_.last);
    if (!match) return false;
    for (int value : match->values) {
      const CurrencyForm& form =
          tables_.forms[static_cast<std::size_t>(-value - 1)];  // letters share the form table
      if (form.surface != surface(at_)) continue;
      const bool sign_follows = at_ + 1 < sentence_.last && !tokens_[at_ + 1].space_before &&
                                tokens_[at_ + 1].type == TokenType::sign &&
                                currencies_->longest(tokens_, at_ + 1, sentence_.last).has_value();
      if (tokens_[at_].space_before && !sign_follows) return false;
      part.value *= std::strtod(form.codes.front().c_str(), nullptr);
      ++at_;
      return true;
    }
    return false;
  }

  std::optional<Part> read_number() {
    Part part;
    if (at_ < sentence_.last && tokens_[at_].type == TokenType::number) {
      part.value = parse_decimal(surface(at_), language_ == "en");
      part.digits = true;
      ++at_;
      read_magnitude(part, true);
      return part;
    }
    const auto value = valued(number);
    if (!value) return std::nullopt;
    part.value = *value;
    if (const auto more = valued(number))
      part.value = part.value >= 100 ? part.value + *more : part.value * *more;
    read_magnitude(part, false);
    return part;
  }

  // The second number of a range, or nothing. `open` says that "between" came before.
  std::optional<Part> read_range_end(bool open, const Part& low) {
    const std::uint32_t begin = at_;
    if (!phrase(range_join)) return std::nullopt;
    const bool sure =
        open || tokens_[begin].type == TokenType::sign ||
        words_->phrases[range_sure].longest(tokens_, begin, sentence_.last).has_value();
    const bool money = read_currency() != nullptr;
    const auto part = sure ? read_number() : std::nullopt;
    // "5,5 Milliarden Euro bis 2029": a year is no end of a range.
    const bool year =
        part && !money && !part->has_magnitude && part->value >= 1900 && part->value <= 2100;
    const bool bare = part && !money && !part->has_magnitude && low.has_magnitude;
    if (part && !year && !bare) return part;
    at_ = begin;
    return std::nullopt;
  }

  const CurrencyForm* read_currency_after() {
    const std::uint32_t begin = at_;
    phrase(particle);
    const CurrencyForm* form = read_currency();
    if (form == nullptr) at_ = begin;
    return form;
  }

  std::optional<AmountMention> read_amount() {
    const std::uint32_t begin = at_;
    const bool open = phrase(range_open);
    const std::uint32_t start = at_;
    const CurrencyForm* currency = read_currency();
    if (currency != nullptr && at_ < sentence_.last && surface(at_) == ".") ++at_;  // "Rs. 500"
    std::optional<Part> low = read_number();
    if (!low) return std::nullopt;
    const CurrencyForm* between = currency == nullptr ? read_currency_after() : nullptr;
    std::optional<Part> high = read_range_end(open, *low);
    const CurrencyForm* after =
        currency == nullptr && between == nullptr ? read_currency_after() : nullptr;
    if (high && between == nullptr && after == nullptr && currency == nullptr)
      after = read_currency_after();
    if (high && between != nullptr) read_currency();  // "200 Mio. Euro bis 300 Mio. Euro"
    if (currency != nullptr) repeat_currency(currency);
    const CurrencyForm* form = currency != nullptr  ? currency
                               : between != nullptr ? between
                                                    : after;
    return make(high ? begin : start, start, *low, high, form);
  }

  // "€ 3 mld euro" names its currency twice; "$5 million Canadian" is said by the table's longer
  // forms.
  void repeat_currency(const CurrencyForm* currency) {
    const std::uint32_t begin = at_;
    const CurrencyForm* again = read_currency();
    if (again != nullptr && again->codes != currency->codes) at_ = begin;
  }

  std::optional<AmountMention> make(std::uint32_t begin, std::uint32_t text_begin, const Part& low,
                                    const std::optional<Part>& high, const CurrencyForm* form) {
    AmountMention mention;
    mention.amount.value = low.value;
    if (high) {
      mention.amount.value_max = high->value;
      if (high->has_magnitude && !low.has_magnitude && low.value < high->value) {
        mention.amount.value *= magnitude_of(*high);
      }
      if (mention.amount.value_max <= mention.amount.value) return std::nullopt;
    }
    if (form == nullptr) {
      const bool big =
          low.has_magnitude && std::max(mention.amount.value, mention.amount.value_max) >= 1e5;
      if (!big || context_.last_currency.empty() || !bare_allowed()) return std::nullopt;
      mention.bare = true;
      mention.currencies = {context_.last_currency};
    } else {
      if (!low.digits && !low.has_magnitude && !(high && high->has_magnitude)) return std::nullopt;
      mention.currencies = form->codes;
    }
    mention.plain_dollar =
        mention.currencies.front() == "USD" && form != nullptr && is_plain_dollar(*form);
    mention.first = begin;
    mention.last = at_;
    mention.amount.currency = mention.currencies.front();
    mention.amount.text = std::string(
        text_.substr(tokens_[text_begin].begin, tokens_[at_ - 1].end - tokens_[text_begin].begin));
    return mention;
  }

  // "5 billion, of which two from the state", "fünf davon": a part in the magnitude of the whole
  // told just before.
  std::optional<AmountMention> read_share() {
    const std::uint32_t begin = at_;
    if (context_.sentences_since > 1 || context_.last_magnitude == 0) return std::nullopt;
    const std::optional<Part> part = read_number();
    if (!part || part->has_magnitude || part->value >= 1000 || part->value == 0) {
      at_ = begin;
      return std::nullopt;
    }
    const std::uint32_t end = at_;
    const bool before =
        words_->phrases[share_before].longest_before(tokens_, sentence_.first, begin).has_value();
    const bool after = phrase(share_after);
    at_ = end;
    const bool counted = !after && (!bare_allowed() || is_percent());
    const double value = part->value * context_.last_magnitude;
    if ((!before && !after) || counted || value > context_.last_value * 1.001) {
      at_ = begin;
      return std::nullopt;
    }
    AmountMention mention;
    mention.bare = true;
    mention.currencies = {context_.last_currency};
    mention.amount.value = value;
    mention.amount.currency = context_.last_currency;
    mention.amount.text = std::string(
        text_.substr(tokens_[begin].begin, tokens_[end - 1].end - tokens_[begin].begin));
    mention.first = begin;
    mention.last = end;
    return mention;
  }
  bool is_percent() const {
    const auto is = [&](std::uint32_t i, std::string_view word) {
      return i < sentence_.last && tokens_[i].lower == word;
    };
    return is(at_, "%") || is(at_ + 1, "cent");
  }

  static double magnitude_of(const Part& part) {
    return std::pow(1000.0, std::floor(std::log10(part.value) / 3.0));
  }
  static bool is_plain_dollar(const CurrencyForm& form) {
    return form.surface == "$" || form.surface == "dollar" || form.surface == "dollars" ||
           form.surface == "Dollar";
  }
  bool bare_allowed() const {
    if (at_ >= sentence_.last) return true;
    if (at_ < context_.counted.size() && !context_.counted[at_]) return true;
    return words_->phrases[bare_after].longest(tokens_, at_, sentence_.last).has_value();
  }

  void add_qualifiers(AmountMention& mention, std::uint32_t floor) {
    struct Way {
      NumberType type;
      Qualifier qualifier;
    };
    static constexpr Way kBefore[] = {
        {at_least, Qualifier::at_least}, {at_most, Qualifier::at_most}, {about, Qualifier::about}};
    static constexpr Way kAfter[] = {{after_at_least, Qualifier::at_least},
                                     {after_at_most, Qualifier::at_most},
                                     {after_about, Qualifier::about}};
    std::uint32_t best = mention.first;
    for (const Way& way : kBefore) {
      const auto at = words_->phrases[way.type].longest_before(tokens_, floor, mention.first);
      if (at && *at < best) {
        best = *at;
        mention.amount.qualifier = way.qualifier;
      }
    }
    mention.first = best;
    std::uint32_t end = mention.last;
    for (const Way& way : kAfter) {
      const auto match = words_->phrases[way.type].longest(tokens_, mention.last, sentence_.last);
      if (match && match->last > end) {
        end = match->last;
        mention.amount.qualifier = way.qualifier;
      }
    }
    mention.last = end;
    for (std::uint32_t i = mention.last; i < std::min(mention.last + 2, sentence_.last); ++i) {
      if (words_->phrases[per_year].longest(tokens_, i, sentence_.last)) mention.per_year = true;
    }
  }

  // "380 billion yuan ($53 billion)", "£41 million, or $55 million,": the amount in brackets right
  // after.
  bool converts_previous(const std::vector<AmountMention>& found,
                         const AmountMention& mention) const {
    if (found.empty() || found.back().amount.currency == mention.amount.currency) return false;
    std::uint32_t i = found.back().last;
    bool bracket = false;
    for (; i < mention.first; ++i) {
      if (surface(i) == "(" || surface(i) == "[") bracket = true;
      if (surface(i) == ")" || surface(i) == "]") return false;
    }
    return bracket && mention.first - found.back().last <= 5;
  }

  const Tables& tables_;
  std::string_view text_;
  std::span<const Token> tokens_;
  Sentence sentence_;
  std::string_view language_;
  AmountContext& context_;
  const LanguageTables* words_;
  const PhraseSet* currencies_;
  const PhraseSet* shared_ = nullptr;
  std::uint32_t at_ = 0;
};

namespace {
constexpr std::string_view kLanguages[] = {"en", "fr", "nl", "de"};

template <typename Use>
void for_languages(const std::string& cell, Use use) {
  for (std::string_view language : kLanguages) {
    if (cell == "*" || cell == language) use(std::string(language));
  }
}
}  // namespace

AmountGrammar::AmountGrammar(const std::filesystem::path& data_dir)
    : tables_(std::make_unique<Tables>()) {
  const auto path = data_dir / "lexicons" / "numbers.tsv";
  for (const TableRow& row : read_table(path, 4)) {
    const auto* const type = std::find(std::begin(kTypeNames), std::end(kTypeNames), row.cells[1]);
    if (type == std::end(kTypeNames))
      throw Error(ErrorKind::bad_format, path.string(), row.line, "unknown type " + row.cells[1]);
    const auto index = static_cast<std::size_t>(type - std::begin(kTypeNames));
    int value = static_cast<int>(tables_->values.size());
    if (index == magnitude_glued) {  // letters differ by case, so they are kept with their surface
      tables_->forms.push_back({{row.cells[3]}, true, row.cells[2]});
      value = -static_cast<int>(tables_->forms.size());
    } else {
      tables_->values.push_back(std::strtod(row.cells[3].c_str(), nullptr));
    }
    for_languages(row.cells[0], [&](const std::string& l) {
      tables_->languages[l].phrases[index].add(row.cells[2], value);
    });
  }
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (const TableRow& row : read_table(data_dir / "lexicons" / "currencies.tsv", 4)) {
    const auto [at, fresh] =
        known.emplace(std::pair(row.cells[1], row.cells[3]), tables_->forms.size());
    if (!fresh) {
      tables_->forms[at->second].codes.push_back(row.cells[0]);
      continue;
    }
    const bool exact = all_upper(row.cells[3]) || row.cells[2] == "symbol";
    tables_->forms.push_back({{row.cells[0]}, exact, row.cells[3]});
    const int value = static_cast<int>(tables_->forms.size() - 1);
    for_languages(row.cells[1],
                  [&](const std::string& l) { tables_->currencies[l].add(row.cells[3], value); });
  }
  load_shared(data_dir / "lexicons" / "currencies_shared.tsv");
}

void AmountGrammar::load_shared(const std::filesystem::path& path) {
  for (const TableRow& row : read_table(path, 3)) {
    std::vector<std::string> codes;
    for (std::string_view code : split(row.cells[2], '|')) codes.emplace_back(code);
    const bool exact = all_upper(row.cells[1]) || row.cells[1].find('$') != std::string::npos;
    tables_->forms.push_back({codes, exact, row.cells[1]});
    const int value = static_cast<int>(tables_->forms.size() - 1);
    for_languages(row.cells[0],
                  [&](const std::string& l) { tables_->shared[l].add(row.cells[1], value); });
  }
}

AmountGrammar::~AmountGrammar() = default;
AmountGrammar::AmountGrammar(AmountGrammar&&) noexcept = default;
AmountGrammar& AmountGrammar::operator=(AmountGrammar&&) noexcept = default;

std::vector<AmountMention> AmountGrammar::find(std::string_view text, std::span<const Token> tokens,
                                               const Sentence& sentence, std::string_view language,
                                               AmountContext& context) const {
  return Parser(*tables_, text, tokens, sentence, language, context).run();
}

}  // namespace quaestor
