// A question becomes a query in three steps: read_question() finds names, dates, amounts and cues;
// the cues vote for an intent (data); the intent's function puts names where they belong, by the
// preposition before them and by what they are (question_investments.cc, question_relations.cc).
// Where no cue votes, what is named tells what is asked: "Microsoft in France".
#include "quaestor/queries/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "describe.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "question.h"
#include "question_asides.h"
#include "question_investments.h"
#include "question_names.h"
#include "question_office.h"
#include "question_relations.h"

namespace quaestor {

namespace {

constexpr long kRecently = 30;  // days that "what is new" goes back when no date is given
constexpr int kSure = 5;  // votes that carry a question without names past words that are unknown

[[noreturn]] void throw_unsupported(const Question& question, std::string_view text,
                                    const std::string& why) {
  std::string examples;
  for (const std::string& example : question.words->examples) {
    examples += fmt::format("{}\"{}\"", examples.empty() ? "" : ", ", example);
  }
  throw Error(ErrorKind::unsupported, fmt::format("\"{}\"", trim(text)),
              fmt::format("{}; questions that can be answered: {}", why, examples));
}

Query two_ends(Scan scan, const Names& names) {
  Query query;
  query.scan = scan;
  if (!names.empty()) query.subject = pick(*names[0], {});
  if (names.size() > 1) query.object = pick(*names[1], {});
  return query;
}

bool has_law(const Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [](const Item* name) { return can_be(*name, {Kind::regulation}); });
}

// What is said about the first company, person or law named, else about the first name.
Query about(Scan scan, const Question& question, const Names& names) {
  const auto thing =
      std::find_if(names.begin(), names.end(), [](const Item* n) { return is_thing(*n); });
  Query query = two_ends(scan, {thing == names.end() ? names.front() : *thing});
  set_dates(question, query);
  return query;
}

// Two things, under the country and the dates named beside them.
Query compared(const Question& question, const Names& names) {
  Names things;
  Names countries;
  for (const Item* name : names)
    (is_where(*name) && !is_thing(*name) ? countries : things).push_back(name);
  const Names& both = things.size() > 1 ? things : countries;
  if (both.size() < 2)
    throw Error(ErrorKind::unsupported, "compare", "two things that the graph knows are needed");
  Query query = two_ends(Scan::comparison, both);
  if (things.size() > 1 && !countries.empty()) query.in = pick(*countries.front(), {});
  set_dates(question, query);
  return query;
}

// "What is new since DATE?" Without a date, in the last month before today.
Query news(const Question& question, const Names& names, const Today& today) {
  if (!names.empty()) return about(Scan::quotes, question, names);
  Query query;
  query.scan = Scan::changes;
  set_dates(question, query);
  if (!query.since) query.since = civil_from_days(days_from_civil(today.date()) - kRecently);
  return query;
}

// A table of the whole graph, or of what touches one thing.
Query whole(Scan scan, const Question& question, const Names& names) {
  Query query;
  query.scan = scan;
  if (!names.empty()) query.either = pick(*names[0], {});
  set_dates(question, query);
  return query;
}

// The things that most else hangs on: companies unless countries are asked for.
Query central(const Question& question) {
  Query query;
  query.scan = Scan::ranking;
  query.rank = Rank::degree;
  query.kinds = {question.has("country") ? Kind::country : Kind::company};
  return query;
}

// Companies, those at work in most countries first.
Query widest() {
  Query query;
  query.scan = Scan::companies;
  query.largest_first = true;
  return query;
}

// How many names an intent needs, and how it becomes a query.
struct Intent {
  std::size_t least_names = 0;
  std::size_t most_names = 0;
  std::function<Query(const Question&, const Names&, const Today&)> compile;
};

const std::map<std::string, Intent, std::less<>>& intents() {
  using Q = const Question&;
  using N = const Names&;
  using D = const Today&;
  static const std::map<std::string, Intent, std::less<>> table = {
      {"breadth", {0, 0, [](Q, N, D) { return widest(); }}},
      {"changes", {0, 3, [](Q q, N n, D d) { return news(q, n, d); }}},
      {"communities", {0, 0, [](Q q, N n, D) { return whole(Scan::communities, q, n); }}},
      {"compare", {2, 4, [](Q q, N n, D) { return compared(q, n); }}},
      {"competitors", {0, 3, [](Q, N n, D) { return both_ways(Relation::competes_with, n); }}},
      {"conflicts", {0, 1, [](Q q, N n, D) { return whole(Scan::conflicts, q, n); }}},
      {"connection", {2, 2, [](Q, N n, D) { return two_ends(Scan::path, n); }}},
      {"headquarters", {0, 3, [](Q, N n, D) { return located(Relation::headquartered_in, n); }}},
      {"investments", {0, 6, [](Q q, N, D) { return investments_query(q); }}},
      {"issuers", {0, 2, [](Q, N n, D) { return issuers(n); }}},
      {"leaders", {0, 2, [](Q, N n, D) { return leaders(n); }}},
      {"neighbours", {1, 2, [](Q q, N n, D) { return about(Scan::neighbours, q, n); }}},
      {"operations", {0, 3, [](Q, N n, D) { return located(Relation::operates_in, n); }}},
      {"owners", {0, 2, [](Q q, N n, D) { return has_law(n) ? regulations(n) : owners(q, n); }}},
      {"parents", {0, 2, [](Q q, N n, D) { return parents(q, n); }}},
      {"partners", {0, 3, [](Q, N n, D) { return both_ways(Relation::partners_with, n); }}},
      {"quotes", {1, 3, [](Q q, N n, D) { return about(Scan::quotes, q, n); }}},
      {"ranking", {0, 0, [](Q q, N, D) { return central(q); }}},
      {"regulations", {0, 2, [](Q, N n, D) { return regulations(n); }}},
      {"show", {1, 1, [](Q, N n, D) { return two_ends(Scan::card, n); }}},
      {"stats", {0, 0, [](Q, N n, D) { return two_ends(Scan::statistics, n); }}},
      {"timeline", {0, 1, [](Q q, N n, D) { return whole(Scan::timeline, q, n); }}},
      {"units", {0, 2, [](Q q, N n, D) { return units(q, n); }}},
  };
  return table;
}

struct Elected {
  std::string intent;  // empty = no votes
  int votes = 0;
};

// "Who made the GDPR", but not "what does Lidl make in Germany".
bool makes_law(const Question& question, const Names& names) {
  if (names.empty() || has_law(names)) return true;
  // "What law makes Google share its data"
  const bool company = std::any_of(names.begin(), names.end(), [](const Item* name) {
    return can_be(*name, {Kind::company}) && !is_where(*name);
  });
  return !company && (question.has("regulate") || question.has("issue"));
}

bool goes_with(const Intent& intent, std::size_t names) {
  return names >= intent.least_names && names <= intent.most_names;
}

// The intent with most votes, the first by name among equals. Those that go with this number of
// names come before those that do not.
Elected elect(const Grammar& grammar, const Question& question, const Names& names) {
  std::map<std::string, int> votes;
  for (const Item& item : question.items) {
    if (item.cue == "make" && !makes_law(question, names)) continue;
    for (const Vote& vote : grammar.votes(item.cue)) votes[vote.intent] += vote.weight;
  }
  Elected best;
  Elected other;
  for (const auto& [intent, count] : votes) {
    const auto known = intents().find(intent);
    if (known == intents().end()) {
      throw Error(ErrorKind::bad_format, "questions_intents.tsv", "no intent is called " + intent);
    }
    Elected& elected = goes_with(known->second, names.size()) ? best : other;
    if (count > elected.votes) elected = {intent, count};
  }
  return best.intent.empty() ? other : best;
}

bool names_sector(const Question& question) {
  return std::any_of(question.items.begin(), question.items.end(),
                     [](const Item& item) { return !sector_of(item).empty(); });
}

// "In energy": of investments and of companies; elsewhere the word plays no part. Places of
// companies of a sector are a list of companies.
void set_sector(const Grammar& grammar, const Question& question, Understood& understood) {
  Query& query = understood.query;
  const bool located = query.scan == Scan::relations && query.relations.size() == 1 &&
                       (query.relations.front() == Relation::operates_in ||
                        query.relations.front() == Relation::headquartered_in) &&
                       !query.subject.given();
  for (const Item& item : question.items) {
    const std::string_view sector = sector_of(item);
    if (sector.empty()) continue;
    if (located) {
      query.scan = Scan::companies;
      query.relations.clear();
      query.in = std::exchange(query.object, {});
    }
    // "The AI campus of MGX": the company is named, so the word says what it builds.
    const bool known = query.by.given() && query.scan == Scan::investments;
    if ((query.scan == Scan::investments || query.scan == Scan::companies) && !known) {
      query.sector = grammar.sector(sector);
    } else {
      understood.ignored.push_back(item.text);
    }
    return;
  }
}

// What names alone ask for; empty when they ask for nothing.
std::string asked_by_names(const Question& question, const Names& names) {
  const bool dated = std::any_of(question.items.begin(), question.items.end(), [](const Item& i) {
    return i.type == Item::Type::date || i.type == Item::Type::amount;
  });
  const bool things = question.has("company") || question.has("who") || names_sector(question);
  const auto count = [&](auto is) {
    return std::count_if(names.begin(), names.end(), [&](const Item* n) { return is(*n); });
  };
  const auto laws = count([](const Item& n) { return can_be(n, {Kind::regulation}); });
  const auto countries = count([](const Item& n) { return is_where(n) && !is_thing(n); });
  if (names.empty()) return names_sector(question) ? "investments" : "";
  if (laws > 0 && (things || names.size() > 1)) return "regulations";
  if (names.size() == 1 && countries == 1 && things && !dated) {
    return names.front()->before == "in" ? "operations" : "headquarters";
  }
  const bool elliptic = names.size() == 1 && countries == 1 && names.front()->before == "in";
  // "Microsoft against Amazon in Germany"
  if (names.size() == 3 && countries == 1 && names[1]->before == "with") return "compare";
  if (dated || elliptic || (countries > 0 && names.size() > 1 && question.has("in"))) {
    return "investments";
  }
  if (names.size() == 1) return "show";
  if (names.size() == 2 && names[1]->before == "with") return "compare";
  if (names.size() == 2 && countries == 1) return "investments";
  return names.size() == 2 ? "connection" : "";
}

// "Uber in the Netherlands" asks for whatever it does there: when that is no investment, what is
// told of its sites.
void prefer_operations(const Graph& graph, const Names& names, Query& query) {
  if (query.scan != Scan::investments || !query.by.given() || !query.in.given()) return;
  if (query.since || query.until || query.min || query.max) return;
  if (!select_facts(graph, query).empty()) return;
  Query sites = located(Relation::operates_in, names);
  if (!select_facts(graph, sites).empty()) query = std::move(sites);
}

// "Does PowerCo belong to Volkswagen", "gehört PowerCo zu Volkswagen": verbs differ in who stands
// first, so the way that is told of in the graph is taken.
void prefer_told_way(const Graph& graph, Query& query) {
  const bool units = query.scan == Scan::relations &&
                     query.relations == std::vector<Relation>{Relation::subsidiary_of};
  if (!units || !query.subject.given() || !query.object.given()) return;
  if (!select_facts(graph, query).empty()) return;
  std::swap(query.subject, query.object);
  if (select_facts(graph, query).empty()) std::swap(query.subject, query.object);
}

// Words that played no part; throws when one of them looks like a name that is not known.
std::vector<std::string> unknown_words(const Graph& graph, const Gazetteer& gazetteer,
                                       const Question& question) {
  std::vector<std::string> ignored;
  const bool german = question.words->language == "de";
  for (const Item& item : question.items) {
    if (item.type != Item::Type::unknown) continue;
    if (!item.before.empty() || (item.capital && !item.first && !german)) {
      resolve(graph, gazetteer, item.text);  // throws with "did you mean"
    }
    ignored.push_back(item.text);
  }
  return ignored;
}

bool is_used(const Query& query, const Item& name) {
  for (const Term* term : {&query.by, &query.from, &query.in, &query.into, &query.between_a,
                           &query.between_b, &query.subject, &query.object, &query.either}) {
    if (std::any_of(name.terms.begin(), name.terms.end(),
                    [&](const Term& meant) { return term->given() && term->id == meant.id; }))
      return true;
  }
  return false;
}

// "In Germany and France", "by Microsoft and Google": one of two of a kind found no place, so the
// answer would be half of what was asked.
void refuse_half(const Question& question, std::string_view text, const Query& query,
                 const Names& names) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const Item& one = *names[i];
    const Item& other = *names[i + 1];
    const bool where = is_where(one) && is_where(other) && !can_be(one, {Kind::bloc}) &&
                       !can_be(other, {Kind::bloc});
    const bool alike = where || (is_thing(one) && is_thing(other));
    if (!alike || is_used(query, one) == is_used(query, other)) continue;
    throw_unsupported(
        question, text,
        fmt::format("names both \"{}\" and \"{}\"; ask for one at a time", one.text, other.text));
  }
}

