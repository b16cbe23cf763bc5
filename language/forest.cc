#include "quaestor/language/forest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <unordered_map>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

namespace quaestor {

namespace {
constexpr std::string_view kThreshold = "threshold";
constexpr std::string_view kLeaf = "leaf";

// A row of the file: tree, node, what is asked or "leaf", number, left and right.
class ForestReader {
 public:
  using Cells = std::span<const std::string_view>;

  ForestReader(const std::filesystem::path& file, std::span<const std::string_view> names)
      : file_(file) {
    for (std::size_t i = 0; i < names.size(); ++i)
      names_.emplace(names[i], static_cast<std::int32_t>(i));
  }

  Forest::Node node(Cells cells, long line) const {
    Forest::Node node;
    node.threshold = number<float>(cells[3], line);
    if (cells[2] == kLeaf) return node;
    const auto at = names_.find(cells[2]);
    if (at == names_.end()) fail(line, fmt::format("unknown name {}", cells[2]));
    node.sign = at->second;
    node.left = number<std::uint32_t>(cells[4], line);
    node.right = number<std::uint32_t>(cells[5], line);
    return node;
  }

  template <typename Number>
  Number number(std::string_view text, long line) const {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
      fail(line, fmt::format("{} is no number", text));
    return value;
  }

  // Children come after their parent, so that every walk ends.
  void check(const std::vector<Forest::Node>& tree, long line) const {
    for (std::size_t i = 0; i < tree.size(); ++i) {
      const Forest::Node& node = tree[i];
      if (node.sign < 0) continue;
      if (node.left <= i || node.right <= i || std::max(node.left, node.right) >= tree.size())
        fail(line, fmt::format("the tree that ends here leads from node {} to {} and {}", i,
                               node.left, node.right));
    }
  }

  [[noreturn]] void fail(long line, const std::string& what) const {
    throw Error(ErrorKind::bad_format, file_.string(), line, what);
  }

