// The pattern language: what parses, what is refused with file and line, what matches.
#include "pattern_set.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "extract/tables.h"
#include "frames.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace fs = std::filesystem;

namespace {

std::string dump_element(const PatternElement& e) {
  std::string out;
  switch (e.type) {
    case PatternElement::Type::words:
      for (const std::string& word : e.words) out += (out.empty() ? "" : "|") + word;
      break;
    case PatternElement::Type::gap:
      out = "gap " + std::to_string(e.gap);
      break;
    case PatternElement::Type::slot:
      out = (e.slot == Slot::subject  ? "subject "
             : e.slot == Slot::object ? "object "
                                      : "other ") +
            e.kinds;
      break;
    case PatternElement::Type::title:
      out = "title";
      break;
    case PatternElement::Type::descriptor:
      out = "descriptor";
      break;
  }
  return e.optional ? out + "?" : out;
}

std::string dump(const std::string& pattern) {
  std::string out;
  for (const PatternElement& e : parse_pattern(pattern)) out += "[" + dump_element(e) + "]";
  return out;
}

// The surface that the pattern matches first in a sentence, with what fills its slots.
std::string matched(const std::string& pattern, const std::string& language,
                    const std::string& text) {
  const Article article = paragraph(language, text);
  const Analysis a = analyzer().analyze(article);
  const SentenceView view(a, analyzer().lexicon(), 0);
  PatternSetBuilder builder;
  builder.add(parse_pattern(pattern), 7);
  const PatternSet set = builder.build();
  std::string out;
  set.scan(view, [&](int value, const PatternMatch& m) {
    CHECK(value == 7);
    if (!out.empty()) return;
    out = m.last > m.first ? std::string(a.surface(m.first, m.last)) : "(nothing)";
    if (m.subject != nullptr) out += " S=" + a.entities[m.subject->entity].entity.id;
    if (m.object != nullptr) out += " O=" + a.entities[m.object->entity].entity.id;
    if (!m.title.empty()) out += " T=" + std::string(m.title);
  });
  return out;
}

// A data folder whose tables are empty but for one row; gone at the end.
class DataFolder {
 public:
  DataFolder(const std::string& table, const std::string& row)
      : path_(fs::temp_directory_path() / ("patterns_test_" + std::to_string(::getpid()))) {
    fs::create_directories(path_ / "lexicons");
    for (const char* language : {"en", "fr", "nl", "de"}) {
      for (const char* kind : {"frames", "cues", "relations"}) {
        const std::string name = std::string(kind) + "_" + language + ".tsv";
        std::ofstream(path_ / "lexicons" / name) << "# a table\n"
                                                 << (name == table ? row + "\n" : "");
      }
    }
    for (const char* name : {"relation_nouns.tsv", "relation_triggers.tsv"})
      std::ofstream(path_ / "lexicons" / name) << "# a table\n"
                                               << (name == table ? row + "\n" : "");
  }
  ~DataFolder() { fs::remove_all(path_); }
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// What loading says of `row` in line 2 of the table; empty when it is taken.
std::string failure(const std::string& table, const std::string& row) {
  const DataFolder folder(table, row);
  try {
    const Frames frames(folder.path());
    return "";
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::bad_format);
    const std::string what = error.what();
    const std::size_t at = what.find(table + ":2: ");
    return at == std::string::npos ? what : what.substr(at + table.size() + 4);
  }
}

}  // namespace

