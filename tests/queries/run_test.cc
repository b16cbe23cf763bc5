// The executor against a naive twin: every fact looked at, every filter spelt out anew.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "quaestor/facts/error.h"
#include "quaestor/queries/fact_ids.h"
#include "quaestor/queries/query.h"
#include "quaestor/queries/rates.h"
#include "queries/sample.h"

using namespace quaestor;

namespace {

bool has(const Term& term, const std::string& id) {
  return std::find(term.ids.begin(), term.ids.end(), id) != term.ids.end();
}

bool seated(const Graph& graph, const std::string& id, const Term& term) {
  if (has(term, id)) return true;
  for (const Fact& fact : graph.facts()) {
    if (fact.relation == Relation::headquartered_in && fact.subject->id == id &&
        (has(term, fact.object->id))) {
      return true;
    }
    if (fact.relation != Relation::headquartered_in || fact.subject->id != id) continue;
    for (const Entity& place : fact.places) {
      if (has(term, place.id)) return true;
    }
  }
  return false;
}

// Text order of ISO dates, cut to the shorter of the two.
int compare(const Date& date, const Date& bound) {
  const std::string a = to_string(date);
  const std::string b = to_string(bound);
  const std::size_t size = std::min(a.size(), b.size());
  return a.compare(0, size, b, 0, size);
}

bool naive_amount(const Fact& fact, const Query& q) {
  if (!q.currency.empty() && (!fact.amount || fact.amount->currency != q.currency)) return false;
  if (!q.min && !q.max) return true;
  if (!fact.amount) return false;
  const auto in_euro = [&](double value) {
    return standard_rates().convert(value, fact.amount->currency, fact.date, "EUR")->value;
  };
  const double low = in_euro(fact.amount->value);
  const double high = in_euro(std::max(fact.amount->value, fact.amount->value_max));
  return (!q.min || high >= q.min->value) && (!q.max || low <= q.max->value);
}

bool of_sector(const Fact& fact, const Term& sector) {
  return (fact.target && has(sector, fact.target->id)) ||
         std::any_of(fact.investors.begin(), fact.investors.end(),
                     [&](const Entity& e) { return has(sector, e.id); });
}

bool naive_investment(const Graph& graph, const Fact& fact, const Query& q) {
  bool by = false, from = false, in = false, a_gives = false, b_gives = false, a_gets = false,
       b_gets = false;
  for (const Entity& e : fact.investors) {
    by |= has(q.by, e.id);
    from |= seated(graph, e.id, q.from);
    a_gives |= seated(graph, e.id, q.between_a);
    b_gives |= seated(graph, e.id, q.between_b);
  }
  for (const auto* list : {&fact.destinations, &fact.places}) {
    for (const Entity& e : *list) {
      in |= has(q.in, e.id);
      a_gets |= has(q.between_a, e.id);
      b_gets |= has(q.between_b, e.id);
    }
  }
  if (fact.target) {
    a_gets |= has(q.between_a, fact.target->id);
    b_gets |= has(q.between_b, fact.target->id);
  }
  if (q.by.given() && !by) return false;
  if (q.from.given() && !from) return false;
  if (q.in.given() && !in) return false;
  if (q.into.given() && !(fact.target && has(q.into, fact.target->id))) return false;
  if (q.between_a.given() && !((a_gives && b_gets) || (b_gives && a_gets))) return false;
  if (q.form && fact.form != q.form) return false;
  if (!q.statuses.empty() && (!fact.status || std::find(q.statuses.begin(), q.statuses.end(),
                                                        *fact.status) == q.statuses.end())) {
    return false;
  }
  return naive_amount(fact, q) && (!q.together || fact.investors.size() > 1) &&
         (!q.sector.given() || of_sector(fact, q.sector));
}

bool naive_relation(const Fact& fact, const Query& q) {
  if (!q.relations.empty() &&
      std::find(q.relations.begin(), q.relations.end(), fact.relation) == q.relations.end()) {
    return false;
  }
  const auto object_is = [&](const Term& term) {
    if (has(term, fact.object->id)) return true;
    for (const Entity& place : fact.places) {
      if (has(term, place.id)) return true;
    }
    return false;
  };
  if (q.either.given() && !has(q.either, fact.subject->id) && !object_is(q.either)) return false;
  const bool along = (!q.subject.given() || has(q.subject, fact.subject->id)) &&
                     (!q.object.given() || object_is(q.object));
  if (along) return true;
  return (fact.relation == Relation::competes_with || fact.relation == Relation::partners_with) &&
         (!q.subject.given() || has(q.subject, fact.object->id)) &&
         (!q.object.given() || has(q.object, fact.subject->id));
}

std::vector<std::uint32_t> naive_select(const Graph& graph, const Query& q) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const Fact& fact = graph.facts()[i];
    if ((fact.relation == Relation::investment) != (q.scan == Scan::investments)) continue;
    if (q.since && (!fact.date || compare(fact.date, q.since) < 0)) continue;
    if (q.until && (!fact.date || compare(fact.date, q.until) > 0)) continue;
    const bool passes =
        q.scan == Scan::investments ? naive_investment(graph, fact, q) : naive_relation(fact, q);
    if (passes) found.push_back(i);
  }
  return found;
}

