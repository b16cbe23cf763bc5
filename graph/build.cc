// build_graph: the set of bundles -> articles that count -> resolved facts -> merged facts -> nodes
// and edges.
//
// After choose_articles() nothing sees the bundles' order: facts are resolved by sets, sorted by
// their content, stripped of exact duplicates, and everything below works on that sequence.
#include <algorithm>
#include <set>
#include <tuple>
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
std::vector<std::string> investment_ids(const std::vector<Fact>& events) {
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

std::vector<Fact> merge_events(std::span<const Fact> facts, const ArticleDates& dates) {
  const std::vector<Group> groups = group_events(facts);
  std::vector<Fact> events;
  events.reserve(groups.size());
  for (const Group& group : groups) {
    std::vector<const Fact*> members;
    members.reserve(group.size());
    for (std::size_t i : group) members.push_back(&facts[i]);
    events.push_back(merge_facts(members, dates));
  }
  return events;
}

std::vector<Fact> merge_relations(std::span<const Fact> facts, const ArticleDates& dates) {
  using Key = std::tuple<Relation, std::string, std::string, std::string>;
  std::map<Key, std::vector<const Fact*>> groups;
  for (const Fact& fact : facts) {
    const std::string title = fact.relation == Relation::role ? fold(fact.title) : "";
    groups[{fact.relation, fact.subject->id, fact.object->id, title}].push_back(&fact);
  }
  std::vector<Fact> merged;
  merged.reserve(groups.size());
  for (const auto& [key, group] : groups) merged.push_back(merge_facts(group, dates));
  return merged;
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

  void build(std::span<const Bundle> bundles) {
    const std::vector<const Bundle*> chosen = choose_articles(bundles);
    ArticleDates dates;
    std::vector<ArticleInfo> articles;
    for (const Bundle* bundle : chosen) {
      articles.push_back(bundle->article);
      dates.emplace(bundle->article.id, bundle->article.date);
    }
    writer_.articles(articles);
    std::vector<Fact> facts = collect_facts(chosen);
    const auto others = std::stable_partition(facts.begin(), facts.end(), [](const Fact& fact) {
      return fact.relation == Relation::investment;
    });
    add_facts(merge_events({facts.begin(), others}, dates),
              merge_relations({others, facts.end()}, dates));
    write_nodes();
    write_facts();
    write_edges();
  }

  void finish(std::string_view state, std::string_view code) { writer_.finish(state, code); }

 private:
  // Investments by id, then the others by relation, subject, object, title.
  void add_facts(std::vector<Fact> events, std::vector<Fact> others) {
    const std::vector<std::string> ids = investment_ids(events);
    std::vector<std::size_t> order(events.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
    for (std::size_t i : order) {
      investment_ids_.push_back(ids[i]);
      facts_.push_back(std::move(events[i]));
    }
    for (Fact& fact : others) facts_.push_back(std::move(fact));
  }

  void write_nodes() {
    std::map<std::string, Node> nodes;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const Fact& fact = facts_[i];
      for_each_entity(fact, [&](const Entity& entity) {
        nodes.emplace(entity.id, Node{entity, kNone});
      });
      if (i >= investment_ids_.size()) continue;
      const Entity event{Kind::investment, investment_ids_[i], investment_name(fact), {}, {}};
      nodes.emplace(event.id, Node{event, static_cast<std::uint32_t>(i)});
    }
    std::vector<std::string> countries;
    for (const auto& [id, node] : nodes) {
      if (node.entity.kind == Kind::place) countries.push_back(country_of(id));
    }
    for (const std::string& id : countries) {
      if (id.empty()) continue;
      nodes.emplace(id, Node{{Kind::country, id, id.substr(id.find('/') + 1), {}, {}}, kNone});
    }
    writer_.begin_nodes();
    for (const auto& [id, node] : nodes) {
      const NodeIndex index = writer_.node(node.entity, node.fact);
      index_of_.emplace(id, index);
      if (node.entity.kind == Kind::place) places_.push_back(id);
    }
    writer_.end_nodes();
  }

  std::vector<Argument> arguments(const Fact& fact) const {
    std::vector<Argument> all;
    const auto add = [&](Part part, const Entity& entity) {
      all.emplace_back(part, index_of_.at(entity.id));
    };
    for (const Entity& entity : fact.investors) add(Part::investor, entity);
    for (const Entity& entity : fact.destinations) add(Part::destination, entity);
    for (const Entity& entity : fact.places) add(Part::place, entity);
    if (fact.target) add(Part::target, *fact.target);
    if (fact.subject) add(Part::subject, *fact.subject);
    if (fact.object) add(Part::object, *fact.object);
    return all;
  }

  void write_facts() {
    writer_.begin_facts();
    for (const Fact& fact : facts_) writer_.fact(fact, arguments(fact));
    writer_.end_facts();
  }

  void add_edge(const std::string& source, const std::string& target, EdgeKind kind,
                std::uint32_t fact) {
    edges_.push_back({index_of_.at(source), index_of_.at(target), kind, fact});
  }

  void write_edges() {
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
      const Fact& fact = facts_[i];
      if (fact.relation == Relation::investment) {
        add_investment(fact, investment_ids_[i], i);
        continue;
      }
      const EdgeKind kind = edge_kind(fact.relation);
      add_edge(fact.subject->id, fact.object->id, kind, i);
      for (const Entity& place : fact.places) add_edge(fact.subject->id, place.id, kind, i);
    }
    for (const std::string& place : places_) {
      const std::string country = country_of(place);
      if (!country.empty()) add_edge(place, country, EdgeKind::located_in, kNone);
    }
    writer_.edges(std::move(edges_));
  }

  void add_investment(const Fact& fact, const std::string& id, std::uint32_t index) {
    for (const Entity& investor : fact.investors) {
      add_edge(investor.id, id, EdgeKind::invests, index);
    }
    for (const Entity& destination : fact.destinations) {
      add_edge(id, destination.id, EdgeKind::into, index);
    }
    for (const Entity& place : fact.places) add_edge(id, place.id, EdgeKind::into, index);
    if (fact.target) add_edge(id, fact.target->id, EdgeKind::into, index);
  }

  GraphWriter writer_;
  std::vector<Fact> facts_;
  std::vector<std::string> investment_ids_;  // of facts_[0..size)
  std::map<std::string, NodeIndex> index_of_;
  std::vector<std::string> places_;
  std::vector<Edge> edges_;
};

void write_graph(std::span<const Bundle> bundles, std::string_view state, const WriteAt& write_at) {
  GraphBuilder builder(write_at);
  builder.build(bundles);
  builder.finish(state, derivation_code());
}

Graph build_graph(std::span<const Bundle> bundles) {
  std::string bytes;
  write_graph(bundles, "", into_memory(bytes));
  return GraphOpener::open(Image::own(std::move(bytes)));
}

}  // namespace quaestor
