// The narrow waist: what an extractor states and a graph holds. Place in the flow: made by
// extract/, merged by graph/, written by jsonl.h. The contract behind it (kinds, arguments, what
// counts) is docs/facts.md.
//
//   Fact f;  f.relation = Relation::headquartered_in;  f.subject = mistral;  f.object = france;
//   f.evidence = {e};
//
// It does not check itself: validate() does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/date.h"
#include "quaestor/facts/kinds.h"

namespace quaestor {

// A thing named in an article or merged over articles.
struct Entity {
  Kind kind = Kind::company;
  std::string id;                    // "company/microsoft", "country/FR", "place/FR/paris"
  std::string name;                  // display name, UTF-8
  std::vector<std::string> aliases;  // other names seen or known, sorted, without `name`
  std::string country;               // ISO 3166-1 alpha-2, for places only

  bool operator==(const Entity&) const = default;
};

struct Amount {
  double value = 0;      // in units of `currency`
  double value_max = 0;  // end of a range, 0 = no range
  std::string currency;  // ISO 4217
  Qualifier qualifier = Qualifier::exact;
  std::string text;  // as written, "4 miljard euro"

  bool operator==(const Amount&) const = default;
};

// article.text.substr(begin, end - begin) == quote, for ever. Offsets are UTF-8 bytes, half-open.
struct Evidence {
  std::string article;   // the input's name: file name, "name#2" for the second record of a file
  std::string language;  // en, fr, nl, de
  std::string quote;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string article_id;  // "article/<hash>"

  bool operator==(const Evidence&) const = default;
};

struct Fact {
  Relation relation = Relation::investment;

  // relation == investment
  std::vector<Entity> investors;     // at least one
  std::vector<Entity> destinations;  // countries (and blocs)
  std::optional<Entity> target;      // receiver of the money
  std::optional<Amount> amount;
  std::optional<Form> form;
  std::optional<Status> status;
  double capacity_mw = 0;  // 0 = not given

  // every other relation
  std::optional<Entity> subject;
  std::optional<Entity> object;
  std::string title;  // role only

  // both
  std::vector<Entity> places;  // inside the destinations or the object
  Date date;
  double confidence = 1;  // 0..1
  std::string rule;       // the rule that made it, for explain
  std::vector<Evidence> evidence;

  bool operator==(const Fact&) const = default;
};

// What is wrong with a fact by the contract (missing argument, wrong kind, no evidence), or empty.
std::string validate(const Fact& fact);

// One article as read. `text` never changes after reading; all offsets point into it.
struct ArticleInfo {
  std::string id;    // "article/<16 hex>", from address and text
  std::string name;  // input's name, see Evidence::article
  std::string title;
  Date date;
  std::string language;  // en, fr, nl, de, or empty when unknown
  std::string url;       // canonical address, http(s) only, or empty
  std::string outlet;    // who published it, or empty
  int version = 0;       // earlier texts of this address that the store had when it was read

  bool operator==(const ArticleInfo&) const = default;
};

// Everything read in one article: the immutable unit of a store. A store is a set of bundles; the
// graph is a pure function of that set.
struct Bundle {
  ArticleInfo article;
  std::string text;
  std::vector<Fact> facts;

  bool operator==(const Bundle&) const = default;
};

// "article/<16 hex>": FNV-1a 64 over canonical address, a zero byte, and text.
std::string article_id(std::string_view url, std::string_view text);

}  // namespace quaestor
