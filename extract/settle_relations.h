// Relations settled over the whole article, as settle.h does for investments: of all that its
// sentences may tell of two things, whether the article tells it. Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pairs.h"
#include "quaestor/language/forest.h"

namespace quaestor {

// The numbers that describe a relation of two things. p: a probability by pairs.h.
enum class RelationSign : std::uint8_t {
  best,           // highest p of its candidates
  second,         // of another sentence
  any,            // 1 - product of (1 - p) over sentences
  best_ruled,     // of those that a pattern tells, too
  best_together,  // of those that one sentence names both of
  best_apart,
  candidates,
  sentences_told,  // with p above a half
  ruled,           // candidates that a pattern tells
  other_object,    // best p of the relation with the subject and another object
  other_subject,
  other_relation,  // best p of another relation of the two
  reversed,        // best p of the relation the other way round
  sentence_other,  // best p of the relation of others in its best sentence
  subject_pairs,   // of the relation with p above a half
  object_pairs,
  relation,
  headquartered,  // 1 for each relation, so that a tree can ask for it at once
  operates,
  unit,
  partner,
  rival,
  bound,
  issued,
  role,
  gap,  // of the best candidate: tokens between both
  subject_first,
  absent,        // 0 both named, 1 the subject told before, 2 the object, 3 implied
  subject_link,  // how it is mentioned
  object_link,
  role_of_block,
  sentence,
  position,  // of the sentence in the article, 0 to 1
  sentences,
  subject_kind,
  object_kind,
  subject_known,
  subject_trust,  // Mention::trust of its surest name
  object_known,
  object_trust,
  object_state,  // of places: mentions of its state by other names
  subject_mentions,
  object_mentions,
  subject_rank,  // title, lead, later
  object_rank,
  subject_order,  // of first mention
  object_order,
  subject_main,
  object_main,
  together,      // sentences that name both
  known_seat,    // the subject's country, if known, is the object's: 1, another: 2
  known_parent,  // the same for the company it belongs to, or who made the rule
  companies,
  persons,
  countries,
  regulations,
};
inline constexpr std::size_t kRelationSigns =
    static_cast<std::size_t>(RelationSign::regulations) + 1;
using RelationSigns = std::array<float, kRelationSigns>;
// The columns of models/settle_relations.tsv.
std::span<const std::string_view> relation_sign_names();

// Two things and what the article's sentences may tell of them.
struct WeighedRelation {
  std::vector<std::size_t> candidates;  // by index; the likeliest first
  RelationSigns signs{};
  double probability = 0;
};

// Without trees a relation is as likely as its likeliest candidate.
std::vector<WeighedRelation> weigh_relations(const Analysis& analysis, const Topics& topics,
                                             std::span<const RelationCandidate> candidates,
                                             const Forest& forest);

// The relations that the article tells, each by its likely candidates.
std::vector<FactDraft> settle_relations(const Analysis& analysis, const Topics& topics,
                                        std::span<const RelationCandidate> candidates,
                                        const Forest& forest);

}  // namespace quaestor
