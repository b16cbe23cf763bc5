#include "question_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

bool is_kind(const Term& term, const Kinds& kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) {
    return term.id.starts_with(std::string(to_string(kind)) + "/");
  });
}

}  // namespace

Names names_in(const Question& question) {
  Names names;
  for (const Item& item : question.items) {
    if (item.type == Item::Type::name) names.push_back(&item);
  }
  return names;
}

bool can_be(const Item& name, const Kinds& kinds) {
  return std::any_of(name.terms.begin(), name.terms.end(),
                     [&](const Term& term) { return is_kind(term, kinds); });
}

bool is_where(const Item& name) { return can_be(name, {Kind::country, Kind::bloc, Kind::place}); }

bool is_thing(const Item& name) {
  return can_be(name, {Kind::company, Kind::organization, Kind::person, Kind::regulation});
}

Term pick(const Item& name, const Kinds& kinds) {
  std::vector<Term> fitting;
  for (const Term& term : name.terms) {
    if (kinds.empty() || is_kind(term, kinds)) fitting.push_back(term);
  }
  if (fitting.empty()) fitting = name.terms;
  if (fitting.size() == 1) return fitting.front();
  std::string list;
  for (const Term& term : fitting) {
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", term.name, term.id);
  }
  throw Error(ErrorKind::ambiguous, name.text,
              fmt::format("stands for {} things: {}; ask with the id", fitting.size(), list));
}

}  // namespace quaestor
