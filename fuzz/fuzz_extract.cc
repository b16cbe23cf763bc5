// Any text in four languages through analysis and extraction: facts that keep the contract, with
// evidence that is exact; nothing else. The first byte tells the language and where blocks end.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "quaestor/extract/extractor.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace {

using namespace quaestor;

void require(bool law) {
  if (!law) std::abort();
}

Article article_of(std::uint8_t first, std::string text) {
  static constexpr const char* kLanguages[] = {"en", "fr", "nl", "de"};
  Article article;
  article.text = std::move(text);
  article.info.name = "fuzz";
  article.info.language = kLanguages[first % 4];
  if ((first & 4) != 0) article.info.date = {2026, 6, 17};
  article.info.id = article_id("", article.text);
  std::size_t begin = 0;
  while (begin < article.text.size()) {  // a block a line, the first one the title
    std::size_t end = article.text.find('\n', begin);
    if (end == std::string::npos) end = article.text.size();
    const BlockRole role = begin == 0 && (first & 8) != 0 ? BlockRole::title : BlockRole::paragraph;
    if (end > begin) article.blocks.push_back({begin, end, role});
    begin = end + 1;
  }
  return article;
}

void check(const Fact& fact, const Article& article) {
  require(validate(fact).empty());
  for (const Evidence& e : fact.evidence) {
    require(e.begin < e.end && e.end <= article.text.size());
    require(article.text.substr(e.begin, e.end - e.begin) == e.quote);
    require(is_utf8(e.quote));
    require(e.article == article.info.name && e.article_id == article.info.id);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor(data_dir());
  if (size < 2) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Article article = article_of(data[0], repair_utf8(rest));
  const Bundle bundle = extractor.extract(article);
  require(bundle.text == article.text);
  for (const Fact& fact : bundle.facts) check(fact, article);
  require(extractor.extract(article) == bundle);
  return 0;
}
