// What pronouns and descriptions refer to. "the Austin-based company", "le géant américain", "der
// Konzern" mean the last company that fits what they say (seat, kind); "it" and "its" the last
// subject. A simple salience walk: the first company of the sentence so far, else the first of the
// sentence before, and so on; the article's main company when nothing else is near.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "mentions.h"
#include "quaestor/facts/text.h"
#include "references.h"
#include "relatives.h"

namespace quaestor {

namespace {
class Resolver {
 public:
  Resolver(const Lexicon& lexicon, Analysis& analysis)
      : lexicon_(lexicon), a_(analysis), relatives_(lexicon, analysis) {}

  void run(const Forest& trees, const ReferenceWatch& watch) {
    read_all();
    for (Open& o : open_)
      o.reference.swallowed = std::span(names_).subspan(o.first_name, o.last_name - o.first_name);
    std::vector<OpenReference> open;
    for (Open& o : open_) open.push_back(std::move(o.reference));
    settle_references(lexicon_, a_, open, main_, trees, watch);
  }

 private:
  // A reference with the names that lie inside it, as indices into names_.
  struct Open {
    OpenReference reference;
    std::uint32_t first_name = 0;
    std::uint32_t last_name = 0;
  };

  void read_all() {
    names_ = std::move(a_.mentions);
    starts_ = std::move(a_.sentence_mentions);
    a_.mentions.clear();
    a_.sentence_mentions.clear();
    main_ = main_company();
    dominant_ = dominant_country();
    for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
      a_.sentence_mentions.push_back(static_cast<std::uint32_t>(a_.mentions.size()));
      next_ = starts_[s];
      names_end_ = starts_[s + 1];
      note_seats(s);
      read(s);
      remember(s);
    }
    a_.sentence_mentions.push_back(static_cast<std::uint32_t>(a_.mentions.size()));
  }

  struct Description {
    std::uint32_t first = 0;  // of its noun
    std::uint32_t last = 0;
    std::uint32_t noun = 0;
    Kind kind = Kind::company;
    std::string country;
    std::string city;
    bool plural = false;
  };

  bool word(WordClass word_class, std::uint32_t i) const {
    return lexicon_.is_among(a_.classes[i], word_class);
  }

  // The company that the article is about: "we" of an interview or a release.
  std::uint32_t main_company() const {
    std::vector<std::uint32_t> score(a_.entities.size(), 0);
    bool first = true;
    for (const Mention& m : names_) {
      if (m.entity == kNoEntity || m.kind != Kind::company || a_.entities[m.entity].outlet)
        continue;
      score[m.entity] += first ? 3 : 1;  // the company named first
      first = false;
    }
    const auto best = std::max_element(score.begin(), score.end());
    return best == score.end() || *best == 0 ? kNoEntity
                                             : static_cast<std::uint32_t>(best - score.begin());
  }

  // "l'État", "der Bund", "het kabinet": the government of the state that the article names most.
  std::uint32_t state_at(std::uint32_t i) {
    if (dominant_.empty()) return kNoEntity;
    const auto government = lexicon_.government_of(dominant_);
    if (!government || !word("state", i)) return kNoEntity;
    const LexiconEntry& known = lexicon_.entry(*government);
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

  std::string dominant_country() const {
    std::map<std::string, int> counts;
    for (const Mention& m : names_) {
      if ((m.kind == Kind::country || m.kind == Kind::place) && m.entity != kNoEntity)
        ++counts[a_.entities[m.entity].country];
    }
    std::string best;
    int most = 0;
    for (const auto& [country, count] : counts) {
      if (count > most) {
        most = count;
        best = country;
      }
    }
    return best;
  }

  void read(std::size_t s) {
    const Sentence& sentence = a_.sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      if (next_ < names_end_ && names_[next_].first == i) {
        a_.mentions.push_back(names_[next_]);
        i = names_[next_].last;
        const Mention& name = names_[next_++];
        const auto noun = relatives_.noun_behind(name, sentence);
        if (noun && name_at(noun->last) == nullptr) {
          a_.mentions.back().genitive = true;
          a_.mentions.back().of_other = true;
          open_relative(*noun, name.entity, s);
          i = noun->last;
        }
        continue;
      }
      const std::size_t opened = open_.size();
      const std::uint32_t inside = next_;
      i = std::max(i + 1, read_reference(i, s));
      // What lies inside a description tells its origin and is no mention of its own.
      while (next_ < names_end_ && names_[next_].first < i) ++next_;
      if (open_.size() > opened) {
        open_.back().first_name = inside;
        open_.back().last_name = next_;
      }
    }
  }

