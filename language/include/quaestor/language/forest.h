// Boosted regression trees: the sum of many small trees, each asking a few numbers of the same row.
// Learned by quaestor_train_arguments from annotated articles.
#pragma once

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
  bool empty() const { return roots_.empty(); }

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

  std::vector<Node> nodes_;
  std::vector<Step> steps_;  // of the same places
  std::vector<std::uint32_t> roots_;
  std::map<std::string, double, std::less<>> thresholds_;
};

}  // namespace quaestor
