// Sectors of companies, as the company table has them. Place in the flow: cli's --sector to a
// Query.
//
//   query.sector = resolve_sector(data_dir(), "energy");   // the ids of all companies in it
//
// A sector is knowledge of the table and no fact: no sentence stands behind it. Companies that are
// not in the table have none.
#pragma once

#include <filesystem>
#include <string_view>

#include "quaestor/queries/query.h"

namespace quaestor {

// Case does not matter; a sector's companies are matched by id. Throws Error not_found listing the
// sectors there are.
Term resolve_sector(const std::filesystem::path& data_dir, std::string_view name);

}  // namespace quaestor
