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
    if (element.kinds.find_first_not_of("COPRGLABdps") != std::string::npos) {
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

bool kind_fits(const std::string& kinds, const Mention& mention) {
  const auto has = [&](char c) { return kinds.find(c) != std::string::npos; };
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

bool word_matches(const std::vector<std::string>& alternatives, std::string_view lower) {
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const std::string& word) {
    if (word.size() > 1 && word.front() == '*') {
      const std::string_view tail = std::string_view(word).substr(1);
      return lower.size() >= tail.size() && lower.substr(lower.size() - tail.size()) == tail;
    }
    if (word.size() > 1 && word.back() == '*') {
      return lower.substr(0, word.size() - 1) == std::string_view(word).substr(0, word.size() - 1);
    }
    return lower == word;
  });
}

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
    const std::uint32_t bit = bit_of(a_.tokens[t].lower);
    words_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
  at_token_.assign(sentence_.last - sentence_.first, 0);
  const auto all = a_.mentions_of(index_);
  for (std::size_t m = 0; m < all.size(); ++m) {
    for (std::uint32_t t = all[m].first; t < all[m].last && t < sentence_.last; ++t)
      at_token_[t - sentence_.first] = static_cast<std::uint32_t>(m + 1);
  }
}

std::uint32_t SentenceView::bit_of(std::string_view word) {
  return static_cast<std::uint32_t>(fnv1a(word) >> 20) & 511U;
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

std::optional<PatternMatch> SentenceView::match(const std::vector<PatternElement>& pattern,
                                                std::uint32_t at) const {
  PatternMatch match;
  match.first = at;
  if (!step(pattern, 0, at, match)) return std::nullopt;
  return match;
}

bool SentenceView::fill(const PatternElement& element, const Mention& mention,
                        PatternMatch& match) const {
  if (mention.entity == kNoEntity || !kind_fits(element.kinds, mention)) return false;
  const Mention*& slot = element.slot == Slot::subject  ? match.subject
                         : element.slot == Slot::object ? match.object
                                                        : match.other;
  slot = &mention;
  return true;
}

bool SentenceView::step(const std::vector<PatternElement>& pattern, std::size_t element,
                        std::uint32_t at, PatternMatch& match) const {
  if (element == pattern.size()) {
    match.last = at;
    return true;
  }
  const PatternElement& e = pattern[element];
  const PatternMatch before = match;
  switch (e.type) {
    case PatternElement::Type::gap:
      for (int skip = 0; skip <= e.gap && at + skip <= sentence_.last; ++skip) {
        if (skip > 0) {
          const std::string& skipped = a_.tokens[at + skip - 1].lower;
          if (skipped == ";" || skipped == "•") return false;
        }
        if (step(pattern, element + 1, at + skip, match)) return true;
        match = before;
      }
      return false;
    case PatternElement::Type::words:
      if (at < sentence_.last && word_matches(e.words, a_.tokens[at].lower) &&
          step(pattern, element + 1, at + 1, match))
        return true;
      break;
    case PatternElement::Type::slot:
      if (const Mention* mention = starting(at); mention != nullptr && fill(e, *mention, match) &&
                                                 step(pattern, element + 1, mention->last, match))
        return true;
      break;
    case PatternElement::Type::title:
      if (const auto title = lexicon_.title(a_.tokens, at, sentence_.last, a_.language)) {
        match.title = title->title;
        match.public_title = title->is_public;
        if (step(pattern, element + 1, title->last, match)) return true;
      }
      break;
    case PatternElement::Type::descriptor:
      if (at < sentence_.last) {
        const auto found = lexicon_.descriptor_at(a_.tokens, at, sentence_.last, a_.language);
        if (found && (found->kind == Kind::company || found->kind == Kind::organization) &&
            step(pattern, element + 1, found->last, match))
          return true;
      }
      break;
  }
  match = before;
  return e.optional && step(pattern, element + 1, at, match);
}

namespace {
constexpr std::size_t kAffix = 3;

std::string affix_key(std::string_view word) {
  if (word.front() == '*') {
    const std::string_view tail = word.substr(1);
    return "$" + std::string(tail.substr(tail.size() - std::min(kAffix, tail.size())));
  }
  const std::string_view head = word.substr(0, word.size() - 1);
  return "^" + std::string(head.substr(0, std::min(kAffix, head.size())));
}

void add_once(std::vector<std::size_t>& list, std::size_t pattern) {
  if (list.empty() || list.back() != pattern) list.push_back(pattern);
}
}  // namespace

// A leading gap matches anywhere and is dropped; a leading optional element makes two patterns.
void PatternSet::add(std::vector<PatternElement> pattern, int value) {
  while (!pattern.empty() && pattern.front().type == PatternElement::Type::gap)
    pattern.erase(pattern.begin());
  if (pattern.empty()) throw std::invalid_argument("pattern of gaps only");
  if (pattern.front().optional) {
    std::vector<PatternElement> rest(pattern.begin() + 1, pattern.end());
    pattern.front().optional = false;
    add(std::move(pattern), value);
    if (!rest.empty()) add(std::move(rest), value);
    return;
  }
  index(pattern.front(), patterns_.size());
  Entry entry{std::move(pattern), value, {}};
  for (std::size_t i = 1; i < entry.elements.size(); ++i) {
    const PatternElement& e = entry.elements[i];
    const auto wild = [](const std::string& w) {
      return w.size() > 1 && (w.front() == '*' || w.back() == '*');
    };
    if (e.optional || e.type != PatternElement::Type::words ||
        std::any_of(e.words.begin(), e.words.end(), wild))
      continue;
    std::vector<std::uint16_t> bits;
    for (const std::string& word : e.words)
      bits.push_back(static_cast<std::uint16_t>(SentenceView::bit_of(word)));
    entry.needed.push_back(std::move(bits));
  }
  patterns_.push_back(std::move(entry));
}

bool PatternSet::possible(const Entry& entry, const SentenceView& view) {
  return std::all_of(entry.needed.begin(), entry.needed.end(),
                     [&](const std::vector<std::uint16_t>& bits) {
                       return std::any_of(bits.begin(), bits.end(),
                                          [&](std::uint16_t bit) { return view.may_hold(bit); });
                     });
}

void PatternSet::index(const PatternElement& first, std::size_t pattern) {
  switch (first.type) {
    case PatternElement::Type::title:
      by_title_.push_back(pattern);
      return;
    case PatternElement::Type::descriptor:
      by_descriptor_.push_back(pattern);
      return;
    case PatternElement::Type::slot:
      by_mention_.push_back(pattern);
      return;
    default:
      break;
  }
  for (const std::string& word : first.words) {
    const bool wildcard = word.size() > 1 && (word.front() == '*' || word.back() == '*');
    add_once(wildcard ? by_affix_[affix_key(word)] : by_word_[word], pattern);
  }
}

std::vector<std::size_t> PatternSet::candidates(const SentenceView& view, std::uint32_t at) const {
  std::vector<std::size_t> result;
  const auto take = [&](const std::vector<std::size_t>& list) {
    result.insert(result.end(), list.begin(), list.end());
  };
  const Analysis& a = view.analysis();
  const std::string& word = a.tokens[at].lower;
  if (const auto found = by_word_.find(word); found != by_word_.end()) take(found->second);
  if (!by_affix_.empty()) {
    for (std::size_t size = 1; size <= std::min(kAffix, word.size()); ++size) {
      if (const auto found = by_affix_.find("^" + word.substr(0, size)); found != by_affix_.end())
        take(found->second);
      if (const auto found = by_affix_.find("$" + word.substr(word.size() - size));
          found != by_affix_.end())
        take(found->second);
    }
  }
  if (!by_mention_.empty() && view.starting(at) != nullptr) take(by_mention_);
  if (!by_title_.empty() && view.lexicon().title(a.tokens, at, view.last(), a.language))
    take(by_title_);
  if (!by_descriptor_.empty() &&
      view.lexicon().descriptor_at(a.tokens, at, view.last(), a.language))
    take(by_descriptor_);
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace quaestor
