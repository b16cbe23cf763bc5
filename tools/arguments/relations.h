// Learning which pairs of a sentence stand in a relation, and measuring it.
#pragma once

#include "examples.h"
#include "forest_learner.h"
#include "learner.h"

namespace quaestor::train {

// Learns engine.relations and engine.settling_relations from the articles: every pair weighed in a
// sentence that the annotation quotes is right or wrong; an annotated pair in another sentence
// teaches nothing. The trees learn from what weights say of articles that they have not seen; the
// line between told and not is drawn, for each relation, where such articles give the best F1.
void learn_relations(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                     Plan plan, const ForestPlan& forest_plan);

// Learns which two things of a sentence are investor and end: for each of `parts` of the articles
// (i % parts) from the others, and last from all.
std::vector<Ranking> learn_pairing(const Engine& engine,
                                   const std::vector<const AnnotatedArticle*>& articles, Plan plan,
                                   int parts);

// Facts of all relations but investment, as the scorer of the contract counts them; by relation
// when one is given.
Pairs score_relations(const GoldArticle& gold, const std::vector<Fact>& facts,
                      std::optional<Relation> only = {});

// Adds, for each annotated fact that is not found, the first thing that went wrong; prints each
// when `verbose`.
void add_relation_causes(const Engine& engine, const AnnotatedArticle& article, bool verbose,
                         std::map<std::string, int>& causes);

}  // namespace quaestor::train
