// Which facts a picture is about: all investments, those named, or those around a name; then the
// largest of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"

namespace quaestor {

struct Candidate {
  std::uint32_t fact = 0;
  std::optional<double> eur;
};

struct Selection {
  NodeIndex focus = kNone;
  std::vector<Candidate> investments;    // drawn, largest first, undisclosed last
  std::vector<std::uint32_t> relations;  // other facts drawn, in the graph's order
  std::size_t investments_found = 0;     // before the cut to the largest
  double eur_found = 0;                  // their disclosed sum in euro
  double eur_drawn = 0;
};

// Relations that are not investments are taken around a focus, among facts named, or when
// `relations` is set. Throws Error not_found (unknown focus, nothing to draw) / ambiguous / usage.
Selection select_facts(const Graph& graph, const PictureOptions& options, bool relations = false);

// The entities a fact is about: investors, destinations, target, places, subject, object.
std::vector<const Entity*> entities_of(const Fact& fact);

}  // namespace quaestor
