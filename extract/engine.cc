// The walk over an article's sentences.
#include "engine.h"

#include <algorithm>

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
      ranking(data_dir, "arguments"),
      relations(data_dir, "relations") {}

std::vector<FactDraft> Engine::drafts(const Analysis& analysis, const Trees& trees,
                                      const Watch& watch) const {
  const LanguageFrames& language = frames.of(analysis.language);
  const Topics topics(analysis);
  std::vector<FactDraft> all;
  Discourse discourse;
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    if (!is_content(analysis.sentences[s].role)) continue;  // a dateline
    const SentenceView view(analysis, analyzer.lexicon(), s);
    SentenceScene scene(view, language, trees);
    const std::size_t before = all.size();
    Trace trace;
    std::vector<FactDraft> ruled = relation_facts(scene, language);
    std::vector<FactDraft> investments =
        investment_facts(scene, {topics, ranking}, discourse, watch ? &trace.events : nullptr);
    for (const FactDraft& d : investments) opened_facilities(analysis, d, ruled);
    trace.relations = relation_candidates(scene, {topics, relations, ruled, investments});
    for (const RelationCandidate& candidate : trace.relations) {
      if (candidate.told()) all.push_back(candidate.draft);
    }
    for (FactDraft& d : investments) all.push_back(std::move(d));
    if (watch) watch(scene, std::span(all).subspan(before), trace);
  }
  keep_likeliest(analysis, all);
  return all;
}

}  // namespace quaestor
