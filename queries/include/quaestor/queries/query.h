// The one small algebra that subcommands and questions compile to: what to scan, which arguments
// must match, what to group by, how many rows. Place in the flow: made by cli/ or ask.h, run over a
// Graph, answered as a Table.
//
//   Query q;  q.by = resolve(graph, gazetteer, "Microsoft");  q.in = resolve(graph, gazetteer, "the
//   EU"); Table t = run(graph, q);      // every filter that is given must hold
//
// It holds no pointers into a graph: the same query may be run over several graphs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/graph/graph.h"
#include "quaestor/queries/table.h"

namespace quaestor {

// What a name in a question stands for. A bloc stands for itself and its member countries.
struct Term {
  std::string name;              // as a person would type it again
  std::string id;                // the thing named
  std::vector<std::string> ids;  // everything it stands for, sorted; empty = no filter

  bool given() const { return !ids.empty(); }
  bool holds(const std::string& candidate) const;
};
Term term_of(const Entity& entity);

enum class Scan {
  investments,  // one row an investment, or one a group
  relations,    // one row a fact that is not an investment
  card,         // everything about `subject`
  path,         // shortest way from `subject` to `object`
  comparison,   // `subject` and `object` side by side, their investments under the filters given
  evidence,     // the sentences behind `fact`
  statistics,   // counts
  companies,    // one row a company
  people,       // one row a role of a person
  regulations,  // one row a law, with its maker and whom it binds
  neighbours,   // what is within `depth` facts of `subject`
  timeline,     // dated facts, oldest first; about `either` if given
  ranking,      // things, greatest first
  communities,  // groups of things that are tied closely
  conflicts,    // facts that contradict each other
  articles,     // what was read
  quotes,       // the sentences about `subject`
  changes,      // facts first told in articles since `since`
  vocabulary,   // kinds of things and relations, with counts
  search        // names and quotes like `text`
};

// What sums can be by; `home` is the country an investor has its seat in.
enum class Field { investor, home, country, target, form, status, year };
std::string_view to_string(Field field);
std::optional<Field> parse_field(std::string_view name);

// What a ranking counts.
enum class Rank { money, degree, pagerank, betweenness };
std::string_view to_string(Rank rank);
std::optional<Rank> parse_rank(std::string_view name);

struct Query {
  Scan scan = Scan::investments;

  // investments
  Term by;    // one of the investors
  Term from;  // an investor is this country (or of this bloc), or has its seat there
  Term in;    // one of the destinations or places
  Term into;  // the target
  Term between_a, between_b;  // money from the one to the other, in either direction
  std::optional<Form> form;
  std::vector<Status> statuses;    // empty = any
  std::optional<Amount> min, max;  // both inclusive; amounts in other currencies are converted at
                                   // yearly mean rates. An investment without an amount fails both.
  std::string currency;            // stated in this currency; empty = any
  Term sector;  // an investor or the receiver is of this sector (sectors.h); companies: of this
  std::string convert_to = "EUR";  // what sums and rankings are converted to
  std::vector<Field> group;        // empty = no grouping
  bool together = false;           // of several investors
  bool largest_first = false;      // by converted amounts, not by date or name

  // investments and relations; a fact without a date fails a given bound
  Date since, until;  // both inclusive, at the precision given: until 2024 includes 2024-12-31

  // relations, card, path
  std::vector<Relation> relations;  // empty = any
  Term subject, object;
  Term either;  // subject or object

  // people: `subject` the person, `object` where; regulations: `subject` the law, `object` its
  // maker, `either` whom it binds; companies: `in` seat or operation, `object` the parent
  std::string text;              // search: what for; people: part of the title
  int depth = 1;                 // neighbours: how many facts away
  std::vector<Kind> kinds;       // path: what may lie between; neighbours, ranking: what is shown
  bool all_ways = false;         // path: every shortest way
  Rank rank = Rank::money;       // ranking
  std::string outlet, language;  // articles

  std::string fact;       // evidence: a fact's id, or the start of its hash
  std::size_t limit = 0;  // rows kept; 0 = all. What was left out is a note.
  bool ids = false;       // a first column with each fact's id
  // Columns by name, in this order; empty = those shown by default, "all" = those and the others.
  std::vector<std::string> columns;
};

// Runs any query. Throws Error not_found (card, path and evidence of what is not in the graph),
// Error usage (columns that there are not).
Table run(const Graph& graph, const Query& query);

// The facts that pass the filters of a scan over investments or relations, ascending. Expands from
// the narrowest name given instead of scanning, where there is one.
std::vector<std::uint32_t> select_facts(const Graph& graph, const Query& query);

// The subcommand that asks the same: "quaestor investments --by Microsoft --in France".
std::string to_command(const Query& query);

}  // namespace quaestor
