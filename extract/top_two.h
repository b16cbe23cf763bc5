// The best probability of a group, and the best one of any other member. Private to the room.
#pragma once

#include <algorithm>
#include <cstddef>

namespace quaestor {

struct TopTwo {
  std::size_t first = 0;  // whose is the best
  double best = -1;       // -1: nobody's
  double other = 0;
  int likely = 0;  // members of a half and more

  void add(std::size_t which, double p) {
    if (p >= 0.5) ++likely;
    if (p > best) {
      other = which == first ? other : std::max(best, 0.0);
      first = which;
      best = p;
    } else if (which != first) {
      other = std::max(other, p);
    }
  }
  double except(std::size_t which) const { return which == first ? other : std::max(best, 0.0); }
};

}  // namespace quaestor
