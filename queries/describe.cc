#include "describe.h"

#include "cells.h"

namespace quaestor {

namespace {

template <class Values>
std::string joined(const Values& values, std::string_view between) {
  std::string text;
  for (const auto& value : values) {
    if (!text.empty()) text += between;
    text += relation_words(to_string(value));
  }
  return text;
}

void add(std::string& text, std::string_view word, const Term& term) {
  if (term.given()) text += " " + std::string(word) + " " + term.name;
}

void add_dates(std::string& text, const Query& query) {
  if (query.since && query.since == query.until) {
    text += " in " + to_string(query.since);
    return;
  }
  if (query.since) text += " since " + to_string(query.since);
  if (query.until) text += " until " + to_string(query.until);
}

std::string describe_investments(const Query& query) {
  std::string text = joined(query.statuses, " or ");
  if (!text.empty()) text += ' ';
  if (query.form) text += std::string(to_string(*query.form)) + " ";
  text += "investments";
  add(text, "by", query.by);
  add(text, "from", query.from);
  add(text, "in", query.in);
  add(text, "into", query.into);
  add(text, "between", query.between_a);
  add(text, "and", query.between_b);
  add_dates(text, query);
  if (!query.group.empty()) text += ", by " + joined(query.group, " and ");
  return text;
}

std::string_view verb_of(Relation relation) {
  switch (relation) {
    case Relation::operates_in:
      return "operates in";
    case Relation::headquartered_in:
      return "has its seat in";
    case Relation::subsidiary_of:
      return "belongs to";
    case Relation::partners_with:
      return "is a partner of";
    case Relation::competes_with:
      return "competes with";
    case Relation::subject_to:
      return "is bound by";
    case Relation::issued_by:
      return "was made by";
    case Relation::role:
      return "has a role in";
    case Relation::investment:
      break;
  }
  return "invests in";
}

std::string describe_relations(const Query& query) {
  std::string verbs;
  for (Relation relation : query.relations) {
    verbs += (verbs.empty() ? "" : " or ") + std::string(verb_of(relation));
  }
  if (verbs.empty()) verbs = "is related to";
  const auto end = [](const Term& term) { return term.given() ? term.name : "who or what"; };
  std::string text = end(query.subject) + " " + verbs + " " + end(query.object);
  add(text, "around", query.either);
  add_dates(text, query);
  return text;
}

}  // namespace

std::string describe(const Query& query) {
  switch (query.scan) {
    case Scan::investments:
      return describe_investments(query);
    case Scan::relations:
      return describe_relations(query);
    case Scan::card:
      return "what is known about " + query.subject.name;
    case Scan::path:
      return "how " + query.subject.name + " and " + query.object.name + " are connected";
    case Scan::evidence:
      return "sources of " + query.fact;
    case Scan::statistics:
      break;
  }
  return "what the graph holds";
}

}  // namespace quaestor
