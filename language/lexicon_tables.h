// What a Lexicon knows, as it lies in memory: read from lexicons/*.tsv (lexicon_tables.cc) or from
// the file made of them (lexicon_ready.cc). Private to the room.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon_entries.h"
#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/stored.h"
#include "quaestor/language/lexicon.h"

namespace quaestor {

// A form's sense, and the case that it must be written in.
struct FormCase {
  Sense sense;
  bool has_upper = false;      // the text must have a capital too
  bool exact_acronym = false;  // all capitals and short: the text must be all capitals
};

// Kinds by the end of a word. Of several ends that fit, the one listed first counts.
class Endings {
 public:
  Endings() = default;
  explicit Endings(ReadyFile& file)
      : by_hash_(file), kinds_(file.part<Kind>()), sizes_(file.part<std::uint64_t>()) {}
  void save(ReadyWriter& out) const {
    by_hash_.save(out);
    out.part(kinds_.all());
    out.part(sizes_.all());
  }

  void add(std::string_view ending, Kind kind) {
    if (ending.empty() || by_hash_.contains(hash_bytes(ending))) return;
    by_hash_.at_or_add(hash_bytes(ending)) = kinds_.size();
    kinds_.push_back(kind);
    if (std::find(sizes_.all().begin(), sizes_.all().end(), ending.size()) == sizes_.all().end())
      sizes_.push_back(ending.size());
  }
  std::optional<Kind> find(std::string_view word) const {
    std::uint64_t best = kinds_.size();
    for (const std::uint64_t size : sizes_.all()) {
      if (size > word.size()) continue;
      const std::uint64_t* at = by_hash_.find(hash_bytes(word.substr(word.size() - size)));
      if (at != nullptr) best = std::min(best, *at);
    }
    return best == kinds_.size() ? std::nullopt : std::optional(kinds_[best]);
  }

 private:
  HashTable<std::uint64_t> by_hash_;  // places in kinds_
  Stored<Kind> kinds_;
  Stored<std::uint64_t> sizes_;  // bytes, each once
};

// A descriptor table: whole words, and endings written "*hersteller".
struct Descriptors {
  Descriptors() = default;
  explicit Descriptors(ReadyFile& ready);
  void save(ReadyWriter& out) const;

  HashTable<Kind> words;
  Endings endings;
  PhraseSet phrases;  // of two tokens or more; value is the kind
};

// A list for each of a few languages, found by the code as a number.
template <typename List>
class ByLanguage {
 public:
  const List* find(std::string_view language) const {
    const std::uint64_t code = code_of(language);
    for (const Entry& entry : entries_) {
      if (entry.code == code) return &entry.list;
    }
    return nullptr;
  }
  // Pointers to lists live until the next new language.
  List& operator[](std::string_view language) {
    const std::uint64_t code = code_of(language);
    for (Entry& entry : entries_) {
      if (entry.code == code) return entry.list;
    }
    return entries_.emplace_back(Entry{code, std::string(language), List()}).list;
  }

  struct Entry {
    std::uint64_t code = 0;
    std::string language;
    List list;
  };
  std::span<const Entry> entries() const { return entries_; }

 private:
  static std::uint64_t code_of(std::string_view language) {
    return language.size() < 8 ? tail_of(language) : hash_bytes(language);
  }

  std::vector<Entry> entries_;  // in the order that they came in
};

struct Lexicon::Tables {
  Tables() = default;
  // As save() wrote it.
  explicit Tables(ReadyFile ready);
  void save(ReadyWriter& out) const;
  // The tables of a folder.
  void read(const std::filesystem::path& dir);

  std::optional<ReadyFile> file;  // what the others may lie in
  LexiconEntries entries;
  HashTable<std::uint32_t> ids;
  Stored<FormCase> forms;
  PhraseSet shared;                   // forms of every language
  ByLanguage<PhraseSet> by_language;  // forms of one language
  HashSet first_names;
  HashSet european;
  HashTable<std::uint32_t> governments;
  HashTable<std::uint32_t> metonyms;
  ByLanguage<std::vector<std::pair<std::string, std::string>>> town_endings;
  PhraseSet legal_forms;  // of every language
  PhraseSet place_hints;  // value: the two letters of a state, from bit 16 on 1 if behind a name
  ByLanguage<PhraseSet> titles;
  std::vector<std::pair<std::string, bool>> title_values;
  struct Territory {
    TerritoryLevel level = TerritoryLevel::state;
    bool alone = false;
    std::string states;
    std::string places;
  };
  ByLanguage<PhraseSet> territories;  // value: in territory_values
  std::vector<Territory> territory_values;
  ByLanguage<Descriptors> descriptors;
  HashTable<Kind> heads;
  HashTable<std::uint64_t> word_classes;  // language and word -> bits of its classes
  HashTable<std::uint64_t> class_bits;    // class -> its bit
  HashSet ambiguous;                      // kind and name; only while tables are read

 private:
  std::uint32_t add_entry(LexiconEntry entry);
  void add_form(std::string_view language, std::string_view form, std::uint32_t entry,
                FormType type);
  void add_names(std::string_view cell, std::uint32_t entry);
  // Throws Error bad_format when there are more classes than bits.
  void add_word(std::string_view language, std::string_view word_class, std::string_view word);
  void load_places(const std::filesystem::path& dir);
  void load_place_adjectives(const std::filesystem::path& dir);
  void load_place_hints(const std::filesystem::path& dir);
  void load_small_places(const std::filesystem::path& dir);
  void load_names(const std::filesystem::path& dir);
  void load_words(const std::filesystem::path& dir);
  void load_territories(const std::filesystem::path& dir);
};

}  // namespace quaestor
