#include "relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "fact_writer.h"
#include "offices.h"
#include "quotes.h"

namespace quaestor::train {

namespace {
constexpr int kParts = 3;
bool same_fact(const GoldFact& gold, const Fact& fact) {
  if (gold.relation != fact.relation || !fact.subject || !fact.object) return false;
  if (same_thing(gold.subject, *fact.subject) && same_thing(gold.object, *fact.object)) return true;
  return is_symmetric(gold.relation) && same_thing(gold.subject, *fact.object) &&
         same_thing(gold.object, *fact.subject);
}

// What the sentences of an article may tell, by features.
struct JudgedArticle {
  const AnnotatedArticle* annotated = nullptr;
  std::unique_ptr<Topics> topics;
  std::vector<RelationCandidate> candidates;
  std::vector<signed char> right;  // by candidate: 1, 0, -1 the annotation allows both
  std::vector<bool> taught;        // an example to learn from
};

int truth_of(const GoldArticle& gold, const Fact& fact) {
  const auto among = [&](const std::vector<GoldFact>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const GoldFact& g) { return same_fact(g, fact); });
  };
  return among(gold.facts) ? 1 : among(gold.allowed) ? -1 : 0;
}

JudgedArticle judge(const Engine& engine, const AnnotatedArticle& annotated) {
  JudgedArticle result;
  result.annotated = &annotated;
  result.topics = std::make_unique<Topics>(annotated.analysis);
  const FactWriter writer(annotated.analysis, engine.analyzer.lexicon());
  const std::vector<LocatedFact> facts = locate(annotated.gold.facts, annotated.article.text);
  const auto& tokens = annotated.analysis.tokens;
  engine.walk(
      annotated.analysis, *result.topics, Trees(annotated.analysis),
      [&](const SentenceScene& scene, std::span<const FactDraft>, const Engine::Trace& trace) {
        const std::size_t begin = tokens[scene.view().first()].begin;
        const std::size_t end = tokens[scene.view().last() - 1].end;
        for (const RelationCandidate& candidate : trace.relations) {
          const auto fact = writer.write(candidate.draft);
          if (!fact) continue;
          const auto told = std::find_if(
              facts.begin(), facts.end(),
              [&](const LocatedFact& located) { return same_fact(*located.fact, *fact); });
          const int truth = truth_of(annotated.gold, *fact);
          const bool here = truth > 0 && told != facts.end() &&
                            (told->touches(begin, end) || told->stretches.empty());
          result.candidates.push_back(candidate);
          result.right.push_back(static_cast<signed char>(truth));
          result.taught.push_back(truth == 0 || here);
        }
      });
  return result;
}

// The same of investors and ends.
JudgedArticle judge_pairs(const Engine& engine, const AnnotatedArticle& annotated) {
  JudgedArticle result;
  result.annotated = &annotated;
  result.topics = std::make_unique<Topics>(annotated.analysis);
  const Analysis& a = annotated.analysis;
  const std::vector<LocatedFact> facts = locate(annotated.gold.facts, annotated.article.text);
  const auto pair_of = [&](const FactDraft& draft) {
    Fact fact;
    fact.investors.push_back(actor_of(a, draft.subject));
    const ArticleEntity& end = a.entities[draft.object];
    if (end.entity.kind == Kind::company) {
      fact.target = end.entity;
    } else if (const auto at = engine.analyzer.lexicon().find_id("country/" + end.country)) {
      fact.destinations.push_back(engine.analyzer.lexicon().entry(*at).entity);
    }
    return fact;
  };
  engine.walk(
      a, *result.topics, Trees(a),
      [&](const SentenceScene& scene, std::span<const FactDraft>, const Engine::Trace& trace) {
        const std::size_t begin = a.tokens[scene.view().first()].begin;
        const std::size_t end = a.tokens[scene.view().last() - 1].end;
        for (const RelationCandidate& candidate : trace.pairs) {
          const Fact fact = pair_of(candidate.draft);
          if (!fact.target && fact.destinations.empty()) continue;
          const Pairs truth = score_pairs(annotated.gold, {fact});
          const bool here =
              truth.right > 0 && std::any_of(facts.begin(), facts.end(), [&](const LocatedFact& f) {
                if (!f.touches(begin, end) && !f.stretches.empty()) return false;
                GoldArticle one;
                one.facts = {*f.fact};
                return score_pairs(one, {fact}).right > 0;
              });
          result.candidates.push_back(candidate);
          result.right.push_back(static_cast<signed char>(truth.right > 0   ? 1
                                                          : truth.wrong > 0 ? 0
                                                                            : -1));
          result.taught.push_back(result.right.back() == 0 || (result.right.back() > 0 && here));
        }
      });
  return result;
}

