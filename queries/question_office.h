// Offices of state: "the British chancellor", "le ministre français de l'Économie". Place in the
// flow: ask.cc makes a question for those who lead something narrower by it.
#pragma once

#include "question.h"

namespace quaestor {

// Asks for the office that the question names, where it is one of a country or of none told. Who
// holds it does so in the country, or in its government, as the news tell it: the first that has
// such a person is taken.
void set_office(const Graph& graph, const Question& question, Query& query);

}  // namespace quaestor
