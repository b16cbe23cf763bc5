#include "settling.h"

#include "offices.h"
#include "quaestor/facts/score.h"
#include "settle_money.h"

namespace quaestor::train {

namespace {
// The fact that the pair alone tells, or nothing for a state that the lexicon does not know.
std::optional<Fact> fact_of(const Engine& engine, const Analysis& a, const PairKey& key) {
  const Lexicon& lexicon = engine.analyzer.lexicon();
  Fact fact;
  fact.investors.push_back(actor_of(a, key.investor));
  if (key.target != kNoEntity) fact.target = a.entities[key.target].entity;
  if (!key.country.empty()) {
    const auto at = lexicon.find_id("country/" + key.country);
    if (!at) return std::nullopt;
    fact.destinations.push_back(lexicon.entry(*at).entity);
  }
  return fact;
}

bool amount_is_right(const GoldArticle& gold, const Fact& fact) {
  Score score;
  score.add(gold, {fact}, [](const ScoredError&) {});
  return score.shares().at("amount found").right > 0;
}
}  // namespace

void add_rows(const Engine& engine, const AnnotatedArticle& article, ForestRows& rows) {
  const Analysis& a = article.analysis;
  const Topics topics(a);
  const Readings readings = engine.walk(a, topics, Trees(a)).readings;
  for (const WeighedPair& pair : weigh_pairs(a, topics, readings, Forest())) {
    const std::optional<Fact> fact = fact_of(engine, a, pair.key);
    if (!fact) continue;
    const Pairs truth = score_pairs(article.gold, {*fact});
    if (truth.right + truth.wrong == 0) continue;
    rows.rows.emplace_back(pair.signs.begin(), pair.signs.end());
    rows.right.push_back(truth.wrong == 0);
    rows.weights.push_back(static_cast<float>(article.copies));
  }
}

void add_money_rows(const Engine& engine, const AnnotatedArticle& article, ForestRows& rows) {
  const Analysis& a = article.analysis;
  const Topics topics(a);
  const Readings readings = engine.walk(a, topics, Trees(a)).readings;
  const std::vector<WeighedPair> held =
      held_pairs(a, topics, readings, engine.settling, engine.ranking.threshold());
  for (const WeighedMoney& weighed : weigh_money(a, readings, held, Forest())) {
    std::optional<Fact> fact = fact_of(engine, a, weighed.key);
    if (!fact || score_pairs(article.gold, {*fact}).right == 0) continue;
    fact->amount = weighed.amount->amount;
    rows.rows.emplace_back(weighed.signs.begin(), weighed.signs.end());
    rows.right.push_back(amount_is_right(article.gold, *fact));
    rows.weights.push_back(static_cast<float>(article.copies));
  }
}

}  // namespace quaestor::train
