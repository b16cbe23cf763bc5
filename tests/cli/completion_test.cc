// What the shells complete, asked of the program and of the shells themselves; the manual.
#include <doctest/doctest.h>

#include <cstdlib>

#include "cli/program.h"
#include "quaestor/facts/text.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

bool there_is(const std::string& shell) {
  if (std::system(("command -v " + shell + " >/dev/null").c_str()) == 0) return true;
  MESSAGE("skipped: there is no ", shell);
  return false;
}

// What `script`, run by `shell` beside the sample graph with the program in its path, prints.
std::string told_by(const std::string& shell, const std::string& script) {
  const Folder folder;
  save_sample(folder);
  folder.write("try.sh", script);
  const std::string line = "cd '" + folder.path().string() + "' && unset QUAESTOR_GRAPH && PATH=" +
                           fs::path(QUAESTOR_BINARY).parent_path().string() + ":$PATH " + shell +
                           " try.sh >out.txt 2>err.txt </dev/null";
  CHECK(std::system(line.c_str()) == 0);
  return read(folder.at("out.txt"));
}

}  // namespace

TEST_CASE("completion offers commands, options, values and names") {
  const Folder folder;
  save_sample(folder);
  const auto offered = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"complete", "--"});
    return run(folder, words).out;
  };
  CHECK(offered({"inv"}) == "investments\n");
  CHECK(contains(offered({""}), "show\n"));
  CHECK_FALSE(contains(offered({""}), "complete\n"));
  CHECK(offered({"investments", "--gr"}) == "--graph\n--group-by\n");
  CHECK(offered({"investments", "--status", "planned,c"}) ==
        "planned,cancelled\nplanned,completed\nplanned,considered\n");
  CHECK(offered({"stats", "--format", "js"}) == "json\njsonl\n");
  CHECK(offered({"show", "ali"}) == "Alibaba Cloud\nAlibaba Group\n");
  CHECK(offered({"investments", "--by", "micro"}) == "Microsoft\n");
  CHECK(offered({"path", "evroc", "gd"}) == "GDPR\n");
  CHECK(offered({"nonsense", "x"}).empty());
}

TEST_CASE("scripts of completion and the manual hold every command") {
  const Folder folder;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Result script = run(folder, {"completion", shell});
    CHECK(script.code == 0);
    CHECK(contains(script.out, "quaestor complete --"));
  }
  CHECK(fails_clearly(run(folder, {"completion", "tcsh"}), "bash, zsh, fish"));
  const Result manual = run(folder, {"manual"});
  CHECK(manual.out.starts_with(".TH QUAESTOR 1"));
  for (const char* name : {"build", "investments", "show", "shell", "conflicts"}) {
    CHECK(contains(manual.out, std::string(".SS quaestor ") + name));
  }
  CHECK_FALSE(contains(manual.out, ".SS quaestor complete\n"));
}

TEST_CASE("bash itself takes the completion, names with blanks and open quotes included") {
  if (!there_is("bash")) return;
  const auto offered = [](const std::string& words) {
    return told_by("bash", "eval \"$(quaestor completion bash)\"\nCOMP_WORDS=(" + words +
                               ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_quaestor\n"
                               "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
  };
  CHECK(offered("quaestor show ali") == "Alibaba\\ Cloud\nAlibaba\\ Group\n");
  CHECK(offered("quaestor show '\"alibaba c'") == "Alibaba Cloud\n");
  CHECK(offered("quaestor timeline --status planned,can") == "planned,cancelled\n");
}

TEST_CASE("fish itself takes the completion; files where nothing else may stand") {
  if (!there_is("fish")) return;
  const auto offered = [](const std::string& line) {
    return told_by("fish", "quaestor completion fish | source\ncomplete -C '" + line + "'\n");
  };
  CHECK(offered("quaestor show ali") == "Alibaba Cloud\nAlibaba Group\n");
  CHECK(offered("quaestor show \"alibaba c") == "Alibaba Cloud\n");
  CHECK(offered("quaestor timeline --status planned,can") == "planned,cancelled\n");
  CHECK(offered("quaestor build sam") == "sample.quaestor\n");
  CHECK_FALSE(contains(offered("quaestor show "), "sample"));
}

// The line as zsh has it after the tab key, in a terminal of its own.
TEST_CASE("zsh itself completes the line, whatever the case of names") {
  if (!there_is("zsh")) return;
  const auto completed = [](std::string_view line) {
    std::string script = R"sh(
zmodload zsh/zpty || exit 0
zpty inner "zsh -f -i"
zpty -w inner 'autoload -U compinit; compinit -u -D; eval "$(quaestor completion zsh)"'
zpty -w inner 'tell() { print -r -- "$BUFFER" >told.txt }; zle -N tell'
zpty -w inner 'bindkey "^I" complete-word; bindkey "^T" tell; print READY""-'
zpty -r inner seen '*READY-*'
zpty -n -w inner $'LINE\t\x14'
for round in {1..200}; do [[ -s told.txt ]] && break; sleep 0.05; done
cat told.txt
)sh";
    return std::string(trim(told_by("zsh -f", script.replace(script.find("LINE"), 4, line))));
  };
  CHECK(completed("quaestor show MICRO") == "quaestor show Microsoft");
  CHECK(completed("quaestor show alibaba\\\\ c") == "quaestor show Alibaba\\ Cloud");
  CHECK(completed("quaestor timeline --status planned,can") ==
        "quaestor timeline --status planned,cancelled");
}
