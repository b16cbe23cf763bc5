// Features of tags and of what the form of a tagged word says.
#include <algorithm>

#include "syntax_features.h"

namespace quaestor::syntax {

namespace {
// The tag of a neighbour as a number; 63 beyond the sentence.
std::uint64_t tag_at(std::span<const FineTag> tags, int at) {
  return at < 0 ? 63 : static_cast<std::uint64_t>(tags[static_cast<std::size_t>(at)].upos);
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

void own_tag_features(const SentenceWords& sentence, std::size_t at, Features& out) {
  const Word& w = sentence.words[at];
  const auto casing = static_cast<std::uint64_t>(sentence.casing);
  const std::uint64_t first = at == 0 ? 1 : 0;

  out.start(kTagKind);
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
}

void context_tag_features(const SentenceWords& sentence, std::size_t at,
                          std::span<const FineTag> tags, Features& out) {
  const auto word_at = [&](std::size_t i) -> const Word& {
    return i < sentence.words.size() ? sentence.words[i] : edge_word();
  };
  const Word& w = sentence.words[at];
  const Word& before = word_at(at - 1);
  const Word& before2 = word_at(at - 2);
  const Word& after = word_at(at + 1);
  const Word& after2 = word_at(at + 2);
  const Word& end = sentence.words[sentence.ends[at]];
  const auto casing = static_cast<std::uint64_t>(sentence.casing);
  const std::uint64_t t1 = tag_at(tags, static_cast<int>(at) - 1);
  const std::uint64_t t12 = t1 * 64 + tag_at(tags, static_cast<int>(at) - 2);

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

void tag_features(const SentenceWords& sentence, std::size_t at, std::span<const FineTag> tags,
                  Features& out) {
  own_tag_features(sentence, at, out);
  context_tag_features(sentence, at, tags, out);
}

void inflection_features(const SentenceWords& sentence, std::size_t at,
                         std::span<const FineTag> tags, Features& out) {
  const auto word_at = [&](std::size_t i) -> const Word& {
    return i < sentence.words.size() ? sentence.words[i] : edge_word();
  };
  const Word& w = sentence.words[at];
  const auto tag = static_cast<std::uint64_t>(tags[at].upos);
  const std::uint64_t before = tag_at(tags, static_cast<int>(at) - 1);
  const std::uint64_t after =
      at + 1 < tags.size() ? static_cast<std::uint64_t>(tags[at + 1].upos) : 63;
  out.start(5000);
  out.add(tag);
  out.add(tag, w.lower);
  for (const std::uint64_t suffix : w.suffix) out.add(tag, suffix);
  out.add(tag, w.shape);
  out.add(tag, w.prefix[1], w.suffix[0]);
  out.add(tag, before, after);
  out.add(tag, word_at(at - 1).lower);
  out.add(tag, word_at(at - 2).lower);
  out.add(tag, word_at(at + 1).lower);
  out.add(tag, word_at(at - 1).lower, w.suffix[1]);
  out.add(tag, word_at(at - 1).suffix[0], w.suffix[0]);
  out.add(tag, word_at(at - 1).lower, w.lower);
  out.add(tag, word_at(at + 1).lower, w.lower);
}

}  // namespace quaestor::syntax
