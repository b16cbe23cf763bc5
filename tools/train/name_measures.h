// How well names are found: span F1 on marked corpora, and the names of annotated articles.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "name_corpora.h"
#include "names.h"
#include "quaestor/language/analysis.h"

namespace quaestor::train {

struct NameMeasure {
  std::string file;
  std::string name;
  std::vector<std::string> labels;
  std::vector<std::string> ignored;
  double bar = 0;
};
std::vector<NameMeasure> read_name_measures(const std::filesystem::path& table);

struct NameScore {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;
  double precision() const { return share(right, found); }
  double recall() const { return share(right, gold); }
  double f1() const { return share(2 * right, gold + found); }

 private:
  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

// A name found in a document: bytes, and the letter of its kind.
struct FoundName {
  std::size_t begin = 0;
  std::size_t end = 0;
  char kind = 'X';
};
// What the tagger finds by the guideline of the set, and what the whole analysis makes of it as
// news.
std::vector<FoundName> tagged_names(const NameDocument& document, const NameSet& set,
                                    const Lexicon& lexicon, const SyntaxModel& syntax,
                                    const NameModel& model);
std::vector<FoundName> analyzed_names(const NameDocument& document, const std::string& language,
                                      const Analyzer& analyzer);

// Span F1; `found` holds the names of each document.
NameScore measure_spans(const std::vector<NameDocument>& documents,
                        std::vector<std::vector<FoundName>> found, const NameSet& set,
                        const NameMeasure& measure, const LabelMeanings& meanings);

// Names of the facts annotated beside the articles of a folder that stand in the article's text,
// and how many of them are found with the right kind. Lines for the names that are not, and for
// unknown companies, organizations, persons and regulations that no annotated fact names: most are
// right, but what is no name at all is among them.
struct ArticleNames {
  NameScore score;
  std::vector<std::string> missed;
  std::vector<std::string> others;
};
ArticleNames measure_articles(const std::filesystem::path& folder, const Analyzer& analyzer);

// A copy of `data` in `copy` (an empty folder) whose lexicons know no company, organization,
// regulation or outlet that has a name of the articles' facts among its own.
void write_data_without(const std::filesystem::path& data, const std::filesystem::path& articles,
                        const std::filesystem::path& copy);

}  // namespace quaestor::train
