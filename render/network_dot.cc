// Names are nodes with the size of their letters, so that sfdp's overlap=prism moves them apart as
// it does dots: labels cannot collide. Which names are written is a quota: with hundreds of things,
// a name for each would leave no room for the shape.
#include "network_dot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "dot_heading.h"
#include "labels.h"
#include "palette.h"
#include "quaestor/render/escape.h"
#include "text_width.h"
#include "tooltips.h"

namespace quaestor {

namespace {

constexpr std::size_t kNameAll = 90;  // up to these many things, all have their names
constexpr std::size_t kPlaceNames = 36;
constexpr std::size_t kOtherNames = 44;
constexpr std::size_t kStrongLinks = 60;
constexpr int kNameWidth = 20;  // columns of a line
constexpr int kNameLines = 2;

std::string attribute(std::string_view key, std::string_view value) {
  return fmt::format(" {}=\"{}\"", key, escape_dot(value));
}

bool is_place(const NetworkNode& node) {
  return node.entity.kind == Kind::country || node.entity.kind == Kind::bloc ||
         node.entity.kind == Kind::place;
}

class NetworkWriter {
 public:
  NetworkWriter(const Graph& graph, const Network& network, const DotOptions& options)
      : graph_(graph),
        network_(network),
        texts_(*network.texts),
        options_(options),
        palette_(options.dark ? kDark : kLight) {}

  std::string write() {
    rank();
    write_head();
    for (std::size_t i = 0; i < network_.nodes.size(); ++i) write_node(i);
    for (std::size_t i = 0; i < network_.links.size(); ++i) write_link(i);
    return out_ + "}\n";
  }

 private:
  // Who is named, how large, and which links are strong.
  void rank() {
    const std::size_t count = network_.nodes.size();
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      const NetworkNode& x = network_.nodes[a];
      const NetworkNode& y = network_.nodes[b];
      return std::make_tuple(-x.money, -x.links, x.key) <
             std::make_tuple(-y.money, -y.links, y.key);
    });
    named_.assign(count, count <= kNameAll);
    std::size_t places = 0;
    std::size_t others = 0;
    for (const std::size_t i : order) {
      std::size_t& used = is_place(network_.nodes[i]) ? places : others;
      if (used++ < (is_place(network_.nodes[i]) ? kPlaceNames : kOtherNames)) named_[i] = true;
      most_money_ = std::max(most_money_, network_.nodes[i].money);
      most_links_ = std::max(most_links_, network_.nodes[i].links);
    }
    std::vector<std::size_t> links(network_.links.size());
    for (std::size_t i = 0; i < links.size(); ++i) links[i] = i;
    std::stable_sort(links.begin(), links.end(), [this](std::size_t a, std::size_t b) {
      return network_.links[a].eur > network_.links[b].eur;
    });
    strong_.assign(links.size(), links.size() <= 2 * kStrongLinks);
    for (std::size_t i = 0; i < std::min(kStrongLinks, links.size()); ++i) strong_[links[i]] = true;
    small_ = count <= kNameAll;
  }

  void write_head() {
    out_ += fmt::format(
        "digraph quaestor {{\n"
        "  graph [layout=sfdp overlap=prism overlap_scaling={} sep=\"+{}\" K={} "
        "repulsiveforce=1.8 start=7 splines=line outputorder=edgesfirst pad=0.2 fontname=\"{}\" "
        "bgcolor=\"{}\" fontcolor=\"{}\"{}",
        small_ ? -2 : -3, small_ ? 6 : 2, small_ ? 0.9 : 0.5, kDotFont, palette_.background,
        palette_.text, options_.dpi > 0 ? fmt::format(" dpi={}", options_.dpi) : "");
    if (options_.heading) {
      const double scale =
          std::clamp(std::sqrt(static_cast<double>(network_.nodes.size()) / 200), 1.0, 1.5);
      out_ += fmt::format(" labelloc=t labeljust=l label=<{}>",
                          dot_heading(palette_, {.title = network_.title,
                                                 .share = network_.share,
                                                 .legend = legend(),
                                                 .note = texts_["method"],
                                                 .scale = scale}));
    }
    out_ += fmt::format(
        "];\n  node [fontname=\"{}\" penwidth=1.1 margin=\"0.06,0.03\" width=0.1 height=0.1];\n"
        "  edge [fontname=\"{}\" arrowsize=0.5 dir=none];\n",
        kDotFont, kDotFont);
  }

  std::vector<std::string> legend() const {
    std::vector<std::string> out{texts_["legend.width"], texts_["legend.arrow"]};
    const auto any = [this](LinkKind kind) {
      return std::any_of(network_.links.begin(), network_.links.end(),
                         [kind](const NetworkLink& link) { return link.kind == kind; });
    };
    if (!small_) out.push_back(texts_["legend.dot"]);
    if (std::any_of(network_.links.begin(), network_.links.end(),
                    [](const NetworkLink& link) { return link.cancelled; })) {
      out.push_back(texts_["legend.cancelled.line"]);
    }
    if (any(LinkKind::relation)) out.push_back(texts_["legend.dotted"]);
    if (any(LinkKind::rule)) out.push_back(texts_["legend.rules.network"]);
    return out;
  }

