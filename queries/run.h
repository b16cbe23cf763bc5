// The queries of this room, one file each; run() picks among them.
#pragma once

#include "quaestor/queries/query.h"

namespace quaestor {

Table investments(const Graph& graph, const Query& query);  // investments.cc
Table who_where(const Graph& graph, const Query& query);    // who_where.cc: any grouping
Table relations(const Graph& graph, const Query& query);    // relations.cc
Table show(const Graph& graph, const Query& query);         // show.cc
Table path(const Graph& graph, const Query& query);         // path.cc
Table comparison(const Graph& graph, const Query& query);   // comparison.cc
Table sources(const Graph& graph, const Query& query);      // sources.cc
Table stats(const Graph& graph, const Query& query);        // stats.cc
Table companies(const Graph& graph, const Query& query);    // companies.cc
Table people(const Graph& graph, const Query& query);       // people.cc
Table regulations(const Graph& graph, const Query& query);  // regulations.cc
Table neighbours(const Graph& graph, const Query& query);   // neighbours.cc
Table timeline(const Graph& graph, const Query& query);     // timeline.cc
Table ranking(const Graph& graph, const Query& query);      // ranking.cc
Table communities(const Graph& graph, const Query& query);  // communities.cc
Table conflicts(const Graph& graph, const Query& query);    // conflicts.cc
Table articles(const Graph& graph, const Query& query);     // articles.cc
Table quotes(const Graph& graph, const Query& query);       // quotes.cc
Table changes(const Graph& graph, const Query& query);      // changes.cc
Table vocabulary(const Graph& graph, const Query& query);   // vocabulary.cc
Table search(const Graph& graph, const Query& query);       // search.cc
Table all_ways(const Graph& graph, const Query& query);     // all_ways.cc: path with conditions

// Notes on what a filter by dates or by a parent company left out (investments.cc).
void add_left_out_notes(const Graph& graph, const Query& query, Table& table);
// How many of so many rows are to be made: all of them, or as many as the limit.
std::size_t shown_rows(const Query& query, std::size_t rows);
// The node named by a term; throws Error not_found.
NodeIndex node_of(const Graph& graph, const Term& term);

}  // namespace quaestor
