#include "quaestor/queries/names.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "queries/sample.h"

using namespace quaestor;

namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer loaded(data_dir());
  return loaded;
}

// The error's kind and text, or nothing when `name` is resolved.
std::optional<Error> failure(const Graph& graph, const char* name, const Kinds& kinds = {}) {
  try {
    resolve(graph, gazetteer(), name, kinds);
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

bool says(const std::optional<Error>& error, ErrorKind kind, std::string_view text) {
  return error && error->kind() == kind &&
         std::string_view(error->what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a country has one id in all languages") {
  const Graph graph = sample::graph();
  for (const char* name : {"France", "Frankrijk", "Frankreich", "FRANCE", "FR", "country/FR"}) {
    CHECK(resolve(graph, gazetteer(), name).id == "country/FR");
  }
  for (const char* name : {"Allemagne", "Duitsland", "Deutschland", "Germany"}) {
    CHECK(resolve(graph, gazetteer(), name).id == "country/DE");
  }
  for (const char* name : {"US", "U.S.", "USA", "États-Unis", "Verenigde Staten"}) {
    CHECK(resolve(graph, gazetteer(), name).id == "country/US");
  }
  // Not in the graph at all, but a country all the same.
  CHECK(resolve(graph, gazetteer(), "Portugal").ids == std::vector<std::string>{"country/PT"});
}

TEST_CASE("a bloc stands for itself and its members") {
  const Graph graph = sample::graph();
  const Term eu = resolve(graph, gazetteer(), "EU");
  CHECK(eu.id == "bloc/european-union");
  CHECK(eu.ids.size() == 28);
  CHECK(eu.holds("country/FR"));
  CHECK(eu.holds("bloc/european-union"));
  CHECK_FALSE(eu.holds("country/GB"));
  const Term europe = resolve(graph, gazetteer(), "Europa");
  CHECK(europe.holds("country/GB"));
  CHECK(europe.holds("country/CH"));
  CHECK_FALSE(europe.holds("country/US"));
}

TEST_CASE("things are found whatever case, accents and legal form") {
  const Graph graph = sample::graph();
  for (const char* name : {"Microsoft", "MICROSOFT", "Microsoft Corp.", "company/microsoft"}) {
    CHECK(resolve(graph, gazetteer(), name).id == "company/microsoft");
  }
  for (const char* name : {"gdpr", "RGPD", "AVG", "DSGVO"}) {
    CHECK(resolve(graph, gazetteer(), name).id == "regulation/gdpr");
  }
}

TEST_CASE("an unknown name is answered with the nearest") {
  const Graph graph = sample::graph();
  CHECK(says(failure(graph, "Microsfot"), ErrorKind::not_found, "did you mean 'Microsoft'?"));
  CHECK(says(failure(graph, "Frannce"), ErrorKind::not_found, "'France'"));
  CHECK(
      says(failure(graph, "alibaba"), ErrorKind::not_found, "'Alibaba Cloud' or 'Alibaba Group'"));
  CHECK(says(failure(graph, "Xyzzyplugh"), ErrorKind::not_found, "Xyzzyplugh"));
  CHECK(says(failure(graph, ""), ErrorKind::not_found, ""));
}

TEST_CASE("a name of another kind is told") {
  const Graph graph = sample::graph();
  CHECK(says(failure(graph, "Microsoft", {Kind::country}), ErrorKind::not_found,
             "company/microsoft"));
}

TEST_CASE("a surname stands for the one person who has it") {
  const Graph graph = sample::graph();
  CHECK(resolve(graph, gazetteer(), "smith").id == "person/brad-smith");
  CHECK_THROWS_AS(resolve(graph, gazetteer(), "mith"), Error);
  CHECK_THROWS_AS(resolve(graph, gazetteer(), "Smith", {Kind::company}), Error);
}

TEST_CASE("an ambiguous name lists what it can stand for") {
  const Graph graph = build_graph(sample::two_called_mercury());
  const std::optional<Error> error = failure(graph, "mercury");
  CHECK(says(error, ErrorKind::ambiguous, "company/mercury"));
  CHECK(says(error, ErrorKind::ambiguous, "person/mercury"));
  CHECK(resolve(graph, gazetteer(), "mercury", {Kind::person}).id == "person/mercury");
  CHECK(resolve(graph, gazetteer(), "company/mercury").id == "company/mercury");
}

TEST_CASE("edit distance counts swaps and stops at its bound") {
  CHECK(edit_distance("microsoft", "microsoft", 2) == 0);
  CHECK(edit_distance("micorsoft", "microsoft", 2) == 1);
  CHECK(edit_distance("mcrosoft", "microsoft", 2) == 1);
  CHECK(edit_distance("evroc", "amazon", 2) == 3);
  CHECK(edit_distance("łódź", "lodz", 5) == 3);
  CHECK(edit_distance("", "ab", 5) == 2);
}

TEST_CASE("every bloc's members are countries, and the gazetteer names them") {
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "bloc_members.tsv", 2)) {
    CHECK_FALSE(gazetteer().name("country/" + row.cells[1]).empty());
    CHECK_FALSE(gazetteer().name("bloc/" + row.cells[0]).empty());
  }
}
