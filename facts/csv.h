// Rows of comma-separated text by RFC 4180; tabs and semicolons separate, too, if the first line
// has more of them. Line breaks and doubled quotes may stand inside quotes.
//
//   CsvReader rows(bytes);  while (auto row = rows.next()) use(row->cells);
//
// It knows nothing of headers and turns nothing into numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct CsvRow {
  std::vector<std::string> cells;
  std::string_view raw;  // the row's bytes without the line break; lives as long as the input
  long line = 0;         // where it starts, from 1
};

class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes);  // a byte order mark is passed over
  std::optional<CsvRow> next();                // blank lines are passed over

 private:
  std::string cell();

  std::string_view text_;
  std::size_t at_ = 0;
  long line_ = 1;
  char separator_ = ',';
};

}  // namespace quaestor
