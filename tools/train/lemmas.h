// Learns the rules from forms to lemmas.
#pragma once

#include <vector>

#include "syntax_file.h"
#include "treebank.h"

namespace quaestor::train {

struct LemmaRules {
  std::vector<syntax::LemmaRule> rules;  // sorted by key
  std::vector<syntax::LemmaScript> scripts;
};
LemmaRules learn_lemmas(const std::vector<Example>& examples);

}  // namespace quaestor::train
