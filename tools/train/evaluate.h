// Accuracy and speed of a model on sentences with gold tags and trees.
#pragma once

#include <string>
#include <vector>

#include "treebank.h"

namespace quaestor::train {

struct Score {
  std::size_t tokens = 0;
  std::size_t bytes = 0;
  std::size_t tags = 0;  // right
  std::size_t heads = 0;
  std::size_t relations = 0;  // right head and main relation
  std::size_t subtypes = 0;   // right head and relation with its subtype
  std::size_t inflected = 0;  // nouns, pronouns and verbs
  std::size_t features = 0;   // with all features right
  std::size_t with_lemma = 0;
  std::size_t lemmas = 0;  // right
  double tag_seconds = 0;
  double parse_seconds = 0;

  void add(const Score& other);
  double upos() const { return share(tags); }
  double uas() const { return share(heads); }
  double las() const { return share(relations); }
  double features_right() const { return share(features, inflected); }
  double lemmas_right() const { return share(lemmas, with_lemma); }
  double las_subtypes() const { return share(subtypes); }

 private:
  double share(std::size_t right) const { return share(right, tokens); }
  static double share(std::size_t right, std::size_t all) {
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
  }
};

// The most frequent errors, most frequent first: "tag  NOUN for PROPN  12  Grand Slam", and
// "arc  PUNCT punct of VERB for ADJ  7".
std::vector<std::string> frequent_errors(const SyntaxModel& model,
                                         const std::vector<Example>& examples, std::size_t most);

// All tokens count, punctuation too, as in the CoNLL 2018 shared task.
Score measure(const SyntaxModel& model, const std::vector<Example>& examples);

}  // namespace quaestor::train
