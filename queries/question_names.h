// The names in a question and what they can be. Place in the flow: shared by the functions that put
// names where they belong (question_investments.cc, question_relations.cc).
#pragma once

#include <vector>

#include "question.h"

namespace quaestor {

using Names = std::vector<const Item*>;
Names names_in(const Question& question);

// Can the name stand for a thing of one of these kinds?
bool can_be(const Item& name, const Kinds& kinds);
bool is_where(const Item& name);  // a country, bloc or place
bool is_thing(const Item& name);  // a company, organization, person or regulation

// The one thing meant, of these kinds if it can be (empty = any). Throws Error ambiguous listing
// what it may be.
Term pick(const Item& name, const Kinds& kinds);

}  // namespace quaestor
