// What the tables of the language tests need: a sentence as an article, its tokens, one Analyzer.
#pragma once

#include <string>

#include "quaestor/facts/table.h"
#include "quaestor/language/analysis.h"

namespace quaestor::testing {

// `text` as one paragraph.
inline Article paragraph(const std::string& language, const std::string& text,
                         const Date& date = {}) {
  Article article;
  article.text = text;
  article.info.name = "sentence";
  article.info.id = article_id("", text);
  article.info.language = language;
  article.info.date = date;
  article.blocks.push_back({0, text.size(), BlockRole::paragraph});
  return article;
}

// Loaded once a test program.
inline const Analyzer& analyzer() {
  static const Analyzer kAnalyzer(data_dir());
  return kAnalyzer;
}

// The whole text as one sentence.
inline Sentence whole(const std::vector<Token>& tokens) {
  return {0, static_cast<std::uint32_t>(tokens.size()), 0, BlockRole::paragraph};
}

inline std::string surface(const std::string& text, const std::vector<Token>& tokens,
                           std::uint32_t first, std::uint32_t last) {
  return text.substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin);
}

}  // namespace quaestor::testing
