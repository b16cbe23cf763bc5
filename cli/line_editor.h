// Lines typed by a person: editing, history kept in a file, completion with the tab key; plain
// lines when standard input is no terminal. libedit does the editing where it was found at build
// time.
//
//   LineEditor editor("history", [](std::string_view line) { return words_for(line); });
//   while (std::optional<std::string> line = editor.read("quaestor> ")) ...
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// What the end of the line up to the cursor may become: how many bytes of it are replaced, and by
// what.
struct Completions {
  std::size_t replaced = 0;
  std::vector<std::string> words;
};

class LineEditor {
 public:
  using Complete = std::function<Completions(std::string_view line)>;

  // An empty history path keeps none. A history that cannot be read or written is no error.
  LineEditor(std::filesystem::path history, Complete complete);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  // Without the line break; nullopt at the end of the input.
  std::optional<std::string> read(const std::string& prompt);

  static bool edits();  // is libedit in?

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace quaestor
