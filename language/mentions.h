// Finds the names of an article and settles what each stands for. Private to the room.
//
// Known names come from the lexicon; unknown ones are runs of capitalised words, told apart by what
// stands around them: legal forms, heads ("Ventures"), first names, titles, descriptors ("Start-up
// X", "X, a Lisbon developer").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "known_names.h"
#include "names.h"
#include "place_clues.h"
#include "quaestor/language/analysis.h"

namespace quaestor {

class MentionFinder {
 public:
  // Without a model, unknown names are told by rules alone; without a dictionary of the language,
  // none in lower case. Both must outlive the finder.
  MentionFinder(const Lexicon& lexicon, const NameModel* model, const SyntaxModel* syntax,
                Analysis& analysis);
  // Fills analysis.mentions, sentence_mentions and entities with names; no pronouns or descriptions
  // yet.
  void run();

 private:
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool institution = false;  // by its grammar: "Banque islamique de développement"
  };
  enum class Namesakes : std::uint8_t { none, places, state };
  struct Guess {
    Kind kind = Kind::company;
    bool sure = false;
  };

  void tag_names();
  const NameSpan* span_from(std::uint32_t at) const;
  bool tagged(const Sentence& sentence) const;
  void refine(NameSpan& span, const Sentence& sentence) const;
  void drop_next_sentence(NameSpan& span) const;
  void drop_marks(NameSpan& span) const;
  void drop_clause(NameSpan& span) const;
  bool is_small(std::uint32_t at) const;
  void drop_house(NameSpan& span) const;
  void drop_introduction(NameSpan& span, const Sentence& sentence) const;
  void drop_owner(NameSpan& span) const;
  void drop_issuer(NameSpan& span) const;
  void drop_seat(NameSpan& span) const;
  NameSpan second_name(NameSpan& span) const;
  void cut_headlines();
  void vote();
  void join_short_names();
  void note_first_word(std::uint32_t entity);
  std::uint32_t whole_name_of(std::uint32_t entity, const std::vector<std::string>& folded) const;
  bool plausible(const NameSpan& span) const;
  static bool sure(const NameSpan& span);
  static bool certain(const NameSpan& span);
  const NameSpan* sure_span(std::uint32_t at) const;
  bool better(const NameSpan& span, const std::optional<Guess>& guess, const Run& run) const;
  std::uint32_t later_name(const Run& run, const Sentence& sentence) const;
  std::uint32_t take_span(const NameSpan& span, const Sentence& sentence);
  void find_in(std::size_t sentence);
  std::uint32_t take(std::uint32_t at, const Sentence& sentence);
  std::uint32_t take_known(std::uint32_t at, const LexiconMatch& match, const Sentence& sentence);
  std::uint32_t take_short_name(std::uint32_t at, std::uint32_t last, const Sense& sense,
                                const Sentence& sentence);
  std::uint32_t take_unknown(std::uint32_t at, const Sentence& sentence);

  // Names without a capital and with a number.
  struct OddName {
    std::vector<std::uint64_t> words;  // Token::hash of each
    std::string name;                  // whole
  };
  bool may_be_odd(std::uint32_t at) const;
  bool is_odd(std::uint32_t at) const;
  std::uint32_t after_odd(std::uint32_t first, const Sentence& sentence) const;
  bool introduced_odd(std::uint32_t first, std::uint32_t last, const Sentence& sentence) const;
  std::optional<std::uint32_t> before_legal_form(std::uint32_t at, const Sentence& sentence) const;
  bool stands_as_name(const OddName& name) const;
  void note_odd_name(std::uint32_t first, std::uint32_t last, bool sure);
  void find_odd_names();
  std::uint32_t take_odd(std::uint32_t at, const Sentence& sentence);
  std::uint32_t take_numbered(std::uint32_t at, const Sentence& sentence);

