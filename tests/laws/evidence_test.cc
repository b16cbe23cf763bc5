// Law: every piece of evidence is an exact quote of its article, for every article that can be had.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "laws/corpus.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

bool is_exact(const Evidence& e, const Bundle& bundle) {
  return e.begin < e.end && e.end <= bundle.text.size() &&
         bundle.text.substr(e.begin, e.end - e.begin) == e.quote && is_utf8(e.quote) &&
         e.article == bundle.article.name && e.article_id == bundle.article.id &&
         !e.language.empty();
}

// Evidence lies in the article's own text, never in menus, teasers or bylines.
bool is_content(const Evidence& e, const Article& article) {
  for (const Block& block : article.blocks) {
    if (e.begin >= block.begin && e.end <= block.end) return is_content(block.role);
  }
  return false;
}

// How many facts the articles gave.
std::size_t check_articles(const std::vector<Article>& articles) {
  std::size_t facts = 0;
  for (const Article& article : articles) {
    CAPTURE(article.info.name);
    const Bundle bundle = extractor().extract(article);
    CHECK(bundle.text == article.text);
    CHECK((bundle.article == article.info));
    for (const Fact& fact : bundle.facts) {
      CAPTURE(fact_to_json(fact));
      CHECK(validate(fact).empty());
      for (const Evidence& e : fact.evidence) {
        CHECK(is_exact(e, bundle));
        CHECK(is_content(e, article));
      }
    }
    facts += bundle.facts.size();
  }
  return facts;
}

}  // namespace

TEST_CASE("law: evidence is exact in seeds/") { CHECK(check_articles(seed_articles()) > 100); }

TEST_CASE("law: evidence is exact in the annotated articles") {
  const std::vector<Article> articles = annotated_articles();
  if (articles.empty()) return;  // the project stands alone
  CHECK(check_articles(articles) > articles.size());
}

TEST_CASE("law: evidence is exact in generated articles of four languages") {
  CHECK(check_articles(generated_articles(11, 200, 8)) > 200);
}

TEST_CASE("law: an article cut anywhere still gives exact evidence") {
  const Article whole = generated_articles(5, 1, 30).front();
  for (std::size_t length = 40; length < whole.text.size(); length += 97) {
    const std::string text = repair_utf8(whole.text.substr(0, length));
    CAPTURE(text.size());
    check_articles(read_bytes(text, "cut.txt"));
  }
}

TEST_CASE("law: extraction is a function of the article alone") {
  const std::vector<Article> articles = generated_articles(3, 20, 6);
  std::vector<Bundle> forth, back;
  for (const Article& article : articles) forth.push_back(extractor().extract(article));
  for (auto a = articles.rbegin(); a != articles.rend(); ++a)
    back.push_back(extractor().extract(*a));
  for (std::size_t i = 0; i < forth.size(); ++i) {
    CHECK((forth[i] == back[back.size() - 1 - i]));
  }
}
