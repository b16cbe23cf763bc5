// manual: the page that `man quaestor` shows, made from what the commands declare.
#include <fmt/format.h>

#include <set>

#include "commands.h"
#include "output.h"

namespace quaestor {

namespace {

// Text for roff: backslashes and hyphens as themselves, no line read as a request.
std::string roff(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    at_start = c == '\n';
  }
  return out;
}

std::string option_text(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) {
    names += (names.empty() ? "--" : ", --") + name;
  }
  const bool positional = names.empty();
  if (positional) names = option.get_name();
  const std::string type = positional ? "" : option.get_type_name();
  const std::string value = type.empty() ? "" : " \\fI" + roff(type) + "\\fR";
  return fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", roff(names), value, roff(option.get_description()));
}

// Names of the options that every command with a table has.
std::set<std::string> common_names(const CLI::App& common) {
  std::set<std::string> names;
  for (const CLI::Option* option : common.get_options()) names.insert(option->get_name());
  return names;
}

std::string command_text(const CommandEntry& entry, const std::set<std::string>& common) {
  const Declared declared = declare(entry);
  std::string text = fmt::format(".SS quaestor {}\n{}.\n", entry.name, roff(entry.summary));
  for (const CLI::Option* option : declared.app->get_options()) {
    if (option->get_name() == "--help" || common.contains(option->get_name())) continue;
    text += option_text(*option);
  }
  return text + fmt::format(".PP\n.nf\n{}\n.fi\n", roff(entry.examples));
}

constexpr std::string_view kOpening =
    ".TH QUAESTOR 1 \"\" \"quaestor {0}\" \"User Commands\"\n"
    ".SH NAME\nquaestor \\- who invests where, from the news, with the sentence that says so\n"
    ".SH SYNOPSIS\n.B quaestor\n.I COMMAND\n[\\fIoptions\\fR]\n"
    ".SH DESCRIPTION\n"
    "Reads news articles in English, French, Dutch and German, keeps who invests where, how much "
    "and "
    "how far it got, and answers questions about it with the sentences behind each row. Results go "
    "to standard output, everything else to standard error.\n";

constexpr std::string_view kClosing =
    ".SH FILES\n.TP\n.B .quaestor\nA graph, or settings as lines of \\fIname = value\\fR: graph, "
    "format, color, pager, limit. The nearest one upward from the current folder counts.\n"
    ".TP\n.B *.quaestor\nThe only one in the nearest folder upward is the graph when none is "
    "given.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n.B QUAESTOR_GRAPH\nThe graph.\n"
    ".TP\n.B QUAESTOR_FORMAT, QUAESTOR_COLOR, QUAESTOR_LIMIT, QUAESTOR_PAGER, PAGER\nAs the "
    "settings.\n"
    ".TP\n.B QUAESTOR_EXPLAIN\nAs \\-\\-explain.\n"
    ".TP\n.B NO_COLOR, CLICOLOR_FORCE, COLUMNS\nNo colour; colour everywhere; width of tables.\n"
    ".TP\n.B QUAESTOR_HISTORY\nThe shell's history (default ~/.local/state/quaestor/history).\n"
    ".TP\n.B QUAESTOR_DATA\nThe folder of lexicons and models.\n"
    ".SH EXIT STATUS\n0 found, 1 nothing found, 2 error.\n";

class Manual : public Command {
 public:
  void declare(CLI::App&) override {}

  int run(const Loaded&) override {
    CLI::App common;
    Output output;
    output.declare(common);
    std::set<std::string> names = common_names(common);
    names.insert("--graph");
    std::string text = fmt::format(kOpening, QUAESTOR_VERSION) + ".SH COMMANDS\n";
    for (const CommandEntry* entry : all_commands()) {
      if (!entry->hidden) text += command_text(*entry, names);
    }
    text +=
        ".SH COMMON OPTIONS\nOf commands that answer with a table; \\fB\\-g, \\-\\-graph\\fR "
        "\\fIFILE\\fR names the graph.\n";
    for (const CLI::Option* option : common.get_options()) {
      if (option->get_name() != "--help") text += option_text(*option);
    }
    write_standard_output(text + std::string(kClosing));
    return kFound;
  }
};

}  // namespace

const CommandEntry kManual = {"manual", "the manual page, for man", "quaestor manual > quaestor.1",
                              Needs::nothing, make_command<Manual>};

}  // namespace quaestor
