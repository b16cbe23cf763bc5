// The shortest way between two things over facts in either direction, as rows. Among equally short
// ways the one met first in the graph's order.
#include "path_row.h"
#include "run.h"
#include "shortest_way.h"

namespace quaestor {

using Step = UndirectedView::Step;

Table path(const Graph& graph, const Query& query) {
  const NodeIndex start = node_of(graph, query.subject);
  const NodeIndex goal = node_of(graph, query.object);
  Table table;
  table.columns = {{"from"}, {"relation"}, {"to"}, {"detail"}, {"date"}, {"sources"}};
  if (start == goal) {
    table.notes.push_back("both names stand for " + graph.nodes()[start].entity.name);
    return table;
  }
  for (const Step& step : shortest_way(graph, start, goal))
    table.rows.push_back(path_row(graph, step.edge, step.reversed));
  if (table.rows.empty()) {
    table.notes.push_back("nothing connects " + query.subject.name + " and " + query.object.name);
  }
  return table;
}

}  // namespace quaestor
