// An article in the making from named fields: what JSON records, feed items and mails have in
// common.
//
//   FieldReader fields;  fields.add("title", …);  fields.add("body", …);
//   if (is_record(fields)) drafts.push_back(draft_of_fields(fields, limits));
//
// The text is title, summary and body with blank lines between; bodies may be HTML or Markdown.
#pragma once

#include "draft.h"
#include "quaestor/articles/reader.h"
#include "record_fields.h"

namespace quaestor {

// Has a body, or a title with a summary.
bool is_record(const FieldReader& fields);
// Throws Error bad_format for a body nested too deep.
Draft draft_of_fields(const FieldReader& fields, const ReadLimits& limits);

// The part as a unit of its own behind what there is; nothing for a blank one. `fixed` when the
// format told the role.
void append_part(Draft& draft, std::string_view part, BlockRole role, bool fixed = true);

}  // namespace quaestor
