// A question becomes a query in three steps: read_question() finds names, dates and cues; the cues
// vote for an intent (data); the intent's function puts names where they belong, by the preposition
// before them and by what they are.
#include "quaestor/queries/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "describe.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "question.h"
#include "question_investments.h"

namespace quaestor {

namespace {

constexpr std::size_t kShortestMisspelt = 4;  // letters; shorter words are near to too much

using Names = std::vector<const Item*>;

Names names_in(const Question& question) {
  Names names;
  for (const Item& item : question.items) {
    if (item.type == Item::Type::name) names.push_back(&item);
  }
  return names;
}

[[noreturn]] void throw_unsupported(const Question& question, std::string_view text,
                                    const std::string& why) {
  std::string examples;
  for (const std::string& example : question.words->examples) {
    examples += fmt::format("{}\"{}\"", examples.empty() ? "" : ", ", example);
  }
  throw Error(ErrorKind::unsupported, fmt::format("\"{}\"", trim(text)),
              fmt::format("{}; questions that can be answered: {}", why, examples));
}

bool is_kind(const Term& term, std::initializer_list<Kind> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) {
    return term.id.starts_with(std::string(to_string(kind)) + "/");
  });
}

bool can_be(const Item& item, std::initializer_list<Kind> kinds) {
  return std::any_of(item.terms.begin(), item.terms.end(),
                     [&](const Term& term) { return is_kind(term, kinds); });
}

Query relation_query(Relation relation) {
  Query query;
  query.scan = Scan::relations;
  query.relations = {relation};
  return query;
}

// Company -> country: "where does X operate", "who operates in Y".
Query located(Relation relation, const Names& names) {
  Query query = relation_query(relation);
  for (const Item* name : names) {
    if (can_be(*name, {Kind::country, Kind::bloc, Kind::place})) {
      query.object = pick(*name, {Kind::country, Kind::bloc, Kind::place});
    } else {
      query.subject = pick(*name, {});
    }
  }
  return query;
}

