// What is read from columns, only as far as it is shown, is what whole facts give.
#include <doctest/doctest.h>

#include <algorithm>

#include <map>
#include <set>

#include "quaestor/queries/query.h"
#include "queries/sample.h"

using namespace quaestor;

namespace {

using Values = std::set<std::string>;

Values names_of(const std::vector<Entity>& entities) {
  Values names;
  for (const Entity& entity : entities) names.insert(entity.name);
  return names;
}

Values values_of(const Fact& fact, Field field, bool with_target) {
  Values found;
  if (field == Field::investor) found = names_of(fact.investors);
  if (field == Field::country) {
    found = names_of(fact.destinations.empty() ? fact.places : fact.destinations);
    if (found.empty() && fact.target && !with_target) found.insert("(" + fact.target->name + ")");
  }
  if (field == Field::target && fact.target) found.insert(fact.target->name);
  if (field == Field::form && fact.form) found.emplace(to_string(*fact.form));
  if (field == Field::status && fact.status) found.emplace(to_string(*fact.status));
  if (field == Field::year && fact.date) found.insert(std::to_string(fact.date.year));
  if (found.empty()) found.insert("");
  return found;
}

using Counts = std::map<std::vector<std::string>, int>;

// How many investments stand in each group, by whole facts.
Counts naive_groups(const Graph& graph, const std::vector<Field>& fields) {
  Counts counts;
  const bool with_target = std::count(fields.begin(), fields.end(), Field::target) > 0;
  for (const Fact& fact : graph.facts()) {
    if (fact.relation != Relation::investment) continue;
    std::vector<std::vector<std::string>> keys = {{}};
    for (const Field field : fields) {
      std::vector<std::vector<std::string>> longer;
      for (const std::string& value : values_of(fact, field, with_target)) {
        for (std::vector<std::string> key : keys) {
          key.push_back(value);
          longer.push_back(std::move(key));
        }
      }
      keys = std::move(longer);
    }
    for (const auto& key : keys) ++counts[key];
  }
  return counts;
}

std::vector<std::vector<std::string>> cells_of(const Table& table) {
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : table.rows) cells.push_back(row.cells);
  return cells;
}

const std::vector<std::vector<Field>> kGroupings = {{Field::investor},
                                                    {Field::country},
                                                    {Field::investor, Field::country},
                                                    {Field::country, Field::target},
                                                    {Field::year, Field::status, Field::form},
                                                    {Field::investor, Field::country, Field::year}};

}  // namespace

TEST_CASE("groups and their counts are those of whole facts, in the order of their values") {
  const Graph graph = sample::graph();
  for (const std::vector<Field>& fields : kGroupings) {
    Query query;
    query.group = fields;
    const Table table = run(graph, query);
    const Counts expected = naive_groups(graph, fields);
    REQUIRE(table.rows.size() == expected.size());
    auto row = table.rows.begin();
    for (const auto& [values, count] : expected) {
      CHECK(std::vector(row->cells.begin(),
                        row->cells.begin() + static_cast<std::ptrdiff_t>(fields.size())) == values);
      CHECK(row->cells[fields.size()] == std::to_string(count));
      CHECK(row->facts.size() == static_cast<std::size_t>(count));
      ++row;
    }
  }
}

TEST_CASE("a limit gives the first rows of all, and tells how many there are") {
  const Graph graph = sample::graph();
  for (const bool largest : {false, true}) {
    std::vector<Query> queries(1);
    for (const std::vector<Field>& fields : kGroupings) queries.emplace_back().group = fields;
    for (Query& query : queries) {
      query.largest_first = largest;
      const Table all = run(graph, query);
      query.limit = 2;
      const Table some = run(graph, query);
      REQUIRE(all.rows.size() > 2);
      auto first = cells_of(all);
      first.resize(2);
      CHECK(cells_of(some) == first);
      CHECK(some.notes.front().starts_with("2 of " + std::to_string(all.rows.size()) + " rows"));
    }
  }
}

TEST_CASE("sources by columns are the outlets of a fact's evidence") {
  const Graph graph = sample::graph();
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    std::set<std::string> expected;
    for (const Evidence& evidence : graph.facts()[index].evidence) {
      const ArticleInfo* article = graph.article(evidence.article_id);
      const bool known = article != nullptr && !article->outlet.empty();
      expected.insert(known ? article->outlet : evidence.article);
    }
    const auto sources = graph.sources(index);
    CHECK(std::vector<std::string>(sources.begin(), sources.end()) ==
          std::vector<std::string>(expected.begin(), expected.end()));
  }
}
