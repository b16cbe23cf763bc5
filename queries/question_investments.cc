#include "question_investments.h"

#include <algorithm>
#include <array>
#include <utility>

#include "quaestor/facts/text.h"
#include "question_names.h"

namespace quaestor {

namespace {

const Kinds kWhere = {Kind::country, Kind::bloc, Kind::place};
const Kinds kHomes = {Kind::country, Kind::bloc};

// The verbs of a question about money, by the cues they are read as.
constexpr std::array<std::string_view, 6> kVerbs = {"invest",  "acquisition", "equity",
                                                    "funding", "grant",       "facility"};
// What an adjective of origin stands beside.
constexpr std::array<std::string_view, 5> kGivers = {"company", "investor", "invest", "money",
                                                     "grant"};

template <std::size_t N>
bool is_cue(const Item& item, const std::array<std::string_view, N>& cues) {
  return item.type == Item::Type::cue &&
         std::find(cues.begin(), cues.end(), item.cue) != cues.end();
}

// "In welche Länder wird investiert?" asks what is, in the passive voice.
bool is_passive(const Question& question) {
  return std::any_of(question.items.begin(), question.items.end(), [&](const Item& item) {
    return question.words->participles.contains(fold(item.text));
  });
}

// "Plans that were dropped" asks for what was dropped, "planned and dropped" for both; "what became
// of the plans" for whatever they became.
void set_latest_status(const Question& question, Query& query) {
  std::vector<Status>& statuses = query.statuses;
  if (question.has("fate")) std::erase(statuses, Status::planned);
  if (statuses.size() < 2 || statuses.front() != Status::planned) return;
  const std::size_t planned = question.first_of("planned");
  const std::size_t other = question.first_of(to_string(statuses.back()));
  const auto [first, last] = std::minmax(planned, other);
  for (std::size_t i = first; i < last; ++i) {
    if (question.items[i].cue == "and") return;
  }
  statuses.erase(statuses.begin());
}

bool is_giver(const Item& item) { return is_cue(item, kGivers) || !sector_of(item).empty(); }

// Words that say a status or a form; the vocabulary's own names are the cues.
void set_form_and_status(const Question& question, Query& query) {
  // "Since when is it planned" is asked of what may have been built or dropped since.
  for (int s = 0; s < kStatuses && !question.has("since_when"); ++s) {
    const Status status = static_cast<Status>(s);
    if (question.has(to_string(status))) query.statuses.push_back(status);
  }
  // "Have been planned and then cancelled": the later state is the one asked for. "Will" beside
  // another state is part of its verb.
  set_latest_status(question, query);
  if (query.statuses.empty() && question.has("will") && !is_passive(question)) {
    query.statuses = {Status::planned};
  }
  for (int f = 0; f < kForms; ++f) {
    const Form form = static_cast<Form>(f);
    if (question.has(to_string(form))) query.form = form;
  }
  // "Bought a stake" is no take-over, and public money is a grant whatever it builds.
  for (Form form : {Form::equity, Form::grant}) {
    if (question.has(to_string(form))) query.form = form;
  }
}

class Slots {
 public:
  explicit Slots(const Question& question) : question_(question) {
    asks_who_ = question.has("who") || question.has("investor");
    asks_company_ = question.has("company");
    asks_where_ = question.has("where") || question.has("country");
    how_much_ = question.has("how_much");
    receives_ = question.has("receive");
    const std::vector<Item>& items = question.items;
    verb_ = static_cast<std::size_t>(
        std::find_if(items.begin(), items.end(),
                     [](const Item& item) { return is_cue(item, kVerbs); }) -
        items.begin());
    for (const Item& item : items) {
      if (item.type != Item::Type::name) continue;
      has_destination_ |= item.before == "in" || item.before == "into";
      has_bare_thing_ |= item.before.empty() && is_thing(item);
    }
  }

