// What extraction runs on, loaded once: analyzer, frames and weights; and the walk over an analysed
// article that makes its drafts. Private to the room, and to the trainer of the weights.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "frames.h"
#include "pairs.h"
#include "ranking.h"
#include "rules.h"
#include "settle.h"
#include "settle_relations.h"

namespace quaestor {

struct Engine {
  explicit Engine(const std::filesystem::path& data_dir);  // throws Error

  // What was weighed in a sentence.
  struct Trace {
    std::vector<TracedEvent> events;
    std::vector<RelationCandidate> relations;
    std::vector<RelationCandidate> pairs;  // of investor and end
  };
  using Watch = std::function<void(const SentenceScene&, std::span<const FactDraft>, const Trace&)>;
  // The drafts of the article in order of their sentences; `watch`, when given, sees each sentence
  // as it was read by itself: investments are settled after the last one.
  std::vector<FactDraft> drafts(const Analysis& analysis, const Watch& watch = {}) const {
    return drafts(analysis, Trees(analysis), watch);
  }
  // The same, with the trees of the analysis made when they are asked for.
  std::vector<FactDraft> drafts(const Analysis& analysis, const Trees& trees,
                                const Watch& watch = {}) const;

  // What the sentences tell, each by itself.
  struct Walk {
    Readings readings;  // of investments
    std::vector<RelationCandidate> relations;
  };
  Walk walk(const Analysis& analysis, const Topics& topics, const Trees& trees,
            const Watch& watch = {}) const;

  Analyzer analyzer;
  Frames frames;
  Ranking pairing;    // of investors and ends, as two things of a sentence
  Ranking ranking;    // of investments
  Forest settling;    // which of them hold
  Forest money;       // which amounts belong to them
  Ranking relations;  // of everything else
  Forest settling_relations;
};

}  // namespace quaestor
