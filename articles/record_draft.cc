#include "record_draft.h"

#include "html.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

void append_body(Draft& draft, std::string_view body, const ReadLimits& limits) {
  if (trim(body).empty()) return;
  if (!draft.text.empty()) draft.text += "\n\n";
  const std::size_t begin = draft.text.size();
  const int group = static_cast<int>(draft.units.size()) + 1;
  std::vector<Unit> units;
  if (looks_like_html(body)) {
    Draft page = read_html(body, limits, true);
    draft.text += page.text;
    for (Unit unit : page.units) {
      unit.begin += begin;
      unit.end += begin;
      unit.group += group;
      units.push_back(unit);
    }
  } else {
    draft.text += body;
    units = looks_like_markdown(body) ? segment_markdown(draft.text, begin, group)
                                      : segment_plain(draft.text, begin, group);
  }
  draft.units.insert(draft.units.end(), units.begin(), units.end());
}

}  // namespace

bool is_record(const FieldReader& fields) {
  return !fields.value("body").empty() ||
         (!fields.value("title").empty() && !fields.value("summary").empty());
}

void append_part(Draft& draft, std::string_view part, BlockRole role, bool fixed) {
  part = trim(part);
  if (part.empty()) return;
  if (!draft.text.empty()) draft.text += "\n\n";
  const std::size_t begin = draft.text.size();
  draft.text += part;
  draft.units.push_back(
      {begin, draft.text.size(), role, static_cast<int>(draft.units.size()), fixed, 1});
}

Draft draft_of_fields(const FieldReader& fields, const ReadLimits& limits) {
  Draft draft;
  fields.fill(draft.info);
  append_part(draft, fields.value("title"), BlockRole::title);
  const std::string summary = fields.value("summary");
  const bool markup = looks_like_html(summary);
  append_part(draft, markup ? read_html(summary, limits, true).text : summary, BlockRole::summary);
  append_body(draft, fields.value("body"), limits);
  return draft;
}

}  // namespace quaestor
