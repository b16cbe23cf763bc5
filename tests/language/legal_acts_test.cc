// Laws and public bodies by their form.
#include <doctest/doctest.h>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {
struct Row {
  std::string language;
  std::string text;
  std::vector<std::string> names;
};

std::vector<std::string> names_of(const Row& row, Kind kind) {
  const Article article = paragraph(row.language, row.text);
  const Analysis a = analyzer().analyze(article);
  std::vector<std::string> names;
  for (const Mention& m : a.mentions) {
    if (m.kind == kind && m.type == MentionType::name)
      names.emplace_back(a.surface(m.first, m.last));
  }
  return names;
}
}  // namespace

TEST_CASE("laws that no table lists, by their form") {
  const Row kRows[] = {
      {"en",
       "The yard has to follow the Harbour (Safety and Lighting) Act 1984.",
       {"Harbour (Safety and Lighting) Act 1984"}},
      {"en", "Growers there obey the Sugar Cane Act of 2019.", {"Sugar Cane Act of 2019"}},
      {"en", "It falls under Emergency Ordinance 51/2021.", {"Emergency Ordinance 51/2021"}},
      {"en", "It is an act of kindness, not a law.", {}},
      {"fr", "Les silos relèvent du règlement (UE) 2017/4321.", {"règlement (UE) 2017/4321"}},
      {"fr", "La loi n° 91-207 a été modifiée.", {"loi n° 91-207"}},
      {"fr",
       "Le port applique la loi de 2011 sur les eaux de ballast.",
       {"loi de 2011 sur les eaux de ballast"}},
      {"fr", "La loi a été votée hier.", {}},
      {"nl", "De kwekers vallen onder verordening (EU) 2019/5432.", {"verordening (EU) 2019/5432"}},
      {"nl", "Volgens de kiemgoedrichtlijn mag dat niet.", {"kiemgoedrichtlijn"}},
      {"nl", "Een wet die niemand kent.", {}},
      {"de",
       "Das verbietet die Kiemgut-Verordnung (EU) 2018/7654.",
       {"Kiemgut-Verordnung (EU) 2018/7654"}},
      {"de", "Im Torfabbaugesetz steht nichts davon.", {"Torfabbaugesetz"}},
      {"de",
       "Das Gesetz zur Förderung der Binnenschifffahrt gilt seit Mai.",
       {"Gesetz zur Förderung der Binnenschifffahrt"}},
      {"de", "Das Gesetz gilt seit Mai.", {}},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(names_of(row, Kind::regulation) == row.names);
  }
}

TEST_CASE("a territory that acts is a public body, one that things happen in is a place") {
  const Row kRows[] = {
      {"de", "Das Land Vorarlberg zahlt drei Millionen Euro.", {"Land Vorarlberg"}},
      {"de", "In der Stadt Görlitz entsteht ein Werk.", {}},
      {"fr", "La Ville de Lyon a payé la route.", {"Ville de Lyon"}},
      {"fr", "Une usine ouvre dans la ville de Lyon.", {}},
      {"nl", "De provincie Groningen legt twee miljoen euro bij.", {"provincie Groningen"}},
      {"en", "The city of Leipzig pays for the road.", {"city of Leipzig"}},
      {"en", "A plant opens in the city of Leipzig.", {}},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(names_of(row, Kind::organization) == row.names);
  }
}
