#include "settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr const char* kNames[] = {"graph", "format", "color", "pager", "limit"};

bool is_store(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string head(6, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head == "SQLite";
}

// The current folder and those above it, without those that anybody may write to (/tmp): what lies
// there may be a stranger's.
std::vector<fs::path> upward() {
  std::error_code ignored;
  std::vector<fs::path> folders;
  for (fs::path at = fs::current_path(ignored); !at.empty(); at = at.parent_path()) {
    const fs::perms rights = fs::status(at, ignored).permissions();
    const bool anybody = (rights & fs::perms::others_write) != fs::perms::none;
    if (folders.empty() || !anybody) folders.push_back(at);
    if (at == at.parent_path()) break;
  }
  return folders;
}

std::vector<fs::path> graphs_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code unreadable;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() == ".quaestor" && entry.is_regular_file(unreadable)) {
      found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string shown(const fs::path& path) {
  std::error_code ignored;
  const fs::path here = fs::current_path(ignored);
  return path.parent_path() == here ? path.filename().string() : path.string();
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// The nearest graph that lies in a folder, upward.
Setting nearest_graph() {
  std::error_code ignored;
  for (const fs::path& folder : upward()) {
    const fs::path plain = folder / ".quaestor";
    if (fs::is_regular_file(plain, ignored) && is_store(plain)) {
      return {"graph", shown(plain), "nearest .quaestor"};
    }
    const std::vector<fs::path> found = graphs_in(folder);
    if (found.size() == 1) return {"graph", shown(found.front()), "nearest *.quaestor"};
    if (found.size() > 1) {
      throw Error(ErrorKind::ambiguous, "graph",
                  fmt::format("there are {} in {} ({}, ...); choose with --graph", found.size(),
                              folder.string(), found.front().filename().string()));
    }
  }
  return {"graph", "", "none found"};
}

}  // namespace

Settings::Settings() {
  std::error_code ignored;
  for (const fs::path& folder : upward()) {
    const fs::path file = folder / ".quaestor";
    if (!fs::is_regular_file(file, ignored) || is_store(file)) continue;
    file_ = file;
    break;
  }
  std::ifstream in(file_);
  long number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::string_view text = trim(std::string_view(line).substr(0, line.find('#')));
    if (text.empty()) continue;
    const std::size_t equals = text.find('=');
    const std::string name(trim(text.substr(0, equals)));
    const auto* const known = std::find(std::begin(kNames), std::end(kNames), name);
    if (equals == std::string_view::npos || known == std::end(kNames)) {
      throw Error(ErrorKind::bad_format, file_.string(), number,
                  "is no setting; write 'name = value' with graph, format, color, pager or limit");
    }
    lines_[name] = std::string(trim(text.substr(equals + 1)));
  }
}

Setting Settings::pick(const std::string& name, const std::vector<const char*>& variables,
                       const std::string& fallback) const {
  for (const char* from : variables) {
    if (const std::string value = variable(from); !value.empty()) {
      return {name, value, std::string("$") + from};
    }
  }
  if (const auto line = lines_.find(name); line != lines_.end()) {
    return {name, line->second, file_.string()};
  }
  return {name, fallback, "default"};
}

Setting Settings::graph(const std::string& option) const {
  if (!option.empty()) return {"graph", option, "--graph"};
  Setting named = pick("graph", {"QUAESTOR_GRAPH"}, "");
  if (named.value.empty()) return nearest_graph();
  if (named.origin == file_.string() && fs::path(named.value).is_relative()) {
    named.value = (file_.parent_path() / named.value).string();
  }
  return named;
}

Setting Settings::format() const {
  return pick("format", {"QUAESTOR_FORMAT"}, "table on a terminal, tsv when piped");
}

Setting Settings::color() const { return pick("color", {"QUAESTOR_COLOR"}, "auto"); }

Setting Settings::pager() const { return pick("pager", {"QUAESTOR_PAGER", "PAGER"}, "less"); }

Setting Settings::limit() const { return pick("limit", {"QUAESTOR_LIMIT"}, "40"); }

Setting Settings::history() const {
  const std::string state = variable("XDG_STATE_HOME");
  const std::string home = variable("HOME");
  const std::string folder = !state.empty() ? state : home.empty() ? "" : home + "/.local/state";
  return pick("history", {"QUAESTOR_HISTORY"}, folder.empty() ? "" : folder + "/quaestor/history");
}

std::vector<Setting> Settings::all(const std::string& graph_option) const {
  Setting which{"graph", "", ""};
  try {
    which = graph(graph_option);
  } catch (const Error& error) {
    which.origin = error.what();
  }
  return {which, format(), color(), pager(), limit(), history()};
}

fs::path choose_graph(const std::string& option) {
  const Setting setting = Settings().graph(option);
  if (!setting.value.empty()) return setting.value;
  throw Error(ErrorKind::not_found, "graph",
              "there is no *.quaestor here or above; give one with --graph or $QUAESTOR_GRAPH, or "
              "make one with 'quaestor build PATH'");
}

}  // namespace quaestor
