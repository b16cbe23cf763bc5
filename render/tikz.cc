// TikZ from Graphviz's layout ("plain": places of nodes, curves of lines), so that the letters are
// LaTeX's own and the figure has the document's fonts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <locale>
#include <map>
#include <sstream>

#include "columns_dot.h"
#include "graphviz.h"
#include "labels.h"
#include "palette.h"
#include "quaestor/render/embed.h"
#include "quaestor/render/escape.h"
#include "scene.h"

namespace quaestor {

namespace {

constexpr double kCentimetres = 2.54;  // an inch of the layout

std::string_view style_of(Kind kind) {
  switch (kind) {
    case Kind::country:
    case Kind::bloc:
    case Kind::place:
      return "qcountry";
    case Kind::regulation:
      return "qlaw";
    case Kind::organization:
      return "qbody";
    case Kind::person:
      return "qperson";
    default:
      return "qcompany";
  }
}

std::string colour(std::string_view name, std::string_view hex) {
  return fmt::format("\\definecolor{{{}}}{{HTML}}{{{}}}%\n", name, hex.substr(1));
}

std::string head() {
  std::string out = "% \\usepackage{tikz} and \\providecommand{\\quni}[1]{#1} in the preamble\n";
  out += "\\providecommand{\\quni}[1]{#1}%\n";
  const auto paint = [&out](std::string_view name, const Paint& paint) {
    out += colour(fmt::format("{}fill", name), paint.fill) +
           colour(fmt::format("{}line", name), paint.stroke);
  };
  paint("qcompany", kLight.company);
  paint("qcountry", kLight.country);
  paint("qlaw", kLight.regulation);
  paint("qbody", kLight.authority);
  paint("qperson", kLight.person);
  out += colour("qfaint", kLight.faint);
  out +=
      "\\begin{tikzpicture}[font=\\sffamily\\footnotesize,qnode/.style={draw,line width=0.8pt,"
      "inner sep=1pt,align=center}";
  for (const std::string_view name : {"qcompany", "qcountry", "qlaw", "qbody", "qperson"}) {
    out += fmt::format(",\n  {0}/.style={{qnode,draw={0}line,fill={0}fill{1}}}", name,
                       name == "qcompany" || name == "qperson" ? ",rounded corners=3pt" : "");
  }
  out +=
      ",\n  qpill/.style={qnode,draw=qcompanyline,fill=white,line width=0.4pt,rounded corners=2pt,"
      "font=\\sffamily\\tiny}]\n";
  return out;
}

struct PlainNode {
  double x = 0, y = 0, width = 0, height = 0;
};
struct PlainEdge {
  std::string from, to;
  std::vector<std::pair<double, double>> points;
};
struct Plain {
  std::map<std::string, PlainNode> nodes;
  std::vector<PlainEdge> edges;
};

// A word of Graphviz's plain format: bare, or in quotes. Our keys hold neither quote nor backslash.
std::string plain_name(std::istream& in) {
  std::string word;
  in >> word;
  if (word.size() >= 2 && word.front() == '"' && word.back() == '"') {
    return word.substr(1, word.size() - 2);
  }
  return word;
}

Plain parse_plain(const std::string& text) {
  Plain plain;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    words.imbue(std::locale::classic());
    std::string what;
    words >> what;
    if (what == "node") {
      const std::string name = plain_name(words);
      PlainNode node;
      words >> node.x >> node.y >> node.width >> node.height;
      plain.nodes.emplace(name, node);
    } else if (what == "edge") {
      PlainEdge edge;
      edge.from = plain_name(words);
      edge.to = plain_name(words);
      std::size_t count = 0;
      words >> count;
      for (double x = 0, y = 0; count > 0 && words >> x >> y; --count) {
        edge.points.emplace_back(x, y);
      }
      plain.edges.push_back(std::move(edge));
    }
  }
  return plain;
}

std::string at(double x, double y) {
  return fmt::format("({:.2f},{:.2f})", x * kCentimetres, y * kCentimetres);
}

std::string curve(const PlainEdge& edge) {
  if (edge.points.empty()) return {};
  std::string out = at(edge.points[0].first, edge.points[0].second);
  for (std::size_t i = 1; i + 2 < edge.points.size(); i += 3) {
    out +=
        fmt::format(" .. controls {} and {} .. {}", at(edge.points[i].first, edge.points[i].second),
                    at(edge.points[i + 1].first, edge.points[i + 1].second),
                    at(edge.points[i + 2].first, edge.points[i + 2].second));
  }
  return out;
}

class TikzWriter {
 public:
  TikzWriter(const Scene& scene, const Plain& plain) : scene_(scene), plain_(plain) {
    for (const SceneLine& line : scene.lines) lines_.emplace(std::pair(line.from, line.to), &line);
  }

