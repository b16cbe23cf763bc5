// The model file: header, source lines, tag dictionary and three weight tables (docs/models.md).
// Little-endian; every part starts at a multiple of 16 bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "quaestor/language/syntax.h"
#include "syntax_table.h"

namespace quaestor::syntax {

constexpr char kMagic[8] = {'Q', 'S', 'Y', 'N', 'T', 'A', 'X', '\n'};
constexpr std::uint32_t kFormatVersion = 2;

struct Part {
  std::uint64_t begin = 0;  // bytes from the start of the file
  std::uint64_t count = 0;  // elements
};

struct TablePart {
  Part buckets;
  Part rows;  // count: bytes without the padding
  std::uint32_t classes = 0;
  std::uint32_t unused = 0;
};

// A word with the tags it had in training.
struct KnownWord {
  std::uint64_t lower = 0;
  std::uint64_t tags = 0;
};

// What a class of the inflection table stands for.
struct InflectionClass {
  std::uint8_t number = 0;
  std::uint8_t tense = 0;
  std::uint8_t form = 0;
  std::uint8_t mood = 0;
  std::uint8_t grammatical_case = 0;
  std::uint8_t pronoun = 0;
  std::uint8_t unused[2] = {};
};
static_assert(sizeof(InflectionClass) == 8);

// From a form to its lemma: choose a spelling, cut something out, replace the end.
struct LemmaScript {
  enum Spelling : std::uint8_t { lower, as_written };
  enum Cut : std::uint8_t { nothing, first_ge, second_ge, first_zu };
  static constexpr std::size_t kMaxEnd = 12;

  std::uint8_t spelling = lower;
  std::uint8_t cut = nothing;
  std::uint8_t strip = 0;  // bytes of the end
  std::uint8_t size = 0;   // of the new end
  char end[kMaxEnd] = {};
};
static_assert(sizeof(LemmaScript) == 16);

// The script for a word or an ending with a tag (lemma_key in syntax_lemmas.h).
struct LemmaRule {
  std::uint64_t key = 0;
  std::uint64_t script = 0;
};
struct Header {
  char magic[8] = {};
  std::uint32_t version = 0;
  char language[4] = {};
  std::uint64_t checksum = 0;  // checksum_of() all bytes after the header
  std::uint64_t file_size = 0;
  Part sources;        // text
  Part known_words;    // KnownWord, sorted by `lower`
  Part labels;         // one byte each: the relation of each class of `label_table`
  Part inflections;    // InflectionClass, one for each class of `inflection_table`
  Part lemma_rules;    // LemmaRule, sorted by `key`
  Part lemma_scripts;  // LemmaScript
  TablePart tag_table;
  TablePart inflection_table;
  TablePart role_table;
  TablePart action_table;
  TablePart label_table;
  std::uint64_t signs_by_rule = 0;  // 1: punctuation gets its place by rule (syntax_signs.h)
};
static_assert(sizeof(Header) % 16 == 0);

// Eight bytes a step, the last padded with zeros; every step is invertible, so one changed word
// always shows.
inline std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t sum = 14695981039346656037ULL + bytes.size();
  while (!bytes.empty()) {
    const std::size_t size = bytes.size() < 8 ? bytes.size() : 8;
    std::uint64_t part = 0;
    std::memcpy(&part, bytes.data(), size);
    sum = (sum ^ part) * 0xD6E8FEB86659FD93ULL;
    sum ^= sum >> 32;
    bytes.remove_prefix(size);
  }
  return sum;
}

}  // namespace quaestor::syntax
