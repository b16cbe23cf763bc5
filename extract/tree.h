// Questions to the dependency tree that the rules ask: whose subject, object, agent is this
// mention? A tree is a guess of a trained model, so answers move costs and never decide alone.
// Private to the room.
#pragma once

#include <optional>

#include "patterns.h"

namespace quaestor {

enum class TreeRole : std::uint8_t {
  none,
  subject,
  passive_subject,
  object,
  agent,
  oblique,
  inside
};

// The trees of an article, each made when a rule first asks for it: parsing is the dearest step,
// and most sentences of a newspaper tell nothing that needs one.
class Trees {
 public:
  // Those that the analysis has.
  explicit Trees(const Analysis& analysis) : analysis_(analysis) {}
  // Adds those that are asked for to the analysis.
  Trees(const Analyzer& analyzer, Analysis& analysis)
      : analysis_(analysis), analyzer_(&analyzer), grown_(&analysis) {}

  // Whether the sentence has a tree. Before the first call nothing may be read of it.
  bool at(std::size_t sentence) const {
    if (grown_ != nullptr) analyzer_->add_tree(*grown_, sentence);
    return !analysis_.parsed.empty() && analysis_.parsed[sentence];
  }
  // The same, without making it.
  bool possible(std::size_t sentence) const {
    if (analysis_.parsed.empty()) return false;
    return analysis_.parsed[sentence] ||
           (grown_ != nullptr && Analyzer::can_have_tree(analysis_, sentence));
  }

 private:
  const Analysis& analysis_;
  const Analyzer* analyzer_ = nullptr;
  Analysis* grown_ = nullptr;
};

class Tree {
 public:
  Tree(const SentenceView& view, const Trees& trees);

  bool known() const { return trees_.at(sentence_); }
  // What known() would say, without making the tree.
  bool possible() const { return trees_.possible(sentence_); }
  // The token of the stretch that its other tokens depend on.
  std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const;
  // The role of the mention under the predicate at tokens [first, last): directly, or through the
  // verb that the predicate shares its subject with ("plans to invest", "pledged and built").
  TreeRole role(const Mention& mention, std::uint32_t first, std::uint32_t last) const;
  // Steps up from the mention to the predicate, or nothing when the predicate is not above it.
  std::optional<int> steps(const Mention& mention, std::uint32_t first, std::uint32_t last) const;
  bool is_verb(std::uint32_t token) const;

 private:
  std::uint32_t head(std::uint32_t token) const;
  Deprel relation(std::uint32_t token) const;
  TreeRole role_under(std::uint32_t top, std::uint32_t predicate) const;

  const Analysis& a_;
  const Trees& trees_;
  std::size_t sentence_;
};

}  // namespace quaestor
