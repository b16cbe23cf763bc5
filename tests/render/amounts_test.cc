#include "amounts.h"

#include <doctest/doctest.h>

#include "quaestor/facts/amount_text.h"
#include "render/sample.h"

namespace quaestor {

TEST_CASE("in English, amounts are written as everywhere else") {
  const Texts& en = Texts::in("en");
  for (const char* currency : {"EUR", "USD", "GBP", "CNY", ""}) {
    for (const double value :
         {0.5, 12.0, 999.0, 1234.0, 999'999.6, 4.5e6, 999'999'600.0, 1.2345e9, 3.8e11, 2.5e12}) {
      for (const double most : {0.0, value * 1.5, value * 2000}) {
        for (int q = 0; q < kQualifiers; ++q) {
          const Amount amount{.value = value,
                              .value_max = most,
                              .currency = currency,
                              .qualifier = static_cast<Qualifier>(q),
                              .text = {}};
          CHECK(amount_label(amount, en) == format_amount(amount));
        }
      }
    }
  }
}

TEST_CASE("in other languages, as their papers write them") {
  const Amount amount = sample::amount(1.5e9, "EUR");
  CHECK(amount_label(amount, Texts::in("fr")) == "1,5\u00A0Md\u00A0€");
  CHECK(amount_label(amount, Texts::in("nl")) == "€\u00A01,5\u00A0mld.");
  CHECK(amount_label(amount, Texts::in("de")) == "1,5\u00A0Mrd.\u00A0€");
  CHECK(amount_label(sample::amount(2e6, "SEK", Qualifier::at_least), Texts::in("de")) ==
        "mindestens 2\u00A0Mio.\u00A0SEK");
}

TEST_CASE("sums in euro have three figures") {
  const Texts& en = Texts::in("en");
  CHECK(euros(5.0491e10, en) == "€50.5bn");
  CHECK(euros(1.23456e8, en) == "€123m");
  CHECK(euros(9.996e8, en) == "€1bn");
  CHECK(euros(0, en) == "€0");
}

}  // namespace quaestor
