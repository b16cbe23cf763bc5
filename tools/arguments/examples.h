// What each decision about an event should have been, by the annotation of its article.
#pragma once

#include <string>
#include <vector>

#include "engine.h"
#include "quaestor/facts/gold.h"

namespace quaestor::train {

// One decision: options by their features, and which of them are right.
struct Example {
  Stage stage = Stage::investor;
  std::vector<std::vector<FeatureKey>> options;
  std::vector<bool> right;
};

// An article with its annotation; the analysis refers to the article, so it does not move.
struct AnnotatedArticle {
  std::string path;
  int copies = 1;  // how often its examples count
  Article article;
  GoldArticle gold;
  Analysis analysis;
};

// The decisions that extraction makes with the engine's weights of now, labelled. Where the
// annotation does not tell what would be right, there is no example.
std::vector<Example> examples_of(const Engine& engine, const AnnotatedArticle& annotated);

// Pairs of investor and destination or receiver, as the scorer of the contract counts them.
struct Pairs {
  int right = 0;
  int wrong = 0;
  int missed = 0;

  void add(const Pairs& other);
  double precision() const;
  double recall() const;
  double f1() const;
};
Pairs score_pairs(const GoldArticle& gold, const std::vector<Fact>& facts);

}  // namespace quaestor::train
