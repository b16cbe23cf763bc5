// What the tagger and the parser do fast is what a plain reading gives.
#include "syntax_table.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "quaestor/language/tokens.h"
#include "syntax_features.h"

using namespace quaestor;
using namespace quaestor::syntax;

namespace {
// A table of random rows, three in four slots of it filled.
struct RandomTable {
  std::vector<Bucket> buckets;
  std::vector<std::int8_t> rows;

  RandomTable(std::size_t count, std::size_t classes, std::mt19937& random) : buckets(count) {
    std::uint32_t row = 0;
    for (Bucket& bucket : buckets) {
      bucket = {{}, row};
      const std::size_t filled = random() % (kMarks + 1);
      for (std::size_t slot = 0; slot < filled; ++slot)
        bucket.marks[slot] = static_cast<std::uint16_t>(100 + 10 * slot + random() % 10);
      row += static_cast<std::uint32_t>(filled);
    }
    rows.resize(row * classes + kStep);
    for (std::int8_t& weight : rows) weight = static_cast<std::int8_t>(random());
  }
  int plain_score(std::span<const std::uint64_t> features, std::size_t classes,
                  std::size_t k) const {
    int sum = 0;
    for (const std::uint64_t feature : features) {
      const Bucket& bucket = buckets[bucket_of(feature, buckets.size())];
      for (std::size_t slot = 0; slot < kMarks; ++slot) {
        if (bucket.marks[slot] != mark_of(feature)) continue;
        sum += rows[(bucket.first_row + slot) * classes + k];
        break;
      }
    }
    return sum;
  }
};
}  // namespace

TEST_CASE("scores are the sums of the rows, however many classes") {
  std::mt19937 random(7);
  for (const std::size_t classes : {1U, 3U, 4U, 5U, 8U, 13U, 16U, 17U, 24U, 25U, 33U, 44U, 64U}) {
    const RandomTable made(12, classes, random);
    const WeightTable table(made.buckets, made.rows.data(), classes);
    for (const std::size_t count : {0U, 1U, 60U, 96U}) {
      std::vector<std::uint64_t> features;
      for (std::size_t i = 0; i < count; ++i)
        features.push_back(std::uint64_t{random()} << 32 | (90 + random() % 80));
      Scores scores;
      table.score(features, scores);
      for (std::size_t k = 0; k < classes; ++k)
        CHECK(scores[k] == made.plain_score(features, classes, k));
    }
  }
}

TEST_CASE("words are hashed by their letters, whether they were read before or not") {
  const std::string text = "A Über über Übergrößenträger 3.5 naïveté € über A";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  const Sentence whole{0, static_cast<std::uint32_t>(tokens.size()), 0, BlockRole::paragraph};
  SentenceWords sentence;
  for (int time = 0; time < 2; ++time) {
    read_words(text, tokens, whole, sentence);
    REQUIRE(sentence.words.size() == tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string& lower = tokens[i].lower;
      std::vector<std::size_t> letters;  // where each begins
      for (std::size_t at = 0; at < lower.size(); ++at)
        if ((static_cast<unsigned char>(lower[at]) & 0xC0) != 0x80) letters.push_back(at);
      letters.push_back(lower.size());
      for (std::size_t k = 0; k < kAffixes; ++k) {
        const std::size_t size = std::min(k + 1, letters.size() - 1);
        CHECK(sentence.words[i].prefix[k] == hash_bytes(lower.substr(0, letters[size])));
        CHECK(sentence.words[i].suffix[k] ==
              hash_bytes(lower.substr(letters[letters.size() - 1 - size])));
      }
      CHECK(sentence.words[i].lower == hash_bytes(lower));
      CHECK(sentence.words[i].known_tags == 0);
    }
  }
}

TEST_CASE("features of a tag are those of the word and those around it") {
  const std::string text = "The board has not yet said whether it will build in Ghent";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  const Sentence whole{0, static_cast<std::uint32_t>(tokens.size()), 0, BlockRole::paragraph};
  SentenceWords sentence;
  read_words(text, tokens, whole, sentence);
  for (Word& word : sentence.words) word.known_tags = 1U << 3U | 1U << 15U;
  const std::vector<FineTag> tags(tokens.size(), {Upos::NOUN, 0});
  Features features;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tag_features(sentence, i, tags, features);
    const std::vector<std::uint64_t> all(features.all().begin(), features.all().end());
    own_tag_features(sentence, i, features);
    std::vector<std::uint64_t> parts(features.all().begin(), features.all().end());
    CHECK(parts.size() == kOwnTagFeatures);
    features.start(kTagKind + kOwnTagFeatures);
    context_tag_features(sentence, i, tags, features);
    parts.insert(parts.end(), features.all().begin(), features.all().end());
    CHECK(parts == all);
  }
}
