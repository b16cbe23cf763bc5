#include "syntax_features.h"

#include <algorithm>
#include <cstdlib>

#include "syntax_signs.h"

namespace quaestor::syntax {

void ParseInput::reset(std::span<const Word> all_words, std::span<const FineTag> all_tags,
                       bool signs_by_rule) {
  static const std::uint64_t comma = hash_bytes(",");
  find_words(all_words, all_tags, signs_by_rule, kept);
  words.clear();
  tags.clear();
  signs.clear();
  verbs.clear();
  commas.clear();
  others.clear();
  std::size_t at = 0;
  std::uint16_t verb_count = 0;
  std::uint16_t comma_count = 0;
  std::uint16_t other_count = 0;
  for (std::size_t k = 0; k <= kept.size(); ++k) {
    const std::size_t word = k < kept.size() ? static_cast<std::size_t>(kept[k]) : all_words.size();
    std::uint64_t sign = 0;
    for (; at < word; ++at) {
      sign = all_words[at].lower;
      ++(sign == comma ? comma_count : other_count);
    }
    ++at;
    signs.push_back(sign);
    verbs.push_back(verb_count);
    commas.push_back(comma_count);
    others.push_back(other_count);
    if (k == kept.size()) break;
    words.push_back(all_words[word]);
    tags.push_back(all_tags[word]);
    if (tags.back().upos == Upos::VERB) ++verb_count;
  }
  verb_after.assign(words.size() + 1, kNone);
  for (std::size_t i = words.size(); i-- > 0;) {
    verb_after[i] = tags[i].upos == Upos::VERB ? static_cast<int>(i) : verb_after[i + 1];
  }
}

namespace {
constexpr std::uint64_t kPassive = std::uint64_t{1} << static_cast<unsigned>(Deprel::aux_pass) |
                                   std::uint64_t{1} << static_cast<unsigned>(Deprel::nsubj_pass);

// The words of the parser's state, where there may be none.
class View {
 public:
  View(const ParseInput& input, const State& state) : input_(input), state_(state) {}

  const Word& word(int i) const { return inside(i) ? input_.words[i] : edge_word(); }
  std::uint64_t tag(int i) const {
    if (i == kNone || i > state_.size) return 62;
    return i == state_.size ? 63 : static_cast<std::uint64_t>(input_.tags[i].upos);
  }
  std::uint64_t role(int i) const { return inside(i) ? input_.tags[i].role : 255; }
  const Node& node(int i) const {
    return i == kNone || i > state_.size ? kNoNode : state_.nodes[i];
  }
  std::uint64_t label(int i) const {
    return i == kNone ? 63 : static_cast<std::uint64_t>(state_.nodes[i].label);
  }
  // What lies between two words: none, one or more verbs and commas, other signs.
  std::uint64_t between(int a, int b) const {
    if (a == kNone || b == kNone) return 31;
    const auto low = static_cast<std::size_t>(std::min(a, b));
    const auto high = static_cast<std::size_t>(std::max(a, b));
    const auto span = [&](const std::vector<std::uint16_t>& count, std::size_t from, int most) {
      return static_cast<std::uint64_t>(std::min(most, count[high] - count[from]));
    };
    return (span(input_.verbs, low + 1, 2) * 3 + span(input_.commas, low, 2)) * 2 +
           span(input_.others, low, 1);
  }
  // The sign just before a word.
  std::uint64_t sign(int i) const {
    return i == kNone || i > state_.size ? 1 : input_.signs[static_cast<std::size_t>(i)];
  }
  static std::uint64_t distance(int a, int b) {
    if (a == kNone || b == kNone) return 7;
    const int d = std::abs(b - a);
    return static_cast<std::uint64_t>(d < 5 ? d : d < 10 ? 5 : 6);
  }

 private:
  bool inside(int i) const { return i >= 0 && i < state_.size; }

