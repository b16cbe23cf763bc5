// models/manifest.json: which treebanks each model is computed from and measured on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quaestor::train {

struct DevelopmentSet {
  std::string file;
  double upos = 0;  // the bars
  double las = 0;
};

struct TrainingSet {
  std::string file;        // in the corpora folder
  std::string guidelines;  // table in tools/train that brings an old treebank up to date, or empty
  int copies = 1;          // how often it counts
};

struct SyntaxEntry {
  std::string language;
  std::string file;  // in the models folder
  std::vector<TrainingSet> train;
  std::vector<DevelopmentSet> development;
  int voters = 4;              // see Plan
  bool signs_by_rule = true;   // punctuation gets its place by rule instead of being learned
  std::string cross_validate;  // of `train`: measured by cross-validation
  double upos = 0;             // the bars of the cross-validation
  double las = 0;
  std::vector<std::string> sources;  // what and under which licence
};

// Throws Error for a missing or malformed manifest.
std::vector<SyntaxEntry> read_manifest(const std::filesystem::path& models_dir);

}  // namespace quaestor::train
