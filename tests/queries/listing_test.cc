// The queries that list: companies, people, laws, articles, quotes, changes, the timeline, search;
// and filters on amounts, with their sums.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/queries/query.h"
#include "quaestor/queries/rates.h"
#include "quaestor/queries/sectors.h"
#include "queries/random_graph.h"
#include "queries/sample.h"

using namespace quaestor;

namespace {

using Cells = std::vector<std::string>;

Query scan(Scan scan) {
  Query query;
  query.scan = scan;
  return query;
}

Cells column(const Table& table, const std::string& name) {
  Cells cells;
  const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                               [&](const Column& c) { return c.name == name; }) -
                  table.columns.begin();
  for (const Row& row : table.rows) cells.push_back(row.cells.at(static_cast<std::size_t>(at)));
  return cells;
}

bool has_note(const Table& table, const std::string& part) {
  return std::any_of(table.notes.begin(), table.notes.end(),
                     [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("companies with seat, parent and counts; filtered by country, parent and sector") {
  const Graph graph = sample::graph();
  Query query = scan(Scan::companies);
  const Table all = run(graph, query);
  CHECK(all.rows.size() == 7);
  CHECK(column(all, "articles").front() == "2");
  query.in = {"China", "country/CN", {"country/CN"}};
  CHECK(column(run(graph, query), "company") == Cells{"Alibaba Cloud"});
  query.in = {};
  query.object = term_of(sample::company("Amazon"));
  const Table units = run(graph, query);
  CHECK(column(units, "company") == Cells{"AWS"});
  CHECK(column(units, "part of") == Cells{"Amazon"});
  CHECK(column(units, "rivals") == Cells{"1"});
  query.object = {};
  query.sector = {"cloud", "sector/cloud", {"company/evroc"}};
  CHECK(column(run(graph, query), "seat") == Cells{"Sweden"});
}

TEST_CASE("people by place and title") {
  const Graph graph = sample::graph();
  Query query = scan(Scan::people);
  const Table all = run(graph, query);
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].cells == Cells{"Brad Smith", "president", "Microsoft", "", "Example Times"});
  query.text = "Presid";
  CHECK(run(graph, query).rows.size() == 1);
  query.text = "founder";
  CHECK(run(graph, query).rows.empty());
  query = scan(Scan::people);
  query.object = term_of(sample::company("evroc"));
  CHECK(run(graph, query).rows.empty());
}

TEST_CASE("laws with maker and whom they bind") {
  const Graph graph = sample::graph();
  Query query = scan(Scan::regulations);
  query.either = term_of(sample::company("Alibaba Cloud"));
  const Table table = run(graph, query);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].cells[0] == "GDPR");
  CHECK(table.rows[0].cells[1] == "European Union");
  CHECK(table.rows[0].cells[2] == "Alibaba Cloud");
  query.either = term_of(sample::company("evroc"));
  CHECK(run(graph, query).rows.empty());
}

TEST_CASE("the timeline is the dated facts in order, and says what has no date") {
  const Graph graph = sample::graph();
  const Table all = run(graph, scan(Scan::timeline));
  const Cells dates = column(all, "date");
  CHECK(std::is_sorted(dates.begin(), dates.end()));
  CHECK(all.rows.size() == 8);
  CHECK(has_note(all, "left out, no date told: "));
  Query query = scan(Scan::timeline);
  query.either = term_of(sample::company("Microsoft"));
  CHECK(column(run(graph, query), "date") == Cells{"2023", "2024-02-26", "2024-05-13"});
  query.statuses = {Status::cancelled};
  CHECK(column(run(graph, query), "date") == Cells{"2023"});
}

TEST_CASE("articles, quotes and what is new") {
  const Graph graph = sample::graph();
  CHECK(column(run(graph, scan(Scan::articles)), "input") ==
        Cells{"second.txt", "third.txt", "first.txt"});
  Query query = scan(Scan::articles);
  query.language = "nl";
  query.outlet = "voorbeeld";
  CHECK(column(run(graph, query), "facts") == Cells{"8"});
  query = scan(Scan::quotes);
  query.subject = term_of(sample::gdpr());
  CHECK(column(run(graph, query), "quote") ==
        Cells{"Sentence 6 of second.txt.", "Sentence 7 of second.txt."});
  query = scan(Scan::changes);
  query.since = {2026};
  const Table news = run(graph, query);
  CHECK(news.rows.size() == 7);
  for (const std::string& change : column(news, "change")) CHECK(change == "new");
  query.since = {2027};
  CHECK(run(graph, query).rows.empty());
}

TEST_CASE("a fact told before and again is told again") {
  sample::Article early("early.txt", "en", {2024, 1, 1});
  sample::Article late("late.txt", "en", {2025, 1, 1});
  for (auto* article : {&early, &late}) {
    article->relation(Relation::headquartered_in, sample::company("Alpha"), sample::france());
  }
  late.relation(Relation::headquartered_in, sample::company("Beta"), sample::spain());
  const std::vector<Bundle> bundles = {early.bundle(), late.bundle()};
  const Graph graph = build_graph(bundles);
  Query query = scan(Scan::changes);
  query.since = {2024, 6};
  CHECK(column(run(graph, query), "change") == Cells{"new", "told again"});
}

