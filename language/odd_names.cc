// Names that no capital shows: in lower case ("glitterbank", "traceless materials GmbH") and with a
// number ("3VC", "777 Partners"). A word in lower case that the tagger's dictionary has never seen
// is a company's name in the whole article where it stands once with a sign of one: behind "the
// start-up" (and once more), before a legal form, at the head of a sentence before a verb.
#include <algorithm>

#include "mentions.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
bool is_quote(const Token& token) {
  const std::string& s = token.lower;
  return s == "\"" || s == "“" || s == "„" || s == "«" || s == "‘" || s == "”" || s == "»";
}
// "3D-Drucker", "2D"
bool is_dimension(const Token& number, const Token& word) {
  return number.lower.size() == 1 && word.lower.front() == 'd' && !word.space_before;
}
bool is_year(const std::string& digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}
}  // namespace

// A word in lower case that may be of a name, by its form: no small word, no end of a participle.
bool MentionFinder::may_be_odd(std::uint32_t at) const {
  const Token& token = a_.tokens[at];
  if (token.type != TokenType::word || token.upper || token.inner_caps || token.lower.size() < 3 ||
      known_.masked(at) || is_function_word(at))
    return false;
  constexpr std::size_t kLongestEnding = 4;
  for (std::size_t n = 1; n <= std::min(kLongestEnding, token.lower.size() - 1); ++n) {
    const std::string_view lower = token.lower;
    if (lexicon_.is_word(a_.language, "odd_ending", hash_bytes(lower.substr(lower.size() - n))))
      return false;
  }
  return true;
}

bool MentionFinder::is_odd(std::uint32_t at) const {
  const Token& token = a_.tokens[at];
  return a_.classes[at] == 0 && may_be_odd(at) && !syntax_->knows(token.hash) &&
         known_.at(at) == nullptr && !lexicon_.descriptor(a_.language, token.lower);
}

// "naïo-kern", from its first token; `first` itself where there is none.
std::uint32_t MentionFinder::after_odd(std::uint32_t first, const Sentence& sentence) const {
  if (!is_odd(first)) return first;
  std::uint32_t last = first + 1;
  while (last + 1 < sentence.last && a_.tokens[last].lower == "-" &&
         !a_.tokens[last].space_before && !a_.tokens[last + 1].space_before && is_odd(last + 1))
    last += 2;
  return last;
}

// "The start-up glitterbank has", "die Bank tomoskop, die": a noun for a company before it, and no
// other noun behind that it could belong to.
bool MentionFinder::introduced_odd(std::uint32_t first, std::uint32_t last,
                                   const Sentence& sentence) const {
  if (last >= sentence.last || a_.syntax.empty()) return false;
  const Token& next = a_.tokens[last];
  const Upos behind = a_.syntax[last].upos;
  const bool verb = behind == Upos::VERB || behind == Upos::AUX;
  const bool closed = next.lower == "," || next.lower == "(" || next.lower == "." || is_quote(next);
  const Upos own = a_.syntax[first].upos;
  const bool joined = last - first > 1;
  const bool modifies = own == Upos::ADJ || own == Upos::ADV;
  // "Das Start-up wpd baut": German puts one verb behind the subject, whatever the tagger thinks.
  const bool predicate = own == Upos::VERB || own == Upos::AUX;
  if (!joined && ((!verb && !closed) || modifies || (predicate && (!verb || a_.language != "de"))))
    return false;
  if (first == sentence.first) return verb && sentence.role == BlockRole::paragraph;
  std::uint32_t before = first - 1;
  while (before > sentence.first && is_quote(a_.tokens[before])) --before;
  return lexicon_.descriptor_before(a_.tokens, sentence.first, before + 1, a_.language) ==
         Kind::company;
}

// "tomoskop GmbH", "traceless materials GmbH": gives where the name before the form begins.
std::optional<std::uint32_t> MentionFinder::before_legal_form(std::uint32_t at,
                                                              const Sentence& sentence) const {
  constexpr std::size_t kLeastForm = 3;  // letters: "AG" and "AS" stand in other places too
  const Token& form = a_.tokens[at];
  if (!form.upper || form.lower.size() < kLeastForm ||
      !lexicon_.legal_form(text_, a_.tokens, at, sentence.last))
    return std::nullopt;
  std::uint32_t first = at;
  bool odd = false;
  while (first > sentence.first && at - first < 3 && may_be_odd(first - 1))
    odd = is_odd(--first) || odd;
  return odd ? std::optional(first) : std::nullopt;
}

