#include "rank_work.h"

#include <mutex>
#include <optional>
#include <utility>

#include "piece_text.h"
#include "quaestor/facts/table.h"

namespace quaestor {

void extract_here(const Extractor& extractor, const std::vector<const Article*>& articles,
                  const ExtractionResults& results) {
  for (const Article* article : articles) {
    std::optional<Bundle> bundle;
    try {
      bundle = extractor.extract(*article);
    } catch (const std::exception& error) {
      results.on_failure(*article, error.what());
      continue;
    }
    results.on_bundle(*article, *std::move(bundle));
  }
}

void serve_build(Ranks& ranks) {
  std::once_flag loaded;
  std::optional<Extractor> extractor;
  ranks.serve([&](const std::string& question) {
    try {
      std::call_once(loaded, [&] { extractor.emplace(data_dir()); });
      return answer_articles(question,
                             [&](const Article& article) { return extractor->extract(article); });
    } catch (const std::exception& error) {
      return no_answer(error.what());
    }
  });
}

std::size_t helpers_of(const Ranks& ranks) {
  return (static_cast<std::size_t>(ranks.size()) - 1) * ranks.lanes();
}

bool extract_elsewhere(Ranks& ranks, std::size_t helper,
                       const std::vector<const Article*>& articles,
                       const ExtractionResults& results, const std::function<bool()>& stop) {
  if (articles.empty()) return true;
  // Helpers of one process are apart, so that few at work are at work in different ones.
  const auto others = static_cast<std::size_t>(ranks.size()) - 1;
  const std::optional<std::string> answer = ranks.ask(
      static_cast<int>(1 + helper % others), helper / others, articles_to_text(articles), stop);
  if (!answer) return false;
  std::size_t next = 0;
  take_answer(
      *answer, articles.size(),
      [&](Bundle bundle) {
        const Article& article = *articles[next++];
        bundle.text = article.text;
        results.on_bundle(article, std::move(bundle));
      },
      [&](const std::string& why) { results.on_failure(*articles[next++], why); });
  return true;
}

}  // namespace quaestor
