// The option --min-confidence of commands that extract.
#pragma once

#include <CLI/CLI.hpp>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

inline void declare_min_confidence(CLI::App& app, double& least) {
  app.add_option("--min-confidence", least,
                 "leave out facts less sure than this, 0 to 1 (default 0: keep all)")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
}

inline void drop_unsure(std::vector<Fact>& facts, double least) {
  std::erase_if(facts, [&](const Fact& fact) { return fact.confidence < least; });
}

}  // namespace quaestor
