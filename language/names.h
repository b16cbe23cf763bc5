// Names in a sentence, known or unknown, with their kind, by a trained tagger. Private to the room.
//
//   const NameModel model = NameModel::load(data_dir() / "models" / "nl.names");
//   for (const NameSpan& span : model.find(input)) ...
//
// Place in the flow: after tags and lexicon matches, which it takes as hints; mentions.h decides
// what to make of its spans. It names no entity and looks at one sentence at a time, but for
// SeenWords. File format: docs/models.md; accuracy: docs/quality-names.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "names_features.h"

namespace quaestor {

// The numbers are part of the model files.
enum class NameKind : std::uint8_t { person, company, organization, place, regulation, other };
inline constexpr std::size_t kNameKinds = 6;

struct NameSpan {
  std::uint32_t first = 0;  // tokens of the article, half-open
  std::uint32_t last = 0;
  NameKind kind = NameKind::other;
  int margin = 0;  // mean weight for the name over that for no name
};

// Immutable: any number of threads may use one model.
class NameModel {
 public:
  // Throws Error not_found, or bad_format for a file that is damaged or of another version.
  static NameModel load(const std::filesystem::path& path);

  NameModel(NameModel&&) noexcept;
  NameModel& operator=(NameModel&&) noexcept;
  ~NameModel();

  // What the weights were computed from, with licences; one line each.
  std::string_view sources() const;
  // The names of input.sentence, in order.
  std::vector<NameSpan> find(const names::Input& input) const;

 private:
  struct Tables;
  explicit NameModel(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace quaestor
