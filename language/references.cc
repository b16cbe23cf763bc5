#include "references.h"

#include <algorithm>

#include "quaestor/facts/text.h"
#include "told_so_far.h"

namespace quaestor {

namespace {
constexpr std::array<std::string_view, kReferenceSigns> kNames = {"type",
                                                                  "language",
                                                                  "form",
                                                                  "wanted",
                                                                  "kind",
                                                                  "government",
                                                                  "known",
                                                                  "trust",
                                                                  "by_rule",
                                                                  "sentences",
                                                                  "blocks",
                                                                  "order",
                                                                  "between",
                                                                  "tokens",
                                                                  "subject",
                                                                  "genitive",
                                                                  "governed",
                                                                  "first_here",
                                                                  "first_before",
                                                                  "only_before",
                                                                  "later_here",
                                                                  "main",
                                                                  "title",
                                                                  "lead",
                                                                  "so_far",
                                                                  "all",
                                                                  "share",
                                                                  "referred",
                                                                  "referred_sentences",
                                                                  "country",
                                                                  "city",
                                                                  "noun",
                                                                  "persons",
                                                                  "with_person",
                                                                  "candidates",
                                                                  "initial",
                                                                  "position",
                                                                  "before_verb",
                                                                  "behind_verb",
                                                                  "quoted",
                                                                  "role_of_block",
                                                                  "place"};

constexpr std::uint32_t kReach = 10;     // sentences back
constexpr std::size_t kMost = 12;        // things weighed for a reference
constexpr double kLeastOfUnknown = 0.5;  // where the rule finds nothing
constexpr double kOfCertain = 0.95;      // of one that the lexicon names
constexpr double kLeastOfOther = 0.05;   // of a second reading

class References {
 public:
  References(const Lexicon& lexicon, Analysis& a, std::uint32_t main, const Forest& trees,
             const ReferenceWatch& watch)
      : lexicon_(lexicon), a_(a), main_(main), trees_(trees), watch_(watch), told_(lexicon, a) {}

  void run(std::span<const OpenReference> open) {
    removed_.assign(a_.mentions.size(), false);
    std::size_t next = 0;
    for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
      for (std::uint32_t m = a_.sentence_mentions[s]; m < a_.sentence_mentions[s + 1]; ++m) {
        const bool refers = next < open.size() && open[next].mention == m;
        if (refers) settle(open[next]);
        told_.note(a_.mentions[m], s);
        if (refers) ++next;
      }
      told_.end_of(s);
    }
    rebuild(open);
  }

 private:
  bool word(WordClass word_class, std::uint32_t i) const {
    return lexicon_.is_word(a_.language, word_class, a_.tokens[i].hash);
  }
  bool is_verb(std::uint32_t t) const {
    if (a_.syntax.empty()) return false;
    return a_.syntax[t].upos == Upos::VERB || a_.syntax[t].upos == Upos::AUX;
  }

  // "The city" is a place or its public body, everything else is neither.
  bool may_be(const OpenReference& open, std::uint32_t e) const {
    const ArticleEntity& thing = a_.entities[e];
    if (!open.territory) return thing.entity.kind != Kind::place;
    return may_mean(lexicon_, open.body, thing);
  }

  // "The canton" is a region where the article names one, "the city" a town.
  void keep_territories(const OpenReference& open, std::vector<std::uint32_t>& found) const {
    const bool region = open.body.level == TerritoryLevel::region;
    const auto fits = [&](std::uint32_t e) {
      const Entity& thing = a_.entities[e].entity;
      const auto entry = lexicon_.find_id(thing.id);
      return thing.kind != Kind::place || !entry ||
             (lexicon_.entry(*entry).population == kRegionPopulation) == region;
    };
    if (std::any_of(found.begin(), found.end(), fits))
      std::erase_if(found, [&](std::uint32_t e) { return !fits(e); });
  }

