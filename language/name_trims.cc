// The ends of the tagger's names put right: what introduces a name, tells whose it is or where it
// sits comes off; of two names joined by "and" each is one.
#include <algorithm>

#include "mentions.h"

namespace quaestor {

namespace {
constexpr std::size_t kCompound = 9;  // letters of a noun that is likely made of two

std::optional<NameKind> name_kind_of(Kind kind) {
  switch (kind) {
    case Kind::person:
      return NameKind::person;
    case Kind::company:
      return NameKind::company;
    case Kind::organization:
      return NameKind::organization;
    case Kind::regulation:
      return NameKind::regulation;
    default:
      return std::nullopt;
  }
}
}  // namespace

// Takes off what introduces a name ("Dr.", "Batterijrecycler Revaloy", "Zolang Den Haag") and, from
// a person, the house behind it ("Ming Hsiao von Jefferies").
void MentionFinder::refine(NameSpan& span, const Sentence& sentence) const {
  while (span.first < span.last && !a_.tokens[span.first].upper &&
         !a_.tokens[span.first].inner_caps &&
         (is_function_word(span.first) ||
          (span.last - span.first >= 2 && span.kind != NameKind::regulation)))
    ++span.first;
  while (span.last - span.first >= 2 &&
         (a_.tokens[span.first].lower == "." ||
          lexicon_.is_word(a_.language, "honorific", a_.tokens[span.first].hash)))
    ++span.first;
  // "Airbus-Tochter Nordkorva Systems": the name begins behind the description.
  if (span.last - span.first >= 4 && a_.tokens[span.first + 1].lower == "-" &&
      lexicon_.descriptor(a_.language, a_.tokens[span.first + 2].lower))
    span.first += 3;
  // "Digital Services Act (DSA": the brackets give another name (acronym_after).
  for (std::uint32_t i = span.first + 1; i < span.last; ++i) {
    if (a_.tokens[i].lower == "(" && a_.tokens[span.last - 1].lower != ")") span.last = i;
  }
  drop_next_sentence(span);
  drop_marks(span);
  drop_clause(span);
  // "Shell Recharge Ltd" is a company, whatever its other words are like.
  for (std::uint32_t i = span.first + 1; i < span.last && span.kind == NameKind::organization;
       ++i) {
    const auto legal = lexicon_.legal_form(text_, a_.tokens, i, span.last);
    if (legal && *legal == span.last) span.kind = NameKind::company;
  }
  // "FMO 35 and the EIB 30" (million each)
  if (span.last - span.first >= 2 && a_.tokens[span.last - 1].type == TokenType::number) {
    const LexiconMatch* whole = known_.at(span.first);
    if (whole != nullptr && whole->last + 1 == span.last) --span.last;
  }
  drop_introduction(span, sentence);
  drop_owner(span);
  drop_seat(span);
  if (span.kind == NameKind::person) drop_house(span);
}

// "Ming Hsiao von Jefferies"; but "Ursula von der Leyen", "Ahmed bin Sulayem".
void MentionFinder::drop_house(NameSpan& span) const {
  for (std::uint32_t i = span.first + 1; i < span.last; ++i) {
    if (a_.tokens[i].type != TokenType::word || a_.tokens[i].upper) continue;
    std::uint32_t after = i;
    while (after < span.last && lexicon_.is_word("*", "nobiliary", a_.tokens[after].hash)) ++after;
    const bool noble = after > i && after < span.last && a_.tokens[after].upper &&
                       (i == span.first + 1 || after > i + 1 || !is_word("genitive", i) ||
                        a_.tokens[i - 1].lower == "van");
    if (noble) {
      i = after;
    } else if (i >= span.first + 2) {
      span.last = i;
    }
  }
}

// "Abfüller **Rauch", "Quantenfäden.** planqc": what Markdown's marks part is two things.
void MentionFinder::drop_marks(NameSpan& span) const {
  for (std::uint32_t i = span.last; i-- > span.first;) {
    if (a_.tokens[i].lower != "*") continue;
    if (i + 1 == span.last || lexicon_.legal_form(text_, a_.tokens, i + 1, span.last)) {
      span.last = i;
      continue;
    }
    span.first = i + 1;
    return;
  }
}

bool MentionFinder::is_small(std::uint32_t at) const {
  const Token& token = a_.tokens[at];
  return token.type == TokenType::word && !token.upper && !token.inner_caps;
}

// "Poma livre à Bakouriani", "DDVG mit 23", "EPCG Ende (Mai)": a verb or what joins no name ends
// it.
void MentionFinder::drop_clause(NameSpan& span) const {
  if (span.kind != NameKind::company && span.kind != NameKind::organization) return;
  for (std::uint32_t i = span.first + 1; i < span.last; ++i) {
    const Token& token = a_.tokens[i];
    if (token.type == TokenType::number && i + 1 < a_.tokens.size() && is_word("unit", i + 1))
      span.last = i;
    if (!is_small(i)) continue;
    const auto upos = tag(i);
    const bool verb = upos && (*upos == Upos::VERB || *upos == Upos::AUX);
    // "UTEC in April"
    const bool dated = i + 1 < span.last && is_word("locative", i) && known_.masked(i + 1);
    if (verb || dated || is_word("together", i)) span.last = i;
  }
  while (span.last - span.first >= 2 && is_small(span.last - 1) &&
         a_.tokens[span.last - 1].space_before && is_function_word(span.last - 1))
    --span.last;
  while (a_.language == "de" && span.last - span.first >= 2 && a_.tokens[span.last - 1].upper &&
         !a_.tokens[span.last - 1].all_caps && a_.tokens[span.last - 2].lower != "-" &&
         is_word("noname", span.last - 1))
    --span.last;
}

// "Shell Recharge Ltd. Shell said": where the full stop of a legal form also ends the sentence.
void MentionFinder::drop_next_sentence(NameSpan& span) const {
  for (std::uint32_t i = span.first + 1; i + 2 < span.last; ++i) {
    const auto legal = lexicon_.legal_form(text_, a_.tokens, i, span.last);
    if (!legal) continue;
    const std::uint32_t end = a_.tokens[*legal - 1].lower == "." ? *legal - 1 : *legal;
    if (end + 1 < span.last && a_.tokens[end].lower == "." && a_.tokens[end + 1].upper &&
        !lexicon_.legal_form(text_, a_.tokens, end + 1, span.last))
      span.last = end;
  }
}

// "Batterijrecycler Revaloy", "Zolang Den Haag": a description or the opening of a sentence.
void MentionFinder::drop_introduction(NameSpan& span, const Sentence& sentence) const {
  while (span.last - span.first >= 2) {
    const Token& token = a_.tokens[span.first];
    if (!token.upper || token.inner_caps || token.all_caps ||
        a_.tokens[span.first + 1].type != TokenType::word)
      break;
    const auto described = lexicon_.descriptor(a_.language, token.lower);
    const bool noun = tag(span.first) == Upos::NOUN;
    const bool initial = is_initial(a_, span.first, sentence);
    const LexiconMatch* rest = known_.at(span.first + 1);
    const bool whole =
        lexicon_.name_head(token.lower) && rest != nullptr && rest->last == span.last;
    // "Liftbetreiber FSB", but "Raiffeisenbank Kitzbühel"
    const bool compound =
        token.lower.size() >= kCompound && rest == nullptr && !lexicon_.name_head(token.lower);
    const bool introduces =
        described && !whole && (initial || (a_.language == "de" && (noun || compound)));
    const bool small = initial && (is_function_word(span.first) || known_.seen_lower(token));
    if (!introduces && !small) break;
    ++span.first;
    if (!introduces) continue;
    if (const auto kind = name_kind_of(*described)) span.kind = *kind;
  }
}

// "Japan's Antimonopoly Act", "Tiny **Lechtaler Wasserkraft**".
void MentionFinder::drop_owner(NameSpan& span) const {
  for (std::uint32_t i = span.first + 1; i < span.last; ++i) {
    const Token& before = a_.tokens[i - 1];
    const std::string_view gap = text_.substr(before.end, a_.tokens[i].begin - before.end);
    if (gap.size() >= 2 && gap[0] == ' ' && gap[1] == '*') span.first = i;
  }
  const LexiconMatch* owner = known_.at(span.first);
  if (owner == nullptr || owner->last + 1 >= span.last) return;
  if (a_.tokens[owner->last].lower == "'s") span.first = owner->last + 1;
  // "(in) Washington RWE (untersagt)"
  const LexiconMatch* rest = known_.at(owner->last);
  if (span.kind == NameKind::organization && !names_body(*owner) && rest != nullptr &&
      rest->last == span.last && names_body(*rest))
    span.first = owner->last;
}

// "F-Gas-Verordnung der EU", "Weltraumvertrag der Vereinten Nationen".
void MentionFinder::drop_issuer(NameSpan& span) const {
  constexpr names::Known kIssuer = names::kKnownState | names::kKnownOrganization;
  for (std::uint32_t i = span.first + 1; i + 1 < span.last; ++i) {
    if (!is_word("genitive", i)) continue;
    const std::uint32_t issuer = i + (i + 2 < span.last && is_word("definite", i + 1) ? 2 : 1);
    const LexiconMatch* known = known_.at(issuer);
    const bool issues =
        known != nullptr && known->last == span.last && (known_.codes()[issuer] & kIssuer) != 0;
    if (issues) span.last = i;
  }
}

// "Melco of Macau", "Wolkenriese in Riad"; but "Bank of Georgia", "Port of Tallinn".
void MentionFinder::drop_seat(NameSpan& span) const {
  if (span.kind == NameKind::regulation) drop_issuer(span);
  if (span.kind != NameKind::company && span.kind != NameKind::person) return;
  for (std::uint32_t i = span.first + 1; i + 1 < span.last; ++i) {
    if (!is_word("seat", i)) continue;
    const LexiconMatch* place = known_.at(i + 1);
    if (place == nullptr || place->last < span.last) continue;
    const Token& head = a_.tokens[i - 1];
    if (lexicon_.name_head(head.lower) || lexicon_.descriptor(a_.language, head.lower)) continue;
    span.last = i;
  }
}

// "Evans Cycles and Flannels": leaves the first in `span` and gives the second; empty when there is
// one name.
NameSpan MentionFinder::second_name(NameSpan& span) const {
  NameSpan second = span;
  second.first = second.last;
  // "Samruk-Kazyna und KazMunayGas", but "Ministry of Trade and Industry"
  const LexiconMatch* known = known_.at(span.first);
  const bool joins = known != nullptr && known->last < span.last && is_word("and", known->last);
  if (span.kind != NameKind::company && span.kind != NameKind::person &&
      !(span.kind == NameKind::organization && joins && names_body(*known)))
    return second;
  for (std::uint32_t i = span.first + 1; i + 1 < span.last; ++i) {
    if (a_.tokens[i].type != TokenType::word || !is_word("and", i)) continue;
    // "Société ferroviaire et portuaire", "Jan de Wit en Zonen"
    std::uint32_t after = i + 1;
    while (after + 1 < span.last && is_function_word(after)) ++after;  // "Egis et à la Caisse"
    if (!a_.tokens[after].upper && !a_.tokens[after].inner_caps) continue;
    if (after + 1 == span.last && lexicon_.name_head(a_.tokens[after].lower)) continue;
    second.first = after;
    span.last = i;
    break;
  }
  return second;
}

}  // namespace quaestor
