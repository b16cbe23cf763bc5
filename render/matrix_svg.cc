#include "matrix_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "amounts.h"
#include "frame.h"
#include "quaestor/render/escape.h"
#include "text_metrics.h"
#include "tooltips.h"

namespace quaestor {

namespace {

constexpr double kRow = 24;
constexpr double kColumn = 38;
constexpr double kTierGap = 16;  // between countries and companies
constexpr double kNameSize = 10.5;
constexpr double kSumSize = 8;
constexpr double kMostName = 150;
constexpr double kTurn = -40;  // degrees of the names above the columns
constexpr double kMostRadius = 12;
constexpr double kLeastRadius = 1.6;
constexpr double kRingRadius = 3.2;
constexpr double kLeastHeading = 430;
constexpr double kSlack = 1.12;  // fonts differ

class MatrixWriter {
 public:
  MatrixWriter(const Graph& graph, const Flows& flows, const SvgOptions& options)
      : graph_(graph),
        flows_(flows),
        texts_(*flows.texts),
        options_(options),
        palette_(options.dark ? kDark : kLight) {}

  std::string write() {
    measure();
    if (options_.heading) top_ = draw_heading(canvas_, palette_, heading(), width_ - 2 * kMargin);
    first_row_ = top_ + names_height_ + kSumSize + 8;
    const double height = first_row_ + kRow * static_cast<double>(flows_.givers.size()) + kMargin;
    write_receivers();
    write_givers();
    for (const Flow& flow : flows_.flows) write_flow(flow);
    return canvas_.finish(
        width_, height,
        {.title = flows_.title, .description = flows_.summary, .inlined = options_.inlined},
        palette_.background);
  }

 private:
  void measure() {
    double names = 0;
    double sums = 0;
    for (const FlowEnd& end : flows_.givers) {
      names = std::max(names, text_length(name(end), kNameSize) * kSlack);
      sums = std::max(sums, text_length(sum(end), kSumSize) * kSlack);
      largest_ = std::max(largest_, end.shown.sum());
    }
    double cell = 0;
    for (const Flow& flow : flows_.flows) cell = std::max(cell, flow.money.sum());
    largest_ = cell;
    left_ = kMargin + names + 10;
    double right = left_;
    for (const FlowEnd& end : flows_.receivers) {
      const double x = column(static_cast<std::size_t>(&end - flows_.receivers.data()));
      const double length = text_length(name(end), kNameSize) * kSlack;
      names_height_ = std::max(names_height_, length * std::sin(-kTurn * M_PI / 180) + 12);
      overhang_ = std::max(overhang_, x + length * std::cos(kTurn * M_PI / 180) + 8);
      right = x + kColumn / 2;
    }
    sums_right_ = right + 8 + sums;
    width_ = std::max({sums_right_, overhang_, kLeastHeading}) + kMargin;
  }

  double column(std::size_t index) const {
    const bool company = flows_.receivers[index].company;
    const bool both = company && !flows_.receivers.front().company;
    return left_ + kColumn * (static_cast<double>(index) + 0.5) + (both ? kTierGap : 0);
  }
  double row(std::size_t index) const {
    return first_row_ + kRow * (static_cast<double>(index) + 0.5);
  }

  std::string name(const FlowEnd& end) const {
    return fit_text(escape_terminal(end_label(end, texts_)), kNameSize, kMostName);
  }
  std::string sum(const FlowEnd& end) const {
    return end.all.sum() > 0 ? euros(end.all.sum(), texts_) : "–";
  }

  std::string end_title(const FlowEnd& end) const {
    std::string out = end_label(end, texts_);
    if (end.all.sum() > 0) out += texts_["colon"] + euros(end.all.sum(), texts_);
    if (end.shown.sum() < end.all.sum() * 0.9995) {
      out += ", " + texts_.fill("share.shown", {{"amount", euros(end.shown.sum(), texts_)},
                                                {"all", euros(end.all.sum(), texts_)}});
    }
    return escape_terminal(out);
  }

  Heading heading() const {
    bool ring = false;
    bool done = false;
    for (const Flow& flow : flows_.flows) {
      ring |= flow.money.sum() == 0;
      done |= flow.money.done > 0;
    }
    Heading out{.title = flows_.title,
                .share = flows_.share,
                .legend = {{Sign::none, texts_["legend.area"]}},
                .notes = {texts_["method.euro"]}};
    out.legend.push_back({Sign::pale, texts_["legend.planned.pale"]});
    if (done) out.legend.push_back({Sign::dark, texts_["legend.done"]});
    if (ring) out.legend.push_back({Sign::ring, texts_["legend.ring"]});
    if (flows_.not_summed > 0) {
      out.notes.push_back(texts_.count("not_drawn.considered", flows_.not_summed));
    }
    return out;
  }

