// quaestor_train: makes and measures the models for tags and trees.
//
//   quaestor_train CORPORA                 writes models/<language>.syntax
//   quaestor_train CORPORA --evaluate      measures them on the development files
//   quaestor_train CORPORA --cross-validate  where there is none
//   quaestor_train names ...               the models for names (name_main.cc)
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>

#include "evaluate.h"
#include "guidelines_2017.h"
#include "manifest.h"
#include "name_main.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "training.h"

namespace fs = std::filesystem;

namespace quaestor::train {
namespace {

struct Options {
  fs::path corpora;
  fs::path models;
  std::string language;  // empty = all
  bool evaluate = false;
  bool cross_validate = false;
  std::size_t errors = 0;  // print so many
  int folds = 5;
};

bool same(const Example& a, const Example& b) {
  if (a.tokens.size() != b.tokens.size()) return false;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    if (a.tokens[i].lower != b.tokens[i].lower) return false;
  }
  return true;
}

// Every sentence on our tokens, and on the treebank's where they differ, so that one model serves
// both.
void add_examples(const std::vector<UdSentence>& sentences, const std::string& language,
                  std::vector<Example>& out) {
  for (const UdSentence& sentence : sentences) {
    Example ours = on_our_tokens(sentence, language);
    Example gold = on_gold_tokens(sentence);
    const bool differ = !same(ours, gold);
    if (!ours.tokens.empty()) out.push_back(std::move(ours));
    if (differ) out.push_back(std::move(gold));
  }
}

std::vector<Example> examples_of(const std::vector<UdSentence>& sentences,
                                 const std::string& language, bool gold_tokens) {
  std::vector<Example> out;
  for (const UdSentence& sentence : sentences) {
    out.push_back(gold_tokens ? on_gold_tokens(sentence) : on_our_tokens(sentence, language));
  }
  return out;
}

Plan plan_for(const SyntaxEntry& entry) {
  Plan plan;
  plan.language = entry.language;
  plan.voters = entry.voters;
  plan.signs_by_rule = entry.signs_by_rule;
  const auto voters = static_cast<std::uint32_t>(entry.voters);
  plan.tag_limits.updates = voters;
  plan.role_limits.updates = 2 * voters;
  plan.action_limits.updates = 4 * voters;
  plan.label_limits.updates = 2 * voters;
  for (const std::string& source : entry.sources) plan.sources += source + "\n";
  return plan;
}

void print_head() {
  fmt::print("{:<40} {:<7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>8} {:>7} {:>9} {:>10}\n", "file",
             "tokens", "number", "UPOS", "UAS", "LAS", "LAS sub", "features", "lemmas", "tag MB/s",
             "parse MB/s");
}
void print(const std::string& name, const char* tokens, const Score& s) {
  const double megabytes = static_cast<double>(s.bytes) / 1e6;
  fmt::print(
      "{:<40} {:<7} {:>7} {:>7.4f} {:>7.4f} {:>7.4f} {:>7.4f} {:>8.4f} {:>7.4f} {:>9.2f} "
      "{:>10.2f}\n",
      name, tokens, s.tokens, s.upos(), s.uas(), s.las(), s.las_subtypes(), s.features_right(),
      s.lemmas_right(), megabytes / s.tag_seconds, megabytes / s.parse_seconds);
}

std::vector<UdSentence> read_set(const TrainingSet& set, const Options& options) {
  std::vector<UdSentence> sentences = read_conllu(options.corpora / set.file);
  if (!set.guidelines.empty()) {
    const Guidelines2017 rules(fs::path(QUAESTOR_TRAIN_DATA) / set.guidelines);
    for (UdSentence& sentence : sentences) rules.apply(sentence);
  }
  const std::size_t once = sentences.size();
  for (int copy = 1; copy < set.copies; ++copy) {
    for (std::size_t i = 0; i < once; ++i) sentences.push_back(sentences[i]);
  }
  return sentences;
}

void train(const SyntaxEntry& entry, const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Example> examples;
  for (const TrainingSet& set : entry.train) {
    add_examples(read_set(set, options), entry.language, examples);
  }
  const std::string bytes = train_model(examples, plan_for(entry));
  write_model(options.models / entry.file, bytes);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{}: {} sentences, {} bytes, {:.0f} s\n", entry.file, examples.size(), bytes.size(),
             seconds);
}

