// The learned decisions about one event: who invests, into whom, where, and is it told at all.
// Candidates stand in the sentence or were told before; one of them may be "nobody". What is
// decided comes with everything that was weighed, so that training and explain see the same.
// Private to the room.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "events.h"
#include "ranking.h"
#include "topics.h"
#include "wording.h"

namespace quaestor {

// What the sentences so far leave behind for the next ones of their article.
struct Discourse {
  std::uint32_t subject = kNoEntity;        // the last investor
  std::uint32_t target = kNoEntity;         // the last receiver of money
  std::vector<std::uint32_t> destinations;  // the last destinations (countries, places)
  std::uint32_t block = 0xFFFFFFFF;         // the block they were told in
  std::vector<std::uint32_t> seen;          // the place told last, with or without an investment
  std::uint32_t seen_block = 0xFFFFFFFF;
  std::map<std::uint32_t, unsigned> invested;               // events stated of each investor so far
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;  // stated so far: investor, end
};

inline constexpr unsigned kNotThere = 6;  // a link beyond the mention types: in another sentence

struct Option {
  std::uint32_t entity = kNoEntity;   // kNoEntity: nobody, nowhere
  const Mention* mention = nullptr;   // where it stands in the sentence, or nullptr
  std::vector<std::uint32_t> places;  // of a place: all that is told with it
  std::string home;                   // or the state (ISO code) whose public body spends at home
  std::vector<FeatureKey> features;
  double score = 0;

  bool nobody() const { return entity == kNoEntity && home.empty(); }
};

struct Decision {
  Stage stage = Stage::investor;
  std::vector<Option> options;  // never empty
  std::size_t chosen = 0;
  double probability = 0;  // of the chosen one
  double margin = 0;       // score of the chosen one above the next

  const Option& best() const { return options[chosen]; }
};

// One option of a decision, perhaps not its best.
struct Taken {
  const Decision* decision = nullptr;
  std::size_t option = 0;

  const Option& get() const { return decision->options[option]; }
  double probability() const;  // of this option among the others
};

// Two things that a reader without frames takes for investor and end (pairs.h).
struct PairChance {
  std::uint32_t investor = kNoEntity;
  std::uint32_t end = kNoEntity;
  double probability = 0;
};

// What the sentences of one article share.
struct InvestmentContext {
  const Topics& topics;
  const Ranking& ranking;
  std::span<const PairChance> pairs;  // of this sentence
};
class Choices {
 public:
  Choices(const SentenceScene& scene, const Arguments& arguments, const InvestmentContext& context,
          const Discourse& discourse);

  // To be called before the decisions about an event: what it says by itself is told once.
  void take_up(const EventSlot& event);
  Decision investor(const EventSlot& event) const;
  Decision target(const EventSlot& event, const std::vector<std::uint32_t>& investors) const;
  Decision place(const EventSlot& event, const std::vector<std::uint32_t>& investors,
                 const Option& target) const;
  // For another actor of the sentence: stays out (0) or invests together with the chosen one (1).
  Decision also(const EventSlot& event, const Mention& chosen, const Mention& other) const;
  // Everybody but the chosen one who may.
  std::vector<const Mention*> company_of(const Mention& chosen) const;
  // One option for each Status, in order.
  Decision status(const EventSlot& event) const;
  // Two options: drop (0) or state (1); `probability` is that of stating. The three are options of
  // decisions made one after the other; `place` is not looked at when there is a target.
  Decision keep(const EventSlot& event, const Taken& investor, const Taken& target,
                const Taken& place) const;

 private:
  struct Near {              // what the mentions of the sentence say together
    bool actor = false;      // somebody who can act stands in the sentence
    bool reference = false;  // a pronoun or description does
    bool place = false;      // a place that is nobody's origin
    double best_doer = 60;   // the lowest cost
    double best_object = 60;
  };
  std::vector<std::uint32_t> told_before(const std::vector<Option>& here) const;
  std::uint32_t topic_before() const;
  Near near(const EventSlot& event) const;
  unsigned governor_of(const Mention& mention) const;
  unsigned place_of(const Mention& mention, const EventSlot& event) const;
  void describe_event(const EventSlot& event, Features& features) const;
  void describe_mention(const Mention& mention, const EventSlot& event, Features& features) const;
  const std::vector<FeatureKey>& keys_of(const Mention& mention, const EventSlot& event) const;
  void describe_rivals(const Mention& mention, const EventSlot& event, Features& features) const;
  void describe_neighbours(const Mention& mention, Features& features) const;
  void describe_topic(std::uint32_t entity, unsigned link, const EventSlot& event,
                      Features& features) const;
  // How likely the other reader of the sentence finds the two together, or the investor with
  // anything.
  double chance(std::uint32_t investor, std::uint32_t end) const;
  double chance(std::uint32_t investor) const;
  void add_chances(Stage stage, const std::vector<std::uint32_t>& investors,
                   std::vector<Option>& options) const;
  Option nobody(Stage stage, const EventSlot& event) const;
  Option present(Stage stage, const Mention& mention, const EventSlot& event, double cost,
                 unsigned rank) const;
  Option absent(Stage stage, std::uint32_t entity, const EventSlot& event) const;
  Option there(const Mention& mention, const EventSlot& event, unsigned rank) const;
  std::span<const Mention> ahead() const;
  void describe_ahead(Stage stage, std::uint32_t entity, const EventSlot& event, Features& f) const;
  void describe_home(const EventSlot& event, std::vector<Option>& options) const;
  Option elsewhere(unsigned kind, const std::vector<std::uint32_t>& places,
                   const EventSlot& event) const;
  void describe_tense(const EventSlot& event, unsigned status, Features& features) const;
  void describe_pair(const EventSlot& event, const Option& investor, const Option& end, bool into,
                     Features& features) const;
  Decision decide(Stage stage, std::vector<Option> options) const;

  const SentenceScene& scene_;
  const Analysis& a_;
  const Arguments& arguments_;
  const Topics& topics_;
  const Discourse& discourse_;
  const Ranking& ranking_;
  std::span<const PairChance> pairs_;
  Wording wording_;
  Near near_;                      // of the event taken up
  std::vector<FeatureKey> event_;  // what describes it, at any stage
  // The same of each mention of the sentence, seen from the event; empty until it is asked for.
  mutable std::vector<std::vector<FeatureKey>> mentions_;
};

}  // namespace quaestor
