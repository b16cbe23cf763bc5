#include "patterns.h"

#include <algorithm>
#include <stdexcept>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
PatternElement parse_element(std::string_view text) {
  PatternElement element;
  if (text.size() > 1 && text.back() == '?') {
    element.optional = true;
    text.remove_suffix(1);
  }
  if (text.size() >= 2 && text[0] == '~') {
    element.type = PatternElement::Type::gap;
    element.gap = std::stoi(std::string(text.substr(1)));
    return element;
  }
  if (text == "T" || text == "D") {
    element.type = text == "T" ? PatternElement::Type::title : PatternElement::Type::descriptor;
    return element;
  }
  if (text.size() >= 3 && text[1] == ':' && (text[0] == 'S' || text[0] == 'O' || text[0] == 'X')) {
    element.type = PatternElement::Type::slot;
    element.slot = text[0] == 'S' ? Slot::subject : text[0] == 'O' ? Slot::object : Slot::other;
    element.kinds = std::string(text.substr(2));
    if (element.kinds.find_first_not_of(PatternList::kKindLetters) != std::string::npos) {
      throw std::invalid_argument("unknown kind letter in " + std::string(text));
    }
    return element;
  }
  for (std::string_view word : split(text, '|')) {
    if (word.empty() || word == "*")
      throw std::invalid_argument("empty alternative in " + std::string(text));
    if (to_lower(word) != word) throw std::invalid_argument("upper case in " + std::string(text));
    element.words.emplace_back(word);
  }
  return element;
}

bool kind_fits(std::uint16_t kinds, const Mention& mention) {
  const auto has = [&](char letter) {
    return (kinds >> PatternList::kKindLetters.find(letter) & 1U) != 0;
  };
  switch (mention.type) {
    case MentionType::adjective:
    case MentionType::demonym:
      return ((mention.kind == Kind::country || mention.kind == Kind::place) && has('A')) ||
             (mention.kind == Kind::bloc && has('A') && has('B'));
    case MentionType::pronoun:
      return has('p');
    case MentionType::possessive:
      return has('s');
    case MentionType::description:
      if (!has('d')) return false;
      break;
    case MentionType::name:
      break;
  }
  switch (mention.kind) {
    case Kind::company:
      return has('C');
    case Kind::organization:
      return has('O');
    case Kind::person:
      return has('P');
    case Kind::regulation:
      return has('R');
    case Kind::country:
      return has('G');
    case Kind::place:
      return has('L');
    case Kind::bloc:
      return has('B');
    default:
      return false;
  }
}
}  // namespace

std::vector<PatternElement> parse_pattern(std::string_view text) {
  std::vector<PatternElement> pattern;
  for (std::string_view part : split(text, ' ')) {
    if (part.empty()) continue;
    if (part == "?") {
      if (pattern.empty()) throw std::invalid_argument("nothing before ?");
      pattern.back().optional = true;
      continue;
    }
    pattern.push_back(parse_element(part));
  }
  if (pattern.empty()) throw std::invalid_argument("empty pattern");
  return pattern;
}