 private:
  const std::filesystem::path& file_;
  std::unordered_map<std::string_view, std::int32_t> names_;
};
}  // namespace

Forest::Forest(const std::filesystem::path& file, std::span<const std::string_view> names) {
  const ForestReader reader(file, names);
  std::vector<Node> tree;
  long last = 0;
  read_rows(file, 6, [&](ForestReader::Cells cells, long line) {
    if (cells[0] == kThreshold) {
      set_threshold(reader.number<double>(cells[3], line), cells[2]);
      return;
    }
    const auto node = reader.number<std::uint32_t>(cells[1], line);
    if (node == 0 && !tree.empty()) {
      reader.check(tree, last);
      add_tree(std::move(tree));
      tree.clear();
    }
    if (node != tree.size())
      reader.fail(line, fmt::format("node {} stands where {} is due", node, tree.size()));
    tree.push_back(reader.node(cells, line));
    last = line;
  });
  if (tree.empty()) return;
  reader.check(tree, last);
  add_tree(std::move(tree));
}

namespace {
double probability_of(double sum) { return 1 / (1 + std::exp(-sum)); }
}  // namespace

double Forest::sum(Row row) const {
  // Several trees at once, without a branch on what the row says, which none could foretell.
  constexpr std::size_t kLanes = 8;
  double sum = 0;
  for (std::size_t first = 0; first < trees_.size(); first += kLanes) {
    const std::size_t lanes = std::min(kLanes, trees_.size() - first);
    std::array<std::uint32_t, kLanes> at{};  // the lanes left over stay at the first tree
    for (std::size_t lane = 0; lane < lanes; ++lane) at[lane] = trees_[first + lane].root;
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
  return sum;
}

double Forest::probability(Row row) const { return probability_of(sum(row)); }

// All questions of a tree are asked, of several rows at once; each shuts out the leaves that its
// answer leads away from, and the first leaf left is the one that a walk would end at (Lucchese and
// others 2015, "QuickScorer"; here tree by tree, as the trees are small). The sums are added up in
// the order of the trees, so they are those of sum().
void Forest::sum_together(const float* columns, std::span<double, kTogether> sums) const {
  for (std::size_t t = 0; t < trees_.size(); ++t) {
    const Tree& tree = trees_[t];
    const std::size_t end =
        t + 1 < trees_.size() ? trees_[t + 1].first_question : questions_.size();
    alignas(16) std::uint16_t left[kTogether];
#if defined(__SSE2__)
    __m128i open = _mm_set1_epi16(-1);
    for (std::size_t q = tree.first_question; q < end; ++q) {
      const Question& question = questions_[q];
      const float* values = columns + question.sign * kTogether;
      const __m128 threshold = _mm_set1_ps(question.threshold);
      const __m128i low = _mm_castps_si128(_mm_cmpnle_ps(_mm_loadu_ps(values), threshold));
      const __m128i high = _mm_castps_si128(_mm_cmpnle_ps(_mm_loadu_ps(values + 4), threshold));
      const __m128i shut = _mm_set1_epi32(static_cast<int>(question.shut));
      open = _mm_andnot_si128(_mm_and_si128(_mm_packs_epi32(low, high), shut), open);
    }
    _mm_store_si128(reinterpret_cast<__m128i*>(left), open);
#else
    std::fill(std::begin(left), std::end(left), std::uint16_t{0xFFFF});
    for (std::size_t q = tree.first_question; q < end; ++q) {
      const Question& question = questions_[q];
      const auto stay = static_cast<std::uint16_t>(~question.shut);
      for (std::size_t r = 0; r < kTogether; ++r) {
        if (!(columns[question.sign * kTogether + r] <= question.threshold)) left[r] &= stay;
      }
    }
#endif
    for (std::size_t r = 0; r < kTogether; ++r)
      sums[r] += tree.leaves[static_cast<std::size_t>(std::countr_zero(left[r]))];
  }
}

std::vector<double> Forest::probabilities(std::span<const Row> rows) const {
  constexpr std::size_t kFew = 3;  // fewer are faster one by one
  std::vector<double> result;
  result.reserve(rows.size());
  std::vector<float> columns(rows.size() < kFew || !small_ ? 0 : columns_ * kTogether);
  while (!rows.empty()) {
    const auto now = rows.first(std::min(rows.size(), kTogether));
    rows = rows.subspan(now.size());
    if (now.size() < kFew || !small_) {
      for (const Row row : now) result.push_back(probability(row));
      continue;
    }
    for (std::size_t r = 0; r < now.size(); ++r) {
      for (std::size_t c = 0; c < columns_; ++c) columns[c * kTogether + r] = now[r][c];
    }
    std::array<double, kTogether> sums{};
    sum_together(columns.data(), sums);
    for (std::size_t r = 0; r < now.size(); ++r) result.push_back(probability_of(sums[r]));
  }
  return result;
}

double Forest::threshold(std::string_view about) const {
  const auto at = thresholds_.find(about);
  return at == thresholds_.end() ? 0.5 : at->second;
}

void Forest::set_threshold(double threshold, std::string_view about) {
  thresholds_.insert_or_assign(std::string(about), threshold);
}

// The questions of the subtree below `node`, and its leaves from left to right. Gives up where a
// tree has more leaves than fit.
void Forest::ask(Tree& tree, std::uint32_t node, std::size_t& leaves) {
  const Node& here = nodes_[node];
  if (here.sign < 0) {
    if (leaves < tree.leaves.size()) tree.leaves[leaves] = here.threshold;
    ++leaves;
    small_ = small_ && leaves <= tree.leaves.size();
    return;
  }
  const std::size_t question = questions_.size();
  small_ = small_ && question - tree.first_question + 1 < tree.leaves.size();
  if (!small_) return;
  questions_.push_back({here.threshold, static_cast<std::uint32_t>(here.sign), 0});
  columns_ = std::max(columns_, static_cast<std::size_t>(here.sign) + 1);
  const std::size_t first = leaves;
  ask(tree, here.left, leaves);
  if (!small_) return;
  for (std::size_t leaf = first; leaf < leaves; ++leaf)
    questions_[question].shut |= 0x10001U << leaf;
  ask(tree, here.right, leaves);
}

void Forest::add_tree(std::vector<Node> tree) {
  const auto root = static_cast<std::uint32_t>(nodes_.size());
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
  Tree& added = trees_.emplace_back();
  added.root = root;
  added.first_question = static_cast<std::uint32_t>(questions_.size());
  std::size_t leaves = 0;
  ask(added, root, leaves);
}

std::vector<std::string> Forest::rows(std::span<const std::string_view> names) const {
  std::vector<std::string> rows;
  for (const auto& [about, line] : thresholds_)
    rows.push_back(fmt::format("{}\t\t{}\t{:.3f}\t\t", kThreshold, about, line));
  for (std::size_t tree = 0; tree < trees_.size(); ++tree) {
    const std::uint32_t root = trees_[tree].root;
    const std::size_t end = tree + 1 < trees_.size() ? trees_[tree + 1].root : nodes_.size();
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
