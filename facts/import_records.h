// Nodes and edges with attributes, of ours or of others, as facts.
//
//   RecordImport import(name, hooks);
//   import.add_node(row);  import.add_edge(row);  for (Fact& fact : import.facts()) ...
//
// Names of attributes and of kinds of edges are lexicons/import_columns.tsv. An edge into or out of
// a node of kind investment is part of it; an edge "invests" between two other things is an
// investment of its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "quaestor/facts/import.h"

namespace quaestor {

struct ImportRow {
  std::map<std::string, std::string> cells;  // by name in lower case
  std::string raw;                           // the row as it stands, evidence of last resort
  long line = 0;
};

class RecordImport {
 public:
  RecordImport(std::string name, const ImportHooks& hooks);

  void add_node(ImportRow row);
  void add_edge(ImportRow row);
  // All of them, checked; those that break the contract are told and left out.
  std::vector<Fact> facts();

 private:
  void take_edge(const ImportRow& row);
  void take_investment_part(const ImportRow& row, const std::string& investment, bool outwards);
  void take_investment(const ImportRow& row);
  void take_relation(const ImportRow& row, Relation relation);
  Entity entity(const std::string& id, Kind fallback) const;
  Entity coined(const std::string& name, Kind kind, const std::string& country) const;
  Fact fact_of(const ImportRow& row) const;
  bool is_investment(const std::string& id) const;
  template <typename Make>
  void attempt(long line, const Make& make);

  std::string name_;
  const ImportHooks& hooks_;
  std::map<std::string, ImportRow> nodes_;  // by id
  std::vector<ImportRow> edges_;
  std::map<std::string, Fact> investments_;  // by the id of their node
  std::map<std::string, Fact> relations_;    // by fact id, for those that have one
  std::vector<std::pair<long, Fact>> others_;
};

}  // namespace quaestor
