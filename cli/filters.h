// The filters on investments, shared by investments and render.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "quaestor/queries/names.h"
#include "quaestor/queries/query.h"

namespace quaestor {

// A date option ("2024", "2024-05", "2024-05-13"). Throws Error usage naming the option.
Date date_option(const std::string& option, const std::string& text);

class Filters {
 public:
  void declare(CLI::App& app);
  bool any() const;
  // The names resolved. Throws Error not_found / ambiguous / usage.
  void apply(const Graph& graph, const Gazetteer& gazetteer, Query& query) const;

 private:
  std::string by_, from_, in_, into_, form_, since_, until_;
  std::vector<std::string> between_, statuses_;
};

}  // namespace quaestor
