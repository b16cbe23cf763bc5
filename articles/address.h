// Addresses of articles in one form, so that the same article is seen as the same.
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

// The address without tracking parameters, fragment, user, default port; scheme and host in lower
// case. Empty when it is not an http(s) address.
std::string canonical_url(std::string_view url);

}  // namespace quaestor
