// News records in JSON: one object, an array, JSON Lines, or a list under a key ("articles",
// "items").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "draft.h"
#include "quaestor/articles/reader.h"

namespace quaestor {

// Opens like JSON: '{' then '"' or '}', '[' then a JSON value.
bool looks_like_json(std::string_view text);

struct RecordDraft {
  Draft draft;
  long number = 0;  // in the file, from 1; 0 when the file is one record
};

// Drafts of all records; the text of each is title, summary and body with blank lines between.
// Throws Error bad_format for what is not JSON (with the line), nested too deep, or has no title
// and body; records of a list that are bad go to `on_bad_record` when given.
std::vector<RecordDraft> read_records(std::string_view text, const std::string& name,
                                      const ReadLimits& limits,
                                      const std::function<void(const Error&)>& on_bad_record);

// Nesting of braces and brackets outside strings.
int json_depth(std::string_view text);

}  // namespace quaestor
