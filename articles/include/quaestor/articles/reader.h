// Files to articles: tells the format by content, decodes, finds the article's own text.
//
//   std::vector<InputFile> files = list_inputs({"news/"});
//   for (const Article& a : read_file(files[0])) ...
//
// Formats, told by content: JSON records (object, array, JSON Lines, of any nesting with a map of
// fields), HTML, Markdown (with front matter), plain text, RSS and Atom feeds, WARC, mail (.eml),
// .docx, .odt, PDF (where poppler was there when it was built), each also gzipped; zip and tar with
// any of them, read in place. It does not extract anything and knows nothing of facts but ids and
// dates.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
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
  // Of one archive with all archives in it; WARC files have no such limit, they are read in
  // passing.
  std::size_t max_expanded_bytes = std::size_t{4} << 30;
  int max_archive_depth = 3;  // archives in archives
  // Where JSON records keep what: "title" -> "headline", "body" -> "content.text", "list" ->
  // "data.items". Keys of objects and numbers of list items by dots; a list without a number means
  // all its items, as paragraphs. Fields: title, body, summary, url, date, language, outlet, list.
  std::map<std::string, std::string> fields = {};
};

// "title=headline,body=content.text" as ReadLimits::fields. Throws Error usage.
std::map<std::string, std::string> parse_field_map(const std::string& text);

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

// The same one by one, so that an archive of many articles need not fit in memory.
void read_each(const InputFile& file, const ReadLimits& limits,
               const std::function<void(Article)>& use,
               const std::function<void(const Error&)>& on_bad_record = {});

// The same for bytes in memory.
std::vector<Article> read_bytes(std::string_view bytes, const std::string& name,
                                const ReadLimits& limits = {},
                                const std::function<void(const Error&)>& on_bad_record = {});

// "HTML, ..., PDF": what this program was built to read.
std::string input_formats();

// en, fr, nl, de by function words and letter patterns, or empty when none is likely.
std::string detect_language(std::string_view text);

}  // namespace quaestor
