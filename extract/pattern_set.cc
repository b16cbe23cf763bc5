#include "pattern_set.h"

#include <algorithm>
#include <stdexcept>

namespace quaestor {

namespace {
constexpr std::size_t kAffix = 3;

bool is_plain(const PatternElement& e) {
  return e.type == PatternElement::Type::words && !e.optional &&
         std::none_of(e.words.begin(), e.words.end(), is_wild);
}

// Of the plain words that a pattern needs after its first element, those of the element whose
// shortest alternative is longest: the rarest, as far as length tells.
const PatternElement* anchor_of(const std::vector<PatternElement>& elements) {
  const PatternElement* best = nullptr;
  std::size_t best_length = 0;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    const PatternElement& e = elements[i];
    if (!is_plain(e)) continue;
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

template <typename List>
std::uint32_t size_of(const List& list) {
  return static_cast<std::uint32_t>(list.size());
}
}  // namespace

// A leading gap matches anywhere and is dropped; a leading optional element makes two patterns.
void PatternSetBuilder::add(std::vector<PatternElement> pattern, int value) {
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
  index(pattern.front(), size_of(set_.rows_), anchor);
  PatternSet::Row row{value, size_of(set_.needed_), 0};
  for (std::size_t i = 1; i < pattern.size(); ++i) {
    const PatternElement& e = pattern[i];
    if (!is_plain(e)) continue;
    set_.needed_.push_back(static_cast<std::uint16_t>(e.words.size()));
    for (const std::string& word : e.words)
      set_.needed_.push_back(static_cast<std::uint16_t>(SentenceView::bit_of(hash_bytes(word))));
  }
  row.needed_end = size_of(set_.needed_);
  set_.rows_.push_back(row);
  set_.patterns_.add(pattern);
}

std::uint32_t PatternSetBuilder::anchor_number(const PatternElement* anchor) {
  if (anchor == nullptr) return 0;
  std::uint64_t joined = 0;
  for (const std::string& word : anchor->words) joined = join_hashes(joined, hash_bytes(word));
  std::uint32_t& number = anchors_.at_or_add(joined);
  if (number != 0) return number;
  number = ++set_.anchors_;
  for (const std::string& word : anchor->words) {
    const std::uint64_t hash = hash_bytes(word);
    std::uint32_t& place = anchored_.at_or_add(hash);
    if (place == 0) {
      anchors_of_.emplace_back(hash, Numbers());
      place = size_of(anchors_of_);
    }
    anchors_of_[place - 1].second.push_back(number);
  }
  return number;
}

PatternSetBuilder::Groups& PatternSetBuilder::groups_under(HashTable<std::uint32_t>& table,
                                                           std::uint64_t key) {
  std::uint32_t& list = table.at_or_add(key);
  if (list == 0) {
    list = size_of(lists_);
    lists_.emplace_back();
  }
  return lists_[list];
}

void PatternSetBuilder::add_to(Groups& groups, std::uint32_t pattern, std::uint32_t anchor) {
  auto group = std::find_if(groups.begin(), groups.end(),
                            [&](const Group& g) { return g.anchor == anchor; });
  if (group == groups.end()) group = groups.insert(group, {anchor, {}});
  group->patterns.push_back(pattern);
}

void PatternSetBuilder::index(const PatternElement& first, std::uint32_t pattern,
                              std::uint32_t anchor) {
  using Type = PatternElement::Type;
  if (first.type == Type::title) return add_to(lists_[PatternSet::title], pattern, anchor);
  if (first.type == Type::descriptor)
    return add_to(lists_[PatternSet::descriptor], pattern, anchor);
  if (first.type == Type::slot) return add_to(lists_[PatternSet::mention], pattern, anchor);
  for (const std::string_view word : first.words) {
    if (!is_wild(word)) {
      add_to(groups_under(set_.by_word_, hash_bytes(word)), pattern, anchor);
      continue;
    }
    const bool tail = word.front() == '*';
    const std::string_view literal = tail ? word.substr(1) : word.substr(0, word.size() - 1);
    const std::size_t size = std::min(kAffix, literal.size());
    const std::string_view part =
        tail ? literal.substr(literal.size() - size) : literal.substr(0, size);
    add_to(groups_under(tail ? set_.by_end_ : set_.by_start_, hash_bytes(part)), pattern, anchor);
  }
}

PatternSet::Part PatternSetBuilder::add_numbers(const Numbers& numbers) {
  const PatternSet::Part part{size_of(set_.numbers_), size_of(numbers)};
  for (const std::uint32_t number : numbers) set_.numbers_.push_back(number);
  return part;
}

PatternSet PatternSetBuilder::build() {
  for (const Groups& groups : lists_) {
    set_.lists_.push_back({size_of(set_.groups_), size_of(groups)});
    for (const Group& group : groups)
      set_.groups_.push_back({group.anchor, add_numbers(group.patterns)});
  }
  for (const auto& [word, numbers] : anchors_of_)
    set_.anchors_of_.at_or_add(word) = add_numbers(numbers);
  return std::move(set_);
}

PatternSet::PatternSet(ReadyFile& file)
    : patterns_(file),
      rows_(file.part<Row>()),
      needed_(file.part<std::uint16_t>()),
      lists_(file.part<Part>()),
      groups_(file.part<Group>()),
      numbers_(file.part<std::uint32_t>()),
      by_word_(file),
      by_start_(file),
      by_end_(file),
      anchors_(static_cast<std::uint32_t>(file.number())),
      anchors_of_(file) {}

void PatternSet::save(ReadyWriter& out) const {
  patterns_.save(out);
  out.part(rows_.all());
  out.part(needed_.all());
  out.part(lists_.all());
  out.part(groups_.all());
  out.part(numbers_.all());
  by_word_.save(out);
  by_start_.save(out);
  by_end_.save(out);
  out.number(anchors_);
  anchors_of_.save(out);
}

bool PatternSet::possible(const Row& row, const SentenceView& view) const {
  for (std::uint32_t at = row.needed; at < row.needed_end;) {
    const auto words = needed_.part(at + 1, needed_[at]);
    if (std::none_of(words.begin(), words.end(),
                     [&](std::uint16_t bit) { return view.may_hold(bit); }))
      return false;
    at += needed_[at] + 1U;
  }
  return true;
}

void PatternSet::take(std::uint32_t list, const SentenceView& view, const Open& open,
                      Numbers& out) const {
  for (const Group& group : groups_.part(lists_[list].begin, lists_[list].size)) {
    if (!open.anchors[group.anchor]) continue;
    for (const std::uint32_t p : numbers_.part(group.patterns.begin, group.patterns.size)) {
      if (possible(rows_[p], view)) out.push_back(p);
    }
  }
}

PatternSet::Open PatternSet::open_in(const SentenceView& view) const {
  Open open;
  open.anchors.assign(anchors_ + 1, false);
  open.anchors[0] = true;
  const std::vector<Token>& tokens = view.analysis().tokens;
  for (std::uint32_t t = view.first(); t < view.last(); ++t) {
    const Part* anchors = anchors_of_.find(tokens[t].hash);
    if (anchors == nullptr) continue;
    for (const std::uint32_t anchor : numbers_.part(anchors->begin, anchors->size))
      open.anchors[anchor] = true;
  }
  if (!view.mentions().empty()) take(Start::mention, view, open, open.mention);
  take(Start::title, view, open, open.title);
  take(Start::descriptor, view, open, open.descriptor);
  return open;
}

void PatternSet::candidates(const SentenceView& view, std::uint32_t at, const Open& open,
                            Numbers& out) const {
  out.clear();
  const Token& token = view.analysis().tokens[at];
  const auto take_under = [&](const HashTable<std::uint32_t>& table, std::uint64_t key) {
    const std::uint32_t* list = table.find(key);
    if (list != nullptr) take(*list, view, open, out);
  };
  take_under(by_word_, token.hash);
  if (!by_start_.empty() || !by_end_.empty()) {
    const SentenceView::Affixes& affixes = view.affixes(at);
    const std::size_t most = std::min(kAffix, token.lower.size());
    for (std::size_t i = 0; i < most; ++i) {
      take_under(by_start_, affixes.start[i]);
      take_under(by_end_, affixes.end[i]);
    }
  }
  const auto add = [&](const Numbers& numbers) {
    out.insert(out.end(), numbers.begin(), numbers.end());
  };
  if (!open.mention.empty() && view.starting(at) != nullptr) add(open.mention);
  if (!open.title.empty() && view.title_at(at)) add(open.title);
  if (!open.descriptor.empty() && view.descriptor_at(at)) add(open.descriptor);
  if (out.size() > 1) sort_unique(out);
}

}  // namespace quaestor
