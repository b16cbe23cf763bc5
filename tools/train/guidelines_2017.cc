#include "guidelines_2017.h"

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor::train {

namespace {
int head_of(const UdSentence& s, int i) { return s.words[static_cast<std::size_t>(i)].head; }
int count(const UdSentence& s) { return static_cast<int>(s.words.size()); }
bool is_punct(const UdWord& word) { return word.deprel == Deprel::punct; }

// `verb` and its child `below` change places; `moves` says which of the lower one's (or the upper
// one's) children go along to the new head.
void swap_heads(UdSentence& s, int upper, int lower) {
  s.words[lower].head = s.words[upper].head;
  s.words[lower].deprel = s.words[upper].deprel;
  s.words[upper].head = lower;
}

// "moet ... bouwen": the modal becomes an auxiliary of the verb.
void lower_modal(UdSentence& s, int modal) {
  int verb = -1;
  for (int i = 0; i < count(s); ++i) {
    const UdWord& word = s.words[i];
    if (word.head == modal && word.deprel == Deprel::xcomp && word.upos == Upos::VERB) verb = i;
  }
  if (verb < 0) return;
  swap_heads(s, modal, verb);
  for (int i = 0; i < count(s); ++i) {
    if (s.words[i].head == modal) s.words[i].head = verb;
  }
  s.words[modal].deprel = Deprel::aux;
  s.words[modal].upos = Upos::AUX;
}

bool belongs_to_clause(Deprel deprel) {
  switch (main_relation(deprel)) {
    case Deprel::nsubj:
    case Deprel::csubj:
    case Deprel::aux:
    case Deprel::mark:
    case Deprel::advcl:
    case Deprel::advmod:
    case Deprel::expl:
    case Deprel::obl:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::ccomp:
    case Deprel::cc:
    case Deprel::punct:
    case Deprel::parataxis:
      return true;
    default:
      return false;
  }
}

// "werd burgemeester": the verb is the head, what it says of the subject an open complement.
void raise_copula(UdSentence& s, int verb) {
  const int predicate = s.words[verb].head;
  if (predicate < 0) return;
  s.words[verb].head = s.words[predicate].head;
  s.words[verb].deprel = s.words[predicate].deprel;
  s.words[verb].upos = Upos::VERB;
  for (int i = 0; i < count(s); ++i) {
    if (i != verb && s.words[i].head == predicate && belongs_to_clause(s.words[i].deprel)) {
      s.words[i].head = verb;
    }
  }
  s.words[predicate].head = verb;
  s.words[predicate].deprel = Deprel::xcomp;
}

// A conjunction hung on the first conjunct goes to the next one.
void move_conjunction(UdSentence& s, int cc) {
  const int first = s.words[cc].head;
  if (first < 0 || first > cc) return;
  for (int i = cc + 1; i < count(s); ++i) {
    if (s.words[i].head == first && s.words[i].deprel == Deprel::conj) {
      s.words[cc].head = i;
      return;
    }
  }
}

bool is_capitalised(const UdWord& word) {
  const std::string first = word.form.substr(0, word.form.find_first_of("-'. "));
  return to_lower(first) != first;
}

bool is_name_part(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::X;
}

// "Tweede Wereldoorlog", "Universiteit Gent": a name of several words, all with a capital, is one
// flat unit of proper nouns; with small words in it ("Hof van Cassatie") flat, but as tagged.
void join_name(UdSentence& s, int head) {
  std::vector<int> parts;
  for (int i = head + 1; i < count(s); ++i) {
    const UdWord& word = s.words[i];
    if (word.head == head && (word.deprel == Deprel::fixed || word.deprel == Deprel::flat)) {
      parts.push_back(i);
    }
  }
  if (parts.empty() || !is_capitalised(s.words[head])) return;
  bool all_capitals = true;
  for (const int part : parts) {
    s.words[part].deprel = Deprel::flat;
    all_capitals = all_capitals && is_capitalised(s.words[part]);
  }
  if (!all_capitals) return;
  parts.push_back(head);
  for (const int part : parts) {
    if (is_name_part(s.words[part].upos)) s.words[part].upos = Upos::PROPN;
  }
}

// What stands by an adverb or an adjective modifies it as an adverb does.
void modify_as_adverb(UdSentence& s, int i) {
  UdWord& word = s.words[i];
  if (word.deprel != Deprel::amod || word.head < 0) return;
  const Upos head = s.words[word.head].upos;
  const bool adverbial = word.upos == Upos::ADV || word.upos == Upos::ADJ;
  if (adverbial && (head == Upos::ADV || head == Upos::ADJ)) word.deprel = Deprel::advmod;
}

bool is_below(const UdSentence& s, int word, int ancestor) {
  for (int i = word; i >= 0; i = head_of(s, i)) {
    if (i == ancestor) return true;
  }
  return false;
}

// The highest word reached from `from` without passing over the sign at `sign`.
int climb(const UdSentence& s, int from, int sign) {
  int at = from;
  while (head_of(s, at) >= 0 && (head_of(s, at) < sign) == (from < sign)) at = head_of(s, at);
  return at;
}

// A sign hangs on the highest word of the unit it closes or opens; the last one on the root.
void attach_sign(UdSentence& s, int sign) {
  int left = sign - 1;
  int right = sign + 1;
  while (left >= 0 && is_punct(s.words[left])) --left;
  while (right < count(s) && is_punct(s.words[right])) ++right;
  if (left < 0 && right >= count(s)) return;
  if (right >= count(s)) {
    s.words[sign].head = climb(s, left, sign);
    return;
  }
  if (left < 0) {
    s.words[sign].head = climb(s, right, sign);
    return;
  }
  const int above_left = climb(s, left, sign);
  const int above_right = climb(s, right, sign);
  s.words[sign].head = is_below(s, above_left, above_right) ? above_left : above_right;
}
}  // namespace

Guidelines2017::Guidelines2017(const std::filesystem::path& table) {
  for (const TableRow& row : read_table(table, 4)) {
    const std::string& kind = row.cells[0];
    const std::string& form = row.cells[1];
    if (kind == "modal") {
      modals_.insert(form);
    } else if (kind == "copula") {
      copulas_.insert(form);
    } else {
      const auto before = split(row.cells[2], ' ');
      const auto after = split(row.cells[3], ' ');
      const bool whole = before.size() == 2 && after.size() == 2;
      const auto tag = whole ? upos_from(before[0]) : std::nullopt;
      const auto new_tag = whole ? upos_from(after[0]) : std::nullopt;
      const auto relation = whole ? deprel_from(before[1]) : std::nullopt;
      const auto new_relation = whole ? deprel_from(after[1]) : std::nullopt;
      if (kind != "word" || !tag || !new_tag || !relation || !new_relation) {
        throw Error(ErrorKind::bad_format, table.string(), row.line, "is no rule");
      }
      rules_.push_back({form, *tag, *new_tag, *relation, *new_relation});
    }
  }
}

void Guidelines2017::rename(UdWord& word) const {
  const std::string lower = to_lower(word.form);
  for (const Rule& rule : rules_) {
    const bool fits =
        rule.form[0] == '*' ? lower.ends_with(rule.form.substr(1)) : lower == rule.form;
    if (!fits || word.upos != rule.tag) continue;
    word.upos = rule.new_tag;
    if (word.deprel == rule.relation) word.deprel = rule.new_relation;
    return;
  }
}

void Guidelines2017::apply(UdSentence& s) const {
  for (UdWord& word : s.words) rename(word);
  for (int i = 0; i < count(s); ++i) {
    modify_as_adverb(s, i);
    join_name(s, i);
    // Names of one word ("sp.a", "VVKS") were tagged as foreign.
    UdWord& word = s.words[i];
    const bool alone = word.deprel != Deprel::flat && word.deprel != Deprel::fixed;
    if (word.upos == Upos::X && alone && is_capitalised(word)) word.upos = Upos::PROPN;
  }
  for (int i = 0; i < count(s); ++i) {
    const UdWord& word = s.words[i];
    const std::string lower = to_lower(word.form);
    if (word.deprel == Deprel::cop && copulas_.count(lower) == 0) raise_copula(s, i);
    if (word.upos == Upos::VERB && modals_.count(lower) != 0) lower_modal(s, i);
  }
  for (int i = 0; i < count(s); ++i) {
    if (s.words[i].deprel == Deprel::cc) move_conjunction(s, i);
  }
  for (int i = 0; i < count(s); ++i) {
    if (is_punct(s.words[i])) attach_sign(s, i);
  }
}

}  // namespace quaestor::train