template <class T>
T pick(const std::vector<T>& values) {
  return *rc::gen::elementOf(values);
}

Term some_term(const Graph& graph) {
  if (*rc::gen::inRange(0, 2) == 0) return {};
  Term term;
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
    const Node& node = graph.nodes()[*rc::gen::inRange<std::size_t>(0, graph.nodes().size())];
    term.ids.push_back(node.entity.id);
    term.id = term.name = node.entity.id;
  }
  std::sort(term.ids.begin(), term.ids.end());
  return term;
}

Date some_date() {
  return pick(
      std::vector<Date>{{}, {}, {2023}, {2024}, {2024, 5}, {2024, 5, 13}, {2025}, {2026, 6}});
}

Query some_query(const Graph& graph) {
  Query q;
  q.scan = pick(std::vector<Scan>{Scan::investments, Scan::relations});
  q.since = some_date();
  q.until = some_date();
  if (q.scan == Scan::relations) {
    q.subject = some_term(graph);
    q.object = some_term(graph);
    q.either = some_term(graph);
    if (*rc::gen::inRange(0, 3) > 0) {
      q.relations = {static_cast<Relation>(*rc::gen::inRange(1, kRelations))};
    }
    return q;
  }
  q.by = some_term(graph);
  q.from = some_term(graph);
  q.in = some_term(graph);
  q.into = some_term(graph);
  q.between_a = some_term(graph);
  if (q.between_a.given()) q.between_b = some_term(graph);
  if (*rc::gen::inRange(0, 3) == 0) q.form = static_cast<Form>(*rc::gen::inRange(0, kForms));
  q.sector = some_term(graph);
  q.together = *rc::gen::inRange(0, 4) == 0;
  if (*rc::gen::inRange(0, 4) == 0) q.currency = "EUR";
  if (*rc::gen::inRange(0, 3) == 0) q.min = sample::eur(1e6 * *rc::gen::inRange(1, 5000));
  if (*rc::gen::inRange(0, 3) == 0) q.max = sample::eur(1e6 * *rc::gen::inRange(1, 5000));
  for (int s = 0; s < kStatuses; ++s) {
    if (*rc::gen::inRange(0, 4) == 0) q.statuses.push_back(static_cast<Status>(s));
  }
  return q;
}

