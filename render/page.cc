#include "page.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "labels.h"
#include "page_assets.h"
#include "page_filters.h"
#include "quaestor/render/escape.h"
#include "sources.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

// One card of evidence: an investment or another relation, with the ids of what belongs to it in
// the picture.
struct Card {
  std::string key;
  std::uint32_t fact = 0;
  std::string sentence;
  std::set<std::string> parts;  // ids of nodes, pill and lines
};

// Pills first, then the relations drawn as bare lines.
std::vector<Card> make_cards(const Scene& scene, const Graph& graph) {
  std::vector<Card> cards;
  for (const ScenePill& pill : scene.pills) {
    cards.push_back(
        {.key = pill.key, .fact = pill.fact, .sentence = pill.sentence, .parts = {pill.key}});
  }
  for (const SceneLine& line : scene.lines) {
    if (line.kind == LineKind::gives || line.kind == LineKind::receives) {
      cards[line.pill].parts.insert({line.key, line.from, line.to});
    } else {
      cards.push_back({.key = line.key,
                       .fact = line.fact,
                       .sentence = relation_sentence(graph.facts()[line.fact], *scene.texts),
                       .parts = {line.key, line.from, line.to}});
    }
  }
  return cards;
}

std::string words_of(const Card& card, const Fact& fact, const std::vector<Source>& sources) {
  std::string words = card.sentence;
  const auto add = [&words](const Entity& entity) {
    for (const std::string& alias : entity.aliases) words += " " + alias;
  };
  for (const Entity& entity : fact.investors) add(entity);
  for (const Entity& entity : fact.destinations) add(entity);
  if (fact.target) add(*fact.target);
  for (const Source& source : sources) words += " " + source.quote;
  return words;
}

// Two facts about one entity drawn twice (giver and receiver) belong to both its nodes.
Json nodes_json(const Scene& scene, const std::vector<Card>& cards) {
  std::map<std::string, std::vector<std::string>> twins;
  for (const SceneNode& node : scene.nodes) twins[node.entity.id].push_back(node.key);
  Json nodes = Json::object();
  for (const SceneNode& node : scene.nodes) {
    Json& j = nodes[node.key];
    j["name"] = node.entity.id.empty() ? (*scene.texts)["not_stated.country"]
                                       : entity_label(node.entity, *scene.texts);
    j["facts"] = Json::array();
    for (const Card& card : cards) {
      for (const std::string& twin : twins[node.entity.id]) {
        if (!card.parts.contains(twin)) continue;
        j["facts"].push_back(card.key);
        break;
      }
    }
  }
  return nodes;
}

Json page_data(const Graph& graph, const Scene& scene, const std::vector<Card>& cards) {
  const Texts& texts = *scene.texts;
  Json data;
  data["words"] = {{"all", texts["page.evidence"]},
                   {"one", texts["page.evidence.one"]},
                   {"found", texts["page.found"]}};
  data["facts"] = Json::object();
  for (const Card& card : cards) {
    const Fact& fact = graph.facts()[card.fact];
    Json& j = data["facts"][card.key];
    j["sentence"] = card.sentence;
    j["words"] = words_of(card, fact, sources_of(graph, std::array{card.fact}));
    const FilterValues values = filter_values(fact, texts);
    j["kind"] = values.kinds;
    j["country"] = values.countries;
    j["status"] = values.statuses;
    j["year"] = values.years;
    j["parts"] = card.parts;
  }
  data["nodes"] = nodes_json(scene, cards);
  data["lines"] = Json::object();
  for (const SceneLine& line : scene.lines) {
    const bool of_pill = line.kind == LineKind::gives || line.kind == LineKind::receives;
    data["lines"][line.key] = of_pill ? scene.pills[line.pill].key : line.key;
  }
  return data;
}

std::string card_html(const Graph& graph, const Card& card, const Texts& texts) {
  std::string out = fmt::format("<article id=\"fact-{}\">\n<h3><bdi>{}</bdi></h3>\n", card.key,
                                escape_html(card.sentence));
  for (const Source& source : sources_of(graph, std::array{card.fact})) {
    out += fmt::format(
        "<blockquote{} dir=\"auto\"><p>“{}”</p><footer><bdi>{}</bdi>",
        source.language.empty() ? "" : fmt::format(" lang=\"{}\"", escape_html(source.language)),
        escape_html(plain_quote(source.quote)), escape_html(citation(source)));
    if (!source.url.empty()) {
      out += fmt::format(" · <a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a>",
                         escape_html(source.url), escape_html(texts["page.source"]));
    }
    out += "</footer></blockquote>\n";
  }
  return out + "</article>\n";
}

FilterValues all_values(const Graph& graph, const std::vector<Card>& cards, const Texts& texts) {
  FilterValues all;
  for (const Card& card : cards) all.merge(filter_values(graph.facts()[card.fact], texts));
  return all;
}

std::string names_html(const Scene& scene) {
  std::set<std::string> names;
  for (const SceneNode& node : scene.nodes) {
    if (!node.entity.id.empty()) names.insert(entity_label(node.entity, *scene.texts));
  }
  std::string out = "<datalist id=\"names\">";
  for (const std::string& name : names)
    out += fmt::format("<option value=\"{}\"></option>", escape_html(name));
  return out + "</datalist>\n";
}

}  // namespace

std::string make_page(const Graph& graph, const Scene& scene, std::string_view svg, bool dark) {
  const Texts& texts = *scene.texts;
  const std::vector<Card> cards = make_cards(scene, graph);
  std::string out = page_head(scene.title, texts, page_style(dark));
  out += fmt::format("<header>\n<h1><bdi>{}</bdi></h1>\n", escape_html(scene.title));
  out += fmt::format(
      "<label for=\"search\">{}</label><input id=\"search\" type=\"search\" list=\"names\" "
      "autocomplete=\"off\" placeholder=\"{}\">\n",
      escape_html(texts["page.search"]), escape_html(texts["page.search.hint"]));
  out += names_html(scene) + filters_html(all_values(graph, cards, texts), texts);
  out += fmt::format("<p>{}. {}</p>\n</header>\n", escape_html(scene.share),
                     escape_html(texts["page.hint"]));
  out += fmt::format("<main>\n{}\n</main>\n", svg);
  out += fmt::format(
      "<aside aria-live=\"polite\">\n<div class=\"bar\"><h2 id=\"heading\">{}</h2>"
      "<button id=\"all\" type=\"button\" hidden>{}</button></div>\n<p id=\"none\" hidden>{}</p>\n",
      escape_html(texts["page.evidence"]), escape_html(texts["page.show_all"]),
      escape_html(texts["page.none"]));
  for (const Card& card : cards) out += card_html(graph, card, texts);
  out += "</aside>\n";
  const std::string data =
      page_data(graph, scene, cards).dump(-1, ' ', false, Json::error_handler_t::replace);
  out += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n",
                     escape_json_script(data));
  return out + fmt::format("<script>{}</script>\n</body>\n</html>\n", kPageScript);
}

}  // namespace quaestor
