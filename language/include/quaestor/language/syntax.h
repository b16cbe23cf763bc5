// Part-of-speech tags and dependency trees after Universal Dependencies v2, by trained models.
//
//   const SyntaxModel model = SyntaxModel::load(data_dir() / "models" / "nl.syntax");
//   std::vector<Syntax> tree(sentence.last - sentence.first);
//   model.tag(text, tokens, sentence, tree);  model.parse(text, tokens, sentence, tree);
//
// Place in the flow: after tokens and sentences, before frames look for subjects and objects. The
// file format is described in docs/models.md, the accuracy in docs/quality-syntax.md. Parsing costs
// more than tagging: call it for sentences that can hold a fact.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "quaestor/language/tokens.h"

namespace quaestor {

// The universal tags, in alphabetical order; the numbers are part of the model files.
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
constexpr std::size_t kUposCount = 17;

// The universal relations, with the subtypes that change who did what. `goeswith` also joins the
// tokens that our tokenizer cuts out of one written word ("'" and "s"). The numbers are part of the
// model files: add at the end.
enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,  // relative clause
  advcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  ccomp,
  compound,
  compound_prt,  // separated verb particle: "stellt ... ein"
  conj,
  cop,
  csubj,
  csubj_pass,
  dep,
  det,
  det_poss,
  discourse,
  dislocated,
  expl,
  expl_pv,  // reflexive clitic of a pronominal verb: "s'implante"
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_poss,
  nmod_unmarked,  // noun without a preposition: "last week", "5 miles away"
  nsubj,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,  // "by the company" of a passive
  obl_arg,    // oblique complement
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
constexpr std::size_t kDeprelCount = 48;

constexpr std::uint32_t kNoHead = 0xFFFFFFFF;

// What the form of a word says. `none` where the word, or the treebank of its language, says
// nothing. The numbers are part of the model files.
enum class Number : std::uint8_t { none, singular, plural };
enum class Tense : std::uint8_t { none, present, past, future };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Mood : std::uint8_t { none, indicative, imperative, conditional, subjunctive };
enum class Voice : std::uint8_t { none, active, passive };
enum class Case : std::uint8_t { none, nominative, accusative, dative, genitive };
enum class PronounType : std::uint8_t { none, relative, interrogative, reflexive };

struct Morphology {
  Number number = Number::none;
  Tense tense = Tense::none;
  VerbForm form = VerbForm::none;
  Mood mood = Mood::none;
  Case grammatical_case = Case::none;
  PronounType pronoun = PronounType::none;

  friend auto operator<=>(const Morphology&, const Morphology&) = default;
};

struct Syntax {
  Upos upos = Upos::X;
  std::uint32_t head = kNoHead;  // index into the tokens of the article; kNoHead for the root
  Deprel deprel = Deprel::dep;
  Morphology morphology;
  Voice voice = Voice::none;  // of verbs in a tree
};

// "NOUN"; "nsubj:pass".
std::string_view name_of(Upos upos);
std::string_view name_of(Deprel deprel);
// "Number=Sing|Tense=Past|VerbForm=Fin", in the spelling and order of the treebanks; "_" for none.
std::string features_of(const Syntax& syntax);
// nsubj for nsubj_pass: the relation without its subtype.
Deprel main_relation(Deprel deprel);
// From the spelling of the treebanks. An unknown subtype is its main relation; nothing if unknown.
std::optional<Upos> upos_from(std::string_view name);
std::optional<Deprel> deprel_from(std::string_view name);

// The tagger and the parser of one language. Immutable: any number of threads may use one model.
class SyntaxModel {
 public:
  // Throws Error not_found, or bad_format for a file that is damaged or of another version.
  static SyntaxModel load(const std::filesystem::path& path);

  SyntaxModel(SyntaxModel&&) noexcept;
  SyntaxModel& operator=(SyntaxModel&&) noexcept;
  ~SyntaxModel();

  // "en".
  std::string_view language() const;
  // What the weights were computed from, with licences; one line each.
  std::string_view sources() const;

  // Sets tags and morphology. `out` holds one entry for each token of the sentence: out[i -
  // sentence.first].
  void tag(std::string_view text, std::span<const Token> tokens, const Sentence& sentence,
           std::span<Syntax> out) const;
  // Sets heads, relations and voice from the tags that tag() left in `out`: a tree with one root.
  void parse(std::string_view text, std::span<const Token> tokens, const Sentence& sentence,
             std::span<Syntax> out) const;
  // Whether the tag dictionary has the word, by the Token::hash of it.
  bool knows(std::uint64_t word) const;
  // The dictionary form of a tagged token: "build" for "built" as a verb.
  std::string lemma(std::string_view text, const Token& token, const Syntax& syntax) const;

 private:
  struct Tables;
  explicit SyntaxModel(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace quaestor
