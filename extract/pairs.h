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
  FactDraft draft;                   // confidence is the probability
  std::vector<FeatureKey> features;  // when all are asked for
  unsigned code = 0;                 // what kind of candidate: its features differ by it
  std::size_t cheap = 0;             // features that are described first, without words or a tree
  double probability = 0;
  bool ruled = false;  // a pattern says so, too
  int gap = 0;         // tokens between both
  bool subject_first = false;
  unsigned absent = 0;  // 0 both are named, 1 the subject was told before, 2 the object, 3 a
                        // pattern implies an end
  unsigned subject_link = kNotThere;  // the type of its mention
  unsigned object_link = kNotThere;

  bool told() const { return probability >= (ruled ? 0.25 : 0.5); }
};

struct RelationContext {
  const Topics& topics;
  const Ranking& ranking;                  // of models/relations.tsv
  std::span<const FactDraft> ruled;        // relations that patterns found in this sentence
  std::span<const FactDraft> investments;  // stated in this sentence
  bool all = false;                        // unlikely candidates, too, each with its features
};

// Candidates below this are not weighed against others.
inline constexpr double kUnlikely = 0.02;

// Candidates of the sentence, in order of subject, object and relation: those of some likelihood,
// but for a few whose first features say that they have none (Ranking::floor); or all.
std::vector<RelationCandidate> relation_candidates(const SentenceScene& scene,
                                                   const RelationContext& context);

// Every pair of an actor and a place or company of the sentence, or of one told before, that may be
// an investor and where the money goes; none in sentences without money, a frame or a facility. The
// weights are those of models/pairs.tsv; `investments` is not looked at.
std::vector<RelationCandidate> investment_pairs(const SentenceScene& scene,
                                                const RelationContext& context);

// A company has one seat, a rule one maker, a person one place of work: of several that an
// article seems to tell, the likeliest.
bool has_one_object(Relation relation);
// Removes the others.
void keep_likeliest(const Analysis& analysis, std::vector<FactDraft>& drafts);

}  // namespace quaestor
