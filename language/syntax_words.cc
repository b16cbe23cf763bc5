#include "syntax_words.h"

#include <cstring>

namespace quaestor::syntax {

namespace {
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// X upper, x lower (and letters without case), d digit, else the sign itself.
char shape_of(std::string_view form, std::string_view lower, std::size_t at) {
  const char c = form[at];
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= '0' && c <= '9') return 'd';
  if (static_cast<unsigned char>(c) < 0x80) return c;
  if (static_cast<unsigned char>(c) == 0xE2) return '"';  // dashes, quotes, currency signs
  const bool upper = form.size() == lower.size() && form.substr(at, 2) != lower.substr(at, 2);
  return upper ? 'X' : 'x';
}

std::uint64_t shape_hash(std::string_view form, std::string_view lower) {
  char shape[24];
  std::size_t size = 0;
  for (std::size_t at = 0; at < form.size() && size < sizeof shape; ++at) {
    if (is_continuation(form[at])) continue;
    const char c = shape_of(form, lower, at);
    if (size >= 2 && shape[size - 1] == c && shape[size - 2] == c) continue;
    shape[size++] = c;
  }
  return hash_bytes({shape, size});
}

// Hashes of a word's beginnings and ends, the same as hash_bytes() of them: those of up to seven
// bytes are cut out of the first or the last eight bytes as a number.
class Affixes {
 public:
  explicit Affixes(std::string_view word) : word_(word) {
    if (word.size() < kWhole) {
      front_ = back_ = tail_of(word);
      if (!word.empty()) back_ <<= shift(word.size());
    } else {
      std::memcpy(&front_, word.data(), kWhole);
      std::memcpy(&back_, word.data() + word.size() - kWhole, kWhole);
    }
  }
  std::uint64_t prefix(std::size_t size) const {
    if (size == 0 || size >= kWhole) return hash_bytes(word_.substr(0, size));
    return hash_short(front_ << shift(size) >> shift(size), size);
  }
  std::uint64_t suffix(std::size_t size) const {
    if (size == 0 || size >= kWhole) return hash_bytes(word_.substr(word_.size() - size));
    return hash_short(back_ >> shift(size), size);
  }

 private:
  static constexpr std::size_t kWhole = 8;
  static std::size_t shift(std::size_t size) { return 8 * (kWhole - size); }

  std::string_view word_;
  std::uint64_t front_ = 0;
  std::uint64_t back_ = 0;
};

void set_affixes(std::string_view lower, Word& word) {
  const Affixes affixes(lower);
  std::size_t front = 0;
  std::size_t back = lower.size();
  for (std::size_t k = 0; k < kAffixes; ++k) {
    if (front < lower.size()) {
      do ++front;
      while (front < lower.size() && is_continuation(lower[front]));
      do --back;
      while (back > 0 && is_continuation(lower[back]));
    }
    word.prefix[k] = affixes.prefix(front);
    word.suffix[k] = affixes.suffix(lower.size() - back);
  }
}

// Counts words of four bytes and more after the first: too few say nothing about the sentence.
Casing casing_of(std::span<const Token> tokens, const Sentence& sentence) {
  int words = 0;
  int upper = 0;
  int capitals = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens[i];
    if (token.type != TokenType::word || token.end - token.begin < 4) continue;
    if (i > sentence.first) {
      ++words;
      upper += token.upper ? 1 : 0;
    }
    capitals += token.all_caps ? 1 : 0;
  }
  if (words >= 2 && capitals * 10 >= words * 8) return Casing::capitals;
  if (words >= 3 && upper * 10 >= words * 8) return Casing::title;
  return Casing::plain;
}
// Where verbs stand in German and Dutch: before the next comma or the end.
void find_ends(std::span<const Token> tokens, const Sentence& sentence,
               std::vector<std::uint32_t>& ends) {
  ends.resize(sentence.last - sentence.first);
  std::uint32_t end = sentence.last;
  for (std::uint32_t i = sentence.last; i-- > sentence.first;) {
    if (tokens[i].type == TokenType::sign) {
      if (tokens[i].lower == "," || tokens[i].lower == ";") end = sentence.last;
    } else if (end == sentence.last) {
      end = i;
    }
    ends[i - sentence.first] = (end == sentence.last ? i : end) - sentence.first;
  }
}
}  // namespace

const Word& edge_word() {
  static const Word edge = [] {
    Word word;
    word.form = word.lower = word.shape = hash_bytes("\n");
    return word;
  }();
  return edge;
}

namespace {
// Words read lately, each at the place that its hash gives: most words of an article come again.
Word& kept_word(std::uint64_t form) {
  constexpr std::size_t kKept = 1024;
  thread_local std::vector<Word> kept(kKept);
  return kept[form % kKept];
}

void read_word(std::string_view form, const Token& token, Word& word) {
  const std::uint64_t hash = hash_bytes(form);
  Word& kept = kept_word(hash);
  if (kept.form != hash || kept.lower != token.hash) {
    kept.form = hash;
    kept.lower = token.hash;
    kept.shape = shape_hash(form, token.lower);
    set_affixes(token.lower, kept);
  }
  word = kept;
}
}  // namespace

void read_words(std::string_view text, std::span<const Token> tokens, const Sentence& sentence,
                SentenceWords& out) {
  out.words.resize(sentence.last - sentence.first);
  out.casing = casing_of(tokens, sentence);
  find_ends(tokens, sentence, out.ends);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens[i];
    Word& word = out.words[i - sentence.first];
    const std::string_view form = text.substr(token.begin, token.end - token.begin);
    read_word(form, token, word);
    word.glued = i > sentence.first && !token.space_before;
  }
}

}  // namespace quaestor::syntax
