// Articles to facts: the whole of language analysis and extraction behind one call.
//
//   Extractor extractor(data_dir());
//   Bundle bundle = extractor.extract(article);
//
// It never sees other articles: a bundle depends on its article and the data files only. extract()
// and explain() are const and may be called from several threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "quaestor/articles/article.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

struct Engine;

class Extractor {
 public:
  // Loads lexicons and frames. Throws Error not_found / bad_format with file:line.
  explicit Extractor(const std::filesystem::path& data_dir);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  // The article's facts, sorted, each with evidence that lies in article.text.
  Bundle extract(const Article& article) const;
  // Sentence by sentence: tokens, mentions, amounts, frames tried, facts made and the rule that
  // made each.
  std::string explain(const Article& article) const;

 private:
  std::unique_ptr<Engine> engine_;
};

}  // namespace quaestor
