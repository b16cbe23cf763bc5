// From documents with allowed labels to the bytes of a name model. Deterministic: one thread, fixed
// order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "known_names.h"
#include "name_corpora.h"
#include "name_field.h"
#include "perceptron.h"

namespace quaestor::train {

struct NamePlan {
  std::string language;
  std::string sources;  // one line each, goes into the file
  int rounds = 6;
  // Documents in a hundred whose companies, organizations and regulations the lexicon is made to
  // forget, so that unknown names are learned.
  std::size_t forgotten = 50;
  // Words in a hundred that are seen without what tells the very word, for the same end.
  std::size_t unknown = 25;
  PackLimits limits{310000, 3, 0.9995, 0.5};
};
// Limits for a model that may take so many bytes.
PackLimits limits_within(std::uintmax_t bytes);

// A document with tags and lexicon matches, as the tagger is to see it. Keeps references to the
// document and the lexicon.
class TaggedDocument {
 public:
  // Without a syntax model there are no tags.
  TaggedDocument(const NameDocument& document, const std::string& language, const Lexicon& lexicon,
                 const SyntaxModel* syntax, std::uint64_t guideline);
  TaggedDocument(const TaggedDocument&) = delete;
  TaggedDocument& operator=(const TaggedDocument&) = delete;

  // Forgets its known companies, organizations and regulations.
  void forget();
  names::Input input(const Sentence& sentence) const;

 private:
  const Lexicon& lexicon_;
  Article article_;
  Analysis analysis_;
  std::optional<KnownNames> known_;
  std::vector<names::Known> codes_;
  std::uint64_t guideline_;
};

std::vector<NameSentence> name_sentences(const std::vector<NameDocument>& documents,
                                         const NamePlan& plan, const Lexicon& lexicon,
                                         const SyntaxModel* syntax, std::uint64_t guideline);

std::string train_names(const std::vector<NameSentence>& sentences, const NamePlan& plan);

}  // namespace quaestor::train
