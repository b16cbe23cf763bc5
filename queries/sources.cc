// The sentences behind one fact, with where each stands.
#include <fmt/format.h>

#include "quaestor/queries/fact_ids.h"
#include "run.h"

namespace quaestor {

Table sources(const Graph& graph, const Query& query) {
  const FactIds ids(graph);
  const std::uint32_t index = ids.find(query.fact);
  const Fact& fact = graph.facts()[index];
  Table table;
  table.columns = {{"quote"},    {"article"},     {"outlet"},    {"published"},
                   {"language"}, {"begin", true}, {"end", true}, {"url"}};
  for (const Evidence& evidence : fact.evidence) {
    const ArticleInfo* article = graph.article(evidence.article_id);
    const bool known = article != nullptr;
    table.rows.push_back(
        {{evidence.quote, evidence.article, known ? article->outlet : "",
          known ? to_string(article->date) : "", evidence.language, std::to_string(evidence.begin),
          std::to_string(evidence.end), known ? article->url : ""},
         {index}});
  }
  table.notes.push_back(fmt::format("{}: {}, confidence {:.2f}", ids.of(index),
                                    to_string(fact.relation), fact.confidence));
  return table;
}

}  // namespace quaestor
