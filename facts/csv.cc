#include "csv.h"

#include <algorithm>

namespace quaestor {

namespace {

char separator_of(std::string_view head) {
  char best = ',';
  for (const char candidate : {'\t', ';'}) {
    if (std::count(head.begin(), head.end(), candidate) >
        std::count(head.begin(), head.end(), best))
      best = candidate;
  }
  return best;
}

}  // namespace

CsvReader::CsvReader(std::string_view bytes) : text_(bytes) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  separator_ = separator_of(text_.substr(0, text_.find('\n')));
}

// One cell; at_ is then on the separator, on the line break or at the end.
std::string CsvReader::cell() {
  std::string out;
  if (at_ < text_.size() && text_[at_] == '"') {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      line_ += text_[at_] == '\n' ? 1 : 0;
      out += text_[at_];
    }
    if (at_ < text_.size()) ++at_;  // the closing quote
  }
  while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') out += text_[at_++];
  return out;
}

std::optional<CsvRow> CsvReader::next() {
  while (at_ < text_.size()) {
    CsvRow row;
    row.line = line_;
    const std::size_t begin = at_;
    for (;;) {
      row.cells.push_back(cell());
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    row.raw = text_.substr(begin, at_ - begin);
    if (at_ < text_.size()) {
      ++at_;
      ++line_;
    }
    if (row.raw.ends_with('\r')) {
      row.raw.remove_suffix(1);
      // A bare CR before the line break is no part of an unquoted last cell.
      if (row.cells.back().ends_with('\r')) row.cells.back().pop_back();
    }
    if (!row.raw.empty()) return row;
  }
  return std::nullopt;
}

}  // namespace quaestor
