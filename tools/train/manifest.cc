#include "manifest.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "quaestor/facts/error.h"

namespace quaestor::train {

std::vector<SyntaxEntry> read_manifest(const std::filesystem::path& models_dir) {
  const std::filesystem::path path = models_dir / "manifest.json";
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::not_found, path.string(), "manifest is missing");
  try {
    std::vector<SyntaxEntry> entries;
    const nlohmann::json manifest = nlohmann::json::parse(in);
    for (const auto& json : manifest.at("syntax")) {
      SyntaxEntry entry;
      entry.language = json.at("language").get<std::string>();
      entry.file = json.at("file").get<std::string>();
      for (const auto& set : json.at("train")) {
        entry.train.push_back({set.at("file").get<std::string>(), set.value("guidelines", ""),
                               set.value("copies", 1)});
      }
      entry.sources = json.at("sources").get<std::vector<std::string>>();
      entry.voters = json.value("voters", entry.voters);
      entry.signs_by_rule = json.value("signs_by_rule", entry.signs_by_rule);
      entry.cross_validate = json.value("cross_validate", "");
      entry.upos = json.value("upos", 0.0);
      entry.las = json.value("las", 0.0);
      for (const auto& set : json.at("development")) {
        entry.development.push_back({set.at("file").get<std::string>(),
                                     set.at("upos").get<double>(), set.at("las").get<double>()});
      }
      entries.push_back(std::move(entry));
    }
    return entries;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::bad_format, path.string(), error.what());
  }
}

}  // namespace quaestor::train
