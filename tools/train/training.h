// From examples to the bytes of a model file. Deterministic: integer arithmetic, fixed seeds, and
// threads that share nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "perceptron.h"
#include "syntax_features.h"
#include "treebank.h"

namespace quaestor::train {

struct Plan {
  std::string language;
  std::string sources;  // one line each, goes into the file
  bool signs_by_rule = true;
  int tag_rounds = 10;
  int role_rounds = 8;
  int parse_rounds = 12;
  int voters = 4;  // taggers and parsers trained in different orders and added up
  int folds = 5;   // the parser learns on tags by taggers that have not seen the sentence
  PackLimits tag_limits{110000, 4};
  PackLimits inflection_limits{20000, 2};
  PackLimits role_limits{60000, 8};
  PackLimits action_limits{260000, 16};
  PackLimits label_limits{30000, 8};
};

// Bit sets of the tags that each word (by hash of its lower case) had, for words seen often enough.
using TagDictionary = std::unordered_map<std::uint64_t, std::uint32_t>;
TagDictionary make_dictionary(const std::vector<Example>& examples);

// Adds copies of a share of the sentences In Title Case and IN CAPITALS.
void add_headline_copies(std::vector<Example>& examples, std::string_view language);

Perceptron train_tagger(const std::vector<Example>& examples, const TagDictionary& dictionary,
                        int rounds, std::uint64_t seed);
// Tags the examples with a tagger in training.
std::vector<std::vector<syntax::FineTag>> tag_with(const Perceptron& tagger,
                                                   const TagDictionary& dictionary,
                                                   const std::vector<Example>& examples);

struct ParserWeights {
  Perceptron actions{syntax::kActionCount};
  Perceptron labels{1};
  std::vector<Deprel> classes;  // of `labels`

  void add(const ParserWeights& other) {
    actions.add(other.actions);
    labels.add(other.labels);
  }
};
// `signs_by_rule`: punctuation is not the parser's task.
ParserWeights train_parser(const std::vector<Example>& examples,
                           const std::vector<std::vector<syntax::FineTag>>& tags, int rounds,
                           std::uint64_t seed, bool signs_by_rule);

// The whole model file.
std::string train_model(const std::vector<Example>& examples, const Plan& plan);
// Written whole or not at all. Throws Error unwritable.
void write_model(const std::filesystem::path& path, const std::string& bytes);

// A permutation of 0..count-1, the same everywhere.
std::vector<std::uint32_t> shuffled(std::size_t count, std::uint64_t seed);

}  // namespace quaestor::train
