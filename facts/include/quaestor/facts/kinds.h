// The closed vocabularies of the fact contract: kinds of things, relations, forms, statuses,
// qualifiers.
//
//   to_string(Relation::operates_in) == "operates_in";  parse_status("planned") == Status::planned;
//
// Names in files are exactly these identifiers. parse_* return nullopt for anything else.
#pragma once

#include <optional>
#include <string_view>

namespace quaestor {

enum class Kind {
  company,
  country,
  place,
  bloc,
  organization,
  regulation,
  person,
  investment,
  article
};
enum class Relation {
  investment,
  operates_in,
  headquartered_in,
  subsidiary_of,
  partners_with,
  competes_with,
  subject_to,
  issued_by,
  role
};
enum class Form { funding, facility, equity, acquisition, grant };
enum class Status { considered, planned, ongoing, completed, cancelled };
enum class Qualifier { exact, at_least, at_most, about };

inline constexpr int kKinds = 9;
inline constexpr int kRelations = 9;
inline constexpr int kForms = 5;
inline constexpr int kStatuses = 5;
inline constexpr int kQualifiers = 4;

std::string_view to_string(Kind kind);
std::string_view to_string(Relation relation);
std::string_view to_string(Form form);
std::string_view to_string(Status status);
std::string_view to_string(Qualifier qualifier);

std::optional<Kind> parse_kind(std::string_view name);
std::optional<Relation> parse_relation(std::string_view name);
std::optional<Form> parse_form(std::string_view name);
std::optional<Status> parse_status(std::string_view name);
std::optional<Qualifier> parse_qualifier(std::string_view name);

// partners_with and competes_with hold in both directions.
bool is_symmetric(Relation relation);

}  // namespace quaestor
