// What pronouns and descriptions refer to. "the Austin-based company", "le géant américain", "der
// Konzern" mean the last company that fits what they say (seat, kind); "it" and "its" the last
// subject. A simple salience walk: the first company of the sentence so far, else the first of the
// sentence before, and so on; the article's main company when nothing else is near.
#include <algorithm>

#include "mentions.h"
#include "reference_finder.h"

namespace quaestor {

void ReferenceFinder::run(const Forest& trees, const ReferenceWatch& watch) {
  read_all();
  for (Open& o : open_)
    o.reference.swallowed = std::span(names_).subspan(o.first_name, o.last_name - o.first_name);
  std::vector<OpenReference> open;
  for (Open& o : open_) open.push_back(std::move(o.reference));
  settle_references(lexicon_, a_, open, main_, trees, watch);
}

void ReferenceFinder::read_all() {
  names_ = std::move(a_.mentions);
  starts_ = std::move(a_.sentence_mentions);
  a_.mentions.clear();
  a_.sentence_mentions.clear();
  main_ = main_company();
  count_states();
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

// The company that the article is about: "we" of an interview or a release.
std::uint32_t ReferenceFinder::main_company() const {
  std::vector<std::uint32_t> score(a_.entities.size(), 0);
  bool first = true;
  for (const Mention& m : names_) {
    if (m.entity == kNoEntity || m.kind != Kind::company || a_.entities[m.entity].outlet) continue;
    score[m.entity] += first ? 3 : 1;  // the company named first
    first = false;
  }
  const auto best = std::max_element(score.begin(), score.end());
  return best == score.end() || *best == 0 ? kNoEntity
                                           : static_cast<std::uint32_t>(best - score.begin());
}

void ReferenceFinder::read(std::size_t s) {
  const Sentence& sentence = a_.sentences[s];
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    if (next_ < names_end_ && names_[next_].first == i) {
      settle_government(names_[next_], sentence);
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

std::uint32_t ReferenceFinder::read_reference(std::uint32_t i, std::size_t s) {
  const Sentence& sentence = a_.sentences[s];
  if (const std::uint32_t last = public_body_at(i, s); last > i) return last;
  if (const std::uint32_t last = people_at(i, s); last > i) return last;
  if (const std::uint32_t last = description_at(i, s); last > i) return last;
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

void ReferenceFinder::open(std::uint32_t first, std::uint32_t last, MentionType type,
                           std::uint32_t entity, std::size_t s, Kind kind) {
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

const Mention* ReferenceFinder::name_at(std::uint32_t token) const {
  for (std::uint32_t n = next_; n < names_end_ && names_[n].first <= token; ++n) {
    if (names_[n].first == token) return &names_[n];
  }
  return nullptr;
}

// The first actor of this sentence so far, else the subject remembered from the sentence before.
std::uint32_t ReferenceFinder::last_subject(std::size_t s) const {
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
bool ReferenceFinder::subordinate(const Mention& mention) const {
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

void ReferenceFinder::remember(std::size_t s) {
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

void resolve_references(const Lexicon& lexicon, Analysis& analysis, const Forest& trees,
                        const ReferenceWatch& watch) {
  ReferenceFinder(lexicon, analysis).run(trees, watch);
}

}  // namespace quaestor
