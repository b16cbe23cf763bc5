// In a lane each mark with its label takes the first row where the stretch it needs is free, so
// labels cannot collide; a lane grows by rows as it fills. The label stands right of its mark, left
// of it where it would run out of the picture.
#include "timeline_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "amounts.h"
#include "frame.h"
#include "labels.h"
#include "quaestor/render/escape.h"
#include "text_metrics.h"
#include "tooltips.h"

namespace quaestor {

namespace {

constexpr double kLeastYears = 560;  // length of the axis
constexpr double kYear = 120;        // at least this much a year
constexpr double kRow = 15;
constexpr double kLanePad = 4;
constexpr double kBars = 52;  // height of the sums above
constexpr double kNameSize = 10.5;
constexpr double kLabelSize = 8.5;
constexpr double kSumSize = 8;
constexpr double kMostName = 140;
constexpr double kMostLabel = 190;
constexpr double kMostRadius = 6.8;
constexpr double kLeastRadius = 2;
constexpr double kGap = 6;       // between stretches in a row
constexpr double kSlack = 1.12;  // fonts differ

struct Place {
  std::size_t row = 0;
  double x = 0;
  double radius = 0;
  bool left = false;  // the label's side
};

class TimelineWriter {
 public:
  TimelineWriter(const Graph& graph, const Timeline& timeline, const SvgOptions& options)
      : graph_(graph),
        timeline_(timeline),
        texts_(*timeline.texts),
        options_(options),
        palette_(options.dark ? kDark : kLight) {}

  std::string write() {
    measure();
    double top = kMargin;
    if (options_.heading) top = draw_heading(canvas_, palette_, heading(), width_ - 2 * kMargin);
    write_years(top);
    double y = top + kBars + 22;
    for (std::size_t i = 0; i < timeline_.lanes.size(); ++i) {
      y = write_lane(timeline_.lanes[i], y, i % 2 == 0);
    }
    return canvas_.finish(
        width_, y + kMargin,
        {.title = timeline_.title, .description = timeline_.summary, .inlined = options_.inlined},
        palette_.background);
  }

 private:
  void measure() {
    double names = 0;
    for (const TimelineLane& lane : timeline_.lanes) {
      names = std::max(names, text_length(name(lane), kNameSize) * kSlack);
      for (const TimelineMark& mark : lane.marks)
        largest_ = std::max(largest_, mark.eur.value_or(0));
    }
    left_ = kMargin + names + 12;
    first_ = timeline_.years.front().year;
    const auto count = static_cast<double>(timeline_.years.size());
    year_ = std::max(kYear, kLeastYears / count);
    right_ = left_ + year_ * count;
    width_ = right_ + kMargin;
  }

  double x_of(double when) const { return left_ + (when - first_) * year_; }

  std::string name(const TimelineLane& lane) const {
    const std::string full =
        lane.entity.id.empty() ? texts_["not_stated"] : entity_label(lane.entity, texts_);
    return fit_text(escape_terminal(full), kNameSize, kMostName);
  }
  static std::string label(const TimelineMark& mark) {
    return fit_text(escape_terminal(mark.label), kLabelSize, kMostLabel);
  }

  Heading heading() const {
    Heading out{.title = timeline_.title,
                .share = timeline_.share,
                .legend = {{Sign::none, texts_["legend.area"]},
                           {Sign::pale, texts_["legend.planned.pale"]},
                           {Sign::dark, texts_["legend.done"]}},
                .notes = {texts_["method.euro"]}};
    bool ring = false;
    bool bar = false;
    bool considered = false;
    bool cancelled = false;
    for (const TimelineLane& lane : timeline_.lanes) {
      for (const TimelineMark& mark : lane.marks) {
        const auto status = graph_.facts()[mark.fact].status;
        ring |= !mark.eur;
        bar |= mark.year_only;
        considered |= status == Status::considered;
        cancelled |= status == Status::cancelled;
      }
    }
    if (ring) out.legend.push_back({Sign::ring, texts_["legend.ring"]});
    if (bar) out.legend.push_back({Sign::bar, texts_["legend.month"]});
    if (considered) out.legend.push_back({Sign::none, texts_["legend.considered.bubble"]});
    if (cancelled) out.legend.push_back({Sign::none, texts_["legend.cancelled.bubble"]});
    if (timeline_.undated > 0) {
      out.notes.push_back(texts_.count("not_drawn.undated", timeline_.undated));
    }
    return out;
  }

