// The walk over an article's sentences.
#include "engine.h"

#include <algorithm>

#include "settle_money.h"

namespace quaestor {

namespace {
// What opened somewhere operates there.
void opened_facilities(const Analysis& analysis, const FactDraft& draft,
                       std::vector<FactDraft>& all) {
  if (draft.status != Status::completed || draft.form != Form::facility ||
      draft.target != kNoEntity)
    return;
  for (std::uint32_t investor : draft.investors) {
    for (std::uint32_t place : draft.places) {
      if (analysis.entities[investor].entity.kind != Kind::company) continue;
      FactDraft operates;
      operates.relation = Relation::operates_in;
      operates.subject = investor;
      operates.object = place;
      operates.confidence = std::max(0.3, draft.confidence - 0.1);
      operates.rule = "an opened facility operates";
      operates.sentence = draft.sentence;
      all.push_back(std::move(operates));
    }
  }
}
}  // namespace

Engine::Engine(const std::filesystem::path& data_dir)
    : analyzer(data_dir),
      frames(data_dir),
      pairing(data_dir, "pairs"),
      ranking(data_dir, "arguments"),
      settling(data_dir / "models" / "settle.tsv", sign_names()),
      money(data_dir / "models" / "settle_money.tsv", money_sign_names()),
      relations(data_dir, "relations"),
      settling_relations(data_dir / "models" / "settle_relations.tsv", relation_sign_names()) {}

Engine::Walk Engine::walk(const Analysis& analysis, const Topics& topics, const Trees& trees,
                          const Watch& watch) const {
  const LanguageFrames& language = frames.of(analysis.language);
  Walk walk;
  Discourse discourse;
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    if (!is_content(analysis.sentences[s].role)) continue;  // a dateline
    const SentenceView view(analysis, analyzer.lexicon(), s);
    SentenceScene scene(view, language, trees);
    Trace trace;
    std::vector<FactDraft> ruled = relation_facts(scene, language);
    trace.pairs = investment_pairs(scene, {topics, pairing, ruled, {}, watch != nullptr});
    std::vector<PairChance> chances;
    for (const RelationCandidate& pair : trace.pairs) {
      if (pair.probability < kUnlikely) continue;
      walk.readings.pairs.push_back({pair.draft, pair.absent});
      chances.push_back({pair.draft.subject, pair.draft.object, pair.probability});
    }
    std::vector<FactDraft> drafts =
        investment_facts(scene, {topics, ranking, chances}, discourse, walk.readings.events,
                         watch ? &trace.events : nullptr);
    walk.readings.ruled.insert(walk.readings.ruled.end(), ruled.begin(), ruled.end());
    for (const FactDraft& d : drafts) opened_facilities(analysis, d, ruled);
    trace.relations =
        relation_candidates(scene, {topics, relations, ruled, drafts, watch != nullptr});
    if (watch) watch(scene, drafts, trace);
    for (RelationCandidate& candidate : trace.relations) {
      if (candidate.probability >= kUnlikely) walk.relations.push_back(std::move(candidate));
    }
  }
  return walk;
}

std::vector<FactDraft> Engine::drafts(const Analysis& analysis, const Trees& trees,
                                      const Watch& watch) const {
  const Topics topics(analysis);
  Walk walked = walk(analysis, topics, trees, watch);
  std::vector<FactDraft> all =
      settle_relations(analysis, topics, walked.relations, settling_relations);
  for (FactDraft& d :
       settle(analysis, topics, walked.readings, settling, money, ranking.threshold()))
    all.push_back(std::move(d));
  std::stable_sort(all.begin(), all.end(),
                   [](const FactDraft& x, const FactDraft& y) { return x.sentence < y.sentence; });
  keep_likeliest(analysis, all);
  return all;
}

}  // namespace quaestor
