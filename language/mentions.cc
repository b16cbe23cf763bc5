#include "mentions.h"

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

MentionFinder::MentionFinder(const Lexicon& lexicon, const NameModel* model,
                             const SyntaxModel* syntax, Analysis& analysis)
    : lexicon_(lexicon),
      model_(model),
      syntax_(syntax),
      a_(analysis),
      text_(analysis.article->text),
      known_(lexicon, analysis),
      clues_(lexicon, analysis, known_) {}

void MentionFinder::run() {
  tag_names();
  find_odd_names();
  for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
    a_.sentence_mentions.push_back(static_cast<std::uint32_t>(a_.mentions.size()));
    find_in(s);
  }
  a_.sentence_mentions.push_back(static_cast<std::uint32_t>(a_.mentions.size()));
  join_short_names();
}

void MentionFinder::find_in(std::size_t s) {
  const Sentence& sentence = a_.sentences[s];
  if (!is_content(sentence.role)) return;
  for (std::uint32_t i = sentence.first; i < sentence.last;) i = std::max(i + 1, take(i, sentence));
}

// Whether a known form is only the beginning of a name that the tagger is sure of: "Enterprise
// Estonia", "Safaricom Ethiopia"; but "Lidl-Mutter" and "Northvolt Batteriezellen" are not.
bool MentionFinder::goes_on(std::uint32_t at, const LexiconMatch& match) const {
  const NameSpan* span = sure_span(at);
  if (span == nullptr || span->last <= match.last) return false;
  if (match.senses.front().type != FormType::name) return bears_adjective(*span, match);
  if (span->kind == NameKind::regulation && names_body(match)) return false;
  if (a_.tokens[match.last].lower == "-" && !names_body(match) &&
      (known_.codes()[at] & names::kKnownState) != 0)
    return match.last + 1 < span->last && is_law_compound(match.last + 1);
  for (std::uint32_t i = match.last; i < span->last; ++i) {
    const Token& token = a_.tokens[i];
    if (const LexiconMatch* rest = known_.at(i); rest != nullptr && rest->last == span->last)
      return true;
    if (token.type == TokenType::word && names_body(match) &&
        (!token.upper || (a_.language == "de" && !continues_body(i, *span))))
      return false;
  }
  return true;
}

// "Porsche Ventures", "Mediahuis Print"; but "Northvolt Batteriezellen".
bool MentionFinder::continues_body(std::uint32_t at, const NameSpan& span) const {
  const std::string& lower = a_.tokens[at].lower;
  if (known_.genitive(span.first)) return false;  // "Viessmanns Wärmepumpensparte"
  if (lexicon_.name_head(lower)) return true;
  const auto upos = tag(at);
  const bool proper = upos && (*upos == Upos::PROPN || *upos == Upos::X);
  return (proper || certain(span)) && !is_word("common_noun", at) && !is_word("noname", at) &&
         !lexicon_.descriptor(a_.language, lower);
}

// "Bulgarian Development Bank", "Polish Airports": the tagger's name begins with an adjective and
// ends with a word of names.
bool MentionFinder::bears_adjective(const NameSpan& span, const LexiconMatch& match) const {
  const bool law = span.kind == NameKind::regulation && a_.language != "en";
  if (law || !a_.tokens[span.first].upper || !a_.tokens[match.last].upper) return false;
  const auto head = lexicon_.name_head(a_.tokens[span.last - 1].lower);
  const bool headed = head && *head != Kind::place && a_.language == "en";
  for (std::uint32_t i = match.last; i < span.last; ++i) {
    if (a_.tokens[i].type == TokenType::word && !a_.tokens[i].upper && !is_word("particle", i))
      return false;
  }
  return headed || certain(span);
}

// "la PME", "une ETI": a common noun in capitals, though a company bears it as its name.
bool MentionFinder::is_common(std::uint32_t at, const LexiconMatch& match) const {
  return match.last == at + 1 && a_.tokens[at].all_caps && at > 0 &&
         (is_word("definite", at - 1) || is_word("indefinite", at - 1)) &&
         lexicon_.descriptor(a_.language, a_.tokens[at].lower).has_value();
}

