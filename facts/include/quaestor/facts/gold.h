// Annotated articles: what a careful reader found in an article, to measure and to train on. The
// form is docs/facts.md, "Annotations".
//
//   for (const fs::path& file : gold_files(folder)) { GoldArticle gold = read_gold(file); … }
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

// Names that are all right for one thing, folded as the scorer of the contract folds them.
struct GoldName {
  std::string text;              // as written, "Microsoft|Microsoft Corp."
  std::set<std::string> folded;  // empty: no name
  bool empty() const { return folded.empty(); }
};

struct GoldFact {
  Relation relation = Relation::investment;
  std::vector<GoldName> investors;
  std::vector<GoldName> destinations;          // ISO codes
  std::vector<GoldName> destinations_allowed;  // right, need not be found
  GoldName target;
  std::optional<Amount> amount;
  std::vector<Status> status;  // every one that is right
  GoldName subject;
  GoldName object;
  std::string quote;  // parts of it joined by "…"
  std::string why;    // of a trap: why it is none
};

struct GoldArticle {
  std::string article;  // file name, beside the annotation
  std::string language;
  std::vector<GoldFact> facts;
  std::vector<GoldFact> allowed;
  std::vector<GoldFact> wrong;  // what a careless reader would take
};

// Lower case, no accents, no legal forms and articles; words joined by single spaces.
std::string fold_gold(std::string_view name);
// The names under which a found thing may be meant: name, aliases, the last part of its id.
std::set<std::string> names_of(const Entity& entity);
bool same_thing(const GoldName& gold, const Entity& entity);
// Value (or either end of a range) within half a percent, same currency.
bool same_amount(const Amount& gold, const Amount& found);

// Every `*.gold.json` below the folder, sorted by path. Throws Error not_found.
std::vector<std::filesystem::path> gold_files(const std::filesystem::path& folder);
// Throws Error unreadable / bad_format with the file's name.
GoldArticle read_gold(const std::filesystem::path& file);

}  // namespace quaestor
