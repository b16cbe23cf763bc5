// Everything that is known of an article before facts are looked for.
//
//   Analysis a = analyzer.analyze(article);
//   for (const Mention& m : a.mentions_of(sentence)) a.entities[m.entity].entity.name;
//
// Indexes are stable; nothing here refers to other articles.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/articles/article.h"
#include "quaestor/language/amounts.h"
#include "quaestor/language/dates.h"
#include "quaestor/language/forest.h"
#include "quaestor/language/lexicon.h"
#include "quaestor/language/syntax.h"
#include "quaestor/language/tokens.h"

namespace quaestor {

inline constexpr std::uint32_t kNoEntity = 0xFFFFFFFF;

enum class MentionType : std::uint8_t {
  name,
  adjective,
  demonym,
  pronoun,
  possessive,
  description
};

// A stretch of tokens that stands for a thing.
struct Mention {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  Kind kind = Kind::company;
  MentionType type = MentionType::name;
  std::uint32_t entity =
      kNoEntity;     // into Analysis::entities; set for pronouns and descriptions by coreference
  bool sure = true;  // false: an unknown name whose kind is a guess
  bool genitive = false;   // "Microsoft's", "Microsofts"
  std::uint8_t trust = 0;  // of a name: how sure the tagger is of it, 0 (not at all) to 7; 8 more
                           // when the name is known beforehand
  bool of_other = false;   // tells whose owner or rival acts: "Lidl" of "die Lidl-Mutter"
};

// What a pronoun, possessive or description may mean.
struct Antecedent {
  std::uint32_t entity = kNoEntity;
  double probability = 0;
};
struct Reference {
  std::uint32_t mention = 0;            // into Analysis::mentions
  std::vector<Antecedent> antecedents;  // likeliest first: the mention's entity, and up to two more
};

// A thing of this article, with what the lexicons know of it.
struct ArticleEntity {
  Entity entity;
  std::string country;  // seat or state, ISO code, if known beforehand
  std::string city;
  std::string parent;  // id of the parent (company) or issuer (regulation), if known beforehand
  bool known = false;  // in a lexicon
  bool outlet = false;
  bool government = false;
  std::uint32_t mentions = 0;
};

struct Analysis {
  const Article* article = nullptr;
  std::string language;
  std::vector<Token> tokens;
  std::vector<std::uint64_t> classes;  // by token: the lexicon's word classes as bits
  std::vector<Sentence> sentences;
  std::vector<Syntax> syntax;     // by token; empty when the language has no model
  std::vector<bool> parsed;       // by sentence: heads and relations are set, not tags only; empty
                                  // when the language has no model
  std::vector<Mention> mentions;  // by first token; do not overlap
  std::vector<Reference> references;  // by mention
  std::vector<AmountMention> amounts;
  std::vector<DateMention> dates;
  std::vector<ArticleEntity> entities;
  std::vector<std::uint32_t> sentence_mentions;  // sentences.size() + 1 offsets into mentions
  std::vector<std::uint32_t> sentence_amounts;
  std::vector<std::uint32_t> sentence_dates;

  std::string_view surface(std::uint32_t token) const;
  std::string_view surface(std::uint32_t first, std::uint32_t last) const;
  std::span<const Mention> mentions_of(std::size_t sentence) const;
  // What a mention of this analysis may mean; empty when it is a name.
  std::span<const Antecedent> antecedents_of(const Mention& mention) const;
  std::span<const AmountMention> amounts_of(std::size_t sentence) const;
  std::span<const DateMention> dates_of(std::size_t sentence) const;
};

struct WeighedAntecedent;  // references.h
using ReferenceWatch =
    std::function<void(const Analysis&, const Mention& reference, std::size_t sentence,
                       std::span<const WeighedAntecedent>)>;

class Analyzer {
 public:
  explicit Analyzer(const std::filesystem::path& data_dir);  // throws Error
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Const and safe to call from several threads. The article must outlive the analysis. Trees are
  // made at once for all sentences that can hold a fact, or left to add_tree().
  enum class Parse { at_once, when_asked };
  Analysis analyze(const Article& article, Parse parse = Parse::at_once) const;
  // The same with other trees for references than those of the models; `watch`, when given, sees
  // what each reference may mean. For training.
  Analysis analyze(const Article& article, Parse parse, const Forest& references,
                   const ReferenceWatch& watch) const;
  const Forest& reference_trees() const;
  void set_reference_trees(Forest trees);
  // The tree of a sentence, if it can hold a fact and has none yet: the same as at once.
  void add_tree(Analysis& analysis, std::size_t sentence) const;
  // Whether add_tree() would make it one, or did.
  static bool can_have_tree(const Analysis& analysis, std::size_t sentence);
  const Lexicon& lexicon() const;

 private:
  AmountContext amount_context(const Analysis& analysis) const;

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace quaestor
