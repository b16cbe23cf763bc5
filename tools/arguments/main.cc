// quaestor_train_arguments: learns who invests where from annotated articles.
//
//   quaestor_train_arguments corpus/facts seeds FOLDER/dev        writes models/arguments.tsv
//   quaestor_train_arguments … --cross-validate                   measures each fold by the others
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <fstream>
#include <map>
#include <memory>

#include "../../language/references.h"
#include "causes.h"
#include "fact_writer.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/score.h"
#include "quaestor/facts/table.h"
#include "references.h"
#include "relations.h"
#include "settle_money.h"
#include "trainer.h"

namespace fs = std::filesystem;

namespace quaestor::train {
namespace {

struct Options {
  std::vector<std::string> folders;
  fs::path data;
  fs::path output;
  int folds = 5;
  std::string only;  // references, arguments, relations, settling, money or, when empty, all
  bool cross_validate = false;
  bool measure = false;
  bool causes = false;
  bool verbose = false;
  TrainingPlan plan;
};

using Articles = std::vector<std::unique_ptr<AnnotatedArticle>>;

Articles read(const Options& options, const Engine& engine) {
  Articles articles;
  for (const std::string& name : options.folders) {
    const std::size_t star = name.find('*');
    const std::string folder = name.substr(0, star);
    for (const fs::path& file : gold_files(folder)) {
      auto annotated = std::make_unique<AnnotatedArticle>();
      if (star != std::string::npos) annotated->copies = std::stoi(name.substr(star + 1));
      annotated->gold = read_gold(file);
      annotated->path = (file.parent_path() / annotated->gold.article).string();
      std::vector<Article> read = read_file({annotated->path, annotated->gold.article});
      if (read.size() != 1) continue;  // several records: the annotation is of the whole file
      annotated->article = std::move(read.front());
      annotated->analysis = engine.analyzer.analyze(annotated->article);
      articles.push_back(std::move(annotated));
    }
  }
  return articles;
}

void train(Engine& engine, const std::vector<AnnotatedArticle*>& known, const Options& options) {
  if (options.only != "money" && options.only != "settling")
    learn_references(engine, known, options.plan.trees);
  const std::vector<const AnnotatedArticle*> articles(known.begin(), known.end());
  if (options.only == "references") return;
  if (options.only == "settling") {
    learn_settling(engine, articles, options.plan);
    return;
  }
  if (options.only == "money") {
    learn_money(engine, articles, options.plan);
    return;
  }
  if (options.only != "relations") learn_investments(engine, articles, options.plan);
  if (options.only != "arguments")
    learn_relations(engine, articles, options.plan.choices, options.plan.trees);
}

void print(const std::string& name, const Pairs& pairs) {
  fmt::print("{:<22} precision {:.3f} recall {:.3f} F1 {:.3f}  ({} right, {} wrong, {} missed)\n",
             name, pairs.precision(), pairs.recall(), pairs.f1(), pairs.right, pairs.wrong,
             pairs.missed);
}

std::string set_of(const AnnotatedArticle& article) {
  return fs::path(article.path).parent_path().parent_path().filename().string() + "/" +
         article.gold.language;
}

// How often facts of a confidence are right: investments and the others, by tenths.
struct Calibration {
  std::array<Pairs, 10> investments;
  std::array<Pairs, 10> others;

