// Hash tables against std::map, and sets of phrases against a plain comparison of words.
#include "quaestor/language/phrases.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <memory>
#include <string>

#include "quaestor/language/hash.h"

using namespace quaestor;

namespace {

// Few words, so that phrases overlap and share their beginnings and ends.
std::string random_words(int most) {
  static const std::string kWords[] = {"a", "b", "l'", "of", "Straße", "long-term"};
  std::string text;
  for (int i = *rc::gen::inRange(1, most + 1); i > 0; --i)
    text += (text.empty() ? "" : " ") + kWords[*rc::gen::inRange(0, 6)];
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text, 0, text.size())) words.push_back(token.lower);
  return words;
}

using Model = std::map<std::vector<std::string>, std::vector<int>>;

// The longest phrase of the model in words[first, last) that starts at its begin or ends at its
// end.
Model::const_iterator longest_in(const Model& model, const std::vector<std::string>& words,
                                 std::size_t first, std::size_t last, bool at_end) {
  for (std::size_t size = last - first; size > 0; --size) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at_end ? last - size : first);
    const auto found = model.find({begin, begin + static_cast<std::ptrdiff_t>(size)});
    if (found != model.end()) return found;
  }
  return model.end();
}

}  // namespace

TEST_CASE("a hash table holds what was put in last") {
  CHECK(rc::check([](const std::vector<std::pair<std::uint64_t, int>>& pairs) {
    HashTable<int> table;
    std::map<std::uint64_t, int> model;
    RC_ASSERT(table.empty());
    for (const auto& [key, value] : pairs) {
      if (key == 0) continue;  // shares its place with 1
      table.at_or_add(key) = value;
      model[key] = value;
    }
    RC_ASSERT(table.size() == model.size());
    for (const auto& entry : model) {
      RC_ASSERT(table.find(entry.first) != nullptr);
      RC_ASSERT(*table.find(entry.first) == entry.second);
    }
    const std::uint64_t other = *rc::gen::arbitrary<std::uint64_t>();
    RC_ASSERT(other == 0 || table.contains(other) == (model.count(other) > 0));
    // From a file as from memory; the first change copies it.
    ReadyWriter out;
    table.save(out);
    const auto bytes = std::make_shared<const std::string>(out.bytes());
    ReadyFile file(std::shared_ptr<const char>(bytes, bytes->data()), *bytes);
    HashTable<int> read(file);
    RC_ASSERT(read.size() == model.size());
    for (const auto& entry : model) RC_ASSERT(*read.find(entry.first) == entry.second);
    read.at_or_add(12345) = 7;
    RC_ASSERT(*read.find(12345) == 7);
    RC_ASSERT(out.bytes() == *bytes);
  }));
}

TEST_CASE("a word's hash is that of its lower case") {
  const std::string text = "L’été, Straße 12";
  for (const Token& token : tokenize(text, 0, text.size()))
    CHECK(token.hash == hash_bytes(token.lower));
  Token token;
  token.set_lower("plant");
  CHECK(token.lower == "plant");
  CHECK(token.hash == hash_bytes("plant"));
  CHECK(join_hashes(hash_bytes("a"), hash_bytes("b")) !=
        join_hashes(hash_bytes("b"), hash_bytes("a")));
}

TEST_CASE("the longest phrase is found from both sides, with its values in order") {
  CHECK(rc::check([] {
    PhraseSet set;
    set.index_tails();
    Model model;
    for (int i = 0; i < 30; ++i) {
      const std::string phrase = random_words(4);
      set.add(phrase, i);
      model[words_of(phrase)].push_back(i);
    }
    const std::string text = random_words(12);
    const std::vector<Token> tokens = tokenize(text, 0, text.size());
    const std::vector<std::string> words = words_of(text);
    for (std::uint32_t first = 0; first < words.size(); ++first) {
      for (auto last = first + 1; last <= words.size(); ++last) {
        const auto expected = longest_in(model, words, first, last, false);
        const auto match = set.longest(tokens, first, last);
        RC_ASSERT(match.has_value() == (expected != model.end()));
        if (match) {
          RC_ASSERT(match->last == first + expected->first.size());
          RC_ASSERT(std::vector<int>(match->values.begin(), match->values.end()) ==
                    expected->second);
        }
        const auto before = longest_in(model, words, first, last, true);
        std::span<const int> values;
        const auto begin = set.longest_before(tokens, first, last, &values);
        RC_ASSERT(begin.has_value() == (before != model.end()));
        if (begin) {
          RC_ASSERT(*begin == last - before->first.size());
          RC_ASSERT(std::vector<int>(values.begin(), values.end()) == before->second);
        }
      }
    }
  }));
}

TEST_CASE("phrases of many words") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "w" + std::to_string(i) + " ";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  PhraseSet set;
  set.add(text, 1);
  set.add("w0 w1", 2);
  const auto all = static_cast<std::uint32_t>(tokens.size());
  REQUIRE(set.longest(tokens, 0, all));
  CHECK(set.longest(tokens, 0, all)->last == all);
  REQUIRE(set.longest(tokens, 0, all - 1));
  CHECK(set.longest(tokens, 0, all - 1)->values.front() == 2);
  CHECK(!set.longest(tokens, 0, 1));
}
