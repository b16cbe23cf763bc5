#include "text_metrics.h"

#include <doctest/doctest.h>

namespace quaestor {

TEST_CASE("letters are as wide as Helvetica has them") {
  CHECK(text_length("", 10) == 0);
  CHECK(text_length("iiii", 10) == doctest::Approx(8.88));
  CHECK(text_length("MMMM", 10) == doctest::Approx(33.32));
  CHECK(text_length("é", 10) == text_length("e\u0301", 10));
  CHECK(text_length("東京", 10) == doctest::Approx(20));
  CHECK(text_length("abc", 10, true) > text_length("abc", 10));
}

TEST_CASE("fitted and broken text keeps its length") {
  CHECK(fit_text("short", 10, 100) == "short");
  const std::string cut = fit_text("Amazon Web Services", 11, 60);
  CHECK(cut.ends_with("…"));
  CHECK(text_length(cut, 11) <= 60);
  const auto lines = break_text("one two three four five six", 10, 45);
  CHECK(lines.size() > 2);
  for (const std::string& line : lines) CHECK(text_length(line, 10) <= 45);
  CHECK(break_text("a\u00A0b unbreakableword", 10, 5).size() == 2);
  CHECK(break_text("", 10, 50).empty());
}

}  // namespace quaestor
