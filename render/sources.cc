#include "sources.h"

#include <algorithm>

#include "quaestor/facts/error.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// The pieces that state the fact's amount first.
std::vector<const Evidence*> in_order(const Fact& fact) {
  std::vector<const Evidence*> pieces;
  for (const Evidence& evidence : fact.evidence) pieces.push_back(&evidence);
  if (fact.amount && !fact.amount->text.empty()) {
    std::stable_partition(pieces.begin(), pieces.end(), [&](const Evidence* evidence) {
      return evidence->quote.find(fact.amount->text) != std::string::npos;
    });
  }
  return pieces;
}

}  // namespace

std::vector<Source> sources_of(const Graph& graph, std::span<const std::uint32_t> facts) {
  std::vector<Source> sources;
  for (const std::uint32_t index : facts) {
    if (index >= graph.facts().size()) {
      throw Error(ErrorKind::usage, "", "there is no fact " + std::to_string(index));
    }
    for (const Evidence* piece : in_order(graph.facts()[index])) {
      const Evidence& evidence = *piece;
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

std::string outlet_label(std::string_view outlet) {
  const std::size_t scheme = outlet.find("://");
  if (scheme == std::string_view::npos) return std::string(outlet);
  std::string_view host = outlet.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

std::string plain_quote(std::string_view quote) {
  std::string out;
  for (std::size_t at = 0; at < quote.size();) {
    const std::size_t end = std::min(quote.find_first_not_of('*', at), quote.size());
    const std::size_t marks = end - at;
    if (marks == 0 || marks > 3) {
      out += quote.substr(at, std::max<std::size_t>(marks, 1));
      at += std::max<std::size_t>(marks, 1);
      continue;
    }
    const bool left = at > 0 && is_word(quote[at - 1]);
    const bool right = end < quote.size() && is_word(quote[end]);
    if (marks == 1 && left == right) out += '*';  // 3*4, or a star of its own
    at = end;
  }
  return out;
}

std::string citation(const Source& source) {
  std::string out = source.title;
  for (const std::string& part : {outlet_label(source.outlet), source.date}) {
    if (part.empty()) continue;
    const bool ended =
        !out.empty() && std::string_view(".?!").find(out.back()) != std::string::npos;
    if (!out.empty()) out += ended ? " " : ", ";
    out += part;
  }
  return out.empty() ? source.article : out;
}

}  // namespace quaestor