// Many small facts between few things, so that filters meet something.
Graph some_graph() {
  const std::vector<Entity> companies = {sample::company("Alpha"), sample::company("Beta"),
                                         sample::company("Gamma"), sample::company("Delta")};
  const std::vector<Entity> countries = {sample::france(), sample::germany(), sample::china()};
  sample::Article article("random.txt", "en", {2026, 1, 1});
  for (int i = *rc::gen::inRange(5, 30); i > 0; --i) {
    const Date date = some_date();
    if (*rc::gen::inRange(0, 2) == 0) {
      std::optional<Entity> target;
      if (*rc::gen::inRange(0, 3) == 0) target = pick(companies);
      std::optional<Amount> amount;
      if (*rc::gen::inRange(0, 3) > 0) amount = sample::eur(1e6 * *rc::gen::inRange(1, 900));
      article.investment({pick(companies)}, {pick(countries)}, amount,
                         static_cast<Status>(*rc::gen::inRange(0, kStatuses)), date,
                         static_cast<Form>(*rc::gen::inRange(0, kForms)), target);
    } else if (*rc::gen::inRange(0, 2) == 0) {
      article.relation(Relation::headquartered_in, pick(companies), pick(countries));
    } else {
      article.relation(Relation::competes_with, pick(companies), pick(companies));
    }
  }
  const std::vector<Bundle> bundles = {article.bundle()};
  return build_graph(bundles);
}

}  // namespace

TEST_CASE("the fast way and the plain way find the same facts in the sample") {
  const Graph graph = sample::graph();
  CHECK(rc::check("select on the sample", [&] {
    const Query query = some_query(graph);
    RC_ASSERT(select_facts(graph, query) == naive_select(graph, query));
  }));
}

TEST_CASE("the fast way and the plain way find the same facts in random graphs") {
  CHECK(rc::check("select on random graphs", [] {
    const Graph graph = some_graph();
    RC_PRE(graph.nodes().size() > 0);
    for (int i = 0; i < 20; ++i) {
      const Query query = some_query(graph);
      RC_ASSERT(select_facts(graph, query) == naive_select(graph, query));
    }
  }));
}

TEST_CASE("investments stand latest first, then by amount, with their sums below") {
  const Graph graph = sample::graph();
  const Table table = run(graph, {});
  REQUIRE(table.rows.size() == 8);
  CHECK(table.columns.size() == 8);
  std::vector<std::string> dates;
  for (const Row& row : table.rows) dates.push_back(row.cells[6]);
  CHECK(dates == std::vector<std::string>{"2026-06", "2025-09", "2025-02", "2024-05-15",
                                          "2024-05-13", "2024-05-13", "2024-02-26", "2023"});
  CHECK(table.rows[4].cells[0] == "Microsoft");
  CHECK(table.rows[4].cells[1] == "France (Mulhouse)");
  CHECK(table.rows[4].cells[3] == "€4bn");
  CHECK(table.rows[5].cells[0] == "Amazon");
  CHECK(table.rows[6].cells[2] == "Mistral AI");
  CHECK(table.rows[0].cells[7] == "second.txt");
  CHECK(table.notes.front().starts_with(
      "planned: 3 investments, at least CNY 380bn + at least €5.2bn"));
}

TEST_CASE("a limit keeps the first rows and says so; sums stay whole") {
  const Graph graph = sample::graph();
  Query query;
  query.limit = 3;
  const Table table = run(graph, query);
  CHECK(table.rows.size() == 3);
  CHECK(table.notes[0] == "3 of 8 rows, --all shows the rest; sums are over all of them");
  CHECK(table.notes[1] == run(graph, {}).notes[0]);
}

TEST_CASE("who invests where: one row a pair, money to a company in brackets") {
  const Graph graph = sample::graph();
  Query query;
  query.group = {Field::investor, Field::country};
  const Table table = run(graph, query);
  REQUIRE(table.rows.size() == 8);
  const auto row = std::find_if(table.rows.begin(), table.rows.end(), [](const Row& r) {
    return r.cells[0] == "Microsoft" && r.cells[1] == "France";
  });
  REQUIRE(row != table.rows.end());
  CHECK(row->cells[2] == "1");
  CHECK(row->cells[3] == "€4bn");
  CHECK(row->facts.size() == 1);
  const auto cancelled = std::find_if(table.rows.begin(), table.rows.end(),
                                      [](const Row& r) { return r.cells[1] == "Spain"; });
  REQUIRE(cancelled != table.rows.end());
  CHECK(cancelled->cells[3].empty());
  CHECK(cancelled->cells[6] == "1 cancelled");
  CHECK(std::any_of(table.rows.begin(), table.rows.end(),
                    [](const Row& r) { return r.cells[1] == "(Mistral AI)"; }));
}

