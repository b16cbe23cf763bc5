#include "scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "keys.h"
#include "labels.h"
#include "quaestor/facts/text.h"
#include "selection.h"
#include "share.h"

namespace quaestor {

namespace {

std::string_view tier_name(Tier tier) {
  switch (tier) {
    case Tier::authority:
      return "authority";
    case Tier::rule:
      return "rule";
    case Tier::giver:
      return "giver";
    case Tier::receiver:
      return "receiver";
    case Tier::country:
      return "country";
  }
  return "";
}

Tier right_tier(Kind kind) { return is_where(kind) ? Tier::country : Tier::receiver; }

class SceneBuilder {
 public:
  SceneBuilder(const Graph& graph, const PictureOptions& options)
      : graph_(graph),
        options_(options),
        texts_(Texts::in(options.language)),
        selection_(select_facts(graph, options)) {}

  Scene build() {
    for (const Node& node : graph_.nodes()) {
      if (node.fact != kNone) investment_ids_[node.fact] = node.entity.id;
    }
    for (const Candidate& candidate : selection_.investments) add_investment(candidate);
    for (const std::uint32_t f : selection_.relations) {
      const Fact& fact = graph_.facts()[f];
      if (fact.relation != Relation::subject_to && fact.relation != Relation::issued_by) {
        add_relation(f, fact);
      }
    }
    add_rules();
    add_seats();
    for (const auto& [key, node] : nodes_) scene_.nodes.push_back(node);
    write_words();
    return std::move(scene_);
  }

 private:
  std::string add_node(const Entity& entity, Tier tier) {
    std::string key = role_key(tier_name(tier), entity);
    nodes_.try_emplace(key, SceneNode{.key = key, .entity = entity, .tier = tier});
    return key;
  }

  std::string find_node(const Entity& entity) const {
    for (const Tier tier : {Tier::giver, Tier::receiver, Tier::country}) {
      std::string key = role_key(tier_name(tier), entity);
      if (nodes_.contains(key)) return key;
    }
    return {};
  }

  void add_line(const std::string& from, const std::string& to, LineKind kind, std::uint32_t fact,
                std::size_t pill = 0) {
    const std::string key = "line-" + from + "--" + to;
    if (!line_keys_.insert(key).second) return;
    scene_.lines.push_back(
        {.key = key, .from = from, .to = to, .kind = kind, .fact = fact, .pill = pill});
  }

  void add_investment(const Candidate& candidate) {
    const Fact& fact = graph_.facts()[candidate.fact];
    const std::string key = make_key("", investment_ids_[candidate.fact]);
    const std::size_t pill = scene_.pills.size();
    scene_.pills.push_back({.key = key,
                            .fact = candidate.fact,
                            .investment = true,
                            .disclosed = fact.amount.has_value(),
                            .eur = candidate.eur,
                            .label = investment_label(fact, texts_),
                            .sentence = investment_sentence(fact, texts_)});
    for (const Entity& investor : fact.investors) {
      add_line(add_node(investor, Tier::giver), key, LineKind::gives, candidate.fact, pill);
    }
    if (fact.target) {
      add_line(key, add_node(*fact.target, Tier::receiver), LineKind::receives, candidate.fact,
               pill);
    }
    for (const Entity& destination : fact.destinations) {
      add_line(key, add_node(destination, right_tier(destination.kind)), LineKind::receives,
               candidate.fact, pill);
    }
    if (!fact.target && fact.destinations.empty()) {
      add_line(
          key,
          add_node(Entity{.kind = Kind::bloc, .id = {}, .name = {}, .aliases = {}, .country = {}},
                   Tier::country),
          LineKind::receives, candidate.fact, pill);
    }
  }

