// build_graph: the set of bundles -> articles that count -> resolved facts -> merged facts -> nodes
// and edges.
//
// After choose_articles() nothing sees the articles' order: facts are resolved by sets, sorted by
// their content, stripped of exact duplicates, and everything below works on that sequence. There
// may be millions, so each step takes them from the one before instead of copying them.
#include <algorithm>
#include <deque>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph_data.h"
#include "graph_writer.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/graph.h"
#include "quaestor/graph/names.h"
#include "steps.h"

namespace quaestor {
namespace {

// The country of "place/FR/paris", or empty.
std::string country_of(const std::string& place_id) {
  const std::vector<std::string_view> parts = split(place_id, '/');
  if (parts.size() < 3 || parts[1].empty()) return {};
  return "country/" + std::string(parts[1]);
}

// What makes an investment this one, as far as it does not change with every further article.
std::string investment_key(const Fact& fact) {
  std::string key;
  for (const Entity& investor : fact.investors) key += investor.id + ",";
  key += ";";
  for (const Entity& destination : fact.destinations) key += destination.id + ",";
  key += ";" + (fact.target ? fact.target->id : std::string()) + ";";
  if (fact.amount) key += fact.amount->currency + " " + number_to_string(fact.amount->value);
  return key;
}

// Ids "investment/<hash of the key>"; of events with one key, each adds its first evidence, and if
// that does not part them either, its place in canonical order.
std::vector<std::string> investment_ids(std::span<const Fact> events) {
  std::map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < events.size(); ++i) by_key[investment_key(events[i])].push_back(i);
  std::vector<std::string> ids(events.size());
  std::set<std::string> taken;
  for (const auto& [key, members] : by_key) {
    for (std::size_t i : members) {
      const Evidence& first = events[i].evidence.front();
      std::string full = key;
      if (members.size() > 1) full += ";" + first.article_id + " " + std::to_string(first.begin);
      while (!taken.insert("investment/" + hex16(fnv1a(full))).second) full += "+";
      ids[i] = "investment/" + hex16(fnv1a(full));
    }
  }
  return ids;
}

// Each group as one fact, where its first stood; in place, for there may be millions.
std::vector<Fact> merge_groups(std::vector<Fact> facts, const std::vector<Group>& groups,
                               const ArticleDates& dates) {
  std::vector<bool> stays(facts.size(), false);
  for (const Group& group : groups) {
    Fact& first = facts[group.front()];
    stays[group.front()] = true;
    if (group.size() == 1) {
      first = merge_one(std::move(first));
      continue;
    }
    std::vector<const Fact*> members;
    members.reserve(group.size());
    for (std::size_t i : group) members.push_back(&facts[i]);
    first = merge_facts(members, dates);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!stays[i]) continue;
    if (kept != i) facts[kept] = std::move(facts[i]);
    ++kept;
  }
  facts.resize(kept);
  return facts;
}

// Relations that say the same, as indexes from `first` on. Facts are sorted by relation, subject
// and object, so those that may be one stand together.
std::vector<Group> group_relations(std::span<const Fact> facts, std::size_t first) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> by_title;  // folded title -> group
  for (std::size_t i = first; i < facts.size(); ++i) {
    const Fact& fact = facts[i];
    const Fact& last = facts[i > first ? i - 1 : i];
    if (last.relation != fact.relation || last.subject->id != fact.subject->id ||
        last.object->id != fact.object->id) {
      by_title.clear();
    }
    const auto [it, added] = by_title.emplace(
        fact.relation == Relation::role ? fold(fact.title) : std::string(), groups.size());
    if (added) groups.emplace_back();
    groups[it->second].push_back(i);
  }
  return groups;
}

EdgeKind edge_kind(Relation relation) {
  switch (relation) {
    case Relation::investment:
      return EdgeKind::invests;
    case Relation::operates_in:
      return EdgeKind::operates_in;
    case Relation::headquartered_in:
      return EdgeKind::headquartered_in;
    case Relation::subsidiary_of:
      return EdgeKind::subsidiary_of;
    case Relation::partners_with:
      return EdgeKind::partners_with;
    case Relation::competes_with:
      return EdgeKind::competes_with;
    case Relation::subject_to:
      return EdgeKind::subject_to;
    case Relation::issued_by:
      return EdgeKind::issued_by;
    case Relation::role:
      return EdgeKind::role;
  }
  return EdgeKind::invests;
}

}  // namespace

class GraphBuilder {
 public:
  explicit GraphBuilder(WriteAt write_at) : writer_(std::move(write_at)) {}

  void build(std::vector<ReadArticle> articles) {
    choose_articles(articles);
    std::vector<Fact> facts = collect_facts(articles);
    ArticleDates dates;
    for (const ReadArticle& article : articles) dates.emplace(article.info.id, article.info.date);
    write_articles(std::move(articles));
    const auto others = std::find_if(facts.begin(), facts.end(), [](const Fact& fact) {
      return fact.relation != Relation::investment;
    });
    const auto investments = static_cast<std::size_t>(others - facts.begin());
    std::vector<Group> groups = group_events(std::span<const Fact>(facts).first(investments));
    const std::size_t events = groups.size();
    for (Group& group : group_relations(facts, investments)) groups.push_back(std::move(group));
    facts_ = merge_groups(std::move(facts), groups, dates);
    groups = {};
    sort_investments(events);
    write_nodes();
    write_facts();
    write_edges();
  }

  void finish(std::string_view state, std::string_view code) { writer_.finish(state, code); }

 private:
  struct NamedNode {
    std::string_view id;
    const Entity* entity;  // nullptr: the investment of `fact`
    std::uint32_t fact;
  };

