// Public bodies by their territory: "das Land Vorarlberg", "la Ville de Rimouski", "Province of
// Alberta", where they act and are no place ("in der Stadt Görlitz").
#include <algorithm>

#include "mentions.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
// The state of a place or of a state, by the senses of a known form.
std::string country_of(const Lexicon& lexicon, const LexiconMatch& match) {
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon.entry(sense.entry);
    if (entry.entity.kind == Kind::place && sense.type == FormType::name) return entry.country;
  }
  return {};
}
// "(der) schottischen Regierung", "Ohio's government": told as it is named by itself.
std::string body_name(std::string name, std::string_view adjective) {
  if (const std::size_t own = name.find("'s "); own != std::string::npos) name.erase(own, 2);
  for (const std::string_view ending : {"en", "er", "em", "es"}) {
    if (!adjective.ends_with(ending)) continue;
    return std::string(adjective.substr(0, adjective.size() - ending.size())) + "e" +
           name.substr(adjective.size());
  }
  return name;
}
}  // namespace

// Where the territory's noun says a place: behind "in", but not behind "of" or "by".
bool MentionFinder::tells_place(std::uint32_t at, const Sentence& sentence) const {
  std::uint32_t i = at;
  if (i > sentence.first && is_word("definite", i - 1)) --i;
  return i > sentence.first && is_word("locative", i - 1) && !is_word("genitive", i - 1) &&
         !is_word("agent", i - 1);
}

// A listed body ("Kanton Zug") where its words tell a place: "im Kanton Zug".
bool MentionFinder::tells_place(std::uint32_t at, const LexiconMatch& match,
                                const Sentence& sentence) const {
  const auto noun = lexicon_.territory_noun(a_.tokens, at, sentence.last, a_.language);
  return noun && noun->level != TerritoryLevel::state && noun->last < match.last &&
         names_body(match) && tells_place(at, sentence);
}

std::uint32_t MentionFinder::take_territory(std::uint32_t at, const Sentence& sentence) {
  if (a_.tokens[at].type != TokenType::word) return at;
  const auto noun = lexicon_.territory_noun(a_.tokens, at, sentence.last, a_.language);
  if (!noun || noun->level == TerritoryLevel::state || tells_place(at, sentence)) return at;
  if (a_.language == "de" && !a_.tokens[at].upper) return at;
  if (at > sentence.first && a_.tokens[at - 1].lower == "-") return at;  // "Hansa-Stadt Bremen"
  std::uint32_t name = noun->last;
  while (name < sentence.last && name < noun->last + 2 &&
         (is_word("genitive", name) || is_word("definite", name)) && !a_.tokens[name].upper)
    ++name;
  if (name >= sentence.last || !a_.tokens[name].upper) return at;
  const LexiconMatch* match = known_.at(name);
  const LexiconMatch* listed = known_.at(at);
  if (match == nullptr || (listed != nullptr && listed->last >= match->last)) return at;
  const std::string country = country_of(lexicon_, *match);
  if (country.empty()) return at;
  const std::string written(a_.surface(at, match->last));
  const auto earlier = earlier_entity(written);
  const std::uint32_t entity = earlier && a_.entities[*earlier].entity.kind == Kind::organization
                                   ? *earlier
                                   : entity_for_unknown(Kind::organization, written);
  a_.entities[entity].country = country;
  a_.entities[entity].government = true;
  add(at, match->last, Kind::organization, MentionType::name, entity, true);
  return match->last;
}

