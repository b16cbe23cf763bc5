// Facts of annotated articles against their annotations: the figures that docs/quality.md explains,
// and each error with what the extractor saw in its sentence.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "command.h"
#include "error_causes.h"
#include "min_confidence.h"
#include "output.h"
#include "quaestor/articles/letters.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/gold.h"
#include "quaestor/facts/score.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/graph.h"

namespace quaestor {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kShares[] = {"amount found", "amount given", "status", "traps", "evidence"};

// The name of the file that an evidence is in: "dir/news.jsonl#2" is in "news.jsonl".
std::string file_of(std::string_view article) {
  article = article.substr(0, article.find('#'));
  return std::string(article.substr(article.rfind('/') + 1));
}

struct EvaluatedArticle {
  GoldArticle gold;
  std::string letters;      // of the file
  std::vector<Fact> facts;  // with evidence in it
};

struct ToldError {
  std::string cause, article, fault, fact, given, quote, seen;
};

std::string arrow(const ScoredError& error) {
  const std::string object = error.object.empty() ? "-" : error.object;
  if (error.relation == "to" || error.relation == "into" || error.relation == "none")
    return fmt::format("{} → {}", error.subject, object);
  return fmt::format("{} {} {}", error.subject, error.relation, object);
}

std::string given_text(const ScoredError& error) {
  std::vector<std::string> parts;
  for (const Fact* fact : error.given) {
    parts.push_back(error.fault == ScoreFault::status
                        ? std::string(fact->status ? to_string(*fact->status) : "no status")
                    : fact->amount ? fact->amount->text
                                   : "no amount");
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string wanted_text(const ScoredError& error) {
  if (error.fault == ScoreFault::amount && error.gold->amount)
    return fmt::format("{} {:.15g}", error.gold->amount->currency, error.gold->amount->value);
  std::vector<std::string> parts;
  if (error.fault == ScoreFault::status) {
    for (const Status status : error.gold->status) parts.emplace_back(to_string(status));
  }
  return fmt::format("{}", fmt::join(parts, " or "));
}

class Evaluate : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("folders", folders_, "folders with articles and their .gold.json")
        ->required()
        ->type_name("ARTICLES_DIR");
    app.add_option("--language", language_, "only articles annotated as of this language")
        ->type_name("CODE");
    app.add_flag("--errors", tell_errors_,
                 "each error with what the extractor saw in its sentence, grouped by cause");
    app.add_flag("--json", json_, "figures (and errors) as JSON");
    declare_min_confidence(app, least_);
  }

  int run(const Loaded&) override {
    read_annotations();
    const Extractor extractor(data_dir());
    const std::vector<Bundle> bundles = extract_all(extractor);
    share_out(build_graph(bundles));
    for (const fs::path& file : files_) {
      const EvaluatedArticle& article = articles_.at(file.string());
      std::optional<ExplainedArticle> explained;
      score_.add(article.gold, article.facts, [&](const ScoredError& error) {
        if (!tell_errors_) return;
        if (!explained) explained.emplace(explain(extractor, file));
        keep(error, article, *explained);
      });
    }
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const ToldError& a, const ToldError& b) { return a.cause < b.cause; });
    write_standard_output(json_ ? json() : text());
    return kFound;
  }

 private:
  void read_annotations() {
    for (const std::string& folder : folders_) {
      for (const fs::path& file : gold_files(folder)) {
        EvaluatedArticle article;
        article.gold = read_gold(file);
        if (!language_.empty() && article.gold.language != language_) continue;
        const fs::path path = file.parent_path() / article.gold.article;
        article.letters = letters_of_file(path);
        if (articles_.emplace(path.string(), std::move(article)).second) files_.push_back(path);
      }
    }
    if (!files_.empty()) return;
    throw Error(ErrorKind::not_found, folders_.front(),
                language_.empty() ? "no article with an annotation (NAME.gold.json) in it"
                                  : "no article annotated as of language " + language_);
  }

  // All articles, annotated or not, as a build would: they tell of the same events.
  std::vector<Bundle> extract_all(const Extractor& extractor) const {
    std::vector<Bundle> bundles;
    const auto on_bad = [](const Error& error) { say(error.what()); };
    for (const InputFile& input : list_inputs(folders_)) {
      try {
        read_each(
            input, {},
            [&](const Article& article) {
              bundles.push_back(extractor.extract(article));
              drop_unsure(bundles.back().facts, least_);
            },
            on_bad);
      } catch (const Error& error) {
        on_bad(error);
      }
    }
    return bundles;
  }

  // Gives each article the merged facts that have evidence in it.
  void share_out(const Graph& graph) {
    std::multimap<std::string, EvaluatedArticle*> named;
    for (auto& [path, article] : articles_) named.emplace(file_of(path), &article);
    for (const Fact& fact : graph.facts()) {
      ++facts_;
      std::set<std::string> names;
      for (const Evidence& e : fact.evidence) {
        const std::string name = file_of(e.article);
        const auto [first, last] = named.equal_range(name);
        if (first == last) continue;
        names.insert(name);
        const std::string quote = letters_of(e.quote);
        const bool stands = !quote.empty() && std::any_of(first, last, [&](const auto& entry) {
          return entry.second->letters.find(quote) != std::string::npos;
        });
        evidence_.right += stands ? 1 : 0;
        ++evidence_.of;
      }
      for (const std::string& name : names) {
        const auto [first, last] = named.equal_range(name);
        for (auto at = first; at != last; ++at) at->second->facts.push_back(fact);
      }
    }
  }

  static ExplainedArticle explain(const Extractor& extractor, const fs::path& file) {
    std::vector<std::string> texts;
    for (const Article& article :
         read_file({file, file.filename().string()}, {}, [](const Error&) {}))
      texts.push_back(extractor.explain(article));
    return ExplainedArticle(texts);
  }

  void keep(const ScoredError& error, const EvaluatedArticle& article,
            const ExplainedArticle& explained) {
    ToldError told;
    told.cause = cause_of(error, article.gold, article.facts, explained);
    told.article = article.gold.article;
    told.fault = to_string(error.fault);
    told.fact = arrow(error);
    const std::string wanted = wanted_text(error);
    if (!wanted.empty()) told.fact += fmt::format(", {}", wanted);
    told.given = given_text(error);
    if (error.gold != nullptr) {
      told.quote = error.gold->quote;
    } else {
      for (const Evidence& e : error.found->evidence) {
        if (file_of(e.article) != article.gold.article) continue;
        told.quote = e.quote;
        break;
      }
    }
    told.seen = explained.around(told.quote);
    errors_.push_back(std::move(told));
  }

  ScoreShare share(const std::string& name) const {
    return name == "evidence" ? evidence_ : score_.shares().at(name);
  }

  // In the order of the scorer: pairs, events, each relation, all relations.
  std::vector<std::pair<std::string, ScoreTally>> tallies() const {
    std::vector<std::pair<std::string, ScoreTally>> rows;
    for (const char* first : {"who-where", "events"})
      rows.emplace_back(first, score_.tallies().at(first));
    for (const auto& [name, tally] : score_.tallies()) {
      if (name != "who-where" && name != "events") rows.emplace_back(name, tally);
    }
    rows.emplace_back("other relations", score_.other_relations());
    return rows;
  }

  std::string text() const {
    const auto number = [](const std::optional<double>& x) {
      return x ? fmt::format("{:5.3f}", *x) : std::string("   - ");
    };
    std::string out = fmt::format("{} articles, {} facts\n", files_.size(), facts_);
    out += fmt::format("{:18} {:>5} {:>6} {:>6}    tp  fp  fn\n", "", "prec", "rec", "F1");
    for (const auto& [name, t] : tallies()) {
      out += fmt::format("{:18} {}  {}  {}  {:4d}{:4d}{:4d}\n", name, number(t.precision()),
                         number(t.recall()), number(t.f1()), t.right, t.wrong, t.missed);
    }
    for (const char* name : kShares) {
      const ScoreShare s = share(name);
      out += fmt::format("{:18} {} of {}\n", name, s.right, s.of);
    }
    return out + errors_text();
  }

  std::string errors_text() const {
    std::map<std::string, int> counts;
    for (const ToldError& error : errors_) ++counts[error.cause];
    std::string out, cause;
    for (const ToldError& error : errors_) {
      if (error.cause != cause)
        out += fmt::format("\n## {} ({})\n", error.cause, counts[error.cause]);
      cause = error.cause;
      out += fmt::format("\n{}: {}{}\n  “{}”\n", error.article, error.fact,
                         error.given.empty() ? "" : fmt::format("; told: {}", error.given),
                         error.quote);
      for (const std::string_view line : split(trim(error.seen), '\n'))
        out += line.empty() ? "\n" : fmt::format("  {}\n", line);
    }
    return out;
  }

  std::string json() const {
    const auto number = [](const std::optional<double>& x) { return x ? Json(*x) : Json(nullptr); };
    Json result = {{"articles", files_.size()}, {"facts", facts_}};
    for (const auto& [name, t] : tallies()) {
      result[name] = {{"precision", number(t.precision())},
                      {"recall", number(t.recall())},
                      {"f1", number(t.f1())},
                      {"tp", t.right},
                      {"fp", t.wrong},
                      {"fn", t.missed}};
    }
    for (const char* name : kShares) {
      const ScoreShare s = share(name);
      result[name] = {{"right", s.right}, {"of", s.of}, {"share", nullptr}};
      if (s.of > 0) result[name]["share"] = static_cast<double>(s.right) / s.of;
    }
    if (tell_errors_) result["errors"] = Json::array();
    for (const ToldError& e : errors_) {
      result["errors"].push_back({{"cause", e.cause},
                                  {"fault", e.fault},
                                  {"article", e.article},
                                  {"fact", e.fact},
                                  {"told", e.given},
                                  {"quote", e.quote},
                                  {"seen", e.seen}});
    }
    return result.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  std::vector<std::string> folders_;
  std::string language_;
  bool tell_errors_ = false;
  bool json_ = false;
  double least_ = 0;

  std::vector<fs::path> files_;                       // annotated, in order
  std::map<std::string, EvaluatedArticle> articles_;  // by path
  std::size_t facts_ = 0;
  ScoreShare evidence_;
  Score score_;
  std::vector<ToldError> errors_;
};

}  // namespace

const CommandEntry kEvaluate = {
    "evaluate", "how well facts agree with annotations of the articles, and each error",
    "quaestor evaluate annotated/\n"
    "quaestor evaluate annotated/ --language en --errors\n"
    "quaestor evaluate annotated/ --json --min-confidence 0.5",
    Needs::nothing, make_command<Evaluate>};

}  // namespace quaestor
