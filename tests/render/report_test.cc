#include "quaestor/render/report.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/render/escape.h"
#include "render/check.h"
#include "render/sample.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> all(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (auto m = std::sregex_iterator(text.begin(), text.end(), regex); m != std::sregex_iterator();
       ++m) {
    found.insert((*m)[1].str());
  }
  return found;
}

// Two papers on one plant, a third that says it was dropped, and a sum in dollars.
sample::Maker few() {
  sample::Maker maker;
  Fact& plan = maker.investment({sample::company("Northwind")}, {sample::country("FR")});
  plan.amount = sample::amount(2e9, "EUR");
  plan.status = Status::planned;
  plan.date = {2024, 5, 0};
  plan.places = {
      {.kind = Kind::place, .id = "place/FR/lyon", .name = "Lyon", .aliases = {}, .country = "FR"}};
  Fact& done = maker.investment({sample::company("Tallow")}, {sample::country("DE")});
  done.amount = sample::amount(500e6, "USD");
  done.status = Status::completed;
  done.date = {2023, 0, 0};
  Fact& site = maker.investment({sample::company("Tallow")}, {sample::country("FR")});
  site.form = Form::facility;
  site.status = Status::ongoing;
  maker.relation(Relation::subject_to, sample::company("Tallow"),
                 sample::thing(Kind::regulation, "Example Act"));
  return maker;
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "quaestor report test") {
    fs::remove_all(path_), fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

// $PATH for the time of a test.
class Path {
 public:
  explicit Path(const char* path) : old_(std::getenv("PATH")) { setenv("PATH", path, 1); }
  ~Path() { setenv("PATH", old_.c_str(), 1); }

 private:
  std::string old_;
};

}  // namespace

TEST_CASE("a report page: one file, no script, no network, every link leads somewhere") {
  const std::string page = report_html(sample::make(20).graph(), {.author = "Ada & Co"});
  CHECK(page.find("content=\"default-src 'none'; style-src 'unsafe-inline'") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find(" src=") == std::string::npos);
  CHECK(page.find("<?xml") == std::string::npos);
  CHECK(page.find("Ada &amp; Co") != std::string::npos);
  CHECK(check::count(page, "<svg ") > 3);
  const std::set<std::string> ids = all(page, " id=\"([^\"]+)\"");
  CHECK(check::count(page, " id=\"") == ids.size());
  for (const std::string& target : all(page, "href=\"#([^\"]+)\"")) {
    CAPTURE(target);
    CHECK(ids.contains(target));
  }
  CHECK(all(page, "href=\"#note-([0-9]+)\"") == all(page, "<li id=\"note-([0-9]+)\""));
  CHECK(page.find("https://news.example/1?a=1&amp;b=2") != std::string::npos);
}

TEST_CASE("a report says the same in four languages") {
  const Graph graph = few().graph();
  const std::set<std::string> notes = all(report_html(graph), "<li id=\"note-([0-9]+)\"");
  CHECK(notes.size() == 4);
  for (const auto& [language, title, amount] :
       {std::tuple("en", "Who invests where", "€2bn"),
        std::tuple("fr", "Qui investit où", "2 Md €"),
        std::tuple("nl", "Wie investeert waar", "€ 2 mld."),
        std::tuple("de", "Wer investiert wo", "2 Mrd. €")}) {
    const std::string code = language;
    CAPTURE(code);
    const std::string page = report_html(graph, {.language = language});
    CHECK(page.find(std::string("<html lang=\"") + language + "\">") != std::string::npos);
    CHECK(page.find(title) != std::string::npos);
    std::string plain = std::regex_replace(page, std::regex("\u00A0|\u202F"), " ");
    CHECK(plain.find(amount) != std::string::npos);
    CHECK(page.find('{' + std::string("n}")) == std::string::npos);
    CHECK(all(page, "<li id=\"note-([0-9]+)\"") == notes);
  }
  CHECK_THROWS_AS(report_html(graph, {.language = "xx"}), Error);
}