// "im finnischen Pikkala", "in het Roemeense Galați": what an adjective of a state or region and
// "in" stand before is a town there, whatever the name is like; but "een belang in het Franse
// Withings", "10 miljoen in het Noorse Inovya". Gives the token behind it, or its first one.
std::uint32_t MentionFinder::take_town(std::uint32_t at, const Sentence& sentence) {
  if (!a_.tokens[at].upper || a_.mentions.empty() || a_.mentions.back().last != at) return at;
  const Mention& origin = a_.mentions.back();
  const bool place = origin.kind == Kind::country || origin.kind == Kind::place;
  if (origin.type != MentionType::adjective || !place || origin.entity == kNoEntity) return at;
  std::uint32_t in = origin.first;
  if (in > sentence.first && is_word("definite", in - 1)) --in;
  if (in == sentence.first || !is_word("town_in", in - 1)) return at;
  --in;
  if (in > sentence.first && is_word("stake_noun", in - 1)) return at;
  const std::span<const AmountMention> amounts =
      a_.amounts_of(static_cast<std::size_t>(&sentence - a_.sentences.data()));
  if (std::any_of(amounts.begin(), amounts.end(),
                  [&](const AmountMention& amount) { return amount.last == in; }))
    return at;
  const NameSpan* span = span_from(at);
  const Run run = span != nullptr ? Run{at, span->last} : name_run(at, sentence);
  if (run.last == at || common_noun(at) || kind_from_parts(run, sentence)) return at;
  const auto upos = tag(at);
  if (a_.language == "de" && upos && *upos != Upos::PROPN && span == nullptr) return at;
  const std::string country = a_.entities[origin.entity].country;
  const std::uint32_t town = entity_for_town(std::string(a_.surface(run.first, run.last)), country);
  add(run.first, run.last, Kind::place, MentionType::name, town, true);
  return run.last;
}

// "the Lithuanian energy ministry", "l'État guinéen", "Regierung von Kanada": a state's name or
// adjective and the noun of its government, as one stretch.
std::optional<MentionFinder::Run> MentionFinder::government_at(std::uint32_t at, std::uint32_t last,
                                                               FormType type,
                                                               const Sentence& sentence) const {
  const auto is = [&](WordClass word_class, std::uint32_t t) { return is_word(word_class, t); };
  const std::uint32_t free =
      std::max(sentence.first, a_.mentions.empty() ? 0 : a_.mentions.back().last);
  if (type == FormType::adjective) {
    // "the French and German governments"
    if (last + 1 < sentence.last && is("and", last)) {
      const LexiconMatch* other = known_.at(last + 1);
      if (other != nullptr && other->last < sentence.last && is("state_noun", other->last) &&
          other->senses.front().type == FormType::adjective)
        return Run{at, last};
    }
    for (std::uint32_t t = last; t < std::min(last + 2, sentence.last); ++t) {
      const bool of = t + 1 < sentence.last && is("genitive", t + 1);
      if (is("state_noun", t)) return of ? std::nullopt : std::optional(Run{at, t + 1});
      if (a_.tokens[t].type != TokenType::word || is_function_word(t)) break;
    }
    if (at > free && is("state_noun", at - 1)) return Run{at - 1, last};
    return std::nullopt;
  }
  // "Ruandas Regierung", "Rwanda's government", "die Regierung Ruandas"
  const bool spelt = a_.language == "de" && a_.surface(at, last).ends_with('s');
  const std::uint32_t owned =
      last < sentence.last && a_.tokens[last].lower == "'s" ? last + 1 : last;
  // "the Ohio government", "Ohio's state government"
  if (a_.language == "en" && owned < sentence.last) {
    const auto body = lexicon_.territory_noun(a_.tokens, owned, sentence.last, "en");
    if (body && body->places.empty() && !is("territory_noun", body->last - 1))
      return Run{at, body->last};
  }
  // "das NRW-Wirtschaftsministerium"
  if (last + 1 < sentence.last && a_.tokens[last].lower == "-" && !a_.tokens[last].space_before &&
      !a_.tokens[last + 1].space_before && is("state_noun", last + 1))
    return Run{at, last + 2};
  const bool noun_behind = owned < sentence.last && is("state_noun", owned) &&
                           !(a_.language == "en" && is("territory_noun", owned));
  if ((owned > last || spelt) && noun_behind) return Run{at, owned + 1};
  if (spelt && at > free && is("state_noun", at - 1)) return Run{at - 1, last};
  std::uint32_t noun = at;
  if (noun > free && is("definite", noun - 1)) --noun;
  if (noun > free && is("genitive", noun - 1)) --noun;
  if (noun < at && noun > free && is("state_noun", noun - 1)) return Run{noun - 1, last};
  return std::nullopt;
}

