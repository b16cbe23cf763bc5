// Known names: companies, countries and their adjectives, places, blocs, organizations,
// regulations, news outlets, and the word lists that help to find unknown names (first names,
// titles, legal forms, descriptors, heads).
//
//   Lexicon lexicon(data_dir());
//   if (auto m = lexicon.match(text, tokens, i, last)) lexicon.entry(m->senses[0].entry).id ==
//   "company/microsoft";
//
// A match says what a form may mean; which sense holds is mentions.h's matter.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/language/phrases.h"
#include "quaestor/language/tokens.h"

namespace quaestor {

// The population of a region: the table gives none, and regions outweigh towns of their name.
inline constexpr long kRegionPopulation = 3000000;

struct LexiconEntry {
  Entity entity;
  std::string country;  // ISO code of the seat (company), home (organization) or state (place)
  std::string city;     // seat, as written in the table
  std::string parent;   // id of the parent company, issuer of a regulation
  long population = 0;  // places
  bool outlet = false;  // a news outlet: reports, never invests
  bool government = false;
};

enum class FormType : std::uint8_t { name, adjective, demonym };

struct Sense {
  std::uint32_t entry = 0;
  FormType type = FormType::name;
  bool ambiguous = false;  // needs context (lexicons/ambiguous_names.tsv)
};

struct LexiconMatch {
  std::uint32_t last = 0;
  std::vector<Sense> senses;
};

enum class TerritoryLevel : std::uint8_t { state, region, town };

// A word class of lexicons/words.tsv, "determiner", "pronoun", "connector", "locative", "weekday"
// …, or "common_noun"; names in code are hashed when it is compiled.
class WordClass {
 public:
  template <std::size_t N>
  consteval WordClass(const char (&name)[N])  // NOLINT(google-explicit-constructor)
      : hash_(hash_bytes({name, N - 1})) {}
  explicit WordClass(std::string_view name) : hash_(hash_bytes(name)) {}
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_;
};

class Lexicon {
 public:
  explicit Lexicon(const std::filesystem::path& data_dir);  // throws Error
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  // The longest known form that starts at token `at` and whose case fits, in `language`.
  std::optional<LexiconMatch> match(std::string_view text, std::span<const Token> tokens,
                                    std::uint32_t at, std::uint32_t last,
                                    std::string_view language) const;
  const LexiconEntry& entry(std::uint32_t index) const;
  // Index of the entry with this id, if any.
  std::optional<std::uint32_t> find_id(std::string_view id) const;

  // The government that a capital stands for when it acts ("Berlin will pay"), by the name as
  // written.
  std::optional<std::uint32_t> metonym(std::string_view surface) const;

  // Endings of adjectives made of town names, with what the town's name has in their place: ("ner",
  // "en").
  const std::vector<std::pair<std::string, std::string>>& town_endings(
      std::string_view language) const;

  // A word that tells a state though it is no place of its own: "Mass." (only behind a name), "the
  // Pentagon", "Highway 101".
  struct PlaceHint {
    std::uint32_t last = 0;
    std::string country;
    bool behind_name = false;
  };
  std::optional<PlaceHint> place_hint(std::span<const Token> tokens, std::uint32_t at,
                                      std::uint32_t last) const;

  // A state of Europe (lexicons/bloc_members.tsv): of two towns of one name it is the likelier in
  // this press.
  bool is_european(std::string_view iso) const;
  // The government of a state, if listed.
  std::optional<std::uint32_t> government_of(std::string_view iso) const;

  // A noun for a public body of the state, region or town that an article is about (lexicons/
  // territories.tsv): "Bund", "Freistaat", "city council".
  struct TerritoryNoun {
    std::uint32_t last = 0;
    TerritoryLevel level = TerritoryLevel::state;
    bool alone = false;       // also without an article
    std::string_view states;  // ISO codes that it is limited to, with blanks between; empty: any
    std::string_view places;  // slugs of places, in the same way
  };
  std::optional<TerritoryNoun> territory_noun(std::span<const Token> tokens, std::uint32_t at,
                                              std::uint32_t last, std::string_view language) const;

  bool is_first_name(std::string_view surface) const;
  // The legal form that starts at `at` ("AG", "S.A."); returns the token after it.
  std::optional<std::uint32_t> legal_form(std::string_view text, std::span<const Token> tokens,
                                          std::uint32_t at, std::uint32_t last) const;
  // The title of a person that starts at `at`, in canonical English.
  struct Title {
    std::uint32_t last = 0;
    std::string_view title;  // lives as long as the lexicon
    bool is_public = false;
  };
  std::optional<Title> title(std::span<const Token> tokens, std::uint32_t at, std::uint32_t last,
                             std::string_view language) const;
  // Kind that a common noun stands for: "group", "géant", "techreus", "*hersteller"; and that the
  // last word of a proper name shows: "Ventures", "Act", "University".
  std::optional<Kind> descriptor(std::string_view language, std::string_view lower) const;
  // The same for one word or several ("hedge fund", "start - up") at token `at`, with the token
  // after it; and for the descriptor that ends right before token `end`.
  struct Descriptor {
    Kind kind = Kind::company;
    std::uint32_t last = 0;
  };
  std::optional<Descriptor> descriptor_at(std::span<const Token> tokens, std::uint32_t at,
                                          std::uint32_t last, std::string_view language) const;
  std::optional<Kind> descriptor_before(std::span<const Token> tokens, std::uint32_t first,
                                        std::uint32_t end, std::string_view language) const;
  std::optional<Kind> name_head(std::string_view lower) const;
  bool is_word(std::string_view language, WordClass word_class, std::string_view lower) const;
  // The same by Token::hash.
  bool is_word(std::string_view language, WordClass word_class, std::uint64_t word) const;
  // The classes of a word as bits, and the bit of a class (0 if there is no such class).
  std::uint64_t classes_of(std::string_view language, std::uint64_t word) const;
  std::uint64_t bit_of(WordClass word_class) const;
  bool is_among(std::uint64_t classes, WordClass word_class) const {
    return classes != 0 && (classes & bit_of(word_class)) != 0;
  }

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace quaestor
