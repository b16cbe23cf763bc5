#include "describe.h"

#include "cells.h"
#include "quaestor/facts/amount_text.h"

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
  add(text, "in the sector", query.sector);
  if (query.min) text += " of at least " + format_amount(*query.min);
  if (query.max) text += " of at most " + format_amount(*query.max);
  if (!query.currency.empty()) text += " stated in " + query.currency;
  add_dates(text, query);
  if (!query.group.empty()) text += ", by " + joined(query.group, " and ");
  if (query.together) text += ", of several investors together";
  if (query.largest_first) text += ", largest first";
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

std::string describe_things(const Query& query) {
  if (query.scan == Scan::people) {
    std::string text = query.subject.given() ? "roles of " + query.subject.name : "people";
    add(text, "at", query.object);
    if (!query.text.empty()) text += " who are " + query.text;
    add_dates(text, query);
    return text;
  }
  if (query.scan == Scan::regulations) {
    std::string text = query.subject.given() ? "the law " + query.subject.name : "laws";
    add(text, "made by", query.object);
    add(text, "that bind", query.either);
    return text;
  }
  std::string text = "companies";
  add(text, "in", query.in);
  add(text, "in the sector", query.sector);
  add(text, "that are units of", query.object);
  if (query.largest_first) text += ", those in most countries first";
  return text;
}

std::string describe_ranking(const Query& query) {
  const std::string kinds = joined(query.kinds, " and ");
  return "the first by " + std::string(to_string(query.rank)) +
         (kinds.empty() ? "" : " of kind " + kinds);
}

std::string dated(std::string text, const Query& query) {
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
    case Scan::comparison: {
      std::string text = query.subject.name + " and " + query.object.name + " side by side";
      add(text, "in", query.in);
      return dated(std::move(text), query);
    }
    case Scan::evidence:
      return "sources of " + query.fact;
    case Scan::companies:
    case Scan::people:
    case Scan::regulations:
      return describe_things(query);
    case Scan::neighbours:
      return "what is around " + query.subject.name;
    case Scan::timeline:
      return dated(query.either.given() ? "timeline of " + query.either.name : "timeline", query);
    case Scan::ranking:
      return describe_ranking(query);
    case Scan::communities:
      return "groups that are tied closely";
    case Scan::conflicts:
      return query.either.given() ? "contradictions about " + query.either.name : "contradictions";
    case Scan::articles:
      return dated("articles read", query);
    case Scan::quotes:
      return dated("what sources say about " + query.subject.name, query);
    case Scan::changes:
      return "what is new since " + to_string(query.since);
    case Scan::vocabulary:
      return "kinds of things and facts";
    case Scan::search:
      return "names and quotes like " + query.text;
    case Scan::statistics:
      break;
  }
  return "what the graph holds";
}

}  // namespace quaestor
