// Lemmas by learned rules: the longest ending of a word that has a rule, with its tag, tells how
// the end changes. Words of their own ("went") have rules for the whole word.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "quaestor/language/syntax.h"
#include "syntax_file.h"
#include "syntax_words.h"

namespace quaestor::syntax {

// Endings of 0 to kAffixes letters, and the whole word.
constexpr std::size_t kLemmaKeys = kAffixes + 2;
std::uint64_t lemma_key(const Word& word, std::size_t length, Upos upos, VerbForm form);

// Nothing when the form is too short for the script.
std::optional<std::string> apply(const LemmaScript& script, std::string_view form,
                                 std::string_view lower);

// The form with the cut made; nothing when there is nothing to cut.
std::optional<std::string> cut_out(LemmaScript::Cut cut, std::string_view form);

// The lower-case form when no rule fits.
std::string lemma_by(std::span<const LemmaRule> rules, std::span<const LemmaScript> scripts,
                     const Word& word, std::string_view form, std::string_view lower, Upos upos,
                     VerbForm verb_form);

}  // namespace quaestor::syntax
