#include "quaestor/facts/text.h"

#include <doctest/doctest.h>

#include <string>

using namespace quaestor;

TEST_CASE("fold takes case, accents and punctuation off") {
  struct Case {
    const char* input;
    const char* folded;
  };
  const Case cases[] = {
      {"Microsoft Corp.", "microsoft corp"},
      {"Ørsted A/S", "orsted a s"},
      {"Łódź", "lodz"},
      {"Straße", "strasse"},
      {"  L’Écho ", "l echo"},
      {"E.ON", "e on"},
      {"ＴＤＫ", "tdk"},
      {"Île-de-France", "ile de france"},
      {"---", ""},
      {"İstanbul", "istanbul"},
  };
  for (const Case& c : cases) CHECK(fold(c.input) == c.folded);
}

TEST_CASE("fold_company takes legal forms off but never everything") {
  CHECK(fold_company("The Boeing Company") == "boeing");
  CHECK(fold_company("Siemens AG") == "siemens");
  CHECK(fold_company("SE") == "se");
  CHECK(fold_company("Holding") == "holding");
}

TEST_CASE("slug is stable and never empty") {
  CHECK(slug("Mistral AI") == "mistral-ai");
  CHECK(slug("Żabka") == "zabka");
  CHECK(slug("!!!").rfind("x-", 0) == 0);
  CHECK(slug("!!!") != slug("???"));
}

TEST_CASE("UTF-8 repair leaves good text alone and counts bad bytes") {
  std::size_t bad = 7;
  CHECK(repair_utf8("Łódź €4bn 😀", &bad) == "Łódź €4bn 😀");
  CHECK(bad == 0);
  const std::string broken = std::string("a\xFF") + "b\xC3";
  CHECK_FALSE(is_utf8(broken));
  CHECK(repair_utf8(broken, &bad) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(bad == 2);
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));  // a surrogate
  CHECK_FALSE(is_utf8("\xC0\xAF"));      // an overlong slash
}

TEST_CASE("code points survive a round trip") {
  for (char32_t c : {U'a', U'é', U'€', U'😀', U'\x7FF', U'\x800', U'\xFFFF', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == c);
    CHECK(at == text.size());
  }
}

TEST_CASE("trim takes the no-break space off too") {
  CHECK(trim(" \xC2\xA0 a b\xC2\xA0\n") == "a b");
  CHECK(trim("\xC2\xA0").empty());
}

// The letters that are handled without ICU, against ICU: one letter beyond them asks it for the
// whole text.
TEST_CASE("letters of Western Europe fold and lower as ICU does it") {
  std::string all;
  for (char32_t c = 1; c < 0x2040; c = c == 0xFF ? U'\u2000' : c + 1) {
    std::string letter;
    append_utf8(letter, c);
    CAPTURE(static_cast<unsigned>(c));
    for (const std::string& text : {letter, "a" + letter + "B", letter + letter, " " + letter}) {
      CHECK(to_lower(text + "\u0416") == to_lower(text) + "\u0436");
      const std::string folded = fold(text);
      CHECK(fold(text + " \u0416") == (folded.empty() ? "" : folded + " ") + "\u0436");
    }
    all += letter;
  }
  CHECK(to_lower(all + "\u0416") == to_lower(all) + "\u0436");
  CHECK(fold(all + " \u0416") == fold(all) + " \u0436");
  CHECK(to_lower("A\xC3(") == "a\xEF\xBF\xBD(");  // broken bytes are ICU's
}
