#include "graph_data.h"

#include <utility>

namespace quaestor {

GraphData::GraphData(Image opened)
    : image(std::move(opened)),
      nodes(image.array<NodeRecord>(Section::nodes)),
      node_text(image.bytes(Section::node_text)),
      facts(image.array<FactRecord>(Section::facts)),
      arguments(image.array<Argument>(Section::arguments)),
      fact_text(image.bytes(Section::fact_text)),
      articles(image.array<std::uint64_t>(Section::articles)),
      article_text(image.bytes(Section::article_text)),
      name_hashes(image.array<std::uint64_t>(Section::name_hashes)),
      name_nodes(image.array<std::uint32_t>(Section::name_nodes)),
      word_begin(image.array<std::uint64_t>(Section::word_begin)),
      words(image.bytes(Section::words)),
      node_cache(nodes.size()),
      fact_cache(facts.size()),
      article_cache(articles.size()) {}

std::string_view GraphData::word(std::uint32_t index) const {
  if (index + std::size_t{1} >= word_begin.size()) image.damaged();
  const std::uint64_t first = word_begin[index];
  const std::uint64_t last = word_begin[index + 1];
  if (first > last || last > words.size()) image.damaged();
  return words.substr(first, last - first);
}

std::span<const Argument> GraphData::arguments_of(std::size_t fact) const {
  const std::size_t first = facts[fact].arguments;
  const std::size_t last = fact + 1 < facts.size() ? facts[fact + 1].arguments : arguments.size();
  if (first > last || last > arguments.size()) image.damaged();
  return arguments.subspan(first, last - first);
}

Graph GraphOpener::open(Image image) {
  Graph graph;
  const auto data = std::make_shared<const GraphData>(std::move(image));
  const auto out_begin = data->image.array<std::uint32_t>(Section::out_begin);
  const auto in_begin = data->image.array<std::uint32_t>(Section::in_begin);
  graph.edges_ = data->image.array<Edge>(Section::edges);
  graph.in_list_ = data->image.array<EdgeIndex>(Section::in_list);
  const std::size_t rows = data->nodes.size() + 1;
  if (out_begin.size() != rows || in_begin.size() != rows ||
      graph.in_list_.size() != graph.edges_.size() ||
      data->name_hashes.size() != data->name_nodes.size()) {
    data->image.damaged();
  }
  graph.out_begin_ = out_begin.data();
  graph.in_begin_ = in_begin.data();
  graph.node_count_ = data->nodes.size();
  graph.fact_count_ = data->facts.size();
  graph.article_count_ = data->articles.size();
  graph.data_ = data;
  return graph;
}

}  // namespace quaestor
