// A graph's parts as an image, in the order in which they come to be: articles, nodes, facts,
// edges. Place in the flow: the last step of build_graph.
//
//   GraphWriter graph(into_memory(bytes));
//   graph.articles(articles);  graph.nodes(...);  graph.facts(...);  graph.edges(std::move(edges));
//   graph.finish(state, code);
//
// Nodes, facts and articles are told one by one and not kept; only their records are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "image_writer.h"
#include "quaestor/graph/graph.h"

namespace quaestor {

class GraphWriter {
 public:
  explicit GraphWriter(WriteAt write_at) : image_(std::move(write_at)) {}

  // Sorted by id.
  void articles(const std::vector<ArticleInfo>& articles);

  // Between begin and end, in order of ids; node() returns the index of the node.
  void begin_nodes();
  NodeIndex node(const Entity& entity, std::uint32_t fact);
  void end_nodes();

  // Between begin and end, in order. `arguments` are the nodes of the fact's entities.
  void begin_facts();
  void fact(const Fact& fact, const std::vector<Argument>& arguments);
  void end_facts();

  // In any order, also several times.
  void edges(std::vector<Edge> edges);

  void finish(std::string_view state, std::string_view code);

 private:
  struct Cited {
    std::uint64_t number;  // 1 + where it stands
    std::string name, language;
  };

  std::uint32_t word(const std::string& text);
  void evidence(const Evidence& e, std::string& out) const;
  void index_names(const Entity& entity, NodeIndex node);

  ImageWriter image_;
  std::uint64_t at_ = 0;  // in the text section being written
  std::map<std::string, Cited, std::less<>> cited_;
  std::vector<NodeRecord> nodes_;
  std::vector<std::pair<std::uint64_t, NodeIndex>> names_;
  std::vector<FactRecord> facts_;
  std::vector<Argument> arguments_;
  std::map<std::string, std::uint32_t, std::less<>> words_;
  std::vector<std::uint64_t> word_begin_{0};
  std::string word_text_;
};

}  // namespace quaestor
