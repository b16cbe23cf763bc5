// A section for each country, company or law: its money, a small picture, its investments and what
// else is told of it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "labels.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "report_context.h"

namespace quaestor {

namespace {

constexpr std::size_t kThings = 5;     // of a kind, when none is named
constexpr std::size_t kMostEach = 40;  // of a kind asked for as a whole
constexpr std::size_t kRows = 12;      // of a small table
constexpr int kDrawn = 14;             // investments of a small picture
constexpr std::size_t kRelations = 16;

// Ids of a kind in the deals (laws: in the relations), most money first.
std::vector<std::string> most_money(const ReportContext& context, Kind kind, std::size_t limit) {
  std::map<std::string, Money> by_id;
  for (const Candidate& deal : context.deals) {
    const Fact& fact = context.fact(deal.fact);
    std::set<std::string> ids;
    for (const Entity* entity : entities_of(fact)) {
      if (entity->kind == kind) ids.insert(entity->id);
    }
    for (const std::string& id : ids) by_id[id].add(fact, deal.eur);
  }
  if (kind == Kind::regulation) {
    for (const std::uint32_t f : context.relations) {
      for (const Entity* entity : entities_of(context.fact(f))) {
        if (entity->kind == kind) ++by_id[entity->id].count;
      }
    }
  }
  std::vector<std::string> ids;
  ids.reserve(by_id.size());
  for (const auto& [id, money] : by_id) ids.push_back(id);
  std::stable_sort(ids.begin(), ids.end(), [&](const std::string& a, const std::string& b) {
    const Money& x = by_id.at(a);
    const Money& y = by_id.at(b);
    return std::pair(x.total(), x.count) > std::pair(y.total(), y.count);
  });
  if (ids.size() > limit) ids.resize(limit);
  return ids;
}

std::vector<std::string> chosen_things(const ReportContext& context) {
  if (!context.options.things.empty()) return context.options.things;
  if (context.options.each) return most_money(context, *context.options.each, kMostEach);
  std::vector<std::string> ids = most_money(context, Kind::country, kThings);
  for (std::string& id : most_money(context, Kind::company, kThings)) ids.push_back(std::move(id));
  return ids;
}

// "≈ €5bn planned, ≈ €1bn completed"; empty when there is no money.
std::string money_words(const ReportContext& context, const Money& money) {
  std::string out;
  const auto add = [&](double value, std::string_view key) {
    if (value <= 0) return;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", context.about_euros(value),
                       context.texts[key]);
  };
  add(money.planned, "report.sum.planned");
  add(money.ongoing, "report.sum.ongoing");
  add(money.completed, "report.sum.completed");
  return out;
}

bool gives(const Fact& fact, std::string_view id) {
  return std::any_of(fact.investors.begin(), fact.investors.end(),
                     [id](const Entity& investor) { return investor.id == id; });
}

// "Invests: 5 investments, ≈ €5bn planned. Receives: …"
std::string summary(const ReportContext& context, std::string_view id,
                    std::span<const Candidate> deals) {
  Money out;
  Money in;
  for (const Candidate& deal : deals) {
    const Fact& fact = context.fact(deal.fact);
    (gives(fact, id) ? out : in).add(fact, deal.eur);
  }
  std::string words;
  const auto add = [&](const Money& money, std::string_view key) {
    if (money.count == 0) return;
    std::string sums = money_words(context, money);
    if (!sums.empty()) sums = " (" + sums + ")";
    words +=
        (words.empty() ? "" : " ") +
        context.texts.fill(key, {{"investments", context.texts.count("investments", money.count)},
                                 {"sums", sums}});
  };
  add(out, "report.gives");
  add(in, "report.receives");
  return words;
}

// Whom a relation joins the thing with, and as what.
struct Other {
  std::string name;
  std::vector<std::string> titles = {};
  std::vector<std::uint32_t> facts = {};
};

// Those on the other side, for each relation and direction, each once.
std::map<std::string, std::map<std::string, Other>> others_of(const ReportContext& context,
                                                              std::string_view id) {
  std::map<std::string, std::map<std::string, Other>> lines;
  for (const std::uint32_t f : context.relations) {
    const Fact& fact = context.fact(f);
    if (!fact.subject || !fact.object) continue;
    const bool inverse = fact.object->id == id;
    if (!inverse && fact.subject->id != id) continue;
    const Entity& entity = inverse ? *fact.subject : *fact.object;
    const std::string name = context.name(entity);
    const std::string_view side = inverse && !is_symmetric(fact.relation) ? ".inverse" : "";
    Other& other = lines[fmt::format("report.relation.{}{}", to_string(fact.relation), side)]
                        [slug(name) + " " + entity.id];
    other.name = name;
    other.facts.push_back(f);
    if (fact.relation != Relation::role || fact.title.empty()) continue;
    if (std::find(other.titles.begin(), other.titles.end(), fact.title) == other.titles.end()) {
      other.titles.push_back(fact.title);
    }
  }
  return lines;
}

// One line a relation and direction: "Partners: A, B, C".
ReportList other_relations(ReportContext& context, std::string_view id) {
  ReportList list;
  for (const auto& [key, others] : others_of(context, id)) {
    std::string names;
    std::vector<std::uint32_t> facts;
    std::size_t told = 0;
    for (const auto& [order, other] : others) {
      if (told == kRelations) break;
      ++told;
      names += (names.empty() ? "" : ", ") + other.name;
      if (!other.titles.empty()) names += fmt::format(" ({})", fmt::join(other.titles, ", "));
      facts.insert(facts.end(), other.facts.begin(), other.facts.end());
    }
    if (told < others.size()) {
      names += " " + context.texts.count("report.more", others.size() - told);
    }
    list.items.push_back({.words = context.texts.fill(
                              "report.line", {{"name", context.texts[key]}, {"list", names}}),
                          .notes = context.notes.of(facts)});
  }
  return list;
}

ReportFigure picture(const ReportContext& context, const Entity& thing, std::string_view id,
                     std::span<const Candidate> deals) {
  ReportFigure figure;
  figure.name = fmt::format("{}-{}", to_string(thing.kind), slug(context.name(thing)));
  figure.picture.language = context.texts.language();
  figure.picture.title = context.name(thing);
  figure.picture.top = kDrawn;
  for (const Candidate& deal : deals) figure.picture.facts.push_back(deal.fact);
  if (thing.kind == Kind::regulation) {
    figure.picture.regulations = true;
    for (const std::uint32_t f : context.relations) {
      const Relation relation = context.fact(f).relation;
      if (relation != Relation::subject_to && relation != Relation::issued_by) continue;
      if (concerns(context.fact(f), id)) figure.picture.facts.push_back(f);
    }
  }
  return figure;
}

ReportSection thing_section(ReportContext& context, const std::string& id) {
  const NodeIndex node = context.graph.find_id(id);
  if (node == kNone) {
    throw Error(ErrorKind::not_found, id, "is not in the graph");
  }
  const Entity& thing = context.graph.nodes()[node].entity;
  ReportSection section{.id = "thing-" + slug(id), .heading = context.name(thing), .level = 3};
  const auto deals = context.deals_if([&id](const Fact& fact) { return concerns(fact, id); });
  const std::string words = summary(context, id, deals);
  if (!words.empty()) section.blocks.emplace_back(ReportText{.words = words});
  ReportFigure figure = picture(context, thing, id, deals);
  if (!figure.picture.facts.empty()) section.blocks.emplace_back(std::move(figure));
  if (!deals.empty()) section.blocks.emplace_back(investment_table(context, deals, kRows));
  ReportList relations = other_relations(context, id);
  if (!relations.items.empty()) section.blocks.emplace_back(std::move(relations));
  return section;
}

}  // namespace

std::vector<ReportSection> thing_sections(ReportContext& context) {
  std::vector<ReportSection> sections;
  for (const std::string& id : chosen_things(context)) {
    ReportSection section = thing_section(context, id);
    if (!section.blocks.empty()) sections.push_back(std::move(section));
  }
  if (!sections.empty()) {
    sections.insert(sections.begin(), {.id = "things", .heading = context.texts["report.things"]});
  }
  return sections;
}

}  // namespace quaestor
