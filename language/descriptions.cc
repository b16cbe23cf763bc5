// Descriptions in running text: by a noun ("der Konzern aus Walldorf"), by a town ("die Zürcher"),
// by a relation to a named company ("la maison mère de Free").
#include <algorithm>

#include "quaestor/facts/text.h"
#include "reference_finder.h"

namespace quaestor {

// "the ByteDance subsidiary": whom the lexicon names, or whoever the article does.
void ReferenceFinder::open_relative(const Relatives::Noun& noun, std::uint32_t of, std::size_t s) {
  open(noun.first, noun.last, MentionType::description, kNoEntity, s);
  OpenReference& reference = open_.back().reference;
  reference.noun = noun.last - 1;
  relate(noun.relative, of, s, reference);
}

void ReferenceFinder::relate(Relative relative, std::uint32_t of, std::size_t s,
                             OpenReference& reference) {
  reference.other = of;
  std::uint32_t meant = kNoEntity;
  if (relative == Relative::parent) meant = relatives_.parent_of(of);
  if (relative == Relative::unit)
    meant = nearest(s, [&](std::uint32_t e) { return relatives_.belongs(e, of); });
  reference.certain = meant != kNoEntity;
  if (reference.certain) {
    reference.by_rule = meant;
    a_.mentions[reference.mention].entity = meant;
  } else if (reference.by_rule == of) {
    reference.by_rule = kNoEntity;
  }
}

// "la maison mère de Free", "le concurrent nordique de Pasqal": the company behind the noun.
Mention* ReferenceFinder::company_behind(std::uint32_t last, const Sentence& sentence) {
  std::uint32_t t = last;
  if (t >= sentence.last || !word("genitive", t)) return nullptr;
  ++t;
  if (t < sentence.last && word("definite", t)) ++t;
  const Mention* name = t < sentence.last ? name_at(t) : nullptr;
  if (name == nullptr || name->type != MentionType::name || name->kind != Kind::company)
    return nullptr;
  return &names_[static_cast<std::size_t>(name - names_.data())];
}

// "die Zürcher haben", "les Lillois", "de Eindhovenaren": the company from there.
std::uint32_t ReferenceFinder::people_at(std::uint32_t i, std::size_t s) {
  const Sentence& sentence = a_.sentences[s];
  const Mention* name = i + 1 < sentence.last ? name_at(i + 1) : nullptr;
  if (name == nullptr || name->kind != Kind::place || name->type != MentionType::adjective ||
      name->last >= sentence.last || !word("plural_definite", i) || a_.syntax.empty())
    return i;
  const Token& next = a_.tokens[name->last];
  const Upos tag = a_.syntax[name->last].upos;
  if (next.lower == "-" || next.upper || tag == Upos::NOUN || tag == Upos::PROPN ||
      tag == Upos::ADJ || tag == Upos::NUM)
    return i;
  const std::uint32_t last = name->last;
  Description d;
  note_origin(*name, d);
  open(i, last, MentionType::description, of_town(d.city, s), s);
  OpenReference& reference = open_.back().reference;
  reference.country = d.country;
  reference.city = d.city;
  reference.tells_town = true;
  return last;
}

// The company named last that sits in the town, by the lexicon or by what the article told.
std::uint32_t ReferenceFinder::of_town(const std::string& city, std::size_t s) const {
  return nearest(s, [&](std::uint32_t e) {
    return a_.entities[e].entity.kind == Kind::company && !a_.entities[e].outlet &&
           (fold(a_.entities[e].city) == city || seats_.contains({e, city}));
  });
}

// "das Karlsruher Start-up Osmoplex", "Osmoplex aus Karlsruhe": towns told beside companies.
void ReferenceFinder::note_seats(std::size_t s) {
  constexpr std::uint32_t kBeside = 4;
  const auto begin = names_.begin() + starts_[s];
  const auto end = names_.begin() + starts_[s + 1];
  for (auto town = begin; town != end; ++town) {
    if (town->kind != Kind::place || town->entity == kNoEntity) continue;
    for (auto name = begin; name != end; ++name) {
      if (name->kind != Kind::company || name->entity == kNoEntity) continue;
      const bool before = town->type == MentionType::adjective && town->last <= name->first &&
                          name->first - town->last <= kBeside;
      const bool behind = town->first > name->last && town->first - name->last <= kBeside &&
                          word("origin", town->first - 1);
      if (before || behind)
        seats_.insert({name->entity, fold(a_.entities[town->entity].entity.name)});
    }
  }
}

// "the Danish group", "la maison mère de Free": returns the token behind it, or `i`.
std::uint32_t ReferenceFinder::description_at(std::uint32_t i, std::size_t s) {
  if (!word("definite", i)) return i;
  const Sentence& sentence = a_.sentences[s];
  const auto description = describe(i, sentence);
  if (!description || description->plural) return i;
  open(i, description->last, MentionType::description, antecedent(*description, s), s,
       description->kind);
  OpenReference& reference = open_.back().reference;
  reference.noun = description->noun;
  reference.country = description->country;
  reference.city = description->city;
  const Relative relative = relatives_.of_words(description->first, description->last);
  Mention* of = company_behind(description->last, sentence);
  if (relative != Relative::none && of != nullptr) {
    relate(relative, of->entity, s, reference);
    of->of_other = true;
  }
  return description->last;
}

// determiner + modifiers + descriptor (+ adjective), not directly followed by a name that it only
// introduces.
std::optional<ReferenceFinder::Description> ReferenceFinder::describe(
    std::uint32_t at, const Sentence& sentence) const {
  Description d;
  const std::uint32_t end = std::min(sentence.last, at + 6);
  for (std::uint32_t i = at + 1; i < end; ++i) {
    const Token& token = a_.tokens[i];
    if (token.type == TokenType::sign && token.lower != "-") return std::nullopt;
    if (const Mention* name = name_at(i)) {
      note_origin(*name, d);
      if (name->type == MentionType::name && name->kind != Kind::place &&
          name->kind != Kind::country)
        return std::nullopt;
      i = name->last - 1;
      continue;
    }
    const auto found = lexicon_.descriptor_at(a_.tokens, i, sentence.last, a_.language);
    const std::optional<Kind> kind = found ? std::optional(found->kind) : std::nullopt;
    if (kind && (*kind == Kind::company || *kind == Kind::organization)) {
      d.kind = *kind;
      d.first = i;
      d.noun = found->last - 1;
      d.last = found->last;
      return finish(d, sentence);
    }
    // "het Poolse Opole een werf": a phrase of its own begins
    const bool determiner = word("definite", i) || word("indefinite", i) || word("possessive", i);
    if (i > at + 3 || determiner || word("locative", i) || word("and", i) || word("relative", i))
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ReferenceFinder::Description> ReferenceFinder::finish(
    Description d, const Sentence& sentence) const {
  d.plural = is_plural(d.noun);
  if (const Mention* after = d.last < sentence.last ? name_at(d.last) : nullptr) {
    if (after->type == MentionType::adjective) {
      note_origin(*after, d);
      d.last = after->last;
    }
    if (after->type == MentionType::name) return std::nullopt;  // "the chip maker ASML"
  }
  // "le groupe de Redmond", "the group from Eindhoven", "der Konzern aus Walldorf"
  if (d.last + 1 < sentence.last &&
      (word("genitive", d.last) || word("agent", d.last) || word("locative", d.last))) {
    const Mention* place = name_at(d.last + 1);
    if (place != nullptr && place->kind == Kind::place && word("origin", d.last)) {
      note_origin(*place, d);
      d.last = place->last;
    }
  }
  const Mention* after = d.last < sentence.last ? name_at(d.last) : nullptr;
  if (after != nullptr && after->type == MentionType::name &&
      (after->kind == Kind::company || after->kind == Kind::organization))
    return std::nullopt;
  return d;
}

bool ReferenceFinder::is_plural(std::uint32_t noun) const {
  const std::string& lower = a_.tokens[noun].lower;
  if (a_.language == "en")
    return lower.size() > 3 && lower.back() == 's' && lower[lower.size() - 2] != 's';
  if (a_.language == "fr") return lower.size() > 3 && lower.back() == 's' && lower != "fonds";
  if (a_.language == "nl")
    return lower.size() > 4 &&
           (lower.substr(lower.size() - 2) == "en" || lower.substr(lower.size() - 2) == "'s");
  return false;
}

void ReferenceFinder::note_origin(const Mention& name, Description& d) const {
  const ArticleEntity& entity = a_.entities[name.entity];
  if (name.kind == Kind::country) d.country = entity.country;
  if (name.kind == Kind::place) {
    d.city = fold(entity.entity.name);
    if (d.country.empty()) d.country = entity.country;
  }
}

std::uint32_t ReferenceFinder::antecedent(const Description& d, std::size_t s) const {
  const auto same_kind = [&](std::uint32_t e) {
    return a_.entities[e].entity.kind == d.kind && !a_.entities[e].outlet;
  };
  if (!d.city.empty()) {
    const auto in_city = [&](std::uint32_t e) {
      return same_kind(e) && (fold(a_.entities[e].city) == d.city || seats_.contains({e, d.city}));
    };
    const std::uint32_t entity = nearest(s, in_city);
    if (entity != kNoEntity) return entity;
  }
  if (!d.country.empty()) {
    const auto from = [&](std::uint32_t e) {
      return same_kind(e) && a_.entities[e].country == d.country;
    };
    std::uint32_t entity = nearest(s, from);
    if (entity != kNoEntity) return entity;
    const auto open = [&](std::uint32_t e) {
      return same_kind(e) && a_.entities[e].country.empty();
    };
    entity = nearest(s, open);
    return entity;
  }
  return nearest(s, same_kind);
}

}  // namespace quaestor
