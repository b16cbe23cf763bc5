// Layout: each side is a column of bars whose heights share one scale; a bar that is lower than its
// label stands in the middle of the label's room. Bands leave and reach a bar in the order of the
// other side, so they do not cross within it.
#include "sankey_svg.h"

#include <fmt/format.h>

#include <algorithm>

#include "amounts.h"
#include "frame.h"
#include "quaestor/render/escape.h"
#include "text_metrics.h"
#include "tooltips.h"

namespace quaestor {

namespace {

constexpr double kHeight = 430;  // of the higher side, without gaps and headings
constexpr double kBar = 9;       // width
constexpr double kGap = 5;       // between bars
constexpr double kTierGap = 14;  // between countries and companies
constexpr double kLabelRoom = 15;
constexpr double kSpan = 330;  // between the sides
constexpr double kNameSize = 10.5;
constexpr double kSumSize = 9;
constexpr double kMostName = 170;
constexpr double kLeastBand = 0.8;
constexpr double kSlack = 1.12;  // fonts differ

struct Bar {
  double top = 0;
  double height = 0;
  double used = 0;  // by bands already drawn
};

class SankeyWriter {
 public:
  SankeyWriter(const Graph& graph, const Flows& flows, const SvgOptions& options)
      : graph_(graph),
        flows_(flows),
        texts_(*flows.texts),
        options_(options),
        palette_(options.dark ? kDark : kLight) {}

  std::string write() {
    left_ = kMargin + widest(flows_.givers) + 8;
    right_ = left_ + kBar + kSpan;
    const double width = right_ + kBar + 8 + widest(flows_.receivers) + kMargin;
    double top = kMargin;
    if (options_.heading) top = draw_heading(canvas_, palette_, heading(), width - 2 * kMargin);
    scale_ = kHeight / std::max(total(flows_.givers), total(flows_.receivers));
    const double givers = stack(flows_.givers, givers_, top);
    const double receivers = stack(flows_.receivers, receivers_, top);
    centre(givers_, std::max(0.0, receivers - givers) / 2);
    centre(receivers_, std::max(0.0, givers - receivers) / 2);
    write_bands();
    for (std::size_t i = 0; i < givers_.size(); ++i)
      write_end(flows_.givers[i], givers_[i], true, i);
    for (std::size_t i = 0; i < receivers_.size(); ++i) {
      write_end(flows_.receivers[i], receivers_[i], false, i);
    }
    return canvas_.finish(
        width, std::max(givers, receivers) + kMargin,
        {.title = flows_.title, .description = flows_.summary, .inlined = options_.inlined},
        palette_.background);
  }

 private:
  std::string name(const FlowEnd& end) const {
    return fit_text(escape_terminal(end_label(end, texts_)), kNameSize, kMostName);
  }
  // "€4bn", or "€3bn of €4bn" where only a part of it is drawn.
  std::string sum(const FlowEnd& end) const {
    const std::string all = euros(end.all.sum(), texts_);
    const std::string shown = euros(end.shown.sum(), texts_);
    return all == shown ? all : texts_.fill("share.of", {{"drawn", shown}, {"found", all}});
  }
  double label_length(const FlowEnd& end) const {
    return (text_length(name(end), kNameSize) + 5 + text_length(sum(end), kSumSize)) * kSlack;
  }
  double widest(const std::vector<FlowEnd>& ends) const {
    double out = 0;
    for (const FlowEnd& end : ends) out = std::max(out, label_length(end));
    return out;
  }
  static double total(const std::vector<FlowEnd>& ends) {
    double out = 0;
    for (const FlowEnd& end : ends) out += end.shown.sum();
    return out;
  }

  // Places the bars of one side from `y` down; gives the y below the last.
  double stack(const std::vector<FlowEnd>& ends, std::vector<Bar>& bars, double y) const {
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (i > 0 && ends[i].company && !ends[i - 1].company) y += kTierGap;
      const double height = std::max(1.0, ends[i].shown.sum() * scale_);
      const double room = std::max(height, kLabelRoom - kGap);
      bars.push_back({.top = y + (room - height) / 2, .height = height, .used = 0});
      y += room + kGap;
    }
    return y;
  }
  static void centre(std::vector<Bar>& bars, double shift) {
    for (Bar& bar : bars) bar.top += shift;
  }

