#include "report_build.h"

#include <algorithm>
#include <set>

#include "labels.h"
#include "quaestor/facts/error.h"
#include "quaestor/queries/rates.h"
#include "report_context.h"

namespace quaestor {

namespace {

bool is_wanted(const Fact& fact, const std::vector<std::string>& things) {
  return things.empty() || std::any_of(things.begin(), things.end(),
                                       [&](const std::string& id) { return concerns(fact, id); });
}

// Largest first; those without euro after them, latest first, undated last.
void sort_deals(const Graph& graph, std::vector<Candidate>& deals) {
  std::stable_sort(deals.begin(), deals.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.eur.has_value() != b.eur.has_value()) return a.eur.has_value();
    if (a.eur) return *a.eur > *b.eur;
    return graph.facts()[a.fact].date > graph.facts()[b.fact].date;
  });
}

void choose_facts(ReportContext& context) {
  const Graph& graph = context.graph;
  const std::set<std::uint32_t> named(context.options.facts.begin(), context.options.facts.end());
  const Rates rates = Rates::load();
  for (std::uint32_t f = 0; f < graph.facts().size(); ++f) {
    const Fact& fact = graph.facts()[f];
    if (!is_wanted(fact, context.options.things)) continue;
    if (fact.relation != Relation::investment) {
      if (named.empty()) context.relations.push_back(f);
      continue;
    }
    if (!named.empty() && !named.contains(f)) continue;
    context.deals.push_back({f, fact.amount ? rates.eur(*fact.amount, fact.date) : std::nullopt});
  }
  sort_deals(graph, context.deals);
  if (context.deals.empty() && context.relations.empty()) {
    throw Error(ErrorKind::not_found, "", "there is nothing to report; try fewer filters");
  }
}

// Seats of the receivers and rules of the investors belong to a report of chosen investments.
void add_context_relations(ReportContext& context) {
  if (context.options.facts.empty()) return;
  std::set<std::string> ids;
  for (const Candidate& deal : context.deals) {
    for (const Entity* entity : entities_of(context.fact(deal.fact))) {
      if (entity->kind == Kind::company) ids.insert(entity->id);
    }
  }
  for (std::uint32_t f = 0; f < context.graph.facts().size(); ++f) {
    const Fact& fact = context.fact(f);
    if (fact.relation == Relation::investment || !fact.subject) continue;
    if (ids.contains(fact.subject->id)) context.relations.push_back(f);
  }
}

std::string title(const ReportContext& context) {
  if (!context.options.title.empty()) return context.options.title;
  const std::string names = names_of_things(context);
  if (names.empty()) return context.texts["title.where"];
  return context.texts.fill("title.about", {{"name", names}});
}

std::string date(const ReportContext& context) {
  if (!context.options.date.empty()) {
    const std::optional<Date> date = parse_date(context.options.date);
    return date && to_string(*date) == context.options.date ? long_date(*date, context.texts)
                                                            : context.options.date;
  }
  Date last;
  for (const ArticleInfo& article : context.graph.articles()) last = std::max(last, article.date);
  return last ? context.texts.fill("report.as_of", {{"date", long_date(last, context.texts)}}) : "";
}

// "159 investments by 60 investors in 25 countries, 2018–2030, from 35 articles."
std::string lead(const ReportContext& context) {
  const Texts& texts = context.texts;
  std::set<std::string> investors;
  std::set<std::string> countries;
  for (const Candidate& deal : context.deals) {
    for (const Entity& e : context.fact(deal.fact).investors) investors.insert(e.id);
    for (const Entity& e : context.fact(deal.fact).destinations) countries.insert(e.id);
  }
  std::string years = years_of(context.graph, context.deals);
  if (!years.empty()) years = ", " + years;
  return texts.fill("report.lead",
                    {{"investments", texts.count("investments", context.deals.size())},
                     {"relations", texts.count("relations", context.relations.size())},
                     {"investors", texts.count("investors", investors.size())},
                     {"countries", texts.count("countries", countries.size())},
                     {"years", years},
                     {"articles", texts.count("articles", context.graph.articles().size())}});
}

}  // namespace

Report build_report(const Graph& graph, const ReportOptions& options) {
  const Texts& texts = Texts::in(options.language);
  ReportContext context{.graph = graph,
                        .options = options,
                        .texts = texts,
                        .deals = {},
                        .relations = {},
                        .notes = ReportNotes(graph, texts)};
  choose_facts(context);
  add_context_relations(context);
  Report report{.texts = &texts,
                .title = title(context),
                .author = options.author,
                .date = date(context),
                .lead = lead(context),
                .sections = {},
                .notes = {}};
  const auto add = [&report](ReportSection section) {
    if (!section.blocks.empty()) report.sections.push_back(std::move(section));
  };
  if (!context.deals.empty()) {
    add(headline_section(context));
    add(picture_section(context, report.title));
    add(largest_section(context));
    add(investors_section(context));
    add(destinations_section(context));
    add(years_section(context));
    for (ReportSection& section : investment_sections(context)) add(std::move(section));
  }
  for (ReportSection& section : thing_sections(context)) {
    report.sections.push_back(std::move(section));
  }
  add(rules_section(context));
  add(contradictions_section(context));
  add(method_section(context));
  add(articles_section(context));
  report.notes = context.notes.take();
  return report;
}

}  // namespace quaestor
