// shell: the graph stays open, each line is a subcommand or a question.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "commands.h"
#include "complete.h"
#include "line_editor.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "settings.h"
#include "words.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHelp =
    "A line is a subcommand as on the command line (without 'quaestor'), or a question:\n"
    "  investments --in France --since 2024\n"
    "  who invests in France?\n"
    "The tab key completes commands, options and names. Also:\n"
    "  .help            this; COMMAND --help tells about a command, .commands lists them\n"
    "  .format FORMAT   table, tsv, csv, json, jsonl, markdown, html, latex; alone: back to table\n"
    "  .explain on|off  tell how each answer was found\n"
    "  .graph           which graph is open\n"
    "  .quit            as does the end of the input (Ctrl-D)\n";

fs::file_time_type written(const fs::path& path) {
  std::error_code ignored;
  return fs::last_write_time(path, ignored);
}

class Shell : public Command {
 public:
  void declare(CLI::App&) override {}

  int run(const Loaded& loaded) override {
    open_ = &loaded;
    seen_ = written(loaded.graph_path);
    LineEditor editor(Settings().history().value,
                      [this](std::string_view line) { return completions(line); });
    while (!done_) {
      const std::optional<std::string> line = editor.read("quaestor> ");
      if (!line) break;
      try {
        answer(*line);
      } catch (const std::exception& error) {
        say(error.what());
      }
    }
    return kFound;
  }

 private:
  // Another program, or a build in this shell, may have written the graph anew.
  void refresh() {
    const fs::file_time_type now = written(open_->graph_path);
    if (now == seen_) return;
    Loaded fresh = load(Needs::graph_and_names, open_->graph_path.string());
    fresh_ = std::move(fresh);
    open_ = &fresh_;
    seen_ = now;
  }

  void answer(const std::string& line) {
    const std::string text(trim(line));
    if (text.empty()) return;
    if (text.front() == '.') return obey(text);
    refresh();
    const std::string first(split(text, ' ').front());
    if (first == "shell") return say("this is the shell");
    const bool command = find_command(first) != nullptr || text.starts_with("--");
    run_words(command ? split_words(text) : std::vector<std::string>{"ask", text}, open_);
  }

  void obey(const std::string& text) {
    const std::vector<std::string> words = split_words(text);
    const std::string value = words.size() > 1 ? words[1] : "";
    if (words[0] == ".help") return write_standard_output(kHelp);
    if (words[0] == ".quit" || words[0] == ".exit") {
      done_ = true;
    } else if (words[0] == ".graph") {
      write_standard_output(open_->graph_path.string() + "\n");
    } else if (words[0] == ".commands") {
      run_words({"--help"}, open_);
    } else if (words[0] == ".format") {
      // As the variable would from outside: an option on a line still goes before it.
      value.empty() ? unsetenv("QUAESTOR_FORMAT") : setenv("QUAESTOR_FORMAT", value.c_str(), 1);
    } else if (words[0] == ".explain" && (value == "on" || value == "off" || value.empty())) {
      value == "off" ? unsetenv("QUAESTOR_EXPLAIN") : setenv("QUAESTOR_EXPLAIN", "1", 1);
    } else {
      say(fmt::format("{}: is not known; .help lists what is", text));
    }
  }

  Completions completions(std::string_view line) const {
    const LineWords typed = split_open_line(line);
    Completions found;
    found.replaced = line.size() - typed.last_begin;
    for (const std::string& word : complete(typed.words, [this] { return &open_->graph; })) {
      found.words.push_back(quoted_word(word));
    }
    return found;
  }

  const Loaded* open_ = nullptr;
  Loaded fresh_;
  fs::file_time_type seen_;
  bool done_ = false;
};

}  // namespace

const CommandEntry kShell = {"shell", "questions and subcommands over a graph that stays open",
                             "quaestor shell\n"
                             "echo \"who invests in France?\" | quaestor shell",
                             Needs::graph_and_names, make_command<Shell>};

}  // namespace quaestor
