#include "web.h"

#include <fmt/format.h>

#include <algorithm>
#include <locale>
#include <map>
#include <numeric>
#include <sstream>
#include <tuple>

#include "graphviz.h"
#include "labels.h"
#include "quaestor/facts/error.h"
#include "quaestor/queries/rates.h"
#include "selection.h"
#include "text_width.h"

namespace quaestor {

namespace {

constexpr double kLetter = 6.6;  // points a column of the label takes
constexpr double kPadding = 14;
constexpr double kHeight = 22;
constexpr int kLabelWidth = 26;
constexpr double kInch = 72;

std::vector<std::uint32_t> facts_to_show(const Graph& graph, const PictureOptions& options) {
  std::vector<std::uint32_t> facts;
  if (options.focus.empty() && options.facts.empty() && options.top <= 0) {
    facts.resize(graph.facts().size());
    std::iota(facts.begin(), facts.end(), 0U);
    return facts;
  }
  PictureOptions wanted = options;
  if (wanted.top == 0) wanted.top = -1;
  wanted.regulations = true;
  const Selection selection = select_facts(graph, wanted);
  for (const Candidate& candidate : selection.investments) facts.push_back(candidate.fact);
  facts.insert(facts.end(), selection.relations.begin(), selection.relations.end());
  std::sort(facts.begin(), facts.end());
  return facts;
}

class WebBuilder {
 public:
  WebBuilder(const Graph& graph, const Texts& texts)
      : graph_(graph), texts_(texts), rates_(Rates::load()) {}

  void add(std::uint32_t index) {
    const Fact& fact = graph_.facts()[index];
    if (fact.relation != Relation::investment) {
      if (fact.subject && fact.object) add_line(*fact.subject, *fact.object, index, 0);
      return;
    }
    const double eur = fact.amount ? rates_.eur(*fact.amount, fact.date).value_or(0) : 0.0;
    for (const Entity& investor : fact.investors) {
      if (fact.target) add_line(investor, *fact.target, index, eur);
      for (const Entity& destination : fact.destinations) {
        add_line(investor, destination, index, eur);
      }
    }
  }

  Web finish(std::size_t most) {
    Web web;
    std::vector<std::pair<std::string, WebNode>> nodes(nodes_.begin(), nodes_.end());
    std::stable_sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) {
      return a.second.degree > b.second.degree;
    });
    web.nodes_found = nodes.size();
    if (nodes.size() > most) nodes.resize(most);
    std::map<std::string, std::size_t> index;
    for (auto& [id, node] : nodes) {
      index.emplace(id, web.nodes.size());
      web.nodes.push_back(std::move(node));
    }
    for (auto& [key, line] : lines_) {
      const auto from = index.find(std::get<0>(key));
      const auto to = index.find(std::get<1>(key));
      if (from == index.end() || to == index.end()) continue;
      line.from = from->second;
      line.to = to->second;
      web.lines.push_back(std::move(line));
    }
    return web;
  }

 private:
  void add_node(const Entity& entity) {
    WebNode& node = nodes_[entity.id];
    if (node.degree++ > 0) return;
    node.entity = entity;
    node.label = shorten(entity_label(entity, texts_), kLabelWidth);
    node.width = kLetter * display_width(node.label) + kPadding;
    node.height = kHeight;
  }

  void add_line(const Entity& from, const Entity& to, std::uint32_t fact, double eur) {
    if (from.id == to.id) return;
    const Relation relation = graph_.facts()[fact].relation;
    WebLine& line = lines_[{from.id, to.id, relation}];
    if (line.facts.empty()) {
      add_node(from);
      add_node(to);
    }
    if (!line.facts.empty() && line.facts.back() == fact) return;
    line.relation = relation;
    line.eur += eur;
    line.facts.push_back(fact);
  }

  const Graph& graph_;
  const Texts& texts_;
  const Rates rates_;
  std::map<std::string, WebNode> nodes_;
  std::map<std::tuple<std::string, std::string, Relation>, WebLine> lines_;
};

}  // namespace

Web make_web(const Graph& graph, const PictureOptions& options, std::size_t most,
             const Texts& texts) {
  WebBuilder builder(graph, texts);
  for (const std::uint32_t fact : facts_to_show(graph, options)) builder.add(fact);
  Web web = builder.finish(most);
  if (web.lines.empty()) throw Error(ErrorKind::not_found, "", "there is nothing to draw");
  return web;
}

void place(Web& web) {
  std::string dot =
      "graph network {\n  graph [overlap=prism overlap_scaling=-3 sep=\"+4\" K=0.6 "
      "repulsiveforce=1.6 start=7 splines=none];\n  node [shape=box fixedsize=true label=\"\"];\n";
  for (std::size_t i = 0; i < web.nodes.size(); ++i) {
    dot += fmt::format("  n{} [width={:.3f} height={:.3f}];\n", i, web.nodes[i].width / kInch,
                       web.nodes[i].height / kInch);
  }
  for (const WebLine& line : web.lines) {
    dot += fmt::format("  n{} -- n{};\n", line.from, line.to);
  }
  dot += "}\n";
  std::istringstream plain(run_graphviz(dot, "plain", "sfdp"));
  for (std::string text; std::getline(plain, text);) {
    std::istringstream words(text);
    words.imbue(std::locale::classic());
    std::string what;
    std::string name;
    double x = 0;
    double y = 0;
    if (!(words >> what >> name >> x >> y) || what != "node") continue;
    WebNode& node = web.nodes.at(std::stoul(name.substr(1)));
    node.x = x * kInch;
    node.y = -y * kInch;
  }
}

}  // namespace quaestor
