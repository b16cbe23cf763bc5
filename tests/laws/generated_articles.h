// Articles of our own sentences, as many as wanted, each different: the input of laws and
// benchmarks beside seeds/.
//
//   ArticleGenerator generator(7, folder);      std::string text = generator.text("fr", 12);
//
// The patterns are data (sentences.tsv, slots.tsv). The same seed gives the same articles on every
// machine; the sentences need not make sense together.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/random_bundles.h"
#include "quaestor/articles/article.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/table.h"

namespace quaestor::testing {

class ArticleGenerator {
 public:
  // Throws Error when the tables of `source_dir` are missing.
  ArticleGenerator(std::uint64_t seed, const std::filesystem::path& source_dir) : random_(seed) {
    const std::filesystem::path laws = source_dir / "tests" / "laws";
    for (const TableRow& row : read_table(laws / "sentences.tsv", 3)) {
      patterns_[{row.cells[0], row.cells[1]}].push_back(row.cells[2]);
    }
    for (const TableRow& row : read_table(laws / "slots.tsv", 3)) {
      patterns_[{row.cells[0], row.cells[1]}].push_back(row.cells[2]);
    }
    for (const TableRow& row : read_table(source_dir / "lexicons" / "companies.tsv", 7)) {
      companies_.push_back(row.cells[1]);
    }
  }

  static const std::vector<std::string>& languages() {
    static const std::vector<std::string> kLanguages = {"de", "en", "fr", "nl"};
    return kLanguages;
  }

  // A title and paragraphs of `sentences` sentences in all, as plain text.
  std::string text(const std::string& language, std::size_t sentences) {
    cast_ = {company(), company(), company()};
    std::string out = fill(language, random_.pick(patterns_.at({language, "title"}))) + "\n\n";
    for (std::size_t i = 0; i < sentences; ++i) {
      const char* role = random_.chance(55) ? "fact" : "filler";
      out += fill(language, random_.pick(patterns_.at({language, role})));
      out += random_.chance(30) ? "\n\n" : " ";
    }
    while (out.back() == ' ' || out.back() == '\n') out.pop_back();
    return out + "\n";
  }

  // The same as read, in one language after the other.
  Article article(std::size_t number, std::size_t sentences) {
    const std::string& language = languages()[number % languages().size()];
    Article article =
        read_bytes(text(language, sentences), "made-" + std::to_string(number) + ".txt").at(0);
    article.info.language = language;
    return article;
  }

 private:
  std::string company() {
    if (random_.chance(70)) return random_.pick(companies_);
    static const std::vector<std::string> kStarts = {"Vel", "Nor", "Quis", "Tam", "Ober", "Zan"};
    static const std::vector<std::string> kEnds = {"tora", "dix", "wick", "lume", "grid", "vanta"};
    static const std::vector<std::string> kHeads = {"", " Energy", " Systems", " AG", " SA", " NV"};
    return random_.pick(kStarts) + random_.pick(kEnds) + random_.pick(kHeads);
  }

  std::string number(const std::string& language) {
    std::string n = std::to_string(1 + random_.below(900));
    if (random_.chance(40)) {
      n += (language == "en" ? "." : ",") + std::to_string(1 + random_.below(9));
    }
    return n;
  }

  std::string slot(const std::string& language, const std::string& name) {
    if (name == "C") return random_.chance(80) ? cast_[0] : cast_[1];
    if (name == "D") return cast_[2];
    if (name == "M") return fill(language, random_.pick(patterns_.at({language, "money"})));
    if (name == "n") return number(language);
    if (name == "X") return std::to_string(10 + random_.below(980));
    if (name == "Y") return std::to_string(2019 + random_.below(14));
    return random_.pick(patterns_.at({language, name}));
  }

  std::string fill(const std::string& language, const std::string& pattern) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
      const std::size_t open = pattern.find('{', at);
      out += pattern.substr(at, open - at);
      if (open == std::string::npos) break;
      const std::size_t close = pattern.find('}', open);
      out += slot(language, pattern.substr(open + 1, close - open - 1));
      at = close + 1;
    }
    return out;
  }

  Random random_;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> patterns_;
  std::vector<std::string> companies_;
  std::vector<std::string> cast_;  // the companies of the article at work
};

}  // namespace quaestor::testing