  static constexpr Node kNoNode{};
  const ParseInput& input_;
  const State& state_;
};
}  // namespace

void action_features(const ParseInput& input, const State& state, Features& out) {
  const View view(input, state);
  const int s0 = state.top(0);
  const int s1 = state.top(1);
  const int s2 = state.top(2);
  const int b0 = state.next;
  const int b1 = b0 + 1 <= state.size ? b0 + 1 : kNone;
  const int b2 = b0 + 2 <= state.size ? b0 + 2 : kNone;
  const int b3 = b0 + 3 <= state.size ? b0 + 3 : kNone;
  const Word& ws0 = view.word(s0);
  const Word& ws1 = view.word(s1);
  const Word& wb0 = view.word(b0);
  const Word& wb1 = view.word(b1);
  const Word& wb2 = view.word(b2);
  const std::uint64_t ts0 = view.tag(s0);
  const std::uint64_t ts1 = view.tag(s1);
  const std::uint64_t ts2 = view.tag(s2);
  const std::uint64_t tb0 = view.tag(b0);
  const std::uint64_t tb1 = view.tag(b1);
  const std::uint64_t tb2 = view.tag(b2);
  const std::uint64_t tb3 = view.tag(b3);
  const Node& ns0 = view.node(s0);
  const Node& ns1 = view.node(s1);
  const Node& nb0 = view.node(b0);
  const std::uint64_t gap = View::distance(s0, b0);
  const std::uint64_t gap1 = View::distance(s1, s0);
  const std::uint64_t pair = ts0 * 64 + tb0;
  const std::uint64_t stack_pair = ts1 * 64 + ts0;
  const std::uint64_t three = stack_pair * 64 + tb0;

  out.start(2000);
  out.add(1);
  out.add(ws0.lower);
  out.add(ws0.lower, ts0);
  out.add(ts0);
  out.add(ws1.lower, ts1);
  out.add(ts1);
  out.add(wb0.lower);
  out.add(wb0.lower, tb0);
  out.add(tb0);
  out.add(wb1.lower, tb1);
  out.add(wb2.lower, tb2);
  out.add(tb0 * 64 + tb1);
  out.add((tb0 * 64 + tb1) * 64 + tb2);
  out.add(((tb0 * 64 + tb1) * 64 + tb2) * 64 + tb3, ts0);
  // pairs
  out.add(ws0.lower, wb0.lower);
  out.add(ws0.lower, wb0.lower, pair);
  out.add(ws0.lower, pair);
  out.add(wb0.lower, pair);
  out.add(pair);
  out.add(pair, gap);
  out.add(pair, view.between(s0, b0), gap);
  out.add(ws1.lower, ws0.lower);
  out.add(ws1.lower, stack_pair);
  out.add(ws0.lower, stack_pair);
  out.add(stack_pair, gap1);
  out.add(stack_pair, view.between(s1, s0), gap1);
  out.add(ws1.lower, wb0.lower);
  out.add(ws1.lower, tb0, ts1);
  out.add(ws0.lower, wb1.lower, tb0);
  out.add(ws0.suffix[2], wb0.suffix[2], pair);
  out.add(ws0.suffix[1], wb0.suffix[1], pair);
  out.add(ws1.suffix[2], ws0.suffix[2], stack_pair);
  out.add(ws0.suffix[2], tb0);
  out.add(wb0.suffix[2], ts0);
  // three and more tags
  out.add(three);
  out.add(three, gap, gap1);
  out.add(three, tb1);
  out.add(three, ts2);
  out.add(three, tb1, tb2);
  out.add(pair, tb1);
  out.add(ws0.lower, tb0, tb1);
  out.add(wb0.lower, ts0, tb1);
  out.add(wb0.lower, stack_pair);
  out.add(ws1.lower, ts0, tb0);
  out.add(ws0.lower, ts1, tb0);
  // children
  out.add(pair, view.tag(ns0.left), view.tag(ns0.right));
  out.add(pair, view.label(ns0.left), view.label(ns0.right));
  out.add(ws0.lower, view.label(ns0.left), view.label(ns0.right));
  out.add(pair, view.tag(nb0.left), view.label(nb0.left));
  out.add(wb0.lower, view.label(nb0.left), view.label(nb0.left2));
  out.add(stack_pair, view.tag(ns1.right), view.label(ns1.right));
  out.add(stack_pair, view.tag(ns1.left), tb0);
  out.add(ws1.lower, view.label(ns1.right), ts0);
  out.add(view.word(ns0.left).lower, pair);
  out.add(view.word(ns0.right).lower, pair);
  out.add(view.word(ns1.right).lower, three);
  out.add(view.word(nb0.left).lower, pair);
  out.add(ns0.labels, pair);
  out.add(ns1.labels, stack_pair, tb0);
  out.add(nb0.labels, pair);
  out.add(ns0.lefts * 16 + ns0.rights, pair);
  out.add(ns1.rights, three);
  out.add(ws0.lower, ns0.lefts * 16 + ns0.rights, ts0);
  out.add(wb0.lower, nb0.lefts);
  // guesses at roles
  const std::uint64_t rs0 = view.role(s0);
  const std::uint64_t rs1 = view.role(s1);
  const std::uint64_t rb0 = view.role(b0);
  const std::uint64_t rb1 = view.role(b1);
  out.add(rs0, pair);
  out.add(rb0, pair);
  out.add(rs0 * 256 + rb0, pair);
  out.add(rs0 * 256 + rb0, rb1);
  out.add(rs1 * 256 + rs0, rb0);
  out.add(rs1 * 256 + rs0, stack_pair);
  out.add(rs0, stack_pair, gap1);
  out.add(rs0, three);
  out.add(rs0, ws1.lower);
  out.add(rs0, wb0.lower);
  out.add(rs0, ns1.labels);
  out.add(rs0, view.tag(ns0.left), tb0);
  // the next verb
  const int verb = input.verb_after[static_cast<std::size_t>(b0)];
  const std::uint64_t verb_gap = View::distance(b0, verb) * 32 + view.between(b0, verb);
  out.add(view.tag(verb), pair, verb_gap);
  out.add(view.tag(verb), stack_pair, verb_gap);
  out.add(view.word(verb).lower, pair);
  out.add(view.word(verb).lower, rs0, ws0.lower);
  // signs
  const std::uint64_t sb0 = view.sign(b0);
  const std::uint64_t ss0 = view.sign(s0);
  const std::uint64_t after_s0 = s0 == kNone ? 1 : view.sign(s0 + 1);
  out.add(sb0, pair);
  out.add(sb0, wb0.lower, ts0);
  out.add(sb0, three);
  out.add(sb0, rs0 * 256 + rb0);
  out.add(after_s0, pair);
  out.add(after_s0, stack_pair);
  out.add(ss0, stack_pair);
  out.add(ss0, after_s0, pair);
  out.add(view.sign(b1), tb0, tb1);
}

void label_features(const ParseInput& input, const State& state, Action action, Features& out) {
  const View view(input, state);
  const int head = state.head_for(action);
  const int child = state.top(0);
  const Word& wh = view.word(head);
  const Word& wc = view.word(child);
  const std::uint64_t th = view.tag(head);
  const std::uint64_t tc = view.tag(child);
  const Node& nh = view.node(head);
  const Node& nc = view.node(child);
  const std::uint64_t side = action == Action::left ? 1 : 0;
  const std::uint64_t pair = (tc * 64 + th) * 2 + side;
  const std::uint64_t left = view.word(nc.left).lower;
  const std::uint64_t left2 = view.word(nc.left2).lower;
  const std::uint64_t right = view.word(nc.right).lower;

  out.start(3000);
  out.add(side);
  out.add(pair);
  out.add(pair, View::distance(child, head));
  out.add(pair, view.between(child, head));
  out.add(wc.lower, side);
  out.add(wc.lower, pair);
  out.add(wh.lower, pair);
  out.add(wh.lower, side);
  out.add(wc.lower, wh.lower, side);
  out.add(wc.suffix[2], pair);
  out.add(wh.suffix[2], pair);
  out.add(wh.suffix[1], pair, left);
  out.add(wc.suffix[2], wh.suffix[2], pair);
  out.add(wc.shape, pair);
  out.add(wc.shape, wh.shape, pair);
  // the child's own children: prepositions, conjunctions, relative pronouns
  out.add(left, pair);
  out.add(left, wh.lower, side);
  out.add(left, wc.lower, side);
  out.add(left2, pair);
  out.add(left2, left, tc);
  out.add(right, pair);
  out.add(view.label(nc.left), view.label(nc.left2), pair);
  out.add(view.label(nc.right), pair);
  out.add(nc.labels, pair);
  out.add(nc.labels, wh.lower, side);
  out.add(nc.labels, wh.suffix[2], pair);
  // neighbours
  out.add(view.tag(child - 1), pair);
  out.add(view.tag(child + 1), pair);
  out.add(view.word(child - 1).lower, pair);
  out.add(view.word(child + 1).lower, pair);
  out.add(view.tag(head - 1), pair);
  out.add(view.tag(head + 1), pair);
  out.add(view.word(head - 1).lower, pair);
  // what the head has already
  out.add(nh.labels, pair);
  out.add(nh.labels, wc.lower, side);
  out.add(nh.labels, wh.lower, pair);
  out.add(nh.labels & kPassive, left, side);
  // left of a verb at the end, its auxiliary is still on the stack
  const int below = action == Action::left ? state.top(1) : kNone;
  const int below2 = action == Action::left ? state.top(2) : kNone;
  out.add(view.word(below).lower, pair);
  out.add(view.word(below).lower, left, pair);
  out.add(view.word(below).lower, wh.suffix[1], pair);
  out.add(view.word(below2).lower, pair);
  out.add(view.tag(below), view.tag(below2), pair);
  out.add(nh.labels & kPassive, wh.suffix[1], pair);
  out.add(view.label(nh.left), view.label(nh.right), pair);
  out.add(view.word(nh.left).lower, pair);
  out.add(view.word(nh.left2).lower, pair);
  out.add(view.word(nh.right).lower, pair);
  const std::uint64_t role = view.role(child);
  out.add(role, side);
  out.add(role, pair);
  out.add(role, wh.lower, side);
  out.add(role, left, pair);
  out.add(role, view.role(head), pair);
  out.add(role, nh.labels, side);
  out.add(view.sign(child), pair);
  out.add(view.sign(child + 1), pair);
  out.add(view.sign(child), left, pair);
}

}  // namespace quaestor::syntax
