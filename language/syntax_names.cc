// The spelling of tags and relations in the treebanks.
#include <algorithm>
#include <iterator>

#include "quaestor/language/syntax.h"

namespace quaestor {

namespace {
constexpr std::string_view kUposNames[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                           "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                           "PUNCT", "SCONJ", "SYM", "VERB", "X"};
static_assert(std::size(kUposNames) == kUposCount);

constexpr std::string_view kDeprelNames[] = {
    "acl",          "acl:relcl", "advcl",         "advmod",     "amod",         "appos",
    "aux",          "aux:pass",  "case",          "cc",         "ccomp",        "compound",
    "compound:prt", "conj",      "cop",           "csubj",      "csubj:pass",   "dep",
    "det",          "det:poss",  "discourse",     "dislocated", "expl",         "expl:pv",
    "fixed",        "flat",      "goeswith",      "iobj",       "list",         "mark",
    "nmod",         "nmod:poss", "nmod:unmarked", "nsubj",      "nsubj:pass",   "nummod",
    "obj",          "obl",       "obl:agent",     "obl:arg",    "obl:unmarked", "orphan",
    "parataxis",    "punct",     "reparandum",    "root",       "vocative",     "xcomp"};
static_assert(std::size(kDeprelNames) == kDeprelCount);
}  // namespace

std::string_view name_of(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
std::string_view name_of(Deprel deprel) { return kDeprelNames[static_cast<std::size_t>(deprel)]; }

std::optional<Upos> upos_from(std::string_view name) {
  const auto found = std::find(std::begin(kUposNames), std::end(kUposNames), name);
  if (found == std::end(kUposNames)) return std::nullopt;
  return static_cast<Upos>(found - std::begin(kUposNames));
}

std::optional<Deprel> deprel_from(std::string_view name) {
  const auto found = std::find(std::begin(kDeprelNames), std::end(kDeprelNames), name);
  if (found != std::end(kDeprelNames)) return static_cast<Deprel>(found - std::begin(kDeprelNames));
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return deprel_from(name.substr(0, colon));
}

std::string features_of(const Syntax& syntax) {
  constexpr std::string_view kCases[] = {"", "Case=Nom", "Case=Acc", "Case=Dat", "Case=Gen"};
  constexpr std::string_view kMoods[] = {"", "Mood=Ind", "Mood=Imp", "Mood=Cnd", "Mood=Sub"};
  constexpr std::string_view kNumbers[] = {"", "Number=Sing", "Number=Plur"};
  constexpr std::string_view kPronouns[] = {"", "PronType=Rel", "PronType=Int", "Reflex=Yes"};
  constexpr std::string_view kTenses[] = {"", "Tense=Pres", "Tense=Past", "Tense=Fut"};
  constexpr std::string_view kForms[] = {"", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part",
                                         "VerbForm=Ger"};
  constexpr std::string_view kVoices[] = {"", "Voice=Act", "Voice=Pass"};
  const Morphology& m = syntax.morphology;
  std::string out;
  for (const std::string_view name :
       {kCases[static_cast<std::size_t>(m.grammatical_case)],
        kMoods[static_cast<std::size_t>(m.mood)], kNumbers[static_cast<std::size_t>(m.number)],
        kPronouns[static_cast<std::size_t>(m.pronoun)], kTenses[static_cast<std::size_t>(m.tense)],
        kForms[static_cast<std::size_t>(m.form)],
        kVoices[static_cast<std::size_t>(syntax.voice)]}) {
    if (name.empty()) continue;
    if (!out.empty()) out += '|';
    out += name;
  }
  return out.empty() ? "_" : out;
}

Deprel main_relation(Deprel deprel) {
  const std::string_view name = name_of(deprel);
  return *deprel_from(name.substr(0, name.find(':')));
}

}  // namespace quaestor
