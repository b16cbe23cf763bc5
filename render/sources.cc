#include "sources.h"

#include <algorithm>

#include "quaestor/facts/error.h"
#include "quaestor/render/escape.h"

namespace quaestor {

std::vector<Source> sources_of(const Graph& graph, std::span<const std::uint32_t> facts) {
  std::vector<Source> sources;
  for (const std::uint32_t index : facts) {
    if (index >= graph.facts().size()) {
      throw Error(ErrorKind::usage, "", "there is no fact " + std::to_string(index));
    }
    for (const Evidence& evidence : graph.facts()[index].evidence) {
      Source source{.quote = evidence.quote,
                    .article = evidence.article,
                    .title = {},
                    .outlet = {},
                    .language = evidence.language,
                    .date = {},
                    .url = {}};
      if (const ArticleInfo* info = graph.article(evidence.article_id)) {
        source.title = info->title;
        source.outlet = info->outlet;
        source.date = to_string(info->date);
        source.url = safe_url(info->url);
      }
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) {
        sources.push_back(std::move(source));
      }
    }
  }
  return sources;
}

std::string citation(const Source& source) {
  std::string out = source.title;
  for (const std::string& part : {source.outlet, source.date}) {
    if (part.empty()) continue;
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out.empty() ? source.article : out;
}

}  // namespace quaestor