// "Niedersachsens Wirtschaftsministerium": the noun is no part of a longer name.
bool MentionFinder::begins_government(std::uint32_t at, const LexiconMatch& match,
                                      const Sentence& sentence) const {
  const Sense& sense = match.senses.front();
  const LexiconEntry& entry = lexicon_.entry(sense.entry);
  const bool region = entry.entity.kind == Kind::place && entry.population == kRegionPopulation;
  return region && sense.type == FormType::name &&
         government_at(at, match.last, sense.type, sentence).has_value();
}

// "Die schottische Regierung", "le gouvernement wallon", "the Ohio government": the government of a
// region by its adjective or name.
std::uint32_t MentionFinder::take_region_government(std::uint32_t at, std::uint32_t last,
                                                    const Sense& sense, const Sentence& sentence) {
  const LexiconEntry& region = lexicon_.entry(sense.entry);
  if (region.entity.kind != Kind::place) return at;
  if (region.population != kRegionPopulation) {
    // "Rotterdam city council"
    const auto body = lexicon_.territory_noun(a_.tokens, last, sentence.last, a_.language);
    if (a_.language != "en" || sense.type != FormType::name || !body ||
        body->level != TerritoryLevel::town || is_word("territory_noun", body->last - 1))
      return at;
  }
  const auto stretch = government_at(at, last, sense.type, sentence);
  if (!stretch || (stretch->first == at && stretch->last == last)) return at;
  const bool by_name = sense.type == FormType::name && stretch->first < at;
  if (by_name && tells_place(stretch->first, sentence)) return at;  // "in the State of Texas"
  const bool adjective_first = a_.language == "de" && last == at + 1 && stretch->first == at;
  const std::string name = body_name(std::string(a_.surface(stretch->first, stretch->last)),
                                     adjective_first ? a_.surface(at) : std::string_view());
  const auto earlier = earlier_entity(name);
  const bool body = earlier && a_.entities[*earlier].entity.kind == Kind::organization;
  const std::uint32_t entity = body ? *earlier : entity_for_unknown(Kind::organization, name);
  a_.entities[entity].country = region.country;
  a_.entities[entity].government = true;
  add(stretch->first, stretch->last, Kind::organization, MentionType::name, entity, true);
  return stretch->last;
}

// French institutions have one capital: "Banque islamique de développement", "Agence nationale des
// ports", "Fonds saoudien pour le développement". Gives the token behind the name, or the run's
// end.
std::uint32_t MentionFinder::institution_end(const Run& run, const Sentence& sentence) const {
  constexpr int kParts = 3;
  if (a_.language != "fr" || run.last != run.first + 1 || a_.syntax.empty() ||
      is_initial(a_, run.first, sentence) || a_.tokens[run.first].all_caps)
    return run.last;
  const auto head = lexicon_.name_head(a_.tokens[run.first].lower);
  if (!head || (*head != Kind::organization && *head != Kind::company)) return run.last;
  std::uint32_t end = run.last;
  for (int part = 0; part < kParts && end < sentence.last; ++part) {
    while (end < sentence.last && is_small(end) && tag(end) == Upos::ADJ) ++end;
    std::uint32_t noun = end;
    while (
        noun < sentence.last && noun < end + 2 && is_small(noun) &&
        (is_word("genitive", noun) || is_word("definite", noun) || a_.tokens[noun].lower == "pour"))
      ++noun;
    const bool small =
        noun > end && noun < sentence.last && is_small(noun) && tag(noun) == Upos::NOUN;
    const bool capital = noun > end && noun < sentence.last && a_.tokens[noun].upper &&
                         tag(noun) == Upos::PROPN && part == 0 && end > run.last;
    if (!small && !capital) break;
    end = noun + 1;
  }
  return end;
}

}  // namespace quaestor
