// The name tagger: what it finds, what it learns from, and the file it is in.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "language/tables.h"
#include "name_corpora.h"
#include "name_field.h"
#include "name_swap.h"
#include "name_training.h"
#include "names_labels.h"
#include "quaestor/facts/error.h"

using namespace quaestor;
using namespace quaestor::testing;
using namespace quaestor::train;
namespace fs = std::filesystem;

namespace {

struct Row {
  std::string language;
  std::string text;
  std::string name;
  Kind kind;
};

std::string kinds_of(const std::string& language, const std::string& text,
                     const std::string& name) {
  const Article article = paragraph(language, text);
  const Analysis a = analyzer().analyze(article);
  std::string kinds;
  for (const Mention& m : a.mentions) {
    if (m.type == MentionType::name && a.surface(m.first, m.last) == name)
      kinds += std::string(to_string(m.kind)) + " ";
  }
  return kinds;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("names that no table lists") {
  const Row kRows[] = {
      {"en", "Analysts at Torvelan Partners doubt that Quenby Aldermoor will stay.",
       "Torvelan Partners", Kind::company},
      {"en", "The plan was drawn up with Ilse Vandergrift of the works council.",
       "Ilse Vandergrift", Kind::person},
      {"fr", "Le rachat de Velindra par Ostramax a été annoncé hier.", "Ostramax", Kind::company},
      {"nl", "Volgens Maarten Quispelhof wil Brandervolt de fabriek uitbreiden.",
       "Maarten Quispelhof", Kind::person},
      {"nl", "De overname van Zeldervis door Brandervolt is rond.", "Brandervolt", Kind::company},
      {"de", "Nach Angaben von Friedhelm Quastenberg baut Nordkorva ein Werk.",
       "Friedhelm Quastenberg", Kind::person},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(kinds_of(row.language, row.text, row.name) == std::string(to_string(row.kind)) + " ");
  }
}

TEST_CASE("German nouns are no names") {
  for (const char* text :
       {"Weil Teile fehlen, ruht die Arbeit in der Fabrik.", "Der Umsatz stieg im Quartal kräftig.",
        "Insolvenz und Verkauf stehen im Raum."}) {
    CAPTURE(text);
    const Article article = paragraph("de", text);
    const Analysis a = analyzer().analyze(article);
    CHECK(a.mentions.empty());
  }
}

TEST_CASE("the best labels are a valid sequence, and the best of all") {
  names::Lattice<int> lattice;
  lattice.scores.assign(3, {});
  lattice.allowed.assign(3, names::kAnyLabel);
  const auto begin = names::begin_of(NameKind::company);
  const auto inside = names::inside_of(NameKind::company);
  lattice.scores[1][inside] = 5;  // worth nothing without a beginning
  lattice.scores[0][begin] = -2;
  std::vector<names::Label> labels;
  names::best_labels(lattice, labels);
  CHECK(labels == std::vector<names::Label>{begin, inside, names::kOutside});
  lattice.scores[0][begin] = -6;
  names::best_labels(lattice, labels);
  CHECK(labels == std::vector<names::Label>{0, 0, 0});
}

TEST_CASE("marked lines") {
  const MarkedText text =
      parse_marked_line("At [Merrow Medical]{C} in [Galway]{L} (2025) [sic].", "f", 3);
  CHECK(text.text == "At Merrow Medical in Galway (2025) [sic].");
  REQUIRE(text.spans.size() == 2);
  CHECK(text.text.substr(text.spans[0].begin, text.spans[0].end - text.spans[0].begin) ==
        "Merrow Medical");
  CHECK(text.spans[1].label == "L");
  CHECK_THROWS_AS(parse_marked_line("[Merrow]{Z} opens", "f", 4), Error);
}

TEST_CASE("other names stand where the names stood") {
  const fs::path source = QUAESTOR_SOURCE_DIR;
  const NameMaker maker(source / "lexicons", source / "tools/train/name_patterns.tsv");
  const MarkedText text = parse_marked_line(
      "[Anna Alm]{P} of [Veltra]{C} met [Jon Berg]{P}; [Veltra]{C} grows.", "f", 1);
  Random random(7);
  int changed = 0;
  for (int i = 0; i < 50; ++i) {
    const MarkedText other = with_other_names(text, "en", maker, random);
    REQUIRE(other.spans.size() == 4);
    const auto name = [&](std::size_t s) {
      return other.text.substr(other.spans[s].begin, other.spans[s].end - other.spans[s].begin);
    };
    CHECK(other.text ==
          name(0) + " of " + name(1) + " met " + name(2) + "; " + name(3) + " grows.");
    CHECK(name(1) == name(3));
    changed += name(1) != "Veltra" ? 1 : 0;
  }
  CHECK(changed > 20);
}

TEST_CASE("a tagger learns from a few sentences, the same bytes each time") {
  const Lexicon lexicon(data_dir());
  NameSet set;
  set.language = "en";
  set.format = "marked";
  set.labels = "marked";
  std::vector<MarkedText> texts;
  for (const char* line :
       {"Shares of [Quorvex]{C} fell.", "Shares of [Tramlin]{C} rose.",
        "Shares of [Obelda]{C} slid.", "Mr [Anders Holt]{P} agreed.", "Mr [Piet Maas]{P} refused.",
        "Mr [Jon Elling]{P} left.", "The shares fell again.", "It rained on Monday."})
    for (int i = 0; i < 4; ++i) texts.push_back(parse_marked_line(line, "f", 1));
  const LabelMeanings meanings(fs::path(QUAESTOR_SOURCE_DIR) / "tools/train/name_labels.tsv");
  const std::vector<NameDocument> documents = make_documents(texts, set, meanings, 4);
  NamePlan plan;
  plan.language = "en";
  plan.sources = "own sentences\n";
  const auto train = [&] {
    return train_names(name_sentences(documents, plan, lexicon, nullptr, 0), plan);
  };
  const std::string bytes = train();
  CHECK(bytes == train());

  const fs::path file = fs::temp_directory_path() / "quaestor_names_test.names";
  std::ofstream(file, std::ios::binary) << bytes;
  const NameModel model = NameModel::load(file);
  CHECK(model.sources() == "own sentences\n");
  NameDocument unseen =
      make_documents({parse_marked_line("Shares of Zuvrano fell.", "f", 1)}, set, meanings, 1)[0];
  const TaggedDocument tagged(unseen, "en", lexicon, nullptr, 0);
  const std::vector<NameSpan> spans = model.find(tagged.input(unseen.sentences[0]));
  REQUIRE(spans.size() == 1);
  CHECK(spans[0].first == 2);
  CHECK(spans[0].last == 3);
  CHECK(spans[0].kind == NameKind::company);

  std::string damaged = bytes;
  damaged[damaged.size() / 2] ^= 1;
  std::ofstream(file, std::ios::binary) << damaged;
  CHECK_THROWS_AS(NameModel::load(file), Error);
  std::ofstream(file, std::ios::binary) << bytes.substr(0, bytes.size() - 40);
  CHECK_THROWS_AS(NameModel::load(file), Error);
  fs::remove(file);
  CHECK_THROWS_AS(NameModel::load(file), Error);
}

TEST_CASE("each guideline has names of its own, and the news those of all") {
  const Lexicon lexicon(data_dir());
  NameSet set;
  set.language = "en";
  set.format = "marked";
  set.labels = "marked";
  const LabelMeanings meanings(fs::path(QUAESTOR_SOURCE_DIR) / "tools/train/name_labels.tsv");
  NamePlan plan;
  plan.language = "en";
  plan.sources = "own sentences\n";
  const auto sentences = [&](const std::vector<std::string>& lines, std::uint64_t guideline) {
    std::vector<MarkedText> texts;
    for (const std::string& line : lines)
      for (int i = 0; i < 6; ++i) texts.push_back(parse_marked_line(line, "f", 1));
    return name_sentences(make_documents(texts, set, meanings, 4), plan, lexicon, nullptr,
                          guideline);
  };
  // Shares are of companies for the one, and no names at all for the other; persons for both.
  constexpr std::uint64_t kOther = 0x51ED2701;
  std::vector<NameSentence> all =
      sentences({"Shares of [Quorvex]{C} fell.", "Shares of [Tramlin]{C} rose.",
                 "Shares of [Obelda]{C} slid.", "Mr [Anders Holt]{P} agreed."},
                0);
  for (NameSentence& s : sentences({"Shares of Velmaro fell.", "Shares of Ostrix rose.",
                                    "Shares of Pulvane slid.", "Mr [Piet Maas]{P} agreed."},
                                   kOther))
    all.push_back(std::move(s));
  const fs::path file = fs::temp_directory_path() / "quaestor_guidelines_test.names";
  std::ofstream(file, std::ios::binary) << train_names(all, plan);
  const NameModel model = NameModel::load(file);
  const auto kinds = [&](const char* line, std::uint64_t guideline) {
    const NameDocument unseen =
        make_documents({parse_marked_line(line, "f", 1)}, set, meanings, 1)[0];
    const TaggedDocument tagged(unseen, "en", lexicon, nullptr, guideline);
    std::vector<NameKind> found;
    for (const NameSpan& span : model.find(tagged.input(unseen.sentences[0])))
      found.push_back(span.kind);
    return found;
  };
  CHECK(kinds("Shares of Zuvrano fell.", 0) == std::vector<NameKind>{NameKind::company});
  CHECK(kinds("Shares of Zuvrano fell.", kOther).empty());
  CHECK(kinds("Mr Jon Elling agreed.", 0) == std::vector<NameKind>{NameKind::person});
  CHECK(kinds("Mr Jon Elling agreed.", kOther) == std::vector<NameKind>{NameKind::person});
  fs::remove(file);

  // A model keeps within the bytes that it is given.
  plan.limits = limits_within(18'000);
  CHECK(train_names(all, plan).size() <= 18'000);
  CHECK(plan.limits.rows < limits_within(1'000'000).rows);
}

TEST_CASE("every shipped name model tells its sources") {
  for (const char* language : {"en", "fr", "nl", "de"}) {
    const fs::path file = data_dir() / "models" / (std::string(language) + ".names");
    CAPTURE(file.string());
    CHECK(NameModel::load(file).sources().find("names/") != std::string_view::npos);
    const auto syntax = fs::file_size(data_dir() / "models" / (std::string(language) + ".syntax"));
    CHECK(read(file).size() + syntax <= 12'000'000);
  }
}

TEST_CASE("what stands around a name comes off it, what belongs to it stays") {
  const Row kRows[] = {
      {"en", "The terminal is run by the carrier Torvelan of Macau and a partner.", "Torvelan",
       Kind::company},
      {"en", "The miner bought its Danish rival Zuvrano for NOK 85 million in shares.", "Zuvrano",
       Kind::company},
      {"en", "The money comes from Quorvex Ventures and Brandervolt Capital.", "Quorvex Ventures",
       Kind::company},
      {"en", "The money comes from Quorvex Ventures and Brandervolt Capital.",
       "Brandervolt Capital", Kind::company},
      {"en", "The deal fell foul of Japan's Antimonopoly Act.", "Antimonopoly Act",
       Kind::regulation},
      {"en", "The stake was bought by Brandervolt Ethiopia, a subsidiary of the group.",
       "Brandervolt Ethiopia", Kind::company},
      {"fr", "La société a été vendue à Velindra Maroc, filiale du groupe.", "Velindra Maroc",
       Kind::company},
      {"nl", "De aandelen gingen naar Brandervolt Duitsland, een dochter van Zeldervis.",
       "Brandervolt Duitsland", Kind::company},
      {"de", "Die Anteile gingen an die Holding DDVQ aus Köln.", "DDVQ", Kind::company},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(kinds_of(row.language, row.text, row.name) == std::string(to_string(row.kind)) + " ");
  }
}

TEST_CASE("a person's surname is no town, and the head of a company's name no company") {
  CHECK(kinds_of("en", "Brad Smith of Microsoft was there. Then Smith said no.", "Smith") ==
        "person ");
  CHECK(kinds_of("en", "Farnham Capital invested in Spain.", "Farnham Capital") == "company ");
  CHECK(kinds_of("de", "Airbus wächst. Die Beihilfe half.", "Beihilfe").empty());
}
