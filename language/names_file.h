// The file of a name model: header, source lines, weights of label pairs, one weight table
// (docs/models.md).
#pragma once

#include "syntax_file.h"

namespace quaestor::names {

constexpr char kMagic[8] = {'Q', 'N', 'A', 'M', 'E', 'S', ' ', '\n'};
constexpr std::uint32_t kFormatVersion = 1;

struct Header {
  char magic[8] = {};
  std::uint32_t version = 0;
  char language[4] = {};
  std::uint64_t checksum = 0;  // checksum_of() all bytes after the header
  std::uint64_t file_size = 0;
  syntax::Part sources;  // text
  syntax::Part steps;    // std::int16_t, [label before][label], in units of the table
  syntax::TablePart table;
  std::uint64_t unused = 0;
};
static_assert(sizeof(Header) % 16 == 0);

}  // namespace quaestor::names
