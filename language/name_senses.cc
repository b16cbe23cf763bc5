// Which of the things that bear a known name is meant: what the article says of states, what stands
// before and behind.
#include <algorithm>
#include <cmath>

#include "mentions.h"

namespace quaestor {

// Whether places of other states bear the form too, or a state itself.
MentionFinder::Namesakes MentionFinder::namesakes_of(const LexiconMatch& match) const {
  const std::string* state = nullptr;
  bool several = false;
  bool country = false;
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon_.entry(sense.entry);
    if (entry.entity.kind != Kind::place && entry.entity.kind != Kind::country) continue;
    several = several || (state != nullptr && *state != entry.country);
    country = country || entry.entity.kind == Kind::country;
    state = &entry.country;
  }
  if (!several) return Namesakes::none;
  return country ? Namesakes::state : Namesakes::places;
}

double MentionFinder::place_score(const LexiconEntry& entry, std::uint32_t at, std::uint32_t last,
                                  const Sentence& sentence, Namesakes namesakes) const {
  const double size = std::log10(static_cast<double>(std::max(entry.population, 1L)) + 1);
  double score = (namesakes == Namesakes::places ? 1.4 * size : size) +
                 (lexicon_.is_european(entry.country) ? 0.6 : 0);
  const auto s = static_cast<std::size_t>(&sentence - a_.sentences.data());
  if (namesakes == Namesakes::places) {
    score += clues_.near(at, last, entry.country);
  } else if (namesakes == Namesakes::state) {
    score += clues_.near_by_places(at, last, entry.country);
  } else if (known_.named_in(s, entry.country)) {
    score += 4;
  }
  const int all = known_.named(entry.country);
  const double elsewhere = all > 0 ? 1.2 + std::min(all, 5) * 0.3 : 0;
  if (namesakes == Namesakes::none) score += elsewhere;
  if (namesakes == Namesakes::places) score += 0.5 * elsewhere;
  const auto capital = lexicon_.metonym(entry.entity.name);
  if (capital && lexicon_.entry(*capital).country == entry.country) score += 2.5;
  return told_beside(entry, at, last, sentence) ? score + 8 : score;
}

// "Greenville, South Carolina", "Birmingham (Alabama)": by what stands behind; a region also by the
// town before it.
bool MentionFinder::told_beside(const LexiconEntry& entry, std::uint32_t at, std::uint32_t last,
                                const Sentence& sentence) const {
  const auto parts = [&](std::uint32_t t) {
    return a_.tokens[t].lower == "," || a_.tokens[t].lower == "(";
  };
  if (last + 1 < sentence.last && parts(last)) {
    if (const LexiconMatch* next = known_.at(last + 1)) {
      for (const Sense& sense : next->senses) {
        if (sense.type == FormType::name && lexicon_.entry(sense.entry).country == entry.country)
          return true;
      }
    }
  }
  if (entry.population != kRegionPopulation || at <= sentence.first || !parts(at - 1) ||
      a_.mentions.empty())
    return false;
  const Mention& before = a_.mentions.back();
  return before.last + 1 == at && before.kind == Kind::place && before.entity != kNoEntity &&
         a_.entities[before.entity].country == entry.country;
}

// One of the senses is a town that news names by itself; a village beside a known company is not.
bool MentionFinder::town_of_size(const LexiconMatch& match) const {
  return std::any_of(match.senses.begin(), match.senses.end(), [&](const Sense& sense) {
    const LexiconEntry& entry = lexicon_.entry(sense.entry);
    return entry.entity.kind == Kind::place && entry.population >= 100000;
  });
}

// A person of the article, or a name by the tagger's word, that is also a smaller place's:
// "Whitaker", "Scania".
bool MentionFinder::bears_name(std::uint32_t first, std::uint32_t last,
                               const LexiconEntry& place) const {
  if (const auto earlier = earlier_entity(a_.surface(first, last)))
    return a_.entities[*earlier].entity.kind == Kind::person;
  const NameSpan* span = span_from(first);
  if (place.population >= 300000 || span == nullptr || span->last != last || !plausible(*span))
    return false;
  const bool body = span->kind == NameKind::company || span->kind == NameKind::organization;
  return span->kind == NameKind::person || (body && certain(*span));
}

