// From a name as typed to the thing meant: countries and blocs by their names in four languages,
// everything else by the graph's names. Place in the flow: before a query is run.
//
//   Gazetteer gazetteer(data_dir());
//   Term t = resolve(graph, gazetteer, "Frankrijk");   t.id == "country/FR"
//
// It never guesses: an unknown name throws with "did you mean", a name of several things throws
// with their ids.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quaestor/queries/query.h"

namespace quaestor {

// Names of countries and blocs, and which country belongs to which bloc.
class Gazetteer {
 public:
  enum class Type { name, adjective, demonym };
  struct Match {
    std::string id;  // "country/FR", "bloc/european-union"
    Type type = Type::name;
    bool operator==(const Match&) const = default;
  };

  // Reads lexicons/countries.tsv, country_forms.tsv, blocs.tsv and bloc_members.tsv under
  // `data_dir`. Throws Error.
  explicit Gazetteer(const std::filesystem::path& data_dir);

  // What a form stands for (compared after folding; forms of up to three letters must be written in
  // capitals), sorted.
  std::vector<Match> find(std::string_view form) const;
  // The bloc's member countries as ids, sorted; empty for anything else.
  const std::vector<std::string>& members(std::string_view bloc_id) const;
  // English display name, or empty.
  std::string name(std::string_view id) const;
  // All forms that name a country or bloc, folded, with its id.
  const std::multimap<std::string, Match>& forms() const { return forms_; }

 private:
  void add(const std::string& form, const std::string& id, const std::string& type);

  std::multimap<std::string, Match> forms_;
  std::unordered_map<std::string, std::string> names_;
  std::unordered_map<std::string, std::vector<std::string>> members_;
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
