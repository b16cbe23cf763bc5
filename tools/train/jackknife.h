// What one trained part sees of another must be as good as it will be on new text: guesses by
// models that have not seen the sentence, nor another copy of it.
#pragma once

#include <functional>

#include "roles.h"
#include "training.h"

namespace quaestor::train {

Tags tags_by_others(const std::vector<Example>& examples, const Plan& plan);
void guess_roles_by_others(const std::vector<Example>& examples, const RoleClasses& classes,
                           const Plan& plan, Tags& tags);

// work(0) .. work(count - 1) on two threads; each must write to a place of its own.
void in_parallel(int count, const std::function<void(int)>& work);

}  // namespace quaestor::train