Ranking learn_from(const std::vector<JudgedArticle>& articles, int left_out, const Plan& plan) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (static_cast<int>(i % kParts) == left_out) continue;
    const JudgedArticle& article = articles[i];
    for (std::size_t c = 0; c < article.candidates.size(); ++c) {
      if (!article.taught[c]) continue;
      Example example;
      example.stage = Stage::relation;
      example.options = {article.candidates[c].features};
      example.right = {article.right[c] > 0};
      for (int copy = 1; copy < article.annotated->copies; ++copy) examples.push_back(example);
      examples.push_back(std::move(example));
    }
  }
  std::vector<const Example*> known;
  for (const Example& example : examples) known.push_back(&example);
  Ranking ranking;
  learn(known, plan, ranking);
  return ranking;
}

// What the features that are described first must add up to (Ranking::floor): little of what
// weights that have not seen the article take for likely adds up to less.
void set_floors(const std::vector<JudgedArticle>& articles, std::vector<Ranking>& rankings) {
  constexpr double kLost = 0.002;  // of the probability of all candidates of a code
  constexpr double kLeast = 20;    // so much of it tells something
  std::vector<std::vector<std::pair<double, double>>> by_code(Ranking::kCodes);  // sum, probability
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Ranking& unseen = rankings[i % kParts];
    for (const RelationCandidate& candidate : articles[i].candidates) {
      const double probability = 1 / (1 + std::exp(-unseen.score(candidate.features)));
      if (candidate.ruled || probability < kUnlikely) continue;
      const std::span<const FeatureKey> keys(candidate.features);
      by_code[candidate.code].emplace_back(unseen.score(keys.first(candidate.cheap)), probability);
    }
  }
  for (unsigned code = 0; code < Ranking::kCodes; ++code) {
    auto& likely = by_code[code];
    std::sort(likely.begin(), likely.end());
    double all = 0;
    for (const auto& one : likely) all += one.second;
    if (all < kLeast) continue;
    double lost = 0;
    for (const auto& [sum, probability] : likely) {
      lost += probability;
      if (lost <= kLost * all) continue;
      for (Ranking& ranking : rankings) ranking.set_floor(code, std::floor(sum * 1000) / 1000);
      break;
    }
  }
}

// One thing said of two, in one article.
struct Row {
  RelationSigns signs{};
  Relation relation = Relation::role;
  std::string subject;  // its id
  bool right = false;
  double probability = 0;
};

// The article's relations by weights that have not seen it.
std::vector<Row> rows_of(const Engine& engine, JudgedArticle& article, const Ranking& unseen) {
  std::vector<RelationCandidate> likely;
  for (RelationCandidate& candidate : article.candidates) {
    candidate.probability = 1 / (1 + std::exp(-unseen.score(candidate.features)));
    if (candidate.probability < kUnlikely) continue;
    likely.push_back(candidate);
  }
  const Analysis& a = article.annotated->analysis;
  const FactWriter writer(a, engine.analyzer.lexicon());
  std::vector<Row> rows;
  for (const WeighedRelation& relation : weigh_relations(a, *article.topics, likely, Forest())) {
    const FactDraft& draft = likely[relation.candidates.front()].draft;
    const auto fact = writer.write(draft);
    const int truth = fact ? truth_of(article.annotated->gold, *fact) : -1;
    if (truth < 0) continue;
    rows.push_back({relation.signs, draft.relation, fact->subject->id, truth > 0, 0});
  }
  return rows;
}

Forest forest_of(const std::vector<JudgedArticle>& articles,
                 const std::vector<std::vector<Row>>& rows, int left_out, const ForestPlan& plan) {
  ForestRows all;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (static_cast<int>(i % kParts) == left_out) continue;
    for (const Row& row : rows[i]) {
      all.rows.emplace_back(row.signs.begin(), row.signs.end());
      all.right.push_back(row.right);
      all.weights.push_back(static_cast<float>(articles[i].annotated->copies));
    }
  }
  return learn_forest(all, plan);
}

// The probability from which stating gives the best F1 over articles not seen.
double best_line(Relation relation, const std::vector<JudgedArticle>& articles,
                 const std::vector<std::vector<Row>>& rows) {
  std::vector<std::pair<double, bool>> facts;
  int wanted = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (const Row& row : rows[i]) {
      if (row.relation != relation) continue;
      const bool beaten = has_one_object(relation) &&
                          std::any_of(rows[i].begin(), rows[i].end(), [&](const Row& other) {
                            return other.relation == relation && other.subject == row.subject &&
                                   other.probability > row.probability;
                          });
      if (!beaten) facts.emplace_back(row.probability, row.right);
    }
    for (const GoldFact& gold : articles[i].annotated->gold.facts)
      wanted += gold.relation == relation ? 1 : 0;
  }
  std::sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a > b; });
  double best = -1;
  double line = 0.5;
  int right = 0;
  for (std::size_t i = 0; i + 1 < facts.size(); ++i) {
    right += facts[i].second ? 1 : 0;
    const double f1 = 2.0 * right / static_cast<double>(static_cast<int>(i) + 1 + wanted);
    if (f1 <= best) continue;
    best = f1;
    line = (facts[i].first + facts[i + 1].first) / 2;
  }
  return std::round(std::clamp(line, 0.1, 0.9) * 1000) / 1000;
}
}  // namespace