TEST_CASE("an investment of two investors stands in two rows and once in the sums") {
  sample::Article article("two.txt", "en", {2026, 1, 1});
  article.investment({sample::company("Alpha"), sample::company("Beta")},
                     {sample::france(), sample::germany()}, sample::eur(1e9), Status::planned,
                     {2026});
  const std::vector<Bundle> bundles = {article.bundle()};
  const Graph graph = build_graph(bundles);
  Query query;
  query.group = {Field::investor, Field::country};
  const Table table = run(graph, query);
  CHECK(table.rows.size() == 4);
  CHECK(table.notes[0] == "planned: 1 investment, €1bn");
  CHECK(table.notes[1].starts_with("in several rows"));
}

TEST_CASE("sums by home: a row is what --from asks for") {
  sample::Article article("homes.txt", "en", {2026, 1, 1});
  article
      .investment({sample::company("Alpha")}, {sample::germany()}, sample::eur(1e9),
                  Status::planned, {2026})
      .investment({sample::company("Beta"), sample::france()}, {sample::germany()},
                  sample::eur(2e9), Status::planned, {2025})
      .investment({sample::company("Gamma")}, {sample::france()}, sample::eur(3e9), Status::planned,
                  {2024})
      .relation(Relation::headquartered_in, sample::company("Alpha"), sample::france())
      .relation(Relation::headquartered_in, sample::company("Beta"), sample::spain());
  const std::vector<Bundle> bundles = {article.bundle()};
  const Graph graph = build_graph(bundles);
  Query query;
  query.group = {Field::home};
  const Table table = run(graph, query);
  REQUIRE(table.rows.size() == 3);  // France, Spain, and not told
  for (const Entity& country : {sample::france(), sample::spain()}) {
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const Row& r) { return r.cells[0] == country.name; });
    REQUIRE(row != table.rows.end());
    Query from;
    from.from = term_of(country);
    CHECK(std::to_string(run(graph, from).rows.size()) == row->cells[1]);
  }
}

TEST_CASE("what a date filter leaves out for want of a date is told") {
  sample::Article article("undated.txt", "en", {2026, 1, 1});
  article.investment({sample::company("Alpha")}, {sample::france()}, std::nullopt, Status::planned,
                     {});
  article.investment({sample::company("Beta")}, {sample::france()}, std::nullopt, Status::planned,
                     {2025});
  const std::vector<Bundle> bundles = {article.bundle()};
  const Graph graph = build_graph(bundles);
  Query query;
  query.since = {2024};
  const Table table = run(graph, query);
  CHECK(table.rows.size() == 1);
  CHECK(table.notes.back() == "left out, no date told: 1");
}

TEST_CASE("the shortest path names each step and its fact") {
  const Graph graph = sample::graph();
  Query query;
  query.scan = Scan::path;
  query.subject = term_of(sample::gdpr());
  query.object = term_of(sample::france());
  const Table table = run(graph, query);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells[0] == "GDPR");
  CHECK(table.rows[0].cells[1] == "← subject to");
  CHECK(table.rows[0].cells[2] == "Alibaba Cloud");
  CHECK(table.rows[1].cells[1] == "operates in →");
  CHECK(table.rows[1].cells[2] == "France");
  for (const Row& row : table.rows) CHECK(row.facts.size() == 1);
}

