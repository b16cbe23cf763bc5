// Questions about facts that are not investments: seats, operations, owners, rivals, partners,
// laws, people. Place in the flow: ask.cc has chosen the kind of question; here its names become
// the two ends of a relation.
#pragma once

#include "question_names.h"

namespace quaestor {

// Company -> country: "where does X operate", "who operates in Y".
Query located(Relation relation, const Names& names);
// Ends told apart by what the names are: "which laws bind X", "who is bound by law Y".
Query regulations(const Names& names);
Query issuers(const Names& names);
Query leaders(const Names& names);
// Rivals and partners: either end.
Query both_ways(Relation relation, const Names& names);
// "Who owns X" asks for the parent, "what does X own" for the units.
Query owners(const Question& question, const Names& names);
Query parents(const Question& question, const Names& names);
// "Whose subsidiary is X" asks for the parent too.
Query units(const Question& question, const Names& names);

}  // namespace quaestor
