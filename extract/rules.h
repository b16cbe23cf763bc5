// The rules that turn a scene into facts. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "choices.h"
#include "quaestor/facts/fact.h"
#include "scene.h"

namespace quaestor {

// A fact on the way: entities by index into Analysis::entities.
struct FactDraft {
  Relation relation = Relation::investment;
  std::vector<std::uint32_t> investors;
  std::vector<std::uint32_t> places;  // countries, places and blocs, in order
  std::string home;  // ISO code of the state that spends at home, when no place is told
  std::uint32_t target = kNoEntity;
  std::uint32_t subject = kNoEntity;
  std::uint32_t object = kNoEntity;
  std::optional<Entity>
      maker;  // issued_by: the known maker, when the text names it by an adjective only
  const AmountMention* amount = nullptr;
  std::optional<Form> form;
  std::optional<Status> status;
  Date date;
  double capacity_mw = 0;
  std::string title;
  double confidence = 0.8;
  std::string rule;
  std::size_t sentence = 0;
};

// Relations by pattern: seats, units, partners, rivals, rules, roles, operations. Marks origins in
// the scene.
std::vector<FactDraft> relation_facts(SentenceScene& scene, const LanguageFrames& language);
// Everything that was weighed for one event, and what came of it.
struct TracedEvent {
  EventSlot event;
  FactDraft draft;
  std::vector<Decision> decisions;  // investor, target, place, status, and keep if it is complete
  // What was weighed against each other: drafts with the features of `keep`.
  struct Rival {
    FactDraft draft;
    Decision keep;
  };
  std::vector<Rival> rivals;
  // The choices of target and place for each investor tried.
  struct Branch {
    std::vector<std::uint32_t> investors;  // the one tried first
    std::vector<Decision> also;
    Decision target;
    Decision place;
  };
  std::vector<Branch> branches;
};
// What the sentences of one article share.
struct InvestmentContext {
  const Topics& topics;
  const Ranking& ranking;
};
// Investments by frames and learned choice; `trace`, when given, gets every event weighed.
std::vector<FactDraft> investment_facts(const SentenceScene& scene,
                                        const InvestmentContext& context, Discourse& discourse,
                                        std::vector<TracedEvent>* trace = nullptr);

}  // namespace quaestor
