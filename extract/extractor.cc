#include "quaestor/extract/extractor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <span>

#include "engine.h"
#include "fact_writer.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"

namespace quaestor {

Extractor::Extractor(const std::filesystem::path& data_dir)
    : engine_(std::make_unique<Engine>(data_dir)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Bundle Extractor::extract(const Article& article) const {
  Bundle bundle;
  bundle.article = article.info;
  bundle.text = article.text;
  const Analyzer& analyzer = engine_->analyzer;
  Analysis analysis = analyzer.analyze(article, Analyzer::Parse::when_asked);
  bundle.facts = FactWriter(analysis, analyzer.lexicon())
                     .write_all(engine_->drafts(analysis, Trees(analyzer, analysis)));
  return bundle;
}

namespace {
std::string_view type_name(MentionType type) {
  constexpr std::string_view kNames[] = {"name",    "adjective",  "demonym",
                                         "pronoun", "possessive", "description"};
  return kNames[static_cast<std::size_t>(type)];
}

// "investor Siemens 0.91, (nobody) 0.05": the best three of each decision.
void explain_event(const Analysis& a, const TracedEvent& traced, std::string& out) {
  out += fmt::format("   event    {}{}\n", traced.draft.rule,
                     traced.event.amount == nullptr
                         ? std::string()
                         : fmt::format(", {}", traced.event.amount->amount.text));
  for (const Decision& decision : traced.decisions) {
    if (decision.stage == Stage::keep) {
      out += fmt::format("     keep   {:.2f}\n", decision.probability);
      continue;
    }
    if (decision.stage == Stage::status) {
      out += fmt::format("     status {} {:.2f}\n", to_string(static_cast<Status>(decision.chosen)),
                         decision.probability);
      continue;
    }
    std::vector<const Option*> order;
    for (const Option& option : decision.options) order.push_back(&option);
    std::stable_sort(order.begin(), order.end(),
                     [](const Option* x, const Option* y) { return x->score > y->score; });
    if (order.size() > 3) order.resize(3);
    out += fmt::format("     {:<9}", to_string(decision.stage));
    for (const Option* option : order) {
      out += fmt::format(" {} {:.1f}{}",
                         option->entity != kNoEntity ? a.entities[option->entity].entity.name
                         : option->home.empty()      ? "(nobody)"
                                                     : option->home,
                         option->score, option == order.back() ? "\n" : ",");
    }
  }
}

void explain_sentence(const SentenceScene& scene, std::span<const FactDraft> drafts,
                      std::span<const TracedEvent> events, const FactWriter& writer,
                      std::string& out) {
  const Analysis& a = scene.view().analysis();
  const std::size_t s = scene.view().index();
  out += fmt::format("\n{}. {}\n", s + 1, a.surface(scene.view().first(), scene.view().last()));
  out += "   tokens  ";
  for (std::uint32_t t = scene.view().first(); t < scene.view().last(); ++t)
    out += fmt::format(" {}", a.surface(t));
  out += '\n';
  for (const Mention& m : scene.view().mentions()) {
    out += fmt::format(
        "   mention  {} \"{}\" {}{}{}\n", type_name(m.type), a.surface(m.first, m.last),
        m.entity == kNoEntity ? std::string(to_string(m.kind)) : a.entities[m.entity].entity.id,
        m.sure ? "" : " (a guess)", scene.is_origin(m) ? " (an origin)" : "");
  }
  for (const AmountMention& m : a.amounts_of(s)) {
    out += fmt::format("   amount   \"{}\" {} {} {}{}{}\n", a.surface(m.first, m.last),
                       number_to_string(m.amount.value), m.amount.currency,
                       to_string(m.amount.qualifier), m.conversion ? " (conversion)" : "",
                       m.per_year ? " (a year)" : "");
  }
  for (const DateMention& m : a.dates_of(s))
    out += fmt::format("   date     \"{}\" {}{}\n", a.surface(m.first, m.last), to_string(m.date),
                       m.limit ? " (limit)" : "");
  for (const CueHit& c : scene.cues())
    out += fmt::format("   cue      {} \"{}\"\n", to_string(c.cue), a.surface(c.first, c.last));
  for (const FrameHit& f : scene.frames()) {
    out += fmt::format("   frame    {} \"{}\" [{}]\n", to_string(f.frame->frame_class),
                       a.surface(f.first, f.last), f.frame->phrase);
  }
  for (const TracedEvent& event : events) explain_event(a, event, out);
  for (const FactDraft& draft : drafts) {
    const auto fact = writer.write(draft);
    if (fact) {
      Fact shown = *fact;
      shown.evidence.clear();
      out += fmt::format("   fact     {}\n", fact_to_json(shown));
    } else {
      out += fmt::format("   dropped  {} by {}\n", to_string(draft.relation), draft.rule);
    }
  }
}
}  // namespace

std::string Extractor::explain(const Article& article) const {
  const Analysis analysis = engine_->analyzer.analyze(article);
  const FactWriter writer(analysis, engine_->analyzer.lexicon());
  std::string out =
      fmt::format("{} ({})\n", article.info.title.empty() ? article.info.name : article.info.title,
                  analysis.language);
  const std::vector<FactDraft> all = engine_->drafts(analysis);
  const Topics topics(analysis);
  engine_->walk(
      analysis, topics, Trees(analysis),
      [&](const SentenceScene& scene, std::span<const FactDraft>, const Engine::Trace& trace) {
        std::vector<FactDraft> drafts;
        for (const FactDraft& draft : all)
          if (draft.sentence == scene.view().index()) drafts.push_back(draft);
        explain_sentence(scene, drafts, trace.events, writer, out);
      });
  return out;
}

}  // namespace quaestor
