// The first pages of a report: figures set large, the picture, the largest investments, who puts
// most in, where most goes, and when.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "labels.h"
#include "report_context.h"

namespace quaestor {

namespace {

constexpr std::size_t kLargest = 8;  // sentences under "the largest"
constexpr std::size_t kRanked = 12;  // rows of a ranking

struct Ranked {
  std::string name;
  Money money;
  std::vector<std::uint32_t> facts;
};

// By money, then by number, then by name.
std::vector<Ranked> ranking(std::map<std::string, Ranked>&& by_id) {
  std::vector<Ranked> all;
  all.reserve(by_id.size());
  for (auto& [id, ranked] : by_id) all.push_back(std::move(ranked));
  std::stable_sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) {
    return std::tuple(-a.money.total(), -static_cast<long>(a.money.count), a.name) <
           std::tuple(-b.money.total(), -static_cast<long>(b.money.count), b.name);
  });
  return all;
}

std::vector<ReportColumn> money_columns(const Texts& texts, std::string_view first) {
  return {{.heading = texts[first], .weight = 4},
          {texts["report.column.count"], true, 2},
          {texts["report.column.planned"], true, 3},
          {texts["report.column.ongoing"], true, 3},
          {texts["report.column.completed"], true, 3}};
}

std::vector<ReportText> money_row(const ReportContext& context, const std::string& name,
                                  const Money& money) {
  return {{.words = name},
          {.words = context.texts.number(static_cast<double>(money.count), 0)},
          {.words = context.about_euros(money.planned)},
          {.words = context.about_euros(money.ongoing)},
          {.words = context.about_euros(money.completed)}};
}

ReportSection ranking_section(ReportContext& context, std::string id, std::string_view key,
                              std::string_view column, std::map<std::string, Ranked> by_id) {
  ReportSection section{.id = std::move(id), .heading = context.texts[key]};
  if (by_id.size() < 2) return section;
  const std::vector<Ranked> all = ranking(std::move(by_id));
  ReportTable table{.columns = money_columns(context.texts, column), .rows = {}};
  const std::size_t shown = std::min(kRanked, all.size());
  for (std::size_t i = 0; i < shown; ++i) {
    table.rows.push_back(money_row(context, all[i].name, all[i].money));
  }
  if (shown < all.size()) table.rest = context.texts.count("report.more", all.size() - shown);
  section.blocks.emplace_back(std::move(table));
  return section;
}

Money sum(const ReportContext& context) {
  Money money;
  for (const Candidate& deal : context.deals) money.add(context.fact(deal.fact), deal.eur);
  return money;
}

}  // namespace

ReportSection headline_section(ReportContext& context) {
  const Texts& texts = context.texts;
  ReportSection section{.id = "figures", .heading = texts["report.figures"]};
  const Money money = sum(context);
  ReportTiles tiles;
  const auto count = [&](std::initializer_list<Status> statuses) {
    return context
        .deals_if([&](const Fact& fact) {
          return fact.status &&
                 std::find(statuses.begin(), statuses.end(), *fact.status) != statuses.end();
        })
        .size();
  };
  const auto add_sum = [&](double value, Status status, std::string_view key) {
    const std::size_t n = count({status});
    if (n == 0) return;
    const std::string label =
        fmt::format("{} ({})", texts[key], texts.number(static_cast<double>(n), 0));
    tiles.tiles.emplace_back(value > 0 ? context.about_euros(value) : "–", label);
  };
  add_sum(money.planned, Status::planned, "report.column.planned");
  add_sum(money.ongoing, Status::ongoing, "report.column.ongoing");
  add_sum(money.completed, Status::completed, "report.column.completed");
  const std::size_t dropped = count({Status::considered, Status::cancelled});
  if (dropped > 0) {
    tiles.tiles.emplace_back(texts.number(static_cast<double>(dropped), 0),
                             texts["report.dropped"]);
  }
  section.blocks.emplace_back(std::move(tiles));
  section.blocks.emplace_back(ReportText{
      .words = texts.fill("report.figures.text",
                          {{"with", texts.number(static_cast<double>(std::count_if(
                                                     context.deals.begin(), context.deals.end(),
                                                     [&](const Candidate& deal) {
                                                       return context.fact(deal.fact).amount;
                                                     })),
                                                 0)},
                           {"all", texts.count("investments", context.deals.size())}})});
  return section;
}

ReportSection largest_section(ReportContext& context) {
  ReportSection section{.id = "largest", .heading = context.texts["report.largest"]};
  ReportList list;
  for (const Candidate& deal : context.deals) {
    if (list.items.size() == kLargest || !deal.eur) break;
    if (is_dropped(context.fact(deal.fact))) continue;
    list.items.push_back({.words = investment_sentence(context.fact(deal.fact), context.texts),
                          .notes = context.notes.of(deal.fact)});
  }
  if (list.items.size() > 1) section.blocks.emplace_back(std::move(list));
  return section;
}

ReportSection investors_section(ReportContext& context) {
  std::map<std::string, Ranked> by_id;
  for (const Candidate& deal : context.deals) {
    const Fact& fact = context.fact(deal.fact);
    for (const Entity& investor : fact.investors) {
      Ranked& ranked = by_id[investor.id];
      ranked.name = context.name(investor);
      ranked.money.add(fact, deal.eur);
    }
  }
  return ranking_section(context, "investors", "report.investors", "report.column.investor",
                         std::move(by_id));
}

ReportSection destinations_section(ReportContext& context) {
  std::map<std::string, Ranked> by_id;
  for (const Candidate& deal : context.deals) {
    const Fact& fact = context.fact(deal.fact);
    for (const Entity& destination : fact.destinations) {
      Ranked& ranked = by_id[destination.id];
      ranked.name = context.name(destination);
      ranked.money.add(fact, deal.eur);
    }
  }
  return ranking_section(context, "destinations", "report.destinations", "report.column.where",
                         std::move(by_id));
}

ReportSection years_section(ReportContext& context) {
  ReportSection section{.id = "years", .heading = context.texts["report.years"]};
  std::map<int, Money> years;
  std::map<int, std::uint32_t> largest;
  std::size_t undated = 0;
  for (const Candidate& deal : context.deals) {
    const Fact& fact = context.fact(deal.fact);
    if (!fact.date) {
      ++undated;
      continue;
    }
    years[fact.date.year].add(fact, deal.eur);
    if (deal.eur && !is_dropped(fact)) {
      largest.emplace(fact.date.year, deal.fact);  // deals come largest first
    }
  }
  if (std::optional<ReportFigure> figure = timeline_figure(context)) {
    section.blocks.emplace_back(std::move(*figure));
  }
  if (years.size() < 2) return section;
  ReportTable table{.columns = money_columns(context.texts, "report.column.year"), .rows = {}};
  table.columns.front().weight = 2;
  table.columns.push_back({.heading = context.texts["report.column.largest"], .weight = 8});
  for (const auto& [year, money] : years) {
    table.rows.push_back(money_row(context, std::to_string(year), money));
    ReportText cell;
    if (const auto at = largest.find(year); at != largest.end()) {
      cell = {.words = investment_sentence(context.fact(at->second), context.texts),
              .notes = context.notes.of(at->second)};
    }
    table.rows.back().push_back(std::move(cell));
  }
  if (undated > 0) table.rest = context.texts.count("report.undated", undated);
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace quaestor
