// Why columns and pills: an amount that is a node of its own, between giver and country, takes its
// place in the layout, so labels cannot collide, as labels on lines do. `rank=same` holds each
// column together; `minlen=2` leaves room for the column of receiving companies. Everything is a
// quoted string made by escape_dot, or an HTML-like label made by escape_html.
#include "columns_dot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "dot_heading.h"
#include "labels.h"
#include "palette.h"
#include "quaestor/render/escape.h"
#include "text_width.h"
#include "tooltips.h"

namespace quaestor {

namespace {

constexpr int kLabelWidth = 22;  // columns of a node's label line
constexpr int kLabelLines = 3;
constexpr std::array<std::string_view, 5> kLineNames{"gives", "receives", "seat", "subject_to",
                                                     "issued_by"};

std::string attribute(std::string_view key, std::string_view value) {
  return fmt::format(" {}=\"{}\"", key, escape_dot(value));
}

class DotWriter {
 public:
  DotWriter(const Graph& graph, const Scene& scene, const DotOptions& options)
      : graph_(graph), scene_(scene), options_(options), palette_(options.dark ? kDark : kLight) {}

  std::string write() {
    for (const SceneNode& node : scene_.nodes) has_receivers_ |= node.tier == Tier::receiver;
    write_head();
    for (const SceneNode& node : scene_.nodes) write_node(node);
    for (const ScenePill& pill : scene_.pills) write_pill(pill);
    write_columns();
    for (const SceneLine& line : scene_.lines) write_line(line);
    return out_ + "}\n";
  }

 private:
  void write_head() {
    out_ += "digraph quaestor {\n";
    out_ += fmt::format(
        "  graph [rankdir=LR ranksep=0.45 nodesep=0.12 newrank=true splines=true "
        "outputorder=edgesfirst "
        "remincross=true mclimit=4 pad=0.2 fontname=\"{}\" bgcolor=\"{}\" fontcolor=\"{}\"{}",
        kDotFont, palette_.background, palette_.text,
        options_.dpi > 0 ? fmt::format(" dpi={}", options_.dpi) : "");
    if (options_.heading) {
      out_ += fmt::format(" labelloc=t labeljust=l label=<{}>", heading());
    }
    out_ += "];\n";
    out_ += fmt::format(
        "  node [shape=box style=\"rounded,filled\" fontname=\"{}\" fontsize=11 "
        "margin=\"0.10,0.045\" height=0.28 "
        "width=0.3 penwidth=1.2 fontcolor=\"{}\"];\n",
        kDotFont, palette_.text);
    out_ += fmt::format("  edge [fontname=\"{}\" arrowsize=0.6];\n", kDotFont);
  }

  std::string heading() const {
    return dot_heading(palette_, {.title = scene_.title,
                                  .share = scene_.share,
                                  .legend = legend(),
                                  .note = (*scene_.texts)["method"]});
  }

  // Of what occurs in this picture.
  std::vector<std::string> legend() const {
    bool undisclosed = false;
    bool seat = false;
    bool rules = false;
    std::set<Status> statuses;
    for (const ScenePill& pill : scene_.pills) {
      undisclosed |= pill.investment && !pill.disclosed;
      const Fact& fact = graph_.facts()[pill.fact];
      if (pill.investment && fact.status) statuses.insert(*fact.status);
    }
    for (const SceneLine& line : scene_.lines) {
      seat |= line.kind == LineKind::seat;
      rules |= line.kind == LineKind::subject_to;
    }
    const Texts& texts = *scene_.texts;
    std::vector<std::string> out{texts["legend.width"]};
    const auto add = [&](bool occurs, std::string_view key) {
      if (occurs) out.push_back(texts[key]);
    };
    add(undisclosed, "legend.undisclosed");
    add(statuses.contains(Status::considered), "legend.considered");
    add(statuses.contains(Status::planned), "legend.planned");
    add(statuses.contains(Status::ongoing), "legend.ongoing");
    add(statuses.contains(Status::completed), "legend.completed");
    add(statuses.contains(Status::cancelled), "legend.cancelled");
    add(seat, "legend.seat");
    add(rules, "legend.rules");
    return out;
  }

  void write_node(const SceneNode& node) {
    const bool stated = !node.entity.id.empty();
    const Kind kind = node.entity.kind;
    const Paint& colours = paint(palette_, kind);
    std::string_view shape = "box";
    std::string_view style = "rounded,filled";
    if (kind == Kind::country || kind == Kind::place) style = "filled";
    if (kind == Kind::bloc) style = "filled,dashed";
    if (kind == Kind::organization) style = "filled,diagonals";
    if (kind == Kind::regulation) shape = "note", style = "filled";
    if (kind == Kind::person) shape = "oval", style = "filled";
    std::string label;
    for (const std::string& line : balanced_lines(
             stated ? entity_label(node.entity, *scene_.texts) : (*scene_.texts)["not_stated"],
             kLabelWidth, kLabelLines)) {
      label += (label.empty() ? "" : "\n") + escape_terminal(line);
    }
    out_ += fmt::format(
        "  \"{}\" [id=\"{}\" class=\"{} {}\" shape={} style=\"{}\" fillcolor=\"{}\" color=\"{}\"{}",
        node.key, node.key, to_string(kind), stated ? "stated" : "not-stated", shape, style,
        stated ? colours.fill : palette_.background, stated ? colours.stroke : palette_.faint,
        attribute("label", label));
    const std::string name =
        stated ? entity_label(node.entity, *scene_.texts) : (*scene_.texts)["not_stated.country"];
    out_ += attribute("tooltip", escape_terminal(name)) + "];\n";
  }

