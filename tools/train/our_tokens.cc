// From the words of a treebank to tokens: theirs as they are, or ours by character offsets.
#include <algorithm>

#include "quaestor/facts/text.h"
#include "treebank.h"

namespace quaestor::train {

namespace {
// One token over text[begin, end), with the flags our tokenizer gives.
Token token_over(std::string_view text, std::size_t begin, std::size_t end) {
  const std::vector<Token> parts = tokenize(text, begin, end);
  Token token;
  token.type = TokenType::sign;
  if (!parts.empty()) token = parts.front();
  if (parts.size() > 1) {
    std::string lower;
    for (const Token& part : parts) {
      lower += (lower.empty() || !part.space_before ? "" : " ") + part.lower;
      token.all_caps = token.all_caps && (part.type != TokenType::word || part.all_caps);
      token.inner_caps = token.inner_caps || part.inner_caps;
    }
    token.set_lower(std::move(lower));
  }
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.space_before = begin > 0 && text[begin - 1] == ' ';
  return token;
}

class Aligner {
 public:
  Aligner(const UdSentence& sentence, std::string_view language)
      : ud_(sentence), germanic_(language != "fr") {
    out_.origin = sentence.number;
    out_.text = sentence.text;
    out_.tokens = tokenize(out_.text, 0, out_.text.size());
    home_.assign(ud_.words.size(), 0);
    speaker_.assign(out_.tokens.size(), -1);
    cover_.assign(out_.tokens.size(), -1);
  }

  Example run() {
    find_homes();
    choose_speakers();
    out_.gold.resize(out_.tokens.size());
    out_.lemmas.resize(out_.tokens.size());
    for (std::size_t t = 0; t < out_.tokens.size(); ++t) {
      if (speaker_[t] >= 0) {
        speak(t);
      } else {
        join(t);
      }
    }
    return std::move(out_);
  }

 private:
  // The tokens that overlap a word: [first, last).
  std::pair<std::size_t, std::size_t> tokens_of(const UdWord& word) const {
    std::size_t first = 0;
    while (first < out_.tokens.size() && out_.tokens[first].end <= word.begin) ++first;
    std::size_t last = first;
    while (last < out_.tokens.size() && out_.tokens[last].begin < word.end) ++last;
    return {first, last};
  }

  void find_homes() {
    for (std::size_t w = 0; w < ud_.words.size(); ++w) {
      const auto [first, last] = tokens_of(ud_.words[w]);
      home_[w] = std::min(first, out_.tokens.size() - 1);
      if (germanic_ && last - first >= 3 && cut_at_hyphen(first, last)) home_[w] = last - 1;
      for (std::size_t t = first; t < last; ++t) {
        if (cover_[t] < 0) cover_[t] = static_cast<int>(w);
      }
    }
  }
  bool cut_at_hyphen(std::size_t first, std::size_t last) const {
    if (out_.tokens[last - 1].type != TokenType::word) return false;
    return std::any_of(out_.tokens.begin() + static_cast<long>(first) + 1,
                       out_.tokens.begin() + static_cast<long>(last) - 1,
                       [](const Token& token) { return token.lower == "-"; });
  }

  // The word that a token stands for: the preposition of "zum", else the first.
  void choose_speakers() {
    for (std::size_t w = 0; w < ud_.words.size(); ++w) {
      int& speaker = speaker_[home_[w]];
      const bool preposition = ud_.words[w].upos == Upos::ADP;
      if (speaker < 0 || (preposition && ud_.words[speaker].upos != Upos::ADP)) {
        speaker = static_cast<int>(w);
      }
    }
  }

  void speak(std::size_t t) {
    const auto word = static_cast<std::size_t>(speaker_[t]);
    const std::size_t arc = outer_word(t, word);
    const int head = ud_.words[arc].head;
    out_.gold[t].upos = ud_.words[word].upos;
    out_.gold[t].morphology = ud_.words[word].morphology;
    const Token& token = out_.tokens[t];
    if (ud_.words[word].form.size() == token.end - token.begin) {
      out_.lemmas[t] = ud_.words[word].lemma;
    }
    out_.gold[t].deprel = ud_.words[arc].deprel;
    out_.gold[t].head = head < 0 ? kNoHead : static_cast<std::uint32_t>(home_[head]);
  }
  // The word of the token that gives it its head: the one nearest to the root, so that arcs between
  // tokens cannot form a circle; the speaker among equals.
  std::size_t outer_word(std::size_t t, std::size_t speaker) const {
    std::size_t outer = speaker;
    for (std::size_t w = 0; w < ud_.words.size(); ++w) {
      if (home_[w] == t && depth(w) < depth(outer)) outer = w;
    }
    return outer;
  }
  std::size_t depth(std::size_t word) const {
    std::size_t arcs = 0;
    while (ud_.words[word].head >= 0 && arcs <= ud_.words.size()) {
      word = static_cast<std::size_t>(ud_.words[word].head);
      ++arcs;
    }
    return arcs;
  }

  // A token that is only part of a word.
  void join(std::size_t t) {
    const Token& token = out_.tokens[t];
    const int word = cover_[t];
    const auto head = word < 0 ? (t > 0 ? t - 1 : t + 1) : home_[word];
    const bool before = head > t;
    Syntax& gold = out_.gold[t];
    gold.head = static_cast<std::uint32_t>(head);
    gold.deprel = Deprel::goeswith;
    gold.upos = word < 0 ? Upos::X : ud_.words[word].upos;
    if (token.type == TokenType::number) gold.upos = Upos::NUM;
    if (token.type == TokenType::sign) gold.upos = Upos::PUNCT;
    if (before) gold.deprel = token.type == TokenType::sign ? Deprel::punct : Deprel::compound;
  }

  const UdSentence& ud_;
  bool germanic_;
  Example out_;
  std::vector<std::size_t> home_;  // word -> token
  std::vector<int> speaker_;       // token -> word it stands for, or -1
  std::vector<int> cover_;         // token -> word it is part of, or -1
};
}  // namespace

Example on_our_tokens(const UdSentence& sentence, std::string_view language) {
  return Aligner(sentence, language).run();
}

Example on_gold_tokens(const UdSentence& sentence) {
  Example out;
  out.origin = sentence.number;
  for (std::size_t w = 0; w < sentence.words.size(); ++w) {
    const UdWord& word = sentence.words[w];
    const bool glued = w > 0 && word.begin <= sentence.words[w - 1].end &&
                       sentence.words[w - 1].begin < word.begin;
    if (w > 0 && !glued) out.text += ' ';
    const std::size_t begin = out.text.size();
    out.text += word.form;
    out.tokens.push_back(token_over(out.text, begin, out.text.size()));
    const std::uint32_t head = word.head < 0 ? kNoHead : static_cast<std::uint32_t>(word.head);
    out.gold.push_back({word.upos, head, word.deprel, word.morphology});
    out.lemmas.push_back(word.lemma);
  }
  return out;
}

}  // namespace quaestor::train
