#include "filters.h"

#include <fmt/format.h>

#include "quaestor/facts/error.h"

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
}

bool Filters::any() const {
  for (const std::string* text : {&by_, &from_, &in_, &into_, &form_, &since_, &until_}) {
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
}

}  // namespace quaestor