  // Laws and public bodies by their form; each gives the token behind it, or `at`.
  std::uint32_t take_law(std::uint32_t at, const Sentence& sentence);
  std::uint32_t after_law(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t after_english_law(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t after_citation(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t after_number(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t after_year(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t after_topic(std::uint32_t at, const Sentence& sentence) const;
  bool specifies_law(std::uint32_t at) const;
  bool is_law_compound(std::uint32_t at) const;
  bool heads_compound(std::uint32_t last) const;
  bool is_word(WordClass word_class, std::uint32_t token) const;
  std::uint32_t take_territory(std::uint32_t at, const Sentence& sentence);
  std::uint32_t take_region_government(std::uint32_t at, std::uint32_t last, const Sense& sense,
                                       const Sentence& sentence);
  bool begins_government(std::uint32_t at, const LexiconMatch& match,
                         const Sentence& sentence) const;
  bool tells_place(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t take_town(std::uint32_t at, const Sentence& sentence);
  bool tells_place(std::uint32_t at, const LexiconMatch& match, const Sentence& sentence) const;

  std::optional<Run> government_at(std::uint32_t at, std::uint32_t last, FormType type,
                                   const Sentence& sentence) const;
  std::optional<Upos> tag(std::uint32_t token) const;
  bool acts(std::uint32_t first, std::uint32_t last, const Sentence& sentence) const;
  bool goes_on(std::uint32_t at, const LexiconMatch& match) const;
  bool continues_body(std::uint32_t at, const NameSpan& span) const;
  bool bears_adjective(const NameSpan& span, const LexiconMatch& match) const;
  bool is_common(std::uint32_t at, const LexiconMatch& match) const;
  bool names_body(const LexiconMatch& match) const;
  bool opens_before_name(const Run& run, const Sentence& sentence) const;
  bool town_of_size(const LexiconMatch& match) const;
  bool shouting(const Sentence& sentence) const;
  Run name_run(std::uint32_t at, const Sentence& sentence) const;
  std::uint32_t institution_end(const Run& run, const Sentence& sentence) const;
  bool is_introduced(std::uint32_t at, const Sentence& sentence) const;
  bool introduces_name(std::uint32_t at, const Sentence& sentence) const;
  bool starts_name(std::uint32_t at, const Sentence& sentence) const;
  bool continues_name(std::uint32_t at, const Sentence& sentence) const;
  bool common_noun(std::uint32_t at) const;
  bool is_function_word(std::uint32_t at) const;
  bool after_locative(std::uint32_t at, const Sentence& sentence) const;
  bool tells_where(std::uint32_t at, const Sentence& sentence) const;

  bool describes(std::uint32_t at, std::uint32_t last, const Sentence& sentence) const;
  bool bears_name(std::uint32_t first, std::uint32_t last, const LexiconEntry& place) const;
  std::optional<Sense> choose(std::uint32_t at, const LexiconMatch& match,
                              const Sentence& sentence) const;
  bool told_beside(const LexiconEntry& entry, std::uint32_t at, std::uint32_t last,
                   const Sentence& sentence) const;
  Namesakes namesakes_of(const LexiconMatch& match) const;
  double place_score(const LexiconEntry& entry, std::uint32_t at, std::uint32_t last,
                     const Sentence& sentence, Namesakes namesakes) const;
  std::optional<Guess> classify(const Run& run, const Sentence& sentence) const;
  bool first_initials(const Run& run) const;
  bool tells_seat(const Run& run, const Sentence& sentence) const;
  std::optional<Kind> kind_from_parts(const Run& run, const Sentence& sentence) const;
  std::optional<Kind> kind_from_before(const Run& run, const Sentence& sentence) const;
  std::optional<Kind> kind_from_after(const Run& run, const Sentence& sentence) const;
  std::optional<std::uint32_t> earlier_entity(std::string_view name) const;

  std::uint32_t entity_for(std::uint32_t lexicon_entry);
  std::uint32_t entity_for_unknown(Kind kind, const std::string& name);
  std::uint32_t entity_for_town(const std::string& name, const std::string& country);
  void add(std::uint32_t first, std::uint32_t last, Kind kind, MentionType type,
           std::uint32_t entity, bool sure);
  std::uint8_t trust(std::uint32_t first, std::uint32_t last, const ArticleEntity& entity) const;
  std::uint32_t acronym_after(std::uint32_t last, const Sentence& sentence, std::uint32_t entity);

  const Lexicon& lexicon_;
  const NameModel* model_;
  const SyntaxModel* syntax_;
  Analysis& a_;
  std::string_view text_;
  KnownNames known_;
  PlaceClues clues_;
  std::vector<OddName> odd_names_;  // longest first
  std::unordered_set<std::uint64_t> odd_first_;
  std::vector<NameSpan> spans_;         // the tagger's, in order
  std::vector<std::uint32_t> span_of_;  // by token: 1 + index, 0 = none
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::unordered_map<std::string, std::uint32_t> by_first_word_;  // companies of two words or more
  std::unordered_map<std::string, std::uint32_t> by_name_;  // folded name or short form -> entity
};

}  // namespace quaestor
