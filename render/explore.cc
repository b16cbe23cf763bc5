#include "quaestor/render/explore.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "explore_assets.h"
#include "labels.h"
#include "page_filters.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/render/escape.h"
#include "selection.h"
#include "sources.h"
#include "web.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kQuotes = 6;  // of a fact

std::string library() {
  const std::filesystem::path path = data_dir() / "vendor" / "cytoscape" / "cytoscape.min.js";
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::not_found, path.string(), "is missing; install it again");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string fact_key(std::uint32_t fact) { return "f" + std::to_string(fact); }

Json sources_json(const Graph& graph, std::uint32_t fact) {
  Json list = Json::array();
  for (const Source& source : sources_of(graph, std::array{fact})) {
    if (list.size() == kQuotes) break;
    Json j{{"quote", source.quote}, {"cited", citation(source)}};
    if (!source.language.empty()) j["language"] = source.language;
    if (!source.url.empty()) j["url"] = source.url;
    list.push_back(std::move(j));
  }
  return list;
}

Json fact_json(const Graph& graph, std::uint32_t index, const Texts& texts) {
  const Fact& fact = graph.facts()[index];
  Json j;
  j["sentence"] = fact.relation == Relation::investment ? investment_sentence(fact, texts)
                                                        : relation_sentence(fact, texts);
  const FilterValues values = filter_values(fact, texts);
  j["kind"] = values.kinds;
  j["country"] = values.countries;
  j["status"] = values.statuses;
  j["year"] = values.years;
  j["sources"] = sources_json(graph, index);
  return j;
}

std::string words_of(const WebNode& node, const std::string& name) {
  std::string words = name;
  for (const std::string& alias : node.entity.aliases) words += " " + alias;
  return words;
}

Json page_data(const Graph& graph, const Web& web, const Texts& texts) {
  Json data;
  Json kinds = Json::object();
  data["nodes"] = Json::array();
  for (const WebNode& node : web.nodes) {
    const std::string name = entity_label(node.entity, texts);
    const std::string kind(to_string(node.entity.kind));
    kinds[kind] = texts["kind." + kind];
    data["nodes"].push_back({{"id", node.entity.id},
                             {"name", name},
                             {"label", node.label},
                             {"words", words_of(node, name)},
                             {"kind", kind},
                             {"w", std::round(node.width)},
                             {"h", node.height},
                             {"x", std::round(node.x * 10) / 10},
                             {"y", std::round(node.y * 10) / 10}});
  }
  data["lines"] = Json::array();
  data["facts"] = Json::object();
  for (const WebLine& line : web.lines) {
    Json keys = Json::array();
    for (const std::uint32_t fact : line.facts) {
      const std::string key = fact_key(fact);
      if (!data["facts"].contains(key)) data["facts"][key] = fact_json(graph, fact, texts);
      keys.push_back(key);
    }
    const double width = std::clamp(0.8 + 0.034 * std::sqrt(line.eur / 1e6), 1.0, 8.0);
    data["lines"].push_back({{"from", web.nodes[line.from].entity.id},
                             {"to", web.nodes[line.to].entity.id},
                             {"relation", to_string(line.relation)},
                             {"width", std::round(width * 100) / 100},
                             {"facts", std::move(keys)}});
  }
  data["words"] = {{"all", texts["page.explore.all"]},
                   {"one", texts["page.evidence.one"]},
                   {"source", texts["page.source"]},
                   {"kinds", std::move(kinds)}};
  return data;
}

FilterValues all_values(const Graph& graph, const Web& web, const Texts& texts) {
  FilterValues all;
  for (const WebLine& line : web.lines) {
    for (const std::uint32_t fact : line.facts) {
      all.merge(filter_values(graph.facts()[fact], texts));
    }
  }
  return all;
}

std::string header_html(const Graph& graph, const Web& web, const PictureOptions& options,
                        const Texts& texts) {
  const std::string title = options.title.empty() ? texts["title.where"] : options.title;
  std::string out = fmt::format("<header>\n<h1><bdi>{}</bdi></h1>\n", escape_html(title));
  out += fmt::format(
      "<label for=\"search\">{}</label><input id=\"search\" type=\"search\" autocomplete=\"off\" "
      "placeholder=\"{}\">\n",
      escape_html(texts["page.search"]), escape_html(texts["page.search.hint"]));
  out += filters_html(all_values(graph, web, texts), texts);
  out += fmt::format("<button id=\"fit\" type=\"button\">{}</button>\n",
                     escape_html(texts["page.explore.fit"]));
  if (web.nodes.size() < web.nodes_found) {
    const auto number = [&](std::size_t n) { return texts.number(static_cast<double>(n), 0); };
    out += fmt::format(
        "<p id=\"notice\"><strong>{}</strong></p>\n",
        escape_html(texts.fill("page.explore.only", {{"shown", number(web.nodes.size())},
                                                     {"all", number(web.nodes_found)}})));
  }
  return out + fmt::format("<p>{}, {}. {}</p>\n</header>\n",
                           escape_html(texts.count("things", web.nodes.size())),
                           escape_html(texts.count("page.explore.links", web.lines.size())),
                           escape_html(texts["page.explore.hint"]));
}

}  // namespace

std::string explore_page(const Graph& graph, const PictureOptions& options) {
  const Texts& texts = Texts::in(options.language);
  Web web = make_web(graph, options, kExploreMost, texts);
  place(web);
  const std::string title = options.title.empty() ? texts["title.where"] : options.title;
  std::string out = page_head(title, texts, page_style(options.dark) + std::string(kExploreStyle));
  out += header_html(graph, web, options, texts);
  out += fmt::format("<main>\n<div id=\"network\" role=\"img\" aria-label=\"{}\"></div>\n</main>\n",
                     escape_html(title));
  out += fmt::format(
      "<aside aria-live=\"polite\">\n<div class=\"bar\"><h2 id=\"heading\">{}</h2><button "
      "id=\"all\" "
      "type=\"button\" hidden>{}</button></div>\n<p id=\"none\" hidden>{}</p>\n<div "
      "id=\"cards\"></div>\n<ul id=\"list\"></ul>\n</aside>\n",
      escape_html(texts["page.explore.all"]), escape_html(texts["page.show_all"]),
      escape_html(texts["page.none"]));
  const std::string data =
      page_data(graph, web, texts).dump(-1, ' ', false, Json::error_handler_t::replace);
  out += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n",
                     escape_json_script(data));
  out += fmt::format("<script>{}</script>\n", library());
  return out + fmt::format("<script>{}</script>\n</body>\n</html>\n", kExploreScript);
}

}  // namespace quaestor
