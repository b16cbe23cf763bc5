// RSS 0.9-2.0 and Atom feeds: each item that carries text is an article.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "draft.h"
#include "quaestor/articles/reader.h"

namespace quaestor {

bool looks_like_feed(std::string_view text);

// Calls `use(draft, number)` for each item, numbered from 1. Items with a title alone are told
// through `on_bad_record`; without it they throw. Throws Error bad_format for a feed without items.
void read_feed(std::string_view text, const std::string& name, const ReadLimits& limits,
               const std::function<void(Draft, long)>& use,
               const std::function<void(const Error&)>& on_bad_record);

}  // namespace quaestor
