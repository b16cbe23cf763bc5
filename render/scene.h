// What a picture in columns shows, before any drawing: which facts, which nodes in which column,
// which lines, and the words around them. Place in the flow: Graph + PictureOptions -> Scene ->
// columns_dot.h, page.h.
//
//   Scene scene = make_scene(graph, options);   scene.pills.size() investments are drawn
//
// A company that gives and receives stands twice, once in each column: the columns are what makes
// the picture readable.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

// The columns, left to right; the pills stand between giver and receiver.
enum class Tier { authority, rule, giver, receiver, country };

struct SceneNode {
  std::string key;  // id in DOT, SVG and page: "giver-company-microsoft"
  Entity entity;    // id and name empty: "not stated"
  Tier tier = Tier::giver;
};

// One investment, or one other relation (then `investment` is false), as a small node of its own.
struct ScenePill {
  std::string key;  // "investment-<hash>"
  std::uint32_t fact = 0;
  bool investment = true;
  bool disclosed = false;     // amount given
  std::optional<double> eur;  // amount in euro, where it can be converted
  std::string label;
  std::string sentence;  // the whole of it in words
};

enum class LineKind { gives, receives, seat, subject_to, issued_by };

struct SceneLine {
  std::string key;
  std::string from;
  std::string to;
  LineKind kind = LineKind::gives;
  std::uint32_t fact = 0;
  std::size_t pill = 0;  // gives, receives: index into pills
};

struct Scene {
  const Texts* texts = nullptr;  // the language all words are in
  std::string title;
  std::string share;             // how many of how many, what part of the money, years, articles
  std::string summary;           // one sentence for readers who do not see the picture
  std::vector<SceneNode> nodes;  // sorted by key
  std::vector<ScenePill> pills;  // investments largest first, then other relations
  std::vector<SceneLine> lines;
};

// Throws Error not_found / ambiguous / usage as picture_dot says.
Scene make_scene(const Graph& graph, const PictureOptions& options);

}  // namespace quaestor
