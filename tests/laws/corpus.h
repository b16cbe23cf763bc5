// What the laws are tried on: the articles of seeds/, those annotated beside the project when they
// are there, and generated ones. One Extractor a test program.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <vector>

#include "laws/generated_articles.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/table.h"

namespace quaestor::testing {

inline const Extractor& extractor() {
  static const Extractor kExtractor(data_dir());
  return kExtractor;
}

inline std::vector<Article> articles_under(const std::filesystem::path& folder) {
  std::vector<Article> articles;
  for (const InputFile& file : list_inputs({folder.string()})) {
    for (Article& article : read_file(file)) articles.push_back(std::move(article));
  }
  return articles;
}

// seeds/ without its README.
inline std::vector<Article> seed_articles() {
  std::vector<Article> articles =
      articles_under(std::filesystem::path(QUAESTOR_SOURCE_DIR) / "seeds");
  std::erase_if(articles, [](const Article& a) { return a.info.name == "README.md"; });
  REQUIRE(articles.size() >= 25);
  return articles;
}

// Empty when the project stands alone.
inline std::vector<Article> annotated_articles() {
  const auto folder =
      std::filesystem::path(QUAESTOR_SOURCE_DIR).parent_path() / "shared" / "articles";
  return std::filesystem::is_directory(folder) ? articles_under(folder) : std::vector<Article>{};
}

inline std::vector<Article> generated_articles(std::uint64_t seed, std::size_t count,
                                               std::size_t sentences) {
  ArticleGenerator generator(seed, QUAESTOR_SOURCE_DIR);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) articles.push_back(generator.article(i, sentences));
  return articles;
}

// Read once a test program.
inline const std::vector<Bundle>& seed_bundles() {
  static const std::vector<Bundle> kBundles = [] {
    std::vector<Bundle> bundles;
    for (const Article& article : seed_articles()) bundles.push_back(extractor().extract(article));
    return bundles;
  }();
  return kBundles;
}

}  // namespace quaestor::testing
