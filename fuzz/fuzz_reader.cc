// Any bytes through the reader: articles whose blocks are spans of their text, or an Error; nothing
// else.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "quaestor/articles/reader.h"
#include "quaestor/facts/text.h"

namespace {

void require(bool law) {
  if (!law) std::abort();
}

void check(const quaestor::Article& article) {
  require(quaestor::is_utf8(article.text));
  require(quaestor::is_utf8(article.info.title) && quaestor::is_utf8(article.info.outlet));
  std::size_t last = 0;
  for (const quaestor::Block& block : article.blocks) {
    require(block.begin >= last && block.begin < block.end && block.end <= article.text.size());
    require(quaestor::is_utf8(
        std::string_view(article.text).substr(block.begin, block.end - block.begin)));
    last = block.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  quaestor::ReadLimits limits;
  limits.max_file_bytes = 1 << 20;
  const auto pass_over = [](const quaestor::Error&) {};
  try {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const quaestor::Article& article :
         quaestor::read_bytes(bytes, "fuzz", limits, pass_over)) {
      check(article);
    }
  } catch (const quaestor::Error&) {  // the one way to fail
  }
  return 0;
}
