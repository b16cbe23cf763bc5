// Learns what references mean (language/references.h) from annotated facts: of a sentence that the
// annotation quotes, a reference may mean the companies and bodies of the facts told there.
#pragma once

#include <vector>

#include "examples.h"
#include "forest_learner.h"

namespace quaestor::train {

// Learns trees from the articles, and analyses each anew with trees that have not seen it. The
// engine's analyzer gets those of all.
void learn_references(Engine& engine, const std::vector<AnnotatedArticle*>& articles,
                      const ForestPlan& plan);

// Analyses articles anew with the trees of the engine's analyzer.
void settle_references(const Engine& engine, const std::vector<AnnotatedArticle*>& articles);

}  // namespace quaestor::train
