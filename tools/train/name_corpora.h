// Corpora with marked names, in several formats, as texts with the labels that each token may have.
//
//   for (const NameSet& set : read_name_sets(tools)) documents = read_names(set, corpora, labels);
//
// What a corpus does not tell (which of its ORG are companies, whether a law is a name) stays open:
// a token has a set of allowed labels. Formats and label sets: name_sets.tsv, name_labels.tsv.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "names_labels.h"
#include "quaestor/language/tokens.h"

namespace quaestor::train {

struct NameSet {
  std::string language;
  bool development = false;
  std::filesystem::path file;
  int from = 0;  // per cent of its sentences, half-open
  int to = 100;
  std::string format;
  std::string labels;
  int copies = 1;
  std::uint64_t guideline = 0;  // hash of its name; 0 is that of the news
};
// `corpora` holds the public sets, `own` the project's.
std::vector<NameSet> read_name_sets(const std::filesystem::path& table,
                                    const std::filesystem::path& corpora,
                                    const std::filesystem::path& own);

// A stretch of a text that bears a label of the corpus; bytes, half-open.
struct MarkedSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string label;
};
struct MarkedText {
  std::string text;
  std::vector<MarkedSpan> spans;
  bool partial = false;  // not all names are marked
};

// Sentences in a row from one text.
struct NameDocument {
  std::string text;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<names::LabelSet> allowed;  // by token
  std::vector<MarkedSpan> spans;         // as marked, for measuring
};

// name_labels.tsv: what a label of a set may stand for.
class LabelMeanings {
 public:
  explicit LabelMeanings(const std::filesystem::path& table);
  // Kinds as letters, '-' for none.
  const std::string& of(const std::string& set, const std::string& label) const;

 private:
  std::map<std::string, std::string> letters_;  // "set label"
};

std::vector<MarkedText> read_marked(const NameSet& set);
// Sentences [from, to) of `texts` joined into documents of at most `size` sentences.
std::vector<NameDocument> make_documents(const std::vector<MarkedText>& texts, const NameSet& set,
                                         const LabelMeanings& meanings, std::size_t size);

// "[Merrow Medical]{C} opens" as text and spans. Throws Error bad_format with file:line.
MarkedText parse_marked_line(std::string_view line, const std::string& file, long number);

}  // namespace quaestor::train
