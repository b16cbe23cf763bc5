// The walk over an article's sentences that finds what refers: pronouns, possessives, "we", and
// descriptions ("the Austin-based company", "die Zürcher", "die Lidl-Mutter"), with what nearness
// alone makes of each. Private to the room; references.h weighs them.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "references.h"
#include "relatives.h"

namespace quaestor {

class ReferenceFinder {
 public:
  // Keeps references to both.
  ReferenceFinder(const Lexicon& lexicon, Analysis& analysis)
      : lexicon_(lexicon), a_(analysis), relatives_(lexicon, analysis) {}

  // Adds what refers to the analysis's mentions and settles it.
  void run(const Forest& trees, const ReferenceWatch& watch);

 private:
  // A reference with the names that lie inside it, as indices into names_.
  struct Open {
    OpenReference reference;
    std::uint32_t first_name = 0;
    std::uint32_t last_name = 0;
  };

  struct Description {
    std::uint32_t first = 0;  // of its noun
    std::uint32_t last = 0;
    std::uint32_t noun = 0;
    Kind kind = Kind::company;
    std::string country;
    std::string city;
    bool plural = false;
  };
  bool word(WordClass word_class, std::uint32_t i) const {
    return lexicon_.is_among(a_.classes[i], word_class);
  }
  static bool is_actor(Kind kind) { return kind == Kind::company || kind == Kind::organization; }

  // coreference.cc
  void read_all();
  std::uint32_t main_company() const;
  void count_states();
  void read(std::size_t s);
  std::uint32_t read_reference(std::uint32_t i, std::size_t s);
  void open(std::uint32_t first, std::uint32_t last, MentionType type, std::uint32_t entity,
            std::size_t s, Kind kind = Kind::company);
  const Mention* name_at(std::uint32_t token) const;
  std::uint32_t last_subject(std::size_t s) const;
  bool subordinate(const Mention& mention) const;
  void remember(std::size_t s);

  // public_bodies.cc
  std::uint32_t public_body_at(std::uint32_t i, std::size_t s);
  std::uint32_t government_for(const Lexicon::TerritoryNoun& noun, const Sentence& sentence);
  std::optional<std::uint32_t> ministry_of(std::uint32_t government,
                                           std::string_view subject) const;
  std::string seat_state(std::uint32_t behind, const Sentence& sentence, bool& elsewhere) const;
  std::uint32_t entity_of(std::uint32_t lexicon_entry);
  std::string state_among(std::string_view states) const;
  bool among_bodies(std::uint32_t i, const Lexicon::TerritoryNoun& noun,
                    const Sentence& sentence) const;
  void settle_government(Mention& name, const Sentence& sentence);
  std::uint32_t last_territory(std::size_t s, const Lexicon::TerritoryNoun& noun) const;

  // descriptions.cc
  void open_relative(const Relatives::Noun& noun, std::uint32_t of, std::size_t s);
  void relate(Relative relative, std::uint32_t of, std::size_t s, OpenReference& reference);
  Mention* company_behind(std::uint32_t last, const Sentence& sentence);
  std::uint32_t description_at(std::uint32_t i, std::size_t s);
  std::uint32_t people_at(std::uint32_t i, std::size_t s);
  std::uint32_t of_town(const std::string& city, std::size_t s) const;
  void note_seats(std::size_t s);
  std::optional<Description> describe(std::uint32_t at, const Sentence& sentence) const;
  std::optional<Description> finish(Description d, const Sentence& sentence) const;
  bool is_plural(std::uint32_t noun) const;
  void note_origin(const Mention& name, Description& d) const;
  std::uint32_t antecedent(const Description& d, std::size_t s) const;

  // Candidates from near to far: this sentence so far, then the sentences before, first mention
  // first.
  template <typename Fits>
  std::uint32_t nearest(std::size_t s, Fits fits) const {
    const auto good = [&](const Mention& m) {
      return m.entity != kNoEntity && m.type != MentionType::pronoun &&
             m.type != MentionType::possessive && is_actor(m.kind) && fits(m.entity);
    };
    for (std::size_t back = 0; back <= std::min<std::size_t>(s, 6); ++back) {
      const std::size_t begin = a_.sentence_mentions[s - back];
      const std::size_t end = back == 0 ? a_.mentions.size() : a_.sentence_mentions[s - back + 1];
      for (const bool any : {false, true}) {  // subjects first
        for (std::size_t m = begin; m < end; ++m) {
          if (good(a_.mentions[m]) && (any || !subordinate(a_.mentions[m])))
            return a_.mentions[m].entity;
        }
      }
    }
    return kNoEntity;
  }

  const Lexicon& lexicon_;
  Analysis& a_;
  Relatives relatives_;
  std::vector<Mention> names_;
  std::vector<std::uint32_t> starts_;                      // of each sentence's names
  std::set<std::pair<std::uint32_t, std::string>> seats_;  // company, town told beside it
  std::vector<Open> open_;
  std::uint32_t next_ = 0;
  std::uint32_t names_end_ = 0;
  std::uint32_t subject_ = kNoEntity;
  std::uint32_t main_ = kNoEntity;
  std::map<std::string, int> states_;  // how often the article names each, or a place of it
};

}  // namespace quaestor
