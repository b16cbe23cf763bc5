// Paths as typed -> files to read: folders walked, globs expanded, annotations and stores left out.
#include <fnmatch.h>

#include <algorithm>
#include <set>

#include "inputs.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

bool ends_with(std::string_view name, std::string_view end) {
  return name.size() >= end.size() && name.substr(name.size() - end.size()) == end;
}

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name[0] == '.' && name != "..";
}

// Annotations, stores and a folder's own README are never articles, also when a shell's `*` names
// them.
bool is_passed_over(const fs::path& path) {
  const std::string name = path.filename().string();
  return ends_with(name, ".gold.json") || ends_with(name, ".quaestor") || name == "README.md" ||
         name == "README" || name == "README.txt";
}

bool is_article_name(const fs::path& path) { return !is_hidden(path) && !is_passed_over(path); }

bool has_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

// The entries of a folder, sorted; links to folders are not followed, so there are no cycles.
std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    out.push_back(it->path());
  }
  if (error) {
    throw Error(ErrorKind::unreadable, folder.string(), "cannot list folder: " + error.message());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void add_folder(const fs::path& folder, std::set<fs::path>& files) {
  std::vector<fs::path> open{folder};
  while (!open.empty()) {
    const fs::path next = open.back();
    open.pop_back();
    for (const fs::path& path : entries(next)) {
      if (is_hidden(path)) continue;
      std::error_code ignored;
      if (fs::is_directory(fs::symlink_status(path, ignored))) {
        open.push_back(path);
      } else if (fs::is_regular_file(path, ignored) && is_article_name(path)) {
        files.insert(path.lexically_normal());
      }
    }
  }
}

// Paths that match a pattern, component by component.
std::vector<fs::path> expand_glob(const fs::path& pattern) {
  std::vector<fs::path> found{pattern.is_absolute() ? pattern.root_path() : fs::path()};
  for (const fs::path& part : pattern.relative_path()) {
    std::vector<fs::path> next;
    for (const fs::path& base : found) {
      std::error_code ignored;
      if (!has_glob(part.string())) {
        if (fs::exists(base / part, ignored)) next.push_back(base / part);
        continue;
      }
      const fs::path folder = base.empty() ? fs::path(".") : base;
      if (!fs::is_directory(folder, ignored)) continue;
      for (const fs::path& path : entries(folder)) {
        const std::string name = path.filename().string();
        if (fnmatch(part.c_str(), name.c_str(), FNM_PERIOD) == 0) next.push_back(base / name);
      }
    }
    found = std::move(next);
  }
  return found;
}

void add_path(const fs::path& path, bool named, std::set<fs::path>& files) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    add_folder(path, files);
  } else if (named || is_article_name(path)) {
    files.insert(path.lexically_normal());
  }
}

void add_argument(const std::string& argument, std::set<fs::path>& files) {
  if (argument == "-") {
    files.insert("-");
    return;
  }
  std::set<fs::path> found;
  std::error_code ignored;
  if (fs::exists(argument, ignored)) {
    if (!fs::is_directory(argument, ignored) && is_passed_over(argument)) return;
    add_path(argument, true, found);
    if (found.empty()) throw Error(ErrorKind::not_found, argument, "folder holds no article");
  } else if (has_glob(argument)) {
    for (const fs::path& path : expand_glob(argument)) add_path(path, false, found);
    if (found.empty()) throw Error(ErrorKind::not_found, argument, "matches no article");
  } else {
    throw Error(ErrorKind::not_found, argument, "no such file or folder");
  }
  files.merge(found);
}

}  // namespace

bool is_passed_over_in_archive(std::string_view path) {
  const fs::path whole(path);
  return std::any_of(whole.begin(), whole.end(),
                     [](const fs::path& part) { return is_hidden(part) || part == "__MACOSX"; }) ||
         is_passed_over(whole);
}

std::map<std::string, std::string> parse_field_map(const std::string& text) {
  constexpr std::string_view kFields[] = {"title", "body",     "summary", "url",
                                          "date",  "language", "outlet",  "list"};
  std::map<std::string, std::string> fields;
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    const std::string_view field = trim(part.substr(0, equals));
    const std::string_view path =
        equals == std::string_view::npos ? "" : trim(part.substr(equals + 1));
    if (path.empty() ||
        std::find(std::begin(kFields), std::end(kFields), field) == std::end(kFields)) {
      throw Error(ErrorKind::usage, "--map " + std::string(trim(part)),
                  "use FIELD=KEY or FIELD=KEY.KEY with title, body, summary, url, date, language, "
                  "outlet or list as FIELD");
    }
    fields.insert_or_assign(std::string(field), std::string(path));
  }
  return fields;
}

std::vector<InputFile> list_inputs(const std::vector<std::string>& paths) {
  std::set<fs::path> files;
  for (const std::string& path : paths) add_argument(path, files);
  if (files.empty() && !paths.empty()) {
    throw Error(ErrorKind::not_found, paths.front(), "is an annotation or a store, not an article");
  }
  std::vector<InputFile> out;
  out.reserve(files.size());
  for (const fs::path& path : files) {
    out.push_back({path, path == "-" ? "stdin" : repair_utf8(path.filename().string())});
  }
  return out;
}

}  // namespace quaestor
