#include "quaestor/queries/query.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quaestor {

namespace {

constexpr std::array<std::pair<Field, std::string_view>, 6> kFields = {
    {{Field::investor, "investor"},
     {Field::country, "country"},
     {Field::target, "target"},
     {Field::form, "form"},
     {Field::status, "status"},
     {Field::year, "year"}}};

// A word as a shell takes it.
std::string quoted(const std::string& text) {
  const auto plain = [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == ',' ||
           c == '/';
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out += '\\';
    out += c;
  }
  return out + '"';
}

class Line {
 public:
  explicit Line(std::string start) : text_(std::move(start)) {}
  void word(const std::string& value) { text_ += ' ' + quoted(value); }
  void option(const std::string& name, const std::string& value) {
    if (!value.empty()) text_ += " --" + name + ' ' + quoted(value);
  }
  void term(const std::string& name, const Term& term) {
    if (term.given()) option(name, term.name);
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

template <class Values>
std::string joined(const Values& values) {
  std::string text;
  for (const auto& value : values) {
    if (!text.empty()) text += ',';
    text += to_string(value);
  }
  return text;
}

std::string investments_command(const Query& query) {
  Line line("quaestor investments");
  line.term("by", query.by);
  line.term("from", query.from);
  line.term("in", query.in);
  line.term("into", query.into);
  if (query.between_a.given()) {
    line.option("between", query.between_a.name);
    line.word(query.between_b.name);
  }
  if (query.form) line.option("form", std::string(to_string(*query.form)));
  line.option("status", joined(query.statuses));
  line.option("since", to_string(query.since));
  line.option("until", to_string(query.until));
  line.option("group-by", joined(query.group));
  return std::move(line).text();
}

std::string relations_command(const Query& query) {
  Line line("quaestor relations");
  line.option("relation", joined(query.relations));
  line.term("subject", query.subject);
  line.term("object", query.object);
  line.term("of", query.either);
  line.option("since", to_string(query.since));
  line.option("until", to_string(query.until));
  return std::move(line).text();
}

}  // namespace

bool Term::holds(const std::string& candidate) const {
  return std::binary_search(ids.begin(), ids.end(), candidate);
}

Term term_of(const Entity& entity) { return {entity.name, entity.id, {entity.id}}; }

std::string_view to_string(Field field) {
  for (const auto& [value, name] : kFields) {
    if (value == field) return name;
  }
  return {};
}

std::optional<Field> parse_field(std::string_view name) {
  for (const auto& [value, known] : kFields) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::string to_command(const Query& query) {
  switch (query.scan) {
    case Scan::investments:
      return investments_command(query);
    case Scan::relations:
      return relations_command(query);
    case Scan::statistics:
      return "quaestor stats";
    case Scan::card:
    case Scan::path:
    case Scan::evidence:
      break;
  }
  const bool card = query.scan == Scan::card;
  Line line(card                       ? "quaestor show"
            : query.scan == Scan::path ? "quaestor path"
                                       : "quaestor sources");
  line.word(query.scan == Scan::evidence ? query.fact : query.subject.name);
  if (query.scan == Scan::path) line.word(query.object.name);
  return std::move(line).text();
}

}  // namespace quaestor