SentenceView::SentenceView(const Analysis& analysis, const Lexicon& lexicon, std::size_t sentence)
    : a_(analysis), lexicon_(lexicon), index_(sentence), sentence_(analysis.sentences[sentence]) {
  for (std::uint32_t t = sentence_.first; t < sentence_.last; ++t) {
    const std::uint32_t bit = bit_of(a_.tokens[t].hash);
    words_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
  looked_.resize(sentence_.last - sentence_.first);
  at_token_.assign(sentence_.last - sentence_.first, 0);
  const auto all = a_.mentions_of(index_);
  for (std::size_t m = 0; m < all.size(); ++m) {
    for (std::uint32_t t = all[m].first; t < all[m].last && t < sentence_.last; ++t)
      at_token_[t - sentence_.first] = static_cast<std::uint32_t>(m + 1);
  }
}

const Mention* SentenceView::covering(std::uint32_t token) const {
  if (token < sentence_.first || token >= sentence_.last) return nullptr;
  const std::uint32_t m = at_token_[token - sentence_.first];
  return m == 0 ? nullptr : &mentions()[m - 1];
}

const Mention* SentenceView::starting(std::uint32_t token) const {
  const Mention* mention = covering(token);
  return mention != nullptr && mention->first == token ? mention : nullptr;
}

const std::optional<Lexicon::Title>& SentenceView::title_at(std::uint32_t token) const {
  Looked& looked = this->looked(token);
  if (!looked.has_title) {
    looked.has_title = true;
    looked.title = lexicon_.title(a_.tokens, token, sentence_.last, a_.language);
  }
  return looked.title;
}

const std::optional<Lexicon::Descriptor>& SentenceView::descriptor_at(std::uint32_t token) const {
  Looked& looked = this->looked(token);
  if (!looked.has_descriptor) {
    looked.has_descriptor = true;
    looked.descriptor = lexicon_.descriptor_at(a_.tokens, token, sentence_.last, a_.language);
  }
  return looked.descriptor;
}

const SentenceView::Affixes& SentenceView::affixes(std::uint32_t token) const {
  Looked& looked = this->looked(token);
  if (looked.has_affixes) return looked.affixes;
  looked.has_affixes = true;
  const std::string_view word = a_.tokens[token].lower;
  for (std::size_t size = 1; size <= std::min<std::size_t>(3, word.size()); ++size) {
    looked.affixes.start[size - 1] = hash_bytes(word.substr(0, size));
    looked.affixes.end[size - 1] = hash_bytes(word.substr(word.size() - size));
  }
  return looked.affixes;
}

std::optional<PatternMatch> SentenceView::match(const PatternList& list, std::size_t pattern,
                                                std::uint32_t at) const {
  PatternMatch match;
  match.first = at;
  if (!step(list, list[pattern], at, match)) return std::nullopt;
  return match;
}

bool SentenceView::fill(const PatternList::Element& element, const Mention& mention,
                        PatternMatch& match) {
  if (mention.entity == kNoEntity || !kind_fits(element.kinds, mention)) return false;
  const Mention*& slot = element.slot == Slot::subject  ? match.subject
                         : element.slot == Slot::object ? match.object
                                                        : match.other;
  slot = &mention;
  return true;
}

// The token behind one element that stands at `at`, or nothing.
std::optional<std::uint32_t> SentenceView::past(const PatternList& list,
                                                const PatternList::Element& element,
                                                std::uint32_t at, PatternMatch& match) const {
  if (at >= sentence_.last) return std::nullopt;
  switch (element.type) {
    case PatternElement::Type::words:
      if (list.fits(element, a_.tokens[at])) return at + 1;
      break;
    case PatternElement::Type::slot:
      if (const Mention* mention = starting(at);
          mention != nullptr && fill(element, *mention, match))
        return mention->last;
      break;
    case PatternElement::Type::title:
      if (const auto& title = title_at(at)) {
        match.title = title->title;
        match.public_title = title->is_public;
        return title->last;
      }
      break;
    case PatternElement::Type::descriptor:
      if (const auto& found = descriptor_at(at);
          found && (found->kind == Kind::company || found->kind == Kind::organization))
        return found->last;
      break;
    case PatternElement::Type::gap:
      break;
  }
  return std::nullopt;
}

// When there is no match, what `match` holds of it means nothing: who goes on another way takes
// what it held before.
bool SentenceView::step(const PatternList& list, Elements rest, std::uint32_t at,
                        PatternMatch& match) const {
  for (; !rest.empty(); rest = rest.subspan(1)) {
    const PatternList::Element& e = rest.front();
    if (e.type == PatternElement::Type::gap) return skip(list, rest, at, match);
    if (e.optional) {
      const PatternMatch before = match;
      const auto after = past(list, e, at, match);
      if (after && step(list, rest.subspan(1), *after, match)) return true;
      match = before;
      continue;
    }
    const auto after = past(list, e, at, match);
    if (!after) return false;
    at = *after;
  }
  match.last = at;
  return true;
}

// Over a gap, the first element of the rest.
bool SentenceView::skip(const PatternList& list, Elements rest, std::uint32_t at,
                        PatternMatch& match) const {
  const int most = rest.front().gap;
  const PatternMatch before = match;
  const bool to_word = rest.size() > 1 && rest[1].type == PatternElement::Type::words;
  const PatternList::Element* word = to_word && !rest[1].optional ? &rest[1] : nullptr;
  for (int skip = 0; skip <= most && at + skip <= sentence_.last; ++skip) {
    if (skip > 0) {
      const std::string& skipped = a_.tokens[at + skip - 1].lower;
      if (skipped == ";" || skipped == "•") return false;
    }
    if (word != nullptr && (at + skip >= sentence_.last || !list.fits(*word, a_.tokens[at + skip])))
      continue;
    if (step(list, rest.subspan(1), at + skip, match)) return true;
    match = before;
  }
  return false;
}

}  // namespace quaestor
