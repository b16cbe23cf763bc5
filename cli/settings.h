// Settings and where each comes from: an option, the environment, the nearest .quaestor file upward
// from the current folder, or what is built in. Place in the flow: read before a command runs;
// `quaestor config` shows them.
//
// A file named .quaestor is either a graph itself or lines of `name = value` (`#` starts a
// comment):
//
//   graph = data/news.quaestor      # relative to the file's folder
//   format = table
//   limit = 100
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct Setting {
  std::string name, value;
  std::string origin;  // "--graph", "$QUAESTOR_GRAPH", "/home/x/.quaestor", "default"
};

class Settings {
 public:
  // Throws Error bad_format (file and line) for a name that is not known or a line that is none.
  Settings();

  // Empty value when there is none. Origin says where it would come from.
  Setting graph(const std::string& option) const;
  Setting format() const;
  Setting color() const;
  Setting pager() const;
  Setting limit() const;    // rows on a terminal
  Setting history() const;  // file of the shell
  std::vector<Setting> all(const std::string& graph_option) const;

 private:
  Setting pick(const std::string& name, const std::vector<const char*>& variables,
               const std::string& fallback) const;
  std::filesystem::path file_;                             // of the settings, or empty
  std::map<std::string, std::string, std::less<>> lines_;  // from it
};

// The graph to work on. Throws Error not_found (none), ambiguous (several in one folder).
std::filesystem::path choose_graph(const std::string& option);

}  // namespace quaestor
