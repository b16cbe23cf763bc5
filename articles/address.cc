#include "address.h"

#include <set>
#include <vector>

#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

struct Tracking {
  std::set<std::string, std::less<>> names;
  std::vector<std::string> starts;
};

const Tracking& tracking() {
  static const Tracking table = [] {
    Tracking out;
    for (const TableRow& row : read_table(data_dir() / "lexicons" / "tracking_parameters.tsv", 1)) {
      const std::string& name = row.cells[0];
      if (name.back() == '*') {
        out.starts.push_back(name.substr(0, name.size() - 1));
      } else {
        out.names.insert(name);
      }
    }
    return out;
  }();
  return table;
}

bool is_tracking(std::string_view parameter) {
  const std::string name = to_lower(parameter.substr(0, parameter.find('=')));
  if (name.empty() || tracking().names.count(name) > 0) return true;
  for (const std::string& start : tracking().starts) {
    if (name.compare(0, start.size(), start) == 0) return true;
  }
  return false;
}

std::string clean_query(std::string_view query) {
  std::string out;
  for (std::string_view parameter : split(query, '&')) {
    if (is_tracking(parameter)) continue;
    out += out.empty() ? '?' : '&';
    out += parameter;
  }
  return out;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  url = trim(url);
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos || colon > 5) return "";
  const std::string scheme = to_lower(url.substr(0, colon));
  if (scheme != "http" && scheme != "https") return "";
  for (unsigned char c : url) {
    if (c <= ' ' || c == '"' || c == '<' || c == '>') return "";
  }
  std::string_view rest = url.substr(colon + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t path = rest.find_first_of("/?");
  std::string_view host = rest.substr(0, path);
  rest = path == std::string_view::npos ? std::string_view() : rest.substr(path);
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos)
    host = host.substr(user + 1);
  const std::string_view port = scheme == "http" ? ":80" : ":443";
  if (host.size() > port.size() && host.substr(host.size() - port.size()) == port) {
    host.remove_suffix(port.size());
  }
  if (host.find_first_not_of(":[]") == std::string_view::npos) return "";
  const std::size_t query = rest.find('?');
  std::string out = scheme + "://" + to_lower(host);
  out += rest.substr(0, query).empty() ? "/" : std::string(rest.substr(0, query));
  if (query != std::string_view::npos) out += clean_query(rest.substr(query + 1));
  return out;
}

}  // namespace quaestor
