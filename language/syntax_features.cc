#include "syntax_features.h"

#include <algorithm>
#include <cstdlib>

namespace quaestor::syntax {

namespace {
const Word kEdge = [] {
  Word word;
  word.form = word.lower = word.shape = hash_bytes("\n");
  return word;
}();

// The tags of a neighbour as a number; 31 beyond the sentence.
std::uint64_t tag_at(std::span<const Upos> tags, int at) {
  return at < 0 ? 31 : static_cast<std::uint64_t>(tags[static_cast<std::size_t>(at)]);
}
constexpr std::uint32_t bit(Upos tag) { return 1U << static_cast<unsigned>(tag); }

// For what may be an auxiliary or the verb itself ("heeft", "hat"): the words
// up to the next comma that may be the verb it helps.
void add_later_verbs(const SentenceWords& sentence, std::size_t at, Features& out) {
  constexpr std::uint32_t kBoth = bit(Upos::AUX) | bit(Upos::VERB);
  constexpr std::size_t kReach = 20;
  const Word& w = sentence.words[at];
  if ((w.known_tags & kBoth) != kBoth) return;
  const std::size_t last = std::min<std::size_t>(sentence.ends[at], at + kReach);
  for (std::size_t i = at + 1; i <= last; ++i) {
    const Word& other = sentence.words[i];
    if (other.known_tags != 0 && (other.known_tags & bit(Upos::VERB)) == 0) continue;
    out.add_to_set(w.lower, other.prefix[1], other.suffix[0]);
  }
}
}  // namespace

void tag_features(const SentenceWords& sentence, std::size_t at, std::span<const Upos> tags,
                  Features& out) {
  const auto word_at = [&](std::size_t i) -> const Word& {
    return i < sentence.words.size() ? sentence.words[i] : kEdge;
  };
  const Word& w = sentence.words[at];
  const Word& before = word_at(at - 1);
  const Word& before2 = word_at(at - 2);
  const Word& after = word_at(at + 1);
  const Word& after2 = word_at(at + 2);
  const Word& end = sentence.words[sentence.ends[at]];
  const auto casing = static_cast<std::uint64_t>(sentence.casing);
  const std::uint64_t first = at == 0 ? 1 : 0;
  const std::uint64_t t1 = tag_at(tags, static_cast<int>(at) - 1);
  const std::uint64_t t12 = t1 * 32 + tag_at(tags, static_cast<int>(at) - 2);

  out.start(1000);
  out.add(1);
  out.add(w.lower);
  out.add(w.form, casing);
  for (const std::uint64_t suffix : w.suffix) out.add(suffix);
  for (const std::uint64_t prefix : w.prefix) out.add(prefix);
  out.add(w.shape, casing * 2 + first);
  out.add(w.shape, w.suffix[1], casing * 2 + first);
  out.add(w.shape, w.suffix[2], casing * 2 + first);
  out.add(w.known_tags);
  out.add(w.known_tags, w.shape, casing * 2 + first);
  out.add(t1);
  out.add(t12);
  out.add(t1, w.lower);
  out.add(t12, w.lower);
  out.add(t1, w.suffix[2]);
  out.add(t1, w.known_tags, after.known_tags);
  out.add(t12, w.known_tags);
  out.add(t1, w.shape, casing);
  out.add(t1, after.lower);
  out.add(before.lower);
  out.add(before2.lower);
  out.add(after.lower);
  out.add(after2.lower);
  out.add(before.lower, w.lower);
  out.add(w.lower, after.lower);
  out.add(before.lower, before2.lower);
  out.add(after.lower, after2.lower);
  out.add(before.lower, after.lower);
  out.add(before.lower, w.suffix[2]);
  out.add(before.suffix[2]);
  out.add(after.suffix[2]);
  out.add(after.suffix[1], w.suffix[1]);
  out.add(after.known_tags, after2.known_tags);
  out.add(w.known_tags, after.known_tags);
  out.add(w.suffix[2], after.known_tags);
  out.add(w.lower, after.known_tags);
  out.add(w.lower, end.suffix[1], end.prefix[1]);
  out.add(w.known_tags, end.suffix[1], end.prefix[1]);
  add_later_verbs(sentence, at, out);
  out.add(w.known_tags, end.known_tags, t1);
  out.add(w.shape, before.shape, casing);
  out.add(w.shape, after.shape, casing);
}

void ParseInput::reset(std::span<const Word> new_words, std::span<const Upos> new_tags) {
  words = new_words;
  tags = new_tags;
  verbs.assign(words.size() + 1, 0);
  commas.assign(words.size() + 1, 0);
  static const std::uint64_t comma = hash_bytes(",");
  for (std::size_t i = 0; i < words.size(); ++i) {
    verbs[i + 1] = static_cast<std::uint16_t>(verbs[i] + (tags[i] == Upos::VERB));
    commas[i + 1] = static_cast<std::uint16_t>(commas[i] + (words[i].lower == comma));
  }
}

namespace {
constexpr std::uint64_t kPassive = std::uint64_t{1} << static_cast<unsigned>(Deprel::aux_pass) |
                                   std::uint64_t{1} << static_cast<unsigned>(Deprel::nsubj_pass);

// The words of the parser's state, where there may be none.
class View {
 public:
  View(const ParseInput& input, const State& state) : input_(input), state_(state) {}

  const Word& word(int i) const { return inside(i) ? input_.words[i] : kEdge; }
  std::uint64_t tag(int i) const {
    if (i == kNone || i > state_.size) return 30;
    return i == state_.size ? 31 : static_cast<std::uint64_t>(input_.tags[i]);
  }
  const Node& node(int i) const {
    return i == kNone || i > state_.size ? kNoNode : state_.nodes[i];
  }
  std::uint64_t label(int i) const {
    return i == kNone ? 63 : static_cast<std::uint64_t>(state_.nodes[i].label);
  }
  // What lies between two words: none, one or more verbs and commas.
  std::uint64_t between(int a, int b) const {
    if (a == kNone || b == kNone) return 15;
    const auto low = static_cast<std::size_t>(std::min(a, b)) + 1;
    const auto high = static_cast<std::size_t>(std::max(a, b));
    const auto span = [&](const std::vector<std::uint16_t>& count) {
      return static_cast<std::uint64_t>(std::min(2, count[high] - count[low]));
    };
    return span(input_.verbs) * 3 + span(input_.commas);
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
  const std::uint64_t pair = ts0 * 32 + tb0;
  const std::uint64_t stack_pair = ts1 * 32 + ts0;
  const std::uint64_t three = stack_pair * 32 + tb0;

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
  out.add(tb0 * 32 + tb1);
  out.add((tb0 * 32 + tb1) * 32 + tb2);
  out.add(((tb0 * 32 + tb1) * 32 + tb2) * 32 + tb3, ts0);
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
  const std::uint64_t pair = (tc * 32 + th) * 2 + side;
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
}

}  // namespace quaestor::syntax
