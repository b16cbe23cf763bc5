// Who gives how much to whom, summed: the numbers behind matrix and Sankey. Place in the flow:
// Graph + PictureOptions -> selection.h -> Flows -> matrix_svg.h, sankey_svg.h.
//
//   Flows flows = make_flows(graph, options, {.givers = 14, .receivers = 12});
//
// FlowMoney goes to the countries an investment names, else to the company it is for, else to "not
// stated". What several give or several get counts in equal parts. Considered and cancelled
// investments are in no sum; undisclosed amounts are counted, not guessed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

struct FlowMoney {
  double planned = 0;  // euro; also what has no status
  double done = 0;     // under way or done
  int undisclosed = 0;

  double sum() const { return planned + done; }
  void add(const FlowMoney& other);
};

struct FlowEnd {
  std::string key;       // as SceneNode's: "giver-company-microsoft", "country-country-FR"
  Entity entity;         // id and name empty: not stated
  bool company = false;  // receivers: a company, not a country (drawn in a tier of its own)
  FlowMoney all = {};    // of everything selected
  FlowMoney shown = {};  // of what goes between the ends that are shown
};

struct Flow {
  std::size_t giver = 0;
  std::size_t receiver = 0;
  FlowMoney money;
  std::vector<std::uint32_t> facts;  // largest first
};

struct FlowLimits {
  std::size_t givers = 0;
  std::size_t receivers = 0;
  bool disclosed_only = false;  // leaves ends without any known amount out
};

struct Flows {
  const Texts* texts = nullptr;
  std::string title, share, summary;
  std::vector<FlowEnd> givers;     // largest first
  std::vector<FlowEnd> receivers;  // countries, then companies; largest first
  std::vector<Flow> flows;         // by giver, then receiver
  std::size_t not_summed = 0;      // considered or cancelled
  std::size_t undisclosed = 0;     // investments without an amount in euro
};

// Throws as picture_dot; not_found also when no investment is left to sum.
Flows make_flows(const Graph& graph, const PictureOptions& options, const FlowLimits& limits);

// "Microsoft", "France", "not stated".
std::string end_label(const FlowEnd& end, const Texts& texts);

}  // namespace quaestor
