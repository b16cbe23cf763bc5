// One event once: groups the investment facts that tell the same decision about the same money.
//
// event_match.h gives two symmetric relations between facts: *agree* (they tell one event) and
// *compatible* (nothing forbids it). Plain union-find over agree would chain: 4.00, 4.01 and 4.03
// billion, or completed - planned - cancelled, would end in one group through the fact in the
// middle. So groups are built by constrained agglomeration:
//
//   1. Facts with amounts: all agreeing pairs, the close ones first, then in order of the facts; a
//   pair joins its two
//      groups if every fact of one is compatible with every fact of the other (complete link).
//   2. Facts without amounts: the same among themselves.
//   3. A group without amounts joins a group with amounts if it can belong to exactly one. If
//   several want the same one
//      and are not compatible with each other, none of these joins: nothing tells which of them is
//      meant.
//
// Why the order of bundles does not matter: the caller sorts the facts by content and drops exact
// duplicates, so the input here is one sequence for one set. Pairs are visited in an order made
// from that sequence alone, hash order and addresses play no part, and step 3 decides for all
// groups before it joins any.
//
// Candidates come from blocks, never from all pairs: agreeing facts share an investor, and then
// either amounts within the tolerance (found by a window over sorted values) or equal destinations
// and target.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>

#include "event_match.h"
#include "steps.h"

namespace quaestor {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;  // first < second

class Grouping {
 public:
  explicit Grouping(std::span<const Fact> facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      profiles_.emplace_back(facts[i]);
      members_.push_back({i});
      group_of_.push_back(i);
    }
  }

  std::vector<Group> run() {
    join_agreeing(pairs_with_amount());
    join_agreeing(pairs_without_amount());
    join_belonging();
    std::vector<Group> groups;
    for (Group& group : members_) {
      if (group.empty()) continue;
      std::sort(group.begin(), group.end());
      groups.push_back(std::move(group));
    }
    std::sort(groups.begin(), groups.end());
    return groups;
  }

 private:
  std::set<Pair> pairs_with_amount() const {
    using Block = std::pair<std::string_view, std::string_view>;  // investor, currency
    std::map<Block, std::vector<std::pair<double, std::size_t>>> blocks;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      if (!profiles_[i].has_amount()) continue;
      const Amount& amount = *profiles_[i].fact->amount;
      for (std::string_view investor : profiles_[i].investors) {
        blocks[{investor, amount.currency}].emplace_back(amount.value, i);
      }
    }
    std::set<Pair> pairs;
    for (auto& [key, block] : blocks) {
      std::sort(block.begin(), block.end());
      for (std::size_t i = 0; i < block.size(); ++i) {
        const double limit = block[i].first / (1 - kAmountTolerance) * (1 + 1e-12);
        for (std::size_t j = i + 1; j < block.size() && block[j].first <= limit; ++j) {
          add_if_agreeing(block[i].second, block[j].second, pairs);
        }
      }
    }
    return pairs;
  }

  // What facts without amounts must share to agree, beside an investor.
  std::string frame_key(const Profile& profile, std::string_view investor) const {
    std::string key(investor);
    key.append("\n").append(profile.target);
    for (std::string_view destination : profile.destinations) key.append("\n").append(destination);
    return key;
  }

  std::map<std::string, Group> blocks_by_frame(bool with_amount) const {
    std::map<std::string, Group> blocks;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      if (profiles_[i].has_amount() != with_amount) continue;
      for (std::string_view investor : profiles_[i].investors) {
        blocks[frame_key(profiles_[i], investor)].push_back(i);
      }
    }
    return blocks;
  }

  std::set<Pair> pairs_without_amount() const {
    std::set<Pair> pairs;
    for (const auto& [key, block] : blocks_by_frame(false)) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        for (std::size_t j = i + 1; j < block.size(); ++j) {
          add_if_agreeing(block[i], block[j], pairs);
        }
      }
    }
    return pairs;
  }

  void add_if_agreeing(std::size_t a, std::size_t b, std::set<Pair>& pairs) const {
    if (agree(profiles_[a], profiles_[b])) pairs.insert({std::min(a, b), std::max(a, b)});
  }

  void join_agreeing(const std::set<Pair>& pairs) {
    for (const bool close : {true, false}) {
      for (const auto& [a, b] : pairs) {
        if (agree_closely(profiles_[a], profiles_[b]) != close) continue;
        const std::size_t x = group_of_[a];
        const std::size_t y = group_of_[b];
        if (x != y && groups_compatible(x, y)) join(x, y);
      }
    }
  }

  void join_belonging() {
    const std::map<std::string, Group> without_amount = blocks_by_frame(false);
    if (without_amount.empty()) return;
    const std::map<std::string, Group> with_amount = blocks_by_frame(true);
    std::map<std::size_t, std::set<std::size_t>> hosts_of;  // group without -> groups with amounts
    for (const auto& [key, guests] : without_amount) {
      const auto block = with_amount.find(key);
      if (block == with_amount.end()) continue;
      for (std::size_t guest : guests) {
        for (std::size_t host : block->second) {
          if (!can_belong(profiles_[guest], profiles_[host])) continue;
          if (groups_compatible(group_of_[guest], group_of_[host])) {
            hosts_of[group_of_[guest]].insert(group_of_[host]);
          }
        }
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> guests_of;
    for (const auto& [guest, hosts] : hosts_of) {
      if (hosts.size() == 1) guests_of[*hosts.begin()].push_back(guest);
    }
    for (const auto& [host, guests] : guests_of) {
      for (std::size_t guest : undisputed(guests)) join(host, guest);
    }
  }

  std::vector<std::size_t> undisputed(const std::vector<std::size_t>& guests) const {
    std::vector<std::size_t> out;
    for (std::size_t guest : guests) {
      if (std::all_of(guests.begin(), guests.end(), [&](std::size_t other) {
            return other == guest || groups_compatible(guest, other);
          })) {
        out.push_back(guest);
      }
    }
    return out;
  }

  bool groups_compatible(std::size_t x, std::size_t y) const {
    for (std::size_t a : members_[x]) {
      for (std::size_t b : members_[y]) {
        if (!compatible(profiles_[a], profiles_[b])) return false;
      }
    }
    return true;
  }

  void join(std::size_t into, std::size_t from) {
    for (std::size_t i : members_[from]) group_of_[i] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
  }

  std::vector<Profile> profiles_;
  std::vector<Group> members_;
  std::vector<std::size_t> group_of_;
};

}  // namespace

std::vector<Group> group_events(std::span<const Fact> facts) { return Grouping(facts).run(); }

}  // namespace quaestor
