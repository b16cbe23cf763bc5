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
// One likely way to read an event.
struct Reading {
  FactDraft draft;            // confidence is the probability of `keep`
  bool chosen = false;        // the likeliest of its event
  float investor_chance = 0;  // among the options of each choice
  float target_chance = 0;
  float place_chance = 0;
  unsigned investor_link = kNotThere;  // the type of its mention
  unsigned end_link = kNotThere;
  int investor_gap = 0;  // tokens to the frame, negative before it
  int end_gap = 0;
  int pair_gap = 0;  // tokens between both
};

// An event with its likely readings, kept until the article is read.
struct EventReadings {
  FrameClass frame_class = FrameClass::bare;
  int words = 0;  // of the frame
  const AmountMention* amount = nullptr;
  std::size_t sentence = 0;
  unsigned voice = 0;  // 1 passive, 2 a noun
  bool shadowed = false;
  bool facility = false;
  std::vector<Reading> readings;
};

// Investments by frames and learned choice, as the sentence by itself tells them. `readings` gets
// every event with its likely readings; `trace`, when given, all that was weighed.
std::vector<FactDraft> investment_facts(const SentenceScene& scene,
                                        const InvestmentContext& context, Discourse& discourse,
                                        std::vector<EventReadings>& readings,
                                        std::vector<TracedEvent>* trace = nullptr);

// Leaves out, of the investments of one sentence, those without money that tell what another one
// tells, and plans that another one cancels.
void drop_shadows(std::vector<FactDraft>& drafts);

}  // namespace quaestor
