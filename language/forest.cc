#include "quaestor/language/forest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

namespace quaestor {

namespace {
constexpr std::string_view kThreshold = "threshold";
constexpr std::string_view kLeaf = "leaf";

// A row of the file: tree, node, what is asked or "leaf", number, left and right.
class ForestReader {
 public:
  ForestReader(const std::filesystem::path& file, std::span<const std::string_view> names)
      : file_(file), names_(names) {}

  Forest::Node node(const TableRow& row) const {
    Forest::Node node;
    node.threshold = number<float>(row, 3);
    if (row.cells[2] == kLeaf) return node;
    const auto at = std::find(names_.begin(), names_.end(), row.cells[2]);
    if (at == names_.end()) fail(row, fmt::format("unknown name {}", row.cells[2]));
    node.sign = static_cast<std::int32_t>(at - names_.begin());
    node.left = number<std::uint32_t>(row, 4);
    node.right = number<std::uint32_t>(row, 5);
    return node;
  }

  template <typename Number>
  Number number(const TableRow& row, std::size_t column) const {
    Number value{};
    const std::string& text = row.cells[column];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
      fail(row, fmt::format("{} is no number", text));
    return value;
  }

  // Children come after their parent, so that every walk ends.
  void check(const std::vector<Forest::Node>& tree, const TableRow& row) const {
    for (std::size_t i = 0; i < tree.size(); ++i) {
      const Forest::Node& node = tree[i];
      if (node.sign < 0) continue;
      if (node.left <= i || node.right <= i || std::max(node.left, node.right) >= tree.size())
        fail(row, fmt::format("the tree that ends here leads from node {} to {} and {}", i,
                              node.left, node.right));
    }
  }

 private:
  [[noreturn]] void fail(const TableRow& row, const std::string& what) const {
    throw Error(ErrorKind::bad_format, file_.string(), row.line, what);
  }

  const std::filesystem::path& file_;
  std::span<const std::string_view> names_;
};
}  // namespace

Forest::Forest(const std::filesystem::path& file, std::span<const std::string_view> names) {
  const ForestReader reader(file, names);
  std::vector<Node> tree;
  TableRow last;
  for (const TableRow& row : read_table(file, 6)) {
    if (row.cells[0] == kThreshold) {
      set_threshold(reader.number<double>(row, 3), row.cells[2]);
      continue;
    }
    if (reader.number<std::uint32_t>(row, 1) == 0 && !tree.empty()) {
      reader.check(tree, last);
      add_tree(std::move(tree));
      tree.clear();
    }
    tree.push_back(reader.node(row));
    last = row;
  }
  if (tree.empty()) return;
  reader.check(tree, last);
  add_tree(std::move(tree));
}

double Forest::probability(std::span<const float> row) const {
  // Several trees at once, without a branch on what the row says, which none could foretell.
  constexpr std::size_t kLanes = 8;
  double sum = 0;
  for (std::size_t first = 0; first < roots_.size(); first += kLanes) {
    const std::size_t lanes = std::min(kLanes, roots_.size() - first);
    std::array<std::uint32_t, kLanes> at{};  // the lanes left over stay at the first tree
    std::copy_n(roots_.begin() + static_cast<std::ptrdiff_t>(first), lanes, at.begin());
    for (std::uint32_t moved = 1; moved != 0;) {
      moved = 0;
      for (std::uint32_t& place : at) {
        const Step& step = steps_[place];
        const bool above = !(row[step.sign] <= step.threshold);
        moved |= place ^ step.child[above ? 1 : 0];
        place = step.child[above ? 1 : 0];
      }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) sum += nodes_[at[lane]].threshold;
  }
  return 1 / (1 + std::exp(-sum));
}

double Forest::threshold(std::string_view about) const {
  const auto at = thresholds_.find(about);
  return at == thresholds_.end() ? 0.5 : at->second;
}

void Forest::set_threshold(double threshold, std::string_view about) {
  thresholds_.insert_or_assign(std::string(about), threshold);
}

void Forest::add_tree(std::vector<Node> tree) {
  const auto root = static_cast<std::uint32_t>(nodes_.size());
  roots_.push_back(root);
  for (Node& node : tree) {
    const auto here = static_cast<std::uint32_t>(nodes_.size());
    Step step{node.threshold, 0, {here, here}};
    if (node.sign >= 0) {
      node.left += root;
      node.right += root;
      step = {node.threshold, static_cast<std::uint32_t>(node.sign), {node.left, node.right}};
    }
    nodes_.push_back(node);
    steps_.push_back(step);
  }
}

std::vector<std::string> Forest::rows(std::span<const std::string_view> names) const {
  std::vector<std::string> rows;
  for (const auto& [about, line] : thresholds_)
    rows.push_back(fmt::format("{}\t\t{}\t{:.3f}\t\t", kThreshold, about, line));
  for (std::size_t tree = 0; tree < roots_.size(); ++tree) {
    const std::uint32_t root = roots_[tree];
    const std::size_t end = tree + 1 < roots_.size() ? roots_[tree + 1] : nodes_.size();
    for (std::size_t i = root; i < end; ++i) {
      const Node& node = nodes_[i];
      if (node.sign < 0)
        rows.push_back(fmt::format("{}\t{}\t{}\t{}\t\t", tree, i - root, kLeaf, node.threshold));
      else
        rows.push_back(fmt::format("{}\t{}\t{}\t{}\t{}\t{}", tree, i - root,
                                   names[static_cast<std::size_t>(node.sign)], node.threshold,
                                   node.left - root, node.right - root));
    }
  }
  return rows;
}

}  // namespace quaestor
