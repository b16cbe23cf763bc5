// Extraction in this process, or in others: they extract, rank 0 reads and writes. Place in the
// flow: between build and ranks.h.
//
//   if (ranks->rank() > 0) serve_build(*ranks);
//   extract_elsewhere(*ranks, helper, articles, {on_bundle, on_failure}, stop);
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "quaestor/articles/article.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/fact.h"
#include "ranks.h"

namespace quaestor {

// For each article one of the two, in their order.
struct ExtractionResults {
  std::function<void(const Article&, Bundle)> on_bundle;
  std::function<void(const Article&, const std::string&)> on_failure;
};

// In this process.
void extract_here(const Extractor& extractor, const std::vector<const Article*>& articles,
                  const ExtractionResults& results);
// Answers rank 0 until it lets go. The data are loaded when there is work.
void serve_build(Ranks& ranks);
// How many questions can be answered elsewhere at a time.
std::size_t helpers_of(const Ranks& ranks);
// Asks helper 0, 1, ...; one question at a time each. False, and no results, when `stop` came to
// be true. Throws Error when the other process cannot extract at all.
bool extract_elsewhere(Ranks& ranks, std::size_t helper,
                       const std::vector<const Article*>& articles,
                       const ExtractionResults& results, const std::function<bool()>& stop);

}  // namespace quaestor
