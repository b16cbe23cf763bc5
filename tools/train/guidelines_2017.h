// Brings a treebank of the first v2 guidelines (2017) up to today's, as far as rules can.
//
//   const Guidelines2017 rules("tools/train/nl_2017.tsv");  for (auto& s : sentences)
//   rules.apply(s);
//
// The words are data; the changes of structure are here: conjunctions hang on the conjunct after
// them, punctuation on the nearest unit, modal verbs on the verb they go with, and only one verb is
// a copula.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "treebank.h"

namespace quaestor::train {

class Guidelines2017 {
 public:
  explicit Guidelines2017(const std::filesystem::path& table);  // throws Error
  void apply(UdSentence& sentence) const;

 private:
  struct Rule {
    std::string form;  // lower case; "*de" = any word with this end
    Upos tag;          // before
    Upos new_tag;
    Deprel relation;  // before; `new_relation` only replaces this one
    Deprel new_relation;
  };

  void rename(UdWord& word) const;
  std::vector<Rule> rules_;
  std::set<std::string> modals_;
  std::set<std::string> copulas_;
};

}  // namespace quaestor::train
