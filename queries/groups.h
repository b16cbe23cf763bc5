// Groups of investments by the values of some fields, each group and each value a small number.
// Place in the flow: who_where.cc sums over them.
//
//   Groups groups(graph, {Field::investor, Field::country});
//   groups.of(fact)                   // its groups: one for each pair of investor and country
//   groups.value(group, 0)            // "Microsoft"
//
// A value is its text: things of one name are one value.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/queries/query.h"

namespace quaestor {

// Small numbers for things that are equal to each other, in the order in which they come up. The
// things themselves are the caller's.
class Numbering {
 public:
  // The number of a thing with this hash; `equal` tells whether the thing of a number is the same.
  // The next free number when there is none.
  template <typename Equal>
  std::uint32_t of(std::uint64_t hash, Equal equal) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      Slot& slot = slots_[at];
      if (slot.number == 0) {
        slot = {static_cast<std::uint32_t>(hash >> 32U), ++count_};
        hashes_.push_back(hash);
        return count_ - 1;
      }
      if (slot.high == static_cast<std::uint32_t>(hash >> 32U) && equal(slot.number - 1)) {
        return slot.number - 1;
      }
    }
  }
  std::uint32_t count() const { return count_; }

 private:
  struct Slot {
    std::uint32_t high = 0;
    std::uint32_t number = 0;  // one more; 0 = free
  };
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::uint64_t> hashes_;
  std::uint32_t count_ = 0;
};

class Groups {
 public:
  Groups(const Graph& graph, std::vector<Field> fields);

  // The groups of an investment, each once; the list changes with the next call.
  std::span<const std::uint32_t> of(std::uint32_t fact);
  std::uint32_t count() const;
  std::string_view value(std::uint32_t group, std::size_t field) const;
  // The first `most` groups: by `sizes` (one for each group) descending if there are any, then by
  // their values.
  std::vector<std::uint32_t> sorted(std::size_t most, const std::vector<double>& sizes) const;

 private:
  // One more field: the group by the fields before it, and the value.
  struct Step {
    Numbering numbering;
    std::vector<std::uint32_t> of_value;  // numbers in the first field
    std::vector<std::uint64_t> keys;      // group << 32 | value
  };

  std::uint32_t value_of(std::string_view text);
  std::uint32_t value_of(NodeIndex node);
  void add_homes(std::uint32_t fact);
  void add_parts(std::uint32_t fact, Part part);
  std::uint32_t group_of(std::size_t field, std::uint32_t group, std::uint32_t value);
  void find_values(std::uint32_t fact, Field field);
  std::uint32_t value_number(std::uint32_t group, std::size_t field) const;

  const Graph& graph_;
  std::vector<Field> fields_;
  bool with_target_;
  std::deque<std::string> made_;          // texts that are not the graph's
  std::vector<std::string_view> values_;  // texts by number
  Numbering value_numbers_;
  std::vector<std::uint32_t> of_node_;  // value of a node, kNone until asked for
  std::vector<Step> steps_;
  std::vector<std::uint32_t> found_, groups_, next_;
};

}  // namespace quaestor
