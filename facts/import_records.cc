#include "import_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

using Names = std::map<std::string, std::vector<std::string>, std::less<>>;

// Names of a field, best first.
const std::vector<std::string>& names_of(std::string_view field) {
  static const Names kNames = [] {
    Names names;
    for (const TableRow& row : read_table(data_dir() / "lexicons" / "import_columns.tsv", 3)) {
      names[row.cells[0]].push_back(row.cells[2]);
    }
    return names;
  }();
  static const std::vector<std::string> kNone;
  const auto found = kNames.find(field);
  return found == kNames.end() ? kNone : found->second;
}

std::string cell(const ImportRow& row, std::string_view field) {
  for (const std::string& name : names_of(field)) {
    const auto found = row.cells.find(name);
    if (found != row.cells.end() && !trim(found->second).empty()) return found->second;
  }
  return {};
}

// "Operates in" and "OPERATES_IN" are operates_in.
std::string word(std::string_view text) {
  std::string out = fold(text);
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

bool stands_for(std::string_view field, const std::string& text) {
  const auto& names = names_of(field);
  return std::find(names.begin(), names.end(), text) != names.end();
}

double number(const std::string& text, const char* what) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    throw Error(ErrorKind::bad_format, "", fmt::format("{} is no number: {}", what, text));
  }
  return value;
}

// A closed vocabulary's value of a cell, or nothing when it is empty.
template <typename E>
std::optional<E> choice(const ImportRow& row, const char* field,
                        std::optional<E> (*parse)(std::string_view)) {
  const std::string text = cell(row, field);
  if (text.empty()) return std::nullopt;
  const std::optional<E> value = parse(word(text));
  if (!value) {
    throw Error(ErrorKind::bad_format, "", fmt::format("unknown {} \"{}\"", field, text));
  }
  return value;
}

std::vector<std::string> list(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  std::vector<std::string> items;
  if (!json.is_array()) return items;
  for (const auto& item : json) {
    if (item.is_string()) items.push_back(item.get<std::string>());
  }
  return items;
}

std::optional<Amount> amount_of(const ImportRow& row) {
  const std::string value = cell(row, "amount");
  if (value.empty()) return std::nullopt;
  Amount amount;
  amount.value = number(value, "amount");
  if (const std::string max = cell(row, "amount_max"); !max.empty()) {
    amount.value_max = number(max, "amount_max");
  }
  amount.currency = cell(row, "currency");
  amount.qualifier = choice(row, "qualifier", parse_qualifier).value_or(Qualifier::exact);
  amount.text = cell(row, "amount_text");
  return amount;
}

// The row's evidence, its quote, or the row itself.
std::vector<Evidence> evidence_of(const ImportRow& row, const std::string& file) {
  if (const std::string all = cell(row, "evidence"); all.starts_with('[')) {
    return fact_from_json("{\"relation\":\"role\",\"evidence\":" + all + "}").evidence;
  }
  Evidence e;
  e.quote = cell(row, "quote");
  e.article = e.quote.empty() ? file : cell(row, "article");
  if (e.article.empty()) e.article = file;
  if (e.quote.empty()) e.quote = repair_utf8(row.raw);
  e.language = cell(row, "language");
  return {e};
}

Kind object_kind(Relation relation) {
  return relation == Relation::subject_to ? Kind::regulation : Kind::company;
}

Kind subject_kind(Relation relation) {
  if (relation == Relation::role) return Kind::person;
  return relation == Relation::issued_by ? Kind::regulation : Kind::company;
}

}  // namespace

RecordImport::RecordImport(std::string name, const ImportHooks& hooks)
    : name_(std::move(name)), hooks_(hooks) {}

template <typename Make>
void RecordImport::attempt(long line, const Make& make) {
  try {
    make();
  } catch (const Error& error) {
    const Error told(ErrorKind::bad_format, name_, line, error.what());
    if (!hooks_.on_bad) throw told;
    hooks_.on_bad(told);
  }
}

void RecordImport::add_node(ImportRow row) {
  std::string id = cell(row, "id");
  if (!id.empty()) nodes_.insert_or_assign(std::move(id), std::move(row));
}

void RecordImport::add_edge(ImportRow row) { edges_.push_back(std::move(row)); }

bool RecordImport::is_investment(const std::string& id) const {
  const auto node = nodes_.find(id);
  return node != nodes_.end() && word(cell(node->second, "kind")) == "investment";
}

Entity RecordImport::coined(const std::string& name, Kind kind, const std::string& country) const {
  Entity entity{kind, "", name, {}, ""};
  if (kind == Kind::place) {
    if (country.size() != 2) {
      throw Error(ErrorKind::bad_format, "",
                  fmt::format("place \"{}\" has no country: give it an id place/<ISO code>/<name>, "
                              "or a column country",
                              name));
    }
    entity.country = country;
    entity.id = fmt::format("place/{}/{}", country, slug(name));
  } else {
    entity.id = fmt::format("{}/{}", to_string(kind), slug(name));
  }
  return entity;
}

