// From a name as typed to the thing meant: countries and blocs by their names in four languages,
// everything else by the graph's names. Place in the flow: before a query is run.
//
//   Gazetteer gazetteer(data_dir());
//   Term t = resolve(graph, gazetteer, "Frankrijk");   t.id == "country/FR"
//
// It never guesses: an unknown name throws with "did you mean", a name of several things throws
// with their ids.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/queries/query.h"

namespace quaestor {

// Names of countries and blocs, and which country belongs to which bloc.
class Gazetteer {
 public:
  enum class Type : std::uint32_t { name, adjective, demonym };
  struct Match {
    std::string id;  // "country/FR", "bloc/european-union"
    Type type = Type::name;
    bool operator==(const Match&) const = default;
  };

  // From lexicons/countries.tsv, country_forms.tsv, blocs.tsv and bloc_members.tsv under
  // `data_dir`, or from what was made of them before (facts/ready_file.h). Throws Error.
  explicit Gazetteer(const std::filesystem::path& data_dir);

  // What a form stands for (compared after folding; forms of up to three letters must be written in
  // capitals), sorted.
  std::vector<Match> find(std::string_view form) const;
  // The bloc's member countries as ids, sorted; empty for anything else.
  std::vector<std::string> members(std::string_view bloc_id) const;
  // English display name, or empty.
  std::string name(std::string_view id) const;
  // Calls `use` with all forms that name a country or bloc, folded and sorted, and what they stand
  // for.
  void for_each_form(const std::function<void(std::string_view, const Match&)>& use) const;

 private:
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Form {
    Place text;
    std::uint32_t thing = 0;
    Type type = Type::name;
  };
  struct Thing {
    Place id;
    Place name;
    Place members;  // in members_
  };
  class Tables;

  std::string_view text(Place place) const { return text_.substr(place.begin, place.size); }
  std::span<const Form> forms_of(std::string_view folded) const;
  const Thing* thing(std::string_view id) const;

  std::shared_ptr<const void> owner_;  // what the others point into
  std::string_view text_;
  std::span<const Form> forms_;             // by text
  std::span<const Thing> things_;           // by id
  std::span<const std::uint32_t> members_;  // things
};

using Kinds = std::vector<Kind>;  // empty = any

// Everything a name can stand for, sorted by id: nodes of the graph, countries and blocs whether in
// the graph or not, or the one node with this very id. Empty if there is none. Adjectives
// ("French") count only when `adjectives`.
std::vector<Term> candidates(const Graph& graph, const Gazetteer& gazetteer, std::string_view name,
                             const Kinds& kinds = {}, bool adjectives = false);

// The one thing meant. Throws Error not_found with the nearest names, Error ambiguous listing names
// and ids.
Term resolve(const Graph& graph, const Gazetteer& gazetteer, std::string_view name,
             const Kinds& kinds = {});

// Names in the graph (and of countries and blocs) near to a misspelt one, nearest first, at most
// `limit`.
std::vector<std::string> similar_names(const Graph& graph, const Gazetteer& gazetteer,
                                       std::string_view name, std::size_t limit = 3);

// The id of the one thing whose name is a slip of the pen away from this one: one letter wrong,
// missing, too many or swapped, two in names of eight letters and more, never the first letter.
// nullopt when the name is shorter than five letters, nothing is that near, or several things are
// equally near.
std::optional<std::string> misspelt(const Graph& graph, const Gazetteer& gazetteer,
                                    std::string_view name);

// Damerau-Levenshtein distance (optimal string alignment) in code points, or `bound` + 1 when it is
// greater than `bound`. Both texts valid UTF-8.
int edit_distance(std::string_view a, std::string_view b, int bound);

}  // namespace quaestor
