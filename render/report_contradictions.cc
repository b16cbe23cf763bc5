// Where articles contradict each other: one decision dropped here and alive there, one decision
// with two amounts, one company with seats in two countries. Merged facts hold what most sources
// say (docs/decisions.md), so a contradiction is two facts that were too far apart to be one. Facts
// meet in blocks (an investor with a destination or a receiver), never all with all.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "labels.h"
#include "report_context.h"

namespace quaestor {

namespace {

constexpr double kSameAmount = 0.05;   // relative: closer amounts are one figure rounded
constexpr double kOtherAmount = 0.35;  // relative: further ones are two decisions
constexpr int kYears = 1;              // between the dates of one decision
constexpr std::size_t kBlock = 60;     // facts of a block compared: more is no longer one story

using Pair = std::pair<std::uint32_t, std::uint32_t>;

std::set<std::string> article_ids(const Fact& fact) {
  std::set<std::string> ids;
  for (const Evidence& evidence : fact.evidence) ids.insert(evidence.article_id);
  return ids;
}

// Two articles have to disagree: facts of one and the same article are two decisions.
bool from_other_articles(const Fact& a, const Fact& b) {
  const std::set<std::string> x = article_ids(a);
  const std::set<std::string> y = article_ids(b);
  return std::none_of(x.begin(), x.end(), [&y](const std::string& id) { return y.contains(id); });
}

bool share(const std::vector<Entity>& a, const std::vector<Entity>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const Entity& x) {
    return std::any_of(b.begin(), b.end(), [&x](const Entity& y) { return x.id == y.id; });
  });
}

bool same_matter(const Fact& a, const Fact& b) {
  if (a.date && b.date && std::abs(a.date.year - b.date.year) > kYears) return false;
  if (!a.places.empty() && !b.places.empty() && !share(a.places, b.places)) return false;
  if (a.target.has_value() != b.target.has_value()) return false;
  return !a.target || a.target->id == b.target->id;
}

// Relative distance of two amounts in one currency; nullopt when they cannot be compared.
std::optional<double> distance(const Fact& a, const Fact& b) {
  if (!a.amount || !b.amount || a.amount->currency != b.amount->currency) return std::nullopt;
  const double larger = std::max(a.amount->value, b.amount->value);
  return larger > 0 ? std::optional(std::abs(a.amount->value - b.amount->value) / larger)
                    : std::nullopt;
}

bool alive(const Fact& fact) {
  return fact.status == Status::planned || fact.status == Status::ongoing ||
         fact.status == Status::completed;
}

bool contradict(const Fact& a, const Fact& b) {
  if (!same_matter(a, b) || !from_other_articles(a, b)) return false;
  const std::optional<double> apart = distance(a, b);
  const bool dropped_and_alive =
      (a.status == Status::cancelled && alive(b)) || (b.status == Status::cancelled && alive(a));
  if (dropped_and_alive) return apart ? *apart <= kSameAmount : share(a.places, b.places);
  return apart && *apart > kSameAmount && *apart <= kOtherAmount && a.form == b.form &&
         (share(a.places, b.places) || a.target.has_value());
}

std::set<Pair> investment_pairs(const ReportContext& context) {
  std::map<std::string, std::vector<std::uint32_t>> blocks;
  for (const Candidate& deal : context.deals) {
    const Fact& fact = context.fact(deal.fact);
    for (const Entity& investor : fact.investors) {
      for (const Entity& destination : fact.destinations) {
        blocks[investor.id + " " + destination.id].push_back(deal.fact);
      }
      if (fact.target) blocks[investor.id + " " + fact.target->id].push_back(deal.fact);
    }
  }
  std::set<Pair> pairs;
  for (auto& [key, block] : blocks) {
    if (block.size() > kBlock) block.resize(kBlock);
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t j = i + 1; j < block.size(); ++j) {
        if (!contradict(context.fact(block[i]), context.fact(block[j]))) continue;
        pairs.insert(std::minmax(block[i], block[j]));
      }
    }
  }
  return pairs;
}

// Seats of one company in two countries, told by different articles.
std::set<Pair> seat_pairs(const ReportContext& context) {
  std::map<std::string, std::vector<std::uint32_t>> seats;
  for (const std::uint32_t f : context.relations) {
    const Fact& fact = context.fact(f);
    if (fact.relation != Relation::headquartered_in || !fact.subject || !fact.object) continue;
    if (fact.object->kind == Kind::country) seats[fact.subject->id].push_back(f);
  }
  std::set<Pair> pairs;
  for (const auto& [id, facts] : seats) {
    for (std::size_t i = 1; i < facts.size(); ++i) {
      if (from_other_articles(context.fact(facts[0]), context.fact(facts[i]))) {
        pairs.insert(std::minmax(facts[0], facts[i]));
      }
    }
  }
  return pairs;
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
  std::set<Pair> pairs = investment_pairs(context);
  pairs.merge(seat_pairs(context));
  for (const auto& [a, b] : pairs) {
    if (context.options.top > 0 && table.rows.size() == context.options.top) break;
    table.rows.push_back(
        {{.words = sentence(context, context.fact(a)), .notes = context.notes.of(a)},
         {.words = sentence(context, context.fact(b)), .notes = context.notes.of(b)}});
  }
  if (pairs.size() > table.rows.size()) {
    table.rest = texts.count("report.more", pairs.size() - table.rows.size());
  }
  section.blocks.emplace_back(ReportText{
      .words = texts[pairs.empty() ? "report.contradictions.none" : "report.contradictions.text"]});
  if (!pairs.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace quaestor
