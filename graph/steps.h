// The steps of build_graph, each a pure function of the set it is given, tested apart. Place in the
// flow: build.cc calls them in this order.
//
//   choose_articles -> collect_facts (which calls resolve) -> group_events -> merge_facts
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "image_writer.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

// An article as the graph sees it: its text only as sums that tell it from others.
struct ReadArticle {
  struct TextSums {
    std::uint64_t sum = 0;
    std::uint64_t other_sum = 0;
    std::uint64_t length = 0;
  };
  ArticleInfo info;
  TextSums text;
  std::vector<Fact> facts;
};
ReadArticle read_article(const Bundle& bundle);
// choose.cc: each article id once.
std::vector<ReadArticle> read_articles(std::span<const Bundle> bundles);
// choose.cc: leaves those that count, sorted by id. Their ids are distinct.
void choose_articles(std::vector<ReadArticle>& articles);

// resolve.cc: which ids are one thing, and what that thing is called.
struct Resolution {
  std::map<std::string, std::string> canonical;  // id -> id of the thing, for every id seen
  std::map<std::string, Entity> things;          // id of the thing -> merged entity

  const Entity& thing(const std::string& id) const { return things.at(canonical.at(id)); }
};
Resolution resolve(std::span<const Fact> facts);

// Every entity of a fact: investors, destinations, target, subject, object, places.
template <typename FactType, typename Use>
void for_each_entity(FactType& fact, Use use) {
  for (auto& entity : fact.investors) use(entity);
  for (auto& entity : fact.destinations) use(entity);
  for (auto& entity : fact.places) use(entity);
  if (fact.target) use(*fact.target);
  if (fact.subject) use(*fact.subject);
  if (fact.object) use(*fact.object);
}

// collect.cc: the usable facts of the articles with resolved entities in their places, lists of
// entities sorted by id, symmetric relations turned to the smaller subject id; sorted by content,
// investments first, without exact duplicates. Takes the facts out of the articles.
std::vector<Fact> collect_facts(std::vector<ReadArticle>& articles);
// collect.cc: puts facts[order[i]] at i, along the cycles of the permutation: facts are large.
void arrange(std::vector<Fact>& facts, std::vector<std::uint32_t> order);

// events.cc: the investments among `facts` (resolved, distinct, in canonical order) as groups that
// tell one event each, as indexes into `facts`; groups and their members ascend.
using Group = std::vector<std::size_t>;
std::vector<Group> group_events(std::span<const Fact> facts);

// merge.cc: facts that say the same as one fact. `article_date` knows the date of every article by
// id.
using ArticleDates = std::map<std::string, Date, std::less<>>;
Fact merge_facts(std::span<const Fact* const> group, const ArticleDates& article_date);
// The same for a group of one, which most are, without a copy.
Fact merge_one(Fact fact);

// build.cc: all steps, written as an image that says it was derived from `state`. The articles'
// ids are distinct.
void write_graph(std::vector<ReadArticle> articles, std::string_view state, WriteAt write_at);
// derivation.cc: names the program's way of deriving, changed by every change of its code; 16
// characters.
std::string_view derivation_code();

// The value with the greatest weight, of equals the smallest.
template <typename Value, typename Weight>
const Value& heaviest(const std::map<Value, Weight>& weights) {
  auto best = weights.begin();
  for (auto it = weights.begin(); it != weights.end(); ++it) {
    if (it->second > best->second) best = it;
  }
  return best->first;
}

}  // namespace quaestor
