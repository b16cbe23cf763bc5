// Why a fact that an annotation wants was not found, or why one was found that it does not want:
// told from what was found beside it and from what the extractor saw. Place in the flow: evaluate
// groups errors by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/facts/gold.h"
#include "quaestor/facts/score.h"

namespace quaestor {

// The output of `quaestor explain` for an article, sentence by sentence.
class ExplainedArticle {
 public:
  // `texts`: of each article of the file.
  explicit ExplainedArticle(const std::vector<std::string>& texts);

  // What was seen in the sentences that the quote touches; empty when none does.
  std::string around(std::string_view quote) const;
  // Is it a name of something that was recognised anywhere?
  bool names(const GoldName& thing) const;
  // Is this country, or a place in it, named anywhere?
  bool names_country(const GoldName& code) const;

 private:
  struct Part {
    std::string letters;  // of the sentence
    std::string text;
  };
  std::vector<Part> parts_;
  std::vector<Entity> mentioned_;  // name and id only
};

// "missed: the investor is no name there". `found`: the facts of the article.
std::string cause_of(const ScoredError& error, const GoldArticle& gold,
                     const std::vector<Fact>& found, const ExplainedArticle& explained);

}  // namespace quaestor