TEST_CASE("a path has the length a plain search finds, and its steps hang together") {
  const Graph graph = sample::graph();
  const auto distances = [&](NodeIndex start) {
    std::vector<int> distance(graph.nodes().size(), -1);
    distance[start] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (const Edge& e : graph.edges()) {
        for (const auto& [a, b] : {std::pair(e.source, e.target), std::pair(e.target, e.source)}) {
          if (distance[a] < 0 || (distance[b] >= 0 && distance[b] <= distance[a] + 1)) continue;
          distance[b] = distance[a] + 1;
          changed = true;
        }
      }
    }
    return distance;
  };
  for (NodeIndex from = 0; from < graph.nodes().size(); ++from) {
    const std::vector<int> distance = distances(from);
    for (NodeIndex to = 0; to < graph.nodes().size(); ++to) {
      Query query;
      query.scan = Scan::path;
      query.subject = term_of(graph.nodes()[from].entity);
      query.object = term_of(graph.nodes()[to].entity);
      const Table table = run(graph, query);
      CHECK(static_cast<int>(table.rows.size()) == std::max(0, distance[to]));
      for (std::size_t i = 1; i < table.rows.size(); ++i) {
        CHECK(table.rows[i].cells[0] == table.rows[i - 1].cells[2]);
      }
    }
  }
}

TEST_CASE("a card shows both directions") {
  const Graph graph = sample::graph();
  Query query;
  query.scan = Scan::card;
  query.subject = term_of(sample::company("AWS"));
  const Table table = run(graph, query);
  const auto has_row = [&](const char* what, const char* value) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const Row& r) { return r.cells[0] == what && r.cells[1] == value; });
  };
  CHECK(has_row("name", "AWS"));
  CHECK(has_row("subsidiary of", "Amazon"));
  CHECK(has_row("competes with", "evroc"));
  CHECK(has_row("invests", "AWS → Germany"));
  query.subject = term_of(sample::company("Amazon"));
  const Table parent = run(graph, query);
  CHECK(std::any_of(parent.rows.begin(), parent.rows.end(), [](const Row& r) {
    return r.cells[0] == "← subsidiary of" && r.cells[1] == "AWS";
  }));
}

TEST_CASE("units are named, not counted") {
  const Graph graph = sample::graph();
  Query query;
  query.by = term_of(sample::company("Amazon"));
  const Table table = run(graph, query);
  CHECK(table.rows.size() == 1);
  CHECK(table.notes.back() == "not counted, by units of Amazon: AWS (1)");
}

TEST_CASE("every fact has an id of its own that leads back to it") {
  const Graph graph = sample::graph();
  const FactIds ids(graph);
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    CHECK(ids.find(ids.of(i)) == i);
    const std::string hash = ids.of(i).substr(ids.of(i).find('/') + 1);
    CHECK(ids.find(hash) == i);
    Query query;
    query.scan = Scan::evidence;
    query.fact = ids.of(i);
    const Table table = run(graph, query);
    REQUIRE(table.rows.size() == graph.facts()[i].evidence.size());
    CHECK(table.rows[0].cells[0] == graph.facts()[i].evidence[0].quote);
  }
  CHECK_THROWS_AS(ids.find("fact/0000000000000000"), Error);
  CHECK_THROWS_AS(ids.find(""), Error);
}

TEST_CASE("a query turns into the command that asks it") {
  Query query;
  query.by = {"Alibaba Cloud", "company/alibaba-cloud", {"company/alibaba-cloud"}};
  query.in = {"France", "country/FR", {"country/FR"}};
  query.statuses = {Status::planned, Status::ongoing};
  query.since = {2024, 5};
  CHECK(to_command(query) ==
        "quaestor investments --by \"Alibaba Cloud\" --in France --status planned,ongoing --since "
        "2024-05");
}

TEST_CASE("an empty graph has no statistics and no rows") {
  const Graph graph = build_graph({});
  Query query;
  query.scan = Scan::statistics;
  CHECK(run(graph, query).rows.empty());
  CHECK(run(graph, {}).rows.empty());
}
