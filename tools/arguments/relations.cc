#include "relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "fact_writer.h"
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

struct Judged {
  Relation relation = Relation::role;
  std::string fact;     // of its article: subject and object
  std::string subject;  // its id
  bool right = false;
  bool taught = false;  // an example to learn from
  std::vector<FeatureKey> features;
};

struct JudgedArticle {
  int copies = 1;
  std::vector<Judged> all;
  std::map<Relation, int> wanted;  // annotated facts
};

JudgedArticle judge(const Engine& engine, const AnnotatedArticle& annotated) {
  JudgedArticle result;
  result.copies = annotated.copies;
  const FactWriter writer(annotated.analysis, engine.analyzer.lexicon());
  const std::vector<LocatedFact> facts = locate(annotated.gold.facts, annotated.article.text);
  for (const GoldFact& gold : annotated.gold.facts) {
    if (gold.relation != Relation::investment) ++result.wanted[gold.relation];
  }
  const auto& tokens = annotated.analysis.tokens;
  engine.drafts(annotated.analysis, [&](const SentenceScene& scene, std::span<const FactDraft>,
                                        const Engine::Trace& trace) {
    const std::size_t begin = tokens[scene.view().first()].begin;
    const std::size_t end = tokens[scene.view().last() - 1].end;
    for (const RelationCandidate& candidate : trace.relations) {
      const auto fact = writer.write(candidate.draft);
      if (!fact) continue;
      const auto told = std::find_if(facts.begin(), facts.end(), [&](const LocatedFact& located) {
        return same_fact(*located.fact, *fact);
      });
      const auto& free = annotated.gold.allowed;
      const bool allowed = std::any_of(
          free.begin(), free.end(), [&](const GoldFact& gold) { return same_fact(gold, *fact); });
      Judged judged;
      judged.relation = candidate.draft.relation;
      judged.right = told != facts.end();
      if (!judged.right && allowed) continue;
      judged.taught = !judged.right || told->touches(begin, end) || told->stretches.empty();
      judged.fact = judged.right ? told->fact->subject.text + '\t' + told->fact->object.text
                                 : fact->subject->id + '\t' + fact->object->id;
      judged.subject = fact->subject->id;
      judged.features = candidate.features;
      result.all.push_back(std::move(judged));
    }
  });
  return result;
}

Ranking learn_from(const std::vector<JudgedArticle>& articles, int left_out, const Plan& plan) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (static_cast<int>(i % kParts) == left_out) continue;
    for (const Judged& judged : articles[i].all) {
      if (!judged.taught) continue;
      Example example;
      example.stage = Stage::relation;
      example.options = {judged.features};
      example.right = {judged.right};
      for (int copy = 1; copy < articles[i].copies; ++copy) examples.push_back(example);
      examples.push_back(std::move(example));
    }
  }
  std::vector<const Example*> known;
  for (const Example& example : examples) known.push_back(&example);
  Ranking ranking;
  learn(known, plan, ranking);
  return ranking;
}

// The score above which stating gives the best F1 over articles not seen.
double best_line(Relation relation, const std::vector<JudgedArticle>& articles,
                 const std::vector<Ranking>& rankings) {
  std::vector<std::pair<double, bool>> facts;  // the best score of each fact of each article
  int wanted = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    struct Own {
      double score = 0;
      bool right = false;
      std::string subject;
    };
    std::map<std::string, Own> own;
    for (const Judged& judged : articles[i].all) {
      if (judged.relation != relation) continue;
      const double score = rankings[i % kParts].score(judged.features);
      auto [at, fresh] = own.emplace(judged.fact, Own{score, judged.right, judged.subject});
      if (!fresh) at->second.score = std::max(at->second.score, score);
    }
    for (const auto& [name, fact] : own) {
      const bool beaten =
          has_one_object(relation) && std::any_of(own.begin(), own.end(), [&](const auto& other) {
            return other.second.subject == fact.subject && other.second.score > fact.score;
          });
      if (!beaten) facts.emplace_back(fact.score, fact.right);
    }
    if (const auto at = articles[i].wanted.find(relation); at != articles[i].wanted.end())
      wanted += at->second;
  }
  std::sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a > b; });
  double best = -1;
  double line = 0;
  int right = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    right += facts[i].second ? 1 : 0;
    const double f1 = 2.0 * right / static_cast<double>(static_cast<int>(i) + 1 + wanted);
    if (f1 > best && i + 1 < facts.size()) {
      best = f1;
      line = (facts[i].first + facts[i + 1].first) / 2;
    }
  }
  return std::clamp(line, -3.0, 3.0);
}
}  // namespace

void learn_relations(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                     Plan plan) {
  plan.rate /= 2;  // many more examples, most of them easy
  plan.least = 4;
  std::vector<JudgedArticle> judged;
  for (const AnnotatedArticle* article : articles) judged.push_back(judge(engine, *article));
  std::vector<Ranking> rankings;
  for (int part = 0; part < kParts; ++part) rankings.push_back(learn_from(judged, part, plan));
  Ranking all = learn_from(judged, kParts, plan);
  for (int r = 1; r < kRelations; ++r) {  // all but investment
    const auto relation = static_cast<Relation>(r);
    const double line = best_line(relation, judged, rankings);
    for (const unsigned form : {0U, 1U, 2U, 3U}) {
      const FeatureKey bias = relation_bias(relation, (form & 1U) != 0, (form & 2U) != 0);
      all.set(bias, std::round((all.weight(bias) - line) * 1000) / 1000);
    }
  }
  engine.relations = std::move(all);
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
  engine.drafts(article.analysis,
                [&](const SentenceScene&, std::span<const FactDraft>, const Engine::Trace& trace) {
                  for (const RelationCandidate& candidate : trace.relations) {
                    if (auto fact = writer.write(candidate.draft))
                      weighed.emplace_back(std::move(*fact), candidate.probability);
                  }
                });
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
    const std::string cause = best >= 0.5            ? "0 found"
                              : best >= 0            ? "4 not told"
                              : !known(gold.subject) ? "1 subject is no entity"
                              : !known(gold.object)  ? "2 object is no entity"
                                                     : "3 never weighed";
    ++causes[std::string(to_string(gold.relation)) + " " + cause];
    if (verbose && best < 0.5)
      fmt::print("RELATION\t{}\t{}\t{}\t{} → {}\t{:.2f}\t{}\t{}\n", article.gold.language,
                 to_string(gold.relation), cause, gold.subject.text, gold.object.text, best,
                 gold.quote, article.path);
  }
}

}  // namespace quaestor::train
