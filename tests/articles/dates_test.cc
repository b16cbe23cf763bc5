// Dates of articles, as bylines and datelines write them.
#include <doctest/doctest.h>

#include "articles/samples.h"

namespace {

std::string date_with_line(const std::string& line) {
  return to_string(
      samples::read_one("A title of four words\n\n" + line + "\n\n" + samples::kBody).info.date);
}

std::string date_with_opening(const std::string& opening) {
  return to_string(
      samples::read_one("A title of four words\n\n" + opening + samples::kBody).info.date);
}

}  // namespace

TEST_CASE("date lines") {
  struct Case {
    const char* line;
    const char* date;
  };
  for (const Case& c : std::vector<Case>{
           {"17 June 2026", "2026-06-17"},
           {"June 17, 2026", "2026-06-17"},
           {"9:00 AM PDT · April 22nd, 2026", "2026-04-22"},
           {"Thu 12 Jun 2025, 06:30", "2025-06-12"},
           {"Publié le 1er août 2025, mis à jour le 3 août 2025", "2025-08-01"},
           {"mercredi 17 juin 2026 à 6 h 30", "2026-06-17"},
           {"Door Els Maes, 17 mrt 2026", "2026-03-17"},
           {"Zaterdag 7 februari 2026, 06:00", "2026-02-07"},
           {"23. Jänner 2026, 15:42", "2026-01-23"},
           {"Erschienen am 5. März 2025", "2025-03-05"},
           {"17.06.2026", "2026-06-17"},
           {"Publié le 11.03.2026 à 17h42", "2026-03-11"},
           {"14/05/2025", "2025-05-14"},
           {"05/14/2025", "2025-05-14"},
           {"2025-02-28", "2025-02-28"},
           {"30 February 2025", ""},
           {"Version 3.2.2025.1", ""},
       }) {
    CHECK_MESSAGE(date_with_line(c.line) == c.date, c.line);
  }
}

TEST_CASE("datelines") {
  CHECK(date_with_opening("LEEDS, Feb 24, 2026 (Baltwire) - ") == "2026-02-24");
  CHECK(date_with_opening("YORK, England, October 7, 2025 /Corewire/ -- ") == "2025-10-07");
  CHECK(date_with_opening("Gent, 3 september 2025 – ") == "2025-09-03");
  CHECK(date_with_opening("Bielefeld, 9. Oktober 2025 – ") == "2025-10-09");
  CHECK(date_with_opening(
            "On 24 September 2025 nothing happened at all, say those who were there. ") == "");
}

TEST_CASE("a lone date at the end") {
  const auto article = samples::read_one("A title of four words\n\n" + samples::kBody +
                                         "\nErschienen am 24. Oktober 2025\n");
  CHECK(to_string(article.info.date) == "2025-10-24");
}