void evaluate(const SyntaxEntry& entry, const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const SyntaxModel model = SyntaxModel::load(options.models / entry.file);
  const double load =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const DevelopmentSet& set : entry.development) {
    const std::vector<UdSentence> sentences = read_conllu(options.corpora / set.file);
    print(set.file, "gold", measure(model, examples_of(sentences, entry.language, true)));
    print(set.file, "ours", measure(model, examples_of(sentences, entry.language, false)));
    for (const std::string& line :
         frequent_errors(model, examples_of(sentences, entry.language, true), options.errors)) {
      fmt::print("{}\n", line);
    }
    fmt::print("  bars {} / {}, loaded in {:.1f} ms\n", set.upos, set.las, load * 1000);
  }
}

// Each fold of one treebank measured by a model trained on the other folds and the other treebanks.
void cross_validate(const SyntaxEntry& entry, const Options& options) {
  std::vector<UdSentence> others;
  for (const TrainingSet& set : entry.train) {
    if (set.file == entry.cross_validate) continue;
    const std::vector<UdSentence> sentences = read_set(set, options);
    others.insert(others.end(), sentences.begin(), sentences.end());
  }
  const std::vector<UdSentence> measured = read_conllu(options.corpora / entry.cross_validate);
  const fs::path scratch = options.models / (entry.file + ".fold");
  Score gold;
  Score ours;
  for (int fold = 0; fold < options.folds; ++fold) {
    std::vector<UdSentence> known = others;
    std::vector<UdSentence> held;
    for (std::size_t i = 0; i < measured.size(); ++i) {
      // Neighbours stay together: they come from one text.
      const bool out =
          static_cast<int>(i * static_cast<std::size_t>(options.folds) / measured.size()) == fold;
      (out ? held : known).push_back(measured[i]);
    }
    std::vector<Example> examples;
    add_examples(known, entry.language, examples);
    write_model(scratch, train_model(examples, plan_for(entry)));
    const SyntaxModel model = SyntaxModel::load(scratch);
    gold.add(measure(model, examples_of(held, entry.language, true)));
    ours.add(measure(model, examples_of(held, entry.language, false)));
  }
  fs::remove(scratch);
  print(entry.cross_validate, "gold", gold);
  print(entry.cross_validate, "ours", ours);
  fmt::print("  bars {} / {}, {} folds\n", entry.upos, entry.las, options.folds);
}

int run(const Options& options) {
  if (options.evaluate || options.cross_validate) print_head();
  for (const SyntaxEntry& entry : read_manifest(options.models)) {
    if (!options.language.empty() && options.language != entry.language) continue;
    if (options.evaluate) {
      evaluate(entry, options);
    } else if (options.cross_validate) {
      if (!entry.cross_validate.empty()) cross_validate(entry, options);
    } else {
      train(entry, options);
    }
  }
  return 0;
}

}  // namespace
}  // namespace quaestor::train

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "names")
    return quaestor::train::names_main(argc - 1, argv + 1);
  quaestor::train::Options options;
  CLI::App app("Trains and measures the models for tags and trees");
  app.add_option("corpora", options.corpora, "folder that the manifest's files are in")->required();
  app.add_option("--models", options.models, "folder of manifest.json and the models");
  app.add_option("--language", options.language, "only this one");
  app.add_option("--folds", options.folds, "of the cross-validation")->check(CLI::Range(2, 100));
  app.add_option("--errors", options.errors, "with --evaluate: print so many frequent errors");
  app.add_flag("--evaluate", options.evaluate, "measure the models on the development files");
  app.add_flag("--cross-validate", options.cross_validate, "measure where there is no such file");
  CLI11_PARSE(app, argc, argv);
  try {
    if (options.models.empty()) options.models = quaestor::data_dir() / "models";
    return quaestor::train::run(options);
  } catch (const quaestor::Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