std::uint32_t MentionFinder::take(std::uint32_t at, const Sentence& sentence) {
  if (const std::uint32_t end = take_law(at, sentence); end > at) return end;
  if (const std::uint32_t end = take_territory(at, sentence); end > at) return end;
  if (const LexiconMatch* match = known_.at(at); match != nullptr && !is_common(at, *match)) {
    if (tells_place(at, *match, sentence)) return at + 1;  // "im Kanton Zug"
    if (goes_on(at, *match) && !begins_government(at, *match, sentence))
      return take_span(*sure_span(at), sentence);
    const std::uint32_t end = take_known(at, *match, sentence);
    if (end > at) return end;
  }
  if (const std::uint32_t end = take_odd(at, sentence); end > at) return end;
  if (const std::uint32_t end = take_numbered(at, sentence); end > at) return end;
  const Token& token = a_.tokens[at];
  if (token.upper && !known_.masked(at)) {
    if (const auto title = lexicon_.title(a_.tokens, at, sentence.last, a_.language))
      return title->last;
  }
  if (const std::uint32_t end = take_town(at, sentence); end > at) return end;
  if (starts_name(at, sentence)) {
    const std::uint32_t end = take_unknown(at, sentence);
    if (end != at) return end;
  }
  const NameSpan* span = span_from(at);
  if (span != nullptr && plausible(*span)) return take_span(*span, sentence);
  return at;
}

std::optional<Upos> MentionFinder::tag(std::uint32_t token) const {
  if (a_.syntax.empty()) return std::nullopt;
  return a_.syntax[token].upos;
}

// A capital without a preposition, beside a verb: "Berlin will pay", "Paris veut", "maakte Den Haag
// … vrij".
bool MentionFinder::acts(std::uint32_t first, std::uint32_t last, const Sentence& sentence) const {
  if (after_locative(first, sentence) || last >= sentence.last) return false;
  const auto verb = [&](std::uint32_t t) {
    const auto u = tag(t);
    return u && (*u == Upos::VERB || *u == Upos::AUX);
  };
  if (verb(last)) return true;
  // "Wien und Berlin zahlen"
  if (last + 1 < sentence.last && is_word("and", last)) {
    const LexiconMatch* other = known_.at(last + 1);
    if (other != nullptr && other->last < sentence.last && verb(other->last) &&
        lexicon_.metonym(a_.surface(last + 1, other->last)))
      return true;
  }
  // "paid for by Berlin"
  if (first >= sentence.first + 2 && is_word("agent", first - 1) && a_.language != "de" &&
      (verb(first - 2) || (first >= sentence.first + 3 && verb(first - 3) &&
                           !a_.tokens[first - 2].upper && is_function_word(first - 2))))
    return true;
  const bool inverted =
      (a_.language == "nl" || a_.language == "de") && first > sentence.first && verb(first - 1);
  return inverted && a_.tokens[last].type != TokenType::sign;
}

