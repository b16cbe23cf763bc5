// Names said in passing, which are not asked for: "France's Mistral" tells where Mistral is from,
// "who besides Evroc" whom the asker knows already. Place in the flow: between question.cc and the
// intents.
#pragma once

#include <string>
#include <vector>

#include "quaestor/graph/graph.h"
#include "question.h"

namespace quaestor {

// Takes out names behind "besides", "except"; gives them as typed.
std::vector<std::string> drop_exceptions(Question& question);

// Takes out countries that only describe the company named next: an adjective of the country that
// the graph knows as its seat, or a possessive unless its seat is known to be elsewhere.
void drop_origins(const Graph& graph, Question& question);

}  // namespace quaestor
