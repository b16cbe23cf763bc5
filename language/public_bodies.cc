// Public bodies by a noun alone: the government of the state that the article is about ("der Bund",
// "l'État"), and the body of a town or region that it names ("der Freistaat", "la commune"), by
// lexicons/territories.tsv.
#include <algorithm>

#include "quaestor/facts/text.h"
#include "reference_finder.h"

namespace quaestor {

namespace {
// One of several words with blanks between; any, if there are none.
bool is_one_of(std::string_view words, std::string_view word) {
  if (words.empty()) return true;
  const std::vector<std::string_view> all = split(words, ' ');
  return std::find(all.begin(), all.end(), word) != all.end();
}
// The level that the first word of a body's name tells: "ville de Lens", "Kanton Zug".
std::optional<TerritoryLevel> level_of(const Lexicon& lexicon, std::string_view name) {
  Token first;
  first.type = TokenType::word;
  first.set_lower(to_lower(name.substr(0, name.find(' '))));
  for (const std::string_view language : {"en", "fr", "nl", "de"}) {
    const auto noun = lexicon.territory_noun(std::span(&first, 1), 0, 1, language);
    if (noun && noun->level != TerritoryLevel::state) return noun->level;
  }
  return std::nullopt;
}
}  // namespace

bool may_mean(const Lexicon& lexicon, const Lexicon::TerritoryNoun& noun,
              const ArticleEntity& thing) {
  if (thing.entity.kind == Kind::place) {
    const std::string_view id = thing.entity.id;
    return is_one_of(noun.states, thing.country) &&
           is_one_of(noun.places, id.substr(std::min(id.size(), id.rfind('/') + 1)));
  }
  if (thing.entity.kind != Kind::organization || !thing.government) return false;
  const auto level = level_of(lexicon, thing.entity.name);
  if (level && *level != noun.level) return false;
  const auto whole = lexicon.government_of(thing.country);
  return is_one_of(noun.states, thing.country) &&
         (!whole || lexicon.entry(*whole).entity.id != thing.entity.id);
}

void ReferenceFinder::count_states() {
  for (const Mention& m : names_) {
    if ((m.kind == Kind::country || m.kind == Kind::place) && m.entity != kNoEntity)
      ++states_[a_.entities[m.entity].country];
  }
  if (!states_.empty()) return;
  for (const Mention& m : names_) {  // "the State of Ohio"
    if (m.entity == kNoEntity || m.kind != Kind::organization) continue;
    const ArticleEntity& body = a_.entities[m.entity];
    if (body.government && body.country.size() == 2) ++states_[body.country];
  }
}

// The state that the article names most, of those; the first of them where it names none.
std::string ReferenceFinder::state_among(std::string_view states) const {
  std::string best;
  int most = 0;
  for (const auto& [state, count] : states_) {
    if (count > most && is_one_of(states, state)) {
      most = count;
      best = state;
    }
  }
  return best.empty() && !states.empty() ? std::string(split(states, ' ').front()) : best;
}

std::uint32_t ReferenceFinder::entity_of(std::uint32_t lexicon_entry) {
  const LexiconEntry& known = lexicon_.entry(lexicon_entry);
  for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
    if (a_.entities[e].entity.id == known.entity.id) return e;
  }
  ArticleEntity entity;
  entity.entity = known.entity;
  entity.country = known.country;
  entity.known = true;
  entity.government = true;
  a_.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(a_.entities.size() - 1);
}

// "the energy ministry in Athens": the state whose capital stands behind the noun. Another town is
// the seat of a body of its own ("das Wirtschaftsministerium in Stuttgart").
std::string ReferenceFinder::seat_state(std::uint32_t behind, const Sentence& sentence,
                                        bool& elsewhere) const {
  elsewhere = false;
  if (behind + 1 >= sentence.last || !word("town_in", behind)) return {};
  const auto place = std::find_if(names_.begin() + next_, names_.end(),
                                  [&](const Mention& m) { return m.first == behind + 1; });
  if (place == names_.end() || place->kind != Kind::place || place->entity == kNoEntity) return {};
  const auto government = lexicon_.metonym(a_.entities[place->entity].entity.name);
  elsewhere = !government;
  return government ? lexicon_.entry(*government).country : std::string();
}

// The listed ministry of a government, by its subject: "polish-ministry-of-energy",
// "austrian-finance-ministry".
std::optional<std::uint32_t> ReferenceFinder::ministry_of(std::uint32_t government,
                                                          std::string_view subject) const {
  constexpr std::string_view kEnd = "-government";
  std::string state = lexicon_.entry(government).entity.id;
  if (subject.empty() || !state.ends_with(kEnd)) return std::nullopt;
  state.resize(state.size() - kEnd.size() + 1);
  if (const auto ministry = lexicon_.find_id(state + std::string(subject))) return ministry;
  return lexicon_.find_id(state + std::string(subject.substr(subject.rfind('-') + 1)) +
                          "-ministry");
}

