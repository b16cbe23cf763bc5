#include <algorithm>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/names.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kAcronym = 3;  // forms this short count only in capitals: "US", not "us"

bool in_capitals(std::string_view form) {
  return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Gazetteer::Gazetteer(const fs::path& data_dir) {
  const fs::path dir = data_dir / "lexicons";
  for (const TableRow& row : read_table(dir / "countries.tsv", 5)) {
    const std::string id = "country/" + row.cells[0];
    names_[id] = row.cells[1];
    for (std::size_t i = 1; i < row.cells.size(); ++i) add(row.cells[i], id, "name");
  }
  for (const TableRow& row : read_table(dir / "country_forms.tsv", 4)) {
    add(row.cells[3], "country/" + row.cells[0], row.cells[2]);
  }
  for (const TableRow& row : read_table(dir / "blocs.tsv", 4)) {
    const std::string id = "bloc/" + row.cells[0];
    if (row.cells[1] == "en" && row.cells[2] == "name") {
      // The name to show is the one its id is made of: "European Union" rather than "EU".
      std::string& name = names_[id];
      if (name.empty() || slug(row.cells[3]) == row.cells[0]) name = row.cells[3];
    }
    add(row.cells[3], id, row.cells[2]);
  }
  for (const TableRow& row : read_table(dir / "bloc_members.tsv", 2)) {
    members_["bloc/" + row.cells[0]].push_back("country/" + row.cells[1]);
  }
  for (auto& [bloc, members] : members_) std::sort(members.begin(), members.end());
}

void Gazetteer::add(const std::string& form, const std::string& id, const std::string& type) {
  const std::string folded = fold(form);
  if (folded.empty()) return;
  const Match match{id, type == "name"        ? Type::name
                        : type == "adjective" ? Type::adjective
                                              : Type::demonym};
  const auto [begin, end] = forms_.equal_range(folded);
  if (std::none_of(begin, end, [&](const auto& known) { return known.second == match; })) {
    forms_.emplace(folded, match);
  }
}

std::vector<Gazetteer::Match> Gazetteer::find(std::string_view form) const {
  std::string folded = fold(form);
  std::string letters = folded;
  std::erase(letters, ' ');
  if (letters.size() <= kAcronym && !in_capitals(form)) return {};
  std::vector<Match> found;
  // "U.K." folds to "u k": tried with and without the blanks. "In de" is not "Inde".
  const bool spelt = folded.size() == 2 * letters.size() - 1;
  for (const std::string& key : spelt ? std::vector{folded, letters} : std::vector{folded}) {
    const auto [begin, end] = forms_.equal_range(key);
    for (auto it = begin; it != end; ++it) found.push_back(it->second);
    if (!found.empty()) break;
  }
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.id != b.id ? a.id < b.id : a.type < b.type;
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Match& a, const Match& b) { return a.id == b.id; }),
              found.end());
  return found;
}

const std::vector<std::string>& Gazetteer::members(std::string_view bloc_id) const {
  static const std::vector<std::string> none;
  const auto found = members_.find(std::string(bloc_id));
  return found == members_.end() ? none : found->second;
}

std::string Gazetteer::name(std::string_view id) const {
  const auto found = names_.find(std::string(id));
  return found == names_.end() ? std::string() : found->second;
}

}  // namespace quaestor
