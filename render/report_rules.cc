// Laws: who made them, whom they bind.
#include <fmt/format.h>

#include <map>

#include "report_context.h"

namespace quaestor {

namespace {

struct Law {
  std::string name, issuers, bound;
  std::vector<std::uint32_t> facts;
};

void add_name(std::string& names, const std::string& name) {
  names += (names.empty() ? "" : ", ") + name;
}

}  // namespace

ReportSection rules_section(ReportContext& context) {
  const Texts& texts = context.texts;
  ReportSection section{.id = "rules", .heading = texts["report.rules"]};
  std::map<std::string, Law> laws;
  for (const std::uint32_t f : context.relations) {
    const Fact& fact = context.fact(f);
    if (!fact.subject || !fact.object) continue;
    if (fact.relation == Relation::subject_to) {
      Law& law = laws[fact.object->id];
      law.name = context.name(*fact.object);
      add_name(law.bound, context.name(*fact.subject));
      law.facts.push_back(f);
    } else if (fact.relation == Relation::issued_by) {
      Law& law = laws[fact.subject->id];
      law.name = context.name(*fact.subject);
      add_name(law.issuers, context.name(*fact.object));
      law.facts.push_back(f);
    }
  }
  if (laws.empty()) return section;
  ReportTable table{.columns = {{.heading = texts["report.column.law"], .weight = 4},
                                {.heading = texts["report.column.issuer"], .weight = 4},
                                {.heading = texts["report.column.bound"], .weight = 8},
                                {.heading = texts["report.column.notes"], .weight = 2}},
                    .rows = {}};
  std::map<std::string, const Law*> by_name;
  for (const auto& [id, law] : laws) by_name.emplace(law.name + " " + id, &law);
  for (const auto& [key, law] : by_name) {
    table.rows.push_back({{.words = law->name},
                          {.words = law->issuers},
                          {.words = law->bound},
                          {.words = {}, .notes = context.notes.of(law->facts)}});
  }
  section.blocks.emplace_back(ReportText{.words = texts["report.rules.text"]});
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace quaestor
