#include "place_clues.h"

#include <algorithm>

namespace quaestor {

namespace {
constexpr float kOfState = 1;
constexpr float kOfAdjective = 0.8F;
constexpr float kOfTown = 0.8F;
constexpr float kOfBody = 0.8F;     // a university, a ministry
constexpr float kOfCompany = 0.1F;  // it builds elsewhere too
constexpr float kOfMoney = 0.5F;    // pounds, rupees; all the world's news counts in dollars
constexpr long kTimesLarger = 8;    // than its namesakes in other states: this town is meant

// The place that a form means if the largest of its bearers leaves no doubt, or null.
const LexiconEntry* surest_place(const Lexicon& lexicon, const LexiconMatch& match, bool expected) {
  const LexiconEntry* largest = nullptr;
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon.entry(sense.entry);
    if (entry.entity.kind != Kind::place) continue;
    if (sense.ambiguous && !(expected && entry.population >= kRegionPopulation)) continue;
    if (largest == nullptr || entry.population > largest->population) largest = &entry;
  }
  if (largest == nullptr) return nullptr;
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon.entry(sense.entry);
    if (entry.entity.kind == Kind::place && entry.country != largest->country &&
        entry.population * kTimesLarger > largest->population)
      return nullptr;
  }
  return largest;
}
}  // namespace

PlaceClues::PlaceClues(const Lexicon& lexicon, const Analysis& analysis, const KnownNames& known)
    : lexicon_(lexicon), a_(analysis), known_(known) {
  for (std::uint32_t s = 0; s < a_.sentences.size(); ++s) {
    if (is_content(a_.sentences[s].role)) read(s);
  }
}

void PlaceClues::read(std::uint32_t s) {
  const Sentence& sentence = a_.sentences[s];
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    const std::uint32_t hinted = read_hint(s, i);
    const LexiconMatch* match = known_.at(i);
    if (hinted == i && match != nullptr) read_match(s, i, *match);
    i = std::max({i + 1, hinted, match == nullptr ? 0 : match->last});
  }
  for (const AmountMention& m : a_.amounts_of(s)) {
    const std::string& code = m.amount.currency;  // the first letters of a currency are its state
    if (code.size() == 3 && code != "USD" && code != "EUR" && m.currencies.size() < 2)
      clues_.push_back(
          {m.first, m.last, s, code.substr(0, 2), kOfMoney, false, false, false, false});
  }
}

// "Mass.", "Highway 101", "the Pentagon": words that are no place of their own.
std::uint32_t PlaceClues::read_hint(std::uint32_t s, std::uint32_t at) {
  const Sentence& sentence = a_.sentences[s];
  const auto hint = lexicon_.place_hint(a_.tokens, at, sentence.last);
  if (!hint) return at;
  clues_.push_back({at, hint->last, s, hint->country, kOfState, true, true, hint->behind_name,
                    negated(at, sentence)});
  return hint->last;
}

void PlaceClues::read_match(std::uint32_t s, std::uint32_t at, const LexiconMatch& match) {
  const Sentence& sentence = a_.sentences[s];
  const bool expected =
      at > sentence.first && (lexicon_.is_among(a_.classes[at - 1], "locative") ||
                              a_.tokens[at - 1].lower == "," || a_.tokens[at - 1].lower == "(");
  Clue clue{at, match.last, s, {}, kOfTown, true, false, false, negated(at, sentence)};
  if (const LexiconEntry* town = surest_place(lexicon_, match, expected)) {
    clue.iso = town->country;
    clue.region = town->population == kRegionPopulation;
    if (clue.region) clue.weight = kOfState;
  }
  bool place = false;
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon_.entry(sense.entry);
    const Kind kind = entry.entity.kind;
    place = place || (kind == Kind::place && entry.population >= 20000);
    if (kind == Kind::country) {
      // "Georgia" by itself is no clue.
      if (!clue.iso.empty() && clue.iso != entry.country) return;
      clue.iso = entry.country;
      clue.weight = sense.type == FormType::name ? kOfState : kOfAdjective;
      clue.place = false;
      clue.region = false;
    } else if (clue.iso.empty() && !place && !sense.ambiguous && !entry.country.empty() &&
               (kind == Kind::organization || kind == Kind::company)) {
      clue.iso = entry.country;
      clue.weight = kind == Kind::organization ? kOfBody : kOfCompany;
    }
  }
  if (clue.iso.size() == 2) clues_.push_back(std::move(clue));
}