void learn_relations(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                     Plan plan, const ForestPlan& forest_plan) {
  plan.rate /= 2;  // many more examples, most of them easy
  plan.least = 4;
  std::vector<JudgedArticle> judged;
  for (const AnnotatedArticle* article : articles) judged.push_back(judge(engine, *article));
  std::vector<Ranking> rankings;
  for (int part = 0; part < kParts; ++part) rankings.push_back(learn_from(judged, part, plan));
  rankings.push_back(learn_from(judged, kParts, plan));
  set_floors(judged, rankings);
  engine.relations = rankings.back();
  std::vector<std::vector<Row>> rows;
  for (std::size_t i = 0; i < judged.size(); ++i)
    rows.push_back(rows_of(engine, judged[i], rankings[i % kParts]));
  for (int part = 0; part < kParts; ++part) {
    const Forest unseen = forest_of(judged, rows, part, forest_plan);
    for (std::size_t i = static_cast<std::size_t>(part); i < rows.size(); i += kParts) {
      for (Row& row : rows[i]) row.probability = unseen.probability(row.signs);
    }
  }
  engine.settling_relations = forest_of(judged, rows, kParts, forest_plan);
  for (int r = 1; r < kRelations; ++r) {  // all but investment
    const auto relation = static_cast<Relation>(r);
    engine.settling_relations.set_threshold(best_line(relation, judged, rows), to_string(relation));
  }
}

std::vector<Ranking> learn_pairing(const Engine& engine,
                                   const std::vector<const AnnotatedArticle*>& articles, Plan plan,
                                   int parts) {
  plan.rate /= 2;  // many more examples, most of them easy
  plan.least = 4;
  std::vector<JudgedArticle> judged;
  for (const AnnotatedArticle* article : articles) judged.push_back(judge_pairs(engine, *article));
  std::vector<Ranking> rankings;
  for (int part = 0; part <= parts; ++part) rankings.push_back(learn_from(judged, part, plan));
  set_floors(judged, rankings);
  return rankings;
}

Pairs score_relations(const GoldArticle& gold, const std::vector<Fact>& facts,
                      std::optional<Relation> only) {
  Pairs pairs;
  const auto counts = [&](Relation r) {
    return r != Relation::investment && (!only || r == *only);
  };
  for (const GoldFact& wanted : gold.facts) {
    if (!counts(wanted.relation)) continue;
    const bool found = std::any_of(facts.begin(), facts.end(),
                                   [&](const Fact& fact) { return same_fact(wanted, fact); });
    (found ? pairs.right : pairs.missed) += 1;
  }
  std::set<std::string> seen;
  for (const Fact& fact : facts) {
    if (!counts(fact.relation)) continue;
    const auto annotated = [&](const std::vector<GoldFact>& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](const GoldFact& g) { return same_fact(g, fact); });
    };
    if (annotated(gold.facts) || annotated(gold.allowed)) continue;
    const auto key =
        std::to_string(static_cast<int>(fact.relation)) + fact.subject->id + '\t' + fact.object->id;
    if (seen.insert(key).second) ++pairs.wrong;
  }
  return pairs;
}

void add_relation_causes(const Engine& engine, const AnnotatedArticle& article, bool verbose,
                         std::map<std::string, int>& causes) {
  const FactWriter writer(article.analysis, engine.analyzer.lexicon());
  std::vector<std::pair<Fact, double>> weighed;
  const std::vector<FactDraft> drafts = engine.drafts(
      article.analysis, Trees(article.analysis),
      [&](const SentenceScene&, std::span<const FactDraft>, const Engine::Trace& trace) {
        for (const RelationCandidate& candidate : trace.relations) {
          if (auto fact = writer.write(candidate.draft))
            weighed.emplace_back(std::move(*fact), candidate.probability);
        }
      });
  const std::vector<Fact> told = writer.write_all(drafts);
  const auto known = [&](const GoldName& name) {
    return std::any_of(
        article.analysis.entities.begin(), article.analysis.entities.end(),
        [&](const ArticleEntity& e) {
          return same_thing(name, e.entity) ||
                 (e.country.size() == 2 && name.folded.contains(fold_gold(e.country)));
        });
  };
  for (const GoldFact& gold : article.gold.facts) {
    if (gold.relation == Relation::investment) continue;
    double best = -1;
    for (const auto& [fact, probability] : weighed) {
      if (same_fact(gold, fact)) best = std::max(best, probability);
    }
    const bool found = std::any_of(told.begin(), told.end(),
                                   [&](const Fact& fact) { return same_fact(gold, fact); });
    const std::string cause = found                  ? "0 found"
                              : best >= 0            ? "4 not told"
                              : !known(gold.subject) ? "1 subject is no entity"
                              : !known(gold.object)  ? "2 object is no entity"
                                                     : "3 never weighed";
    ++causes[std::string(to_string(gold.relation)) + " " + cause];
    if (verbose && !found)
      fmt::print("RELATION\t{}\t{}\t{}\t{} → {}\t{:.2f}\t{}\t{}\n", article.gold.language,
                 to_string(gold.relation), cause, gold.subject.text, gold.object.text, best,
                 gold.quote, article.path);
  }
}

}  // namespace quaestor::train