  void add(const GoldArticle& gold, const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
      const bool investment = fact.relation == Relation::investment;
      const Pairs one = investment ? score_pairs(gold, {fact}) : score_relations(gold, {fact});
      if (one.right + one.wrong == 0) continue;  // only allowed
      auto& tenths = investment ? investments : others;
      Pairs& tenth =
          tenths[std::min<std::size_t>(9, static_cast<std::size_t>(fact.confidence * 10))];
      (one.wrong == 0 ? tenth.right : tenth.wrong) += 1;
    }
  }
  void print() const {
    for (std::size_t i = 0; i < 10; ++i)
      fmt::print(
          "confidence {:.1f}-{:.1f}  investments {:.2f} right of {:4}  others {:.2f} right of "
          "{:4}\n",
          static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10, investments[i].precision(),
          investments[i].right + investments[i].wrong, others[i].precision(),
          others[i].right + others[i].wrong);
  }
};

void measure(const Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
             std::map<std::string, Pairs>& by_set, Calibration& calibration, Score& score) {
  for (const AnnotatedArticle* article : articles) {
    const std::vector<Fact> facts = facts_of(engine, *article);
    score.add(article->gold, facts, [](const ScoredError&) {});
    calibration.add(article->gold, facts);
    const Pairs pairs = score_pairs(article->gold, facts);
    by_set[set_of(*article)].add(pairs);
    by_set["all"].add(pairs);
    const Pairs others = score_relations(article->gold, facts);
    by_set[set_of(*article) + " other"].add(others);
    by_set["all other"].add(others);
    for (int r = 1; r < kRelations; ++r) {
      const auto relation = static_cast<Relation>(r);
      by_set["all " + std::string(to_string(relation))].add(
          score_relations(article->gold, facts, relation));
    }
  }
}

// Of facts before articles are merged into one graph.
void print(const Score& score) {
  fmt::print("events F1 {:.3f}", score.tallies().at("events").f1().value_or(0));
  for (const auto& [name, share] : score.shares())
    fmt::print(", {} {:.3f} ({} of {})", name,
               share.of == 0 ? 0 : static_cast<double>(share.right) / share.of, share.right,
               share.of);
  fmt::print("\n");
}

void add_causes(const Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                bool verbose, Causes& causes, std::map<std::string, int>& relation_causes) {
  for (const AnnotatedArticle* article : articles) add_causes(engine, *article, verbose, causes);
  for (const AnnotatedArticle* article : articles)
    add_relation_causes(engine, *article, verbose, relation_causes);
}

void print_causes(const Causes& causes, const std::map<std::string, int>& relation_causes) {
  for (const auto& [name, count] : causes.missed) fmt::print("{:5} {}\n", count, name);
  for (const auto& [name, count] : relation_causes) fmt::print("{:5} {}\n", count, name);
  for (const auto& [name, count] : causes.wrong) fmt::print("{:5} wrong: {}\n", count, name);
}

void cross_validate(Engine& engine, const Articles& articles, const Options& options) {
  std::map<std::string, Pairs> by_set;
  Calibration calibration;
  Score score;
  Causes causes;
  std::map<std::string, int> relation_causes;
  for (int fold = 0; fold < options.folds; ++fold) {
    std::vector<AnnotatedArticle*> known;
    std::vector<AnnotatedArticle*> unseen;
    for (std::size_t i = 0; i < articles.size(); ++i)
      (static_cast<int>(i % static_cast<std::size_t>(options.folds)) == fold ? unseen : known)
          .push_back(articles[i].get());
    train(engine, known, options);
    settle_references(engine, unseen);
    const std::vector<const AnnotatedArticle*> held(unseen.begin(), unseen.end());
    fmt::print("fold {}: threshold {:.2f}\n", fold + 1, engine.ranking.threshold());
    measure(engine, held, by_set, calibration, score);
    if (options.causes) add_causes(engine, held, options.verbose, causes, relation_causes);
  }
  print_causes(causes, relation_causes);
  for (const auto& [name, pairs] : by_set) print(name, pairs);
  print(score);
  calibration.print();
}

void write(const std::vector<std::string>& rows, const std::string& what,
           const std::string& columns, const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  out << "# " << what << "; how it is made: docs/models.md\n# columns: " << columns
      << "\n# source: learned by quaestor_train_arguments from annotated articles\n"
         "# licence: CC-BY-4.0\n";
  for (const std::string& row : rows) out << row << '\n';
}

void write(const Engine& engine, const Options& options) {
  const std::string weights = "stage feature a b c weight";
  const std::string trees = "tree node sign threshold left right, or tree node leaf value";
  const fs::path folder = options.output.parent_path();
  write(engine.analyzer.reference_trees().rows(reference_sign_names()),
        "trees that tell what pronouns and descriptions mean", trees, folder / "references.tsv");
  if (options.only == "references") return;
  if (options.only != "relations")
    write(engine.money.rows(money_sign_names()),
          "trees that tell which amounts belong to which pairs of an article", trees,
          folder / "settle_money.tsv");
  if (options.only == "money") return;
  if (options.only != "relations") {
    write(engine.ranking.rows(), "weights of the learned choices of an investment's arguments",
          weights, options.output);
    write(engine.pairing.rows(),
          "weights of the learned choice whether two things of a sentence are investor and end",
          weights, folder / "pairs.tsv");
    write(engine.settling.rows(sign_names()),
          "trees that tell which pairs of investor and end hold in an article", trees,
          folder / "settle.tsv");
  }
  if (options.only != "arguments") {
    write(engine.settling_relations.rows(relation_sign_names()),
          "trees that tell which relations hold in an article", trees,
          folder / "settle_relations.tsv");
    write(engine.relations.rows(),
          "weights of the learned choice whether two things of a sentence are related", weights,
          folder / "relations.tsv");
  }
}

int run(const Options& options) {
  Engine engine(options.data.empty() ? data_dir() : options.data);
  const Articles articles = read(options, engine);
  fmt::print("{} articles\n", articles.size());
  std::vector<AnnotatedArticle*> known;
  for (const auto& article : articles) known.push_back(article.get());
  if (options.cross_validate) {
    cross_validate(engine, articles, options);
    return 0;
  }
  if (!options.measure) {
    train(engine, known, options);
    write(engine, options);
    settle_references(engine, known);
  }
  const std::vector<const AnnotatedArticle*> all(known.begin(), known.end());
  std::map<std::string, Pairs> by_set;
  Calibration calibration;
  Score score;
  measure(engine, all, by_set, calibration, score);
  if (options.causes) {
    Causes causes;
    std::map<std::string, int> relation_causes;
    add_causes(engine, all, options.verbose, causes, relation_causes);
    print_causes(causes, relation_causes);
  }
  for (const auto& [name, pairs] : by_set) print(name, pairs);
  print(score);
  calibration.print();
  return 0;
}

}  // namespace
}  // namespace quaestor::train