TEST_CASE("search forgives mistypes, knows other names, finds words of quotes") {
  const Graph graph = sample::graph();
  const auto first = [&](const char* text) {
    Query query = scan(Scan::search);
    query.text = text;
    const Table table = run(graph, query);
    return table.rows.empty() ? Cells{} : table.rows[0].cells;
  };
  CHECK(first("microsft").at(2) == "company/microsoft");
  CHECK(first("Amazon Web Servces").at(1) == "AWS (Amazon Web Services)");
  CHECK(first("dsgvo").at(2) == "regulation/gdpr");
  CHECK(first("third sentence").at(0) == "quote");
  CHECK(first("zzzzqqq").empty());
  CHECK(first("...").empty());
}

TEST_CASE("the vocabulary counts every fact and thing once") {
  const Graph graph = sample::graph();
  const Table table = run(graph, scan(Scan::vocabulary));
  std::size_t things = 0, facts = 0;
  for (const Row& row : table.rows) {
    if (row.cells[0] == "thing" && row.cells[1] != "article") things += std::stoul(row.cells[4]);
    if (row.cells[0] == "relation") facts += std::stoul(row.cells[4]);
  }
  CHECK(things == graph.nodes().size());
  CHECK(facts == graph.facts().size());
}

TEST_CASE("bounds on amounts convert other currencies, and say what has no amount") {
  const Graph graph = sample::graph();
  Query query;
  query.min = Amount{10e9, 0, "EUR", {}, ""};
  Table table = run(graph, query);
  CHECK(column(table, "investor") == Cells{"Alibaba Group"});  // CNY 380bn
  CHECK(has_note(table, "left out, no amount told: 1"));
  query = {};
  query.currency = "USD";
  CHECK(column(run(graph, query), "target") == Cells{"Mistral AI"});
  query = {};
  query.max = Amount{20e6, 0, "USD", {}, ""};
  CHECK(column(run(graph, query), "target") == Cells{"Mistral AI"});
  query = {};
  query.sector = {"ai", "sector/ai", {"company/mistral-ai"}};
  CHECK(column(run(graph, query), "target") == Cells{"Mistral AI"});
}

TEST_CASE("a bound keeps what comparing each converted amount keeps") {
  CHECK(rc::check("bounds on random graphs", [] {
    const Graph graph = random_graph();
    const double value = 1e6 * *rc::gen::inRange(1, 900);
    Query query;
    query.min = Amount{value, 0, "USD", {}, ""};
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
      const Fact& fact = graph.facts()[i];
      if (!fact.amount) continue;
      const auto dollars = standard_rates().convert(fact.amount->value, "EUR", fact.date, "USD");
      if (dollars->value >= value) expected.push_back(i);
    }
    RC_ASSERT(select_facts(graph, query) == expected);
  }));
}

TEST_CASE("sums of several currencies stand apart, with ≈ and the rates beside them") {
  const Graph graph = sample::graph();
  const Table table = run(graph, {});
  CHECK(table.notes.front().starts_with(
      "planned: 3 investments, at least CNY 380bn + at least €5.2bn (≈€"));
  CHECK(has_note(table, "≈ at yearly mean rates, for one euro: CNY "));
  CHECK(has_note(table, "USD "));
  Query euro;
  euro.in = {"France", "country/FR", {"country/FR"}};
  CHECK_FALSE(has_note(run(graph, euro), "≈ at yearly"));
  euro.convert_to = "USD";
  CHECK(has_note(run(graph, euro), "USD "));
}

TEST_CASE("largest first goes by converted amounts") {
  const Graph graph = sample::graph();
  Query query;
  query.largest_first = true;
  CHECK(column(run(graph, query), "investor").front() == "Alibaba Group");
  query.group = {Field::country};
  CHECK(column(run(graph, query), "country") ==
        Cells{"", "Germany", "France", "(Mistral AI)", "Spain"});
}

TEST_CASE("columns by name, in the order asked; extra ones only then") {
  const Graph graph = sample::graph();
  Query query;
  query.currency = "USD";
  query.columns = {"converted", "rate", "amount", "value"};
  const Table table = run(graph, query);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].cells[0].starts_with("≈€13."));
  CHECK(table.rows[0].cells[1].starts_with("USD 1.08"));
  CHECK(table.rows[0].cells[2] == "$15m");
  CHECK(table.rows[0].cells[3] == "15000000");
  query.columns = {"all"};
  CHECK(run(graph, query).columns.size() == 17);
  query.columns = {"colour"};
  CHECK_THROWS_AS(run(graph, query), Error);
}

TEST_CASE("a sector is the companies the table has in it") {
  const Term term = resolve_sector(data_dir(), "Technology");
  CHECK(term.name == "technology");
  CHECK(std::is_sorted(term.ids.begin(), term.ids.end()));
  CHECK(term.holds("company/1komma5"));
  CHECK(term.holds("company/nextdc"));  // a data centre's company, by sectors.tsv
  CHECK_FALSE(resolve_sector(data_dir(), "AI").holds("company/1komma5"));
  CHECK_THROWS_AS(resolve_sector(data_dir(), "alchemy"), Error);
}
