#include "relatives.h"

#include <algorithm>

namespace quaestor {

Relative Relatives::of_words(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t) {
    const std::uint64_t classes = a_.classes[t];
    if (lexicon_.is_among(classes, "parent_noun")) return Relative::parent;
    if (lexicon_.is_among(classes, "unit_noun")) return Relative::unit;
    if (lexicon_.is_among(classes, "rival_noun")) return Relative::rival;
  }
  return Relative::none;
}

bool Relatives::is_verb(std::uint32_t token) const {
  if (a_.syntax.empty()) return false;
  return a_.syntax[token].upos == Upos::VERB || a_.syntax[token].upos == Upos::AUX;
}

// Where the noun may begin: behind a hyphen, behind "'s" and words in small letters, or right
// behind the name that has an article before it.
std::uint32_t Relatives::noun_start(const Mention& name, const Sentence& sentence) const {
  constexpr std::uint32_t kModifiers = 3;
  const std::uint32_t next = name.last;
  if (next + 1 >= sentence.last) return sentence.last;
  if ((a_.language == "de" || a_.language == "nl") && a_.tokens[next].lower == "-" &&
      !a_.tokens[next].space_before && !a_.tokens[next + 1].space_before)
    return next + 1;
  if (a_.language != "en") return sentence.last;
  if (a_.tokens[next].lower == "'s") {
    std::uint32_t noun = next + 1;
    while (noun < std::min(sentence.last, next + kModifiers) &&
           of_words(noun, noun + 1) == Relative::none && a_.tokens[noun].type == TokenType::word &&
           !is_verb(noun))
      ++noun;
    return noun;
  }
  const bool defined =
      name.first > sentence.first && lexicon_.is_among(a_.classes[name.first - 1], "definite");
  return defined ? next : sentence.last;
}

std::optional<Relatives::Noun> Relatives::noun_behind(const Mention& name,
                                                      const Sentence& sentence) const {
  if (name.type != MentionType::name || name.entity == kNoEntity ||
      (name.kind != Kind::company && name.kind != Kind::organization))
    return std::nullopt;
  Noun noun;
  noun.first = noun_start(name, sentence);
  if (noun.first >= sentence.last) return std::nullopt;
  noun.last = noun.first + 1;
  noun.relative = of_words(noun.first, noun.last);
  if (noun.relative == Relative::none) return std::nullopt;
  if (const auto whole = lexicon_.descriptor_at(a_.tokens, noun.first, sentence.last, a_.language))
    noun.last = whole->last;
  // Beside a verb it acts; before a name it only introduces it, after "is" it is told of another.
  const bool before_verb = noun.last < sentence.last && is_verb(noun.last);
  std::uint32_t first = name.first;
  if (first > sentence.first && lexicon_.is_among(a_.classes[first - 1], "definite")) --first;
  const bool behind_verb = first > sentence.first && is_verb(first - 1) &&
                           noun.last < sentence.last && !a_.tokens[noun.last].upper &&
                           a_.syntax[first - 1].upos == Upos::VERB && a_.language != "en";
  if (!before_verb && !behind_verb) return std::nullopt;
  return noun;
}

std::uint32_t Relatives::parent_of(std::uint32_t entity) {
  const std::string parent = a_.entities[entity].parent;
  if (parent.empty()) return kNoEntity;
  for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
    if (a_.entities[e].entity.id == parent) return e;
  }
  const auto known = lexicon_.find_id(parent);
  if (!known) return kNoEntity;
  const LexiconEntry& entry = lexicon_.entry(*known);
  ArticleEntity owner;
  owner.entity = entry.entity;
  owner.country = entry.country;
  owner.city = entry.city;
  owner.parent = entry.parent;
  owner.known = true;
  a_.entities.push_back(std::move(owner));
  return static_cast<std::uint32_t>(a_.entities.size() - 1);
}

bool Relatives::belongs(std::uint32_t unit, std::uint32_t parent) const {
  const std::string& id = a_.entities[unit].parent;
  return !id.empty() && id == a_.entities[parent].entity.id;
}

}  // namespace quaestor
