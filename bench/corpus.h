// Text to measure on: generated articles, each different, so that no cache of the second time
// flatters a figure. Sizes are the UTF-8 bytes of the text.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "laws/generated_articles.h"

namespace quaestor::bench {

inline constexpr std::size_t kSentences = 25;  // about the length of a news article

struct Text {
  std::string name;
  std::string bytes;
  std::string language;
};

// Articles of four languages in turn.
inline std::vector<Text> texts(std::uint64_t seed, std::size_t count) {
  testing::ArticleGenerator generator(seed, QUAESTOR_SOURCE_DIR);
  std::vector<Text> all;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& language = testing::ArticleGenerator::languages()[i % 4];
    all.push_back(
        {"made-" + std::to_string(i) + ".txt", generator.text(language, kSentences), language});
  }
  return all;
}

inline std::vector<Article> articles(std::uint64_t seed, std::size_t count) {
  std::vector<Article> all;
  for (const Text& text : texts(seed, count)) {
    all.push_back(read_bytes(text.bytes, text.name).at(0));
    all.back().info.language = text.language;
  }
  return all;
}

// Goes round over `all` and says what was done in bytes and articles a second.
template <typename Item, typename Size, typename Use>
void measure(::benchmark::State& state, const std::vector<Item>& all, Size size, Use use) {
  std::size_t at = 0;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    const Item& item = all[at++ % all.size()];
    use(item);
    bytes += static_cast<std::int64_t>(size(item));
  }
  state.SetBytesProcessed(bytes);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

}  // namespace quaestor::bench
