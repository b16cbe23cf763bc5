// The two large pictures of a report: who invests where as bands, and when.
#include <algorithm>
#include <set>

#include "report_context.h"

namespace quaestor {

namespace {

constexpr int kDrawn = 30;  // investments in time: what a page can hold in letters one can read

// Bands need at least two sums to compare.
bool has_sums(const ReportContext& context) {
  return std::count_if(context.deals.begin(), context.deals.end(), [&](const Candidate& deal) {
           return deal.eur && !is_dropped(context.fact(deal.fact));
         }) > 1;
}

ReportFigure figure_of_deals(const ReportContext& context, std::string name, PictureStyle style) {
  ReportFigure figure;
  figure.name = std::move(name);
  figure.picture.style = style;
  figure.picture.language = context.texts.language();
  for (const Candidate& deal : context.deals) figure.picture.facts.push_back(deal.fact);
  return figure;
}

}  // namespace

ReportSection picture_section(const ReportContext& context, const std::string& title) {
  ReportSection section{.id = "picture", .heading = context.texts["report.picture"]};
  ReportFigure figure = figure_of_deals(
      context, "overview", has_sums(context) ? PictureStyle::sankey : PictureStyle::columns);
  figure.picture.title = title;
  section.blocks.emplace_back(std::move(figure));
  return section;
}

std::optional<ReportFigure> timeline_figure(const ReportContext& context) {
  std::set<Date> dates;
  for (const Candidate& deal : context.deals) {
    const Date& date = context.fact(deal.fact).date;
    if (date) dates.insert(date);
  }
  if (dates.size() < 2) return std::nullopt;
  ReportFigure figure = figure_of_deals(context, "timeline", PictureStyle::timeline);
  figure.picture.top = kDrawn;
  const std::string names = names_of_things(context);
  figure.picture.title = names.empty() ? context.texts["title.when"]
                                       : context.texts.fill("title.when.about", {{"name", names}});
  return figure;
}

}  // namespace quaestor