// "l'État", "der Bund", "het kabinet": the government of the state that the article names most, of
// those whose government is called so; or its ministry, where the noun names one.
std::uint32_t ReferenceFinder::government_for(const Lexicon::TerritoryNoun& noun,
                                              const Sentence& sentence) {
  bool elsewhere = false;
  std::string state = seat_state(noun.last, sentence, elsewhere);
  if (elsewhere) return kNoEntity;
  if (state.empty()) state = state_among(noun.states);
  const auto government = lexicon_.government_of(state);
  if (!government) return kNoEntity;
  if (const auto ministry = ministry_of(*government, noun.places)) return entity_of(*ministry);
  return entity_of(*government);
}

// "Die Bundesregierung" of an article about Austria, "le ministère de l'Industrie" of one about
// Morocco: a name that bodies of several states have.
void ReferenceFinder::settle_government(Mention& name, const Sentence& sentence) {
  if (name.entity == kNoEntity || name.kind != Kind::organization || name.first == name.last)
    return;
  const auto noun = lexicon_.territory_noun(a_.tokens, name.first, name.last, a_.language);
  if (!noun || noun->last != name.last || noun->level != TerritoryLevel::state ||
      (noun->states.empty() && noun->places.empty()))
    return;
  const std::uint32_t meant = government_for(*noun, sentence);
  if (meant == kNoEntity) return;
  const ArticleEntity& before = a_.entities[name.entity];
  if (!before.known || before.country != a_.entities[meant].country) name.entity = meant;
}

// Without an article only beside another one: "Bund und Land", "Rijk, provincie en gemeente".
bool ReferenceFinder::among_bodies(std::uint32_t i, const Lexicon::TerritoryNoun& noun,
                                   const Sentence& sentence) const {
  if (!noun.alone || (a_.language == "de" && !a_.tokens[i].upper)) return false;
  if (noun.level == TerritoryLevel::state) return a_.tokens[i].upper;
  const auto joins = [&](std::uint32_t t) { return word("and", t) || a_.tokens[t].lower == ","; };
  if (i > sentence.first + 1 && joins(i - 1) && !a_.mentions.empty()) {
    const Mention& before = a_.mentions.back();
    if (before.last == i - 1 && before.type == MentionType::description &&
        before.kind != Kind::company)
      return true;
  }
  if (noun.last + 1 >= sentence.last || !joins(noun.last)) return false;
  const auto next = lexicon_.territory_noun(a_.tokens, noun.last + 1, sentence.last, a_.language);
  return next && next->alone && name_at(noun.last + 1) == nullptr && name_at(next->last) == nullptr;
}

// Returns the token behind it, or `i`. Where the noun tells a place it is none ("in der Stadt").
std::uint32_t ReferenceFinder::public_body_at(std::uint32_t i, std::size_t s) {
  const Sentence& sentence = a_.sentences[s];
  const bool fused = word("fused", i);
  const std::uint32_t at = word("definite", i) || fused ? i + 1 : i;
  if (at >= sentence.last || name_at(at) != nullptr) return i;
  const auto noun = lexicon_.territory_noun(a_.tokens, at, sentence.last, a_.language);
  if (!noun || name_at(noun->last) != nullptr) return i;
  if (at == i && !among_bodies(i, *noun, sentence)) return i;
  const std::uint32_t first = fused ? at : i;
  if (noun->level == TerritoryLevel::state) {
    const std::uint32_t state = government_for(*noun, sentence);
    if (state == kNoEntity) return i;
    a_.mentions.push_back(
        {first, noun->last, Kind::organization, MentionType::description, state, false, false});
    return noun->last;
  }
  if (fused && !word("agent", i)) return i;
  if (i > sentence.first && word("locative", i - 1) && !word("agent", i - 1)) return i;
  if (noun->last < sentence.last && a_.tokens[noun->last].lower == "-") return i;
  open(first, noun->last, MentionType::description, last_territory(s, *noun), s,
       Kind::organization);
  OpenReference& reference = open_.back().reference;
  reference.noun = at;
  reference.territory = true;
  reference.body = *noun;
  return noun->last;
}

// The town or region named last that may be meant.
std::uint32_t ReferenceFinder::last_territory(std::size_t s,
                                              const Lexicon::TerritoryNoun& noun) const {
  const std::size_t reach = noun.places.empty() ? 3 : s;
  for (std::size_t back = 0; back <= std::min<std::size_t>(s, reach); ++back) {
    const std::size_t begin = a_.sentence_mentions[s - back];
    std::size_t m = back == 0 ? a_.mentions.size() : a_.sentence_mentions[s - back + 1];
    while (m-- > begin) {
      const Mention& mention = a_.mentions[m];
      if (mention.kind == Kind::place && mention.type == MentionType::name &&
          may_mean(lexicon_, noun, a_.entities[mention.entity]))
        return mention.entity;
    }
  }
  return kNoEntity;
}

}  // namespace quaestor
