#include "page.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "labels.h"
#include "page_assets.h"
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
                       .sentence = relation_sentence(graph.facts()[line.fact]),
                       .parts = {line.key, line.from, line.to}});
    }
  }
  return cards;
}

std::vector<std::string> countries_of(const Fact& fact) {
  std::vector<std::string> names;
  for (const Entity* entity : {fact.object ? &*fact.object : nullptr}) {
    if (entity != nullptr && entity->kind == Kind::country) names.push_back(entity_label(*entity));
  }
  for (const Entity& entity : fact.destinations) names.push_back(entity_label(entity));
  return names;
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
    j["name"] = node.entity.id.empty() ? "Country not stated" : entity_label(node.entity);
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
  Json data;
  data["facts"] = Json::object();
  for (const Card& card : cards) {
    const Fact& fact = graph.facts()[card.fact];
    Json& j = data["facts"][card.key];
    j["sentence"] = card.sentence;
    j["words"] = words_of(card, fact, sources_of(graph, std::array{card.fact}));
    j["country"] = countries_of(fact);
    j["status"] = fact.status ? Json::array({to_string(*fact.status)}) : Json::array();
    j["year"] = fact.date ? Json::array({std::to_string(fact.date.year)}) : Json::array();
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

std::string card_html(const Graph& graph, const Card& card) {
  std::string out = fmt::format("<article id=\"fact-{}\">\n<h3><bdi>{}</bdi></h3>\n", card.key,
                                escape_html(card.sentence));
  for (const Source& source : sources_of(graph, std::array{card.fact})) {
    out += fmt::format(
        "<blockquote{} dir=\"auto\"><p>“{}”</p><footer><bdi>{}</bdi>",
        source.language.empty() ? "" : fmt::format(" lang=\"{}\"", escape_html(source.language)),
        escape_html(source.quote), escape_html(citation(source)));
    if (!source.url.empty()) {
      out +=
          fmt::format(" · <a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">source</a>",
                      escape_html(source.url));
    }
    out += "</footer></blockquote>\n";
  }
  return out + "</article>\n";
}

std::string select_html(std::string_view name, std::string_view title,
                        const std::set<std::string>& values) {
  std::string out = fmt::format(
      "<label for=\"by-{0}\">{1}</label><select id=\"by-{0}\"><option value=\"\">all</option>",
      name, title);
  for (const std::string& value : values)
    out += fmt::format("<option>{}</option>", escape_html(value));
  return out + "</select>\n";
}

std::string filters_html(const Graph& graph, const std::vector<Card>& cards) {
  std::set<std::string> countries;
  std::set<std::string> statuses;
  std::set<std::string> years;
  for (const Card& card : cards) {
    const Fact& fact = graph.facts()[card.fact];
    for (const std::string& name : countries_of(fact)) countries.insert(name);
    if (fact.status) statuses.emplace(to_string(*fact.status));
    if (fact.date) years.insert(std::to_string(fact.date.year));
  }
  return select_html("country", "Country", countries) + select_html("status", "Status", statuses) +
         select_html("year", "Year", years);
}

std::string names_html(const Scene& scene) {
  std::set<std::string> names;
  for (const SceneNode& node : scene.nodes) {
    if (!node.entity.id.empty()) names.insert(entity_label(node.entity));
  }
  std::string out = "<datalist id=\"names\">";
  for (const std::string& name : names)
    out += fmt::format("<option value=\"{}\"></option>", escape_html(name));
  return out + "</datalist>\n";
}

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: "
    "blob:; base-uri 'none'; "
    "form-action 'none'";

}  // namespace

std::string make_page(const Graph& graph, const Scene& scene, std::string_view svg) {
  const std::vector<Card> cards = make_cards(scene, graph);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", kPolicy);
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
                     escape_html(scene.title), kPageStyle);
  out += fmt::format("<header>\n<h1><bdi>{}</bdi></h1>\n", escape_html(scene.title));
  out +=
      "<label for=\"search\">Search</label><input id=\"search\" type=\"search\" list=\"names\" "
      "autocomplete=\"off\" "
      "placeholder=\"name or words ( / )\">\n";
  out += names_html(scene) + filters_html(graph, cards);
  out += fmt::format(
      "<p>{}. Announced is not spent: amounts as the articles give them. Click a name, an amount "
      "or a "
      "line for the evidence; Esc shows all.</p>\n</header>\n",
      escape_html(scene.share));
  out += fmt::format("<main>\n{}\n</main>\n", svg);
  out +=
      "<aside aria-live=\"polite\">\n<div class=\"bar\"><h2 id=\"heading\">All evidence</h2>"
      "<button id=\"all\" type=\"button\" hidden>Show all</button></div>\n<p id=\"none\" "
      "hidden>Nothing found.</p>\n";
  for (const Card& card : cards) out += card_html(graph, card);
  out += "</aside>\n";
  const std::string data =
      page_data(graph, scene, cards).dump(-1, ' ', false, Json::error_handler_t::replace);
  out += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n",
                     escape_json_script(data));
  return out + fmt::format("<script>{}</script>\n</body>\n</html>\n", kPageScript);
}

}  // namespace quaestor