// "The Redmond outfit", "Galway medtech raises": a town between an article, or at the head of a
// sentence, and a noun that stands for a company.
bool MentionFinder::describes(std::uint32_t at, std::uint32_t last,
                              const Sentence& sentence) const {
  if (a_.language != "en" || last >= sentence.last || a_.tokens[last].upper ||
      (at > sentence.first && !is_word("definite", at - 1)))
    return false;
  const auto noun = lexicon_.descriptor_at(a_.tokens, last, sentence.last, a_.language);
  return noun && noun->kind == Kind::company;
}

// The sense that fits the place where the form stands; nothing when a form that needs context has
// none.
std::optional<Sense> MentionFinder::choose(std::uint32_t at, const LexiconMatch& match,
                                           const Sentence& sentence) const {
  const bool locative = after_locative(at, sentence) || describes(at, match.last, sentence);
  const bool initial = is_initial(a_, at, sentence);
  const bool company = std::any_of(match.senses.begin(), match.senses.end(), [&](const Sense& s) {
    return lexicon_.entry(s.entry).entity.kind == Kind::company;
  });
  const Namesakes namesakes = namesakes_of(match);
  // Of two towns of one name the larger is the likelier, but what the article says goes before.
  const auto is_large = [&](const Sense& s) {
    const LexiconEntry& place = lexicon_.entry(s.entry);
    return place.entity.kind == Kind::place &&
           place.population > (lexicon_.is_european(place.country) ? 500000 : 1000000);
  };
  const bool any_large = namesakes == Namesakes::places &&
                         std::any_of(match.senses.begin(), match.senses.end(), is_large);
  std::optional<Sense> best;
  double best_score = -1e9;
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon_.entry(sense.entry);
    double score = 0;
    switch (entry.entity.kind) {
      case Kind::country:
        score = sense.type == FormType::name ? 12 : 9;
        if (namesakes == Namesakes::state)
          score += clues_.near_by_places(at, match.last, entry.country);
        break;
      case Kind::bloc:
        score = 11;
        break;
      case Kind::place:
        if (!locative && bears_name(at, match.last, entry)) continue;
        score = place_score(entry, at, match.last, sentence, namesakes) + (locative ? 4 : 0);
        if (any_large || is_large(sense)) score += 2;
        // Of a company and a town of one name the company is meant, if nothing says "in".
        if (!locative && company && entry.population < 500000) score -= 2.5;
        break;
      case Kind::company:
        score = locative && town_of_size(match) ? 6 : 10.5;
        if (entry.outlet) score -= 0.2;
        break;
      case Kind::regulation:
        // Two laws of one name: that of the Union, or of a state that the article names.
        score = 11 + (entry.parent == "bloc/european-union" ? 0.3 : 0) +
                (entry.parent.rfind("country/", 0) == 0 && known_.named(entry.parent.substr(8)) > 0
                     ? 0.2
                     : 0);
        break;
      default:
        score = 11;
    }
    if (sense.ambiguous) {
      if (initial && !known_.seen_capital(a_.tokens[at])) continue;
      if (known_.seen_lower(a_.tokens[at]) && match.last == at + 1) score -= 4;
      const bool home = known_.named(entry.country) > 0 && !known_.seen_lower(a_.tokens[at]);
      const bool person = lexicon_.is_first_name(a_.surface(at, at + 1));
      if (entry.entity.kind == Kind::place && !locative && (!home || person) &&
          !told_beside(entry, at, match.last, sentence))
        continue;
      score -= 1;
    }
    if (score > best_score) {
      best_score = score;
      best = sense;
    }
  }
  return best;
}

}  // namespace quaestor