// "not the English one, but the one in Alabama", "nicht dem in Alabama".
bool PlaceClues::negated(std::uint32_t first, const Sentence& sentence) const {
  constexpr std::uint32_t kReach = 6;
  for (std::uint32_t i = first; i > sentence.first && first - i < kReach; --i) {
    if (lexicon_.is_among(a_.classes[i - 1], "contrast")) return true;
    if (a_.tokens[i - 1].type != TokenType::word) return false;
    if (a_.syntax.empty()) continue;
    const Upos tag = a_.syntax[i - 1].upos;  // "has not invested in Alabama" is no contrast
    if (tag == Upos::VERB || tag == Upos::AUX) return false;
  }
  return false;
}

bool PlaceClues::same_form(std::uint32_t first, std::uint32_t last, const Clue& clue) const {
  if (last - first != clue.last - clue.first) return false;
  for (std::uint32_t i = first; i < last; ++i) {
    if (a_.tokens[i].hash != a_.tokens[clue.first + i - first].hash) return false;
  }
  return true;
}

// "Cambridge, Mass.", "Augusta (Georgia"
bool PlaceClues::adjoins(std::uint32_t last, std::uint32_t first) const {
  if (first == last) return true;
  return first == last + 1 && (a_.tokens[last].lower == "," || a_.tokens[last].lower == "(");
}

double PlaceClues::weigh(const Clue& clue, std::uint32_t first, std::uint32_t last,
                         std::uint32_t sentence) const {
  if (clue.first < last && first < clue.last) return 0;
  if (clue.behind && !adjoins(last, clue.first)) return 0;
  const std::uint32_t apart = clue.first >= last ? clue.first - last : first - clue.last;
  const std::uint32_t sentences =
      clue.sentence > sentence ? clue.sentence - sentence : sentence - clue.sentence;
  double near = 0;
  if (sentences == 0) near = apart <= 4 ? 4 : apart <= 12 ? 3 : 2.2;
  if (sentences == 1) near = apart <= 4 ? 3.5 : 1.5;
  if (sentences == 2) near = 0.6;
  const bool told_behind = clue.region && clue.first > last && adjoins(last, clue.first);
  if (told_behind) near = 8;
  return clue.negated ? -0.6 * near : near * clue.weight;
}

// What stands near this occurrence; each clue beyond the strongest adds less.
double PlaceClues::here(std::uint32_t first, std::uint32_t last, const std::string& iso,
                        bool places) const {
  const std::uint32_t sentence = sentence_of(first);
  double best = 0;
  double rest = 0;
  for (const Clue& clue : clues_) {
    if (clue.sentence + 2 < sentence) continue;
    if (clue.sentence > sentence + 2) break;
    if (clue.iso != iso || (places && !clue.place) || same_form(first, last, clue)) continue;
    const double weight = weigh(clue, first, last, sentence);
    if (weight > best) {
      rest += best;
      best = weight;
    } else {
      rest += weight;
    }
  }
  return std::clamp(best + 0.3 * rest, -3.0, 10.0);
}

double PlaceClues::all(std::uint32_t first, std::uint32_t last, const std::string& iso,
                       bool places) const {
  constexpr double kOfOthers = 0.75;
  const double own = here(first, last, iso, places);
  double others = 0;
  const auto length = last - first;
  for (const Sentence& sentence : a_.sentences) {
    if (!is_content(sentence.role)) continue;
    for (std::uint32_t i = sentence.first; i + length <= sentence.last; ++i) {
      if (i == first || a_.tokens[i].hash != a_.tokens[first].hash) continue;
      const Clue form{i, i + length, 0, {}, 0, false, false, false, false};
      if (same_form(first, last, form)) others = std::max(others, here(i, i + length, iso, places));
    }
  }
  return own < 0 ? own + kOfOthers * others : std::max(own, kOfOthers * others);
}

double PlaceClues::near(std::uint32_t first, std::uint32_t last, const std::string& iso) const {
  return all(first, last, iso, false);
}

double PlaceClues::near_by_places(std::uint32_t first, std::uint32_t last,
                                  const std::string& iso) const {
  return all(first, last, iso, true);
}

std::uint32_t PlaceClues::sentence_of(std::uint32_t token) const {
  const auto after = std::upper_bound(
      a_.sentences.begin(), a_.sentences.end(), token,
      [](std::uint32_t t, const Sentence& sentence) { return t < sentence.first; });
  return static_cast<std::uint32_t>(after - a_.sentences.begin()) - 1;
}

}  // namespace quaestor
