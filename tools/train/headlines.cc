// Copies of sentences as headlines write them, so that a capital letter is not taken for a name.
#include "quaestor/facts/text.h"

#include <unicode/uchar.h>

#include "training.h"

namespace quaestor::train {

namespace {
constexpr std::size_t kTitleEvery = 10;  // one sentence in ten
constexpr std::size_t kCapitalsEvery = 25;

// The text with the letters of each token passed through `change(code point, first of token)`, and
// the tokens moved along.
template <class Change>
Example changed(const Example& example, Change change) {
  Example out;
  out.gold = example.gold;
  std::size_t copied = 0;
  for (const Token& token : example.tokens) {
    out.text.append(example.text, copied, token.begin - copied);
    Token moved = token;
    moved.begin = static_cast<std::uint32_t>(out.text.size());
    for (std::size_t at = token.begin; at < token.end;) {
      const bool first = at == token.begin;
      append_utf8(out.text, change(next_code_point(example.text, at), first));
    }
    moved.end = static_cast<std::uint32_t>(out.text.size());
    const std::vector<Token> read = tokenize(out.text, moved.begin, moved.end);
    if (!read.empty()) {
      moved.upper = read[0].upper;
      moved.all_caps = read[0].all_caps;
      moved.inner_caps = read[0].inner_caps;
    }
    copied = token.end;
    out.tokens.push_back(std::move(moved));
  }
  out.text.append(example.text, copied);
  return out;
}

char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }
}  // namespace

void add_headline_copies(std::vector<Example>& examples, std::string_view language) {
  const std::size_t count = examples.size();
  for (const std::uint32_t at : shuffled(count, 42)) {
    // Title case is an English habit.
    if (language == "en" && at % kTitleEvery == 0) {
      examples.push_back(
          changed(examples[at], [](char32_t c, bool first) { return first ? upper(c) : c; }));
    }
    if (at % kCapitalsEvery == 1) {
      examples.push_back(changed(examples[at], [](char32_t c, bool) { return upper(c); }));
    }
  }
}

}  // namespace quaestor::train
