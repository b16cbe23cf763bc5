// Writes an image section by section, in memory or into a file, without holding it as a whole.
// Place in the flow: graph_writer.h puts a graph's parts through it.
//
//   std::string bytes;
//   ImageWriter image(into_memory(bytes));
//   image.begin(Section::words);  image.add("EUR");  image.end();
//   image.finish("a state", "a program");
//
// A section that was never begun is empty. The header comes last, so that a file that was not
// finished is no image.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "image.h"

namespace quaestor {

// Puts bytes at an offset; what lies before and was not written is zero.
using WriteAt = std::function<void(std::uint64_t offset, std::string_view bytes)>;
WriteAt into_memory(std::string& bytes);
// Throws Error unwritable naming `target`. The descriptor stays the caller's.
WriteAt into_file(int descriptor, std::string target);

class ImageWriter {
 public:
  explicit ImageWriter(WriteAt write_at);

  void begin(Section section);
  void add(std::string_view bytes);
  void end();
  // A whole section.
  template <typename T>
  void put(Section section, const std::vector<T>& items) {
    begin(section);
    add({reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)});
    end();
  }
  void finish(std::string_view state, std::string_view code);

 private:
  void flush();

  WriteAt write_at_;
  ImageHeader header_;
  Section section_{};
  Checksum sum_;
  std::uint64_t at_;    // where the next flushed byte goes
  std::string buffer_;  // not flushed yet
};

}  // namespace quaestor
