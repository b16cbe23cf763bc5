#include "keys.h"

#include <fmt/format.h>

#include "quaestor/facts/text.h"

namespace quaestor {

std::string make_key(std::string_view prefix, std::string_view id) {
  std::string key(prefix);
  bool exact = true;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    key += plain || c == '_' ? c : '-';
    exact = exact && (plain || c == '_' || c == '-' || c == '/');
  }
  return exact ? key : key + "-" + hex16(fnv1a(id));
}

std::string role_key(std::string_view role, const Entity& entity) {
  return make_key(fmt::format("{}-", role), entity.id.empty() ? "not-stated" : entity.id);
}

bool is_where(Kind kind) {
  return kind == Kind::country || kind == Kind::bloc || kind == Kind::place;
}

}  // namespace quaestor
