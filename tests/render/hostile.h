// Random bundles whose names, quotes and titles hold everything that breaks writers: quotes,
// backslashes, brackets, line breaks, controls, right-to-left text and its overrides, emoji,
// sequences of other formats.
//
//   std::vector<Bundle> bundles = hostile::bundles(seed, 10);
//
// Offsets of evidence are right, so the bundles are sound; only their words are odd.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/random_bundles.h"

namespace quaestor::hostile {

inline std::string text(testing::Random& random) {
  static const std::vector<std::string> kParts = {"a",
                                                  "Nimbra",
                                                  " ",
                                                  "\"",
                                                  "'",
                                                  "\\",
                                                  "\\N",
                                                  "<b>",
                                                  "</script",
                                                  "&amp;",
                                                  "]]>",
                                                  "\n",
                                                  "\r\n",
                                                  "\t",
                                                  "\x01",
                                                  "\x1B[31m",
                                                  "\x7F",
                                                  "é",
                                                  "שלום",
                                                  "مرحبا",
                                                  "🏭",
                                                  "👩‍💻",
                                                  "\xE2\x80\xAE",
                                                  "\xE2\x80\xA8",
                                                  ",",
                                                  ";",
                                                  "|",
                                                  "=1+1",
                                                  "@prefix",
                                                  "-->",
                                                  "%s",
                                                  "{{x}}",
                                                  "\\u0000",
                                                  "${x}",
                                                  "\xC2\x85",
                                                  "\xEF\xBF\xBE",
                                                  "]",
                                                  "\\\"",
                                                  "#",
                                                  "<?xml"};
  std::string out;
  const std::size_t count = 1 + random.below(6);
  for (std::size_t i = 0; i < count; ++i) out += random.pick(kParts);
  return "x" + out + "x";
}

inline void make_hostile(Entity& entity, testing::Random& random,
                         std::map<std::string, std::string>& names) {
  if (entity.kind == Kind::country || entity.kind == Kind::place) return;
  std::string& name = names[entity.id];
  if (name.empty()) name = text(random);
  entity.name = name;
}

// The same article with odd words in it, its quotes at their new places.
inline Bundle rewritten(const Bundle& plain, testing::Random& random,
                        std::map<std::string, std::string>& names) {
  Bundle bundle = plain;
  bundle.article.title = text(random);
  bundle.article.outlet = text(random);
  bundle.text = text(random) + "\n";
  for (Fact& fact : bundle.facts) {
    for (Entity& e : fact.investors) make_hostile(e, random, names);
    if (fact.target) make_hostile(*fact.target, random, names);
    if (fact.subject) make_hostile(*fact.subject, random, names);
    if (fact.object) make_hostile(*fact.object, random, names);
    if (fact.relation == Relation::role) fact.title = text(random);
    if (fact.amount) fact.amount->text = text(random);
    fact.evidence = {testing::cite(bundle, text(random))};
  }
  bundle.article.id = article_id(bundle.article.url, bundle.text);
  for (Fact& fact : bundle.facts) fact.evidence.front().article_id = bundle.article.id;
  return bundle;
}

inline std::vector<Bundle> bundles(std::uint64_t seed, std::size_t count) {
  testing::Random random(seed * 7919);
  std::map<std::string, std::string> names;
  std::vector<Bundle> out;
  for (const Bundle& plain : testing::random_bundles(seed, count)) {
    out.push_back(rewritten(plain, random, names));
  }
  return out;
}

}  // namespace quaestor::hostile
