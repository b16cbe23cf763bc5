#include "groups.h"

#include <algorithm>
#include <numeric>

namespace quaestor {

namespace {

std::uint64_t mixed(std::uint64_t key) {
  key = (key ^ key >> 31U) * 0xD6E8FEB86659FD93ULL;
  return key ^ key >> 32U;
}

bool is_country_or_bloc(Kind kind) { return kind == Kind::country || kind == Kind::bloc; }

}  // namespace

void Numbering::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), Slot());
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < count_; ++number) {
    std::size_t at = hashes_[number] & mask;
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(hashes_[number] >> 32U), number + 1};
  }
}

Groups::Groups(const Graph& graph, std::vector<Field> fields)
    : graph_(graph),
      fields_(std::move(fields)),
      with_target_(std::find(fields_.begin(), fields_.end(), Field::target) != fields_.end()),
      steps_(fields_.size()) {}

std::uint32_t Groups::value_of(std::string_view text) {
  const std::uint32_t number =
      value_numbers_.of(mixed(std::hash<std::string_view>()(text)),
                        [&](std::uint32_t known) { return values_[known] == text; });
  if (number == values_.size()) values_.push_back(made_.emplace_back(text));
  return number;
}

std::uint32_t Groups::value_of(NodeIndex node) {
  if (of_node_.empty()) of_node_.assign(graph_.nodes().size(), kNone);
  if (of_node_[node] != kNone) return of_node_[node];
  const std::string_view name = graph_.name(node);
  const std::uint32_t number =
      value_numbers_.of(mixed(std::hash<std::string_view>()(name)),
                        [&](std::uint32_t known) { return values_[known] == name; });
  if (number == values_.size()) values_.push_back(name);
  return of_node_[node] = number;
}

// Countries and blocs that invest themselves, and those an investor has its seat in: what --from
// asks for.
void Groups::add_homes(std::uint32_t fact) {
  for (const Argument argument : graph_.arguments(fact)) {
    if (argument.part() != Part::investor) continue;
    const NodeIndex node = argument.node();
    if (is_country_or_bloc(graph_.kind(node))) found_.push_back(value_of(node));
    for (const Edge& edge : graph_.out_edges(node)) {
      if (edge.kind != EdgeKind::headquartered_in) continue;
      if (graph_.kind(edge.target) == Kind::country) found_.push_back(value_of(edge.target));
    }
  }
}

void Groups::add_parts(std::uint32_t fact, Part part) {
  for (const Argument argument : graph_.arguments(fact)) {
    if (argument.part() == part) found_.push_back(value_of(argument.node()));
  }
}

// The values an investment has in a field; one empty value if it has none. Money for a company in
// no country told stands under the company's name, so that it does not get lost.
void Groups::find_values(std::uint32_t fact, Field field) {
  found_.clear();
  const Outline outline = graph_.outline(fact);
  switch (field) {
    case Field::investor:
      add_parts(fact, Part::investor);
      break;
    case Field::home:
      add_homes(fact);
      break;
    case Field::country:
      add_parts(fact, Part::destination);
      if (found_.empty()) add_parts(fact, Part::place);
      if (!found_.empty() || with_target_) break;
      for (const Argument argument : graph_.arguments(fact)) {
        if (argument.part() != Part::target) continue;
        found_.push_back(value_of("(" + std::string(graph_.name(argument.node())) + ")"));
      }
      break;
    case Field::target:
      add_parts(fact, Part::target);
      break;
    case Field::form:
      if (outline.form) found_.push_back(value_of(to_string(*outline.form)));
      break;
    case Field::status:
      if (outline.status) found_.push_back(value_of(to_string(*outline.status)));
      break;
    case Field::year:
      if (outline.date) found_.push_back(value_of(std::to_string(outline.date.year)));
      break;
  }
  if (found_.empty()) found_.push_back(value_of(std::string_view()));
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
}

std::span<const std::uint32_t> Groups::of(std::uint32_t fact) {
  groups_.assign(1, 0);
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    find_values(fact, fields_[field]);
    next_.clear();
    for (const std::uint32_t group : groups_) {
      for (const std::uint32_t value : found_) next_.push_back(group_of(field, group, value));
    }
    std::swap(groups_, next_);
  }
  return groups_;
}

// The number of what a group of the fields before becomes with a value. Before the first field
// there is one group only, so that the value alone tells.
std::uint32_t Groups::group_of(std::size_t field, std::uint32_t group, std::uint32_t value) {
  Step& step = steps_[field];
  const std::uint64_t key = std::uint64_t{group} << 32U | value;
  std::uint32_t number = kNone;
  if (field == 0) {
    if (value >= step.of_value.size()) step.of_value.resize(values_.size() * 2, kNone);
    std::uint32_t& known = step.of_value[value];
    if (known == kNone) known = static_cast<std::uint32_t>(step.keys.size());
    number = known;
  } else {
    number =
        step.numbering.of(mixed(key), [&](std::uint32_t known) { return step.keys[known] == key; });
  }
  if (number == step.keys.size()) step.keys.push_back(key);
  return number;
}

std::uint32_t Groups::count() const {
  return static_cast<std::uint32_t>(steps_.back().keys.size());
}

std::uint32_t Groups::value_number(std::uint32_t group, std::size_t field) const {
  for (std::size_t last = fields_.size() - 1; last > field; --last) {
    group = static_cast<std::uint32_t>(steps_[last].keys[group] >> 32U);
  }
  return static_cast<std::uint32_t>(steps_[field].keys[group]);
}

std::string_view Groups::value(std::uint32_t group, std::size_t field) const {
  return values_[value_number(group, field)];
}

std::vector<std::uint32_t> Groups::sorted(std::size_t most,
                                          const std::vector<double>& sizes) const {
  std::vector<std::uint32_t> order(count());
  std::iota(order.begin(), order.end(), 0U);
  // Where all are wanted, values are compared as texts once and as numbers from then on.
  std::vector<std::uint32_t> ranks;
  if (most >= order.size()) {
    std::vector<std::uint32_t> by_text(values_.size());
    std::iota(by_text.begin(), by_text.end(), 0U);
    std::sort(by_text.begin(), by_text.end(),
              [&](std::uint32_t a, std::uint32_t b) { return values_[a] < values_[b]; });
    ranks.resize(values_.size());
    for (std::uint32_t i = 0; i < by_text.size(); ++i) ranks[by_text[i]] = i;
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (!sizes.empty() && sizes[a] != sizes[b]) return sizes[a] > sizes[b];
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const std::uint32_t x = value_number(a, field);
      const std::uint32_t y = value_number(b, field);
      if (x == y) continue;
      return ranks.empty() ? values_[x] < values_[y] : ranks[x] < ranks[y];
    }
    return false;
  };
  const auto shown = static_cast<std::ptrdiff_t>(std::min(most, order.size()));
  std::partial_sort(order.begin(), order.begin() + shown, order.end(), before);
  order.resize(static_cast<std::size_t>(shown));
  return order;
}

}  // namespace quaestor
