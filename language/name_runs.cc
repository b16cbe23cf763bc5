// Where a name begins and ends by its capitals, signs and small words.
#include <algorithm>

#include "mentions.h"
#include "quaestor/facts/text.h"

namespace quaestor {

bool MentionFinder::starts_name(std::uint32_t at, const Sentence& sentence) const {
  const Token& token = a_.tokens[at];
  if (token.type != TokenType::word || token.end - token.begin < 2 || known_.masked(at))
    return false;
  if (is_word("unit", at) || is_word("noname", at)) return false;
  if (lexicon_.legal_form(text_, a_.tokens, at, at + 1) && token.end - token.begin <= 5)
    return false;
  if (shouting(sentence)) return earlier_entity(a_.surface(at)).has_value();
  if (token.inner_caps) return true;
  if (!token.upper || is_function_word(at)) return false;
  if (at + 1 < sentence.last && lexicon_.legal_form(text_, a_.tokens, at + 1, sentence.last))
    return true;
  if (institution_end({at, at + 1}, sentence) > at + 1) return true;
  if (introduces_name(at, sentence)) return false;
  const auto upos = tag(at);
  const bool proper = upos && (*upos == Upos::PROPN || *upos == Upos::X);
  const bool initial = is_initial(a_, at, sentence);
  const bool next_upper =
      at + 1 < sentence.last && a_.tokens[at + 1].upper && !is_function_word(at + 1);
  if (initial || sentence.role == BlockRole::title || sentence.role == BlockRole::heading) {
    if (known_.seen_capital(token) && !known_.seen_lower(token)) return true;
    if (earlier_entity(a_.surface(at, at + 1))) return true;
    if (known_.seen_lower(token)) return false;
    if (proper && initial) return true;
    return initial && (next_upper || (at + 1 < sentence.last && a_.tokens[at + 1].lower == "'s"));
  }
  return a_.language != "de" || !upos || proper || is_introduced(at, sentence);
}

// "der Risikokapitalgeber Superangel", "der schwedischen Stillfront": whatever the syntax takes the
// word for.
bool MentionFinder::is_introduced(std::uint32_t at, const Sentence& sentence) const {
  const Token& token = a_.tokens[at];
  if (at == sentence.first || is_word("common_noun", at) || known_.seen_lower(token) ||
      lexicon_.descriptor(a_.language, token.lower))
    return false;
  const auto described = lexicon_.descriptor(a_.language, a_.tokens[at - 1].lower);
  return described && *described == Kind::company && a_.tokens[at - 1].upper;
}

// A title or, in German, a common noun before a name: "Chief Executive Fergal Joyce",
// "Stromversorger Tepco".
bool MentionFinder::introduces_name(std::uint32_t at, const Sentence& sentence) const {
  if (const auto title = lexicon_.title(a_.tokens, at, sentence.last, a_.language)) {
    return title->last < sentence.last && a_.tokens[title->last].upper;
  }
  const bool defined = at > sentence.first && is_word("definite", at - 1);
  if (a_.language != "de" && !defined) return false;  // "the Company"
  return lexicon_.descriptor(a_.language, a_.tokens[at].lower).has_value();
}

bool MentionFinder::continues_name(std::uint32_t at, const Sentence& sentence) const {
  if (at >= sentence.last || known_.masked(at)) return false;
  const Token& token = a_.tokens[at];
  if (const auto upos = tag(at);
      a_.language == "de" && upos && !token.inner_caps && !token.all_caps) {
    return token.upper && (*upos == Upos::PROPN || *upos == Upos::X);
  }
  if (token.type == TokenType::word)
    return (token.upper || token.inner_caps) && !is_word("pronoun", at);
  return false;
}

MentionFinder::Run MentionFinder::name_run(std::uint32_t at, const Sentence& sentence) const {
  Run run{at, at + 1};
  while (run.last < sentence.last) {
    const Token& next = a_.tokens[run.last];
    if (continues_name(run.last, sentence)) {
      if (a_.tokens[run.last - 1].type == TokenType::sign && a_.tokens[run.last - 1].lower == ",")
        break;
      ++run.last;
      continue;
    }
    const bool glued = !next.space_before;
    const bool hyphen = next.lower == "-" && glued && run.last + 1 < sentence.last &&
                        !a_.tokens[run.last + 1].space_before && a_.tokens[run.last + 1].upper;
    const bool joint = next.lower == "&" && continues_name(run.last + 1, sentence);
    const bool number =
        next.type == TokenType::number && next.end - next.begin <= 2 &&
        run.last + 1 < sentence.last && a_.tokens[run.last + 1].type != TokenType::number &&
        a_.language != "de" && next.space_before &&
        (a_.tokens[run.last + 1].lower == "," || a_.tokens[run.last + 1].lower == ".");
    const auto head = lexicon_.name_head(a_.tokens[run.last - 1].lower);
    const bool of = head && *head == Kind::organization && is_word("genitive", run.last) &&
                    continues_name(run.last + 1, sentence);
    // "Bart De Wever", "Wouter de Nooijer", "Sheikh Tahnun bin Zayid"
    std::uint32_t after = run.last;
    while (after < sentence.last && after < run.last + 2 &&
           lexicon_.is_word("*", "nobiliary", a_.tokens[after].hash))
      ++after;
    if (run.last - run.first == 1 && after > run.last && after < sentence.last &&
        a_.tokens[after].upper && lexicon_.is_first_name(a_.surface(run.first))) {
      run.last = after + 1;
      continue;
    }
    if (number) {
      ++run.last;
      break;
    }
    if (!hyphen && !joint && !of) break;
    run.last += 2;
  }
  if (const std::uint32_t end = institution_end(run, sentence); end > run.last)
    run = {run.first, end, true};
  return run;
}

}  // namespace quaestor