// Names that found no place in the query.
void add_unused_names(const Query& query, const Names& names, std::vector<std::string>& ignored) {
  for (const Item* name : names)
    if (!is_used(query, *name)) ignored.push_back(name->text);
}

}  // namespace

Understood understand(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                      std::string_view question_text, Date today) {
  const Today counted_from(graph, today);
  Question question = read_question(graph, gazetteer, grammar, question_text, counted_from);
  if (question.has("negation"))
    throw_unsupported(
        question, question_text,
        "asks what is not so or what lies outside, which a graph of facts cannot tell");
  const std::vector<std::string> asides = drop_exceptions(question);
  drop_origins(graph, question);
  const Names names = names_in(question);
  Understood understood;
  understood.language = question.words->language;
  understood.ignored = unknown_words(graph, gazetteer, question);
  understood.ignored.insert(understood.ignored.end(), asides.begin(), asides.end());
  understood.read_as = question.read_as;
  auto [intent, votes] = elect(grammar, question, names);
  if (names.empty() && !understood.ignored.empty() && votes < kSure) {
    throw_unsupported(question, question_text,
                      fmt::format("\"{}\" is not understood", understood.ignored.front()));
  }
  if (intent.empty()) {
    // Beside two names an unknown word is told and no more.
    if (understood.ignored.empty() || names.size() > 1) intent = asked_by_names(question, names);
    if (intent.empty()) {
      throw_unsupported(question, question_text, "is not a question this graph can answer");
    }
  }
  const Intent& meant = intents().at(intent);
  if (!goes_with(meant, names.size())) {
    throw_unsupported(question, question_text,
                      fmt::format("was taken for a question of kind \"{}\", which does not go with "
                                  "{} names from the graph",
                                  intent, names.size()));
  }
  understood.query = meant.compile(question, names, counted_from);
  if (votes == 0) prefer_operations(graph, names, understood.query);
  prefer_told_way(graph, understood.query);
  if (understood.query.scan == Scan::relations) set_dates(question, understood.query);
  set_sector(grammar, question, understood);
  refuse_half(question, question_text, understood.query, names);
  add_unused_names(understood.query, names, understood.ignored);
  set_office(graph, question, understood.query);
  understood.meaning = describe(understood.query);
  understood.command = to_command(understood.query);
  if (understood.query.limit > 0) {
    understood.command += fmt::format(" --limit {}", understood.query.limit);
  }
  return understood;
}

}  // namespace quaestor