  // Things that the reference may mean, those mentioned last first.
  std::vector<std::uint32_t> candidates(const OpenReference& open) const {
    std::vector<std::uint32_t> found;
    const auto s = static_cast<std::uint32_t>(open.sentence);
    for (std::uint32_t e = 0; e < told_.things().size(); ++e) {
      const Told& told = told_.of(e);
      if (e == open.other) continue;
      if (!may_be(open, e)) continue;
      const bool named = told.sentence != kNeverTold;
      const bool near = named && s - told.sentence <= kReach;
      const bool prominent = told.title || told.lead || e == main_ || e == told_.referred();
      const bool one_of_few = named && !open.body.places.empty();
      if (near || one_of_few || (named && prominent) || e == open.by_rule ||
          (open.speaker && told.all > 0))
        found.push_back(e);
    }
    if (open.territory) keep_territories(open, found);
    std::stable_sort(found.begin(), found.end(), [&](std::uint32_t x, std::uint32_t y) {
      const auto last = [&](std::uint32_t e) {
        return told_.of(e).sentence == kNeverTold ? 0 : told_.of(e).token;
      };
      return last(x) > last(y);
    });
    if (found.size() > kMost) {
      // The ones that the article is about stay.
      const auto about = [&](std::uint32_t e) {
        return e == main_ || e == open.by_rule || told_.of(e).title;
      };
      std::stable_partition(found.begin() + kMost / 2, found.end(), about);
      found.resize(kMost);
    }
    return found;
  }

  float country_of(const OpenReference& open, std::uint32_t e) const {
    if (open.country.empty()) return -1;
    if (a_.entities[e].country == open.country) return 3;
    const auto& states = told_.of(e).states;
    if (std::find(states.begin(), states.end(), open.country) != states.end()) return 2;
    return a_.entities[e].country.empty() ? 1 : 0;
  }

  float noun_of(const OpenReference& open, std::uint32_t e) const {
    if (open.noun == kNeverTold) return -1;
    const Token& noun = a_.tokens[open.noun];
    if (noun.lower.size() >= 4 &&
        fold(a_.entities[e].entity.name).find(fold(noun.lower)) != std::string::npos)
      return 2;
    const auto& nouns = told_.of(e).nouns;
    return std::find(nouns.begin(), nouns.end(), noun.hash) != nouns.end() ? 1 : 0;
  }

