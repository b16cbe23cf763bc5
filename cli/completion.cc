// completion: scripts for shells, which ask `quaestor complete` for what may stand next.
#include <algorithm>

#include "commands.h"
#include "complete.h"
#include "load.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "settings.h"

namespace quaestor {

namespace {

// A name with a blank is escaped unless its quote is open already.
constexpr std::string_view kBash = R"sh(# bash completion of quaestor
_quaestor() {
  local line current="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ "$current" != [\"\']* && "$line" == *[^[:alnum:]_.,:=@%/+-]* ]]; then
      line="$(printf '%q' "$line")"
    fi
    COMPREPLY+=("$line")
  done < <(quaestor complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _quaestor quaestor
)sh";

// What is offered is matched without regard to case, as names are.
constexpr std::string_view kZsh = R"sh(#compdef quaestor
# zsh completion of quaestor
_quaestor() {
  local -a found
  found=("${(@f)$(quaestor complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "${found[1]}" ]]; then
    compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -- "${found[@]}"
  else
    _files
  fi
}
if [[ "${funcstack[1]}" == _quaestor ]]; then
  _quaestor "$@"
else
  compdef _quaestor quaestor
fi
)sh";

// Files only where nothing of the program's own may stand.
constexpr std::string_view kFish = R"sh(# fish completion of quaestor
function __quaestor_complete
  quaestor complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
  or __fish_complete_path (commandline -ct)
end
complete -c quaestor -f -a '(__quaestor_complete)'
)sh";

class Completion : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("shell", shell_, "bash, zsh or fish")->type_name("SHELL")->required();
  }

  int run(const Loaded&) override {
    const std::pair<std::string_view, std::string_view> scripts[] = {
        {"bash", kBash}, {"zsh", kZsh}, {"fish", kFish}};
    for (const auto& [name, script] : scripts) {
      if (shell_ != name) continue;
      write_standard_output(script);
      return kFound;
    }
    throw Error(ErrorKind::usage, "completion " + shell_, "use one of bash, zsh, fish");
  }

 private:
  std::string shell_;
};

class Complete : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("words", words_, "the line so far, the last word perhaps begun");
  }

  int run(const Loaded&) override {
    Graph graph;
    const auto source = [&]() -> const Graph* {
      try {
        graph = load_graph(choose_graph(graph_option()));
        return &graph;
      } catch (const Error&) {  // no graph, no names
        return nullptr;
      }
    };
    std::string text;
    for (const std::string& word : complete(words_, source)) text += word + "\n";
    write_standard_output(text);
    return text.empty() ? kNothing : kFound;
  }

 private:
  std::string graph_option() const {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      if (words_[i] == "--graph" || words_[i] == "-g") return words_[i + 1];
    }
    return {};
  }

  std::vector<std::string> words_;
};

}  // namespace

const CommandEntry kCompletion = {"completion",
                                  "a script that completes quaestor's lines in a shell",
                                  "quaestor completion bash\n"
                                  "quaestor completion zsh\n"
                                  "quaestor completion fish",
                                  Needs::nothing, make_command<Completion>};

const CommandEntry kComplete = {"complete",
                                "what may stand next (asked by the shells' scripts)",
                                "quaestor complete -- inv\n"
                                "quaestor complete -- show Micro",
                                Needs::nothing,
                                make_command<Complete>,
                                true};

}  // namespace quaestor
