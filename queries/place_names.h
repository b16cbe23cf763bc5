// Towns and regions by their names in other languages: "München", "Dunkerque". Place in the flow:
// asked by names.cc and question.cc for words that nothing in the graph is called.
//
//   PlaceNames places(data_dir());
//   places.find("Dunkerque")        // {"place/FR/dunkirk"}
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

class PlaceNames {
 public:
  // lexicons/places.tsv under `data_dir` is read at the first question.
  explicit PlaceNames(const std::filesystem::path& data_dir);

  // The ids of all places called so (compared after folding), sorted. Throws Error when the table
  // cannot be read.
  std::vector<std::string> find(std::string_view form) const;

 private:
  struct Table;
  std::shared_ptr<Table> table_;
};

// The ids of places in the graph that are called so in some language, sorted.
std::vector<std::string> known_places(const Graph& graph, std::string_view name);

}  // namespace quaestor
