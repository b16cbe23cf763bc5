#include <fmt/format.h>

#include "command.h"
#include "filters.h"
#include "output.h"
#include "quaestor/facts/table.h"
#include "quaestor/queries/ask.h"

namespace quaestor {

namespace {

class Ask : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("question", words_, "in English, French, Dutch or German")->required();
    app.add_option("--today", today_,
                   "what \"last year\" counts from; the newest article's day if not given")
        ->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    std::string question;
    for (const std::string& word : words_) question += (question.empty() ? "" : " ") + word;
    static const Grammar kGrammar(data_dir());  // a shell asks it many times
    Understood understood = understand(loaded.graph, *loaded.gazetteer, kGrammar, question,
                                       date_option("--today", today_));
    say(fmt::format("understood: {}{} = {}", understood.meaning, remarks(understood),
                    understood.command));
    return output_.answer(loaded.graph, understood.query);
  }

 private:
  // What was read differently and what played no part, in brackets.
  static std::string remarks(const Understood& understood) {
    std::string text;
    for (const std::string& slip : understood.read_as) text += (text.empty() ? "" : "; ") + slip;
    std::string ignored;
    for (const std::string& word : understood.ignored)
      ignored += (ignored.empty() ? "" : " ") + word;
    if (!ignored.empty()) text += (text.empty() ? "without \"" : "; without \"") + ignored + "\"";
    return text.empty() ? text : " (" + text + ")";
  }

  std::string today_;
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
