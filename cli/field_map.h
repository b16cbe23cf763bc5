// The option --map of commands that read articles.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "quaestor/articles/reader.h"

namespace quaestor {

inline void declare_field_map(CLI::App& app, std::string& text) {
  app.add_option("--map", text,
                 "where JSON records keep title, body, summary, url, date, language, outlet and "
                 "the list of records: title=headline,body=content.text,list=data.items")
      ->type_name("MAP");
}

// Throws Error usage.
inline ReadLimits limits_for(const std::string& map) {
  ReadLimits limits;
  if (!map.empty()) limits.fields = parse_field_map(map);
  return limits;
}

}  // namespace quaestor