// A name stands there more than once, and nowhere behind an article: "the froze", "un restait".
bool MentionFinder::stands_as_name(const OddName& name) const {
  std::size_t times = 0;
  for (std::uint32_t i = 0; i + name.words.size() <= a_.tokens.size(); ++i) {
    if (a_.tokens[i].hash != name.words.front()) continue;
    ++times;
    if (i > 0 && !a_.tokens[i].upper &&
        (is_word("definite", i - 1) || is_word("indefinite", i - 1) ||
         is_word("possessive", i - 1)))
      return false;
  }
  return times >= 2 || name.words.size() > 1;
}

void MentionFinder::note_odd_name(std::uint32_t first, std::uint32_t last, bool sure) {
  OddName name;
  name.name = std::string(a_.surface(first, last));
  for (std::uint32_t i = first; i < last; ++i) name.words.push_back(a_.tokens[i].hash);
  if (!sure && !stands_as_name(name)) return;
  odd_first_.insert(name.words.front());
  if (name.words.size() > 1 && sure) odd_names_.push_back({{name.words.front()}, name.name});
  odd_names_.push_back(std::move(name));
}

void MentionFinder::find_odd_names() {
  if (syntax_ == nullptr) return;
  for (const Sentence& sentence : a_.sentences) {
    if (!is_content(sentence.role) || shouting(sentence)) continue;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = a_.tokens[i];
      if (token.type != TokenType::word) continue;
      if (token.upper) {
        if (i > sentence.first && !a_.tokens[i - 1].upper) {
          if (const auto first = before_legal_form(i, sentence)) note_odd_name(*first, i, true);
        }
        continue;
      }
      if (a_.classes[i] != 0 || token.lower.size() < 3) continue;
      const bool noun_before = i > sentence.first && !a_.syntax.empty() &&
                               (a_.syntax[i - 1].upos == Upos::NOUN || is_quote(a_.tokens[i - 1]));
      if (i != sentence.first && !noun_before) continue;
      const std::uint32_t last = after_odd(i, sentence);
      if (last > i && introduced_odd(i, last, sentence)) note_odd_name(i, last, false);
    }
  }
  std::stable_sort(odd_names_.begin(), odd_names_.end(), [](const OddName& x, const OddName& y) {
    return x.words.size() > y.words.size();
  });
}

// A name noted before, the longest first.
std::uint32_t MentionFinder::take_odd(std::uint32_t at, const Sentence& sentence) {
  if (odd_names_.empty() || !odd_first_.contains(a_.tokens[at].hash)) return at;
  for (const OddName& name : odd_names_) {
    const auto size = static_cast<std::uint32_t>(name.words.size());
    if (at + size > sentence.last) continue;
    bool same = true;
    for (std::uint32_t i = 0; i < size && same; ++i) same = a_.tokens[at + i].hash == name.words[i];
    if (!same) continue;
    const std::uint32_t entity = entity_for_unknown(Kind::company, name.name);
    add(at, at + size, Kind::company, MentionType::name, entity, true);
    const auto legal = lexicon_.legal_form(text_, a_.tokens, at + size, sentence.last);
    return acronym_after(legal.value_or(at + size), sentence, entity);
  }
  return at;
}

// "3VC", "777 Partners": a number is part of the name.
std::uint32_t MentionFinder::take_numbered(std::uint32_t at, const Sentence& sentence) {
  const Token& number = a_.tokens[at];
  if (number.type != TokenType::number || at + 1 >= sentence.last || known_.masked(at) ||
      known_.masked(at + 1))
    return at;
  const Token& word = a_.tokens[at + 1];
  if (word.type != TokenType::word || !word.upper || is_word("unit", at + 1) ||
      is_dimension(number, word) || word.lower.size() < 2 ||
      (at > sentence.first && !number.space_before && a_.tokens[at - 1].type == TokenType::number))
    return at;
  Run run{at, at + 2};
  if (starts_name(at + 1, sentence)) run.last = name_run(at + 1, sentence).last;
  if (word.space_before) {
    const bool head =
        lexicon_.name_head(word.lower) == Kind::company && run.last == at + 2 && !word.all_caps;
    if (!head || number.lower.size() < 3 || is_year(number.lower) || a_.language == "de") return at;
  } else if (word.lower.size() < 4) {
    const bool agent = at > sentence.first && is_word("agent", at - 1);
    if (!word.all_caps || (!agent && kind_from_before(run, sentence) != Kind::company)) return at;
  }
  const std::uint32_t entity =
      entity_for_unknown(Kind::company, std::string(a_.surface(run.first, run.last)));
  add(run.first, run.last, Kind::company, MentionType::name, entity, true);
  return acronym_after(run.last, sentence, entity);
}

}  // namespace quaestor
