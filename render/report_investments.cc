// The tables of investments: those whose amount is known, largest first, and the others, latest
// first.
#include <algorithm>

#include "amounts.h"
#include "report_context.h"

namespace quaestor {

namespace {

// "France (Paris)", "Mistral AI", "Mistral AI, France".
std::string where(const ReportContext& context, const Fact& fact) {
  std::string out = fact.target ? context.name(*fact.target) : "";
  if (!fact.destinations.empty()) {
    out += (out.empty() ? "" : ", ") + context.names(fact.destinations);
  }
  if (!fact.places.empty()) {
    const std::string places = context.names(fact.places);
    out = out.empty() ? places : out + " (" + places + ")";
  }
  return out.empty() ? context.texts["not_stated"] : out;
}

// "facility, 96 MW".
std::string what(const ReportContext& context, const Fact& fact) {
  std::string out;
  if (fact.form) out = context.texts["report.form." + std::string(to_string(*fact.form))];
  if (fact.capacity_mw > 0) {
    out += (out.empty() ? "" : ", ") + context.texts.number(fact.capacity_mw, 1) + "\u00A0MW";
  }
  return out;
}

ReportText status_cell(const ReportContext& context, const Fact& fact) {
  if (!fact.status) return {};
  return {.words = context.texts["status." + std::string(to_string(*fact.status))]};
}

std::vector<ReportText> row(ReportContext& context, const Candidate& deal, bool amounts) {
  const Fact& fact = context.fact(deal.fact);
  std::vector<ReportText> cells{{.words = context.names(fact.investors)},
                                {.words = where(context, fact)}};
  if (amounts) {
    cells.push_back({.words = fact.amount ? amount_label(*fact.amount, context.texts) : "–"});
    const bool converted = fact.amount && deal.eur && fact.amount->currency != "EUR";
    cells.push_back({.words = converted ? context.about_euros(*deal.eur) : ""});
  } else {
    cells.push_back({.words = what(context, fact)});
  }
  cells.push_back(status_cell(context, fact));
  cells.push_back({.words = to_string(fact.date)});
  cells.push_back({.words = {}, .notes = context.notes.of(deal.fact)});
  return cells;
}

ReportTable table(ReportContext& context, std::span<const Candidate> deals, std::size_t top,
                  bool amounts) {
  const Texts& texts = context.texts;
  ReportTable table;
  table.columns = {{.heading = texts["report.column.investor"], .weight = 5},
                   {.heading = texts["report.column.where"], .weight = 6}};
  if (amounts) {
    table.columns.push_back({texts["report.column.amount"], true, 4});
    table.columns.push_back({texts["report.column.euro"], true, 3});
  } else {
    table.columns.push_back({.heading = texts["report.column.form"], .weight = 4});
  }
  table.columns.push_back({.heading = texts["report.column.status"], .weight = 3});
  table.columns.push_back({texts["report.column.date"], true, 3});
  table.columns.push_back({.heading = texts["report.column.notes"], .weight = 2});
  const std::size_t shown = top == 0 ? deals.size() : std::min(top, deals.size());
  for (const Candidate& deal : deals.first(shown))
    table.rows.push_back(row(context, deal, amounts));
  if (shown < deals.size()) table.rest = texts.count("report.more", deals.size() - shown);
  return table;
}

}  // namespace

ReportTable investment_table(ReportContext& context, std::span<const Candidate> deals,
                             std::size_t top) {
  const bool amounts = std::any_of(deals.begin(), deals.end(), [&](const Candidate& deal) {
    return context.fact(deal.fact).amount.has_value();
  });
  return table(context, deals, top, amounts);
}

std::vector<ReportSection> investment_sections(ReportContext& context) {
  const auto disclosed = context.deals_if([](const Fact& fact) { return fact.amount.has_value(); });
  const auto others = context.deals_if([](const Fact& fact) { return !fact.amount.has_value(); });
  std::vector<ReportSection> sections;
  const auto add = [&](std::string id, std::string_view heading, std::string_view text,
                       std::span<const Candidate> deals) {
    if (deals.empty()) return;
    ReportSection section{.id = std::move(id), .heading = context.texts[heading]};
    section.blocks.emplace_back(ReportText{.words = context.texts[text]});
    section.blocks.emplace_back(investment_table(context, deals, context.options.top));
    sections.push_back(std::move(section));
  };
  add("investments", "report.investments", "report.investments.text", disclosed);
  add("undisclosed", "report.undisclosed", "report.undisclosed.text", others);
  return sections;
}

}  // namespace quaestor
