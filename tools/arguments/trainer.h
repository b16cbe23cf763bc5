// Learns the choices of investments and the trees that settle them.
#pragma once

#include <vector>

#include "examples.h"
#include "forest_learner.h"
#include "learner.h"

namespace quaestor::train {

struct TrainingPlan {
  int rounds = 3;  // of deciding and learning
  int parts = 3;   // of the articles, decided by weights of the others
  Plan choices;
  ForestPlan trees;
};

// Learns engine.pairing, ranking, settling and money from the articles.
void learn_investments(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                       const TrainingPlan& plan);

// Learns engine.money alone, from articles that the other weights have not seen.
void learn_money(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                 const TrainingPlan& plan);

// Likewise engine.settling.
void learn_settling(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                    const TrainingPlan& plan);

// The facts that the engine finds in an article.
std::vector<Fact> facts_of(const Engine& engine, const AnnotatedArticle& article);

}  // namespace quaestor::train
