//   quaestor_train names CORPORA                        writes models/<language>.names
//   quaestor_train names CORPORA --evaluate             span F1 on the development sets
//   quaestor_train names CORPORA --evaluate --articles DIR
//                     and the names of annotated articles, with and without the lexicon's entries
#include "name_main.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>

#include "name_measures.h"
#include "name_swap.h"
#include "name_training.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "training.h"

namespace fs = std::filesystem;

namespace quaestor::train {

namespace {
constexpr std::uintmax_t kModels = 12'000'000;  // bytes for a language's names and syntax
constexpr std::size_t kDocument = 12;           // sentences that share what is seen of their words

struct Options {
  fs::path corpora;
  fs::path data;
  fs::path own;  // the project's corpus
  fs::path tables = QUAESTOR_TRAIN_DATA;
  fs::path articles;
  fs::path without;  // keep the filtered data here
  std::string language;
  bool evaluate = false;
  bool missed = false;
};

std::vector<std::string> languages(const Options& options) {
  if (!options.language.empty()) return {options.language};
  return {"en", "fr", "nl", "de"};
}

// One sentence a document when names are exchanged, since nothing else of a text is left.
std::vector<NameDocument> documents_of(const NameSet& set, const LabelMeanings& meanings,
                                       const NameMaker& maker) {
  const std::vector<MarkedText> texts = read_marked(set);
  std::vector<NameDocument> documents = make_documents(texts, set, meanings, kDocument);
  const bool own = set.format == "marked" || set.format == "facts";
  Random random(set.language.size() + texts.size());
  for (int copy = 1; copy < set.copies; ++copy) {
    std::vector<MarkedText> others;
    for (const MarkedText& text : texts)
      others.push_back(own ? with_other_names(text, set.language, maker, random) : text);
    for (NameDocument& document : make_documents(others, set, meanings, kDocument))
      documents.push_back(std::move(document));
  }
  return documents;
}

void train(const Options& options, const std::string& language, const std::vector<NameSet>& sets,
           const LabelMeanings& meanings) {
  const auto start = std::chrono::steady_clock::now();
  const Lexicon lexicon(options.data);
  const SyntaxModel syntax = SyntaxModel::load(options.data / "models" / (language + ".syntax"));
  const NameMaker maker(options.data / "lexicons", options.tables / "name_patterns.tsv");
  NamePlan plan;
  plan.language = language;
  const std::uintmax_t taken = fs::file_size(options.data / "models" / (language + ".syntax"));
  plan.limits = limits_within(kModels - std::min(kModels, taken));
  std::vector<NameSentence> sentences;
  for (const NameSet& set : sets) {
    if (set.language != language || set.development) continue;
    plan.sources +=
        "Weights computed from " +
        fs::relative(set.file, set.format == "marked" || set.format == "facts" ? options.own
                                                                               : options.corpora)
            .string() +
        "\n";
    const std::vector<NameDocument> documents = documents_of(set, meanings, maker);
    const std::size_t before = sentences.size();
    for (NameSentence& s : name_sentences(documents, plan, lexicon, &syntax, set.guideline))
      sentences.push_back(std::move(s));
    fmt::print("  {:<60} {:>7} sentences\n", set.file.filename().string(),
               sentences.size() - before);
  }
  const std::string bytes = train_names(sentences, plan);
  write_model(options.data / "models" / (language + ".names"), bytes);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{}.names: {} sentences, {} bytes, {:.0f} s\n", language, sentences.size(),
             bytes.size(), seconds);
}

void print(const std::string& name, const NameScore& score, double bar) {
  fmt::print("{:<58} {:>6} {:>9.4f} {:>7.4f} {:>7.4f} {:>5.2f}\n", name, score.gold,
             score.precision(), score.recall(), score.f1(), bar);
}

void evaluate_set(const Options& options, const NameSet& set, const NameMeasure& measure,
                  const LabelMeanings& meanings, const Analyzer& analyzer) {
  const SyntaxModel syntax =
      SyntaxModel::load(options.data / "models" / (set.language + ".syntax"));
  const NameModel model = NameModel::load(options.data / "models" / (set.language + ".names"));
  const std::vector<NameDocument> documents =
      make_documents(read_marked(set), set, meanings, kDocument);
  std::vector<std::vector<FoundName>> tagged;
  std::vector<std::vector<FoundName>> analyzed;
  for (const NameDocument& document : documents) {
    tagged.push_back(tagged_names(document, set, analyzer.lexicon(), syntax, model));
    analyzed.push_back(analyzed_names(document, set.language, analyzer));
  }
  const std::string name = measure.file.substr(measure.file.rfind('/') + 1) + " " + measure.name;
  print(name + ", tagger", measure_spans(documents, std::move(tagged), set, measure, meanings),
        measure.bar);
  print(name + ", analysis", measure_spans(documents, std::move(analyzed), set, measure, meanings),
        0);
}

void evaluate_sets(const Options& options, const std::vector<NameSet>& sets,
                   const LabelMeanings& meanings, const Analyzer& analyzer) {
  for (const NameMeasure& measure : read_name_measures(options.tables / "name_measures.tsv")) {
    for (const NameSet& set : sets) {
      const bool asked = options.language.empty() || options.language == set.language;
      if (asked && set.development && set.file == options.corpora / measure.file)
        evaluate_set(options, set, measure, meanings, analyzer);
    }
  }
}

void evaluate_articles(const Options& options, const std::string& how, const Analyzer& analyzer,
                       double bar) {
  for (const std::string& language : languages(options)) {
    const fs::path folder = options.articles / language;
    if (!fs::exists(folder)) continue;
    const ArticleNames names = measure_articles(folder, analyzer);
    print("articles " + language + ", " + how, names.score, bar);
    fmt::print("{:<58} {:>6}\n", "  unknown names that no fact names", names.others.size());
    if (!options.missed) continue;
    for (const std::string& line : names.missed) fmt::print("  {}\n", line);
    for (const std::string& line : names.others) fmt::print("  other {}\n", line);
  }
}

void evaluate(const Options& options, const std::vector<NameSet>& sets,
              const LabelMeanings& meanings) {
  fmt::print("{:<58} {:>6} {:>9} {:>7} {:>7} {:>5}\n", "names", "number", "precision", "recall",
             "F1", "bar");
  const Analyzer analyzer(options.data);
  evaluate_sets(options, sets, meanings, analyzer);
  if (options.articles.empty()) return;
  evaluate_articles(options, "all of the lexicon", analyzer, 0.9);
  const fs::path copy = options.without.empty()
                            ? fs::temp_directory_path() / fmt::format("quaestor-names-{}", getpid())
                            : options.without;
  fs::remove_all(copy);
  write_data_without(options.data, options.articles, copy);
  evaluate_articles(options, "their entries removed", Analyzer(copy), 0.8);
  if (options.without.empty()) fs::remove_all(copy);
}

int run(const Options& options) {
  const std::vector<NameSet> sets =
      read_name_sets(options.tables / "name_sets.tsv", options.corpora, options.own);
  const LabelMeanings meanings(options.tables / "name_labels.tsv");
  if (options.evaluate) {
    evaluate(options, sets, meanings);
  } else {
    for (const std::string& language : languages(options)) train(options, language, sets, meanings);
  }
  return 0;
}
}  // namespace

int names_main(int argc, char** argv) {
  Options options;
  CLI::App app("Trains and measures the models for names", "quaestor_train names");
  app.add_option("corpora", options.corpora, "folder of the public sets")->required();
  app.add_option("--data", options.data, "folder of lexicons/ and models/");
  app.add_option("--own", options.own, "the project's corpus/");
  app.add_option("--tables", options.tables, "folder of name_sets.tsv and the tables beside it");
  app.add_option("--language", options.language, "only this one");
  app.add_option("--articles", options.articles, "annotated articles, a folder a language");
  app.add_option("--keep", options.without,
                 "with --articles: leave the data without their names here");
  app.add_flag("--evaluate", options.evaluate, "measure");
  app.add_flag("--missed", options.missed,
               "list the names of articles that are missed, and those no fact names");
  CLI11_PARSE(app, argc, argv);
  try {
    if (options.data.empty()) options.data = data_dir();
    if (options.own.empty()) options.own = options.data / "corpus";
    return run(options);
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}

}  // namespace quaestor::train
