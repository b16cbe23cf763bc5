#include "syntax_lemmas.h"

#include <algorithm>

namespace quaestor::syntax {

std::uint64_t lemma_key(const Word& word, std::size_t length, Upos upos, VerbForm form) {
  const std::uint64_t tag = static_cast<std::uint64_t>(upos) * 8 + static_cast<std::uint64_t>(form);
  std::uint64_t part = 0;
  if (length == kLemmaKeys - 1) {
    part = word.lower;
  } else if (length > 0) {
    part = word.suffix[length - 1];
  }
  return mix(part + (length * 32 + 1) * 0x9E3779B97F4A7C15ULL) + mix(tag + 1);
}

std::optional<std::string> cut_out(LemmaScript::Cut cut, std::string_view form) {
  if (cut == LemmaScript::nothing) return std::string(form);
  const std::string_view part = cut == LemmaScript::first_zu ? "zu" : "ge";
  std::size_t at = form.find(part);
  if (cut == LemmaScript::second_ge && at != std::string_view::npos) at = form.find(part, at + 2);
  if (at == std::string_view::npos) return std::nullopt;
  return std::string(form.substr(0, at)) + std::string(form.substr(at + 2));
}

std::optional<std::string> apply(const LemmaScript& script, std::string_view form,
                                 std::string_view lower) {
  auto lemma = cut_out(static_cast<LemmaScript::Cut>(script.cut),
                       script.spelling == LemmaScript::lower ? lower : form);
  if (!lemma || lemma->size() < script.strip) return std::nullopt;
  lemma->resize(lemma->size() - script.strip);
  lemma->append(script.end, script.size);
  if (lemma->empty()) return std::nullopt;
  return lemma;
}

std::string lemma_by(std::span<const LemmaRule> rules, std::span<const LemmaScript> scripts,
                     const Word& word, std::string_view form, std::string_view lower, Upos upos,
                     VerbForm verb_form) {
  for (std::size_t length = kLemmaKeys; length-- > 0;) {
    const std::uint64_t key = lemma_key(word, length, upos, verb_form);
    const auto rule =
        std::lower_bound(rules.begin(), rules.end(), key,
                         [](const LemmaRule& r, std::uint64_t k) { return r.key < k; });
    if (rule == rules.end() || rule->key != key) continue;
    auto lemma = apply(scripts[rule->script], form, lower);
    if (lemma) return *lemma;
  }
  return std::string(lower);
}

}  // namespace quaestor::syntax
