#include <fmt/format.h>

#include <map>

#include "labels.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/embed.h"
#include "quaestor/render/escape.h"
#include "scene.h"

namespace quaestor {

namespace {

std::string_view shape(Kind kind, bool open) {
  switch (kind) {
    case Kind::country:
    case Kind::bloc:
    case Kind::place:
      return open ? "[" : "]";
    case Kind::regulation:
      return open ? "[/" : "/]";
    case Kind::organization:
      return open ? "[[" : "]]";
    case Kind::person:
      return open ? "([" : "])";
    default:
      return open ? "(" : ")";
  }
}

// The two ends of a pill's lines.
struct Ends {
  std::vector<std::string> from, to;
};

std::vector<Ends> ends_of(const Scene& scene) {
  std::vector<Ends> ends(scene.pills.size());
  for (const SceneLine& line : scene.lines) {
    if (line.kind == LineKind::gives) ends[line.pill].from.push_back(line.from);
    if (line.kind == LineKind::receives) ends[line.pill].to.push_back(line.to);
  }
  return ends;
}

class MermaidWriter {
 public:
  explicit MermaidWriter(const Scene& scene) : scene_(scene) {
    for (const SceneNode& node : scene.nodes) nodes_.emplace(node.key, &node);
  }

  std::string write() {
    const std::vector<Ends> ends = ends_of(scene_);
    std::size_t pill = 0;
    for (; pill < ends.size(); ++pill) {
      const std::size_t count = ends[pill].from.size() * ends[pill].to.size();
      if (count_ + count > kMermaidMost) break;
      count_ += count;
      write_pill(scene_.pills[pill], ends[pill]);
    }
    std::string out = "flowchart LR\n";
    out += fmt::format("  accTitle: {}\n", escape_mermaid(scene_.title));
    out += fmt::format("  %% {}\n", escape_terminal(scene_.share));
    if (pill < ends.size()) {
      out += fmt::format("  %% {} of {} drawn: Mermaid shows no more than {} lines well\n", pill,
                         ends.size(), kMermaidMost);
    }
    return out + heads_ + lines_;
  }

 private:
  const std::string& id_of(const std::string& key) {
    const auto [at, is_new] = ids_.try_emplace(key, fmt::format("n{}", ids_.size()));
    if (is_new) {
      const Entity& entity = nodes_.at(key)->entity;
      const std::string name =
          entity.id.empty() ? (*scene_.texts)["not_stated"] : entity_label(entity, *scene_.texts);
      heads_ += fmt::format("  {}{}\"{}\"{}\n", at->second, shape(entity.kind, true),
                            escape_mermaid(name), shape(entity.kind, false));
    }
    return at->second;
  }

  void write_pill(const ScenePill& pill, const Ends& ends) {
    const std::string_view arrow = !pill.investment ? "-.-" : pill.disclosed ? "-->" : "-.->";
    for (const std::string& from : ends.from) {
      for (const std::string& to : ends.to) {
        const std::string left = id_of(from);
        lines_ +=
            fmt::format("  {} {}|\"{}\"| {}\n", left, arrow, escape_mermaid(pill.label), id_of(to));
      }
    }
  }

  const Scene& scene_;
  std::map<std::string, const SceneNode*> nodes_;
  std::map<std::string, std::string> ids_;
  std::string heads_, lines_;
  std::size_t count_ = 0;
};

}  // namespace

std::string picture_mermaid(const Graph& graph, const PictureOptions& options) {
  const Scene scene = make_scene(graph, options);
  return MermaidWriter(scene).write();
}

}  // namespace quaestor
