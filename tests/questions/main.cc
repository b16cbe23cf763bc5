// Questions against what they must be understood as and the first rows they must give, over the
// frozen facts of the seeds (seeds.jsonl), so that a better extractor changes no answer here.
//
//   test_questions tests/questions/en.test            0 when all are as written
//   test_questions --update tests/questions/*.test    writes them as they are now: review the diff
//   test_questions --freeze seeds.quaestor            writes seeds.jsonl from a store
//
// A case is a line "? question", then "= command" and rows, or "! error"; "~" tells words that were
// read differently or played no part. Other lines ("#", blank) stay.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"
#include "quaestor/queries/ask.h"

using namespace quaestor;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kShownRows = 3;
const char* const kFacts = QUAESTOR_SOURCE_DIR "/tests/questions/seeds.jsonl";

Json json_of(const ArticleInfo& article) {
  return {{"id", article.id},
          {"name", article.name},
          {"title", article.title},
          {"date", to_string(article.date)},
          {"language", article.language},
          {"url", article.url},
          {"outlet", article.outlet}};
}

void freeze(const char* store) {
  std::ofstream out(kFacts, std::ios::binary);
  for (const Bundle& bundle : read_store(store)) {
    Json line;
    line["article"] = json_of(bundle.article);
    line["facts"] = Json::parse(facts_to_json_array(bundle.facts));
    out << line.dump() << '\n';
  }
  if (!out.flush()) throw Error(ErrorKind::unwritable, kFacts, "cannot be written");
}

Graph frozen_graph() {
  std::ifstream in(kFacts, std::ios::binary);
  std::vector<Bundle> bundles;
  for (std::string line; std::getline(in, line);) {
    const Json json = Json::parse(line);
    Bundle bundle;
    ArticleInfo& article = bundle.article;
    const Json& info = json.at("article");
    article.id = info.at("id");
    article.name = info.at("name");
    article.title = info.at("title");
    article.date = parse_date(info.at("date").get<std::string>()).value_or(Date());
    article.language = info.at("language");
    article.url = info.at("url");
    article.outlet = info.at("outlet");
    bundle.facts = facts_from_json_array(json.at("facts").dump());
    bundles.push_back(std::move(bundle));
  }
  if (bundles.empty()) throw Error(ErrorKind::not_found, kFacts, "has no facts");
  return build_graph(bundles);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
  return text;
}

// Rows without who told them: outlets are no part of what was asked.
void add_rows(const Table& table, std::vector<std::string>& lines) {
  lines.push_back(fmt::format("{} rows", table.rows.size()));
  for (std::size_t i = 0; i < std::min(kShownRows, table.rows.size()); ++i) {
    std::string line;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].name == "sources") continue;
      line += (c == 0 ? "" : " | ") + table.rows[i].cells[c];
    }
    std::replace(line.begin(), line.end(), '\n', ' ');
    while (line.ends_with(' ')) line.pop_back();
    lines.push_back(line);
  }
}

class Runner {
 public:
  std::vector<std::string> answer(const std::string& question) const {
    std::vector<std::string> lines;
    try {
      const Understood understood = understand(graph_, gazetteer_, grammar_, question);
      lines.push_back("= " + understood.command.substr(std::string("quaestor ").size()));
      if (!understood.read_as.empty()) lines.push_back("~ " + joined(understood.read_as, "; "));
      if (!understood.ignored.empty()) {
        lines.push_back("~ without " + joined(understood.ignored, " "));
      }
      add_rows(run(graph_, understood.query), lines);
    } catch (const Error& error) {
      lines.push_back(std::string("! ") + error.what());
    }
    return lines;
  }

 private:
  Graph graph_ = frozen_graph();
  Gazetteer gazetteer_{data_dir()};
  Grammar grammar_{data_dir()};
};

struct Case {
  std::vector<std::string> before;  // comments and blank lines
  std::string question;
  std::vector<std::string> expected;
};

bool belongs_to_case(const std::string& line) { return !line.empty() && line[0] != '#'; }

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::not_found, path, "there is no such file");
  std::vector<Case> cases;
  std::vector<std::string> between;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("? ")) {
      cases.push_back({std::move(between), line.substr(2), {}});
      between.clear();
    } else if (belongs_to_case(line) && !cases.empty()) {
      cases.back().expected.push_back(line);
    } else {
      between.push_back(line);
    }
  }
  cases.push_back({std::move(between), "", {}});  // what is behind the last case
  return cases;
}

// The number of cases that are not as written; with `update`, writes them as they are.
int check(const Runner& runner, const std::string& path, bool update) {
  std::vector<Case> cases = read_cases(path);
  std::string text;
  int wrong = 0;
  int misunderstood = 0;
  for (const Case& c : cases) {
    for (const std::string& line : c.before) text += line + '\n';
    if (c.question.empty()) continue;
    const std::vector<std::string> got = runner.answer(c.question);
    text += "? " + c.question + '\n' + joined(got, "\n") + '\n';
    if (got == c.expected) continue;
    ++wrong;
    if (c.expected.empty() || got.front() != c.expected.front()) ++misunderstood;
    std::cout << path << ": " << c.question << "\n  expected "
              << joined(c.expected, "\n           ") << "\n  got      "
              << joined(got, "\n           ") << '\n';
  }
  const auto count = static_cast<int>(cases.size()) - 1;
  std::cout << fmt::format("{}: {} questions, {} as written, {} understood as written\n", path,
                           count, count - wrong, count - misunderstood);
  if (update) std::ofstream(path, std::ios::binary) << text;
  return update ? 0 : wrong;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 2 && arguments[0] == "--freeze") {
      freeze(argv[2]);
      return 0;
    }
    const bool update = !arguments.empty() && arguments[0] == "--update";
    if (update) arguments.erase(arguments.begin());
    if (arguments.empty()) {
      std::cerr << "give files of questions; see tests/questions/main.cc\n";
      return 2;
    }
    const Runner runner;
    int wrong = 0;
    for (const std::string& path : arguments) wrong += check(runner, path, update);
    return wrong == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "test_questions: " << error.what() << '\n';
    return 2;
  }
}