  bool later_here(const Mention& reference, std::size_t s, std::uint32_t e) const {
    const auto mentions = a_.mentions_of(s);
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.first >= reference.last && m.type == MentionType::name && m.entity == e;
    });
  }

  // What is the same for all that the reference may mean.
  void describe_reference(const OpenReference& open, WeighedAntecedent& row) const {
    const Mention& m = a_.mentions[open.mention];
    const Sentence& sentence = a_.sentences[open.sentence];
    const auto set = [&](ReferenceSign sign, double value) {
      row.signs[static_cast<std::size_t>(sign)] = static_cast<float>(value);
    };
    const auto flag = [&](ReferenceSign sign, bool value) { set(sign, value ? 1 : 0); };
    constexpr std::string_view kLanguages = "enfrnlde";
    set(ReferenceSign::type, open.speaker ? 10 : static_cast<int>(m.type));
    const std::size_t language = kLanguages.find(a_.language) / 2;
    set(ReferenceSign::language, static_cast<double>(language));
    set(ReferenceSign::wanted, open.territory                       ? 8
                               : m.type == MentionType::description ? static_cast<int>(open.kind)
                                                                    : 9);
    set(ReferenceSign::form, word("human_reference", m.first)    ? 1
                             : word("plural_reference", m.first) ? 2
                                                                 : 0);
    flag(ReferenceSign::initial, m.first == sentence.first);
    set(ReferenceSign::position, std::min(m.first - sentence.first, 30U));
    flag(ReferenceSign::before_verb, m.last < sentence.last && is_verb(m.last));
    flag(ReferenceSign::behind_verb, m.first > sentence.first && is_verb(m.first - 1));
    bool quoted = false;
    for (std::uint32_t t = sentence.first; t < m.first; ++t) {
      const std::string& sign = a_.tokens[t].lower;
      if (a_.tokens[t].type != TokenType::sign) continue;
      if (sign == "\"") quoted = !quoted;
      if (sign == "„" || sign == "«") quoted = true;
      if (sign == "“") quoted = a_.language != "de";
      if (sign == "”" || sign == "»") quoted = false;
    }
    flag(ReferenceSign::quoted, quoted);
    set(ReferenceSign::role_of_block, static_cast<int>(sentence.role));
    set(ReferenceSign::place,
        static_cast<double>(open.sentence) / static_cast<double>(a_.sentences.size()));
    set(ReferenceSign::only_before, told_.actors_before());
  }

  void describe_thing(const OpenReference& open, std::uint32_t e, WeighedAntecedent& row) const {
    const Mention& m = a_.mentions[open.mention];
    const auto s = static_cast<std::uint32_t>(open.sentence);
    const Sentence& sentence = a_.sentences[s];
    const ArticleEntity& thing = a_.entities[e];
    const Told& told = told_.of(e);
    const bool named = told.sentence != kNeverTold;
    const auto set = [&](ReferenceSign sign, double value) {
      row.signs[static_cast<std::size_t>(sign)] = static_cast<float>(value);
    };
    const auto flag = [&](ReferenceSign sign, bool value) { set(sign, value ? 1 : 0); };
    set(ReferenceSign::kind, static_cast<int>(thing.entity.kind));
    flag(ReferenceSign::government, thing.government);
    flag(ReferenceSign::known, thing.known);
    set(ReferenceSign::trust, told.trust);
    flag(ReferenceSign::by_rule, open.by_rule == e);
    set(ReferenceSign::sentences, named ? std::min(s - told.sentence, 20U) : -1);
    set(ReferenceSign::blocks, named ? std::min(sentence.block - told.block, 9U) : 10);
    set(ReferenceSign::tokens,
        named && told.sentence == s ? std::min(m.first - std::min(m.first, told.token), 40U) : 99);
    flag(ReferenceSign::subject, named && told.subject);
    flag(ReferenceSign::genitive, told.genitive);
    flag(ReferenceSign::governed, told.governed);
    flag(ReferenceSign::first_here, told_.first_here() == e);
    flag(ReferenceSign::first_before, told_.first_before() == e);
    flag(ReferenceSign::later_here, later_here(m, s, e));
    flag(ReferenceSign::main, main_ == e);
    flag(ReferenceSign::title, told.title);
    flag(ReferenceSign::lead, told.lead);
    set(ReferenceSign::so_far, std::min(told.so_far, 12U));
    set(ReferenceSign::all, std::min(told.all, 12U));
    set(ReferenceSign::share,
        told_.names() == 0 ? 0 : static_cast<double>(told.all) / told_.names());
    flag(ReferenceSign::referred, told_.referred() == e);
    set(ReferenceSign::referred_sentences,
        told_.referred() == e ? std::min(s - told_.referred_sentence(), 9U) : -1);
    set(ReferenceSign::country, country_of(open, e));
    set(ReferenceSign::city, open.city.empty() ? -1 : fold(thing.city) == open.city ? 1 : 0);
    set(ReferenceSign::noun, noun_of(open, e));
    set(ReferenceSign::persons, std::min(told.persons, 9U));
    set(ReferenceSign::with_person, told_.with_person(e)        ? 0
                                    : told.person == kNeverTold ? 20
                                                                : std::min(s - told.person, 19U));
  }

  std::vector<WeighedAntecedent> weigh(const OpenReference& open) const {
    std::vector<WeighedAntecedent> rows;
    const std::vector<std::uint32_t> things = candidates(open);
    for (std::size_t i = 0; i < things.size(); ++i) {
      WeighedAntecedent row;
      row.entity = things[i];
      describe_reference(open, row);
      describe_thing(open, things[i], row);
      row.signs[static_cast<std::size_t>(ReferenceSign::order)] = static_cast<float>(i);
      row.signs[static_cast<std::size_t>(ReferenceSign::between)] =
          static_cast<float>(between(open, things[i]));
      row.signs[static_cast<std::size_t>(ReferenceSign::candidates)] =
          static_cast<float>(things.size());
      rows.push_back(row);
    }
    if (trees_.empty()) return rows;
    std::vector<Forest::Row> signs;
    signs.reserve(rows.size());
    for (const WeighedAntecedent& row : rows) signs.emplace_back(row.signs);
    const std::vector<double> chances = trees_.probabilities(signs);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].probability = chances[i];
    return rows;
  }

  // Things mentioned in later sentences than this one was.
  std::size_t between(const OpenReference& open, std::uint32_t e) const {
    if (told_.of(e).sentence == kNeverTold) return 15;
    std::size_t n = 0;
    for (const Told& told : told_.things()) {
      if (told.sentence == kNeverTold || told.sentence <= told_.of(e).sentence) continue;
      const auto other = static_cast<std::size_t>(&told - told_.things().data());
      if (told.sentence <= open.sentence &&
          (open.territory || a_.entities[other].entity.kind != Kind::place))
        ++n;
    }
    return std::min<std::size_t>(n, 15);
  }

  void settle(const OpenReference& open) {
    Mention& m = a_.mentions[open.mention];
    m.entity = open.by_rule;
    std::vector<WeighedAntecedent> rows = weigh(open);
    if (watch_) watch_(a_, m, open.sentence, rows);
    if (trees_.empty()) {
      removed_[open.mention] = open.by_rule == kNoEntity;
      return;
    }
    if (open.certain)
      std::erase_if(rows, [&](const auto& row) { return row.entity != open.by_rule; });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const WeighedAntecedent& x, const WeighedAntecedent& y) {
                       return x.probability > y.probability;
                     });
    const bool unclear =
        rows.empty() || (open.by_rule == kNoEntity && rows.front().probability < kLeastOfUnknown);
    removed_[open.mention] = unclear;
    if (unclear) {
      m.entity = kNoEntity;
      return;
    }
    m.entity = rows.front().entity;
    m.kind = a_.entities[m.entity].entity.kind;
    Reference reference;
    reference.mention = open.mention;
    if (open.certain) rows.front().probability = kOfCertain;
    for (const WeighedAntecedent& row : rows) {
      if (reference.antecedents.size() == 3) break;
      if (!reference.antecedents.empty() && row.probability < kLeastOfOther) break;
      reference.antecedents.push_back({row.entity, row.probability});
    }
    a_.references.push_back(std::move(reference));
  }

  // Without the references that mean nothing, and with the names inside them.
  void rebuild(std::span<const OpenReference> open) {
    std::vector<Mention> kept;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> moved(a_.mentions.size());
    std::size_t next = 0;
    for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
      starts.push_back(static_cast<std::uint32_t>(kept.size()));
      for (std::uint32_t m = a_.sentence_mentions[s]; m < a_.sentence_mentions[s + 1]; ++m) {
        while (next < open.size() && open[next].mention < m) ++next;
        if (removed_[m]) {
          for (const Mention& name : open[next].swallowed) kept.push_back(name);
          continue;
        }
        moved[m] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(a_.mentions[m]);
        if (next < open.size() && open[next].mention == m && open[next].tells_town)
          kept.insert(kept.end(), open[next].swallowed.begin(), open[next].swallowed.end());
      }
    }
    starts.push_back(static_cast<std::uint32_t>(kept.size()));
    for (Reference& reference : a_.references) reference.mention = moved[reference.mention];
    a_.mentions = std::move(kept);
    a_.sentence_mentions = std::move(starts);
  }

  const Lexicon& lexicon_;
  Analysis& a_;
  std::uint32_t main_;
  const Forest& trees_;
  const ReferenceWatch& watch_;
  ToldSoFar told_;
  std::vector<bool> removed_;
};
}  // namespace

std::span<const std::string_view> reference_sign_names() { return kNames; }

void settle_references(const Lexicon& lexicon, Analysis& analysis,
                       std::span<const OpenReference> open, std::uint32_t main_company,
                       const Forest& trees, const ReferenceWatch& watch) {
  References(lexicon, analysis, main_company, trees, watch).run(open);
}

}  // namespace quaestor
