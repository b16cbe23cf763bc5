// A question cut into what it is made of: cues (words that mean something), names, dates, amounts,
// and words that mean nothing to us. Place in the flow: between the text of a question and the
// intents of ask.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/queries/ask.h"
#include "question_amounts.h"
#include "question_dates.h"

namespace quaestor {

struct Item {
  enum class Type { cue, name, date, amount, count, unknown };
  Type type = Type::unknown;
  std::string text;         // as typed
  std::string cue;          // cue: its name
  std::string office;       // cue "lead": the office named, "economy minister"
  std::vector<Term> terms;  // name: everything it may stand for
  bool adjective = false;   // name: "French", not "France"
  bool possessive = false;  // name: "France's"
  Period period;            // date
  ToldAmount amount;        // amount
  int count = 0;            // count: "five" of "the top five"
  std::string before;       // name, date, unknown: the preposition's cue that governs it, or empty
  bool capital = false;     // starts with a capital letter
  bool first = false;       // first word of the question
};

// The start of cues that name an office: "lead:economy minister".
inline constexpr std::string_view kOffice = "lead:";

// "energy" of "energy companies": the sector named, or empty.
std::string_view sector_of(const Item& item);

struct Question {
  const QuestionWords* words = nullptr;  // of the language it is in
  std::vector<Item> items;               // without words that never matter (cue "skip")

  std::vector<std::string> read_as;  // slips that were mended, for people

  bool has(std::string_view cue) const;
  // Index of the first item with this cue, or items.size().
  std::size_t first_of(std::string_view cue) const;
};

Question read_question(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                       std::string_view text, const Today& today);

}  // namespace quaestor