  void write_articles(std::vector<ReadArticle> articles) {
    std::vector<ArticleInfo> infos;
    infos.reserve(articles.size());
    for (ReadArticle& article : articles) infos.push_back(std::move(article.info));
    writer_.articles(infos);
  }

  // The first `count` facts, by their ids.
  void sort_investments(std::size_t count) {
    std::vector<std::string> ids = investment_ids(std::span<const Fact>(facts_).first(count));
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
    investment_ids_.reserve(count);
    for (const std::uint32_t i : order) investment_ids_.push_back(std::move(ids[i]));
    arrange(facts_, std::move(order));
  }

  // Everything that facts are about, the countries of places, and the investments, by id.
  std::vector<NamedNode> named_nodes() {
    std::unordered_map<std::string_view, const Entity*> things;
    for (const Fact& fact : facts_) {
      for_each_entity(fact, [&](const Entity& entity) { things.emplace(entity.id, &entity); });
    }
    std::vector<std::string> countries;
    for (const auto& [id, entity] : things) {
      if (entity->kind == Kind::place) countries.push_back(country_of(entity->id));
    }
    for (const std::string& id : countries) {
      if (id.empty() || things.contains(id)) continue;
      unnamed_.push_back({Kind::country, id, id.substr(id.find('/') + 1), {}, {}});
      things.emplace(unnamed_.back().id, &unnamed_.back());
    }
    std::vector<NamedNode> nodes;
    nodes.reserve(things.size() + investment_ids_.size());
    for (const auto& [id, entity] : things) nodes.push_back({id, entity, kNone});
    for (std::uint32_t i = 0; i < investment_ids_.size(); ++i) {
      nodes.push_back({investment_ids_[i], nullptr, i});
    }
    std::sort(nodes.begin(), nodes.end(),
              [](const NamedNode& a, const NamedNode& b) { return a.id < b.id; });
    return nodes;
  }

  void write_nodes() {
    node_of_investment_.resize(investment_ids_.size());
    writer_.begin_nodes();
    for (const NamedNode& node : named_nodes()) {
      if (node.entity == nullptr) {
        const Entity event{Kind::investment,
                           investment_ids_[node.fact],
                           investment_name(facts_[node.fact]),
                           {},
                           {}};
        node_of_investment_[node.fact] = writer_.node(event, node.fact);
        continue;
      }
      index_of_.emplace(node.id, writer_.node(*node.entity, kNone));
      if (node.entity->kind == Kind::place) places_.push_back(node.id);
    }
    writer_.end_nodes();
  }

  void write_facts() {
    writer_.begin_facts();
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
      const std::vector<Argument> all = arguments(facts_[i]);
      writer_.fact(facts_[i], all);
      if (facts_[i].relation == Relation::investment) {
        add_investment_edges(all, node_of_investment_[i], i);
      } else {
        add_relation_edges(all, edge_kind(facts_[i].relation), i);
      }
    }
    writer_.end_facts();
  }

  NodeIndex node(const Entity& entity) const { return index_of_.at(entity.id); }

  std::vector<Argument> arguments(const Fact& fact) const {
    std::vector<Argument> all;
    const auto add = [&](Part part, const Entity& entity) { all.emplace_back(part, node(entity)); };
    for (const Entity& entity : fact.investors) add(Part::investor, entity);
    for (const Entity& entity : fact.destinations) add(Part::destination, entity);
    for (const Entity& entity : fact.places) add(Part::place, entity);
    if (fact.target) add(Part::target, *fact.target);
    if (fact.subject) add(Part::subject, *fact.subject);
    if (fact.object) add(Part::object, *fact.object);
    return all;
  }

  void add_investment_edges(std::span<const Argument> arguments, NodeIndex event,
                            std::uint32_t fact) {
    for (const Argument argument : arguments) {
      if (argument.part() == Part::investor) {
        edges_.push_back({argument.node(), event, EdgeKind::invests, fact});
      } else if (argument.part() < Part::subject) {
        edges_.push_back({event, argument.node(), EdgeKind::into, fact});
      }
    }
  }

  void add_relation_edges(std::span<const Argument> arguments, EdgeKind kind, std::uint32_t fact) {
    const auto subject =
        std::find_if(arguments.begin(), arguments.end(),
                     [](const Argument& argument) { return argument.part() == Part::subject; });
    for (const Argument argument : arguments) {
      if (argument.part() != Part::object && argument.part() != Part::place) continue;
      edges_.push_back({subject->node(), argument.node(), kind, fact});
    }
  }

  void write_edges() {
    for (const std::string_view place : places_) {
      const std::string country = country_of(std::string(place));
      if (country.empty()) continue;
      edges_.push_back({index_of_.at(place), index_of_.at(country), EdgeKind::located_in, kNone});
    }
    writer_.edges(std::move(edges_));
  }

  GraphWriter writer_;
  std::vector<Fact> facts_;
  std::vector<std::string> investment_ids_;  // of facts_[0..size)
  std::vector<NodeIndex> node_of_investment_;
  std::deque<Entity> unnamed_;  // countries that only places tell of
  std::unordered_map<std::string_view, NodeIndex> index_of_;
  std::vector<std::string_view> places_;
  std::vector<Edge> edges_;
};

void write_graph(std::vector<ReadArticle> articles, std::string_view state, WriteAt write_at) {
  GraphBuilder builder(std::move(write_at));
  builder.build(std::move(articles));
  builder.finish(state, derivation_code());
}

Graph build_graph(std::span<const Bundle> bundles) {
  std::string bytes;
  write_graph(read_articles(bundles), "", into_memory(bytes));
  return GraphOpener::open(Image::own(std::move(bytes)));
}

}  // namespace quaestor