  void write_receivers() {
    for (std::size_t i = 0; i < flows_.receivers.size(); ++i) {
      const FlowEnd& end = flows_.receivers[i];
      const Paint& colours = paint(palette_, end.entity.kind);
      const double x = column(i);
      canvas_.open({.id = end.key,
                    .classes = fmt::format("node {}", to_string(end.entity.kind)),
                    .title = end_title(end),
                    .url = {}});
      canvas_.text(x + 2, first_row_ - kSumSize - 10, name(end),
                   {.size = kNameSize,
                    .fill = end.entity.id.empty() ? palette_.faint : palette_.text,
                    .turn = kTurn});
      canvas_.text(x, first_row_ - 5, sum(end),
                   {.size = kSumSize, .fill = palette_.faint, .anchor = Anchor::middle});
      canvas_.line(x - kColumn / 2 + 3, first_row_ - 1, x + kColumn / 2 - 3, first_row_ - 1,
                   {.stroke = colours.stroke,
                    .width = 1.6,
                    .dash = end.company ? "3,2" : std::string_view()});
      canvas_.close();
    }
  }

  void write_givers() {
    for (std::size_t i = 0; i < flows_.givers.size(); ++i) {
      const FlowEnd& end = flows_.givers[i];
      const double y = row(i);
      canvas_.open({.id = end.key,
                    .classes = fmt::format("node {}", to_string(end.entity.kind)),
                    .title = end_title(end),
                    .url = {}});
      if (i % 2 == 0) {
        canvas_.rect(kMargin, y - kRow / 2, sums_right_ - kMargin + 4, kRow,
                     {.fill = palette_.stripe}, 3);
      }
      canvas_.text(left_ - 10, y + kNameSize * 0.35, name(end),
                   {.size = kNameSize, .fill = palette_.text, .anchor = Anchor::end});
      canvas_.text(sums_right_, y + kSumSize * 0.35, sum(end),
                   {.size = kSumSize, .fill = palette_.faint, .anchor = Anchor::end});
      canvas_.close();
    }
  }

  double radius(double money) const {
    return std::max(kLeastRadius, kMostRadius * std::sqrt(money / largest_));
  }

  // The pale disc is the whole sum, the dark one inside it what is under way or done.
  void write_flow(const Flow& flow) {
    const double x = column(flow.receiver);
    const double y = row(flow.giver);
    const FlowEnd& giver = flows_.givers[flow.giver];
    const std::string_view colour = paint(palette_, giver.entity.kind).stroke;
    canvas_.open({.id = fmt::format("flow-{}--{}", giver.key, flows_.receivers[flow.receiver].key),
                  .classes = "edge flow",
                  .title = tooltip_of_all(graph_, flow.facts, texts_),
                  .url = options_.links ? url_of(graph_, flow.facts.front()) : ""});
    if (flow.money.sum() > 0) {
      const double whole = radius(flow.money.sum());
      canvas_.circle(x, y, whole,
                     {.fill = colour, .opacity = flow.money.planned > 0 ? palette_.pale : kDone});
      if (flow.money.planned > 0 && flow.money.done > 0) {
        canvas_.circle(x, y, whole * std::sqrt(flow.money.done / flow.money.sum()),
                       {.fill = colour, .opacity = kDone});
      }
    } else {
      canvas_.circle(x, y, kRingRadius, {.stroke = colour, .width = 1.1, .dash = "2,1.4"});
    }
    canvas_.close();
  }

  const Graph& graph_;
  const Flows& flows_;
  const Texts& texts_;
  const SvgOptions& options_;
  const Palette& palette_;
  SvgCanvas canvas_;
  double largest_ = 0;
  double left_ = 0;
  double names_height_ = 0;
  double overhang_ = 0;
  double sums_right_ = 0;
  double width_ = 0;
  double top_ = kMargin;
  double first_row_ = 0;
};

}  // namespace

std::string matrix_svg(const Graph& graph, const Flows& flows, const SvgOptions& options) {
  return MatrixWriter(graph, flows, options).write();
}

}  // namespace quaestor
