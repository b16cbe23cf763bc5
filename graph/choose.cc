// Which articles count. Of bundles with one id, the one with the smallest name; of articles with
// one address, the one with the latest date, then the greatest id; of articles with one text, the
// one with the smallest id. Each stage looks at the set the one before left, never at its order.
#include <algorithm>
#include <map>

#include "quaestor/facts/jsonl.h"
#include "steps.h"

namespace quaestor {
namespace {

// Two bundles for one id differ only if somebody read the article twice in different ways; content
// settles ties.
bool stays(const Bundle& a, const Bundle& b) {
  const auto key = [](const Bundle& bundle) {
    const ArticleInfo& i = bundle.article;
    return std::tie(i.name, i.title, i.date, i.language, i.url, i.outlet, bundle.text);
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return facts_to_json_array(a.facts) < facts_to_json_array(b.facts);
}

template <typename Key, typename Better>
void keep_best(std::vector<const Bundle*>& bundles, Key key, Better better) {
  std::map<std::string_view, const Bundle*> best;
  for (const Bundle* bundle : bundles) {
    const std::string_view k = key(*bundle);
    if (k.empty()) continue;
    const auto [it, added] = best.emplace(k, bundle);
    if (!added && better(*bundle, *it->second)) it->second = bundle;
  }
  std::erase_if(bundles, [&](const Bundle* bundle) {
    const std::string_view k = key(*bundle);
    return !k.empty() && best.at(k) != bundle;
  });
}

}  // namespace

std::vector<const Bundle*> choose_articles(std::span<const Bundle> bundles) {
  std::map<std::string_view, const Bundle*> by_id;
  for (const Bundle& bundle : bundles) {
    const auto [it, added] = by_id.emplace(bundle.article.id, &bundle);
    if (!added && stays(bundle, *it->second)) it->second = &bundle;
  }
  std::vector<const Bundle*> chosen;
  chosen.reserve(by_id.size());
  for (const auto& [id, bundle] : by_id) chosen.push_back(bundle);
  keep_best(
      chosen, [](const Bundle& b) { return std::string_view(b.article.url); },
      [](const Bundle& a, const Bundle& b) {
        return std::tie(a.article.date, a.article.id) > std::tie(b.article.date, b.article.id);
      });
  keep_best(
      chosen, [](const Bundle& b) { return std::string_view(b.text); },
      [](const Bundle& a, const Bundle& b) { return a.article.id < b.article.id; });
  return chosen;
}

}  // namespace quaestor
