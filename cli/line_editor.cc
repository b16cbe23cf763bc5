#include "line_editor.h"

#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <iostream>

#ifdef QUAESTOR_EDITLINE
#include <histedit.h>

#include "quaestor/facts/loaded_library.h"
#endif

namespace quaestor {

namespace fs = std::filesystem;

#ifdef QUAESTOR_EDITLINE

namespace {

const LoadedLibrary& library() {
  static const LoadedLibrary kLibrary(QUAESTOR_LIBEDIT);
  return kLibrary;
}
#define EDIT(name) QUAESTOR_LOADED(library(), name)

constexpr int kKept = 1000;  // lines of history

std::string common_beginning(const std::vector<std::string>& words) {
  std::string beginning = words.front();
  for (const std::string& word : words) {
    const auto ends = std::mismatch(beginning.begin(), beginning.end(), word.begin(), word.end());
    beginning.erase(ends.first, beginning.end());
  }
  return beginning;
}

}  // namespace

struct LineEditor::State {
  fs::path file;
  Complete complete;
  std::string prompt;
  EditLine* editor = nullptr;
  History* past = nullptr;

  static State* of(EditLine* editor) {
    void* data = nullptr;
    EDIT(el_get)(editor, EL_CLIENTDATA, &data);
    return static_cast<State*>(data);
  }

  static char* show_prompt(EditLine* editor) { return of(editor)->prompt.data(); }

  // The tab key: what all candidates begin with is put in; when that is nothing new they are
  // listed.
  static unsigned char on_tab(EditLine* editor, int) {
    const LineInfo* line = EDIT(el_line)(editor);
    const std::string_view typed(line->buffer,
                                 static_cast<std::size_t>(line->cursor - line->buffer));
    const Completions found = of(editor)->complete(typed);
    if (found.words.empty()) return CC_REFRESH_BEEP;
    std::string text = common_beginning(found.words);
    const std::string_view old = typed.substr(typed.size() - found.replaced);
    if (found.words.size() == 1) {
      text += ' ';
    } else if (text.size() <= old.size()) {
      std::fputc('\n', stdout);
      for (const std::string& word : found.words) std::fprintf(stdout, "%s  ", word.c_str());
      std::fputc('\n', stdout);
      std::fflush(stdout);
      return CC_REDISPLAY;
    }
    const auto letters =
        std::count_if(old.begin(), old.end(), [](char c) { return (c & 0xC0) != 0x80; });
    EDIT(el_deletestr)(editor, static_cast<int>(letters));
    EDIT(el_insertstr)(editor, text.c_str());
    return CC_REFRESH;
  }

  // Nothing is open where the library was taken away since: lines are read as they come.
  void open() {
    if (!library().is_there()) return;
    std::setlocale(LC_CTYPE, "");  // so that letters beyond ASCII can be typed
    editor = EDIT(el_init)("quaestor", stdin, stdout, stderr);
    past = EDIT(history_init)();
    HistEvent event;
    EDIT(history)(past, &event, H_SETSIZE, kKept);
    EDIT(history)(past, &event, H_SETUNIQUE, 1);
    if (!file.empty()) EDIT(history)(past, &event, H_LOAD, file.c_str());
    EDIT(el_set)(editor, EL_CLIENTDATA, this);
    EDIT(el_set)(editor, EL_PROMPT, show_prompt);
    EDIT(el_set)(editor, EL_EDITOR, "emacs");
    EDIT(el_set)(editor, EL_SIGNAL, 1);
    EDIT(el_set)(editor, EL_HIST, &EDIT(history), past);
    EDIT(el_set)(editor, EL_ADDFN, "quaestor-complete", "what may stand here", on_tab);
    EDIT(el_set)(editor, EL_BIND, "^I", "quaestor-complete", nullptr);
    EDIT(el_source)(editor, nullptr);  // the user's .editrc
  }

  ~State() {
    if (editor == nullptr) return;
    if (!file.empty()) {
      std::error_code ignored;
      fs::create_directories(file.parent_path(), ignored);
      HistEvent event;
      EDIT(history)(past, &event, H_SAVE, file.c_str());
    }
    EDIT(history_end)(past);
    EDIT(el_end)(editor);
  }

  std::optional<std::string> read() {
    int size = 0;
    const char* line = EDIT(el_gets)(editor, &size);
    if (line == nullptr || size <= 0) return std::nullopt;
    std::string text(line, static_cast<std::size_t>(size));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    HistEvent event;
    if (!text.empty()) EDIT(history)(past, &event, H_ENTER, text.c_str());
    return text;
  }
};

#else

struct LineEditor::State {
  fs::path file;
  Complete complete;
  std::string prompt;
  void* editor = nullptr;
  void open() {}
  static std::optional<std::string> read() { return std::nullopt; }
};

#endif

LineEditor::LineEditor(fs::path history, Complete complete) : state_(std::make_unique<State>()) {
  state_->file = std::move(history);
  state_->complete = std::move(complete);
  if (isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) state_->open();
}

LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::read(const std::string& prompt) {
  state_->prompt = prompt;
  if (state_->editor != nullptr) return state_->read();
  if (isatty(STDIN_FILENO) != 0) std::cerr << prompt << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return line;
}

bool LineEditor::edits() {
#ifdef QUAESTOR_EDITLINE
  return library().is_there();
#else
  return false;
#endif
}

}  // namespace quaestor
