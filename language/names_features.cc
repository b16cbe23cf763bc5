#include "names_features.h"

#include <algorithm>

namespace quaestor::names {

namespace {
constexpr std::uint8_t kTitle = 20;
constexpr std::uint8_t kHonorific = 21;
constexpr std::uint8_t kSays = 22;
constexpr std::uint32_t kGap = 4;  // small words inside a name: "of the", "für"
constexpr std::uint32_t kReach = 6;

std::uint8_t code(const std::optional<Kind>& kind) {
  return kind ? static_cast<std::uint8_t>(1 + static_cast<int>(*kind)) : std::uint8_t{0};
}

bool is_quote(const std::string& sign) {
  return sign == "\"" || sign == "“" || sign == "„" || sign == "«" || sign == "‘" || sign == "”" ||
         sign == "»";
}
bool opens(const std::string& sign) {
  return is_quote(sign) || sign == ":" || sign == "•" || sign == "*" || sign == "#" ||
         sign == "-" || sign == "–" || sign == "." || sign == "(";
}
}  // namespace

Known known_of(const Lexicon& lexicon, const LexiconMatch& match) {
  Known known = kKnownAmbiguous;
  for (const Sense& sense : match.senses) {
    if (!sense.ambiguous) known &= static_cast<Known>(~kKnownAmbiguous);
    if (sense.type != FormType::name) {
      known |= kKnownAdjective;
      continue;
    }
    switch (lexicon.entry(sense.entry).entity.kind) {
      case Kind::country:
      case Kind::bloc:
        known |= kKnownState;
        break;
      case Kind::place:
        known |= kKnownPlace;
        break;
      case Kind::company:
        known |= kKnownCompany;
        break;
      case Kind::organization:
        known |= kKnownOrganization;
        break;
      case Kind::regulation:
        known |= kKnownRegulation;
        break;
      default:
        break;
    }
  }
  return known;
}

void Words::read_word(const Input& input, std::size_t at) {
  const std::uint32_t i = input.sentence.first + static_cast<std::uint32_t>(at);
  const Token& token = input.tokens[i];
  Word& word = words_[at];
  word.tag = input.syntax.empty()
                 ? 0
                 : static_cast<std::uint8_t>(1 + static_cast<int>(input.syntax[i].upos));
  word.known = input.known[i];
  if (at == 0) {
    word.initial = 1;
  } else if (input.tokens[i - 1].type == TokenType::sign && opens(input.tokens[i - 1].lower)) {
    word.initial = 2;
  }
  if (token.type != TokenType::word) return;
  word.capital = token.upper || token.inner_caps || token.all_caps;
  if (token.lower.size() >= 3 && (!word.capital || input.language == "de" || at == 0))
    word.descriptor = code(input.lexicon->descriptor(input.language, token.lower));
  if (!word.capital) return;
  word.head = code(input.lexicon->name_head(token.lower));
  word.first_name =
      input.lexicon->is_first_name(input.text.substr(token.begin, token.end - token.begin)) ? 1 : 0;
  word.legal = token.lower.size() <= 12 &&
                       input.lexicon->legal_form(input.text, input.tokens, i, i + 1).has_value()
                   ? 1
                   : 0;
  word.seen = static_cast<std::uint8_t>((input.seen->capital.contains(token.hash) ? 1 : 0) +
                                        (input.seen->lower.contains(token.hash) ? 2 : 0));
}

// Whether word `at` may stand inside a name: "of", "des", "&", "(EU)", but no verb and no comma.
bool Words::may_join(const Input& input, std::size_t at) const {
  const Token& token = input.tokens[input.sentence.first + at];
  const Word& word = words_[at];
  if (token.type == TokenType::number) return true;
  if (token.type == TokenType::sign) {
    if (token.lower == "(" || token.lower == ")") {
      const std::size_t inner = token.lower == "(" ? at + 1 : at - 1;
      const std::size_t closing = inner + 1;
      return inner < words_.size() && closing < words_.size() && inner > 0 &&
             input.tokens[input.sentence.first + inner].all_caps &&
             input.tokens[input.sentence.first + inner].lower.size() <= 3 &&
             input.tokens[input.sentence.first + inner - 1].lower == "(" &&
             input.tokens[input.sentence.first + closing].lower == ")";
    }
    return token.lower == "-" || token.lower == "&" || token.lower == "." || token.lower == "'" ||
           token.lower == "/" || token.lower == "+" || token.lower == "°";
  }
  const auto is = [&](Upos upos) { return word.tag == 1 + static_cast<int>(upos); };
  return !is(Upos::VERB) && !is(Upos::AUX) && !is(Upos::PRON) && !is(Upos::ADV) && !is(Upos::SCONJ);
}

// Words with a capital, small words and signs between two such, numbers behind one, and what the
// tagger takes for a proper noun in lower case.
void Words::mark_candidates(const Input& input) {
  const std::uint32_t first = input.sentence.first;
  std::size_t last = words_.size();  // the last candidate so far, while names may go on from it
  bool law = false;                  // "§ 14 Abs. 2 Satz 2 TzBfG" has a grammar of its own
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Token& token = input.tokens[first + i];
    Word& word = words_[i];
    const bool proper =
        word.tag == 1 + static_cast<int>(Upos::PROPN) || word.tag == 1 + static_cast<int>(Upos::X);
    word.begins = word.capital || (proper && token.type == TokenType::word) ||
                  (word.known & (kKnownCompany | kKnownRegulation)) != 0 || token.lower == "§";
    const std::size_t reach = law ? 3 : 1;
    if (input.masked != nullptr && (*input.masked)[first + i]) {
      word.begins = false;
      last = words_.size();
      continue;
    }
    word.candidate =
        word.begins || (token.type == TokenType::number && last < i && i - last <= reach);
    if (word.candidate) {
      for (std::size_t gap = last + 1; last < i && i - last <= kGap + 1 && gap < i; ++gap)
        words_[gap].candidate = true;
      last = i;
    } else if (!law && !may_join(input, i)) {
      last = words_.size();
    }
    law = token.lower == "§" || token.lower == "art" || (law && last <= i && i - last <= kGap + 2);
  }
}

