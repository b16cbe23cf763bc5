// What the parts of choices.h share: small values for features.
// Private to the room.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "choices.h"

namespace quaestor {

inline unsigned group_of(FrameClass c) {
  switch (c) {
    case FrameClass::money:
    case FrameClass::flow:
      return 0;
    case FrameClass::build:
    case FrameClass::site:
      return 1;
    case FrameClass::buy:
    case FrameClass::stake:
      return 2;
    case FrameClass::receive:
      return 3;
    case FrameClass::grant:
      return 4;
    case FrameClass::cancel:
      return 5;
    case FrameClass::noun:
      return 6;
    case FrameClass::cost:
      return 7;
    case FrameClass::sell:
      return 8;
    case FrameClass::bare:
      return 9;
  }
  return 0;
}
inline unsigned group_of(const EventSlot& event) {
  return group_of(event.frame.frame->frame_class);
}
inline unsigned class_of(const EventSlot& event) {
  return static_cast<unsigned>(event.frame.frame->frame_class);
}
inline unsigned voice_of(const EventSlot& event) {
  return (event.passive ? 1U : 0U) | (event.nominal ? 2U : 0U);
}
inline unsigned bin(double value, double step, unsigned top) {
  const double binned = std::floor(std::max(value, 0.0) / step);
  return std::min(static_cast<unsigned>(binned), top);
}
// 0, 1, 2, 3-4, 5-8, more
inline unsigned spread(std::uint32_t n) {
  return n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : n <= 60 ? 5 : 6;
}

inline unsigned link_of(const Mention& mention) { return static_cast<unsigned>(mention.type); }
inline unsigned kind_of(const ArticleEntity& entity) {
  if (entity.government) return 5;
  switch (entity.entity.kind) {
    case Kind::company:
      return 0;
    case Kind::organization:
      return 1;
    case Kind::country:
      return 2;
    case Kind::place:
      return 3;
    default:
      return 4;
  }
}
inline bool holds(const std::vector<std::uint32_t>& list, std::uint32_t entity) {
  return std::find(list.begin(), list.end(), entity) != list.end();
}

struct Costed {
  const Mention* mention = nullptr;
  double cost = 0;
};
// The cheapest mention of each thing, cheapest first; equal ones in text order.
inline std::vector<Costed> cheapest(std::vector<Costed> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const Costed& a, const Costed& b) { return a.cost < b.cost; });
  std::vector<Costed> kept;
  for (const Costed& c : all) {
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Costed& k) { return k.mention->entity == c.mention->entity; }))
      kept.push_back(c);
  }
  return kept;
}

}  // namespace quaestor
