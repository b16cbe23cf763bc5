// Where articles contradict each other, as far as the report is about it: the pairs of
// `quaestor conflicts`, each fact in a sentence.
#include <set>

#include "labels.h"
#include "quaestor/queries/conflicts.h"
#include "report_context.h"

namespace quaestor {

namespace {

// Conflicts between facts that the report is about.
std::vector<Conflict> conflicts_in(const ReportContext& context) {
  std::set<std::uint32_t> told(context.relations.begin(), context.relations.end());
  for (const Candidate& deal : context.deals) told.insert(deal.fact);
  std::vector<Conflict> conflicts = find_conflicts(context.graph);
  std::erase_if(conflicts, [&](const Conflict& conflict) {
    return !told.contains(conflict.one) || !told.contains(conflict.other);
  });
  return conflicts;
}

std::string sentence(const ReportContext& context, const Fact& fact) {
  return fact.relation == Relation::investment ? investment_sentence(fact, context.texts)
                                               : relation_sentence(fact, context.texts);
}

}  // namespace

ReportSection contradictions_section(ReportContext& context) {
  const Texts& texts = context.texts;
  ReportSection section{.id = "contradictions", .heading = texts["report.contradictions"]};
  ReportTable table{.columns = {{.heading = texts["report.column.one"], .weight = 6},
                                {.heading = texts["report.column.other"], .weight = 6}},
                    .rows = {}};
  const std::vector<Conflict> conflicts = conflicts_in(context);
  for (const auto& [about, a, b] : conflicts) {
    if (context.options.top > 0 && table.rows.size() == context.options.top) break;
    table.rows.push_back(
        {{.words = sentence(context, context.fact(a)), .notes = context.notes.of(a)},
         {.words = sentence(context, context.fact(b)), .notes = context.notes.of(b)}});
  }
  if (conflicts.size() > table.rows.size()) {
    table.rest = texts.count("report.more", conflicts.size() - table.rows.size());
  }
  section.blocks.emplace_back(ReportText{
      .words =
          texts[conflicts.empty() ? "report.contradictions.none" : "report.contradictions.text"]});
  if (!conflicts.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace quaestor
