// Features of the guesses at roles: what relation a word will have, and on which side its head is.
// They look at both sides of the word, which the parser, going from left to right, cannot.
#include <algorithm>

#include "syntax_features.h"

namespace quaestor::syntax {

namespace {
bool is_verb(Upos upos) { return upos == Upos::VERB || upos == Upos::AUX; }

std::uint64_t distance(int a, int b) {
  if (a == kNone || b == kNone) return 7;
  const int d = std::abs(b - a);
  return static_cast<std::uint64_t>(d < 4 ? d : d < 8 ? 4 : d < 16 ? 5 : 6);
}
}  // namespace

void Surroundings::reset(std::span<const FineTag> tags) {
  const auto size = static_cast<int>(tags.size());
  verb_before.resize(tags.size());
  verb_after.resize(tags.size());
  preposition.resize(tags.size());
  opener.resize(tags.size());
  int verb = kNone;
  int adposition = kNone;
  int opening = kNone;
  for (int i = 0; i < size; ++i) {
    const Upos upos = tags[i].upos;
    verb_before[i] = verb;
    preposition[i] = adposition;
    opener[i] = opening;
    if (is_verb(upos)) verb = i;
    if (upos == Upos::ADP) {
      adposition = i;
    } else if (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || is_verb(upos) ||
               upos == Upos::PUNCT) {
      adposition = kNone;
    }
    if (upos == Upos::SCONJ || upos == Upos::PRON || upos == Upos::CCONJ) opening = i;
    if (upos == Upos::PUNCT) opening = i;
  }
  verb = kNone;
  for (int i = size - 1; i >= 0; --i) {
    verb_after[i] = verb;
    if (is_verb(tags[i].upos)) verb = i;
  }
}

void role_features(const SentenceWords& sentence, const Surroundings& around, std::size_t at,
                   std::span<const FineTag> tags, Features& out) {
  static const Word kNoWord;
  const auto size = static_cast<int>(tags.size());
  const auto here = static_cast<int>(at);
  const auto word = [&](int i) -> const Word& {
    return i >= 0 && i < size ? sentence.words[static_cast<std::size_t>(i)] : kNoWord;
  };
  const auto tag = [&](int i) -> std::uint64_t {
    return i >= 0 && i < size ? static_cast<std::uint64_t>(tags[static_cast<std::size_t>(i)].upos)
           : i < 0            ? 62
                              : 63;
  };
  const auto role = [&](int i) -> std::uint64_t {
    return i >= 0 ? tags[static_cast<std::size_t>(i)].role : 255;
  };
  const Word& w = word(here);
  const std::uint64_t t0 = tag(here);
  const std::uint64_t a1 = tag(here + 1);
  const std::uint64_t a2 = tag(here + 2);
  const std::uint64_t a3 = tag(here + 3);
  const std::uint64_t b1 = tag(here - 1);
  const std::uint64_t b2 = tag(here - 2);
  const std::uint64_t b3 = tag(here - 3);
  const int left = around.verb_before[at];
  const int right = around.verb_after[at];
  const int adp = around.preposition[at];
  const int opener = around.opener[at];
  const std::uint64_t r1 = role(here - 1);
  const std::uint64_t r2 = role(here - 2);
  const std::uint64_t left_gap = distance(left, here);
  const std::uint64_t right_gap = distance(right, here);
  const std::uint64_t sides = (tag(left) * 64 + tag(right)) * 64 + t0;

  out.start(4000);
  out.add(t0);
  out.add(w.lower);
  out.add(w.lower, t0);
  out.add(w.suffix[2], t0);
  out.add(w.suffix[1], t0);
  out.add(w.shape, t0);
  out.add(b1 * 64 + t0, a1);
  out.add((b2 * 64 + b1) * 64 + t0);
  out.add((t0 * 64 + a1) * 64 + a2);
  out.add((b1 * 64 + t0) * 64 + a1, a2);
  out.add((b2 * 64 + b1) * 64 + t0, a1);
  out.add((b2 * 64 + b1) * 64 + t0, a1 * 64 + a2);
  out.add((b3 * 64 + b2) * 64 + b1, t0);
  out.add((t0 * 64 + a1) * 64 + a2, a3);
  out.add(w.lower, b1);
  out.add(w.lower, a1);
  out.add(w.lower, b1 * 64 + a1);
  out.add(word(here - 1).lower, t0);
  out.add(word(here + 1).lower, t0);
  out.add(word(here - 2).lower, t0);
  out.add(word(here + 2).lower, t0);
  out.add(word(here - 1).lower, w.lower);
  out.add(w.lower, word(here + 1).lower);
  out.add(word(here - 1).lower, t0, a1);
  out.add(word(here + 1).lower, t0, b1);
  out.add(r1, t0);
  out.add(r1, t0, a1);
  out.add(r1 * 256 + r2, t0);
  out.add(r1, w.lower);
  out.add(r1, t0, word(here + 1).lower);
  // verbs on either side
  out.add(sides);
  out.add(sides, left_gap * 8 + right_gap);
  out.add(word(left).lower, t0, left_gap);
  out.add(word(right).lower, t0, right_gap);
  out.add(word(left).lower, word(right).lower, t0);
  out.add(word(left).lower, w.lower);
  out.add(word(right).lower, w.lower);
  out.add(word(left).suffix[1], sides);
  out.add(word(right).suffix[1], sides);
  // the preposition, and what stands before it
  out.add(word(adp).lower, t0);
  out.add(word(adp).lower, w.lower);
  out.add(word(adp).lower, t0, tag(adp - 1));
  out.add(word(adp).lower, word(adp - 1).lower, t0);
  out.add(word(adp).lower, word(left).lower, t0);
  out.add(word(adp).lower, word(right).lower, t0);
  out.add(word(adp).lower, t0, tag(left) * 64 + tag(right));
  // the clause
  out.add(word(opener).lower, t0, distance(opener, here));
  out.add(word(opener).lower, sides);
  out.add(word(opener).lower, r1, t0);
  out.add(t0, at == 0 ? 1 : 0, here + 1 == size ? 1 : 0);
}

}  // namespace quaestor::syntax
