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

}  // namespace

Term resolve_sector(const std::filesystem::path& data_dir, std::string_view name) {
  const std::string wanted = fold(name);
  Term term;
  std::set<std::string> known;
  for (const TableRow& row : read_table(data_dir / "lexicons" / "companies.tsv", kColumns)) {
    const std::string& sector = row.cells[kSector];
    if (sector.empty()) continue;
    known.insert(sector);
    if (fold(sector) != wanted) continue;
    term.name = sector;
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
