#include "syntax_signs.h"

#include <algorithm>
#include <array>

namespace quaestor::syntax {

namespace {
struct Pair {
  std::uint64_t open;
  std::uint64_t close;
};
const std::array<Pair, 12>& pairs() {
  static const std::array<Pair, 12> all = [] {
    constexpr std::string_view kPairs[12][2] = {{"(", ")"},   {"[", "]"}, {"«", "»"}, {"»", "«"},
                                                {"„", "“"},   {"„", "”"}, {"“", "”"}, {"\"", "\""},
                                                {"``", "''"}, {"'", "'"}, {"‘", "’"}, {",,", "''"}};
    std::array<Pair, 12> hashed{};
    for (std::size_t i = 0; i < hashed.size(); ++i) {
      hashed[i] = {hash_bytes(kPairs[i][0]), hash_bytes(kPairs[i][1])};
    }
    return hashed;
  }();
  return all;
}

bool closes(std::uint64_t open, std::uint64_t sign) {
  return std::any_of(pairs().begin(), pairs().end(),
                     [&](const Pair& p) { return p.open == open && p.close == sign; });
}
bool opens(std::uint64_t sign) {
  return std::any_of(pairs().begin(), pairs().end(), [&](const Pair& p) { return p.open == sign; });
}

class SignAttacher {
 public:
  SignAttacher(std::span<const Word> words, std::span<const int> kept, std::vector<int>& heads)
      : words_(words), heads_(heads), is_word_(words.size(), false) {
    for (const int place : kept) is_word_[static_cast<std::size_t>(place)] = true;
  }

  void run() {
    find_partners();
    const auto size = static_cast<int>(words_.size());
    for (int i = 0; i < size; ++i) {
      if (is_word(i)) continue;
      const int inside = partner_[static_cast<std::size_t>(i)];
      const int head = inside == kNone ? kNone : enclosed(std::min(i, inside), std::max(i, inside));
      found_.push_back({i, head != kNone ? head : by_neighbours(i, size)});
    }
    for (const Found& f : found_) heads_[static_cast<std::size_t>(f.sign)] = f.head;
  }

 private:
  struct Found {
    int sign;
    int head;
  };
  bool is_word(int i) const { return is_word_[static_cast<std::size_t>(i)]; }
  int head(int i) const { return heads_[static_cast<std::size_t>(i)]; }

  void find_partners() {
    partner_.assign(words_.size(), kNone);
    std::vector<int> open;
    for (int i = 0; i < static_cast<int>(words_.size()); ++i) {
      if (is_word(i)) continue;
      const std::uint64_t sign = words_[static_cast<std::size_t>(i)].lower;
      if (!open.empty() && closes(words_[static_cast<std::size_t>(open.back())].lower, sign)) {
        partner_[static_cast<std::size_t>(i)] = open.back();
        partner_[static_cast<std::size_t>(open.back())] = i;
        open.pop_back();
      } else if (opens(sign)) {
        open.push_back(i);
      }
    }
  }

  // The word nearest to the root among those between two signs.
  int enclosed(int first, int last) const {
    int best = kNone;
    int best_depth = 0;
    for (int i = first + 1; i < last; ++i) {
      if (!is_word(i) || (head(i) > first && head(i) < last)) continue;
      int depth = 0;
      for (int at = i; head(at) != kNone; at = head(at)) ++depth;
      if (best == kNone || depth < best_depth) {
        best = i;
        best_depth = depth;
      }
    }
    return best;
  }

  // The highest word reached from `from` without passing over the sign.
  int climb(int from, int sign) const {
    while (head(from) != kNone && (head(from) < sign) == (from < sign)) from = head(from);
    return from;
  }
  bool is_below(int word, int ancestor) const {
    for (; word != kNone; word = head(word)) {
      if (word == ancestor) return true;
    }
    return false;
  }

  int by_neighbours(int sign, int size) const {
    int left = sign - 1;
    int right = sign + 1;
    while (left >= 0 && !is_word(left)) --left;
    while (right < size && !is_word(right)) ++right;
    if (right >= size) return climb(left, sign);
    if (left < 0) return climb(right, sign);
    const int above_left = climb(left, sign);
    const int above_right = climb(right, sign);
    return is_below(above_left, above_right) ? above_left : above_right;
  }

  std::span<const Word> words_;
  std::vector<int>& heads_;
  std::vector<char> is_word_;
  std::vector<int> partner_;
  std::vector<Found> found_;
};
}  // namespace

void find_words(std::span<const Word> words, std::span<const FineTag> tags, bool signs_by_rule,
                std::vector<int>& out) {
  out.clear();
  const auto is_sign = [&](std::size_t i) {
    return signs_by_rule && tags[i].upos == Upos::PUNCT && tags[i].role < kFirstRole;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool inside = i > 0 && i + 1 < words.size() && words[i].glued && words[i + 1].glued &&
                        !is_sign(i - 1) && !is_sign(i + 1);
    if (!is_sign(i) || inside) out.push_back(static_cast<int>(i));
  }
  if (!out.empty()) return;
  for (std::size_t i = 0; i < words.size(); ++i) out.push_back(static_cast<int>(i));
}

void attach_signs(std::span<const Word> words, std::span<const int> kept, std::vector<int>& heads) {
  if (kept.size() == words.size()) return;
  SignAttacher(words, kept, heads).run();
}

}  // namespace quaestor::syntax
