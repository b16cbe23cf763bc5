// A model file in memory: mapped, so that loading copies nothing and processes share it. Private to
// the room.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace quaestor::syntax {

class ModelBytes {
 public:
  // Throws Error not_found, unreadable, or bad_format for a file larger than a model may be.
  static ModelBytes map(const std::filesystem::path& path);

  // Begins at a multiple of a page; lives as long as this.
  std::string_view bytes() const { return bytes_; }

 private:
  std::shared_ptr<const char> owner_;
  std::string_view bytes_;
};

}  // namespace quaestor::syntax
