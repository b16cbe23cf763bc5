// A question in plain words (English, French, Dutch, German) to a Query. Place in the flow: cli's
// `ask` and any program that takes questions from people.
//
//   Grammar grammar(data_dir());
//   Understood u = understand(graph, gazetteer, grammar, "who invests in France?");
//   Table t = run(graph, u.query);
//
// The grammar is data: lexicons/questions_<language>.tsv give the words that mean something,
// questions_intents.tsv says which meanings speak for which kind of question; numbers, currencies
// and months are those of the other lexicons. No question is matched by its whole sentence, and the
// order of words is free. A name or word that is one slip away from a known one is read as that one
// and told as such. It does not answer what the graph cannot hold.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/queries/names.h"
#include "quaestor/queries/query.h"

namespace quaestor {

// The words of one language that carry meaning in a question.
struct QuestionWords {
  std::string language;
  std::map<std::string, std::string, std::less<>> exact;  // folded form (one to four words) -> cue
  std::map<std::string, std::string, std::less<>> prefixes;  // folded beginning of a word -> cue

  std::map<std::string, std::string, std::less<>> endings;  // folded last word -> cue: "vor"

  // Folded forms that make a passive of the future's verb: "wird investiert" is no plan.
  std::set<std::string, std::less<>> participles;

  std::vector<std::string> examples;  // questions to offer when one is not understood

  // Measures, by folded form.
  std::map<std::string, std::string, std::less<>> periods;  // "past # years" -> "year-#"
  std::map<std::string, int, std::less<>> months;
  std::map<std::string, double, std::less<>> numbers;          // "fünf" -> 5
  std::map<std::string, double, std::less<>> magnitudes;       // "billion" -> 1e9
  std::map<std::string, bool, std::less<>> bounds;             // "more than" -> true: at least
  std::map<std::string, std::string, std::less<>> currencies;  // "euros" -> EUR
  std::map<std::string, std::string, std::less<>> signs;       // as written: "€" -> EUR

  // The cue of a folded form, or empty.
  std::string_view cue(std::string_view folded) const;
  // The cue of the one form that a misspelt word is one letter away from, or empty.
  std::string_view cue_near(std::string_view folded) const;
};

struct Vote {
  std::string intent;
  int weight = 0;
};

class Grammar {
 public:
  // Throws Error not_found / bad_format with file:line.
  explicit Grammar(const std::filesystem::path& data_dir);

  const std::vector<QuestionWords>& languages() const { return languages_; }
  // Intents a cue speaks for.
  const std::vector<Vote>& votes(std::string_view cue) const;
  // The companies of a sector (sectors.h), by what follows "sector:" in a cue. Reads their table.
  Term sector(std::string_view name) const;

 private:
  std::filesystem::path data_dir_;
  std::vector<QuestionWords> languages_;
  std::map<std::string, std::vector<Vote>, std::less<>> votes_;
};

struct Understood {
  Query query;
  std::string language;              // en, fr, nl, de
  std::string meaning;               // "investments in France", for people
  std::string command;               // the equivalent subcommand
  std::vector<std::string> ignored;  // words that played no part
  std::vector<std::string> read_as;  // "mircosoft" read as Microsoft
};

// `today` is what "last year" counts from; no date = the day of the newest article. Throws Error
// unsupported with three questions it can answer, Error not_found / ambiguous for names.
Understood understand(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                      std::string_view question, Date today = {});

}  // namespace quaestor
