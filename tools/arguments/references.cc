#include "references.h"

#include <fmt/format.h>

#include <algorithm>

#include "../../language/references.h"
#include "offices.h"
#include "quotes.h"

namespace quaestor::train {

namespace {
constexpr std::size_t kParts = 3;
constexpr int kRounds = 2;  // the first reads what the rule made of references before

struct Told {
  LocatedFact located;
  std::vector<const GoldName*> actors;
};

std::vector<Told> told_in(const AnnotatedArticle& article) {
  std::vector<Told> all;
  for (const auto* list : {&article.gold.facts, &article.gold.allowed}) {
    for (LocatedFact& located : locate(*list, article.article.text)) {
      Told told;
      const GoldFact& fact = *located.fact;
      for (const GoldName& investor : fact.investors) told.actors.push_back(&investor);
      for (const GoldName* name : {&fact.target, &fact.subject, &fact.object}) {
        if (!name->empty()) told.actors.push_back(name);
      }
      told.located = std::move(located);
      all.push_back(std::move(told));
    }
  }
  return all;
}

// Of references whose meaning the annotation tells: how many are settled right.
struct Right {
  int all = 0;
  int by_rule = 0;
  int by_trees = 0;
};

class Labeller {
 public:
  Labeller(const AnnotatedArticle& article, ForestRows& rows, Right& right)
      : article_(article), told_(told_in(article)), rows_(rows), right_(right) {}

  // The analysis is being made: its mentions by name are all there.
  void label(const Analysis& a, const Mention& reference, std::size_t s,
             std::span<const WeighedAntecedent> antecedents) {
    const Sentence& sentence = a.sentences[s];
    const std::size_t begin = a.tokens[sentence.first].begin;
    const std::size_t end = a.tokens[sentence.last - 1].end;
    std::vector<int> meant;  // 0 no actor here, 1 named here, 2 told without its name
    int most = 0;
    for (const WeighedAntecedent& antecedent : antecedents) {
      int value = 0;
      if (is_told(actor_of(a, antecedent.entity), begin, end))
        value = named(a, s, reference, antecedent.entity) ? 1 : 2;
      meant.push_back(value);
      most = std::max(most, value);
    }
    if (most == 0) return;
    if (most == 2) {
      const auto best = std::max_element(
          antecedents.begin(), antecedents.end(),
          [](const auto& x, const auto& y) { return x.probability < y.probability; });
      ++right_.all;
      right_.by_trees += meant[static_cast<std::size_t>(best - antecedents.begin())] == 2 ? 1 : 0;
      for (std::size_t i = 0; i < antecedents.size(); ++i)
        right_.by_rule +=
            antecedents[i].signs[static_cast<std::size_t>(ReferenceSign::by_rule)] > 0 &&
                    meant[i] == 2
                ? 1
                : 0;
    }
    for (std::size_t i = 0; i < antecedents.size(); ++i) {
      if (meant[i] != 0 && meant[i] != most) continue;  // named beside it: it may mean either
      rows_.rows.emplace_back(antecedents[i].signs.begin(), antecedents[i].signs.end());
      rows_.right.push_back(meant[i] == most);
      rows_.weights.push_back(static_cast<float>(article_.copies) * (most == 2 ? 1.0F : 0.5F));
    }
  }

 private:
  bool is_told(const Entity& entity, std::size_t begin, std::size_t end) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Told& told) {
      return told.located.touches(begin, end) &&
             std::any_of(told.actors.begin(), told.actors.end(),
                         [&](const GoldName* name) { return same_thing(*name, entity); });
    });
  }
  static bool named(const Analysis& a, std::size_t s, const Mention&, std::uint32_t entity) {
    const auto mentions = a.mentions_of(s);
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.entity == entity && m.type == MentionType::name;
    });
  }

  const AnnotatedArticle& article_;
  std::vector<Told> told_;
  ForestRows& rows_;
  Right& right_;
};

void add_rows(const Engine& engine, AnnotatedArticle& article, const Forest& trees,
              ForestRows& rows, Right& right) {
  Labeller labeller(article, rows, right);
  engine.analyzer.analyze(article.article, Analyzer::Parse::when_asked, trees,
                          [&](const Analysis& a, const Mention& reference, std::size_t sentence,
                              std::span<const WeighedAntecedent> antecedents) {
                            labeller.label(a, reference, sentence, antecedents);
                          });
}

Forest learn_without(const std::vector<ForestRows>& parts, std::size_t left_out,
                     const ForestPlan& plan) {
  ForestRows all;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (part == left_out) continue;
    all.rows.insert(all.rows.end(), parts[part].rows.begin(), parts[part].rows.end());
    all.right.insert(all.right.end(), parts[part].right.begin(), parts[part].right.end());
    all.weights.insert(all.weights.end(), parts[part].weights.begin(), parts[part].weights.end());
  }
  return learn_forest(all, plan);
}
}  // namespace

void learn_references(Engine& engine, const std::vector<AnnotatedArticle*>& articles,
                      const ForestPlan& plan) {
  std::vector<Forest> unseen(kParts);
  std::vector<ForestRows> parts;
  for (int round = 0; round < kRounds; ++round) {
    parts.assign(kParts, {});
    Right right;
    for (std::size_t i = 0; i < articles.size(); ++i)
      add_rows(engine, *articles[i], unseen[i % kParts], parts[i % kParts], right);
    if (round > 0)
      fmt::print("references told without a name: {} of {} right, {} by the rule\n", right.by_trees,
                 right.all, right.by_rule);
    for (std::size_t part = 0; part < kParts; ++part)
      unseen[part] = learn_without(parts, part, plan);
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i]->analysis = engine.analyzer.analyze(articles[i]->article, Analyzer::Parse::at_once,
                                                    unseen[i % kParts], {});
  }
  engine.analyzer.set_reference_trees(learn_without(parts, kParts, plan));
}

void settle_references(const Engine& engine, const std::vector<AnnotatedArticle*>& articles) {
  for (AnnotatedArticle* article : articles)
    article->analysis = engine.analyzer.analyze(article->article);
}

}  // namespace quaestor::train