  Query fill() && {
    const std::vector<Item>& items = question_.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].type == Item::Type::name) place(i);
    }
    // One end alone is no "between".
    if (query_.between_a.given() && !query_.between_b.given()) {
      const bool somewhere = query_.between_a.id.starts_with("country/");
      std::swap(somewhere ? query_.in : query_.by, query_.between_a);
    }
    return std::move(query_);
  }

 private:
  void place(std::size_t at) {
    const Item& name = question_.items[at];
    const std::string& before = name.before;
    if (name.adjective && before != "in" && before != "into") {
      // "Chinese factories in Hungary": where they stand is said.
      const bool placed = has_destination_ && !has_bare_thing_ && !query_.by.given();
      placed ? source(name) : adjective(at);
    } else if (before == "between") {
      (query_.between_a.given() ? query_.between_b : query_.between_a) = pick(name, {});
    } else if (before == "in" || before == "into") {
      name.adjective ? adjective(at) : destination(name);
    } else if (joins_in(at)) {
      if (!query_.by.given()) source(name);
    } else if (before == "from" && withdrawn_from(at)) {
      destination(name);
    } else if (before == "by" || before == "from" || before == "of" || before == "with") {
      const bool given = before != "from" && is_thing(name) && gets_money(at);
      given ? destination(name) : source(name);
    } else if (is_where(name) && !is_thing(name)) {
      somewhere(at);
    } else {
      thing(at);
    }
  }

  // "Together with Nvidia", "alongside Nvidia": the name behind the word, or behind its
  // preposition.
  bool joins_in(std::size_t at) const {
    const std::vector<Item>& items = question_.items;
    const auto together = [&](std::size_t i) {
      return items[i].type == Item::Type::cue && items[i].cue == "together";
    };
    const std::string& before = items[at].before;
    if (at > 0 && together(at - 1)) return is_thing(items[at]);
    return at > 1 && together(at - 2) && (before == "with" || before == "of") &&
           is_thing(items[at]);
  }

  // "Who withdrew from Germany", but not "companies from Germany that withdrew".
  bool withdrawn_from(std::size_t at) const {
    const std::vector<Item>& items = question_.items;
    const bool described = at > 1 && is_giver(items[at - 2]);
    return question_.has("cancelled") && is_where(items[at]) && !is_thing(items[at]) && !described;
  }

  // "Aid received by X", "money raised by X", "the funding round of X".
  bool gets_money(std::size_t at) const {
    if (receives_) return true;
    const bool round = question_.has("equity") || question_.has("funding") || is_investor_of(at);
    return round && question_.items[at].before == "of" && !asks_where_;
  }

  // "The shareholders of X".
  bool is_investor_of(std::size_t at) const {
    const std::vector<Item>& items = question_.items;
    return at > 1 && items[at - 2].type == Item::Type::cue && items[at - 2].cue == "investor";
  }

  // A country without a preposition.
  void somewhere(std::size_t at) {
    const Item& name = question_.items[at];
    const bool first_of_two = at + 1 < question_.items.size() &&
                              question_.items[at + 1].type == Item::Type::name &&
                              question_.items[at + 1].before.empty();
    const bool before_verb = at < verb_ && verb_ < question_.items.size();
    // "US companies"
    const bool describes =
        at + 1 < question_.items.size() && question_.items[at + 1].type == Item::Type::cue &&
        (question_.items[at + 1].cue == "company" || question_.items[at + 1].cue == "investor");
    bool gives = describes || has_destination_ || (first_of_two && !has_bare_thing_ && !asks_who_);
    if (!has_bare_thing_ && !asks_who_ && !receives_) {
      gives |= asks_where_ || (how_much_ && verb_ < question_.items.size()) ||
               (before_verb && question_.has("what"));
    }
    // "What did Germany get from Taiwan", where the language has no word for "from" alone.
    gives |= receives_ && query_.in.given();
    gives ? source(name) : destination(name);
  }

  // A company without a preposition: in front of the verb it acts, behind it, it is what is bought
  // or financed if the question asks who does that.
  void thing(std::size_t at) {
    const Item& name = question_.items[at];
    const bool verb_first = verb_ < at;
    const bool known = query_.by.given() || query_.from.given();
    const bool gets = receives_ || (known && !asks_where_) ||
                      (asks_who_ && !asks_where_ && !how_much_) ||
                      (asks_company_ && verb_first && !has_destination_ && !asks_where_);
    gets ? destination(name) : source(name);
  }

  // "Chinese companies", "American investments", "entreprises chinoises" say who; "French data
  // centres" where.
  void adjective(std::size_t at) {
    const std::vector<Item>& items = question_.items;
    // "The French AI campus" is a place, "French AI companies" are not.
    const auto beside = [&](std::size_t i) {
      if (i >= items.size() || !is_giver(items[i])) return false;
      const bool site = !sector_of(items[i]).empty() && i + 1 < items.size() &&
                        items[i + 1].type == Item::Type::cue && items[i + 1].cue == "facility";
      return !site;
    };
    const bool behind = question_.words->language == "fr" && at > 0 && beside(at - 1);
    // "Brookfield's French commitment": who gives is said already.
    const bool owned = at > 0 && items[at - 1].possessive && is_thing(items[at - 1]);
    !owned && (beside(at + 1) || behind) ? source(items[at]) : destination(items[at]);
  }

  void destination(const Item& name) {
    const bool where = is_where(name) && !(receives_ && is_thing(name));
    (where ? query_.in : query_.into) = pick(name, where ? kWhere : Kinds{});
  }

  void source(const Item& name) {
    const bool home = is_where(name) && !is_thing(name);
    (home ? query_.from : query_.by) = pick(name, home ? kHomes : Kinds{});
  }

  const Question& question_;
  Query query_;
  std::size_t verb_ = 0;
  bool asks_who_ = false;
  bool asks_company_ = false;
  bool asks_where_ = false;
  bool how_much_ = false;
  bool receives_ = false;
  bool has_destination_ = false;
  bool has_bare_thing_ = false;
};

