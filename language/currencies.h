// Which currency an amount is in where its words alone do not tell: "Kronen", "$" in an article
// about Canada, "another 900 million". Settled once names and references of the article are known.
// Private to the room.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "quaestor/language/analysis.h"

namespace quaestor {

class Currencies {
 public:
  explicit Currencies(const std::filesystem::path& data_dir);  // throws Error
  void settle(Analysis& analysis) const;

 private:
  struct DollarState {
    std::string code;
    std::vector<std::string> languages;
  };
  bool told_of_state(const Analysis& analysis, std::span<const Mention> mentions,
                     const std::string& code) const;
  void settle_shared(Analysis& analysis) const;
  void settle_dollars(Analysis& analysis) const;

  std::map<std::string, std::vector<std::string>, std::less<>> states_;  // by code, where not its
                                                                         // first two letters
  std::map<std::string, DollarState, std::less<>> dollars_;              // by state
};

}  // namespace quaestor
