#include "trainer.h"

#include <fmt/format.h>

#include <functional>

#include "fact_writer.h"
#include "quaestor/facts/score.h"
#include "relations.h"
#include "settling.h"

namespace quaestor::train {

std::vector<Fact> facts_of(const Engine& engine, const AnnotatedArticle& article) {
  return FactWriter(article.analysis, engine.analyzer.lexicon())
      .write_all(engine.drafts(article.analysis));
}

namespace {
constexpr double kClose = 0.001;

// Examples of articles by decisions of weights that have not seen them: on articles seen in
// training, choices come out right too often for `keep` to learn when to doubt them.
class Trainer {
 public:
  Trainer(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
          const TrainingPlan& plan)
      : engine_(engine),
        articles_(articles),
        plan_(plan),
        rankings_(static_cast<std::size_t>(plan.parts)) {}

  void run() {
    pairings_ = learn_pairing(engine_, articles_, plan_.choices, plan_.parts);
    engine_.settling = Forest();  // each event by itself
    for (int round = 0; round < plan_.rounds; ++round) {
      const auto examples = examples_by_part();
      for (std::size_t part = 0; part < rankings_.size(); ++part)
        rankings_[part] = learn_without(examples, part);
    }
    const double told = best_threshold(0.2, 0, [&](std::size_t part, double threshold) {
      use(part);
      engine_.ranking.set_threshold(threshold);
    });
    for (Ranking& ranking : rankings_) ranking.set_threshold(told);
    const std::vector<ForestRows> rows =
        rows_by_part(add_rows, [&](std::size_t part) { use(part); });
    std::vector<Forest> forests;
    for (std::size_t part = 0; part < rows.size(); ++part)
      forests.push_back(forest_without(rows, part));
    const double held = best_threshold(0.15, kClose, [&](std::size_t part, double threshold) {
      use(part);
      engine_.settling = forests[part];
      engine_.settling.set_threshold(threshold);
    });
    const std::vector<ForestRows> amounts = rows_by_part(add_money_rows, [&](std::size_t part) {
      use(part);
      engine_.settling = forests[part];
      engine_.settling.set_threshold(held);
    });
    std::vector<Forest> money;
    for (std::size_t part = 0; part < amounts.size(); ++part)
      money.push_back(forest_without(amounts, part));
    const double belongs = best_money_line([&](std::size_t part, double threshold) {
      use(part);
      engine_.settling = forests[part];
      engine_.settling.set_threshold(held);
      engine_.money = money[part];
      engine_.money.set_threshold(threshold);
    });
    engine_.settling = Forest();  // each event by itself
    Ranking all = learn_without(examples_by_part(), rankings_.size());
    all.set_threshold(told);
    engine_.ranking = std::move(all);
    engine_.pairing = std::move(pairings_.back());
    engine_.settling = forest_without(rows, rows.size());
    engine_.settling.set_threshold(held);
    engine_.money = forest_without(amounts, amounts.size());
    engine_.money.set_threshold(belongs);
  }

  // The trees that settle alone, by the engine's other weights.
  void run_settling() {
    rankings_.assign(rankings_.size(), engine_.ranking);
    pairings_.assign(rankings_.size(), engine_.pairing);
    const std::vector<ForestRows> rows = rows_by_part(add_rows, [](std::size_t) {});
    std::vector<Forest> forests;
    for (std::size_t part = 0; part < rows.size(); ++part)
      forests.push_back(forest_without(rows, part));
    const double held = best_threshold(0.15, kClose, [&](std::size_t part, double threshold) {
      engine_.settling = forests[part];
      engine_.settling.set_threshold(threshold);
    });
    engine_.settling = forest_without(rows, rows.size());
    engine_.settling.set_threshold(held);
  }

  // The amounts alone, by the engine's other weights.
  void run_money() {
    const auto as_it_is = [](std::size_t) {};
    const std::vector<ForestRows> amounts = rows_by_part(add_money_rows, as_it_is);
    std::vector<Forest> money;
    for (std::size_t part = 0; part < amounts.size(); ++part)
      money.push_back(forest_without(amounts, part));
    const double belongs = best_money_line([&](std::size_t part, double threshold) {
      engine_.money = money[part];
      engine_.money.set_threshold(threshold);
    });
    engine_.money = forest_without(amounts, amounts.size());
    engine_.money.set_threshold(belongs);
  }

 private:
  // Weights that have not seen the part.
  void use(std::size_t part) {
    engine_.ranking = rankings_[part];
    engine_.pairing = pairings_[part];
  }

  std::size_t part_of(std::size_t article) const { return article % rankings_.size(); }

  std::vector<std::vector<Example>> examples_by_part() {
    std::vector<std::vector<Example>> examples(rankings_.size());
    for (std::size_t part = 0; part < rankings_.size(); ++part) {
      use(part);
      for (std::size_t i = 0; i < articles_.size(); ++i) {
        if (part_of(i) != part) continue;
        for (Example& example : examples_of(engine_, *articles_[i])) {
          for (int copy = 1; copy < articles_[i]->copies; ++copy) examples[part].push_back(example);
          examples[part].push_back(std::move(example));
        }
      }
    }
    return examples;
  }