// A relation whose two ends are told apart by what the names are: those that can be of `kind` stand
// at `its_end`, the others at `other_end`. "Which laws bind X", "who is bound by law Y".
Query relation_by_kind(Relation relation, const Names& names, Kind kind, Term Query::*its_end,
                       Term Query::*other_end) {
  Query query = relation_query(relation);
  for (const Item* name : names) {
    query.*(can_be(*name, {kind}) ? its_end : other_end) = pick(*name, {});
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
  if (!names.empty()) query.subject = pick(*names[0], {});
  if (names.size() > 1) query.object = pick(*names[1], {});
  return query;
}

// "who owns X" asks for the parent; "what does X own" for the units.
Query owned(const Names& names, bool asks_parent) {
  Query query = relation_query(Relation::subsidiary_of);
  if (names.size() > 1) {
    query.either = pick(*names[0], {});
  } else if (!names.empty()) {
    (asks_parent ? query.subject : query.object) = pick(*names[0], {});
  }
  return query;
}

Query two_ends(Scan scan, const Names& names) {
  Query query;
  query.scan = scan;
  if (!names.empty()) query.subject = pick(*names[0], {});
  if (names.size() > 1) query.object = pick(*names[1], {});
  return query;
}

// How many names an intent needs, and how it becomes a query.
struct Intent {
  std::size_t least_names = 0;
  std::size_t most_names = 0;
  std::function<Query(const Question&, const Names&)> compile;
};

const std::map<std::string, Intent, std::less<>>& intents() {
  using Q = const Question&;
  using N = const Names&;
  static const std::map<std::string, Intent, std::less<>> table = {
      {"competitors", {0, 2, [](Q, N n) { return both_ways(Relation::competes_with, n); }}},
      {"connection", {2, 2, [](Q, N n) { return two_ends(Scan::path, n); }}},
      {"headquarters", {0, 2, [](Q, N n) { return located(Relation::headquartered_in, n); }}},
      {"investments", {0, 6, [](Q q, N) { return investments_query(q); }}},
      {"issuers", {0, 2, [](Q, N n) { return issuers(n); }}},
      {"leaders", {0, 2, [](Q, N n) { return leaders(n); }}},
      {"operations", {0, 2, [](Q, N n) { return located(Relation::operates_in, n); }}},
      {"owners", {0, 2, [](Q q, N n) { return owned(n, q.has("who") || q.has("by")); }}},
      {"parents", {0, 2, [](Q, N n) { return owned(n, true); }}},
      {"partners", {0, 2, [](Q, N n) { return both_ways(Relation::partners_with, n); }}},
      {"regulations", {0, 2, [](Q, N n) { return regulations(n); }}},
      {"show", {1, 1, [](Q, N n) { return two_ends(Scan::card, n); }}},
      {"stats", {0, 0, [](Q, N n) { return two_ends(Scan::statistics, n); }}},
      {"units", {0, 2, [](Q, N n) { return owned(n, false); }}},
  };
  return table;
}

// The intent with most votes, the first by name among equals; empty if there are none.
std::string elect(const Grammar& grammar, const Question& question) {
  std::map<std::string, int> votes;
  for (const Item& item : question.items) {
    for (const Vote& vote : grammar.votes(item.cue)) votes[vote.intent] += vote.weight;
  }
  std::string best;
  int most = 0;
  for (const auto& [intent, count] : votes) {
    if (count > most) {
      best = intent;
      most = count;
    }
  }
  return best;
}

// Words that played no part; throws when one of them looks like a name that is not known.
std::vector<std::string> unknown_words(const Graph& graph, const Gazetteer& gazetteer,
                                       const Question& question, std::string_view text) {
  std::vector<std::string> ignored;
  const bool german = question.words->language == "de";
  for (const Item& item : question.items) {
    if (item.type != Item::Type::unknown) continue;
    const bool name_like = !item.before.empty() || (item.capital && !item.first && !german);
    const bool long_enough = fold(item.text).size() >= kShortestMisspelt;
    if (name_like || (long_enough && !similar_names(graph, gazetteer, item.text, 1).empty())) {
      resolve(graph, gazetteer, item.text);  // throws with "did you mean"
    }
    ignored.push_back(item.text);
  }
  if (!ignored.empty() && names_in(question).empty()) {
    throw_unsupported(question, text, fmt::format("\"{}\" is not understood", ignored.front()));
  }
  return ignored;
}

}  // namespace

Term pick(const Item& name, const Kinds& kinds) {
  std::vector<Term> fitting;
  for (const Term& term : name.terms) {
    const bool fits = kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) {
                        return is_kind(term, {kind});
                      });
    if (fits) fitting.push_back(term);
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

Understood understand(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                      std::string_view question_text) {
  const Question question = read_question(graph, gazetteer, grammar, question_text);
  const Names names = names_in(question);
  std::string intent = elect(grammar, question);
  Understood understood;
  understood.language = question.words->language;
  understood.ignored = unknown_words(graph, gazetteer, question, question_text);
  if (intent.empty()) {
    if (names.empty() || !understood.ignored.empty()) {
      throw_unsupported(question, question_text, "is not a question this graph can answer");
    }
    intent = names.size() == 2 ? "connection" : "show";
  }
  const auto known = intents().find(intent);
  if (known == intents().end()) {
    throw Error(ErrorKind::bad_format, "questions_intents.tsv", "no intent is called " + intent);
  }
  if (names.size() < known->second.least_names || names.size() > known->second.most_names) {
    throw_unsupported(question, question_text,
                      fmt::format("was taken for a question of kind \"{}\", which does not go with "
                                  "{} names from the graph",
                                  intent, names.size()));
  }
  understood.query = known->second.compile(question, names);
  if (understood.query.scan == Scan::relations) set_dates(question, understood.query);
  understood.meaning = describe(understood.query);
  understood.command = to_command(understood.query);
  return understood;
}

}  // namespace quaestor
