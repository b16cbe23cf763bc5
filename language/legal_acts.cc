// Laws by their form: "règlement (UE) 2023/1230", "Investment Act of 2023", "Bundesberggesetz",
// "loi sur les données". The words are classes of lexicons/words.tsv: law_noun, law_number,
// law_topic, law_joint, law_ending, no_law.
#include <algorithm>

#include "mentions.h"

namespace quaestor {

namespace {
constexpr std::size_t kLongestWord = 80;  // bytes; what is longer is no word
constexpr std::uint32_t kLongest = 16;    // words of a law's name
constexpr int kTopicWords = 9;
}  // namespace

bool MentionFinder::is_word(WordClass word_class, std::uint32_t token) const {
  return lexicon_.is_among(a_.classes[token], word_class);
}

// "2023/1230", "78-17", "2004/39/EG": behind the number of one law.
std::uint32_t MentionFinder::after_number(std::uint32_t at, const Sentence& sentence) const {
  if (at >= sentence.last || a_.tokens[at].type != TokenType::number) return at;
  ++at;
  while (at + 1 < sentence.last && !a_.tokens[at].space_before &&
         (a_.tokens[at].lower == "/" || a_.tokens[at].lower == "-") &&
         !a_.tokens[at + 1].space_before && a_.tokens[at + 1].type != TokenType::sign)
    at += 2;
  return at;
}

// What may follow the noun: the Union in brackets, "n°", the number. The noun's end if there is
// none, or only the Union.
std::uint32_t MentionFinder::after_citation(std::uint32_t at, const Sentence& sentence) const {
  const std::uint32_t none = at;
  const auto is_sign = [&](std::uint32_t t, std::string_view sign) {
    return t < sentence.last && a_.tokens[t].lower == sign;
  };
  bool cited = false;
  if (is_sign(at, "(") && at + 2 < sentence.last && a_.tokens[at + 1].all_caps &&
      is_sign(at + 2, ")")) {
    at += 3;
    cited = true;
  } else if (at < sentence.last && a_.tokens[at].all_caps &&
             a_.tokens[at].type == TokenType::word &&
             a_.tokens[at].end - a_.tokens[at].begin <= 3) {
    ++at;
    cited = true;
  }
  if (at < sentence.last && is_word("law_number", at)) {
    ++at;
    cited = true;
    if (is_sign(at, "°") || is_sign(at, "º") || is_sign(at, ".")) ++at;
  }
  const std::uint32_t end = after_number(at, sentence);
  if (end == at) return none;
  return cited || end > at + 1 ? end : none;
}

// "sur les données de santé", "zur Stromversorgung": behind the phrase, or `at`.
std::uint32_t MentionFinder::after_topic(std::uint32_t at, const Sentence& sentence) const {
  if (a_.syntax.empty() || at >= sentence.last || !is_word("law_topic", at)) return at;
  std::uint32_t end = at;
  int words = 0;
  for (std::uint32_t t = at + 1; t < sentence.last && words < kTopicWords; ++t, ++words) {
    const Upos upos = a_.syntax[t].upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN) {
      end = t + 1;
    } else if (upos == Upos::ADJ && a_.language == "fr" && end == t) {
      end = t + 1;
    } else if (upos != Upos::DET && upos != Upos::ADJ && !is_word("genitive", t) &&
               !(words == 0 && upos == Upos::ADP)) {
      break;
    }
  }
  return end;
}

// German and Dutch compounds: the last part names a law, what stands before it which one.
bool MentionFinder::is_law_compound(std::uint32_t at) const {
  const std::string& word = a_.tokens[at].lower;
  if (a_.language == "de" && !a_.tokens[at].upper) return false;
  if (word.size() > kLongestWord || is_word("no_law", at)) return false;
  for (std::size_t cut = 3; cut + 3 <= word.size(); ++cut) {
    if (lexicon_.is_word(a_.language, "law_ending", std::string_view(word).substr(cut)))
      return true;
  }
  return false;
}

// A word between the noun and the topic: whose law it is, and of which year.
bool MentionFinder::specifies_law(std::uint32_t at) const {
  const Token& token = a_.tokens[at];
  if (token.type == TokenType::number || token.lower == "-" || is_word("genitive", at)) return true;
  if (a_.syntax.empty() || token.type != TokenType::word) return false;
  const Upos upos = a_.syntax[at].upos;
  const bool month = upos == Upos::NOUN && a_.tokens[at - 1].type == TokenType::number;
  return upos == Upos::ADJ || upos == Upos::PROPN || month || known_.at(at) != nullptr;
}