// The thing an edge names: by its id of ours, its node, or its name.
Entity RecordImport::entity(const std::string& id, Kind fallback) const {
  const auto node = nodes_.find(id);
  const ImportRow empty;
  const ImportRow& row = node == nodes_.end() ? empty : node->second;
  std::string name = cell(row, "name");
  if (name.empty()) name = id;
  const std::size_t slash = id.find('/');
  if (const auto kind = parse_kind(id.substr(0, slash));
      kind && slash != std::string::npos && slash + 1 < id.size()) {
    if (name == id) name = id.substr(id.rfind('/') + 1);
    Entity entity{*kind, id, std::move(name), list(cell(row, "aliases")), cell(row, "country")};
    if (*kind == Kind::place && entity.country.empty()) entity.country = id.substr(slash + 1, 2);
    return entity;
  }
  const std::optional<Kind> told = parse_kind(word(cell(row, "kind")));
  if (!told || *told == Kind::country || *told == Kind::bloc) {
    const std::string country = hooks_.country_of ? hooks_.country_of(name) : "";
    if (!country.empty()) {
      return {country.starts_with("bloc/") ? Kind::bloc : Kind::country, country, name, {}, ""};
    }
  }
  return coined(name, told.value_or(fallback), cell(row, "country"));
}

Fact RecordImport::fact_of(const ImportRow& row) const {
  Fact fact;
  fact.amount = amount_of(row);
  fact.form = choice(row, "form", parse_form);
  fact.status = choice(row, "status", parse_status);
  fact.date = parse_date(cell(row, "date")).value_or(Date{});
  if (const std::string mw = cell(row, "capacity_mw"); !mw.empty()) {
    fact.capacity_mw = number(mw, "capacity_mw");
  }
  if (const std::string text = cell(row, "confidence"); !text.empty()) {
    fact.confidence = number(text, "confidence");
  }
  fact.rule = cell(row, "rule");
  for (const std::string& place : list(cell(row, "places"))) {
    fact.places.push_back(entity(place, Kind::place));
  }
  fact.evidence = evidence_of(row, name_);
  return fact;
}

// An edge between an investment's node and a thing.
void RecordImport::take_investment_part(const ImportRow& row, const std::string& investment,
                                        bool outwards) {
  const auto there = investments_.find(investment);
  if (there == investments_.end()) {
    Fact fact = fact_of(nodes_.at(investment));
    fact.places.clear();  // come as edges
    investments_.emplace(investment, std::move(fact));
  }
  Fact& fact = investments_.at(investment);
  const Entity end = entity(cell(row, outwards ? "target" : "source"), Kind::company);
  if (!outwards) {
    fact.investors.push_back(end);
  } else if (end.kind == Kind::place) {
    fact.places.push_back(end);
  } else if (end.kind == Kind::country || end.kind == Kind::bloc) {
    fact.destinations.push_back(end);
  } else {
    fact.target = end;
  }
}

void RecordImport::take_investment(const ImportRow& row) {
  Fact fact = fact_of(row);
  fact.investors = {entity(cell(row, "source"), Kind::company)};
  const Entity end = entity(cell(row, "target"), Kind::company);
  if (end.kind == Kind::country || end.kind == Kind::bloc) {
    fact.destinations = {end};
  } else if (end.kind == Kind::place) {
    fact.places.push_back(end);
  } else {
    fact.target = end;
  }
  others_.emplace_back(row.line, std::move(fact));
}

void RecordImport::take_relation(const ImportRow& row, Relation relation) {
  Fact fact = fact_of(row);
  fact.relation = relation;
  fact.subject = entity(cell(row, "source"), subject_kind(relation));
  fact.object = entity(cell(row, "target"), object_kind(relation));
  if (relation == Relation::role) fact.title = cell(row, "title");
  const std::string id = cell(row, "fact");
  if (id.empty()) {
    others_.emplace_back(row.line, std::move(fact));
    return;
  }
  // A fact of ours with places has an edge to each of them, too.
  const auto [there, added] = relations_.emplace(id, fact);
  if (!added && there->second.object->kind == Kind::place) there->second = std::move(fact);
}

void RecordImport::take_edge(const ImportRow& row) {
  const std::string source = cell(row, "source");
  const std::string target = cell(row, "target");
  if (source.empty() || target.empty()) {
    throw Error(ErrorKind::bad_format, "",
                "an edge needs two ends: columns source and target (or subject and object, from "
                "and to)");
  }
  const std::string kind = word(cell(row, "relation"));
  if (stands_for("located_in", kind)) return;
  if (is_investment(target)) return take_investment_part(row, target, false);
  if (is_investment(source)) return take_investment_part(row, source, true);
  if (const std::optional<Relation> relation = parse_relation(kind);
      relation && *relation != Relation::investment) {
    return take_relation(row, *relation);
  }
  if (stands_for("investment", kind)) return take_investment(row);
  throw Error(ErrorKind::bad_format, "",
              fmt::format("unknown relation \"{}\"; use invests, operates_in, headquartered_in, "
                          "subsidiary_of, partners_with, competes_with, subject_to, issued_by or "
                          "role",
                          cell(row, "relation")));
}

std::vector<Fact> RecordImport::facts() {
  for (const ImportRow& row : edges_) {
    attempt(row.line, [&] { take_edge(row); });
  }
  std::vector<Fact> facts;
  const auto take = [&](long line, Fact& fact) {
    attempt(line, [&] {
      // Offsets that do not fit are set right when the text is made.
      Fact checked = fact;
      for (Evidence& e : checked.evidence) {
        e.begin = 0;
        e.end = e.quote.size();
      }
      const std::string wrong = validate(checked);
      if (!wrong.empty()) throw Error(ErrorKind::bad_format, "", wrong);
      facts.push_back(std::move(fact));
    });
  };
  for (auto& entry : investments_) take(nodes_.at(entry.first).line, entry.second);
  for (auto& entry : relations_) take(0, entry.second);
  for (auto& entry : others_) take(entry.first, entry.second);
  return facts;
}

}  // namespace quaestor
