// Why a pair of investor and end was missed, and why a wrong one was stated: the first step of
// extraction that went wrong.
#pragma once

#include <map>
#include <string>

#include "examples.h"

namespace quaestor::train {

struct Causes {
  std::map<std::string, int> missed;
  std::map<std::string, int> wrong;
};
// Adds the article's; prints each with its sentence when `verbose`.
void add_causes(const Engine& engine, const AnnotatedArticle& article, bool verbose,
                Causes& causes);

}  // namespace quaestor::train
