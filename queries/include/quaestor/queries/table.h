// What a query answers: rows of text cells, each row with the facts behind it. Writers are in
// render/.
//
//   Table t = investments(graph, filter);  t.rows[0].cells[0] == "Microsoft";
//   graph.facts()[t.rows[0].facts[0]]
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace quaestor {

struct Column {
  std::string name;      // heading and key in JSON: "investor", "amount"
  bool numeric = false;  // aligned right
  bool extra = false;    // shown only when asked for by name; run() takes the others out
};

struct Row {
  std::vector<std::string> cells;    // as many as columns; empty = unknown
  std::vector<std::uint32_t> facts;  // indexes into Graph::facts(), for evidence
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::string> notes;  // lines for under the table: sums, what was left out
  std::size_t left_out = 0;        // rows behind these that were not made, since a limit was given
};

}  // namespace quaestor
