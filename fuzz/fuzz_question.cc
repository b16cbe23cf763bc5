// Any bytes as a question: an answer or an Error, nothing else.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/graph.h"
#include "quaestor/queries/ask.h"

namespace {

// Two things and one fact are enough for every intent to find a name.
quaestor::Graph small_graph() {
  using namespace quaestor;
  Bundle bundle;
  bundle.text = "Alpha operates in France.";
  bundle.article.name = "fuzz";
  bundle.article.id = article_id("", bundle.text);
  Fact fact;
  fact.relation = Relation::operates_in;
  fact.subject = Entity{Kind::company, "company/alpha", "Alpha", {"Alpha Group"}, ""};
  fact.object = Entity{Kind::country, "country/FR", "France", {}, ""};
  fact.evidence = {{"fuzz", "en", bundle.text, 0, bundle.text.size(), bundle.article.id}};
  bundle.facts = {fact};
  return build_graph({&bundle, 1});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const quaestor::Graph graph = small_graph();
  static const quaestor::Gazetteer gazetteer(quaestor::data_dir());
  static const quaestor::Grammar grammar(quaestor::data_dir());
  const std::string_view question(reinterpret_cast<const char*>(data), size);
  try {
    const quaestor::Understood understood =
        quaestor::understand(graph, gazetteer, grammar, question);
    quaestor::run(graph, understood.query);
  } catch (const quaestor::Error&) {
  }
  return 0;
}