  Ranking learn_without(const std::vector<std::vector<Example>>& examples,
                        std::size_t left_out) const {
    std::vector<const Example*> known;
    for (std::size_t part = 0; part < examples.size(); ++part) {
      if (part == left_out) continue;
      for (const Example& example : examples[part]) known.push_back(&example);
    }
    Ranking ranking;
    learn(known, plan_.choices, ranking);
    ranking.set_threshold(0.4);
    return ranking;
  }

  using AddRows = void (*)(const Engine&, const AnnotatedArticle&, ForestRows&);
  std::vector<ForestRows> rows_by_part(AddRows add,
                                       const std::function<void(std::size_t)>& prepare) {
    std::vector<ForestRows> rows(rankings_.size());
    for (std::size_t part = 0; part < rankings_.size(); ++part) {
      prepare(part);
      for (std::size_t i = 0; i < articles_.size(); ++i) {
        if (part_of(i) == part) add(engine_, *articles_[i], rows[part]);
      }
    }
    return rows;
  }

  Forest forest_without(const std::vector<ForestRows>& parts, std::size_t left_out) const {
    ForestRows all;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (part == left_out) continue;
      all.rows.insert(all.rows.end(), parts[part].rows.begin(), parts[part].rows.end());
      all.right.insert(all.right.end(), parts[part].right.begin(), parts[part].right.end());
      all.weights.insert(all.weights.end(), parts[part].weights.begin(), parts[part].weights.end());
    }
    return learn_forest(all, plan_.trees);
  }

  // With the best F1 over articles that the weights have not seen; of lines that are as good by
  // `close`, the highest: what is not told does less harm than what is wrong.
  double best_threshold(double lowest, double close,
                        const std::function<void(std::size_t, double)>& set) {
    std::vector<std::pair<double, double>> lines;  // line, F1
    double best = 0;
    for (double t = lowest; t < 0.61; t += 0.05) {
      Pairs pairs;
      for (std::size_t part = 0; part < rankings_.size(); ++part) {
        set(part, t);
        for (std::size_t i = 0; i < articles_.size(); ++i) {
          if (part_of(i) == part)
            pairs.add(score_pairs(articles_[i]->gold, facts_of(engine_, *articles_[i])));
        }
      }
      lines.emplace_back(t, pairs.f1());
      fmt::print("line {:.2f}: who-where F1 {:.4f}\n", t, pairs.f1());
      best = std::max(best, pairs.f1());
    }
    double chosen = 0.5;
    for (const auto& [line, f1] : lines) {
      if (f1 >= best - close) chosen = line;
    }
    return chosen;
  }

  // With the best sum of two F1: of amounts (those found of the annotated ones, those right of the
  // given) and of whole events, where an amount too many makes an event too many.
  double best_money_line(const std::function<void(std::size_t, double)>& set) {
    double chosen = 0.5;
    double best = 0;
    for (double t = 0.1; t < 0.61; t += 0.05) {
      Score score;
      for (std::size_t part = 0; part < rankings_.size(); ++part) {
        set(part, t);
        for (std::size_t i = 0; i < articles_.size(); ++i) {
          if (part_of(i) == part)
            score.add(articles_[i]->gold, facts_of(engine_, *articles_[i]),
                      [](const ScoredError&) {});
        }
      }
      const ScoreShare found = score.shares().at("amount found");
      const ScoreShare given = score.shares().at("amount given");
      const double recall = found.of == 0 ? 0 : static_cast<double>(found.right) / found.of;
      const double precision = given.of == 0 ? 0 : static_cast<double>(given.right) / given.of;
      const double f1 = recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
      const double events = score.tallies().at("events").f1().value_or(0);
      fmt::print("line {:.2f}: amounts found {:.3f}, given right {:.3f}, events F1 {:.4f}\n", t,
                 recall, precision, events);
      if (f1 + events <= best) continue;
      best = f1 + events;
      chosen = t;
    }
    return chosen;
  }

  Engine& engine_;
  const std::vector<const AnnotatedArticle*>& articles_;
  const TrainingPlan& plan_;
  std::vector<Ranking> pairings_;  // the last of all articles
  std::vector<Ranking> rankings_;  // each learned without one part of the articles
};
}  // namespace

void learn_investments(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                       const TrainingPlan& plan) {
  Trainer(engine, articles, plan).run();
}

void learn_money(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                 const TrainingPlan& plan) {
  Trainer(engine, articles, plan).run_money();
}

void learn_settling(Engine& engine, const std::vector<const AnnotatedArticle*>& articles,
                    const TrainingPlan& plan) {
  Trainer(engine, articles, plan).run_settling();
}

}  // namespace quaestor::train
