// A ZIP archive whose files are stored as they are, for formats that are ZIPs of XML. Place in the
// flow: report_docx.cc hands pandoc a document of styles made with it.
//
//   std::string bytes = zip_store({{"word/styles.xml", xml}});
//
// No clock: every file is dated 1980-01-01, so the same files give the same bytes. It does not
// compress.
#pragma once

#include <string>
#include <vector>

namespace quaestor {

struct ZipFile {
  std::string name;  // ASCII, '/' between folders
  std::string bytes;
};

std::string zip_store(const std::vector<ZipFile>& files);

}  // namespace quaestor
