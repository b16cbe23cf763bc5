// A query as the subcommand that asks the same.
#include <algorithm>
#include <array>

#include "quaestor/facts/jsonl.h"
#include "quaestor/queries/query.h"

namespace quaestor {

namespace {

// A word as a shell takes it.
std::string quoted(const std::string& text) {
  const auto plain = [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == ',' ||
           c == '/';
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out += '\\';
    out += c;
  }
  return out + '"';
}

class Line {
 public:
  explicit Line(std::string start) : text_(std::move(start)) {}
  void word(const std::string& value) { text_ += ' ' + quoted(value); }
  void option(const std::string& name, const std::string& value) {
    if (!value.empty()) text_ += " --" + name + ' ' + quoted(value);
  }
  void flag(const std::string& name) { text_ += " --" + name; }
  void term(const std::string& name, const Term& term) {
    if (term.given()) option(name, term.name);
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

template <class Values>
std::string joined(const Values& values) {
  std::string text;
  for (const auto& value : values) {
    if (!text.empty()) text += ',';
    text += to_string(value);
  }
  return text;
}

// "1000000000EUR", as --min takes it.
std::string amount_word(const Amount& amount) {
  return number_to_string(amount.value) + amount.currency;
}

void add_dates(Line& line, const Query& query) {
  line.option("since", to_string(query.since));
  line.option("until", to_string(query.until));
}

std::string investments_command(const Query& query) {
  Line line("quaestor investments");
  line.term("by", query.by);
  line.term("from", query.from);
  line.term("in", query.in);
  line.term("into", query.into);
  if (query.between_a.given()) {
    line.option("between", query.between_a.name);
    line.word(query.between_b.name);
  }
  if (query.form) line.option("form", std::string(to_string(*query.form)));
  line.option("status", joined(query.statuses));
  if (query.min) line.option("min", amount_word(*query.min));
  if (query.max) line.option("max", amount_word(*query.max));
  line.option("currency", query.currency);
  line.term("sector", query.sector);
  add_dates(line, query);
  line.option("group-by", joined(query.group));
  if (query.together) line.flag("together");
  if (query.largest_first) line.flag("largest");
  if (query.convert_to != "EUR") line.option("convert", query.convert_to);
  return std::move(line).text();
}

std::string relations_command(const Query& query) {
  Line line("quaestor relations");
  line.option("relation", joined(query.relations));
  line.term("subject", query.subject);
  line.term("object", query.object);
  line.term("of", query.either);
  add_dates(line, query);
  return std::move(line).text();
}

std::string comparison_command(const Query& query) {
  Line line("quaestor compare");
  line.word(query.subject.name);
  line.word(query.object.name);
  line.term("in", query.in);
  add_dates(line, query);
  return std::move(line).text();
}

std::string path_command(const Query& query) {
  Line line("quaestor path");
  line.word(query.subject.name);
  line.word(query.object.name);
  if (query.all_ways) line.flag("all");
  line.option("through", joined(query.kinds));
  return std::move(line).text();
}

std::string things_command(const Query& query) {
  if (query.scan == Scan::people) {
    Line line("quaestor people");
    if (query.subject.given()) line.word(query.subject.name);
    line.term("at", query.object);
    line.option("title", query.text);
    add_dates(line, query);
    return std::move(line).text();
  }
  if (query.scan == Scan::regulations) {
    Line line("quaestor regulations");
    if (query.subject.given()) line.word(query.subject.name);
    line.term("binding", query.either);
    line.term("by", query.object);
    return std::move(line).text();
  }
  Line line("quaestor companies");
  line.term("in", query.in);
  line.term("sector", query.sector);
  line.term("unit-of", query.object);
  if (query.largest_first) line.flag("widest");
  return std::move(line).text();
}

std::string around_command(const Query& query) {
  if (query.scan == Scan::neighbours) {
    Line line("quaestor neighbours");
    line.word(query.subject.name);
    if (query.depth != 1) line.option("depth", std::to_string(query.depth));
    line.option("kind", joined(query.kinds));
    return std::move(line).text();
  }
  Line line("quaestor timeline");
  if (query.either.given()) line.word(query.either.name);
  add_dates(line, query);
  return std::move(line).text();
}

std::string ranking_command(const Query& query) {
  Line line("quaestor top");
  if (query.rank != Rank::money) line.option("by", std::string(to_string(query.rank)));
  line.option("kind", joined(query.kinds));
  if (query.convert_to != "EUR") line.option("convert", query.convert_to);
  return std::move(line).text();
}

std::string sources_command(const Query& query) {
  Line line("quaestor sources");
  if (query.scan == Scan::evidence) line.word(query.fact);
  if (query.scan == Scan::quotes) line.word(query.subject.name);
  if (query.scan == Scan::articles) {
    line.option("outlet", query.outlet);
    line.option("language", query.language);
  }
  add_dates(line, query);
  return std::move(line).text();
}

std::string of_one_word(const std::string& name, const std::string& word) {
  Line line("quaestor " + name);
  if (!word.empty()) line.word(word);
  return std::move(line).text();
}

}  // namespace

std::string to_command(const Query& query) {
  switch (query.scan) {
    case Scan::investments:
      return investments_command(query);
    case Scan::relations:
      return relations_command(query);
    case Scan::path:
      return path_command(query);
    case Scan::comparison:
      return comparison_command(query);
    case Scan::companies:
    case Scan::people:
    case Scan::regulations:
      return things_command(query);
    case Scan::neighbours:
    case Scan::timeline:
      return around_command(query);
    case Scan::ranking:
      return ranking_command(query);
    case Scan::evidence:
    case Scan::quotes:
    case Scan::articles:
      return sources_command(query);
    case Scan::card:
      return of_one_word("show", query.subject.name);
    case Scan::communities:
      return of_one_word("communities", "");
    case Scan::conflicts:
      return of_one_word("conflicts", query.either.given() ? query.either.name : "");
    case Scan::changes:
      return of_one_word("changes", to_string(query.since));
    case Scan::vocabulary:
      return of_one_word("schema", "");
    case Scan::search:
      return of_one_word("search", query.text);
    case Scan::statistics:
      break;
  }
  return of_one_word("stats", "");
}

}  // namespace quaestor