int main(int argc, char** argv) {
  quaestor::train::Options options;
  CLI::App app("Learns the choice of investors, receivers and places from annotated articles");
  app.add_option("folders", options.folders,
                 "folders of articles with annotation; FOLDER*2 counts twice")
      ->required();
  app.add_option("--data", options.data, "folder of lexicons/ and models/");
  app.add_option("-o,--output", options.output, "the weights' file");
  app.add_option("--folds", options.folds, "of the cross-validation")->check(CLI::Range(2, 100));
  app.add_option("--rounds", options.plan.rounds, "of deciding and learning")
      ->check(CLI::Range(1, 20));
  app.add_option("--parts", options.plan.parts, "of the articles, decided by weights of the others")
      ->check(CLI::Range(2, 20));
  app.add_option("--only", options.only,
                 "references, arguments, relations, settling or money instead of all")
      ->check(CLI::IsMember({"references", "arguments", "relations", "money", "settling"}));
  app.add_option("--epochs", options.plan.choices.epochs, "passes over the examples in a round");
  app.add_option("--voters", options.plan.choices.voters, "learners that are averaged");
  app.add_option("--penalty", options.plan.choices.penalty, "on large weights");
  app.add_option("--rate", options.plan.choices.rate, "of learning");
  app.add_option("--trees", options.plan.trees.trees, "that settle which pairs hold");
  app.add_option("--tree-rate", options.plan.trees.rate, "of learning by trees");
  app.add_option("--tree-leaves", options.plan.trees.leaves, "of a tree");
  app.add_option("--tree-least", options.plan.trees.least, "pairs in a leaf");
  app.add_option("--tree-rows", options.plan.trees.row_share, "share of the rows a tree sees")
      ->check(CLI::Range(0.01, 1.0));
  app.add_option("--tree-columns", options.plan.trees.column_share,
                 "share of the columns a tree may ask")
      ->check(CLI::Range(0.01, 1.0));
  app.add_flag("--cross-validate", options.cross_validate, "measure each fold by the others");
  app.add_flag("--measure", options.measure, "measure the weights as they are");
  app.add_flag("--causes", options.causes,
               "with --cross-validate or --measure: why pairs were missed");
  app.add_flag("--verbose", options.verbose, "with --causes: each of them");
  CLI11_PARSE(app, argc, argv);
  try {
    if (options.output.empty()) options.output = quaestor::data_dir() / "models" / "arguments.tsv";
    return quaestor::train::run(options);
  } catch (const quaestor::Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