// A law of lower-case noun: "règlement (UE) 2023/1230", "la loi wallonne sur l'eau",
// "Öko-Verordnung (EU) 2018/848". Behind it, or `at`.
std::uint32_t MentionFinder::after_law(std::uint32_t at, const Sentence& sentence) const {
  const bool ending = lexicon_.is_word(a_.language, "law_ending", a_.tokens[at].lower);
  if (is_law_compound(at)) return after_citation(at + 1, sentence);
  // "Taxonomie-Verordnung", "AI-verordening"
  if (at + 2 < sentence.last && a_.tokens[at].type == TokenType::word &&
      a_.tokens[at + 1].lower == "-" && !a_.tokens[at + 1].space_before &&
      !a_.tokens[at + 2].space_before &&
      lexicon_.is_word(a_.language, "law_ending", a_.tokens[at + 2].lower))
    return after_citation(at + 3, sentence);
  if (!is_word("law_noun", at) && !ending) return at;
  // "loi sud-africaine de 2010 sur …"
  for (std::uint32_t next = at + 1; next < std::min(sentence.last, at + 7); ++next) {
    const std::uint32_t cited = after_citation(next, sentence);
    if (cited > next) return cited;
    const std::uint32_t topic = after_topic(next, sentence);
    if (topic > next) return topic;
    if (!specifies_law(next)) break;
  }
  return at;
}

// "Planning (Listed Buildings and Conservation Areas) Act 1990", "Investment Act of 2023".
std::uint32_t MentionFinder::after_english_law(std::uint32_t at, const Sentence& sentence) const {
  if (a_.language != "en" || !a_.tokens[at].upper || is_function_word(at) ||
      is_word("law_noun", at) || known_.at(at) != nullptr)
    return at;
  bool inside = false;
  for (std::uint32_t t = at + 1; t < std::min(sentence.last, at + kLongest); ++t) {
    const Token& token = a_.tokens[t];
    if (token.lower == "(" || token.lower == ")") {
      inside = token.lower == "(";
      continue;
    }
    if (!inside && token.upper && is_word("law_noun", t)) {
      if (t + 1 < sentence.last && a_.tokens[t + 1].upper && is_word("law_noun", t + 1)) continue;
      const std::uint32_t cited = after_citation(t + 1, sentence);
      return cited > t + 1 ? cited : after_year(t + 1, sentence);
    }
    const bool joins =
        is_word("law_joint", t) || token.lower == "-" || (inside && token.lower == ",");
    if (!token.upper && !joins) return at;
  }
  return at;
}

std::uint32_t MentionFinder::after_year(std::uint32_t at, const Sentence& sentence) const {
  const auto year = [&](std::uint32_t t) {
    return t < sentence.last && a_.tokens[t].type == TokenType::number &&
           a_.tokens[t].end - a_.tokens[t].begin == 4;
  };
  if (year(at)) return at + 1;
  const bool linked = at < sentence.last && (is_word("genitive", at) || a_.tokens[at].lower == ",");
  return linked && year(at + 1) ? at + 2 : at;
}

std::uint32_t MentionFinder::take_law(std::uint32_t at, const Sentence& sentence) {
  if (a_.tokens[at].type != TokenType::word || known_.masked(at)) return at;
  if (const LexiconMatch* match = known_.at(at)) {
    const bool known = std::any_of(match->senses.begin(), match->senses.end(), [&](const Sense& s) {
      return lexicon_.entry(s.entry).entity.kind == Kind::regulation;
    });
    if (known) return at;
  }
  std::uint32_t end = after_law(at, sentence);
  if (end == at) end = after_english_law(at, sentence);
  if (end == at) return at;
  const std::string name(a_.surface(at, end));
  const auto earlier = earlier_entity(name);
  const std::uint32_t entity = earlier && a_.entities[*earlier].entity.kind == Kind::regulation
                                   ? *earlier
                                   : entity_for_unknown(Kind::regulation, name);
  add(at, end, Kind::regulation, MentionType::name, entity, true);
  return acronym_after(end, sentence, entity);
}

}  // namespace quaestor
