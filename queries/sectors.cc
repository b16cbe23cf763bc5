#include "quaestor/queries/sectors.h"

#include <algorithm>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kColumns = 7;  // slug … sector, lexicons/companies.tsv
constexpr std::size_t kSector = 6;

// The sector itself and those it includes, folded.
std::set<std::string> included(const std::filesystem::path& lexicons, const std::string& wanted) {
  std::set<std::string> all = {wanted};
  for (const TableRow& row : read_table(lexicons / "sectors.tsv", 2)) {
    if (fold(row.cells[0]) == wanted) all.insert(fold(row.cells[1]));
  }
  return all;
}

}  // namespace

Term resolve_sector(const std::filesystem::path& data_dir, std::string_view name) {
  const std::filesystem::path lexicons = data_dir / "lexicons";
  const std::set<std::string> wanted = included(lexicons, fold(name));
  Term term;
  term.name = to_lower(trim(name));
  std::set<std::string> known;
  for (const TableRow& row : read_table(lexicons / "sectors.tsv", 2)) known.insert(row.cells[0]);
  for (const TableRow& row : read_table(lexicons / "companies.tsv", kColumns)) {
    const std::string& sector = row.cells[kSector];
    if (sector.empty()) continue;
    known.insert(sector);
    if (!wanted.contains(fold(sector))) continue;
    term.ids.push_back("company/" + row.cells[0]);
  }
  if (term.ids.empty()) {
    std::string list;
    for (const std::string& sector : known) list += (list.empty() ? "" : ", ") + sector;
    throw Error(ErrorKind::not_found, std::string(trim(name)), "is no sector; use one of " + list);
  }
  term.id = "sector/" + slug(term.name);
  std::sort(term.ids.begin(), term.ids.end());
  return term;
}

}  // namespace quaestor
