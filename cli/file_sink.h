// Bytes that come piece by piece, into a file or into the files of a folder. Place in the flow:
// export.
//
//   FileSink sink("out", true);  sink.write("nodes.csv", bytes);  sink.finish();
//
// Each file appears whole when it is done: written beside its place, synced, renamed. Without
// finish() the file in the making is removed. "-" is standard output.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace quaestor {

class FileSink {
 public:
  // Makes the folder if there is none. Throws Error unwritable.
  FileSink(std::filesystem::path path, bool folder);
  ~FileSink();
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  // `file` names the file in the folder; another name than before ends the one before. Throws Error
  // unwritable; a reader of standard output that has gone away is no error.
  void write(std::string_view file, std::string_view bytes);
  void finish();

 private:
  void open(const std::filesystem::path& path);
  void flush();
  void close();

  std::filesystem::path path_;
  bool folder_;
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  std::string buffer_;
  int file_ = -1;
};

}  // namespace quaestor