  // Sums of each year as bars: planned pale, under way or done dark.
  void write_years(double top) {
    double most = 0;
    for (const TimelineYear& year : timeline_.years)
      most = std::max(most, year.planned + year.done);
    const double base = top + kBars;
    for (const TimelineYear& year : timeline_.years) {
      const double x = x_of(year.year) + year_ * 0.3;
      const double sum = year.planned + year.done;
      canvas_.open({.id = fmt::format("year-{}", year.year),
                    .classes = "node year",
                    .title = fmt::format("{}: {}", year.year, euros(sum, texts_)),
                    .url = {}});
      const double room = kBars - 14;
      const double done = most > 0 ? room * year.done / most : 0;
      const double planned = most > 0 ? room * year.planned / most : 0;
      const std::string_view colour = palette_.company.stroke;
      if (planned > 0) {
        canvas_.rect(x, base - planned, year_ * 0.4, planned,
                     {.fill = colour, .opacity = palette_.pale});
      }
      if (done > 0) {
        canvas_.rect(x, base - planned - done, year_ * 0.4, done,
                     {.fill = colour, .opacity = kDone});
      }
      if (sum > 0) {
        canvas_.text(x + year_ * 0.2, base - planned - done - 4, euros(sum, texts_),
                     {.size = kSumSize, .fill = palette_.faint, .anchor = Anchor::middle});
      }
      canvas_.text(
          x + year_ * 0.2, base + 13, std::to_string(year.year),
          {.size = kNameSize, .fill = palette_.text, .anchor = Anchor::middle, .bold = true});
      canvas_.close();
    }
  }

  // The years' borders, under what stands in a lane.
  void write_grid(double top, double bottom) {
    for (std::size_t i = 0; i <= timeline_.years.size(); ++i) {
      const double x = left_ + year_ * static_cast<double>(i);
      canvas_.line(x, top, x, bottom, {.stroke = palette_.faint, .width = 0.4, .opacity = 0.45});
    }
  }

  double radius(const TimelineMark& mark) const {
    if (!mark.eur || largest_ <= 0) return kLeastRadius + 1;
    return std::max(kLeastRadius, kMostRadius * std::sqrt(*mark.eur / largest_));
  }

  // Where each mark stands, and how many rows the lane needs.
  std::pair<std::vector<Place>, std::size_t> arrange(const TimelineLane& lane) const {
    std::vector<Place> places;
    std::vector<std::vector<std::pair<double, double>>> rows;
    for (const TimelineMark& mark : lane.marks) {
      Place place{.row = 0, .x = x_of(mark.when), .radius = radius(mark), .left = false};
      const double length = text_length(label(mark), kLabelSize) * kSlack + 4;
      double from = place.x - place.radius;
      double to = place.x + place.radius + length;
      if (to > right_) {
        place.left = true;
        from = place.x - place.radius - length;
        to = place.x + place.radius;
      }
      const auto is_free = [from, to](const std::pair<double, double>& taken) {
        return to + kGap <= taken.first || taken.second + kGap <= from;
      };
      while (place.row < rows.size() &&
             !std::all_of(rows[place.row].begin(), rows[place.row].end(), is_free)) {
        ++place.row;
      }
      if (place.row == rows.size()) rows.emplace_back();
      rows[place.row].emplace_back(from, to);
      places.push_back(place);
    }
    return {std::move(places), rows.size()};
  }

