// WARC files (ISO 28500), as web archives publish news, read in passing: pages of responses, and
// the plain text of "conversion" records (WET files).
//
//   read_warc(source, name, limits, [&](const WarcPage& page, long number) { … }, on_bad);
#pragma once

#include <functional>
#include <string>

#include "quaestor/articles/reader.h"
#include "quaestor/facts/date.h"

namespace quaestor {

struct WarcPage {
  std::string url;
  Date fetched;
  std::string bytes;  // HTML or text, transfer encodings undone
};

// Reads up to `size` bytes into `to`; 0 at the end.
using ByteSource = std::function<std::size_t(char* to, std::size_t size)>;

bool is_warc(std::string_view head);

// Calls `use` for every page, numbered from 1 in the file; pages that were not found (status other
// than 200), pictures, scripts and requests are passed over. A record that is too large or broken
// is told through `on_bad_record`, without it it throws; where the framing itself is broken the
// rest cannot be read and Error bad_format is thrown.
void read_warc(const ByteSource& source, const std::string& name, const ReadLimits& limits,
               const std::function<void(WarcPage, long)>& use,
               const std::function<void(const Error&)>& on_bad_record);

}  // namespace quaestor