// A known name, unless it is only part of a longer one ("Erste Group", "Shell Ventures", "Madrid
// Xanadú").
std::uint32_t MentionFinder::take_known(std::uint32_t at, const LexiconMatch& match,
                                        const Sentence& sentence) {
  const auto sense = choose(at, match, sentence);
  if (!sense) return at;
  if (const std::uint32_t last = take_short_name(at, match.last, *sense, sentence); last > at)
    return last;
  const LexiconEntry& entry = lexicon_.entry(sense->entry);
  const Kind kind = entry.entity.kind;
  // "der US-Konzern", "die EU-Kommission" unless listed: the first part tells an origin.
  const bool origin = (kind == Kind::country || kind == Kind::bloc) &&
                      match.last + 1 < sentence.last && a_.tokens[match.last].lower == "-" &&
                      lexicon_.descriptor(a_.language, a_.tokens[match.last + 1].lower).has_value();
  if (sense->type == FormType::name && a_.tokens[at].upper && !origin) {
    const Run run = name_run(at, sentence);
    if (run.last > match.last) {
      const auto head = lexicon_.name_head(a_.tokens[run.last - 1].lower);
      const bool other_known = known_.at(match.last) != nullptr &&
                               run.last == known_.at(match.last)->last &&
                               (!head || run.last - match.last > 1);
      if (head && *head != Kind::place && !other_known) return take_unknown(at, sentence);
    }
    const bool running = sentence.role != BlockRole::title && sentence.role != BlockRole::heading;
    if (kind == Kind::place && run.last > match.last && a_.language != "de" && running &&
        known_.at(match.last) == nullptr && !lexicon_.name_head(a_.tokens[match.last].lower) &&
        classify(run, sentence)) {
      return take_unknown(at, sentence);  // "Paris Hilton", "Halden Compute"
    }
  }
  const bool titled = a_.language == "en" && match.last < sentence.last &&
                      is_word("state_noun", match.last) &&
                      !is_word("territory_noun", match.last);  // "the Oslo government"
  if (kind == Kind::place && (titled || acts(at, match.last, sentence))) {
    if (const auto government = lexicon_.metonym(a_.surface(at, match.last))) {
      const std::uint32_t end = match.last + (titled ? 1 : 0);
      add(at, end, Kind::organization, MentionType::name, entity_for(*government), true);
      return end;
    }
  }
  if (kind == Kind::country && sense->type != FormType::demonym) {
    const auto government = lexicon_.government_of(entry.country);
    const auto stretch = government_at(at, match.last, sense->type, sentence);
    if (government && stretch) {
      add(stretch->first, stretch->last, Kind::organization, MentionType::name,
          entity_for(*government), true);
      return stretch->last;
    }
  }
  if (const std::uint32_t end = take_region_government(at, match.last, *sense, sentence); end > at)
    return end;
  const MentionType type = sense->type == FormType::adjective ? MentionType::adjective
                           : sense->type == FormType::demonym ? MentionType::demonym
                                                              : MentionType::name;
  const std::uint32_t entity = entity_for(sense->entry);
  add(at, match.last, kind, type, entity, true);
  if (type == MentionType::name &&
      (kind == Kind::company || kind == Kind::organization || kind == Kind::regulation)) {
    return acronym_after(match.last, sentence, entity);
  }
  return match.last;
}

// "Helion" after "Helion Freight", "Kalyan" after "Kalyan Jewellers": a company of the article goes
// before another one, or a town, of which it has not spoken yet.
std::uint32_t MentionFinder::take_short_name(std::uint32_t at, std::uint32_t last,
                                             const Sense& sense, const Sentence& sentence) {
  const Entity& other = lexicon_.entry(sense.entry).entity;
  const bool rival = other.kind == Kind::company || other.kind == Kind::place;
  if (!rival || sense.type != FormType::name || by_id_.contains(other.id) ||
      tells_where(at, sentence) || lexicon_.metonym(a_.surface(at, last)))
    return at;
  const auto meant = by_first_word_.find(fold(a_.surface(at, last)));
  if (meant == by_first_word_.end()) return at;
  // "Alibaba" is not "Alibaba Cloud", "Shell" not "Shell Recharge".
  const bool own = fold_company(other.name) == meant->first;
  if (other.kind == Kind::company && (own || a_.entities[meant->second].known)) return at;
  add(at, last, Kind::company, MentionType::name, meant->second, true);
  return last;
}

// One of the senses is a company, an organization or a law.
bool MentionFinder::names_body(const LexiconMatch& match) const {
  return std::any_of(match.senses.begin(), match.senses.end(), [&](const Sense& sense) {
    const Kind kind = lexicon_.entry(sense.entry).entity.kind;
    return kind == Kind::company || kind == Kind::organization || kind == Kind::regulation;
  });
}

// "Netbeheerder Liander", "Rivaal CoreWeave": the capital of the first word is the sentence's, not
// the name's.
bool MentionFinder::opens_before_name(const Run& run, const Sentence& sentence) const {
  if (run.last - run.first < 2 || !is_initial(a_, run.first, sentence)) return false;
  const std::string& lower = a_.tokens[run.first].lower;
  if (earlier_entity(a_.surface(run.first, run.last))) return false;
  if (lexicon_.descriptor(a_.language, lower) || known_.seen_lower(a_.tokens[run.first]))
    return true;
  const LexiconMatch* rest = known_.at(run.first + 1);
  // "Toast Box", "New Fortress Energy"
  const NameSpan* whole = sure_span(run.first);
  if (whole != nullptr && certain(*whole) && whole->last == run.last && a_.language != "de")
    return false;
  if (whole != nullptr && (rest == nullptr || rest->last < run.last || !names_body(*rest)))
    return false;
  const bool only_head =
      run.last - run.first == 2 && lexicon_.name_head(a_.tokens[run.first + 1].lower).has_value();
  const bool rest_known = (rest != nullptr && rest->last >= run.last && !only_head) ||
                          earlier_entity(a_.surface(run.first + 1, run.last)).has_value();
  const auto upos = tag(run.first);
  return (rest_known && !lexicon_.is_first_name(a_.surface(run.first))) ||
         (upos && (*upos == Upos::NOUN || *upos == Upos::ADJ) && !a_.tokens[run.first].all_caps);
}