  std::string name_of(const NetworkNode& node) const {
    return node.entity.id.empty() ? texts_["not_stated"] : entity_label(node.entity, texts_);
  }

  // 0 to 1, by money where there is any.
  double weight(const NetworkNode& node) const {
    if (most_money_ > 0) return std::sqrt(node.money / most_money_);
    return most_links_ > 0 ? std::sqrt(static_cast<double>(node.links) / most_links_) : 0;
  }

  void write_node(std::size_t index) {
    const NetworkNode& node = network_.nodes[index];
    const bool stated = !node.entity.id.empty();
    out_ +=
        fmt::format("  \"{0}\" [id=\"{0}\" class=\"{1}{2}\"", node.key, to_string(node.entity.kind),
                    !stated         ? " not-stated"
                    : named_[index] ? ""
                                    : " dot");
    if (named_[index]) {
      write_name(node, stated);
    } else {
      write_dot(node);
    }
    out_ += attribute("tooltip", escape_terminal(name_of(node))) + "];\n";
  }

  // Places stand in filled boxes, companies in rounded ones, laws and people as in columns.
  void write_name(const NetworkNode& node, bool stated) {
    const Paint& colours = paint(palette_, node.entity.kind);
    std::string label;
    for (const std::string& line : balanced_lines(name_of(node), kNameWidth, kNameLines)) {
      label += (label.empty() ? "" : "\n") + escape_terminal(line);
    }
    const bool place = is_place(node);
    const double size = stated ? (place ? 10 : 9) + (place ? 11 : 7) * weight(node) : 9;
    std::string_view shape = "box";
    std::string_view style = place ? "filled" : "rounded,filled";
    if (node.entity.kind == Kind::bloc) style = "filled,dashed";
    if (node.entity.kind == Kind::organization) style = "filled,diagonals";
    if (node.entity.kind == Kind::regulation) shape = "note", style = "filled";
    if (node.entity.kind == Kind::person) shape = "oval", style = "filled";
    const bool strong = place && stated && node.entity.kind != Kind::bloc;
    out_ += fmt::format(
        " shape={} style=\"{}\" fillcolor=\"{}\" color=\"{}\" fontcolor=\"{}\" fontsize={:.1f}{}",
        shape, style,
        strong   ? colours.stroke
        : stated ? colours.fill
                 : palette_.background,
        stated ? colours.stroke : palette_.faint, strong ? palette_.background : palette_.text,
        size, attribute("label", label));
  }

  // Dots keep a shape of their kind.
  void write_dot(const NetworkNode& node) {
    const double size = 0.06 + 0.09 * std::min(1.0, std::sqrt(node.links / 12.0));
    std::string_view shape = "circle";
    if (is_place(node)) shape = "square";
    if (node.entity.kind == Kind::regulation) shape = "diamond";
    if (node.entity.kind == Kind::organization) shape = "hexagon";
    if (node.entity.kind == Kind::person) shape = "triangle";
    const std::string_view colour = paint(palette_, node.entity.kind).stroke;
    out_ += fmt::format(
        " shape={} style=filled fixedsize=true width={:.3f} height={:.3f} fillcolor=\"{}\" "
        "color=\"{}\" penwidth=0.4 label=\"\"",
        shape, size, size, colour, palette_.background);
  }

  void write_link(std::size_t index) {
    const NetworkLink& link = network_.links[index];
    out_ += fmt::format("  \"{}\" -> \"{}\" [id=\"{}\" class=\"{}\"", network_.nodes[link.from].key,
                        network_.nodes[link.to].key, link.key,
                        link.kind == LinkKind::money ? "money" : to_string(link.relation));
    if (link.kind == LinkKind::money) {
      const bool strong = strong_[index];
      out_ += fmt::format(" color=\"{}{}\" penwidth={:.2f}{}{}",
                          link.cancelled ? palette_.cancelled : palette_.company.stroke,
                          strong   ? "B0"
                          : small_ ? "90"
                                   : "38",
                          std::clamp(0.5 + 0.028 * std::sqrt(link.eur / 1e6), 0.5, 6.0),
                          strong || small_ ? " dir=forward" : "",
                          link.cancelled ? " style=dotted" : "");
    } else {
      const bool rule = link.kind == LinkKind::rule;
      out_ += fmt::format(" color=\"{}{}\" penwidth=0.7 style={}",
                          rule ? palette_.regulation.stroke : palette_.faint, small_ ? "B0" : "70",
                          rule ? "dashed" : "dotted");
    }
    out_ += attribute("tooltip", tooltip_of_all(graph_, link.facts, texts_));
    const std::string url = options_.links ? url_of(graph_, link.facts.front()) : "";
    if (!url.empty()) out_ += attribute("URL", url) + " target=\"_blank\"";
    out_ += "];\n";
  }

  const Graph& graph_;
  const Network& network_;
  const Texts& texts_;
  const DotOptions& options_;
  const Palette& palette_;
  std::vector<bool> named_, strong_;
  double most_money_ = 0;
  int most_links_ = 0;
  bool small_ = true;
  std::string out_;
};

}  // namespace

std::string network_dot(const Graph& graph, const Network& network, const DotOptions& options) {
  return NetworkWriter(graph, network, options).write();
}

}  // namespace quaestor
