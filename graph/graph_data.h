// The inside of a Graph: an image, its sections as arrays, and the items decoded so far. Place in
// the flow: made by GraphOpener from an image, read by graph.cc.
//
//   Graph graph = GraphOpener::open(Image::map(path));
//
// Opening reads the header only; sections are read as they are asked for.
#pragma once

#include "image.h"
#include "quaestor/graph/graph.h"

namespace quaestor {

struct GraphData {
  explicit GraphData(Image opened);

  std::string_view word(std::uint32_t index) const;
  std::span<const Argument> arguments_of(std::size_t fact) const;

  Image image;
  std::span<const NodeRecord> nodes;
  std::string_view node_text;
  std::span<const FactRecord> facts;
  std::span<const Argument> arguments;
  std::string_view fact_text;
  std::span<const std::uint64_t> articles;
  std::string_view article_text;
  std::span<const std::uint64_t> name_hashes;
  std::span<const std::uint32_t> name_nodes;
  std::span<const std::uint64_t> word_begin;
  std::string_view words;

  ItemCache<Node> node_cache;
  ItemCache<Fact> fact_cache;
  ItemCache<ArticleInfo> article_cache;
};

class GraphOpener {
 public:
  // Throws Error bad_format when the sections do not fit together.
  static Graph open(Image image);
  // The image a graph lies in.
  static const Image& image(const Graph& graph) { return graph.data_->image; }
};

}  // namespace quaestor