TEST_CASE("patterns as they are read") {
  struct Row {
    std::string pattern, dump;
  };
  const Row kRows[] = {
      {"will|would invest", "[will|would][invest]"},
      {"  invest   in ", "[invest][in]"},
      {"set ~4 aside", "[set][gap 4][aside]"},
      {"a|an? unit", "[a|an?][unit]"},
      {"unit ,? S:C", "[unit][,?][subject C]"},
      {"unit , ? S:C", "[unit][,?][subject C]"},
      {"S:Cd T of O:CO", "[subject Cd][title][of][object CO]"},
      {"X:P D?", "[other P][descriptor?]"},
      {"*fabriek", "[*fabriek]"},
      {"acqui*", "[acqui*]"},
      {"O:GLAB", "[object GLAB]"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    CHECK(dump(row.pattern) == row.dump);
  }
}

TEST_CASE("patterns that are refused") {
  for (const char* pattern : {"", "   ", "?", "a||b", "|a", "S:Z", "S:C?x", "Invest", "*"}) {
    CAPTURE(pattern);
    CHECK_THROWS_AS(parse_pattern(pattern), std::invalid_argument);
  }
}

TEST_CASE("a bad row of a table is told with file and line") {
  CHECK(failure("frames_en.tsv", "money\tfunding\tplanned\twill invest").empty());
  CHECK(failure("frames_en.tsv", "mony\tfunding\tplanned\tinvest") == "unknown type mony");
  CHECK(failure("frames_en.tsv", "money\tcash\tplanned\tinvest") == "unknown form cash");
  CHECK(failure("frames_en.tsv", "money\tfunding\tmaybe\tinvest") == "unknown status maybe");
  CHECK(failure("frames_en.tsv", "money\tfunding\tplanned") == "has 3 columns, not 4");
  CHECK(failure("frames_en.tsv", "money\tfunding\tplanned\tWill invest") == "upper case in Will");
  CHECK(failure("cues_en.tsv", "negation\tno plans to").empty());
  CHECK(failure("cues_en.tsv", "never\tno plans to") == "unknown type never");
  CHECK(failure("cues_en.tsv", "negation\t") == "empty pattern");
  CHECK(failure("relations_en.tsv", "role\tT S:P").empty());
  CHECK(failure("relations_en.tsv", "owns\tS:C owns O:C") == "unknown relation owns");
  CHECK(failure("relations_en.tsv", "role\tT S:Q") == "unknown kind letter in S:Q");
  CHECK(failure("relation_nouns.tsv", "en\tcompetes_with\tobject\tto\trival").empty());
  CHECK(failure("relation_nouns.tsv", "en\towns\tobject\tto\trival") == "unknown relation owns");
  CHECK(failure("relation_nouns.tsv", "en\tcompetes_with\tboth\tto\trival") ==
        "holder is subject, object or partners, not both");
  CHECK(failure("relation_triggers.tsv", "en\toperates_in\t\truns").empty());
  CHECK(failure("relation_triggers.tsv", "en\trole\t\truns") == "no triggers for role");
  CHECK(failure("relation_triggers.tsv", "en\tsubject_to\tfar\tfined") == "unknown reach far");
}

TEST_CASE("words, alternatives, wildcards, gaps and optional elements") {
  struct Row {
    std::string pattern, text, match;
  };
  const std::string sentence = "The firm will soon set some money aside for a new unit.";
  const Row kRows[] = {
      {"will|would", sentence, "will"},    {"set ~2 aside", sentence, "set some money aside"},
      {"set ~1 aside", sentence, ""},      {"so* set", sentence, "soon set"},
      {"*ney", sentence, "money"},         {"for a? new", sentence, "for a new"},
      {"for an? new", sentence, ""},       {"money now? aside", sentence, "money aside"},
      {"one ~3 three", "one ; three", ""},  // a gap never leaves its part of the sentence
  };
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    CHECK(matched(row.pattern, "en", row.text) == row.match);
  }
}

TEST_CASE("slots take mentions of the kinds they name") {
  struct Row {
    std::string pattern, language, text, match;
  };
  const Row kRows[] = {
      {"S:C invests in O:G", "en", "Microsoft invests in France.",
       "Microsoft invests in France S=company/microsoft O=country/FR"},
      {"S:C invests in O:L", "en", "Microsoft invests in France.", ""},
      {"S:C invests in O:L", "en", "Microsoft invests in Lyon.",
       "Microsoft invests in Lyon S=company/microsoft O=place/FR/lyon"},
      {"S:R", "en", "Microsoft invests in France.", ""},
      {"O:A company S:C", "en", "the Swedish company Ericsson",
       "Swedish company Ericsson S=company/ericsson O=country/SE"},
      {"S:C steekt ~4 in O:G", "nl", "Microsoft steekt veel geld in Frankrijk.",
       "Microsoft steekt veel geld in Frankrijk S=company/microsoft O=country/FR"},
      {"S:C muss ~2 O:R", "de", "Microsoft muss die DSGVO achten.",
       "Microsoft muss die DSGVO S=company/microsoft O=regulation/gdpr"},
      {"T de O:C", "fr", "Le directeur général de Microsoft parle.",
       "directeur général de Microsoft O=company/microsoft T=chief executive"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    CHECK(matched(row.pattern, row.language, row.text) == row.match);
  }
}

TEST_CASE("a scan finds what each pattern finds by itself") {
  const std::string kFiles[] = {"de-aws-zwei-wolken.txt"};
  for (const std::string& file : kFiles) {
    CAPTURE(file);
    const fs::path path = fs::path(QUAESTOR_SOURCE_DIR) / "seeds" / file;
    const Article article = read_file({path, path.string()}).at(0);
    const Analysis a = analyzer().analyze(article);
    PatternSetBuilder builder;
    PatternList alone;
    for (const TableRow& row :
         read_table(data_dir() / "lexicons" / ("relations_" + a.language + ".tsv"), 2)) {
      std::vector<PatternElement> pattern = parse_pattern(row.cells[1]);
      const PatternElement& first = pattern.front();
      if (first.optional || first.type == PatternElement::Type::gap) continue;
      builder.add(pattern, static_cast<int>(alone.size()));
      alone.add(pattern);
    }
    const PatternSet set = builder.build();
    std::size_t found = 0;
    for (std::size_t s = 0; s < a.sentences.size(); ++s) {
      const SentenceView view(a, analyzer().lexicon(), s);
      std::vector<std::pair<std::uint32_t, int>> scanned;
      set.scan(view,
               [&](int value, const PatternMatch& m) { scanned.emplace_back(m.first, value); });
      std::vector<std::pair<std::uint32_t, int>> expected;
      for (std::uint32_t at = view.first(); at < view.last(); ++at) {
        for (std::size_t p = 0; p < alone.size(); ++p) {
          if (view.match(alone, p, at)) expected.emplace_back(at, static_cast<int>(p));
        }
      }
      CHECK(scanned == expected);
      found += scanned.size();
    }
    CHECK(found > 0);
  }
}
