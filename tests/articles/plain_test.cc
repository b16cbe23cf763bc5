// Scraped page text: the article told from what stands around it, in four languages.
#include <doctest/doctest.h>

#include "articles/samples.h"

using quaestor::Article;
using quaestor::BlockRole;
using samples::content;
using samples::has;
using samples::kBody;
using samples::read_one;
using samples::texts;

namespace {

const std::string kTitle = "Cold store for Leeds as Harrowgate grows";

}  // namespace

TEST_CASE("menus, cookie text and breadcrumbs above the article") {
  const Article article = read_one(
      "Skip to content\nThe Leeds Messenger\nNews | Sport | Opinion | Jobs\nSign in   Subscribe\n\n"
      "We and our 300 partners use cookies to improve your visit and to measure what is read "
      "most.\n[Accept all]\n\n"
      "Home > Business > Leeds\n\n" +
      kTitle + "\n\nJane Doe\n3 March 2025\n\n" + kBody);
  CHECK(article.info.title == kTitle);
  CHECK(to_string(article.info.date) == "2025-03-03");
  CHECK(content(article).substr(0, kTitle.size() + 1) == kTitle + "\n");
  CHECK(texts(article, BlockRole::byline) == std::vector<std::string>{"Jane Doe", "3 March 2025"});
}

TEST_CASE("the name of a site over its menu is not the title") {
  const Article article = read_one("The Messenger of the North\nNews | Sport | Opinion | Jobs\n\n" +
                                   kTitle + "\n\nAnn Lee\n3 March 2025\n\n" + kBody);
  CHECK(article.info.title == kTitle);
  CHECK_FALSE(has(content(article), "Messenger of the North"));
}

TEST_CASE("what follows a teaser heading, comments, adverts and author boxes is out") {
  struct Case {
    const char* heading;
    const char* other;
  };
  const std::vector<Case> cases = {
      {"READ NEXT", "• Otterly Ltd snaps up a mill"},
      {"Related articles", "Otterly Ltd snaps up a mill"},
      {"Lire aussi", "> Otterly rachète un moulin"},
      {"À lire aussi :", "Otterly rachète un moulin"},
      {"Lees ook", "- Otterly koopt een molen"},
      {"Meest gelezen", "1 Otterly koopt een molen"},
      {"Lesen Sie auch", "Otterly kauft eine Mühle"},
      {"Mehr zum Thema", "Otterly kauft eine Mühle"},
      {"Comments (12)", "bob99: Otterly will never build that"},
      {"Commentaires", "bob99 : Otterly ne fera rien"},
      {"3 reacties", "bob99: Otterly bouwt dat nooit"},
      {"47 Postings", "bob99: Otterly baut das nie"},
      {"About the author", "Jane Doe used to work for Otterly."},
      {"À propos de l'auteur", "Jane Doe a travaillé chez Otterly."},
      {"Over de auteur", "Jane Doe werkte bij Otterly."},
      {"Über die Autorin", "Jane Doe war früher bei Otterly."},
      {"Advertisement", "Otterly: loans from 6.5% APR."},
      {"Publicité", "Otterly : crédits dès 6,5 %."},
      {"Advertentie", "Otterly: lenen vanaf 6,5 %."},
      {"ANZEIGE", "Otterly: Kredite ab 6,5 %."},
      {"Forward-looking statements",
       "This release contains statements on Otterly that may prove wrong."},
      {"Rechtlicher Hinweis", "Diese Mitteilung enthält Aussagen über Otterly."},
  };
  for (const Case& c : cases) {
    const Article article =
        read_one(kTitle + "\n\n" + kBody + "\n" + c.heading + "\n" + c.other + "\n");
    CHECK_FALSE_MESSAGE(has(content(article), "Otterly"), c.heading);
    CHECK_MESSAGE(has(content(article), "lorries start the day"), c.heading);
  }
}

TEST_CASE(
    "a teaser in one line takes away that line only, and the article goes on after a list of "
    "teasers") {
  const std::string more =
      "Harrowgate also said that Leeds had offered the land for less than it was worth, which the "
      "council denied.\n";
  for (const char* teaser :
       {"Read also: Otterly snaps up a mill", "Lees ook: Otterly koopt een molen",
        "READ MORE\n• Otterly snaps up a mill\n• Otterly sells it again"}) {
    const Article article = read_one(kTitle + "\n\n" + kBody + "\n" + teaser + "\n\n" + more);
    CHECK_FALSE_MESSAGE(has(content(article), "Otterly"), teaser);
    CHECK_MESSAGE(has(content(article), "the council denied"), teaser);
  }
}

