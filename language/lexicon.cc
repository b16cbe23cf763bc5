#include "quaestor/language/lexicon.h"

#include "lexicon_tables.h"

namespace quaestor {

namespace {
template <typename Value>
const Value* find(const HashTable<Value>& table, std::string_view word) {
  return table.find(hash_bytes(word));
}
template <typename Value>
std::optional<Value> found(const Value* value) {
  return value == nullptr ? std::nullopt : std::optional(*value);
}
}  // namespace

Lexicon::Lexicon(const std::filesystem::path& data_dir) {
  const std::filesystem::path dir = data_dir / "lexicons";
  const ReadyTables ready(data_dir, "lexicon", tables_in(dir));
  if (auto file = ready.open()) {
    tables_ = std::make_unique<Tables>(std::move(*file));
    return;
  }
  tables_ = std::make_unique<Tables>();
  tables_->read(dir);
  ready.keep([&](ReadyWriter& out) { tables_->save(out); });
}

Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

std::optional<LexiconMatch> Lexicon::match(std::string_view text, std::span<const Token> tokens,
                                           std::uint32_t at, std::uint32_t last,
                                           std::string_view language) const {
  const auto cased = [&](std::uint32_t end, bool& upper, bool& all_upper) {
    upper = false;
    all_upper = true;
    for (std::uint32_t i = at; i < end; ++i) {
      upper = upper || tokens[i].upper || tokens[i].inner_caps;
      if (tokens[i].type == TokenType::word && !tokens[i].all_caps &&
          !(tokens[i].upper && tokens[i].end - tokens[i].begin == 1))
        all_upper = false;
    }
  };
  const auto filter = [&](const std::optional<PhraseMatch>& found, LexiconMatch& best) {
    if (!found || found->last < best.last) return;
    bool upper = false;
    bool all_upper = false;
    cased(found->last, upper, all_upper);
    std::vector<Sense> senses;
    for (int value : found->values) {
      const FormCase& form = tables_->forms[static_cast<std::size_t>(value)];
      if (form.exact_acronym && !all_upper) continue;
      if (form.has_upper && !upper) continue;
      senses.push_back(form.sense);
    }
    if (senses.empty()) return;
    if (found->last > best.last) best = {found->last, {}};
    best.senses.insert(best.senses.end(), senses.begin(), senses.end());
  };
  (void)text;
  LexiconMatch best;
  // A longest form whose case does not fit must not hide a shorter one that does.
  for (std::uint32_t end = last; end > at && best.last == 0;) {
    const auto shared = tables_->shared.longest(tokens, at, end);
    const PhraseSet* own = tables_->by_language.find(language);
    const auto local = own == nullptr ? std::nullopt : own->longest(tokens, at, end);
    if (!shared && !local) break;
    filter(shared, best);
    filter(local, best);
    end = std::max(shared ? shared->last : 0, local ? local->last : 0) - 1;
  }
  if (best.last == 0) return std::nullopt;
  return best;
}

const LexiconEntry& Lexicon::entry(std::uint32_t index) const { return tables_->entries[index]; }

std::optional<std::uint32_t> Lexicon::find_id(std::string_view id) const {
  return found(find(tables_->ids, id));
}

std::optional<std::uint32_t> Lexicon::metonym(std::string_view surface) const {
  return found(find(tables_->metonyms, surface));
}

const std::vector<std::pair<std::string, std::string>>& Lexicon::town_endings(
    std::string_view language) const {
  static const std::vector<std::pair<std::string, std::string>> kNone;
  const auto* endings = tables_->town_endings.find(language);
  return endings == nullptr ? kNone : *endings;
}

std::optional<Lexicon::PlaceHint> Lexicon::place_hint(std::span<const Token> tokens,
                                                      std::uint32_t at, std::uint32_t last) const {
  const auto match = tables_->place_hints.longest(tokens, at, last);
  if (!match) return std::nullopt;
  const int value = match->values.front();
  const bool behind_name = (value >> 16) != 0;
  if (behind_name && match->last == at + 1 && tokens[at].lower.size() == 2 && !tokens[at].all_caps)
    return std::nullopt;  // "AL", not "Al"
  return PlaceHint{match->last,
                   {static_cast<char>((value >> 8) & 0xFF), static_cast<char>(value & 0xFF)},
                   behind_name};
}

bool Lexicon::is_european(std::string_view iso) const {
  return tables_->european.contains(hash_bytes(iso));
}

std::optional<std::uint32_t> Lexicon::government_of(std::string_view iso) const {
  return found(find(tables_->governments, iso));
}

bool Lexicon::is_first_name(std::string_view surface) const {
  return tables_->first_names.contains(hash_bytes(surface));
}

std::optional<std::uint32_t> Lexicon::legal_form(std::string_view, std::span<const Token> tokens,
                                                 std::uint32_t at, std::uint32_t last) const {
  if (at >= last || (!tokens[at].upper && tokens[at].type == TokenType::word)) return std::nullopt;
  const auto match = tables_->legal_forms.longest(tokens, at, last);
  if (!match) return std::nullopt;
  return match->last;
}

std::optional<Lexicon::Title> Lexicon::title(std::span<const Token> tokens, std::uint32_t at,
                                             std::uint32_t last, std::string_view language) const {
  const PhraseSet* set = tables_->titles.find(language);
  if (set == nullptr) return std::nullopt;
  const auto match = set->longest(tokens, at, last);
  if (!match) return std::nullopt;
  const auto& [title, is_public] =
      tables_->title_values[static_cast<std::size_t>(match->values.front())];
  return Title{match->last, title, is_public};
}

std::optional<Lexicon::TerritoryNoun> Lexicon::territory_noun(std::span<const Token> tokens,
                                                              std::uint32_t at, std::uint32_t last,
                                                              std::string_view language) const {
  const PhraseSet* set = tables_->territories.find(language);
  if (set == nullptr) return std::nullopt;
  const auto match = set->longest(tokens, at, last);
  if (!match) return std::nullopt;
  const Tables::Territory& value =
      tables_->territory_values[static_cast<std::size_t>(match->values.front())];
  return TerritoryNoun{match->last, value.level, value.alone, value.states, value.places};
}

std::optional<Kind> Lexicon::descriptor(std::string_view language, std::string_view lower) const {
  const Descriptors* list = tables_->descriptors.find(language);
  if (list == nullptr) return std::nullopt;
  if (const Kind* kind = find(list->words, lower)) return *kind;
  return list->endings.find(lower);
}

std::optional<Lexicon::Descriptor> Lexicon::descriptor_at(std::span<const Token> tokens,
                                                          std::uint32_t at, std::uint32_t last,
                                                          std::string_view language) const {
  const Descriptors* list = tables_->descriptors.find(language);
  if (list == nullptr || at >= last) return std::nullopt;
  if (const auto match = list->phrases.longest(tokens, at, last)) {
    return Descriptor{static_cast<Kind>(match->values.front()), match->last};
  }
  const auto kind = descriptor(language, tokens[at].lower);
  if (!kind) return std::nullopt;
  return Descriptor{*kind, at + 1};
}

std::optional<Kind> Lexicon::descriptor_before(std::span<const Token> tokens, std::uint32_t first,
                                               std::uint32_t end, std::string_view language) const {
  const Descriptors* list = tables_->descriptors.find(language);
  if (list == nullptr || end <= first) return std::nullopt;
  std::span<const int> values;
  if (list->phrases.longest_before(tokens, first, end, &values))
    return static_cast<Kind>(values.front());
  return descriptor(language, tokens[end - 1].lower);
}

std::optional<Kind> Lexicon::name_head(std::string_view lower) const {
  return found(find(tables_->heads, lower));
}

bool Lexicon::is_word(std::string_view language, WordClass word_class,
                      std::string_view lower) const {
  return is_word(language, word_class, hash_bytes(lower));
}

bool Lexicon::is_word(std::string_view language, WordClass word_class, std::uint64_t word) const {
  return is_among(classes_of(language, word), word_class);
}

std::uint64_t Lexicon::classes_of(std::string_view language, std::uint64_t word) const {
  const std::uint64_t* classes =
      tables_->word_classes.find(join_hashes(hash_bytes(language), word));
  return classes == nullptr ? 0 : *classes;
}

std::uint64_t Lexicon::bit_of(WordClass word_class) const {
  const std::uint64_t* bit = tables_->class_bits.find(word_class.hash());
  return bit == nullptr ? 0 : *bit;
}

}  // namespace quaestor
