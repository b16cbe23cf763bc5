// Answers one question about one graph: the whole library in thirty lines.
//
//   ask news.quaestor "who invests in France?"
#include <cstdio>
#include <exception>

#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"
#include "quaestor/queries/ask.h"
#include "quaestor/render/tables.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: ask GRAPH QUESTION\n", stderr);
    return 2;
  }
  try {
    using namespace quaestor;
    const Graph graph = build_graph(read_store(argv[1]));
    const Gazetteer gazetteer(data_dir());
    const Grammar grammar(data_dir());
    const Understood understood = understand(graph, gazetteer, grammar, argv[2]);
    const Table table = run(graph, understood.query);
    std::fputs(write_table(table, graph, TableFormat::table).c_str(), stdout);
    return table.rows.empty() ? 1 : 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ask: %s\n", error.what());
    return 2;
  }
}
