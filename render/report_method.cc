// How the report came about: what was read, how it was merged and converted, what it is not.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report_context.h"
#include "sources.h"

namespace quaestor {

namespace {

// Articles that gave a fact of the report.
std::set<std::string> articles_used(const ReportContext& context) {
  std::set<std::string> used;
  const auto add = [&](std::uint32_t f) {
    for (const Evidence& evidence : context.fact(f).evidence) used.insert(evidence.article_id);
  };
  for (const Candidate& deal : context.deals) add(deal.fact);
  for (const std::uint32_t f : context.relations) add(f);
  return used;
}

// "12 in English, 9 in German", most first.
std::string languages(const ReportContext& context) {
  std::map<std::string, std::size_t> counts;
  for (const ArticleInfo& article : context.graph.articles()) ++counts[article.language];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [language, count] : order) {
    const std::string name = language.empty() ? context.texts["report.language.unknown"]
                                              : language_name(language, context.texts);
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name,
                       context.texts.number(static_cast<double>(count), 0));
  }
  return out;
}

std::string dates(const ReportContext& context) {
  Date first;
  Date last;
  for (const ArticleInfo& article : context.graph.articles()) {
    if (!article.date) continue;
    first = first ? std::min(first, article.date) : article.date;
    last = std::max(last, article.date);
  }
  if (!first) return {};
  if (first == last)
    return context.texts.fill("report.method.day", {{"day", long_date(first, context.texts)}});
  return context.texts.fill("report.method.days", {{"first", long_date(first, context.texts)},
                                                   {"last", long_date(last, context.texts)}});
}

}  // namespace

ReportSection method_section(ReportContext& context) {
  const Texts& texts = context.texts;
  ReportSection section{.id = "method", .heading = texts["report.method"]};
  const std::size_t all = context.graph.articles().size();
  const std::size_t used = articles_used(context).size();
  const auto number = [&](std::size_t n) { return texts.number(static_cast<double>(n), 0); };
  ReportList list;
  const auto add = [&](std::string words) { list.items.push_back({.words = std::move(words)}); };
  add(texts.fill("report.method.read", {{"articles", texts.count("articles", all)},
                                        {"dates", dates(context)},
                                        {"languages", languages(context)}}));
  add(texts.fill("report.method.used", {{"used", number(used)}, {"unused", number(all - used)}}));
  for (const std::string_view key :
       {"report.method.skipped", "report.method.merged", "report.method.spent",
        "report.method.rates", "report.method.errors"}) {
    add(texts[key]);
  }
  section.blocks.emplace_back(std::move(list));
  return section;
}

ReportSection articles_section(ReportContext& context) {
  const Texts& texts = context.texts;
  ReportSection section{.id = "articles", .heading = texts["report.articles"]};
  const std::set<std::string> used = articles_used(context);
  std::vector<const ArticleInfo*> articles;
  for (const ArticleInfo& article : context.graph.articles()) {
    if (used.contains(article.id)) articles.push_back(&article);
  }
  std::stable_sort(articles.begin(), articles.end(),
                   [](const ArticleInfo* a, const ArticleInfo* b) {
                     return std::tie(b->date, a->outlet, a->title, a->name) <
                            std::tie(a->date, b->outlet, b->title, b->name);
                   });
  ReportTable table{.columns = {{.heading = texts["report.column.date"], .weight = 3},
                                {.heading = texts["report.column.title"], .weight = 9},
                                {.heading = texts["report.column.outlet"], .weight = 4},
                                {.heading = texts["report.column.language"], .weight = 3}},
                    .rows = {}};
  const std::size_t top = context.options.top;
  const std::size_t shown = top == 0 ? articles.size() : std::min(top, articles.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const ArticleInfo& article = *articles[i];
    table.rows.push_back(
        {{.words = to_string(article.date)},
         {.words = article.title.empty() ? article.name : article.title},
         {.words = outlet_label(article.outlet)},
         {.words = article.language.empty() ? "" : language_name(article.language, texts)}});
  }
  if (shown < articles.size()) table.rest = texts.count("report.more", articles.size() - shown);
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace quaestor
