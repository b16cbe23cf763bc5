// What references mean: pronouns, possessives and descriptions ("it", "its", "the Danish group",
// "we"), weighed against everything that the article has named so far. Private to the room, and to
// the trainer of its trees.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/language/analysis.h"
#include "quaestor/language/lexicon.h"

namespace quaestor {

// A reference as it stands, before it is settled.
struct OpenReference {
  std::uint32_t mention = 0;  // in Analysis::mentions
  std::size_t sentence = 0;
  Kind kind = Kind::company;           // that a description asks for
  std::uint32_t noun = 0xFFFFFFFF;     // its noun, of descriptions
  std::string country;                 // ISO code, when it tells one
  std::string city;                    // folded
  std::uint32_t by_rule = kNoEntity;   // by nearness alone
  std::uint32_t other = kNoEntity;     // whose rival, owner … it is: never meant
  bool certain = false;                // what the rule says is known
  bool speaker = false;                // "we", "our"
  bool territory = false;              // "the province": towns and regions may be meant
  Lexicon::TerritoryNoun body;         // what the noun is limited to, of these
  bool tells_town = false;             // "die Zürcher": the town stays a mention of its own
  std::span<const Mention> swallowed;  // names inside it, mentions only if it means nothing
};

// The numbers that describe a reference and a thing that it may mean.
enum class ReferenceSign : std::uint8_t {
  type,      // MentionType, 10 for "we"
  language,  // 0 en, 1 fr, 2 nl, 3 de
  form,      // 1 of a human being ("he"), 2 of several ("they")
  wanted,    // kind that a description asks for, 9 otherwise
  kind,      // of the thing
  government,
  known,
  trust,      // Mention::trust of its surest name so far
  by_rule,    // the nearest that fits
  sentences,  // back to its last mention, -1: named later only
  blocks,     // paragraphs back
  order,      // 0: mentioned last of all
  between,    // actors mentioned since
  tokens,     // back to it, in the same sentence; 99 otherwise
  subject,    // its last mention heads its clause
  genitive,
  governed,      // behind a preposition
  first_here,    // the first actor of the sentence
  first_before,  // of the sentence before
  only_before,   // actors of the sentence before
  later_here,    // it is named again behind the reference
  main,          // the company of the article
  title,
  lead,
  so_far,    // mentions until here
  all,       // and in the article
  share,     // of all actors' mentions
  referred,  // what the reference before means
  referred_sentences,
  country,  // -1 not told, 0 another, 1 unknown, 2 told beside it, 3 known
  city,
  noun,         // 0: never called so, 1 near the noun, 2 in its name
  persons,      // sentences that mention it beside a person
  with_person,  // a person is mentioned beside it: in sentences back
  candidates,
  initial,   // the reference begins the sentence
  position,  // tokens into the sentence
  before_verb,
  behind_verb,
  quoted,
  role_of_block,
  place,  // of the sentence in the article
  count
};
inline constexpr std::size_t kReferenceSigns = static_cast<std::size_t>(ReferenceSign::count);
std::span<const std::string_view> reference_sign_names();

struct WeighedAntecedent {
  std::uint32_t entity = kNoEntity;
  std::array<float, kReferenceSigns> signs{};
  double probability = 0;
};

// Whether a noun for a public body may mean the town, region or body: "der Freistaat" is Bavaria,
// Saxony or Thuringia, and no canton is a government of a whole state.
bool may_mean(const Lexicon& lexicon, const Lexicon::TerritoryNoun& noun,
              const ArticleEntity& thing);

// Settles the references of an analysis, whose mentions hold them all in text order, with what the
// rule makes of them: fills Analysis::references, sets the entity of each mention to the likeliest,
// and removes references that mean nothing. Without trees the rule decides.
void settle_references(const Lexicon& lexicon, Analysis& analysis,
                       std::span<const OpenReference> open, std::uint32_t main_company,
                       const Forest& trees, const ReferenceWatch& watch);

// Finds pronoun, possessive and description mentions, and settles them.
void resolve_references(const Lexicon& lexicon, Analysis& analysis, const Forest& trees,
                        const ReferenceWatch& watch = {});

}  // namespace quaestor
