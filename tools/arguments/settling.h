// Learns which pairs of investor and end hold (extract/settle.h) from articles that the weights of
// the choices have not seen.
#pragma once

#include <vector>

#include "examples.h"
#include "forest_learner.h"

namespace quaestor::train {

// The pairs of one article as rows; pairs that the annotation only allows are left out.
void add_rows(const Engine& engine, const AnnotatedArticle& article, ForestRows& rows);
// The amounts that may belong to pairs that hold by the engine's trees and are right, as rows.
void add_money_rows(const Engine& engine, const AnnotatedArticle& article, ForestRows& rows);

}  // namespace quaestor::train
