#include "quaestor/queries/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "place_names.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "surnames.h"

namespace quaestor {

namespace {

constexpr std::size_t kMostListed = 8;        // candidates named in one line
constexpr std::size_t kShortestMisspelt = 5;  // letters; shorter names are near to too much
constexpr std::size_t kLongMisspelt = 8;      // letters; two slips are one name still

Kind kind_of(std::string_view id) {
  return parse_kind(id.substr(0, id.find('/'))).value_or(Kind::company);
}

bool wanted(const Kinds& kinds, Kind kind) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// The thing with what it stands for.
Term term_for(const Graph& graph, const Gazetteer& gazetteer, const std::string& id) {
  Term term;
  term.id = id;
  const NodeIndex node = graph.find_id(id);
  term.name = node != kNone ? graph.nodes()[node].entity.name : gazetteer.name(id);
  if (term.name.empty()) term.name = id;
  term.ids = gazetteer.members(id);
  term.ids.push_back(id);
  std::sort(term.ids.begin(), term.ids.end());
  return term;
}

std::string list(const std::vector<Term>& terms) {
  std::string text;
  for (std::size_t i = 0; i < terms.size() && i < kMostListed; ++i) {
    text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", terms[i].name, terms[i].id);
  }
  if (terms.size() > kMostListed) text += fmt::format(" and {} more", terms.size() - kMostListed);
  return text;
}

std::string kinds_text(const Kinds& kinds) {
  if (kinds.empty()) return "nothing";
  std::string text = "no ";
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : " or ", to_string(kinds[i]));
  }
  return text;
}

std::string did_you_mean(const std::vector<std::string>& names) {
  if (names.empty()) return "look at 'quaestor stats' for what the graph is about";
  std::string text = "did you mean ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += fmt::format("{}'{}'", i == 0 ? "" : i + 1 == names.size() ? " or " : ", ", names[i]);
  }
  return text + "?";
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

}  // namespace

std::vector<Term> candidates(const Graph& graph, const Gazetteer& gazetteer, std::string_view name,
                             const Kinds& kinds, bool adjectives) {
  const std::string given(trim(name));
  std::set<std::string> ids;
  if (given.find('/') != std::string::npos &&
      (graph.find_id(given) != kNone || !gazetteer.name(given).empty())) {
    return {term_for(graph, gazetteer, given)};
  }
  if (given.size() == 2 && !gazetteer.name("country/" + given).empty()) {
    ids.insert("country/" + given);
  }
  for (const Gazetteer::Match& match : gazetteer.find(given)) {
    if (match.type == Gazetteer::Type::name || adjectives) ids.insert(match.id);
  }
  for (NodeIndex node : graph.find(given)) {
    const Kind kind = graph.nodes()[node].entity.kind;
    if (kind == Kind::investment || kind == Kind::article) continue;
    ids.insert(graph.nodes()[node].entity.id);
  }
  std::vector<Term> found;
  for (const std::string& id : ids) {
    if (wanted(kinds, kind_of(id))) found.push_back(term_for(graph, gazetteer, id));
  }
  return found;
}

Term resolve(const Graph& graph, const Gazetteer& gazetteer, std::string_view name,
             const Kinds& kinds) {
  std::vector<Term> found = candidates(graph, gazetteer, name, kinds);
  if (found.empty()) found = candidates(graph, gazetteer, name, kinds, true);
  if (found.empty() && wanted(kinds, Kind::person)) {
    for (const std::string& id : with_surname(graph, name)) {
      found.push_back(term_for(graph, gazetteer, id));
    }
  }
  if (found.empty() && wanted(kinds, Kind::place)) {
    for (const std::string& id : known_places(graph, name)) {
      found.push_back(term_for(graph, gazetteer, id));
    }
  }
  if (found.size() == 1) return found.front();
  const std::string source(trim(name));
  if (found.size() > 1) {
    throw Error(ErrorKind::ambiguous, source,
                fmt::format("stands for {} things: {}; give the id", found.size(), list(found)));
  }
  if (const std::vector<Term> others = candidates(graph, gazetteer, name); !others.empty()) {
    throw Error(ErrorKind::not_found, source,
                fmt::format("{} has this name, but {} has; use another option for it",
                            kinds_text(kinds), list(others)));
  }
  throw Error(ErrorKind::not_found, source,
              fmt::format("{} in the graph has this name; {}", kinds_text(kinds),
                          did_you_mean(similar_names(graph, gazetteer, name))));
}

std::vector<std::string> similar_names(const Graph& graph, const Gazetteer& gazetteer,
                                       std::string_view name, std::size_t limit) {
  const std::string asked = fold(name);
  if (asked.empty()) return {};
  const int bound = std::max(1, static_cast<int>(asked.size()) / 4);
  std::set<std::pair<int, std::string>> near;
  const auto consider = [&](std::string_view folded, const std::string& shown) {
    int distance = edit_distance(asked, folded, bound);
    // "Alibaba" for "Alibaba Cloud", but not three letters for all that begins so.
    if (distance > bound && asked.size() > 3 && folded.starts_with(asked + " ")) distance = bound;
    if (distance <= bound) near.emplace(distance, shown);
  };
  for (const Node& node : graph.nodes()) {
    const Entity& entity = node.entity;
    if (entity.kind == Kind::investment || entity.kind == Kind::article) continue;
    consider(fold(entity.name), entity.name);
    for (const std::string& alias : entity.aliases) consider(fold(alias), entity.name);
  }
  gazetteer.for_each_form([&](std::string_view form, const Gazetteer::Match& match) {
    if (match.type == Gazetteer::Type::name) consider(form, gazetteer.name(match.id));
  });
  std::vector<std::string> names;
  for (const auto& [distance, shown] : near) {
    if (names.size() == limit) break;
    if (std::find(names.begin(), names.end(), shown) == names.end()) names.push_back(shown);
  }
  return names;
}

std::optional<std::string> misspelt(const Graph& graph, const Gazetteer& gazetteer,
                                    std::string_view name) {
  const std::string asked = fold(name);
  if (asked.size() < kShortestMisspelt) return std::nullopt;
  int nearest = asked.size() < kLongMisspelt ? 1 : 2;
  std::set<std::string> ids;
  const auto consider = [&](std::string_view folded, const std::string& id) {
    if (folded.empty() || folded.front() != asked.front()) return;
    const int distance = edit_distance(asked, folded, nearest);
    if (distance > nearest) return;
    if (distance < nearest) ids.clear();
    nearest = distance;
    ids.insert(id);
  };
  for (const Node& node : graph.nodes()) {
    const Entity& entity = node.entity;
    if (entity.kind == Kind::investment || entity.kind == Kind::article) continue;
    consider(fold(entity.name), entity.id);
    for (const std::string& alias : entity.aliases) consider(fold(alias), entity.id);
  }
  gazetteer.for_each_form(
      [&](std::string_view form, const Gazetteer::Match& match) { consider(form, match.id); });
  if (ids.size() != 1) return std::nullopt;
  return *ids.begin();
}

int edit_distance(std::string_view a, std::string_view b, int bound) {
  const std::u32string x = code_points(a);
  const std::u32string y = code_points(b);
  const std::size_t gap = x.size() > y.size() ? x.size() - y.size() : y.size() - x.size();
  if (gap > static_cast<std::size_t>(bound)) return bound + 1;
  std::vector<int> before(y.size() + 1), last(y.size() + 1), row(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= x.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= y.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > bound) return bound + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[y.size()], bound + 1);
}

}  // namespace quaestor
