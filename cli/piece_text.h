// Articles and what was read in them as bytes, for a build by several processes. Place in the flow:
// what rank 0 asks of the others (ranks.h) and gets from them.
//
//   question = articles_to_text(articles);  answer = answer_articles(question, extract);
//   take_answer(answer, articles.size(), on_bundle, on_failure);
//
// The bytes are JSON, between processes of one version of the program; they are kept nowhere.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/articles/article.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

std::string articles_to_text(const std::vector<const Article*>& articles);
// Throws Error bad_format.
std::vector<Article> articles_from_text(std::string_view text);

// What the other process makes of it; what `extract` throws is the failure of one article.
std::string answer_articles(std::string_view question,
                            const std::function<Bundle(const Article&)>& extract);
// Instead of an answer, when nothing can be read (no data, no memory).
std::string no_answer(const std::string& why);
// For each article its bundle without the text, which is the article's, or why there is none, in
// order. Throws Error when it is no_answer(), or none at all.
void take_answer(std::string_view answer, std::size_t articles,
                 const std::function<void(Bundle)>& on_bundle,
                 const std::function<void(const std::string&)>& on_failure);

}  // namespace quaestor
