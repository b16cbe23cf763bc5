// Things and what ties them, each thing once and each pair once: the shape of a large graph. Place
// in the flow: Graph + PictureOptions -> selection.h -> Network -> network_dot.h.
//
//   Network network = make_network(graph, options);   network.links[0].from, .to, .eur
//
// Investments between two things are one link with their sum. Without a focus, of the other
// relations only those between companies (and laws, when asked for) are in, and only between things
// that money flows between.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

inline constexpr int kNetworkTop = 1500;  // investments drawn when --top is not given

struct NetworkNode {
  std::string key;
  Entity entity;     // id and name empty: not stated
  double money = 0;  // euro, in and out
  int links = 0;
};

enum class LinkKind { money, relation, rule };

struct NetworkLink {
  std::string key;
  std::size_t from = 0;  // index into nodes
  std::size_t to = 0;
  LinkKind kind = LinkKind::money;
  Relation relation = Relation::investment;
  double eur = 0;                    // of what is not cancelled
  bool cancelled = false;            // nothing but cancelled investments
  std::vector<std::uint32_t> facts;  // largest first
};

struct Network {
  const Texts* texts = nullptr;
  std::string title, share, summary;
  std::vector<NetworkNode> nodes;  // sorted by key
  std::vector<NetworkLink> links;  // sorted by key
};

// Throws as picture_dot.
Network make_network(const Graph& graph, const PictureOptions& options);

}  // namespace quaestor
