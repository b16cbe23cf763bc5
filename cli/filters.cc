#include "filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/rates.h"
#include "quaestor/queries/sectors.h"

namespace quaestor {

namespace {

const Kinds kInvestors = {Kind::company, Kind::organization, Kind::country, Kind::bloc,
                          Kind::person};
const Kinds kWhere = {Kind::country, Kind::bloc, Kind::place};
const Kinds kTargets = {Kind::company, Kind::organization};

// "form: funding, facility, ..." from the vocabulary itself.
template <class T>
std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", ", to_string(static_cast<T>(i)));
  }
  return text;
}

Error not_a_word(const std::string& option, const std::string& text, const std::string& allowed) {
  return {ErrorKind::usage, option + " " + text, "is not known; use one of " + allowed};
}

}  // namespace

Date date_option(const std::string& option, const std::string& text) {
  if (text.empty()) return {};
  const std::optional<Date> date = parse_date(text);
  if (!date || to_string(*date) != text) {
    throw Error(ErrorKind::usage, option + " " + text,
                "is not a date; write 2024, 2024-05 or 2024-05-13");
  }
  return *date;
}

std::string currency_option(const std::string& option, const std::string& text) {
  const auto plain = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  std::string code = text;
  std::transform(code.begin(), code.end(), code.begin(), plain);
  if (standard_rates().knows(code)) return code;
  throw Error(ErrorKind::usage, option + " " + text,
              "is no currency with rates (lexicons/exchange_rates.tsv); write EUR, USD, GBP ...");
}

Amount amount_option(const std::string& option, const std::string& text,
                     const std::string& currency) {
  const auto bad = [&] {
    return Error(ErrorKind::usage, option + " " + text,
                 "is no amount; write 500m, 2bn, \"$1.5bn\", 2e9USD or \"CNY 380bn\"");
  };
  constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
      {"€", "EUR"}, {"$", "USD"}, {"£", "GBP"}};
  constexpr std::pair<std::string_view, double> kUnits[] = {
      {"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12}, {"", 1}};
  std::string rest = to_lower(trim(text));
  Amount amount{.value = 0, .value_max = 0, .currency = currency, .qualifier = {}, .text = ""};
  for (const auto& [sign, code] : kSigns) {
    if (!rest.starts_with(sign)) continue;
    amount.currency = code;
    rest = rest.substr(sign.size());
  }
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  if (rest.empty()) throw bad();
  if (rest.size() > 3 && std::all_of(rest.begin(), rest.begin() + 3, letter) && !letter(rest[3])) {
    amount.currency = currency_option(option, rest.substr(0, 3));
    rest = trim(rest.substr(3));
  } else if (rest.size() > 3 && digit(rest[0]) && std::all_of(rest.end() - 3, rest.end(), letter)) {
    amount.currency = currency_option(option, rest.substr(rest.size() - 3));
    rest = trim(rest.substr(0, rest.size() - 3));
  }
  const auto [at, error] = std::from_chars(rest.data(), rest.data() + rest.size(), amount.value);
  if (error != std::errc() || !std::isfinite(amount.value) || amount.value < 0) throw bad();
  const std::string_view unit = trim(std::string_view(at, rest.data() + rest.size()));
  for (const auto& [name, factor] : kUnits) {
    if (unit != name) continue;
    amount.value *= factor;
    return amount;
  }
  throw bad();
}

std::vector<Kind> kinds_option(const std::string& option, const std::vector<std::string>& names) {
  std::vector<Kind> kinds;
  for (const std::string& name : names) {
    const std::optional<Kind> kind = parse_kind(name);
    if (!kind) throw not_a_word(option, name, words<Kind>(kKinds));
    kinds.push_back(*kind);
  }
  return kinds;
}

namespace {
// An empty value, as of a shell's variable that is not set, would mean everything.
std::string told(const std::string& value) {
  return value.empty() ? "is empty; leave the option out, or give a value" : std::string();
}
}  // namespace

void Filters::declare(CLI::App& app) {
  app.add_option("--by", by_, "investor")->type_name("NAME");
  app.add_option("--from", from_, "country or bloc of the investor's seat")->type_name("NAME");
  app.add_option("--in", in_, "country, bloc or place the money goes to")->type_name("NAME");
  app.add_option("--into", into_, "company or organization that gets it")->type_name("NAME");
  app.add_option("--between", between_, "two ends, in either direction")
      ->type_name("NAME NAME")
      ->expected(2);
  app.add_option("--form", form_, words<Form>(kForms))->type_name("FORM");
  app.add_option("--status", statuses_, words<Status>(kStatuses) + " (several with commas)")
      ->type_name("STATUS")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_option("--since", since_, "from this date on: 2024, 2024-05, 2024-05-13")
      ->type_name("DATE");
  app.add_option("--until", until_, "up to this date, inclusive")->type_name("DATE");
  app.add_option("--min", min_, "at least this much: 500m, 2bn, \"$1.5bn\" (euro unless said)")
      ->type_name("AMOUNT");
  app.add_option("--max", max_, "at most this much")->type_name("AMOUNT");
  app.add_option("--currency", currency_, "amounts stated in this currency only")
      ->type_name("CODE");
  app.add_option("--sector", sector_, "of the investor or the receiver: energy, technology ...")
      ->type_name("SECTOR");
  app.add_option("--convert", convert_, "what sums are converted to, marked ≈ (default EUR)")
      ->type_name("CODE");
  for (const char* name : {"--by", "--from", "--in", "--into", "--form", "--since", "--until",
                           "--min", "--max", "--currency", "--sector", "--convert"})
    app.get_option(name)->check(told);
}

bool Filters::any() const {
  for (const std::string* text :
       {&by_, &from_, &in_, &into_, &form_, &since_, &until_, &min_, &max_, &currency_, &sector_}) {
    if (!text->empty()) return true;
  }
  return !between_.empty() || !statuses_.empty();
}

void Filters::apply(const Graph& graph, const Gazetteer& gazetteer, Query& query) const {
  const auto name = [&](const std::string& text, const Kinds& kinds) {
    return text.empty() ? Term() : resolve(graph, gazetteer, text, kinds);
  };
  query.by = name(by_, kInvestors);
  query.from = name(from_, {Kind::country, Kind::bloc});
  query.in = name(in_, kWhere);
  query.into = name(into_, kTargets);
  if (between_.size() == 2) {
    query.between_a = name(between_[0], {});
    query.between_b = name(between_[1], {});
  }
  if (!form_.empty()) {
    query.form = parse_form(form_);
    if (!query.form) throw not_a_word("--form", form_, words<Form>(kForms));
  }
  for (const std::string& text : statuses_) {
    const std::optional<Status> status = parse_status(text);
    if (!status) throw not_a_word("--status", text, words<Status>(kStatuses));
    query.statuses.push_back(*status);
  }
  query.since = date_option("--since", since_);
  query.until = date_option("--until", until_);
  if (!sector_.empty()) query.sector = resolve_sector(data_dir(), sector_);
  apply_amounts(query);
}

void Filters::apply_amounts(Query& query) const {
  if (!currency_.empty()) query.currency = currency_option("--currency", currency_);
  if (!convert_.empty()) query.convert_to = currency_option("--convert", convert_);
  const std::string currency = query.currency.empty() ? "EUR" : query.currency;
  if (!min_.empty()) query.min = amount_option("--min", min_, currency);
  if (!max_.empty()) query.max = amount_option("--max", max_, currency);
}

}  // namespace quaestor
