#include <fmt/format.h>

#include "command.h"
#include "output.h"
#include "quaestor/facts/table.h"
#include "quaestor/queries/ask.h"

namespace quaestor {

namespace {

class Ask : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("question", words_, "in English, French, Dutch or German")->required();
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    std::string question;
    for (const std::string& word : words_) question += (question.empty() ? "" : " ") + word;
    Understood understood =
        understand(loaded.graph, *loaded.gazetteer, Grammar(data_dir()), question);
    std::string ignored;
    for (const std::string& word : understood.ignored)
      ignored += (ignored.empty() ? "" : " ") + word;
    say(fmt::format("understood: {}{} = {}", understood.meaning,
                    ignored.empty() ? "" : " (without \"" + ignored + "\")", understood.command));
    return output_.answer(loaded.graph, understood.query);
  }

 private:
  std::vector<std::string> words_;
  Output output_;
};

}  // namespace

const CommandEntry kAsk = {"ask", "a question in plain words",
                           "quaestor ask \"who invests where\"\n"
                           "quaestor ask \"who invests in France since 2024?\" --evidence\n"
                           "quaestor ask \"qui investit en France\"\n"
                           "quaestor ask \"waar investeert Microsoft\"\n"
                           "quaestor ask \"Wer investiert in Deutschland?\"",
                           Needs::graph_and_names, make_command<Ask>};

}  // namespace quaestor
