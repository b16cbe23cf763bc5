// Files to articles: tells the format by content, decodes, finds the article's own text.
//
//   std::vector<InputFile> files = list_inputs({"news/"});
//   for (const Article& a : read_file(files[0])) ...
//
// Formats: JSON records (object, array, JSON Lines), HTML, Markdown (with front matter), plain
// text, each also gzipped. It does not extract anything and knows nothing of facts but ids and
// dates.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/articles/article.h"
#include "quaestor/facts/error.h"

namespace quaestor {

struct InputFile {
  std::filesystem::path path;  // "-" = standard input
  std::string name;            // what evidence cites: the file's name without folders
};

struct ReadLimits {
  std::size_t max_file_bytes = std::size_t{64} << 20;  // after decompression
  std::size_t max_article_bytes = std::size_t{8} << 20;
  int max_nesting = 256;
};

// Files named, folders walked recursively, globs (`*`, `?`, `[a-z]`) expanded; sorted by path, each
// once. Skips
// `*.gold.json`, `*.quaestor`, hidden files. Throws Error not_found for a path or glob that matches
// nothing, and for a folder without any file.
std::vector<InputFile> list_inputs(const std::vector<std::string>& paths);

// The articles of one file. Throws Error unreadable / bad_format / too_large with the file's name;
// a bad record in JSON Lines is reported through `on_bad_record` (line, message) and the rest goes
// on; without it, it throws.
std::vector<Article> read_file(const InputFile& file, const ReadLimits& limits = {},
                               const std::function<void(const Error&)>& on_bad_record = {});

// The same for bytes in memory.
std::vector<Article> read_bytes(std::string_view bytes, const std::string& name,
                                const ReadLimits& limits = {},
                                const std::function<void(const Error&)>& on_bad_record = {});

// en, fr, nl, de by function words and letter patterns, or empty when none is likely.
std::string detect_language(std::string_view text);

}  // namespace quaestor