  std::string write() {
    std::string out = head();
    for (const PlainEdge& edge : plain_.edges) out += draw(edge);
    for (const SceneNode& node : scene_.nodes) {
      const std::string name = node.entity.id.empty() ? (*scene_.texts)["not_stated"]
                                                      : entity_label(node.entity, *scene_.texts);
      std::string label;
      for (const std::string& line : balanced_lines(name, 22, 3)) {
        label += (label.empty() ? "" : "\\\\") + escape_latex(line);
      }
      out += put(node.key, style_of(node.entity.kind), label);
    }
    for (const ScenePill& pill : scene_.pills) out += put(pill.key, "qpill", pill_label(pill));
    return out + "\\end{tikzpicture}%\n";
  }

 private:
  std::string put(const std::string& key, std::string_view style, const std::string& label) const {
    const auto found = plain_.nodes.find(key);
    if (found == plain_.nodes.end()) return {};
    const PlainNode& node = found->second;
    return fmt::format("\\node[{},minimum width={:.2f}cm,minimum height={:.2f}cm] at {} {{{}}};\n",
                       style, node.width * kCentimetres, node.height * kCentimetres,
                       at(node.x, node.y), label);
  }

  // The marks of statuses as LaTeX has them; the words are the legend's.
  static std::string pill_label(const ScenePill& pill) {
    std::string label = pill.label;
    std::string mark;
    for (const auto& [sign, command] :
         {std::pair<std::string_view, std::string_view>{"▸", "\\ensuremath{\\triangleright}"},
          {"✓", "\\ensuremath{\\surd}"},
          {"✕", "\\ensuremath{\\times}"}}) {
      if (!label.ends_with(sign)) continue;
      label.resize(label.size() - sign.size());
      mark = command;
    }
    return escape_latex(label) + mark;
  }

  std::string draw(const PlainEdge& edge) const {
    const auto found = lines_.find({edge.from, edge.to});
    if (found == lines_.end()) return {};
    const SceneLine& line = *found->second;
    std::string style = "qfaint,dashed,line width=0.5pt";
    if (line.kind == LineKind::gives || line.kind == LineKind::receives) {
      const ScenePill& pill = scene_.pills[line.pill];
      const double width =
          std::clamp(0.6 + 0.025 * std::sqrt(pill.eur.value_or(0) / 1e6), 0.6, 5.0);
      style = fmt::format("{},line width={:.1f}pt{}{}", pill.investment ? "qcompanyline" : "qfaint",
                          width, pill.investment && pill.disclosed ? "" : ",dashed",
                          line.kind == LineKind::receives ? ",->" : "");
    }
    return fmt::format("\\draw[{}] {};\n", style, curve(edge));
  }

  const Scene& scene_;
  const Plain& plain_;
  std::map<std::pair<std::string, std::string>, const SceneLine*> lines_;
};

}  // namespace

std::string picture_tikz(const Graph& graph, const PictureOptions& options) {
  const Scene scene = make_scene(graph, options);
  const std::string dot =
      columns_dot(graph, scene, {.dark = false, .links = false, .heading = false, .dpi = 0});
  const Plain plain = parse_plain(run_graphviz(dot, "plain", "dot"));
  return TikzWriter(scene, plain).write();
}

}  // namespace quaestor
