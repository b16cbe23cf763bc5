#include "lemmas.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <tuple>

#include "syntax_lemmas.h"

namespace quaestor::train {

using namespace syntax;

namespace {
constexpr int kSeenForEnding = 3;  // words that make an ending a rule

bool inside_letter(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The script that changes least of the form; nothing when the new end is too long.
std::optional<LemmaScript> script_for(std::string_view form, std::string_view lower,
                                      std::string_view lemma) {
  std::optional<LemmaScript> best;
  for (const auto spelling : {LemmaScript::lower, LemmaScript::as_written}) {
    for (const auto cut : {LemmaScript::nothing, LemmaScript::first_ge, LemmaScript::second_ge,
                           LemmaScript::first_zu}) {
      const auto base = cut_out(cut, spelling == LemmaScript::lower ? lower : form);
      if (!base) continue;
      const auto [at, other] =
          std::mismatch(base->begin(), base->end(), lemma.begin(), lemma.end());
      auto same = static_cast<std::size_t>(at - base->begin());
      while (same > 0 && (inside_letter(*base, same) || inside_letter(lemma, same))) --same;
      const std::size_t strip = base->size() - same;
      const std::size_t size = lemma.size() - same;
      if (size > LemmaScript::kMaxEnd || strip > 255) continue;
      // A cut must pay for itself.
      const std::size_t price = strip + size + (cut == LemmaScript::nothing ? 0 : 3);
      if (best && price >= static_cast<std::size_t>(best->strip) + best->size +
                               (best->cut == LemmaScript::nothing ? 0 : 3)) {
        continue;
      }
      best = LemmaScript{};
      best->spelling = spelling;
      best->cut = cut;
      best->strip = static_cast<std::uint8_t>(strip);
      best->size = static_cast<std::uint8_t>(size);
      std::memcpy(best->end, lemma.data() + same, size);
    }
  }
  return best;
}

struct Learner {
  std::map<std::string, std::uint64_t> numbers;  // by the bytes of the script
  std::vector<LemmaScript> scripts;

  std::uint64_t number_of(const LemmaScript& script) {
    const std::string bytes(reinterpret_cast<const char*>(&script), sizeof script);
    const auto [found, added] = numbers.emplace(bytes, scripts.size());
    if (added) scripts.push_back(script);
    return found->second;
  }
};

using Counts = std::map<std::uint64_t, int>;  // script -> words

std::uint64_t most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}
}  // namespace

LemmaRules learn_lemmas(const std::vector<Example>& examples) {
  Learner learner;
  // By length of the ending: key -> (key of the shorter ending, counts).
  struct Entry {
    std::uint64_t shorter = 0;
    Counts counts;
    int words = 0;
  };
  std::vector<std::map<std::uint64_t, Entry>> entries(kLemmaKeys);
  for (const Example& example : examples) {
    SentenceWords words;
    read_words(example.text, example.tokens, example.whole(), words);
    for (std::size_t i = 0; i < example.tokens.size(); ++i) {
      if (example.lemmas.size() <= i || example.lemmas[i].empty()) continue;
      const Token& token = example.tokens[i];
      const std::string_view form =
          std::string_view(example.text).substr(token.begin, token.end - token.begin);
      const auto script = script_for(form, token.lower, example.lemmas[i]);
      if (!script) continue;
      const std::uint64_t number = learner.number_of(*script);
      std::uint64_t shorter = 0;
      for (std::size_t length = 0; length < kLemmaKeys; ++length) {
        const std::uint64_t key = lemma_key(words.words[i], length, example.gold[i].upos,
                                            example.gold[i].morphology.form);
        Entry& entry = entries[length][key];
        entry.shorter = shorter;
        ++entry.counts[number];
        ++entry.words;
        shorter = key;
      }
    }
  }
  // An ending has a rule when it says something else than the shorter one.
  LemmaRules out;
  std::map<std::uint64_t, std::uint64_t> said;
  for (std::size_t length = 0; length < kLemmaKeys; ++length) {
    const bool whole = length + 1 == kLemmaKeys;
    for (const auto& [key, entry] : entries[length]) {
      const auto above = said.find(entry.shorter);
      const std::uint64_t before = above == said.end() ? ~std::uint64_t{0} : above->second;
      const std::uint64_t best = most_frequent(entry.counts);
      const bool enough = whole || length == 0 || entry.words >= kSeenForEnding;
      const bool new_rule = best != before && enough;
      if (new_rule) out.rules.push_back({key, best});
      said[key] = new_rule ? best : before;
    }
  }
  std::sort(out.rules.begin(), out.rules.end(),
            [](const LemmaRule& a, const LemmaRule& b) { return a.key < b.key; });
  out.scripts = std::move(learner.scripts);
  return out;
}

}  // namespace quaestor::train
