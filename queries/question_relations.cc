#include "question_relations.h"

#include <algorithm>

namespace quaestor {

namespace {

const Kinds kWhere = {Kind::country, Kind::bloc, Kind::place};

Query relation_query(Relation relation) {
  Query query;
  query.scan = Scan::relations;
  query.relations = {relation};
  return query;
}

// Names that can be of `kind` stand at `its_end`, the others at `other_end`.
Query relation_by_kind(Relation relation, const Names& names, Kind kind, Term Query::*its_end,
                       Term Query::*other_end) {
  Query query = relation_query(relation);
  for (const Item* name : names) {
    query.*(can_be(*name, {kind}) ? its_end : other_end) = pick(*name, {});
  }
  return query;
}

// The first name stands at `end`; "is AWS part of Amazon" names both ends.
Query owned(const Question& question, const Names& names, Term Query::*end) {
  Query query = relation_query(Relation::subsidiary_of);
  if (names.size() == 2 && is_thing(*names[0]) && is_thing(*names[1]) && !question.has("and")) {
    query.subject = pick(*names[end == &Query::subject ? 0 : 1], {});
    query.object = pick(*names[end == &Query::subject ? 1 : 0], {});
  } else if (names.size() > 1) {
    query.either = pick(*names[0], {});
  } else if (!names.empty()) {
    query.*end = pick(*names[0], {});
  }
  return query;
}

}  // namespace

Query located(Relation relation, const Names& names) {
  Query query = relation_query(relation);
  for (const Item* name : names) {
    if (!is_where(*name) || (is_thing(*name) && name->before.empty() && !query.subject.given())) {
      query.subject = pick(*name, {Kind::company, Kind::organization, Kind::person});
    } else if (!query.object.given() || !name->adjective) {
      query.object = pick(*name, kWhere);
    }
  }
  return query;
}

Query regulations(const Names& names) {
  return relation_by_kind(Relation::subject_to, names, Kind::regulation, &Query::object,
                          &Query::subject);
}

Query issuers(const Names& names) {
  return relation_by_kind(Relation::issued_by, names, Kind::regulation, &Query::subject,
                          &Query::object);
}

Query leaders(const Names& names) {
  return relation_by_kind(Relation::role, names, Kind::person, &Query::subject, &Query::object);
}

Query both_ways(Relation relation, const Names& names) {
  Query query = relation_query(relation);
  for (const Item* name : names) {
    if (names.size() > 1 && is_where(*name) && !is_thing(*name)) continue;
    (query.subject.given() ? query.object : query.subject) = pick(*name, {});
  }
  return query;
}

Query owners(const Question& question, const Names& names) {
  const std::size_t verb = question.first_of("own");
  bool asks_parent = question.has("who") || question.has("by") || question.has("whose");
  if (!asks_parent && question.words->language == "en" && !names.empty()) {
    // "Which company owns X": the verb in front of the name.
    asks_parent = names.front() > &question.items[std::min(verb, question.items.size() - 1)];
  }
  return asks_parent ? parents(question, names) : owned(question, names, &Query::object);
}

Query units(const Question& question, const Names& names) {
  return question.has("whose") ? parents(question, names) : owned(question, names, &Query::object);
}

Query parents(const Question& question, const Names& names) {
  return owned(question, names, &Query::subject);
}

}  // namespace quaestor
