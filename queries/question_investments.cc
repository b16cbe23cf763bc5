#include "question_investments.h"

#include <algorithm>
#include <utility>

namespace quaestor {

namespace {

const Kinds kWhere = {Kind::country, Kind::bloc, Kind::place};
const Kinds kHomes = {Kind::country, Kind::bloc};

// Words that say a status or a form; the vocabulary's own names are the cues.
void set_form_and_status(const Question& question, Query& query) {
  for (int s = 0; s < kStatuses; ++s) {
    const Status status = static_cast<Status>(s);
    if (question.has(to_string(status))) query.statuses.push_back(status);
  }
  for (int f = 0; f < kForms; ++f) {
    const Form form = static_cast<Form>(f);
    if (question.has(to_string(form))) query.form = form;
  }
}

bool is_where(const Item& name) {
  return std::any_of(name.terms.begin(), name.terms.end(), [](const Term& term) {
    return term.id.starts_with("country/") || term.id.starts_with("bloc/") ||
           term.id.starts_with("place/");
  });
}

bool is_thing(const Item& name) {
  return std::any_of(name.terms.begin(), name.terms.end(), [](const Term& term) {
    return !term.id.starts_with("country/") && !term.id.starts_with("bloc/") &&
           !term.id.starts_with("place/");
  });
}

class Slots {
 public:
  explicit Slots(const Question& question) : question_(question) {
    asks_who_ = question.has("who") || question.has("company");
    asks_where_ = question.has("where") || question.has("how_much");
    for (const Item& item : question.items) {
      if (item.type != Item::Type::name) continue;
      has_destination_ |= item.before == "in" || item.before == "into";
    }
  }

  Query fill() && {
    const std::vector<Item>& items = question_.items;
    bool verb_seen = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].type == Item::Type::cue && items[i].cue == "invest") verb_seen = true;
      if (items[i].type != Item::Type::name) continue;
      const Item* next = i + 1 < items.size() ? &items[i + 1] : nullptr;
      place(items[i], next, verb_seen);
    }
    // One end alone is no "between".
    if (query_.between_a.given() && !query_.between_b.given()) {
      const bool somewhere = query_.between_a.id.starts_with("country/");
      std::swap(somewhere ? query_.in : query_.by, query_.between_a);
    }
    return std::move(query_);
  }

 private:
  void place(const Item& name, const Item* next, bool verb_seen) {
    const std::string& before = name.before;
    if (before == "between" || before == "with") {
      (query_.between_a.given() ? query_.between_b : query_.between_a) = pick(name, {});
    } else if (before == "in" || before == "into") {
      destination(name);
    } else if (before == "by" || before == "from" || before == "of") {
      source(name);
    } else if (name.adjective) {
      adjective(name, next);
    } else if (is_where(name) && !is_thing(name)) {
      const bool gives = !asks_who_ && (asks_where_ || has_destination_ || !verb_seen);
      gives ? source(name) : destination(name);
    } else {
      const bool receives = asks_who_ || query_.by.given() || query_.from.given();
      receives && !asks_where_ ? destination(name) : source(name);
    }
  }

  // "Chinese companies", "American investments" say who; "French data centres" where.
  void adjective(const Item& name, const Item* next) {
    const bool giver = next != nullptr && next->type == Item::Type::cue &&
                       (next->cue == "company" || next->cue == "invest" || next->cue == "money");
    giver ? source(name) : destination(name);
  }

  void destination(const Item& name) {
    (is_where(name) ? query_.in : query_.into) = pick(name, is_where(name) ? kWhere : Kinds{});
  }

  void source(const Item& name) {
    const bool home = is_where(name) && !is_thing(name);
    (home ? query_.from : query_.by) = pick(name, home ? kHomes : Kinds{});
  }

  const Question& question_;
  Query query_;
  bool asks_who_ = false;
  bool asks_where_ = false;
  bool has_destination_ = false;
};

// "who invests where": both asked, neither given.
void set_group(const Question& question, Query& query) {
  const bool who = question.has("who") || question.has("company");
  const bool where = question.has("where") || question.has("country");
  const bool giver_known = query.by.given() || query.between_a.given();
  const bool most = question.has("most");
  if (who && where && !giver_known && (!query.in.given() || query.in.ids.size() > 1)) {
    query.group = {Field::investor, Field::country};
  } else if (most && where) {
    query.group = {Field::country};
  } else if (most && who) {
    query.group = {Field::investor};
  }
}

}  // namespace

void set_dates(const Question& question, Query& query) {
  for (const Item& item : question.items) {
    if (item.type != Item::Type::date) continue;
    Date date = item.date;
    if (item.before == "since" || item.before == "from") {
      query.since = date;
    } else if (item.before == "after") {
      if (date.month == 0) ++date.year;
      query.since = date;
    } else if (item.before == "until" || item.before == "into") {
      query.until = date;
    } else if (item.before == "before") {
      if (date.month == 0) --date.year;
      query.until = date;
    } else if (item.before == "between") {
      (query.since ? query.until : query.since) = date;
    } else {
      query.since = query.until = date;
    }
  }
}

Query investments_query(const Question& question) {
  Query query = Slots(question).fill();
  set_form_and_status(question, query);
  set_dates(question, query);
  set_group(question, query);
  return query;
}

}  // namespace quaestor
