// The rules that turn a scene into facts. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "scene.h"

namespace quaestor {

// What one sentence leaves behind for the next ones of its article.
struct Discourse {
  std::uint32_t subject = kNoEntity;        // the last investor
  std::uint32_t target = kNoEntity;         // the last receiver of money
  std::vector<std::uint32_t> destinations;  // the last destinations (countries, places)
  std::uint32_t block = 0xFFFFFFFF;         // the block they were told in
  std::vector<std::uint32_t> seen;          // the place told last, with or without an investment
  std::uint32_t seen_block = 0xFFFFFFFF;
};

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
// Investments by frames.
std::vector<FactDraft> investment_facts(const SentenceScene& scene, Discourse& discourse);

}  // namespace quaestor
