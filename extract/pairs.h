// Whether two things named in one sentence stand in a relation: a learned decision about every pair
// of the right kinds. What the patterns found (rules.h) is one sign among others, and a candidate
// of its own where one end is only implied. Private to the room.
#pragma once

#include <span>
#include <vector>

#include "ranking.h"
#include "rules.h"
#include "topics.h"

namespace quaestor {

// A relation that may hold, with everything that was weighed.
struct RelationCandidate {
  FactDraft draft;  // confidence is the probability
  std::vector<FeatureKey> features;
  double probability = 0;
  bool ruled = false;  // a pattern says so, too

  bool told() const { return probability >= (ruled ? 0.25 : 0.5); }
};

struct RelationContext {
  const Topics& topics;
  const Ranking& ranking;                  // of models/relations.tsv
  std::span<const FactDraft> ruled;        // relations that patterns found in this sentence
  std::span<const FactDraft> investments;  // stated in this sentence
};

// Every candidate of the sentence, likely or not, in order of subject, object and relation.
std::vector<RelationCandidate> relation_candidates(const SentenceScene& scene,
                                                   const RelationContext& context);

// The key that every candidate of a relation has, once for each order of its ends and for an end
// that the sentence does not name; its weight moves the line between told and not.
FeatureKey relation_bias(Relation relation, bool subject_first, bool absent);

// A company has one seat, a rule one maker, a person one place of work: of several that an
// article seems to tell, the likeliest.
bool has_one_object(Relation relation);
// Removes the others.
void keep_likeliest(const Analysis& analysis, std::vector<FactDraft>& drafts);

}  // namespace quaestor
