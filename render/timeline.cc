#include "timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "amounts.h"
#include "keys.h"
#include "labels.h"
#include "quaestor/facts/error.h"
#include "selection.h"
#include "share.h"
#include "text_width.h"

namespace quaestor {

namespace {

constexpr std::size_t kSummary = 5;  // investments told in the description
constexpr int kName = 24;            // columns of a name in a label

Entity lane_of_place(const Fact& fact) {
  if (!fact.destinations.empty()) return fact.destinations.front();
  if (fact.target) return *fact.target;
  return {.kind = Kind::bloc, .id = {}, .name = {}, .aliases = {}, .country = {}};
}

bool is_summed(const Fact& fact) {
  return fact.status != Status::considered && fact.status != Status::cancelled;
}

class TimelineBuilder {
 public:
  TimelineBuilder(const Graph& graph, const PictureOptions& options)
      : graph_(graph),
        options_(options),
        texts_(Texts::in(options.language)),
        selection_(select_facts(graph, options)) {}

  Timeline build() {
    std::set<std::string> places;
    for (const Candidate& candidate : selection_.investments) {
      places.insert(lane_of_place(graph_.facts()[candidate.fact]).id);
    }
    by_place_ = places.size() > 1;
    for (const Node& node : graph_.nodes()) {
      if (node.fact != kNone) ids_[node.fact] = node.entity.id;
    }
    for (const Candidate& candidate : selection_.investments) add(candidate);
    cut();
    if (timeline_.lanes.empty()) {
      throw Error(ErrorKind::not_found, "", "no investment has a date to draw it at");
    }
    for (const auto& [year, sums] : years_) timeline_.years.push_back(sums);
    write_words();
    return std::move(timeline_);
  }

 private:
  // What has several investors or places stands in the lane of the first; its label names them.
  void add(const Candidate& candidate) {
    const Fact& fact = graph_.facts()[candidate.fact];
    if (!fact.date) {
      ++timeline_.undated;
      return;
    }
    const Entity entity = by_place_ ? lane_of_place(fact) : fact.investors.front();
    const std::string key = role_key("lane", entity);
    TimelineLane& lane = lanes_[key];
    lane.key = key;
    lane.entity = entity;
    if (is_summed(fact)) lane.eur += candidate.eur.value_or(0);
    lane.marks.push_back({.key = make_key("", ids_[candidate.fact]),
                          .fact = candidate.fact,
                          .when = fact.date.year + within_year(fact.date),
                          .year_only = fact.date.month == 0,
                          .eur = candidate.eur,
                          .label = label_of(fact),
                          .sentence = investment_sentence(fact, texts_)});
  }

  static double within_year(const Date& date) {
    if (date.month == 0) return 0.5;
    const double day = date.day == 0 ? 15 : date.day;
    return (date.month - 1 + std::min(day, 31.0) / 31.0) / 12.0;
  }

  std::string label_of(const Fact& fact) const {
    const bool to_company = !fact.destinations.empty() || !fact.target;
    std::string out;
    if (by_place_) {
      out = shorten(entity_label(fact.investors.front(), texts_), kName);
      if (fact.investors.size() > 1) out += fmt::format(" +{}", fact.investors.size() - 1);
      out += " ";
    } else if (!to_company) {
      out = shorten(entity_label(*fact.target, texts_), kName) + " ";
    }
    out += fact.amount ? amount_label(*fact.amount, texts_)
                       : std::string(form_label(fact.form, texts_));
    const std::string_view mark = status_mark(fact.status);
    return mark.empty() ? out : fmt::format("{} {}", out, mark);
  }

  // The largest lanes, and in each the largest marks, by date.
  void cut() {
    for (auto& [key, lane] : lanes_) timeline_.lanes.push_back(std::move(lane));
    std::sort(timeline_.lanes.begin(), timeline_.lanes.end(),
              [](const TimelineLane& a, const TimelineLane& b) {
                return std::make_tuple(-a.eur, -static_cast<double>(a.marks.size()), a.key) <
                       std::make_tuple(-b.eur, -static_cast<double>(b.marks.size()), b.key);
              });
    if (timeline_.lanes.size() > kMostLanes) timeline_.lanes.resize(kMostLanes);
    for (TimelineLane& lane : timeline_.lanes) {
      if (lane.marks.size() > kMostMarks)
        lane.marks.resize(kMostMarks);  // largest first until here
      std::stable_sort(
          lane.marks.begin(), lane.marks.end(),
          [](const TimelineMark& a, const TimelineMark& b) { return a.when < b.when; });
      for (const TimelineMark& mark : lane.marks) count(mark);
    }
    if (years_.empty()) return;
    for (int year = years_.begin()->first; year < years_.rbegin()->first; ++year) {
      years_[year].year = year;
    }
  }

  void count(const TimelineMark& mark) {
    const Fact& fact = graph_.facts()[mark.fact];
    drawn_.push_back(mark.fact);
    TimelineYear& year = years_[fact.date.year];
    year.year = fact.date.year;
    if (!is_summed(fact)) return;
    const bool done = fact.status == Status::ongoing || fact.status == Status::completed;
    (done ? year.done : year.planned) += mark.eur.value_or(0);
  }

  void write_words() {
    timeline_.texts = &texts_;
    timeline_.title =
        title_text(graph_, options_, selection_.focus, texts_, "title.when", "title.when.about");
    const std::size_t dated = selection_.investments.size() - timeline_.undated;
    Selection shown = selection_;
    if (drawn_.size() < dated) {
      const std::set<std::uint32_t> kept(drawn_.begin(), drawn_.end());
      std::erase_if(shown.investments,
                    [&kept](const Candidate& c) { return !kept.contains(c.fact); });
      shown.eur_drawn = 0;
      for (const Candidate& candidate : shown.investments) {
        shown.eur_drawn += candidate.eur.value_or(0);
      }
    }
    timeline_.share = drawn_text(shown, texts_) + span_text(graph_, drawn_, texts_);
    timeline_.summary = timeline_.share + ". ";
    for (std::size_t i = 0; i < std::min(kSummary, selection_.investments.size()); ++i) {
      timeline_.summary +=
          investment_sentence(graph_.facts()[selection_.investments[i].fact], texts_) + ". ";
    }
  }

  const Graph& graph_;
  const PictureOptions& options_;
  const Texts& texts_;
  Selection selection_;
  bool by_place_ = true;
  std::map<std::uint32_t, std::string> ids_;
  std::map<std::string, TimelineLane> lanes_;
  std::map<int, TimelineYear> years_;
  std::vector<std::uint32_t> drawn_;
  Timeline timeline_;
};

}  // namespace

Timeline make_timeline(const Graph& graph, const PictureOptions& options) {
  return TimelineBuilder(graph, options).build();
}

}  // namespace quaestor
