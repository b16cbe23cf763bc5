#include <doctest/doctest.h>

#include "quaestor/articles/reader.h"

using quaestor::detect_language;

TEST_CASE("the four languages, also in short texts") {
  CHECK(detect_language("The company will build a new plant in the north of the country.") == "en");
  CHECK(detect_language("L'entreprise va construire une nouvelle usine dans le nord du pays.") ==
        "fr");
  CHECK(detect_language(
            "Het bedrijf gaat een nieuwe fabriek bouwen in het noorden van het land.") == "nl");
  CHECK(detect_language("Das Unternehmen wird im Norden des Landes ein neues Werk bauen.") == "de");
  CHECK(detect_language("Grundstein für neues Werk gelegt") == "de");
  CHECK(detect_language("Nieuwe fabriek gaat volgend jaar open") == "nl");
}

TEST_CASE("other languages and no language are none of the four") {
  CHECK(detect_language("La empresa construirá una nueva fábrica en el norte del país, según "
                        "fuentes del gobierno.") == "");
  CHECK(detect_language("L'azienda costruirà una nuova fabbrica nel nord del paese, secondo fonti "
                        "del governo.") == "");
  CHECK(
      detect_language(
          "Firma zbuduje nową fabrykę na północy kraju, jak podało w poniedziałek ministerstwo.") ==
      "");
  CHECK(detect_language("Virksomheden vil bygge en ny fabrik i det nordlige af landet, og der skal "
                        "ansættes folk.") == "");
  CHECK(detect_language("") == "");
  CHECK(detect_language("12 345 67,8 %") == "");
  CHECK(detect_language("\xFF\xFE garbage") == "");
}

TEST_CASE("one plain sentence is enough") {
  CHECK(detect_language("Brightwell Energy investeert 75 miljoen euro in Ierland.") == "nl");
  CHECK(detect_language("Vireo Labs plant den Bau eines Forschungszentrums in Dänemark.") == "de");
}
