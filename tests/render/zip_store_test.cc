#include "../../render/zip_store.h"

#include <doctest/doctest.h>

namespace quaestor {

TEST_CASE("files lie in the archive as they are, with their sums") {
  const std::string zip = zip_store({{"a.txt", "123456789"}, {"b/c.xml", "<c/>"}});
  CHECK(zip.starts_with("PK\x03\x04"));
  CHECK(zip.find("a.txt123456789") != std::string::npos);
  CHECK(zip.find("b/c.xml<c/>") != std::string::npos);
  CHECK(zip.substr(14, 4) == "\x26\x39\xF4\xCB");  // the check value of CRC-32, low byte first
  const std::size_t directory = zip.find("PK\x01\x02");
  const std::size_t end = zip.find("PK\x05\x06");
  REQUIRE(end != std::string::npos);
  CHECK(zip.size() == end + 22);
  CHECK(static_cast<unsigned char>(zip[end + 10]) == 2);  // files
  CHECK(static_cast<unsigned char>(zip[end + 16]) == directory);
  CHECK(zip_store({{"a", "b"}}) == zip_store({{"a", "b"}}));
}

}  // namespace quaestor