void Words::find_runs(const Input& input) {
  runs_.clear();
  const std::uint32_t first = input.sentence.first;
  for (std::uint32_t i = 0; i < words_.size();) {
    Run run{i, i + 1, 0, 0};
    while (words_[i].capital && run.last < words_.size()) {
      const std::string& lower = input.tokens[first + run.last].lower;
      const bool joined = (lower == "-" || lower == "&") && run.last + 1 < words_.size() &&
                          words_[run.last + 1].capital;
      if (!words_[run.last].capital && !joined) break;
      run.last += joined ? 2 : 1;
    }
    if (words_[i].capital) {
      run.before = introduction(input, run);
      run.after = continuation(input, run);
    }
    for (std::uint32_t k = run.first; k < run.last; ++k)
      words_[k].run = static_cast<std::uint32_t>(runs_.size());
    runs_.push_back(run);
    i = run.last;
  }
}

// "Chief Executive X", "Mme X", "le fabricant X".
std::uint8_t Words::introduction(const Input& input, const Run& run) const {
  const std::uint32_t begin = input.sentence.first;
  std::uint32_t end = begin + run.first;
  while (end > begin && is_quote(input.tokens[end - 1].lower)) --end;
  if (end == begin) return 0;
  const std::string& before = input.tokens[end - 1].lower;
  const std::string& second = end - 1 > begin ? input.tokens[end - 2].lower : before;
  if (input.lexicon->is_word(input.language, "honorific", before == "." ? second : before))
    return kHonorific;
  for (std::uint32_t start = end; start-- > begin && end - start <= kReach;) {
    const auto title = input.lexicon->title(input.tokens, start, end, input.language);
    if (title && title->last == end) return kTitle;
  }
  return code(input.lexicon->descriptor_before(input.tokens, begin, end, input.language));
}

// "X, a Lisbon developer", "X, chief executive of", "X says".
std::uint8_t Words::continuation(const Input& input, const Run& run) const {
  std::uint32_t i = input.sentence.first + run.last;
  if (i >= input.sentence.last) return 0;
  if (input.lexicon->is_word(input.language, "say", input.tokens[i].hash)) return kSays;
  const std::string& sign = input.tokens[i].lower;
  if (sign != "," && sign != "(" && sign != "–") return 0;
  const std::uint32_t end = std::min(input.sentence.last, i + 9);
  for (std::uint32_t t = i + 1; t < end; ++t) {
    const std::string& lower = input.tokens[t].lower;
    if (lower == "," || lower == "." || lower == ")" || lower == ";") break;
    if (t <= i + 4 && input.lexicon->title(input.tokens, t, input.sentence.last, input.language))
      return kTitle;
    if (const auto found =
            input.lexicon->descriptor_at(input.tokens, t, input.sentence.last, input.language))
      return code(found->kind);
  }
  return 0;
}

void Words::reset(const Input& input) {
  syntax::read_words(input.text, input.tokens, input.sentence, forms_);
  words_.assign(forms_.words.size(), Word{});
  for (std::size_t i = 0; i < words_.size(); ++i) read_word(input, i);
  mark_candidates(input);
  find_runs(input);
  guideline_ = input.guideline;
}

const Words::Word& Words::at(std::size_t i, int step) const {
  static const Word kNone{};
  const auto place = static_cast<std::ptrdiff_t>(i) + step;
  return place < 0 || place >= static_cast<std::ptrdiff_t>(words_.size())
             ? kNone
             : words_[static_cast<std::size_t>(place)];
}
const syntax::Word& Words::form(std::size_t i, int step) const {
  static const syntax::Word kNone{};
  const auto place = static_cast<std::ptrdiff_t>(i) + step;
  return place < 0 || place >= static_cast<std::ptrdiff_t>(words_.size())
             ? kNone
             : forms_.words[static_cast<std::size_t>(place)];
}