// "Kion-Konkurrent Jungheinrich": the run's last words are a name by the tagger's word, its first
// are none. Gives where the name begins, or the run's own beginning.
std::uint32_t MentionFinder::later_name(const Run& run, const Sentence& sentence) const {
  if (span_of_[run.first] != 0 || !tagged(sentence)) return run.first;
  for (std::uint32_t i = run.first + 1; i < run.last; ++i) {
    const NameSpan* span = span_from(i);
    if (span != nullptr && span->last == run.last && sure(*span) && plausible(*span)) return i;
  }
  return run.first;
}

std::uint32_t MentionFinder::take_unknown(std::uint32_t at, const Sentence& sentence) {
  const Run run = name_run(at, sentence);
  if (run.last == run.first) return at;
  const NameSpan* span = span_from(at);
  if (opens_before_name(run, sentence)) return at + 1;
  if (const std::uint32_t later = later_name(run, sentence); later > at) return later;
  const std::string name(a_.surface(run.first, run.last));
  if (const auto earlier = earlier_entity(name)) {
    const ArticleEntity& entity = a_.entities[*earlier];
    add(run.first, run.last, entity.entity.kind, MentionType::name, *earlier, true);
    return acronym_after(run.last, sentence, *earlier);
  }
  const auto guess = classify(run, sentence);
  if (span != nullptr && plausible(*span) && better(*span, guess, run))
    return take_span(*span, sentence);
  if (!guess || (!guess->sure && run.last - run.first == 1 && common_noun(run.first)))
    return run.last;
  const std::uint32_t entity = entity_for_unknown(guess->kind, name);
  add(run.first, run.last, guess->kind, MentionType::name, entity, guess->sure);
  const auto legal = lexicon_.legal_form(text_, a_.tokens, run.last, sentence.last);
  return acronym_after(legal.value_or(run.last), sentence, entity);
}

// "Milch", "Beihilfe", "Growth" at the head of a sentence: a noun that takes more to be a name.
bool MentionFinder::common_noun(std::uint32_t at) const {
  const Token& token = a_.tokens[at];
  if (token.inner_caps || token.all_caps || !is_word("common_noun", at)) return false;
  return a_.language == "de" || !known_.seen_capital(token);
}

bool MentionFinder::is_function_word(std::uint32_t at) const {
  static constexpr WordClass kClasses[] = {"definite", "indefinite", "possessive", "pronoun",
                                           "locative", "agent",      "negation",   "and",
                                           "relative", "function"};
  const std::uint64_t classes = a_.classes[at];
  return classes != 0 && std::any_of(std::begin(kClasses), std::end(kClasses), [&](WordClass c) {
           return (classes & lexicon_.bit_of(c)) != 0;
         });
}

// A headline in capitals: no word of it shows a name by its case.
bool MentionFinder::shouting(const Sentence& sentence) const {
  std::uint32_t caps = 0;
  std::uint32_t words = 0;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (a_.tokens[t].type != TokenType::word || a_.tokens[t].lower.size() < 2) continue;
    ++words;
    caps += a_.tokens[t].all_caps ? 1 : 0;
  }
  return words >= 4 && caps * 10 >= words * 7;
}

// "in Sligo"; "for Sligo" tells a place or a company.
bool MentionFinder::tells_where(std::uint32_t at, const Sentence& sentence) const {
  return after_locative(at, sentence) && !(at > sentence.first && is_word("for_whom", at - 1));
}

// "in Austin", but also "Austin-based".
bool MentionFinder::after_locative(std::uint32_t at, const Sentence& sentence) const {
  for (std::uint32_t end = at + 1; end < std::min(at + 5, sentence.last); ++end) {
    if (a_.tokens[end].lower == "-" && end + 1 < sentence.last && is_word("based", end + 1))
      return true;
    if (!a_.tokens[end].upper) break;
  }
  std::uint32_t i = at;
  if (i > sentence.first && is_word("definite", i - 1)) --i;
  return i > sentence.first && is_word("locative", i - 1);
}

}  // namespace quaestor
