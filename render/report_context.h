// What the parts of a report share: which investments and relations it is about, their euros, the
// notes numbered so far. Place in the flow: report_build.cc makes one and hands it to the parts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/render/report.h"
#include "quaestor/render/texts.h"
#include "report_model.h"
#include "selection.h"

namespace quaestor {

// Sums in euro apart by how far the money got; what is considered or cancelled is counted only.
struct Money {
  double planned = 0, ongoing = 0, completed = 0;
  std::size_t count = 0;
  std::size_t converted = 0;  // how many of them are in the sums

  void add(const Fact& investment, std::optional<double> eur);
  double total() const { return planned + ongoing + completed; }
};

// Numbers pieces of evidence in the order in which the report first refers to them.
class ReportNotes {
 public:
  ReportNotes(const Graph& graph, const Texts& texts) : graph_(graph), texts_(texts) {}

  // Notes of the facts, one an article, at most kNotesEach.
  std::vector<std::size_t> of(std::span<const std::uint32_t> facts);
  std::vector<std::size_t> of(std::uint32_t fact) { return of(std::span(&fact, 1)); }
  std::vector<ReportNote> take() { return std::move(notes_); }

 private:
  const Graph& graph_;
  const Texts& texts_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;  // article, quote
  std::vector<ReportNote> notes_;
};

inline constexpr std::size_t kNotesEach = 4;

struct ReportContext {
  const Graph& graph;
  const ReportOptions& options;
  const Texts& texts;
  std::vector<Candidate> deals;          // in euro largest first, then without euro latest first
  std::vector<std::uint32_t> relations;  // in the graph's order
  ReportNotes notes;

  const Fact& fact(std::uint32_t index) const { return graph.facts()[index]; }
  std::string name(const Entity& entity) const;
  std::string names(const std::vector<Entity>& entities) const;  // "A, B, C"
  // "≈ €3.2bn", or empty for nothing.
  std::string about_euros(double value) const;
  // Deals that pass.
  template <class Passes>
  std::vector<Candidate> deals_if(Passes passes) const {
    std::vector<Candidate> chosen;
    for (const Candidate& deal : deals) {
      if (passes(fact(deal.fact))) chosen.push_back(deal);
    }
    return chosen;
  }
};

// "18 November 2025", "novembre 2025", "2025"; empty for no date.
std::string long_date(const Date& date, const Texts& texts);
// "French", "französisch": the name of a language (en, fr, …) in the language of the texts.
std::string language_name(const std::string& code, const Texts& texts);
// "2023–2026", "2025", or empty: the years of the facts.
std::string years_of(const Graph& graph, std::span<const Candidate> deals);
// Does the fact name the thing anywhere?
bool concerns(const Fact& fact, std::string_view id);
// Considered or cancelled: in no sum.
bool is_dropped(const Fact& fact);
// "France, Germany": what the report was asked to be about; empty for all. Throws Error not_found.
std::string names_of_things(const ReportContext& context);

// The parts, each in a file of its own.
ReportSection headline_section(ReportContext& context);  // report_overview.cc
// Bands, or columns where there are no sums to compare.
ReportSection picture_section(const ReportContext& context,
                              const std::string& title);  // report_pictures.cc
// When it was told of; none when there are no two dates.
std::optional<ReportFigure> timeline_figure(const ReportContext& context);  // report_pictures.cc
ReportSection largest_section(ReportContext& context);                      // report_overview.cc
ReportSection investors_section(ReportContext& context);                    // report_overview.cc
ReportSection destinations_section(ReportContext& context);                 // report_overview.cc
ReportSection years_section(ReportContext& context);                        // report_overview.cc
std::vector<ReportSection> investment_sections(ReportContext& context);     // report_investments.cc
// What a table of investments shows of these deals.
ReportTable investment_table(ReportContext& context, std::span<const Candidate> deals,
                             std::size_t top);                      // report_investments.cc
std::vector<ReportSection> thing_sections(ReportContext& context);  // report_things.cc
ReportSection rules_section(ReportContext& context);                // report_rules.cc
ReportSection contradictions_section(ReportContext& context);       // report_contradictions.cc
ReportSection method_section(ReportContext& context);               // report_method.cc
ReportSection articles_section(ReportContext& context);             // report_method.cc

}  // namespace quaestor
