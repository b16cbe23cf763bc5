// The graph as flat records: what a node and an edge say, one cell a field. Place in the flow:
// between the graph and the writers of formats that know nodes and edges with attributes.
//
//   const FlatGraph flat(graph);
//   const Cells cells = flat.node(node);      // cells[i] belongs to kNodeFields[i]
//
// An investment is a node: its evidence stands there; its edges repeat amount, form, status and
// date only. Cells are not escaped for any format. docs/formats.md, "Fields".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/queries/fact_ids.h"

namespace quaestor {

// json: a JSON list, for formats with values of their own; text elsewhere.
enum class FieldType { text, real, integer, json };

struct ExportField {
  std::string_view key;
  FieldType type;
};

inline constexpr std::array<ExportField, 25> kNodeFields{{
    {"label", FieldType::text},       {"kind", FieldType::text},
    {"name", FieldType::text},        {"aliases", FieldType::json},
    {"country", FieldType::text},     {"fact", FieldType::text},
    {"amount", FieldType::real},      {"amount_max", FieldType::real},
    {"currency", FieldType::text},    {"qualifier", FieldType::text},
    {"amount_text", FieldType::text}, {"form", FieldType::text},
    {"status", FieldType::text},      {"capacity_mw", FieldType::real},
    {"title", FieldType::text},       {"date", FieldType::text},
    {"places", FieldType::json},      {"confidence", FieldType::real},
    {"rule", FieldType::text},        {"sources", FieldType::integer},
    {"quote", FieldType::text},       {"article", FieldType::text},
    {"outlet", FieldType::text},      {"url", FieldType::text},
    {"evidence", FieldType::json},
}};

inline constexpr std::array<ExportField, 22> kEdgeFields{{
    {"kind", FieldType::text},        {"fact", FieldType::text},
    {"amount", FieldType::real},      {"amount_max", FieldType::real},
    {"currency", FieldType::text},    {"qualifier", FieldType::text},
    {"amount_text", FieldType::text}, {"form", FieldType::text},
    {"status", FieldType::text},      {"capacity_mw", FieldType::real},
    {"title", FieldType::text},       {"date", FieldType::text},
    {"places", FieldType::json},      {"confidence", FieldType::real},
    {"rule", FieldType::text},        {"sources", FieldType::integer},
    {"quote", FieldType::text},       {"article", FieldType::text},
    {"outlet", FieldType::text},      {"url", FieldType::text},
    {"evidence", FieldType::json},    {"weight", FieldType::integer},
}};

// An empty cell is a field that has no value.
using Cells = std::vector<std::string>;

class FlatGraph {
 public:
  explicit FlatGraph(const Graph& graph);  // `graph` must outlive it

  const Graph& graph() const { return graph_; }
  Cells node(const Node& node) const;
  Cells edge(const Edge& edge) const;
  const std::string& id(NodeIndex node) const { return graph_.nodes()[node].entity.id; }
  const FactIds& fact_ids() const { return ids_; }

 private:
  const Graph& graph_;
  FactIds ids_;
};

}  // namespace quaestor
