#include "told_so_far.h"

#include <algorithm>

namespace quaestor {

namespace {
constexpr std::uint32_t kBeside = 8;  // tokens behind a name that describe it
constexpr std::uint32_t kBefore = 4;  // and before it

bool is_actor(Kind kind) { return kind == Kind::company || kind == Kind::organization; }
bool is_town(const Mention& m) {
  return m.entity != kNoEntity && m.kind == Kind::place && m.type == MentionType::name;
}
bool is_plain(const Mention& m) {
  return m.type == MentionType::name || m.type == MentionType::description;
}
}  // namespace

ToldSoFar::ToldSoFar(const Lexicon& lexicon, const Analysis& analysis)
    : lexicon_(lexicon), a_(analysis), told_(analysis.entities.size()) {
  count();
}

bool ToldSoFar::with_person(std::uint32_t entity) const {
  return persons_ && std::find(here_.begin(), here_.end(), entity) != here_.end();
}

bool ToldSoFar::word(WordClass word_class, std::uint32_t i) const {
  return lexicon_.is_word(a_.language, word_class, a_.tokens[i].hash);
}

bool ToldSoFar::counts(const Mention& m) const {
  return m.entity != kNoEntity && is_actor(a_.entities[m.entity].entity.kind) &&
         !a_.entities[m.entity].outlet && m.type != MentionType::adjective &&
         m.type != MentionType::demonym;
}

void ToldSoFar::count() {
  std::size_t running = 0;
  for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
    const BlockRole role = a_.sentences[s].role;
    const bool title = role == BlockRole::title;
    const bool lead = !title && role != BlockRole::heading && running < 2;
    if (!title && is_content(role)) ++running;
    for (const Mention& m : a_.mentions_of(s)) {
      if (!counts(m) || m.type != MentionType::name) continue;
      Told& told = told_[m.entity];
      if (has_person(s)) ++told.persons;
      ++told.all;
      ++all_;
      told.title = told.title || title;
      told.lead = told.lead || lead;
    }
  }
}

bool ToldSoFar::has_person(std::size_t s) const {
  const auto mentions = a_.mentions_of(s);
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const Mention& m) { return m.kind == Kind::person; });
}

bool ToldSoFar::governed(const Mention& m) const {
  if (m.first == 0) return false;
  const std::uint32_t t = m.first - 1;
  return word("locative", t) || word("agent", t) || word("genitive", t);
}

// What a sentence says beside a name: nouns that describe it, states.
void ToldSoFar::describe(const Mention& m, const Sentence& sentence, Told& told) const {
  const std::uint32_t first = std::max(sentence.first, m.first > kBefore ? m.first - kBefore : 0);
  const std::uint32_t last = std::min(sentence.last, m.last + kBeside);
  for (std::uint32_t t = first; t < last; ++t) {
    if (t >= m.first && t < m.last) continue;
    const Token& token = a_.tokens[t];
    if (token.type == TokenType::word && lexicon_.descriptor(a_.language, token.lower))
      told.nouns.push_back(token.hash);
  }
  const auto mentions = a_.mentions_of(static_cast<std::size_t>(&sentence - a_.sentences.data()));
  for (const Mention& other : mentions) {
    if (other.first < first || other.last > last || other.entity == kNoEntity) continue;
    if (other.kind != Kind::country && other.kind != Kind::place) continue;
    told.states.push_back(a_.entities[other.entity].country);
  }
}

Told& ToldSoFar::tell(const Mention& m, std::size_t s) {
  Told& told = told_[m.entity];
  told.sentence = static_cast<std::uint32_t>(s);
  told.block = a_.sentences[s].block;
  told.token = m.last;
  told.governed = governed(m);
  told.genitive = m.genitive;
  told.subject = !told.governed && !m.genitive;
  ++told.so_far;
  if (m.type == MentionType::name) told.trust = std::max(told.trust, m.trust);
  return told;
}

void ToldSoFar::note(const Mention& m, std::size_t s) {
  if (m.entity == kNoEntity || m.of_other) return;
  if (m.kind == Kind::person) persons_ = true;
  const Sentence& sentence = a_.sentences[s];
  if (is_town(m)) tell(m, s);
  if (!counts(m)) return;
  if (!is_plain(m)) {
    referred_ = m.entity;
    referred_sentence_ = static_cast<std::uint32_t>(s);
    return;
  }
  Told& told = tell(m, s);
  if (m.type == MentionType::name) describe(m, sentence, told);
  if (m.type == MentionType::description) {
    referred_ = m.entity;
    referred_sentence_ = static_cast<std::uint32_t>(s);
  }
  if (first_here_ == kNoEntity && told.subject) first_here_ = m.entity;
  here_.push_back(m.entity);
}

void ToldSoFar::end_of(std::size_t s) {
  if (persons_) {
    for (const std::uint32_t e : here_) told_[e].person = static_cast<std::uint32_t>(s);
  }
  std::sort(here_.begin(), here_.end());
  here_.erase(std::unique(here_.begin(), here_.end()), here_.end());
  if (!here_.empty() || persons_) {
    first_before_ = first_here_ != kNoEntity ? first_here_
                    : here_.empty()          ? kNoEntity
                                             : here_.front();
    actors_before_ = static_cast<std::uint32_t>(here_.size());
  }
  first_here_ = kNoEntity;
  here_.clear();
  persons_ = false;
}

}  // namespace quaestor
