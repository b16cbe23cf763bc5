// What kind of thing an unknown name stands for: from its own words, from what stands before, from
// what stands after.
#include <algorithm>

#include "mentions.h"
#include "quaestor/facts/text.h"

namespace quaestor {

// "M.A. Yusuff Ali"
bool MentionFinder::first_initials(const Run& run) const {
  const std::string_view first = a_.surface(run.first, run.first + 1);
  return first.size() >= 2 && first.size() <= 6 && first[1] == '.' && run.last - run.first >= 2;
}

std::optional<Kind> MentionFinder::kind_from_parts(const Run& run, const Sentence& sentence) const {
  if (lexicon_.legal_form(text_, a_.tokens, run.last, sentence.last)) return Kind::company;
  if (run.last - run.first >= 2 && lexicon_.legal_form(text_, a_.tokens, run.last - 1, run.last))
    return Kind::company;
  const std::uint32_t words = run.last - run.first;
  if (const auto head = lexicon_.name_head(a_.tokens[run.last - 1].lower); head && words >= 2)
    return head;
  if (const auto head = lexicon_.name_head(a_.tokens[run.first].lower); head && words >= 2)
    return head;
  const bool first_name = lexicon_.is_first_name(a_.surface(run.first, run.first + 1)) ||
                          (words >= 3 && a_.tokens[run.first + 1].lower == "-" &&
                           lexicon_.is_first_name(a_.surface(run.first, run.first + 3)));
  const bool initials = first_initials(run);
  if ((first_name || initials) && words >= 2 && words <= 5 && !a_.tokens[run.last - 1].all_caps)
    return Kind::person;
  return std::nullopt;
}

std::optional<Kind> MentionFinder::kind_from_before(const Run& run,
                                                    const Sentence& sentence) const {
  if (run.first == sentence.first) return std::nullopt;
  std::uint32_t before = run.first - 1;
  const auto quote = [&](std::uint32_t t) {
    const std::string& s = a_.tokens[t].lower;
    return s == "\"" || s == "“" || s == "„" || s == "«" || s == "‘";
  };
  while (before > sentence.first && quote(before)) --before;
  const Token& token = a_.tokens[before];
  if (token.lower == "." && before > sentence.first &&
      lexicon_.is_word(a_.language, "honorific", a_.tokens[before - 1].hash))
    return Kind::person;
  if (lexicon_.is_word(a_.language, "honorific", token.hash)) return Kind::person;
  for (std::uint32_t start = before + 1; start-- > sentence.first && before - start < 6;) {
    const auto title = lexicon_.title(a_.tokens, start, run.first, a_.language);
    if (title && title->last == run.first) return Kind::person;
  }
  if (const auto kind =
          lexicon_.descriptor_before(a_.tokens, sentence.first, before + 1, a_.language))
    return kind;
  const bool nationality = !a_.mentions.empty() && a_.mentions.back().last == run.first &&
                           a_.mentions.back().type == MentionType::adjective;
  if (nationality) {
    // "le fonds émirati MGX", "het Zweedse evroc"
    const std::uint32_t noun = a_.mentions.back().first;
    if (noun > sentence.first) {
      if (const auto kind = lexicon_.descriptor(a_.language, a_.tokens[noun - 1].lower))
        return kind;
    }
    return Kind::company;
  }
  if (lexicon_.is_word(a_.language, "called", token.hash)) return Kind::company;
  return std::nullopt;
}

std::optional<Kind> MentionFinder::kind_from_after(const Run& run, const Sentence& sentence) const {
  std::uint32_t i = run.last;
  if (const auto legal = lexicon_.legal_form(text_, a_.tokens, i, sentence.last)) i = *legal;
  if (i >= sentence.last) return std::nullopt;
  if (lexicon_.is_word(a_.language, "say", a_.tokens[i].hash) && run.last - run.first >= 2)
    return Kind::person;
  if (a_.tokens[i].lower != "," && a_.tokens[i].lower != "(" && a_.tokens[i].lower != "–")
    return std::nullopt;
  ++i;
  if (i >= sentence.last) return std::nullopt;
  const std::uint32_t end = std::min(sentence.last, i + 8);
  for (std::uint32_t t = i; t < end; ++t) {
    const Token& token = a_.tokens[t];
    if (token.lower == "," || token.lower == "." || token.lower == ")" || token.lower == ";") break;
    const auto title = lexicon_.title(a_.tokens, t, sentence.last, a_.language);
    const bool near = t <= i + 3;
    if (title && near && run.last - run.first >= 2) return Kind::person;
    if (const auto found = lexicon_.descriptor_at(a_.tokens, t, sentence.last, a_.language)) {
      const std::optional<Kind> kind = found->kind;
      if (*kind == Kind::person && run.last - run.first < 2) continue;
      return kind;
    }
  }
  return std::nullopt;
}

// "Tekever of Portugal", "Ameropa aus Basel": a proper noun and where it is at home.
bool MentionFinder::tells_seat(const Run& run, const Sentence& sentence) const {
  const auto upos = tag(run.first);
  if (!upos || *upos != Upos::PROPN || run.last + 1 >= sentence.last ||
      !is_word("origin", run.last))
    return false;
  const LexiconMatch* seat = known_.at(run.last + 1);
  const auto is_place = [&](const Sense& sense) {
    const Kind kind = lexicon_.entry(sense.entry).entity.kind;
    return kind == Kind::country || kind == Kind::place;
  };
  return seat != nullptr && std::any_of(seat->senses.begin(), seat->senses.end(), is_place) &&
         !common_noun(run.first);
}

std::optional<MentionFinder::Guess> MentionFinder::classify(const Run& run,
                                                            const Sentence& sentence) const {
  if (lexicon_.is_word("*", "noname", to_lower(a_.surface(run.first, run.last))))
    return std::nullopt;
  if (const auto kind = kind_from_parts(run, sentence)) return Guess{*kind, true};
  if (const auto kind = kind_from_before(run, sentence)) return Guess{*kind, true};
  if (const auto kind = kind_from_after(run, sentence)) return Guess{*kind, true};
  const Token& first = a_.tokens[run.first];
  const bool single = run.last - run.first == 1;
  if (single && lexicon_.descriptor(a_.language, first.lower) && !first.all_caps &&
      !first.inner_caps)
    return std::nullopt;  // the "Company"
  if (single && run.first > sentence.first && a_.language == "de" && !first.inner_caps) {
    // "einem Dorf", "sein mährisches Werk": a noun
    const std::uint32_t before = run.first - 1;
    const auto upos = tag(before);
    if (lexicon_.is_word("de", "indefinite", a_.tokens[before].hash) ||
        lexicon_.is_word("de", "possessive", a_.tokens[before].hash) ||
        (upos && *upos == Upos::ADJ))
      return std::nullopt;
  }
  if (single && tells_seat(run, sentence)) return Guess{Kind::company, false};
  if (single && is_initial(a_, run.first, sentence) && !known_.seen_capital(first) &&
      !first.inner_caps && !first.all_caps) {
    const auto next = run.last < sentence.last ? tag(run.last) : std::nullopt;
    const bool verb = next && (*next == Upos::VERB || *next == Upos::AUX);
    if (!verb || a_.language == "de") return std::nullopt;
  }
  bool odd = false;
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    const std::string_view surface = a_.surface(i, i + 1);
    odd =
        odd || a_.tokens[i].inner_caps ||
        (a_.tokens[i].type == TokenType::word &&
         std::any_of(surface.begin(), surface.end(), [](char c) { return c >= '0' && c <= '9'; }));
  }
  if (odd) return Guess{Kind::company, true};
  if (a_.language == "de" && a_.syntax.empty()) {
    // Every noun is capitalised: a name needs more than a capital.
    if (run.last - run.first >= 2 && !lexicon_.descriptor("de", a_.tokens[run.last - 1].lower) &&
        a_.tokens[run.first + 1].lower != "-") {
      return Guess{Kind::company, false};
    }
    return std::nullopt;
  }
  if (after_locative(run.first, sentence)) return std::nullopt;
  if (first.all_caps && first.end - first.begin > 5) return std::nullopt;
  return Guess{Kind::company, false};
}

}  // namespace quaestor