  // The focus stands left where it can, so everything about it starts at one node.
  void add_relation(std::uint32_t index, const Fact& fact) {
    if (!fact.subject || !fact.object) return;
    const bool inverse = selection_.focus != kNone &&
                         fact.object->id == graph_.nodes()[selection_.focus].entity.id &&
                         right_tier(fact.object->kind) == Tier::receiver;
    const Entity& left = inverse ? *fact.object : *fact.subject;
    const Entity& right = inverse ? *fact.subject : *fact.object;
    const std::string id = fmt::format("{} {} {} {}", to_string(fact.relation), fact.subject->id,
                                       fact.object->id, fact.title);
    const std::string key = "relation-" + hex16(fnv1a(id));
    const std::size_t pill = scene_.pills.size();
    scene_.pills.push_back({.key = key,
                            .fact = index,
                            .investment = false,
                            .disclosed = false,
                            .eur = std::nullopt,
                            .label = relation_label(fact, inverse, texts_),
                            .sentence = relation_sentence(fact, texts_)});
    add_line(add_node(left, Tier::giver), key, LineKind::gives, index, pill);
    add_line(key, add_node(right, right_tier(right.kind)), LineKind::receives, index, pill);
  }

  // Rules stand left of the companies they bind, out of the way of the money.
  void add_rules() {
    std::set<std::string> drawn;
    const bool all = scene_.pills.empty() || selection_.focus != kNone || !options_.facts.empty();
    for (const std::uint32_t f : selection_.relations) {
      const Fact& fact = graph_.facts()[f];
      if (fact.relation != Relation::subject_to || !fact.subject || !fact.object) continue;
      std::string subject = find_node(*fact.subject);
      if (subject.empty() && all) subject = add_node(*fact.subject, Tier::giver);
      if (subject.empty()) continue;
      drawn.insert(fact.object->id);
      add_line(add_node(*fact.object, Tier::rule), subject, LineKind::subject_to, f);
    }
    for (const std::uint32_t f : selection_.relations) {
      const Fact& fact = graph_.facts()[f];
      if (fact.relation != Relation::issued_by || !fact.subject || !fact.object) continue;
      if (!all && !drawn.contains(fact.subject->id)) continue;
      add_line(add_node(*fact.object, Tier::authority), add_node(*fact.subject, Tier::rule),
               LineKind::issued_by, f);
    }
  }

  // Where a receiving company has its seat, so that money for it has a country too.
  void add_seats() {
    std::set<std::string> receivers;
    for (const ScenePill& pill : scene_.pills) {
      const Fact& fact = graph_.facts()[pill.fact];
      if (pill.investment && fact.target) receivers.insert(fact.target->id);
    }
    for (std::uint32_t f = 0; f < graph_.facts().size(); ++f) {
      const Fact& fact = graph_.facts()[f];
      if (fact.relation != Relation::headquartered_in || !fact.subject || !fact.object) continue;
      if (!receivers.contains(fact.subject->id) || fact.object->kind != Kind::country) continue;
      add_line(add_node(*fact.subject, Tier::receiver), add_node(*fact.object, Tier::country),
               LineKind::seat, f);
    }
  }

  void write_words() {
    scene_.texts = &texts_;
    scene_.title =
        title_text(graph_, options_, selection_.focus, texts_, "title.where", "title.about");
    std::vector<std::uint32_t> facts;
    for (const ScenePill& pill : scene_.pills) facts.push_back(pill.fact);
    for (const SceneLine& line : scene_.lines) facts.push_back(line.fact);
    scene_.share = drawn_text(selection_, texts_) + span_text(graph_, facts, texts_);
    scene_.summary = scene_.share + ". ";
    const std::size_t drawn = selection_.investments.size();
    for (std::size_t i = 0; i < std::min<std::size_t>(drawn, 5); ++i) {
      scene_.summary += scene_.pills[i].sentence + ". ";
    }
    if (drawn > 5) {
      scene_.summary += texts_.fill("summary.more", {{"n", std::to_string(drawn - 5)}});
    }
  }

  const Graph& graph_;
  const PictureOptions& options_;
  const Texts& texts_;
  Selection selection_;
  Scene scene_;
  std::map<std::string, SceneNode> nodes_;
  std::map<std::uint32_t, std::string> investment_ids_;
  std::set<std::string> line_keys_;
};

}  // namespace

Scene make_scene(const Graph& graph, const PictureOptions& options) {
  return SceneBuilder(graph, options).build();
}

}  // namespace quaestor