TEST_CASE("sums stand apart by status, other currencies are marked as converted") {
  const std::string text = report_markdown(few().graph());
  CHECK(text.find("- **≈€2bn** Planned (1)") != std::string::npos);
  CHECK(text.find("- **–** Under way (1)") != std::string::npos);
  CHECK(text.find("| Tallow | Germany | \\$500m | ≈€462m | completed | 2023 | [^") !=
        std::string::npos);
  CHECK(text.find("| Northwind | France (Lyon) | €2bn |  | planned | 2024-05 | [^") !=
        std::string::npos);
  CHECK(text.find("| Tallow | France | site | ongoing |  | [^") != std::string::npos);
  CHECK(text.find("| Example Act |  | Tallow | [^") != std::string::npos);
}

TEST_CASE("bands where sums can be compared, else columns; a timeline where dates differ") {
  const std::string page = report_html(few().graph());
  CHECK(page.find("class=\"edge flow\"") != std::string::npos);
  CHECK(page.find("class=\"node mark investment") != std::string::npos);
  sample::Maker one;
  one.investment({sample::company("Tallow")}, {sample::country("FR")}).form = Form::facility;
  const std::string single = report_html(one.graph());
  CHECK(single.find("class=\"edge flow\"") == std::string::npos);
  CHECK(single.find("class=\"node mark") == std::string::npos);
  CHECK(single.find("class=\"node pill investment") != std::string::npos);
}

TEST_CASE("a person with several offices is named once; long lists say what they leave out") {
  sample::Maker maker = few();
  const Entity person = sample::thing(Kind::person, "Ada Example");
  for (const char* title : {"founder", "chief executive"}) {
    Fact& role = maker.relation(Relation::role, person, sample::company("Tallow"));
    role.title = title;
  }
  for (int i = 0; i < 20; ++i) {
    maker.relation(Relation::competes_with, sample::company("Tallow"),
                   sample::company("Rival " + std::to_string(i)));
  }
  const std::string text = report_markdown(maker.graph(), {.things = {"company/tallow"}});
  CHECK(text.find("People: Ada Example (chief executive, founder)") != std::string::npos);
  CHECK(text.find(" and 4 more[^") != std::string::npos);
}

TEST_CASE("every footnote in Markdown is referred to and defined once") {
  const std::string text = report_markdown(sample::make(20).graph());
  const std::set<std::string> defined = all(text, "\n\\[\\^([0-9]+)\\]: ");
  CHECK(defined == all(text, "\\[\\^([0-9]+)\\](?!:)"));
  CHECK(check::count(text, "]: “") == defined.size());
  CHECK(defined.size() > 10);
}

TEST_CASE("a report is about what it is asked to be") {
  const Graph graph = few().graph();
  const std::string france = report_markdown(graph, {.things = {"country/FR"}});
  CHECK(france.find("# Who invests where: France") == 0);
  CHECK(france.find("### France") != std::string::npos);
  CHECK(france.find("Germany") == std::string::npos);
  const std::string law = report_markdown(graph, {.each = Kind::regulation});
  CHECK(law.find("### Example Act") != std::string::npos);
  CHECK(law.find("### France") == std::string::npos);
  CHECK_THROWS_AS(report_markdown(graph, {.things = {"country/SE"}}), Error);
  const std::string named = report_markdown(
      graph, {.title = "A | B", .author = "Ada", .date = "2026-01-02", .language = "de"});
  CHECK(named.starts_with("# A \\| B\n\nAda\n\n2. Januar 2026\n\n"));
}

TEST_CASE("sources that contradict each other are set side by side, others are not") {
  sample::Maker maker = few();
  Fact& dropped = maker.investment({sample::company("Northwind")}, {sample::country("FR")});
  dropped.amount = sample::amount(2e9, "EUR");
  dropped.status = Status::cancelled;
  dropped.date = {2024, 5, 0};
  dropped.places = {
      {.kind = Kind::place, .id = "place/FR/lyon", .name = "Lyon", .aliases = {}, .country = "FR"}};
  dropped.form = Form::facility;
  maker.relation(Relation::headquartered_in, sample::company("Tallow"), sample::country("DE"));
  maker.relation(Relation::headquartered_in, sample::company("Tallow"), sample::country("NL"));
  const std::string text = report_markdown(maker.graph());
  CHECK(text.find("| Tallow – seat in – Germany[^") != std::string::npos);
  CHECK(text.find("Tallow – seat in – Netherlands[^") != std::string::npos);
  CHECK(report_markdown(few().graph()).find("No two articles were found to contradict") !=
        std::string::npos);
}

