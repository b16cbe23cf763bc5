#include "export_fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "labels.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

// Cells by key, for one of the two lists of fields.
class Record {
 public:
  explicit Record(std::span<const ExportField> fields) : fields_(fields), cells_(fields.size()) {}

  void set(std::string_view key, std::string value) {
    const auto field = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const ExportField& f) { return f.key == key; });
    if (field != fields_.end()) {
      cells_[static_cast<std::size_t>(field - fields_.begin())] = std::move(value);
    }
  }
  Cells take() { return std::move(cells_); }

 private:
  std::span<const ExportField> fields_;
  Cells cells_;
};

std::string json_list(const std::vector<std::string>& items) {
  if (items.empty()) return {};
  return nlohmann::json(items).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What the edges of an investment repeat.
void set_figures(Record& record, const Fact& fact) {
  if (fact.amount) {
    record.set("amount", number_to_string(fact.amount->value));
    if (fact.amount->value_max != 0) {
      record.set("amount_max", number_to_string(fact.amount->value_max));
    }
    record.set("currency", fact.amount->currency);
    record.set("qualifier", std::string(to_string(fact.amount->qualifier)));
    record.set("amount_text", fact.amount->text);
  }
  if (fact.form) record.set("form", std::string(to_string(*fact.form)));
  if (fact.status) record.set("status", std::string(to_string(*fact.status)));
  if (fact.capacity_mw > 0) record.set("capacity_mw", number_to_string(fact.capacity_mw));
  record.set("date", to_string(fact.date));
  record.set("confidence", number_to_string(fact.confidence));
  record.set("sources", std::to_string(fact.evidence.size()));
}

void set_evidence(Record& record, const Fact& fact, const Graph& graph) {
  record.set("rule", fact.rule);
  record.set("title", fact.title);
  std::vector<std::string> places;
  for (const Entity& place : fact.places) places.push_back(place.id);
  record.set("places", json_list(places));
  if (fact.evidence.empty()) return;
  const Evidence& first = fact.evidence.front();
  record.set("quote", first.quote);
  record.set("article", first.article);
  if (const ArticleInfo* article = graph.article(first.article_id)) {
    record.set("outlet", article->outlet);
    record.set("url", article->url);
  }
  record.set("evidence", evidence_to_json(fact.evidence));
}

}  // namespace

FlatGraph::FlatGraph(const Graph& graph) : graph_(graph), ids_(graph) {}

Cells FlatGraph::node(const Node& node) const {
  Record record(kNodeFields);
  const Entity& entity = node.entity;
  record.set("label", entity.kind == Kind::country ? entity_label(entity) : entity.name);
  record.set("kind", std::string(to_string(entity.kind)));
  record.set("name", entity.name);
  record.set("aliases", json_list(entity.aliases));
  record.set("country", entity.country);
  if (node.fact != kNone) {
    const Fact& fact = graph_.facts()[node.fact];
    record.set("fact", ids_.of(node.fact));
    set_figures(record, fact);
    set_evidence(record, fact, graph_);
  }
  return record.take();
}

Cells FlatGraph::edge(const Edge& edge) const {
  Record record(kEdgeFields);
  record.set("kind", std::string(to_string(edge.kind)));
  record.set("weight", "1");
  if (edge.fact != kNone) {
    const Fact& fact = graph_.facts()[edge.fact];
    record.set("fact", ids_.of(edge.fact));
    set_figures(record, fact);
    if (fact.relation != Relation::investment) set_evidence(record, fact, graph_);
    record.set("weight", std::to_string(fact.evidence.size()));
  }
  return record.take();
}

}  // namespace quaestor
