// A question cut into what it is made of: cues (words that mean something), names, dates, and words
// that mean nothing to us. Place in the flow: between the text of a question and the intents of
// ask.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/queries/ask.h"

namespace quaestor {

struct Item {
  enum class Type { cue, name, date, unknown };
  Type type = Type::unknown;
  std::string text;         // as typed
  std::string cue;          // cue: its name
  std::vector<Term> terms;  // name: everything it may stand for
  bool adjective = false;   // name: "French", not "France"
  Date date;                // date
  std::string before;       // name, date, unknown: the preposition's cue that governs it, or empty
  bool capital = false;     // starts with a capital letter
  bool first = false;       // first word of the question
};

struct Question {
  const QuestionWords* words = nullptr;  // of the language it is in
  std::vector<Item> items;               // without words that never matter (cue "skip")

  bool has(std::string_view cue) const;
};

Question read_question(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                       std::string_view text);

}  // namespace quaestor
