// The state of the arc-hybrid parser (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, the next
// word, and the arcs so far. The root is an extra word after the last.
//
//   shift: the next word goes on the stack     left: the stack's top becomes a child of the next
//   word right: the stack's top becomes a child of the word below it
//
// A word leaves the stack when it gets its head, so its own children are complete by then.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "quaestor/language/syntax.h"

namespace quaestor::syntax {

enum class Action : std::uint8_t { shift, left, right };
constexpr std::size_t kActionCount = 3;
constexpr int kNone = -1;

struct Node {
  int head = kNone;
  Deprel label = Deprel::dep;
  int left = kNone;  // outermost child on that side, and the one attached before it
  int left2 = kNone;
  int right = kNone;
  int right2 = kNone;
  std::uint8_t lefts = 0;
  std::uint8_t rights = 0;
  std::uint64_t labels = 0;  // bit set of the children's relations
};

struct State {
  int size = 0;  // words; the root is number `size`
  int next = 0;  // first word not shifted yet
  std::vector<int> stack;
  std::vector<Node> nodes;

  void reset(int words) {
    size = words;
    next = 0;
    stack.clear();
    nodes.assign(static_cast<std::size_t>(words) + 1, Node{});
  }
  bool done() const { return next == size && stack.empty(); }
  int top(std::size_t depth = 0) const {
    return stack.size() > depth ? stack[stack.size() - 1 - depth] : kNone;
  }
  // Only the last word left may hang on the root, so there is one root.
  bool allows(Action action) const {
    switch (action) {
      case Action::shift:
        return next < size;
      case Action::left:
        return !stack.empty() && (next < size || stack.size() == 1);
      case Action::right:
        return stack.size() > 1;
    }
    return false;
  }
  // The action, if there is no choice.
  std::optional<Action> only() const {
    if (stack.empty()) return Action::shift;
    if (next < size) return std::nullopt;
    return stack.size() > 1 ? Action::right : Action::left;
  }
  // The head that the top of the stack gets from left or right.
  int head_for(Action action) const { return action == Action::left ? next : top(1); }

  void shift() { stack.push_back(next++); }
  void attach(Action action, Deprel label) {
    const int head = head_for(action);
    const int child = stack.back();
    stack.pop_back();
    nodes[child].head = head;
    nodes[child].label = label;
    Node& node = nodes[head];
    node.labels |= std::uint64_t{1} << static_cast<unsigned>(label);
    if (child < head) {
      node.left2 = node.left;
      node.left = child;
      node.lefts = static_cast<std::uint8_t>(node.lefts + (node.lefts < 255));
    } else {
      node.right2 = node.right;
      node.right = child;
      node.rights = static_cast<std::uint8_t>(node.rights + (node.rights < 255));
    }
  }
};

// The allowed action with the highest score; the first of equals.
template <class ScoreArray>
Action best_action(const State& state, const ScoreArray& scores) {
  Action best = Action::shift;
  bool found = false;
  for (const Action action : {Action::shift, Action::left, Action::right}) {
    if (!state.allows(action)) continue;
    if (!found || scores[static_cast<int>(action)] > scores[static_cast<int>(best)]) best = action;
    found = true;
  }
  return best;
}

}  // namespace quaestor::syntax
