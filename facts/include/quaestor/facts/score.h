// How well found facts agree with annotations, counted as the scorer of the contract counts
// (docs/facts.md, "Annotations"; docs/quality.md says what each figure is). Place in the flow:
// after a build over annotated articles; `quaestor evaluate` prints it.
//
//   Score score;
//   score.add(gold, facts_of_article, [](const ScoredError& error) { … });
//   score.tallies().at("who-where").f1();
//
// It reads no files; whether a quote stands in its article is counted by who has the article.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/facts/gold.h"

namespace quaestor {

// Right, wrong and missed of one kind of thing.
struct ScoreTally {
  int right = 0;
  int wrong = 0;
  int missed = 0;

  std::optional<double> precision() const;  // nothing when nothing was given
  std::optional<double> recall() const;     // nothing when nothing was wanted
  std::optional<double> f1() const;         // nothing when there is nothing at all
};

// So many of so many.
struct ScoreShare {
  int right = 0;
  int of = 0;
};

enum class ScoreFault { missing, wrong, amount, status, trap };
std::string_view to_string(ScoreFault fault);

struct ScoredError {
  ScoreFault fault = ScoreFault::missing;
  const GoldFact* gold = nullptr;  // what should be, or should not (trap); nullptr when wrong
  const Fact* found = nullptr;     // what is wrong; nullptr otherwise
  std::string subject;             // investor, or the relation's subject
  std::string relation;            // "to", "into", "none" (no end is told), or a relation
  std::string object;              // country, receiver, or the relation's object; may be empty
  std::vector<const Fact*> given;  // amount and status: the facts found of this pair
};

class Score {
 public:
  using OnError = std::function<void(const ScoredError&)>;

  // One article's annotation, and the facts that have evidence in it. What `on_error` is given
  // lives as long as the arguments do.
  void add(const GoldArticle& gold, const std::vector<Fact>& found, const OnError& on_error);

  // "who-where", "events", and each relation that was wanted or given wrongly.
  const std::map<std::string, ScoreTally>& tallies() const { return tallies_; }
  ScoreTally other_relations() const;  // all but "who-where" and "events"
  // "amount found", "amount given", "status", "traps".
  const std::map<std::string, ScoreShare>& shares() const { return shares_; }

 private:
  std::map<std::string, ScoreTally> tallies_{{"who-where", {}}, {"events", {}}};
  std::map<std::string, ScoreShare> shares_{
      {"amount found", {}}, {"amount given", {}}, {"status", {}}, {"traps", {}}};
};

}  // namespace quaestor
