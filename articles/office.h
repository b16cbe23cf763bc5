// Text documents of word processors: .docx (Office Open XML) and .odt (OpenDocument), which are zip
// archives with XML in them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "draft.h"

namespace quaestor {

// The archive's members by path -> the document, or nothing when it is none of these.
std::optional<Draft> read_office(const std::map<std::string, std::string>& members);
// Members that read_office looks at.
bool is_office_member(std::string_view path);

}  // namespace quaestor