TEST_CASE("hostile names cannot leave their place in any format") {
  for (const char* name : {"</section><script>alert(1)</script>", "a|b\n# c",
                           "\\input{/etc/passwd}", "[^1]: x", "\" onload=\"x",
                           "\xE2\x80\xAE"
                           "exe.txt",
                           "bad \xFF bytes", "%&$#_{}~^\\"}) {
    CAPTURE(name);
    sample::Maker maker;
    maker.investment({{.kind = Kind::company,
                       .id = "company/hostile",
                       .name = name,
                       .aliases = {},
                       .country = {}}},
                     {sample::country("FR")});
    maker.set_article(name, name, name, "javascript:alert(1)");
    const Graph graph = maker.graph();
    const std::string page = report_html(graph, {.title = name, .author = name});
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("href=\"javascript") == std::string::npos);
    CHECK(check::count(page, "<section ") == check::count(page, "</section>"));
    const std::string latex = report_latex(graph, {.title = name});
    CHECK(latex.find("\\input") == std::string::npos);
    const std::string markdown = report_markdown(graph, {.title = name});
    CHECK(markdown.find("\n# c") == std::string::npos);
    CHECK(check::count(markdown, "]: “") == 1);
  }
}

TEST_CASE("LaTeX: what it reads otherwise is written as a command") {
  CHECK(escape_latex("50 % of $3 & #1_{x}~^\\") ==
        "50 \\% of \\$3 \\& \\#1\\_\\{x\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}");
  CHECK(escape_latex("≈ €4 “Größe” Łódź") == "\\ensuremath{\\approx} \\texteuro{}4 “Größe” Łódź");
  CHECK(escape_latex("東\n✓") == "\\quni{東} \\quni{✓}");
}

TEST_CASE("the ending tells the form; pictures stand beside the text") {
  const Folder folder;
  const Graph graph = few().graph();
  write_report(graph, folder / "a b.md");
  const std::string text = read(folder / "a b.md");
  const std::set<std::string> pictures = all(text, "!\\[[^\\]]*\\]\\(([^)]+)\\)");
  CHECK(pictures.size() >= 3);
  for (const std::string& picture : pictures) {
    CAPTURE(picture);
    CHECK(picture.find(' ') == std::string::npos);
    CHECK(read(folder / picture.c_str()).find("<svg") != std::string::npos);
  }
  CHECK_THROWS_WITH(write_report(graph, folder / "report.xyz"),
                    doctest::Contains("a report ends in one of"));
  CHECK_THROWS_WITH(write_report(graph, folder / "no/such/folder.html"),
                    doctest::Contains("cannot be written"));
}

TEST_CASE("where pandoc or Chromium is missing, a word says so") {
  const Folder folder;
  const Path nothing("/nowhere");
  CHECK_THROWS_WITH(write_report(few().graph(), folder / "a.docx"),
                    doctest::Contains("made by pandoc, which is not installed"));
  CHECK_THROWS_WITH(write_report(few().graph(), folder / "a.pdf"),
                    doctest::Contains("printed by Chromium, which is not installed"));
  CHECK_FALSE(fs::exists(folder / "a.docx"));
}

TEST_CASE("a docx through pandoc") {
  if (report_tools().find("docx (pandoc)") == std::string::npos) {
    MESSAGE("skipped: pandoc is not installed");
    return;
  }
  const Folder folder;
  write_report(few().graph(), folder / "a.docx");
  const std::string bytes = read(folder / "a.docx");
  CHECK(bytes.starts_with("PK"));
  CHECK(bytes.find("word/footer1.xml") != std::string::npos);
  CHECK(bytes.find("word/media/") != std::string::npos);
}

TEST_CASE("the same graph and options give the same bytes") {
  const Graph graph = sample::make(12).graph();
  CHECK(report_html(graph) == report_html(graph));
  CHECK(report_latex(graph) == report_latex(graph));
}

}  // namespace quaestor