  double write_lane(const TimelineLane& lane, double y, bool striped) {
    const auto arranged = arrange(lane);
    const double height = kRow * static_cast<double>(arranged.second) + 2 * kLanePad;
    const std::string lane_sum = lane.eur > 0 ? euros(lane.eur, texts_) : std::string();
    canvas_.open({.id = lane.key,
                  .classes = fmt::format("node {}", to_string(lane.entity.kind)),
                  .title = escape_terminal(
                      lane_sum.empty() ? name(lane) : name(lane) + texts_["colon"] + lane_sum),
                  .url = {}});
    if (striped) {
      canvas_.rect(kMargin, y, right_ - kMargin, height, {.fill = palette_.stripe}, 3);
    }
    write_grid(y, y + height);
    const double base = y + kLanePad + kRow * 0.5 + kNameSize * 0.35;
    canvas_.text(left_ - 10, base, name(lane),
                 {.size = kNameSize,
                  .fill = lane.entity.id.empty() ? palette_.faint : palette_.text,
                  .anchor = Anchor::end});
    if (!lane_sum.empty() && arranged.second > 1) {
      canvas_.text(left_ - 10, base + 11, lane_sum,
                   {.size = kSumSize, .fill = palette_.faint, .anchor = Anchor::end});
    }
    canvas_.close();
    for (std::size_t i = 0; i < lane.marks.size(); ++i) {
      const double row = kRow * (static_cast<double>(arranged.first[i].row) + 0.5);
      write_mark(lane.marks[i], arranged.first[i], y + kLanePad + row);
    }
    return y + height;
  }

  void write_mark(const TimelineMark& mark, const Place& place, double y) {
    const Fact& fact = graph_.facts()[mark.fact];
    const bool cancelled = fact.status == Status::cancelled;
    const bool done = fact.status == Status::ongoing || fact.status == Status::completed;
    const std::string_view colour = cancelled ? palette_.cancelled : palette_.company.stroke;
    canvas_.open(
        {.id = mark.key,
         .classes = fmt::format("node mark investment{}",
                                fact.status ? fmt::format(" {}", to_string(*fact.status)) : ""),
         .title = tooltip_of(graph_, mark.fact, mark.sentence),
         .url = options_.links ? url_of(graph_, mark.fact) : ""});
    if (mark.year_only) {
      canvas_.line(place.x - year_ * 0.46, y + kRow * 0.44, place.x + year_ * 0.46, y + kRow * 0.44,
                   {.stroke = colour, .width = 1, .opacity = 0.6});
    }
    if (!mark.eur) {
      canvas_.circle(
          place.x, y, place.radius,
          {.fill = palette_.background, .stroke = colour, .width = 1.1, .dash = "2,1.4"});
    } else {
      canvas_.circle(place.x, y, place.radius,
                     {.fill = colour, .opacity = done ? kDone : palette_.pale});
    }
    const double gap = place.radius + 3;
    canvas_.text(place.left ? place.x - gap : place.x + gap, y + kLabelSize * 0.35, label(mark),
                 {.size = kLabelSize,
                  .fill = cancelled ? palette_.cancelled : palette_.text,
                  .anchor = place.left ? Anchor::end : Anchor::start,
                  .struck = cancelled});
    canvas_.close();
  }

  const Graph& graph_;
  const Timeline& timeline_;
  const Texts& texts_;
  const SvgOptions& options_;
  const Palette& palette_;
  SvgCanvas canvas_;
  double largest_ = 0;
  int first_ = 0;
  double left_ = 0;
  double right_ = 0;
  double year_ = kYear;
  double width_ = 0;
};

}  // namespace

std::string timeline_svg(const Graph& graph, const Timeline& timeline, const SvgOptions& options) {
  return TimelineWriter(graph, timeline, options).write();
}

}  // namespace quaestor