void Words::word_features(std::size_t i, syntax::Features& out) const {
  const syntax::Word& w = form(i, 0);
  const syntax::Word& left = form(i, -1);
  const syntax::Word& right = form(i, 1);
  out.add(1);
  out.add(w.form);
  out.add(w.lower);
  out.add(left.lower);
  out.add(right.lower);
  out.add(form(i, -2).lower);
  out.add(form(i, 2).lower);
  out.add(left.lower, w.lower);
  out.add(w.lower, right.lower);
  out.add(form(i, -2).lower, left.lower);
  out.add(right.lower, form(i, 2).lower);
  for (std::size_t k = 1; k < 4; ++k) out.add(w.prefix[k]);
  for (std::size_t k = 1; k < 5; ++k) out.add(w.suffix[k]);
  out.add(left.suffix[2], w.shape);
  out.add(right.suffix[2], w.shape);
  out.add(w.shape, static_cast<std::uint64_t>(forms_.casing));
  out.add(left.shape, w.shape);
  out.add(w.shape, right.shape);
  out.add(left.shape, w.shape, right.shape);
}

void Words::hint_features(std::size_t i, syntax::Features& out) const {
  const Word& w = at(i, 0);
  const Word& left = at(i, -1);
  const Word& right = at(i, 1);
  const std::uint64_t shape = form(i, 0).shape;
  out.add(w.tag, w.capital);
  out.add(left.tag, w.tag);
  out.add(w.tag, right.tag);
  out.add(left.tag, w.tag, right.tag);
  out.add(w.known);
  out.add(w.known, w.tag);
  out.add(left.known, w.known);
  out.add(w.known, right.known);
  out.add(left.known, w.capital);
  out.add(right.known, w.capital);
  out.add(w.head, w.capital);
  out.add(left.head, w.capital);
  out.add(right.head, w.capital);
  out.add(w.head, left.capital, right.capital);
  out.add(w.first_name, shape);
  out.add(left.first_name, w.first_name, w.capital);
  out.add(w.first_name, right.capital, w.initial);
  out.add(left.descriptor, w.capital);
  out.add(at(i, -2).descriptor, left.tag, w.capital);
  out.add(right.descriptor, w.capital);
  out.add(w.descriptor, w.capital, w.initial);
  out.add(w.seen, w.initial, w.capital);
  out.add(w.seen, shape);
  out.add(w.initial, shape, right.capital);
  out.add(w.legal, left.capital, w.capital);
  out.add(right.legal, w.capital);
}

void Words::run_features(std::size_t i, syntax::Features& out) const {
  const Run& run = runs_[words_[i].run];
  const std::size_t last = run.last - 1;
  const auto place = static_cast<std::uint64_t>(std::min<std::size_t>(i - run.first, 3)) * 4 +
                     static_cast<std::uint64_t>(std::min<std::size_t>(last - i, 3));
  const std::uint64_t begins = i == run.first ? 1 : 2;
  const syntax::Word& before = form(run.first, -1);
  const syntax::Word& after = form(last, 1);
  const bool capital = words_[i].capital;
  out.add(place, capital);
  out.add(place, forms_.words[i].shape);
  out.add(before.lower, begins, capital);
  out.add(after.lower, begins, capital);
  out.add(form(run.first, -2).lower, before.lower, capital);
  out.add(after.lower, form(last, 2).lower, capital);
  out.add(run.before, begins, capital);
  out.add(run.after, begins, capital);
  out.add(run.before, run.after, place);
  out.add(words_[last].head, begins, capital);
  out.add(words_[run.first].head, begins, capital);
  out.add(words_[last].legal + 2 * at(last, 1).legal, begins, capital);
  out.add(words_[run.first].first_name, place, words_[last].head);
  out.add(at(run.first, -1).tag, at(last, 1).tag, capital);
  out.add(forms_.words[last].suffix[2], begins, capital);
  out.add(forms_.words[last].lower, begins, capital);
  out.add(words_[run.first].known, words_[last].known, begins);
  out.add(words_[i].tag, run.before, run.after);
}

namespace {
constexpr std::size_t kShared = 68;  // features of a word that all guidelines share

// Words two away and pairs of words are too many to be learned for each guideline.
constexpr bool by_guideline(std::size_t position) {
  return position != 1 && (position < 5 || position > 10) && position != 54 && position != 55;
}
constexpr bool tells_word(std::size_t position) {
  return position == 1 || position == 2 || position == 7 || position == 8 ||
         (position >= 11 && position <= 17);
}
}  // namespace

bool knows_word(std::size_t position) {
  if (position < kShared) return tells_word(position);
  std::size_t place = kShared;
  for (std::size_t i = 0; i < kShared; ++i) {
    if (by_guideline(i) && place++ == position) return tells_word(i);
  }
  return false;
}

void Words::guideline_features(syntax::Features& out) const {
  for (std::size_t i = 0; i < kShared; ++i) {
    if (by_guideline(i)) out.add_to_set(guideline_, out.all()[i]);
  }
}

void Words::features(std::size_t i, syntax::Features& out) const {
  out.start(100);
  word_features(i, out);
  hint_features(i, out);
  run_features(i, out);
  if (guideline_ != 0) guideline_features(out);
}

}  // namespace quaestor::names
