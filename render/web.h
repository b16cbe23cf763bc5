// The graph as things and lines for a page: an investment is a line from investor to receiver,
// lines of one kind between two things are one. Place in the flow: Graph + PictureOptions ->
// Web -> explore.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

struct WebNode {
  Entity entity;
  std::string label;
  std::size_t degree = 0;        // lines that end here
  double width = 0, height = 0;  // points
  double x = 0, y = 0;           // points, of the middle, y downwards
};

struct WebLine {
  std::size_t from = 0, to = 0;  // indexes into nodes
  Relation relation = Relation::investment;
  double eur = 0;  // what is disclosed
  std::vector<std::uint32_t> facts;
};

struct Web {
  std::vector<WebNode> nodes;  // most lines first, then by id
  std::vector<WebLine> lines;
  std::size_t nodes_found = 0;  // before the cut to the best connected
};

// At most `most` things, the best connected. Throws Error not_found / ambiguous / usage as
// picture_dot.
Web make_web(const Graph& graph, const PictureOptions& options, std::size_t most,
             const Texts& texts);
// Fills in x and y, without overlap. Throws Error unsupported when Graphviz fails.
void place(Web& web);

}  // namespace quaestor
