// The queries of this room, one file each; run() picks among them.
#pragma once

#include "quaestor/queries/query.h"

namespace quaestor {

Table investments(const Graph& graph, const Query& query);  // investments.cc
Table who_where(const Graph& graph, const Query& query);    // who_where.cc: any grouping
Table relations(const Graph& graph, const Query& query);    // relations.cc
Table show(const Graph& graph, const Query& query);         // show.cc
Table path(const Graph& graph, const Query& query);         // path.cc
Table sources(const Graph& graph, const Query& query);      // sources.cc
Table stats(const Graph& graph, const Query& query);        // stats.cc

// Notes on what a filter by dates or by a parent company left out (investments.cc).
void add_left_out_notes(const Graph& graph, const Query& query, Table& table);
// The node named by a term; throws Error not_found.
NodeIndex node_of(const Graph& graph, const Term& term);

}  // namespace quaestor
