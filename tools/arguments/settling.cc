#include "settling.h"

#include "offices.h"

namespace quaestor::train {

void add_rows(const Engine& engine, const AnnotatedArticle& article, ForestRows& rows) {
  const Analysis& a = article.analysis;
  const Lexicon& lexicon = engine.analyzer.lexicon();
  const Topics topics(a);
  const Readings readings = engine.walk(a, topics, Trees(a)).readings;
  for (const WeighedPair& pair : weigh_pairs(a, topics, readings, Forest())) {
    Fact fact;
    fact.investors.push_back(actor_of(a, pair.key.investor));
    if (pair.key.target != kNoEntity) fact.target = a.entities[pair.key.target].entity;
    if (!pair.key.country.empty()) {
      const auto at = lexicon.find_id("country/" + pair.key.country);
      if (!at) continue;
      fact.destinations.push_back(lexicon.entry(*at).entity);
    }
    const Pairs truth = score_pairs(article.gold, {fact});
    if (truth.right + truth.wrong == 0) continue;
    rows.rows.emplace_back(pair.signs.begin(), pair.signs.end());
    rows.right.push_back(truth.wrong == 0);
    rows.weights.push_back(static_cast<float>(article.copies));
  }
}

}  // namespace quaestor::train
