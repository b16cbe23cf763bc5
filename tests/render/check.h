// Small readers for what the room writes: XML well-formedness, elements of an SVG, DOT through
// cgraph.
#pragma once

#include <cgraph.h>

#include <memory>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor::check {

// Empty if every tag is closed in order and no bare '<' or '&' stands in text; else what is wrong.
inline std::string xml_error(const std::string& xml) {
  std::vector<std::string> open;
  static const std::regex kEntity("^&(amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);");
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '&') {
      const std::string rest = xml.substr(at, 12);
      if (!std::regex_search(rest, kEntity)) return "bare & before " + rest;
      ++at;
    } else if (xml[at] != '<') {
      ++at;
    } else {
      const std::size_t end = xml.find('>', at);
      if (end == std::string::npos) return "tag without end";
      const std::string tag = xml.substr(at + 1, end - at - 1);
      if (tag.find('<') != std::string::npos) return "'<' in tag " + tag;
      std::size_t quotes = 0;
      for (const char c : tag) quotes += c == '"' ? 1 : 0;
      if (quotes % 2 != 0) return "odd quotes in " + tag;
      const std::string name = tag.substr(0, tag.find_first_of(" \n/", 1));
      if (tag.starts_with("/")) {
        if (open.empty() || "/" + open.back() != tag) return "wrong end " + tag;
        open.pop_back();
      } else if (!tag.ends_with("/") && !tag.starts_with("?")) {
        open.push_back(name);
      }
      at = end + 1;
    }
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

inline std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++n;
  return n;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Dot = std::unique_ptr<Agraph_t, CloseGraph>;

inline Dot parse_dot(const std::string& dot) { return Dot(agmemread(dot.c_str())); }

inline std::string attribute(void* object, const char* name) {
  const char* value = agget(object, const_cast<char*>(name));
  return value == nullptr ? "" : value;
}

}  // namespace quaestor::check
