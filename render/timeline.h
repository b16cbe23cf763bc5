// Investments in time: a lane for each place money goes to (or for each investor, when there is
// only one place), every investment at its date. Place in the flow: Graph + PictureOptions ->
// selection.h -> Timeline -> timeline_svg.h.
//
//   Timeline timeline = make_timeline(graph, options);   timeline.lanes[0].marks[0].when == 2024.37
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

inline constexpr std::size_t kMostLanes = 18;
inline constexpr std::size_t kMostMarks = 26;  // in one lane

struct TimelineMark {
  std::string key;
  std::uint32_t fact = 0;
  double when = 0;         // years, 2024.5 = the middle of 2024
  bool year_only = false;  // no month is known
  std::optional<double> eur;
  std::string label;
  std::string sentence;
};

struct TimelineLane {
  std::string key;
  Entity entity;                    // id and name empty: not stated
  double eur = 0;                   // considered and cancelled left out
  std::vector<TimelineMark> marks;  // by date
};

struct TimelineYear {
  int year = 0;
  double planned = 0;
  double done = 0;
};

struct Timeline {
  const Texts* texts = nullptr;
  std::string title, share, summary;
  std::vector<TimelineYear> years;  // every one from the first to the last
  std::vector<TimelineLane> lanes;  // largest first
  std::size_t undated = 0;
};

// Throws as picture_dot; not_found also when nothing has a date.
Timeline make_timeline(const Graph& graph, const PictureOptions& options);

}  // namespace quaestor
