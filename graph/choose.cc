// Which articles count. Of bundles with one id, the one with the smallest name; of articles with
// one address, the one with the greatest version, then the latest date, then the greatest id; of
// articles with one text, the one with the smallest id. Each stage looks at the set the one before
// left, never at its order.
//
// Texts are told apart by two independent sums of 64 bits and their length, so that a store's texts
// need not be kept in memory.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "image.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "steps.h"

namespace quaestor {
namespace {

// Two bundles for one id differ only if somebody read the article twice in different ways; content
// settles ties. The greater version goes with either (joined() of store_rows.h).
bool stays(const Bundle& a, const Bundle& b) {
  const auto key = [](const Bundle& bundle) {
    const ArticleInfo& i = bundle.article;
    return std::tie(i.name, i.title, i.date, i.language, i.url, i.outlet, bundle.text);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return facts_to_json_array(a.facts) < facts_to_json_array(b.facts);
}

// Of the articles with one key the better one; those without a key stay.
template <typename KeyOf, typename Better>
void keep_best(std::vector<ReadArticle>& articles, KeyOf key_of, Better better) {
  using Key = decltype(key_of(articles.front()));
  std::map<Key, std::size_t> best;
  std::vector<bool> beaten(articles.size(), false);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Key key = key_of(articles[i]);
    if (key == Key()) continue;
    const auto [it, added] = best.emplace(key, i);
    if (added) continue;
    const bool wins = better(articles[i].info, articles[it->second].info);
    beaten[wins ? it->second : i] = true;
    if (wins) it->second = i;
  }
  best.clear();  // its keys may be views into the articles
  std::size_t kept = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (beaten[i]) continue;
    if (kept != i) articles[kept] = std::move(articles[i]);
    ++kept;
  }
  articles.resize(kept);
}

}  // namespace

ReadArticle read_article(const Bundle& bundle) {
  return {bundle.article,
          {fnv1a(bundle.text), checksum(bundle.text), bundle.text.size()},
          bundle.facts};
}

std::vector<ReadArticle> read_articles(std::span<const Bundle> bundles) {
  struct Chosen {
    const Bundle* bundle;
    int version;
  };
  std::map<std::string_view, Chosen> by_id;
  for (const Bundle& bundle : bundles) {
    const auto [it, added] =
        by_id.emplace(bundle.article.id, Chosen{&bundle, bundle.article.version});
    if (added) continue;
    it->second.version = std::max(it->second.version, bundle.article.version);
    if (stays(bundle, *it->second.bundle)) it->second.bundle = &bundle;
  }
  std::vector<ReadArticle> articles;
  articles.reserve(by_id.size());
  for (const auto& [id, chosen] : by_id) {
    articles.push_back(read_article(*chosen.bundle));
    articles.back().info.version = chosen.version;
  }
  return articles;
}

void choose_articles(std::vector<ReadArticle>& articles) {
  std::sort(articles.begin(), articles.end(),
            [](const ReadArticle& a, const ReadArticle& b) { return a.info.id < b.info.id; });
  keep_best(
      articles, [](const ReadArticle& a) { return std::string_view(a.info.url); },
      [](const ArticleInfo& a, const ArticleInfo& b) {
        return std::tie(a.version, a.date, a.id) > std::tie(b.version, b.date, b.id);
      });
  keep_best(
      articles,
      [](const ReadArticle& a) {
        return a.text.length == 0 ? std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>()
                                  : std::tuple(a.text.length, a.text.sum, a.text.other_sum);
      },
      [](const ArticleInfo& a, const ArticleInfo& b) { return a.id < b.id; });
}

}  // namespace quaestor
