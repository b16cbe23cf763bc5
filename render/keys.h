// Names of the parts of a picture, the same in every style, so that a page or a link can point at
// them: "giver-company-microsoft", "country-country-FR", "investment-<hash>".
#pragma once

#include <string>
#include <string_view>

#include "quaestor/facts/fact.h"

namespace quaestor {

// Letters, digits, '-' and '_' only, so a key is an id in DOT, SVG, HTML and an address alike.
std::string make_key(std::string_view prefix, std::string_view id);
// The key of a thing in a role ("giver", "receiver", "country", "rule", "authority"); a thing
// without an id is "not-stated".
std::string role_key(std::string_view role, const Entity& entity);
// Countries, blocs and places: where things are, not who does them.
bool is_where(Kind kind);

}  // namespace quaestor