  std::uint32_t read_reference(std::uint32_t i, std::size_t s) {
    const Sentence& sentence = a_.sentences[s];
    if (word("bare_state", i) && a_.tokens[i].upper && name_at(i + 1) == nullptr) {
      const std::uint32_t state = state_at(i);
      if (state != kNoEntity) {
        a_.mentions.push_back(
            {i, i + 1, Kind::organization, MentionType::description, state, false, false});
        return i + 1;
      }
    }
    const bool defined = word("definite", i) || word("fused", i);
    if (defined && i + 1 < sentence.last && word("state", i + 1) && name_at(i + 2) == nullptr) {
      const std::uint32_t state = state_at(i + 1);
      if (state != kNoEntity) {
        const std::uint32_t first = word("fused", i) ? i + 1 : i;
        a_.mentions.push_back(
            {first, i + 2, Kind::organization, MentionType::description, state, false, false});
        return i + 2;
      }
    }
    if (const std::uint32_t last = territory_at(i, s); last > i) return last;
    if (const std::uint32_t last = people_at(i, s); last > i) return last;
    if (word("definite", i)) {
      const auto description = describe(i, sentence);
      if (description && !description->plural) {
        const std::uint32_t entity = antecedent(*description, s);
        open(i, description->last, MentionType::description, entity, s, description->kind);
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
    }
    const bool impersonal = i + 1 < sentence.last && word("impersonal", i + 1);
    const bool tagged_other = !a_.syntax.empty() && a_.syntax[i].upos != Upos::PRON;
    const bool shouted = a_.tokens[i].all_caps && a_.tokens[i].lower.size() == 2;  // "US$5m"
    if (word("we", i) && !shouted && main_ != kNoEntity) {
      open(i, i + 1, MentionType::pronoun, main_, s);
      open_.back().reference.speaker = true;
      return i + 1;
    }
    if (word("pronoun", i) && !word("possessive", i) && !impersonal && !tagged_other) {
      // "into it": not the subject of the same sentence
      const bool object = i > sentence.first && word("locative", i - 1);
      const std::uint32_t entity = object ? subject_ : last_subject(s);
      open(i, i + 1, MentionType::pronoun, entity, s);
      return i + 1;
    }
    if (word("possessive", i)) {
      const std::uint32_t entity = last_subject(s);
      open(i, i + 1, MentionType::possessive, entity, s);
      return i + 1;
    }
    return i;
  }

  // "the ByteDance subsidiary": whom the lexicon names, or whoever the article does.
  void open_relative(const Relatives::Noun& noun, std::uint32_t of, std::size_t s) {
    open(noun.first, noun.last, MentionType::description, kNoEntity, s);
    OpenReference& reference = open_.back().reference;
    reference.noun = noun.last - 1;
    relate(noun.relative, of, s, reference);
  }

  void relate(Relative relative, std::uint32_t of, std::size_t s, OpenReference& reference) {
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
  Mention* company_behind(std::uint32_t last, const Sentence& sentence) {
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
  std::uint32_t people_at(std::uint32_t i, std::size_t s) {
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
  std::uint32_t of_town(const std::string& city, std::size_t s) const {
    return nearest(s, [&](std::uint32_t e) {
      return a_.entities[e].entity.kind == Kind::company && !a_.entities[e].outlet &&
             (fold(a_.entities[e].city) == city || seats_.contains({e, city}));
    });
  }

  // "das Karlsruher Start-up Osmoplex", "Osmoplex aus Karlsruhe": towns told beside companies.
  void note_seats(std::size_t s) {
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

  // "der Freistaat", "la commune": the body of a town or region that the article names, where it is
  // no place ("in der Stadt").
  std::uint32_t territory_at(std::uint32_t i, std::size_t s) {
    const Sentence& sentence = a_.sentences[s];
    const std::uint32_t noun = i + 1;
    const bool fused = word("fused", i) && word("agent", i);
    if ((!word("definite", i) && !fused) || noun >= sentence.last ||
        !word("territory_noun", noun) || name_at(noun) != nullptr || name_at(noun + 1) != nullptr)
      return i;
    if (i > sentence.first && word("locative", i - 1) && !word("agent", i - 1)) return i;
    if (noun + 1 < sentence.last && a_.tokens[noun + 1].lower == "-") return i;
    open(fused ? noun : i, noun + 1, MentionType::description, last_town(s), s, Kind::organization);
    OpenReference& reference = open_.back().reference;
    reference.noun = noun;
    reference.territory = true;
    return noun + 1;
  }

  // The town or region named last.
  std::uint32_t last_town(std::size_t s) const {
    for (std::size_t back = 0; back <= std::min<std::size_t>(s, 3); ++back) {
      const std::size_t begin = a_.sentence_mentions[s - back];
      std::size_t m = back == 0 ? a_.mentions.size() : a_.sentence_mentions[s - back + 1];
      while (m-- > begin) {
        const Mention& mention = a_.mentions[m];
        if (mention.kind == Kind::place && mention.type == MentionType::name) return mention.entity;
      }
    }
    return kNoEntity;
  }

  void open(std::uint32_t first, std::uint32_t last, MentionType type, std::uint32_t entity,
            std::size_t s, Kind kind = Kind::company) {
    Open o;
    o.reference.mention = static_cast<std::uint32_t>(a_.mentions.size());
    o.reference.sentence = s;
    o.reference.kind = kind;
    o.reference.by_rule = entity;
    open_.push_back(std::move(o));
    if (entity != kNoEntity && type != MentionType::description)
      kind = a_.entities[entity].entity.kind;
    a_.mentions.push_back({first, last, kind, type, entity, false, false});
  }

  // determiner + modifiers + descriptor (+ adjective), not directly followed by a name that it only
  // introduces.
  std::optional<Description> describe(std::uint32_t at, const Sentence& sentence) const {
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
      if (i > at + 3 || word("locative", i) || word("and", i) || word("relative", i))
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Description> finish(Description d, const Sentence& sentence) const {
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

  bool is_plural(std::uint32_t noun) const {
    const std::string& lower = a_.tokens[noun].lower;
    if (a_.language == "en")
      return lower.size() > 3 && lower.back() == 's' && lower[lower.size() - 2] != 's';
    if (a_.language == "fr") return lower.size() > 3 && lower.back() == 's' && lower != "fonds";
    if (a_.language == "nl")
      return lower.size() > 4 &&
             (lower.substr(lower.size() - 2) == "en" || lower.substr(lower.size() - 2) == "'s");
    return false;
  }

  void note_origin(const Mention& name, Description& d) const {
    const ArticleEntity& entity = a_.entities[name.entity];
    if (name.kind == Kind::country) d.country = entity.country;
    if (name.kind == Kind::place) {
      d.city = fold(entity.entity.name);
      if (d.country.empty()) d.country = entity.country;
    }
  }

  const Mention* name_at(std::uint32_t token) const {
    for (std::uint32_t n = next_; n < names_end_ && names_[n].first <= token; ++n) {
      if (names_[n].first == token) return &names_[n];
    }
    return nullptr;
  }

  static bool is_actor(Kind kind) { return kind == Kind::company || kind == Kind::organization; }

  // Candidates from near to far: this sentence so far, then the sentences before, first mention
  // first.
  template <typename Fits>
  std::uint32_t nearest(std::size_t s, Fits fits) const {
    const auto good = [&](const Mention& m) {
      return m.entity != kNoEntity && m.type != MentionType::pronoun &&
             m.type != MentionType::possessive && is_actor(m.kind) && fits(m.entity);
    };
    for (std::size_t back = 0; back <= std::min<std::size_t>(s, 6); ++back) {
      const std::size_t begin = a_.sentence_mentions[s - back];
      const std::size_t end = back == 0 ? a_.mentions.size() : a_.sentence_mentions[s - back + 1];
      for (const bool any : {false, true}) {  // subjects first
        for (std::size_t m = begin; m < end; ++m) {
          if (good(a_.mentions[m]) && (any || !subordinate(a_.mentions[m])))
            return a_.mentions[m].entity;
        }
      }
    }
    return kNoEntity;
  }

  std::uint32_t antecedent(const Description& d, std::size_t s) const {
    const auto same_kind = [&](std::uint32_t e) {
      return a_.entities[e].entity.kind == d.kind && !a_.entities[e].outlet;
    };
    if (!d.city.empty()) {
      const auto in_city = [&](std::uint32_t e) {
        return same_kind(e) &&
               (fold(a_.entities[e].city) == d.city || seats_.contains({e, d.city}));
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

  // The first actor of this sentence so far, else the subject remembered from the sentence before.
  std::uint32_t last_subject(std::size_t s) const {
    for (std::size_t m = a_.sentence_mentions[s]; m < a_.mentions.size(); ++m) {
      const Mention& mention = a_.mentions[m];
      const bool plain =
          mention.type == MentionType::name || mention.type == MentionType::description;
      if (plain && is_actor(mention.kind) && mention.entity != kNoEntity &&
          !a_.entities[mention.entity].outlet && !subordinate(mention))
        return mention.entity;
    }
    return subject_;
  }

  // A genitive ("Zara's owner") or a name behind a preposition is no subject.
  bool subordinate(const Mention& mention) const {
    if (mention.genitive) return true;
    if (mention.first == 0) return false;
    std::uint32_t before = mention.first - 1;
    if (!a_.syntax.empty()) {  // "Am ChatGPT-Entwickler OpenAI": past the noun phrase
      const auto within = [&](std::uint32_t t) {
        const Upos u = a_.syntax[t].upos;
        return u == Upos::NOUN || u == Upos::ADJ || u == Upos::PROPN || a_.tokens[t].lower == "-";
      };
      for (int i = 0; i < 4 && before > 0 && within(before); ++i) --before;
    }
    if (a_.tokens[before].lower == "'s")
      return true;  // "Alibaba's Cloud Intelligence Group": the owner is meant later
    return word("locative", before) || word("agent", before) ||
           (word("genitive", before) && !word("definite", before));
  }

  void remember(std::size_t s) {
    std::uint32_t second = kNoEntity;
    for (std::size_t m = a_.sentence_mentions[s]; m < a_.mentions.size(); ++m) {
      const Mention& mention = a_.mentions[m];
      if (mention.entity == kNoEntity || !is_actor(mention.kind) ||
          a_.entities[mention.entity].outlet)
        continue;
      if (!subordinate(mention)) {
        subject_ = mention.entity;
        return;
      }
      if (second == kNoEntity) second = mention.entity;
    }
    if (second != kNoEntity) subject_ = second;
  }

  const Lexicon& lexicon_;
  Analysis& a_;
  Relatives relatives_;
  std::vector<Mention> names_;
  std::vector<std::uint32_t> starts_;                      // of each sentence's names
  std::set<std::pair<std::uint32_t, std::string>> seats_;  // company, town told beside it
  std::vector<Open> open_;
  std::uint32_t next_ = 0;
  std::uint32_t names_end_ = 0;
  std::uint32_t subject_ = kNoEntity;
  std::uint32_t main_ = kNoEntity;
  std::string dominant_;
};
}  // namespace

void resolve_references(const Lexicon& lexicon, Analysis& analysis, const Forest& trees,
                        const ReferenceWatch& watch) {
  Resolver(lexicon, analysis).run(trees, watch);
}

}  // namespace quaestor
