#include "quaestor/facts/kinds.h"

#include <array>
#include <cstddef>

namespace quaestor {

namespace {
constexpr std::array<std::string_view, kKinds> kKindNames = {
    "company",    "country", "place",      "bloc",   "organization",
    "regulation", "person",  "investment", "article"};
constexpr std::array<std::string_view, kRelations> kRelationNames = {
    "investment",    "operates_in", "headquartered_in", "subsidiary_of", "partners_with",
    "competes_with", "subject_to",  "issued_by",        "role"};
constexpr std::array<std::string_view, kForms> kFormNames = {"funding", "facility", "equity",
                                                             "acquisition", "grant"};
constexpr std::array<std::string_view, kStatuses> kStatusNames = {
    "considered", "planned", "ongoing", "completed", "cancelled"};
constexpr std::array<std::string_view, kQualifiers> kQualifierNames = {"exact", "at_least",
                                                                       "at_most", "about"};

template <typename E, std::size_t N>
std::optional<E> parse(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}
}  // namespace

std::string_view to_string(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::string_view to_string(Relation relation) {
  return kRelationNames[static_cast<std::size_t>(relation)];
}
std::string_view to_string(Form form) { return kFormNames[static_cast<std::size_t>(form)]; }
std::string_view to_string(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }
std::string_view to_string(Qualifier qualifier) {
  return kQualifierNames[static_cast<std::size_t>(qualifier)];
}

std::optional<Kind> parse_kind(std::string_view name) { return parse<Kind>(kKindNames, name); }
std::optional<Relation> parse_relation(std::string_view name) {
  return parse<Relation>(kRelationNames, name);
}
std::optional<Form> parse_form(std::string_view name) { return parse<Form>(kFormNames, name); }
std::optional<Status> parse_status(std::string_view name) {
  return parse<Status>(kStatusNames, name);
}
std::optional<Qualifier> parse_qualifier(std::string_view name) {
  return parse<Qualifier>(kQualifierNames, name);
}

bool is_symmetric(Relation relation) {
  return relation == Relation::partners_with || relation == Relation::competes_with;
}

}  // namespace quaestor