TEST_CASE("teasers with text of their own run to the end") {
  const std::string other =
      "Otterly has long been known for its mills, and this week its founder Ada Quist spoke of "
      "plans "
      "to sell every one of them before Christmas.\n\n";
  const Article article =
      read_one(kTitle + "\n\n" + kBody + "\nExplore more\n\nA mill is sold\n\n" + other +
               "Mills again\n\n" + other);
  CHECK_FALSE(has(content(article), "Otterly"));
}

TEST_CASE("sections about a company in press releases are content") {
  for (const char* heading :
       {"About Harrowgate", "À propos de Harrowgate", "Über Harrowgate", "Over Harrowgate"}) {
    const Article article =
        read_one(kTitle + "\n\n" + kBody + "\n" + heading +
                 "\nHarrowgate Foods has its seat in York and was founded in 1931.\n");
    CHECK_MESSAGE(has(content(article), "has its seat in York"), heading);
  }
}

TEST_CASE("words of cues inside sentences harm nothing") {
  const std::string text =
      "In partnership with Otterly, the firm will build a second store next year, said people who "
      "know the plan.\n\n"
      "Advertisement revenue rose at the group's small newspaper, and comments by its chief were "
      "read with care.\n\n"
      "Together with its lender the company will share the cost, and the author of the plan is an "
      "engineer by trade.\n\n"
      "The watchdog fined Otterly over the way its site uses cookies, which the firm said was an "
      "honest mistake.\n";
  const Article article = read_one(kTitle + "\n\n" + kBody + "\n" + text);
  CHECK(has(content(article), "In partnership with"));
  CHECK(has(content(article), "Advertisement revenue"));
  CHECK(has(content(article), "Together with its lender"));
  CHECK(has(content(article), "uses cookies"));
}

TEST_CASE("wrapped lines are one block, so no block splits a sentence") {
  const Article article = read_one(
      "Cold store for Leeds\n\n"
      "Harrowgate Foods will put 40 million pounds into a cold store\n"
      "outside Leeds, the family firm said on Monday, its largest\n"
      "outlay since it was founded. Leeds Council welcomed the plan\n"
      "and will build a road. Work starts in May, when the ground is\n"
      "dry enough for the heavy machines that the job needs.\n\n"
      "- a bullet that runs over the end\n  of its line\n- another bullet\n");
  CHECK(texts(article, BlockRole::paragraph).size() == 1);
  CHECK(
      texts(article, BlockRole::list_item) ==
      std::vector<std::string>{"a bullet that runs over the end\n  of its line", "another bullet"});
}

TEST_CASE("lists, numbered sections and headings") {
  const Article article =
      read_one(kTitle + "\n\n" + kBody +
               "\n1. Who pays for it\nThe bank pays for most of it, and the council for the road "
               "that leads there from the town.\n\nIn brief\n• one thing\n– another thing\n");
  CHECK(texts(article, BlockRole::heading) ==
        std::vector<std::string>{"Who pays for it", "In brief"});
  CHECK(texts(article, BlockRole::list_item) ==
        std::vector<std::string>{"one thing", "another thing"});
}

TEST_CASE("an author named in the byline and told about at the end") {
  const Article article = read_one(kTitle + "\n\nBy Walter Quist\nMay 2, 2025\n\n" + kBody +
                                   "\nWalter Quist sold Otterly in 2020.\n");
  CHECK_FALSE(has(content(article), "Otterly"));
}

TEST_CASE("press contacts are out, an officer named with an office stays") {
  const Article article =
      read_one(kTitle + "\n\n" + kBody + "\nPress contact: press@harrowgate.example\n");
  CHECK_FALSE(has(content(article), "press@"));
  CHECK(has(content(read_one(kTitle + "\n\n" + kBody +
                             "\nMedia contact: Ann Lee, head of press, Harrowgate, a@b.example\n")),
            "Ann Lee, head of press"));
}

TEST_CASE("a ticker that opens with a time is text, no list of records") {
  const Article article = read_one("[09:14] Good morning from the harbour.\n\n" + kBody);
  CHECK(has(content(article), kBody.substr(0, 20)));
}
