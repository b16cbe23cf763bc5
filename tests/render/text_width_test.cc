#include "../../render/text_width.h"

#include <doctest/doctest.h>

namespace quaestor {

TEST_CASE("display_width") {
  struct Case {
    const char* text;
    int width;
  };
  for (const auto& [text, width] :
       std::vector<Case>{{"", 0},
                         {"abc", 3},
                         {"é", 1},
                         {"e\xCC\x81", 1},  // e + combining acute
                         {"東京", 4},
                         {"ｱ", 1},            // half-width katakana
                         {"Ａ", 2},           // full-width A
                         {"👩‍🔬", 2},  // one cluster of three code points
                         {"🇫🇷", 2},
                         {"한국", 4},
                         {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2},  // decomposed
                         {"שלום", 4},
                         {"a\xE2\x80\x8B"
                          "b",
                          2},  // zero-width space
                         {"\xFF", 1},
                         {"€4bn", 4}}) {
    CAPTURE(text);
    CHECK(display_width(text) == width);
  }
}

TEST_CASE("pad, shorten") {
  CHECK(pad("é", 3, Align::right) == "  é");
  CHECK(pad("東", 3, Align::left) == "東 ");
  CHECK(pad("long", 2, Align::left) == "long");
  CHECK(shorten("short", 5) == "short");
  CHECK(shorten("Amazon Web Services", 8) == "Amazon…");
  CHECK(shorten("東京都庁", 5) == "東京…");
}

TEST_CASE("wrap: no line wider than asked, nothing lost") {
  CHECK(wrap("Amazon Web Services", 10) == std::vector<std::string>{"Amazon Web", "Services"});
  CHECK(wrap("", 10) == std::vector<std::string>{""});
  CHECK(wrap("東京都庁舎", 4) == std::vector<std::string>{"東京", "都庁", "舎"});
  const std::string text =
      "A sentence with one extraordinarilylongword and e\u0301t\u0301e\u0301 東京都庁舎 in it";
  for (int width = 2; width < 40; ++width) {
    std::string joined;
    for (const std::string& line : wrap(text, width)) {
      CHECK(display_width(line) <= width);
      joined += line;
    }
    std::string expected = text;
    std::erase(joined, ' ');
    std::erase(expected, ' ');
    CHECK(joined == expected);
  }
}

}  // namespace quaestor