  void write_pill(const ScenePill& pill) {
    const Fact& fact = graph_.facts()[pill.fact];
    const bool cancelled = pill.investment && fact.status == Status::cancelled;
    const bool completed = pill.investment && fact.status == Status::completed;
    const bool considered = pill.investment && fact.status == Status::considered;
    out_ += fmt::format(
        "  \"{}\" [id=\"{}\" class=\"pill {}{}\" fontsize=9 height=0.17 margin=\"0.05,0.015\"",
        pill.key, pill.key,
        pill.investment ? "investment" : fmt::format("relation {}", to_string(fact.relation)),
        pill.investment && fact.status ? fmt::format(" {}", to_string(*fact.status)) : "");
    out_ +=
        fmt::format(" penwidth={} style=\"rounded,filled{}\" fillcolor=\"{}\" color=\"{}\"",
                    completed    ? "1.3"
                    : considered ? "1.0"
                                 : "0.7",
                    considered ? ",dotted" : "", completed ? palette_.done : palette_.background,
                    cancelled         ? palette_.cancelled
                    : pill.investment ? palette_.company.stroke
                                      : palette_.faint);
    if (cancelled) {
      const std::size_t mark = pill.label.rfind(' ');  // the mark itself is not struck out
      out_ += fmt::format(" fontcolor=\"{}\" label=<<S>{}</S> {}>", palette_.cancelled,
                          escape_html(pill.label.substr(0, mark)),
                          escape_html(pill.label.substr(mark + 1)));
    } else {
      out_ += attribute("label", pill.label);
    }
    out_ += attribute("tooltip", tooltip_of(graph_, pill.fact, pill.sentence));
    const std::string url = options_.links ? url_of(graph_, pill.fact) : "";
    if (!url.empty()) out_ += attribute("URL", url) + " target=\"_blank\"";
    out_ += "];\n";
  }

  void write_columns() {
    for (const Tier tier :
         {Tier::authority, Tier::rule, Tier::giver, Tier::receiver, Tier::country}) {
      std::string keys;
      for (const SceneNode& node : scene_.nodes) {
        if (node.tier == tier) keys += fmt::format(" \"{}\";", node.key);
      }
      if (!keys.empty()) out_ += fmt::format("  {{ rank=same;{} }}\n", keys);
    }
    std::string keys;
    for (const ScenePill& pill : scene_.pills) keys += fmt::format(" \"{}\";", pill.key);
    if (!keys.empty()) out_ += fmt::format("  {{ rank=same;{} }}\n", keys);
  }

  static std::string width(const ScenePill& pill, double widest) {
    const double millions = pill.eur.value_or(0) / 1e6;
    return fmt::format("{:.2f}", std::clamp(0.8 + 0.034 * std::sqrt(millions), 1.0, widest));
  }

  // Money lines: ports on the facing sides, width by amount, dashed when undisclosed, grey dotted
  // when cancelled.
  std::string money_attributes(const SceneLine& line) const {
    const ScenePill& pill = scene_.pills[line.pill];
    const Fact& fact = graph_.facts()[pill.fact];
    const bool cancelled = pill.investment && fact.status == Status::cancelled;
    const std::string_view colour = cancelled         ? palette_.cancelled
                                    : pill.investment ? palette_.company.stroke
                                                      : palette_.faint;
    std::string_view style = "solid";
    if (pill.investment && !pill.disclosed) style = "dashed";
    if (cancelled || !pill.investment) style = "dotted";
    const bool gives = line.kind == LineKind::gives;
    std::string out =
        fmt::format(" tailport=e headport=w weight={} penwidth={} color=\"{}CC\" style={}",
                    gives ? 2 : 4, width(pill, cancelled ? 2 : 7), colour, style);
    if (gives) return out + " dir=none";
    const bool far = has_receivers_ && line.to.starts_with("country-");
    return out + (far ? " minlen=2" : "");
  }

  static std::string line_class(const SceneLine& line, const Fact& fact) {
    if (line.kind != LineKind::gives && line.kind != LineKind::receives) return {};
    if (fact.relation != Relation::investment) return " relation";
    return fact.status ? fmt::format(" {}", to_string(*fact.status)) : "";
  }

  void write_line(const SceneLine& line) {
    const Fact& fact = graph_.facts()[line.fact];
    out_ +=
        fmt::format("  \"{}\" -> \"{}\" [id=\"{}\" class=\"{}{}\"", line.from, line.to, line.key,
                    kLineNames[static_cast<std::size_t>(line.kind)], line_class(line, fact));
    std::string sentence = relation_sentence(fact, *scene_.texts);
    switch (line.kind) {
      case LineKind::gives:
      case LineKind::receives:
        out_ += money_attributes(line);
        sentence = scene_.pills[line.pill].sentence;
        break;
      case LineKind::seat:
        out_ += fmt::format(" dir=none style=dotted penwidth=0.9 color=\"{}\" weight=1",
                            palette_.country.stroke);
        break;
      case LineKind::subject_to:
        out_ += fmt::format(" dir=none style=dashed penwidth=0.9 color=\"{}CC\"",
                            palette_.regulation.stroke);
        break;
      case LineKind::issued_by:
        out_ += fmt::format(" dir=back style=dashed penwidth=0.9 color=\"{}CC\"",
                            palette_.authority.stroke);
        break;
    }
    out_ += attribute("tooltip", tooltip_of(graph_, line.fact, sentence)) + "];\n";
  }

  const Graph& graph_;
  const Scene& scene_;
  const DotOptions& options_;
  const Palette& palette_;
  bool has_receivers_ = false;
  std::string out_;
};

}  // namespace

std::string columns_dot(const Graph& graph, const Scene& scene, const DotOptions& options) {
  return DotWriter(graph, scene, options).write();
}

}  // namespace quaestor
