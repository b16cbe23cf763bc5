// Boosted regression trees: the sum of many small trees, each asking a few numbers of the same row.
// Learned by quaestor_train_arguments from annotated articles.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

class Forest {
 public:
  struct Node {
    std::int32_t sign = -1;  // the column asked; -1: a leaf
    float threshold = 0;     // at most this: left, else right; of a leaf: its value
    std::uint32_t left = 0;  // indices into nodes()
    std::uint32_t right = 0;
  };

  Forest() = default;  // no trees: every row is as likely as not
  // Columns are named by `names`. Throws Error not_found / bad_format with file:line.
  Forest(const std::filesystem::path& file, std::span<const std::string_view> names);

  // The probability that the row's answer is yes.
  double probability(std::span<const float> row) const;
  // The same of many rows, side by side: several times faster.
  using Row = std::span<const float>;
  std::vector<double> probabilities(std::span<const Row> rows) const;
  bool empty() const { return trees_.empty(); }

  // A row is a yes when its probability reaches this; lines may differ by what the row is about.
  double threshold(std::string_view about = {}) const;
  void set_threshold(double threshold, std::string_view about = {});
  // Node indices are relative to the tree; node 0 is its root.
  void add_tree(std::vector<Node> tree);
  // The file's rows without header.
  std::vector<std::string> rows(std::span<const std::string_view> names) const;

 private:
  // A node as it is walked through: `child` by whether the number asked is above the threshold; a
  // leaf leads to itself.
  struct Step {
    float threshold = 0;
    std::uint32_t sign = 0;
    std::uint32_t child[2] = {};
  };
  // Of a tree of few leaves, numbered from left to right: what a node shuts out above its
  // threshold, as bits, twice.
  struct Question {
    float threshold = 0;
    std::uint32_t sign = 0;
    std::uint32_t shut = 0;
  };
  struct Tree {
    std::uint32_t root = 0;  // in nodes_
    std::uint32_t first_question = 0;
    std::array<float, 16> leaves{};
  };
  static constexpr std::size_t kTogether = 8;  // rows side by side

  double sum(Row row) const;
  void sum_together(const float* columns, std::span<double, kTogether> sums) const;
  void ask(Tree& tree, std::uint32_t node, std::size_t& leaves);

  std::vector<Node> nodes_;
  std::vector<Step> steps_;  // of the same places
  std::vector<Tree> trees_;
  std::vector<Question> questions_;
  std::size_t columns_ = 0;  // that are asked
  bool small_ = true;        // no tree has more leaves than a Tree holds
  std::map<std::string, double, std::less<>> thresholds_;
};

}  // namespace quaestor
