#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Search : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("text", words_, "the words")->required();
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::search;
    for (const std::string& word : words_) query.text += (query.text.empty() ? "" : " ") + word;
    return output_.answer(loaded.graph, query);
  }

 private:
  std::vector<std::string> words_;
  Output output_;
};

}  // namespace

const CommandEntry kSearch = {"search", "names and quotes that hold some words, mistypes allowed",
                              "quaestor search microsft\n"
                              "quaestor search sentence third\n"
                              "quaestor search \"alibaba\" --limit 3",
                              Needs::graph, make_command<Search>};

}  // namespace quaestor
