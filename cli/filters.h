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

// "2bn", "500m", "$1.5bn", "1e9USD", "CNY 380bn"; without a currency it is `currency`. Throws Error
// usage naming the option.
Amount amount_option(const std::string& option, const std::string& text,
                     const std::string& currency);
// An ISO code there are rates for, in capitals. Throws Error usage naming the option.
std::string currency_option(const std::string& option, const std::string& text);
// Kinds by their names. Throws Error usage naming the option.
std::vector<Kind> kinds_option(const std::string& option, const std::vector<std::string>& names);

class Filters {
 public:
  void declare(CLI::App& app);
  bool any() const;
  // The names resolved. Throws Error not_found / ambiguous / usage.
  void apply(const Graph& graph, const Gazetteer& gazetteer, Query& query) const;

 private:
  void apply_amounts(Query& query) const;

  std::string by_, from_, in_, into_, form_, since_, until_;
  std::string min_, max_, currency_, sector_, convert_;
  std::vector<std::string> between_, statuses_;
};

}  // namespace quaestor
