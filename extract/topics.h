// What an article is about: how often, where and how prominently each of its things is told.
// Private to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "quaestor/language/analysis.h"

namespace quaestor {

class Topics {
 public:
  explicit Topics(const Analysis& analysis);

  // The company named most, the first named counting a little more; kNoEntity without companies.
  std::uint32_t main_company() const { return main_; }
  // The state named most by its name or its places, as an entity of the article, or kNoEntity.
  std::uint32_t main_place() const { return main_place_; }
  bool in_title(std::uint32_t entity) const { return topics_[entity].title; }
  bool in_lead(std::uint32_t entity) const { return topics_[entity].lead; }
  // 0 in the title, 1 in the lead, 2 later
  unsigned rank(std::uint32_t entity) const {
    return in_title(entity) ? 0 : in_lead(entity) ? 1 : 2;
  }
  // Mentions by name or description.
  std::uint32_t mentions(std::uint32_t entity) const {
    return static_cast<std::uint32_t>(topics_[entity].sentences.size());
  }
  // Of its names, how sure the surest is (Mention::trust).
  unsigned trust(std::uint32_t entity) const { return topics_[entity].trust; }
  // Sentences back to the last mention before the sentence; 0xFFFF when there is none.
  std::uint32_t last_before(std::uint32_t entity, std::size_t sentence) const;
  // How often the article names the state of a place or state by other names: itself, its
  // adjectives, its towns.
  std::uint32_t state_elsewhere(std::uint32_t entity) const;
  // Sentences that name both.
  std::uint32_t together(std::uint32_t one, std::uint32_t other) const;
  // The actors (companies, public bodies) of title and lead, in order of mention.
  const std::vector<std::uint32_t>& headline_actors() const { return headline_actors_; }
  const std::vector<std::uint32_t>& headline_places() const { return headline_places_; }

 private:
  struct Topic {
    std::vector<std::uint32_t> sentences;
    bool title = false;
    bool lead = false;
    std::uint8_t trust = 0;
  };
  void note(const Mention& mention, std::uint32_t sentence, bool title, bool lead);

  const Analysis& a_;
  std::uint64_t origin_;                                      // the bit of the word class
  std::map<std::string, std::uint32_t, std::less<>> states_;  // mentions
  std::vector<Topic> topics_;
  std::vector<std::uint32_t> headline_actors_;
  std::vector<std::uint32_t> headline_places_;
  std::uint32_t main_ = kNoEntity;
  std::uint32_t main_place_ = kNoEntity;
};

}  // namespace quaestor