  Heading heading() const {
    Heading out{.title = flows_.title,
                .share = flows_.share,
                .legend = {{Sign::none, texts_["legend.width.band"]},
                           {Sign::pale, texts_["legend.planned.pale"]}},
                .notes = {texts_["method.euro"]}};
    if (std::any_of(flows_.flows.begin(), flows_.flows.end(),
                    [](const Flow& flow) { return flow.money.done > 0; })) {
      out.legend.push_back({Sign::dark, texts_["legend.done"]});
    }
    std::string left_out;
    if (flows_.undisclosed > 0) {
      left_out = texts_.count("not_drawn.undisclosed", flows_.undisclosed);
    }
    if (flows_.not_summed > 0) {
      left_out +=
          (left_out.empty() ? "" : ", ") + texts_.count("not_drawn.considered", flows_.not_summed);
    }
    out.notes.push_back(left_out);
    return out;
  }

  static std::string_view band_colour(std::size_t giver) { return kBands[giver % kBands.size()]; }

  // Largest last would hide the small ones: they are drawn from large to small.
  void write_bands() {
    struct Place {
      double from, to;
    };
    std::vector<Place> places;
    for (const Flow& flow : flows_.flows) {
      Bar& giver = givers_[flow.giver];
      Bar& receiver = receivers_[flow.receiver];
      places.push_back({giver.top + giver.used, receiver.top + receiver.used});
      giver.used += flow.money.sum() * scale_;
      receiver.used += flow.money.sum() * scale_;
    }
    std::vector<std::size_t> order(flows_.flows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return flows_.flows[a].money.sum() > flows_.flows[b].money.sum();
    });
    for (const std::size_t i : order) write_band(flows_.flows[i], places[i].from, places[i].to);
  }

  // What is done lies in the upper part of the band, what is planned below.
  void write_band(const Flow& flow, double from, double to) {
    const FlowEnd& giver = flows_.givers[flow.giver];
    canvas_.open({.id = fmt::format("flow-{}--{}", giver.key, flows_.receivers[flow.receiver].key),
                  .classes = "edge flow",
                  .title = tooltip_of_all(graph_, flow.facts, texts_),
                  .url = options_.links ? url_of(graph_, flow.facts.front()) : ""});
    const std::string_view colour = band_colour(flow.giver);
    const double done = flow.money.done * scale_;
    const double planned = flow.money.planned * scale_;
    const double x1 = left_ + kBar;
    if (done > 0) {
      canvas_.band(x1, from, right_, to, std::max(done, kLeastBand),
                   {.fill = colour, .opacity = kDone * 0.9});
    }
    if (planned > 0) {
      canvas_.band(x1, from + done, right_, to + done, std::max(planned, kLeastBand),
                   {.fill = colour, .opacity = palette_.pale});
    }
    canvas_.close();
  }

  void write_end(const FlowEnd& end, const Bar& bar, bool giver, std::size_t index) {
    const double x = giver ? left_ : right_;
    const double base = bar.top + bar.height / 2 + kNameSize * 0.35;
    canvas_.open({.id = end.key,
                  .classes = fmt::format("node {}", to_string(end.entity.kind)),
                  .title = escape_terminal(end_label(end, texts_) + texts_["colon"] + sum(end)),
                  .url = {}});
    canvas_.rect(x, bar.top, kBar, bar.height,
                 {.fill = giver                   ? band_colour(index)
                          : end.entity.id.empty() ? palette_.faint
                                                  : paint(palette_, end.entity.kind).stroke});
    const std::string_view ink = end.entity.id.empty() ? palette_.faint : palette_.text;
    canvas_.text(giver ? x - 6 : x + kBar + 6, base, name(end),
                 {.size = kNameSize, .fill = ink, .anchor = giver ? Anchor::end : Anchor::start},
                 sum(end), {.size = kSumSize, .fill = palette_.faint});
    canvas_.close();
  }

  const Graph& graph_;
  const Flows& flows_;
  const Texts& texts_;
  const SvgOptions& options_;
  const Palette& palette_;
  SvgCanvas canvas_;
  double left_ = 0;
  double right_ = 0;
  double scale_ = 1;
  std::vector<Bar> givers_, receivers_;
};

}  // namespace

std::string sankey_svg(const Graph& graph, const Flows& flows, const SvgOptions& options) {
  return SankeyWriter(graph, flows, options).write();
}

}  // namespace quaestor