bool is_cue(const Item& item, std::string_view cue) {
  return item.type == Item::Type::cue && item.cue == cue;
}

// "Which countries invest most" asks who gives; "which countries get most", "in which countries is
// most invested", "which countries have most investment" ask where it goes.
bool countries_give(const Question& question) {
  if (question.has("receive") || question.has("where")) return false;
  const std::vector<Item>& items = question.items;
  const std::size_t at = question.first_of("country");
  const auto is_in = [&](std::size_t i) {
    return is_cue(items[i], "in") || is_cue(items[i], "into");
  };
  if (at + 1 >= items.size() || (at > 0 && is_in(at - 1))) return false;
  if (!is_cue(items[at + 1], "invest")) return false;
  // "Countries invested in most": nothing stands behind the preposition.
  for (std::size_t i = at + 2; i < items.size(); ++i) {
    if (is_in(i) && (i + 1 == items.size() || is_cue(items[i + 1], "most"))) return false;
  }
  return true;
}

// "Who invests where": both asked, neither given. "Most" asks for whom or what it stands beside.
void set_group(const Question& question, Query& query) {
  for (Field field : {Field::investor, Field::home, Field::country, Field::target, Field::form,
                      Field::status, Field::year}) {
    if (question.has("group_" + std::string(to_string(field)))) query.group.push_back(field);
  }
  query.largest_first = question.has("most");
  if (!query.group.empty()) return;
  const bool company = question.has("company");
  const bool who = question.has("who") || question.has("investor");
  const bool where = question.has("where") || question.has("country");
  const bool giver_known = query.by.given() || query.between_a.given();
  const bool most = question.has("most");
  if ((who || company) && where && !giver_known && (!query.in.given() || query.in.ids.size() > 1)) {
    query.group = {Field::investor, Field::country};
  } else if (most && where) {
    query.group = {countries_give(question) ? Field::home : Field::country};
  } else if (most && question.has("receive") && (who || company)) {
    query.group = {Field::target};
  } else if (most && (who || company)) {
    query.group = {Field::investor};
  }
}

// "Over 1 billion", "between 1 and 5 billion", "of 5 billion". Euro unless said.
void set_amounts(const Question& question, Query& query) {
  std::vector<Amount> bare;
  const auto taken = [](const ToldAmount& told) {
    Amount amount = told.amount;
    if (amount.currency.empty()) amount.currency = "EUR";
    return amount;
  };
  double small = 0;  // "1" of "between 1 and 5 billion"
  for (const Item& item : question.items) {
    if (item.type == Item::Type::count && item.before == "between") small = item.count;
    if (item.type != Item::Type::amount) continue;
    if (item.amount.bound == Bound::least) {
      query.min = taken(item.amount);
    } else if (item.amount.bound == Bound::most) {
      query.max = taken(item.amount);
    } else {
      bare.push_back(taken(item.amount));
      if (small > 0) {
        Amount least = bare.back();
        least.value = small * item.amount.magnitude;
        bare.insert(bare.begin(), least);
      }
    }
  }
  if (bare.empty()) return;
  query.min = bare.front();
  query.max = bare.back();
}

// "Top five": how many rows.
void set_limit(const Question& question, Query& query) {
  const std::vector<Item>& items = question.items;
  const auto is_most = [&](std::size_t i) {
    return i < items.size() && items[i].type == Item::Type::cue && items[i].cue == "most";
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].type != Item::Type::count || items[i].count < 1) continue;
    if (is_most(i + 1) || (i > 0 && is_most(i - 1))) {
      query.limit = static_cast<std::size_t>(items[i].count);
    }
  }
}

}  // namespace

void set_dates(const Question& question, Query& query) {
  Period told;  // all dates without a preposition of time, as one stretch
  bool open = false;
  for (const Item& item : question.items) {
    if (item.type != Item::Type::date) continue;
    const Period& period = item.period;
    if (item.before == "since" || item.before == "from") {
      query.since = period.since;
    } else if (item.before == "after") {
      query.since = next(period.until ? period.until : period.since);
    } else if (item.before == "until" || item.before == "into") {
      query.until = period.until ? period.until : period.since;
    } else if (item.before == "before") {
      query.until = previous(period.since);
    } else {
      if (!told.since || period.since < told.since) told.since = period.since;
      told.until = std::max(told.until, period.until);
      open |= !period.until;
    }
  }
  if (!told.since) return;
  if (!query.since) query.since = told.since;
  if (!query.until && !open) query.until = told.until;
}

Query investments_query(const Question& question) {
  Query query = Slots(question).fill();
  set_form_and_status(question, query);
  set_dates(question, query);
  set_amounts(question, query);
  set_group(question, query);
  set_limit(question, query);
  query.together = question.has("together");
  return query;
}

}  // namespace quaestor
