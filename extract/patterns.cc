#include "patterns.h"

#include <algorithm>
#include <stdexcept>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
bool is_wild(std::string_view word) {
  return word.size() > 1 && (word.front() == '*' || word.back() == '*');
}

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
    if (is_wild(word)) {
      element.wild.emplace_back(word);
    } else {
      element.plain.push_back(hash_bytes(word));
    }
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

bool PatternElement::fits(const Token& token) const {
  if (std::find(plain.begin(), plain.end(), token.hash) != plain.end()) return true;
  const std::string_view lower = token.lower;
  return std::any_of(wild.begin(), wild.end(), [&](std::string_view word) {
    return word.front() == '*' ? lower.ends_with(word.substr(1))
                               : lower.starts_with(word.substr(0, word.size() - 1));
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
    const std::uint32_t bit = bit_of(a_.tokens[t].hash);
    words_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
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
      if (at < sentence_.last && e.fits(a_.tokens[at]) && step(pattern, element + 1, at + 1, match))
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

// Of the plain words that a pattern needs after its first element, those of the element whose
// shortest alternative is longest: the rarest, as far as length tells.
const PatternElement* anchor_of(const std::vector<PatternElement>& elements) {
  const PatternElement* best = nullptr;
  std::size_t best_length = 0;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    const PatternElement& e = elements[i];
    if (e.optional || e.type != PatternElement::Type::words || !e.wild.empty()) continue;
    std::size_t shortest = e.words.front().size();
    for (const std::string& word : e.words) shortest = std::min(shortest, word.size());
    if (best != nullptr && shortest <= best_length) continue;
    best = &e;
    best_length = shortest;
  }
  return best;
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
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
  const std::uint32_t anchor = anchor_number(anchor_of(pattern));
  index(pattern.front(), static_cast<std::uint32_t>(patterns_.size()), anchor);
  Entry entry{std::move(pattern), value, {}};
  for (std::size_t i = 1; i < entry.elements.size(); ++i) {
    const PatternElement& e = entry.elements[i];
    if (e.optional || e.type != PatternElement::Type::words || !e.wild.empty()) continue;
    entry.needed.push_back(static_cast<std::uint16_t>(e.plain.size()));
    for (const std::uint64_t word : e.plain)
      entry.needed.push_back(static_cast<std::uint16_t>(SentenceView::bit_of(word)));
  }
  patterns_.push_back(std::move(entry));
}

std::uint32_t PatternSet::anchor_number(const PatternElement* anchor) {
  if (anchor == nullptr) return 0;
  std::uint64_t joined = 0;
  for (const std::uint64_t word : anchor->plain) joined = join_hashes(joined, word);
  const auto next = static_cast<std::uint32_t>(anchors_.size() + 1);
  std::uint32_t& number = anchors_.at_or_add(joined);
  if (number != 0) return number;
  number = next;
  for (const std::uint64_t word : anchor->plain) anchors_of_.at_or_add(word).push_back(next);
  return next;
}

PatternSet::Groups& PatternSet::groups_under(HashTable<std::uint32_t>& table, std::uint64_t key) {
  std::uint32_t& list = table.at_or_add(key);
  if (list == 0) {
    lists_.emplace_back();
    list = static_cast<std::uint32_t>(lists_.size());
  }
  return lists_[list - 1];
}

void PatternSet::add_to(Groups& groups, std::uint32_t pattern, std::uint32_t anchor) {
  auto group = std::find_if(groups.begin(), groups.end(),
                            [&](const Group& g) { return g.anchor == anchor; });
  if (group == groups.end()) group = groups.insert(group, {anchor, {}});
  group->patterns.push_back(pattern);
}

void PatternSet::index(const PatternElement& first, std::uint32_t pattern, std::uint32_t anchor) {
  if (first.type == PatternElement::Type::title) return add_to(title_, pattern, anchor);
  if (first.type == PatternElement::Type::descriptor) return add_to(descriptor_, pattern, anchor);
  if (first.type == PatternElement::Type::slot) return add_to(mention_, pattern, anchor);
  for (const std::uint64_t word : first.plain)
    add_to(groups_under(by_word_, word), pattern, anchor);
  for (const std::string_view word : first.wild) {
    const bool tail = word.front() == '*';
    const std::string_view literal = tail ? word.substr(1) : word.substr(0, word.size() - 1);
    const std::size_t size = std::min(kAffix, literal.size());
    const std::string_view part =
        tail ? literal.substr(literal.size() - size) : literal.substr(0, size);
    add_to(groups_under(tail ? by_end_ : by_start_, hash_bytes(part)), pattern, anchor);
  }
}

bool PatternSet::possible(const Entry& entry, const SentenceView& view) {
  for (std::size_t at = 0; at < entry.needed.size(); at += entry.needed[at] + std::size_t{1}) {
    const auto* first = &entry.needed[at] + 1;
    if (std::none_of(first, first + entry.needed[at],
                     [&](std::uint16_t bit) { return view.may_hold(bit); }))
      return false;
  }
  return true;
}

void PatternSet::take(const Groups& groups, const SentenceView& view, const Open& open,
                      Numbers& out) const {
  for (const Group& group : groups) {
    if (!open.anchors[group.anchor]) continue;
    for (const std::uint32_t p : group.patterns) {
      if (possible(patterns_[p], view)) out.push_back(p);
    }
  }
}

PatternSet::Open PatternSet::open_in(const SentenceView& view) const {
  Open open;
  open.anchors.assign(anchors_.size() + 1, false);
  open.anchors[0] = true;
  const std::vector<Token>& tokens = view.analysis().tokens;
  for (std::uint32_t t = view.first(); t < view.last(); ++t) {
    const Numbers* anchors = anchors_of_.find(tokens[t].hash);
    if (anchors == nullptr) continue;
    for (const std::uint32_t anchor : *anchors) open.anchors[anchor] = true;
  }
  if (!view.mentions().empty()) take(mention_, view, open, open.mention);
  take(title_, view, open, open.title);
  take(descriptor_, view, open, open.descriptor);
  return open;
}

void PatternSet::candidates(const SentenceView& view, std::uint32_t at, const Open& open,
                            Numbers& out) const {
  out.clear();
  const Analysis& a = view.analysis();
  const Token& token = a.tokens[at];
  const std::string_view word = token.lower;
  const auto take_under = [&](const HashTable<std::uint32_t>& table, std::uint64_t key) {
    const std::uint32_t* list = table.find(key);
    if (list != nullptr) take(lists_[*list - 1], view, open, out);
  };
  take_under(by_word_, token.hash);
  const std::size_t most = std::min(kAffix, word.size());
  for (std::size_t size = 1; size <= most && !by_start_.empty(); ++size)
    take_under(by_start_, hash_bytes(word.substr(0, size)));
  for (std::size_t size = 1; size <= most && !by_end_.empty(); ++size)
    take_under(by_end_, hash_bytes(word.substr(word.size() - size)));
  const auto add = [&](const Numbers& numbers) {
    out.insert(out.end(), numbers.begin(), numbers.end());
  };
  if (!open.mention.empty() && view.starting(at) != nullptr) add(open.mention);
  if (!open.title.empty() && view.lexicon().title(a.tokens, at, view.last(), a.language))
    add(open.title);
  if (!open.descriptor.empty() &&
      view.lexicon().descriptor_at(a.tokens, at, view.last(), a.language))
    add(open.descriptor);
  if (out.size() > 1) sort_unique(out);
}

}  // namespace quaestor
