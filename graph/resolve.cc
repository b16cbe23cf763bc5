// Entity resolution: which ids are one thing.
//
// Equal ids are one thing. Beyond that only companies, organizations, regulations and persons are
// compared, and only within one kind, by keys: fold_company() for companies, fold() for the rest.
// An id is *listed* if it carries aliases anywhere (the extractor's lexicons give them), *coined*
// if it carries none (its slug was made from the name as written). A person's key needs two words
// or more; an alias needs three letters.
//
//   1. Listed ids with an equal name are one thing. An alias never joins two listed ids: a lexicon
//   that keeps them apart
//      knows better ("Meta" the company, "Meta" the alias of another).
//   2. Coined ids with an equal name are one thing.
//   3. A coined thing joins a listed thing if one of its names is a name of exactly one listed
//   thing; else if one of its
//      names is an alias of exactly one. Two candidates are no answer: it stays apart.
//
// Each stage computes sets from the sets of the stage before (union-find gives the same classes in
// whatever order its pairs come), and stage 3 links a coined thing to at most one listed thing, so
// it cannot chain listed things together. Hence the result does not depend on the order of the
// facts.
#include <algorithm>
#include <numeric>
#include <set>

#include "quaestor/facts/text.h"
#include "steps.h"

namespace quaestor {
namespace {

// What all facts say about one id.
struct Seen {
  Kind kind = Kind::company;
  std::size_t evidence = 0;
  std::map<std::string, std::size_t> names;  // name -> pieces of evidence
  std::set<std::string> aliases;
  std::string country;
};
using SeenById = std::map<std::string, Seen>;

SeenById collect(std::span<const Fact> facts) {
  SeenById seen;
  for (const Fact& fact : facts) {
    for_each_entity(fact, [&](const Entity& entity) {
      Seen& s = seen[entity.id];
      s.kind = entity.kind;
      s.evidence += fact.evidence.size();
      s.names[entity.name] += fact.evidence.size();
      s.aliases.insert(entity.aliases.begin(), entity.aliases.end());
      if (s.country.empty() || (!entity.country.empty() && entity.country < s.country)) {
        s.country = entity.country;
      }
    });
  }
  return seen;
}

std::size_t count_letters(std::string_view key) {
  return static_cast<std::size_t>(std::count_if(key.begin(), key.end(), [](char c) {
    return c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool is_compared(Kind kind) {
  return kind == Kind::company || kind == Kind::organization || kind == Kind::regulation ||
         kind == Kind::person;
}

std::string key_of(Kind kind, const std::string& name) {
  std::string key = kind == Kind::company ? fold_company(name) : fold(name);
  if (kind == Kind::person && key.find(' ') == std::string::npos) key.clear();
  return key;
}

class Classes {
 public:
  explicit Classes(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

using Key = std::pair<Kind, std::string>;
using Index = std::map<Key, std::vector<std::size_t>>;

class Resolver {
 public:
  explicit Resolver(const SeenById& seen) : classes_(seen.size()) {
    for (const auto& entry : seen) ids_.push_back(&entry);
  }

  Classes& run() {
    index();
    for (const Index* names : {&listed_names_, &coined_names_}) {
      for (const auto& [key, ids] : *names) {
        for (std::size_t id : ids) classes_.join(ids.front(), id);
      }
    }
    join_coined();
    return classes_;
  }

 private:
  void index() {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const Seen& s = ids_[i]->second;
      if (!is_compared(s.kind)) continue;
      const bool listed = !s.aliases.empty();
      for (const auto& [name, count] : s.names) {
        const std::string key = key_of(s.kind, name);
        if (!key.empty()) (listed ? listed_names_ : coined_names_)[{s.kind, key}].push_back(i);
      }
      for (const std::string& alias : s.aliases) {
        const std::string key = key_of(s.kind, alias);
        if (count_letters(key) >= 3) listed_aliases_[{s.kind, key}].push_back(i);
      }
    }
  }

  // The listed things that have one of the keys in `index`.
  std::set<std::size_t> candidates(const std::set<Key>& keys, const Index& index) {
    std::set<std::size_t> found;
    for (const Key& key : keys) {
      const auto it = index.find(key);
      if (it == index.end()) continue;
      for (std::size_t id : it->second) found.insert(classes_.find(id));
    }
    return found;
  }

  void join_coined() {
    std::map<std::size_t, std::set<Key>> keys_of;  // coined class -> its name keys
    for (const auto& [key, ids] : coined_names_) keys_of[classes_.find(ids.front())].insert(key);
    std::vector<std::pair<std::size_t, std::size_t>> links;
    for (const auto& [coined, keys] : keys_of) {
      std::set<std::size_t> found = candidates(keys, listed_names_);
      if (found.empty()) found = candidates(keys, listed_aliases_);
      if (found.size() == 1) links.emplace_back(coined, *found.begin());
    }
    for (const auto& [coined, listed] : links) classes_.join(coined, listed);
  }

  std::vector<const SeenById::value_type*> ids_;
  Index listed_names_, coined_names_, listed_aliases_;
  Classes classes_;
};

Entity merged(const std::vector<const SeenById::value_type*>& members) {
  const SeenById::value_type* best = members.front();
  std::map<std::string, std::size_t> names;
  std::set<std::string> aliases;
  Entity thing;
  for (const SeenById::value_type* member : members) {
    const Seen& s = member->second;
    if (s.evidence > best->second.evidence) best = member;
    for (const auto& [name, count] : s.names) names[name] += count;
    aliases.insert(s.aliases.begin(), s.aliases.end());
    if (thing.country.empty()) thing.country = s.country;
  }
  thing.kind = best->second.kind;
  thing.id = best->first;
  thing.name = heaviest(names);
  for (const auto& [name, count] : names) aliases.insert(name);
  aliases.erase(thing.name);
  aliases.erase("");
  thing.aliases.assign(aliases.begin(), aliases.end());
  return thing;
}

}  // namespace

Resolution resolve(std::span<const Fact> facts) {
  const SeenById seen = collect(facts);
  Resolver resolver(seen);
  Classes& classes = resolver.run();
  std::map<std::size_t, std::vector<const SeenById::value_type*>> members;  // sorted by id
  std::size_t i = 0;
  for (const auto& entry : seen) members[classes.find(i++)].push_back(&entry);
  Resolution resolution;
  for (const auto& [root, group] : members) {
    Entity thing = merged(group);
    for (const SeenById::value_type* member : group) {
      resolution.canonical.emplace(member->first, thing.id);
    }
    std::string id = thing.id;
    resolution.things.emplace(std::move(id), std::move(thing));
  }
  return resolution;
}

}  // namespace quaestor
