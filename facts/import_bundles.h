// Facts back to bundles: one bundle an article, made of the quotes its facts cite.
//
//   BundleMaker maker;  maker.know(article);  maker.add(fact);  bundles = maker.take();
//
// A merged fact is cut into one fact an article, each with all arguments; the first keeps the
// confidence and the others have none, so that merging them gives what it was. Where a quote has no
// place in the text, or another stands there, it is appended. Not for facts whose articles' texts
// are at hand.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

class BundleMaker {
 public:
  void know(const ArticleInfo& article) { articles_.insert_or_assign(article.id, article); }
  void add(const Fact& fact);
  // Articles that are known but cited by nothing come along, without text. Sorted by id.
  std::vector<Bundle> take();

 private:
  std::map<std::string, ArticleInfo> articles_;     // by id
  std::map<std::string, std::vector<Fact>> facts_;  // by article's id, or "\n" + its name
};

}  // namespace quaestor
