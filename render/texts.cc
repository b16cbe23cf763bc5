#include "quaestor/render/texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

namespace quaestor {

namespace {

constexpr std::array<std::string_view, 4> kLanguages{"en", "fr", "nl", "de"};

std::filesystem::path names_path() { return data_dir() / "lexicons" / "display_names.tsv"; }
std::filesystem::path table_path() { return data_dir() / "lexicons" / "labels.tsv"; }

}  // namespace

Texts::Texts(std::string_view language) : language_(language) {
  const auto* at = std::find(kLanguages.begin(), kLanguages.end(), language);
  if (at == kLanguages.end()) {
    throw Error(ErrorKind::usage, "language " + std::string(language),
                fmt::format("is not known; use one of {}", kTextLanguages));
  }
  const auto column = static_cast<std::size_t>(at - kLanguages.begin()) + 1;
  const std::filesystem::path path = table_path();
  for (const TableRow& row : read_table(path, kLanguages.size() + 1)) {
    if (row.cells[column].empty()) {
      throw Error(ErrorKind::bad_format, path.string(), row.line,
                  fmt::format("no text in {}", language));
    }
    if (!texts_.emplace(row.cells[0], row.cells[column]).second) {
      throw Error(ErrorKind::bad_format, path.string(), row.line, "a second " + row.cells[0]);
    }
  }
  if (column > 1) read_names(column - 1);  // the graph's names are English
}

void Texts::read_names(std::size_t column) {
  for (const TableRow& row : read_table(names_path(), kLanguages.size())) {
    if (!names_.emplace(row.cells[0], row.cells[column]).second) {
      throw Error(ErrorKind::bad_format, names_path().string(), row.line,
                  "a second " + row.cells[0]);
    }
  }
}

const Texts& Texts::in(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Texts>, std::less<>> known;
  const std::lock_guard lock(mutex);
  auto at = known.find(language);
  if (at == known.end()) {
    std::unique_ptr<const Texts> texts(new Texts(language));
    at = known.emplace(std::string(language), std::move(texts)).first;
  }
  return *at->second;
}

const std::string& Texts::operator[](std::string_view key) const {
  const auto at = texts_.find(key);
  if (at == texts_.end()) {
    throw Error(ErrorKind::bad_format, table_path().string(), fmt::format("has no text {}", key));
  }
  return at->second;
}

std::string Texts::fill(std::string_view key, Values values) const {
  const std::string_view pattern = (*this)[key];
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    out += pattern.substr(at, open - at);
    if (open == pattern.size()) break;
    const std::size_t close = std::min(pattern.find('}', open), pattern.size() - 1);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto* value = std::find_if(values.begin(), values.end(),
                                     [name](const auto& pair) { return pair.first == name; });
    out += value != values.end() ? value->second : pattern.substr(open, close + 1 - open);
    at = close + 1;
  }
  return out;
}

const std::string* Texts::display_name(std::string_view id) const {
  const auto at = names_.find(id);
  return at == names_.end() ? nullptr : &at->second;
}

std::string Texts::count(std::string_view key, std::size_t n) const {
  std::string_view form = n == 1 ? "one" : "other";
  if (n == 0) form = (*this)["plural.zero"];
  return fill(fmt::format("{}.{}", key, form), {{"n", number(static_cast<double>(n), 0)}});
}

std::string Texts::number(double value, int decimals) const {
  const std::string plain = fmt::format("{:.{}f}", value, decimals);
  std::size_t end = plain.size();
  const std::size_t point = std::min(plain.find('.'), plain.size());
  while (end > point && (plain[end - 1] == '0' || plain[end - 1] == '.')) --end;
  std::string whole = plain.substr(0, point);
  const std::size_t first = whole.starts_with('-') ? 4 : 3;
  for (std::size_t at = whole.size(); at > first; at -= 3) {
    whole.insert(at - 3, (*this)["number.thousands"]);
  }
  if (end <= point + 1) return whole;
  return whole + (*this)["number.decimal"] + plain.substr(point + 1, end - point - 1);
}

}  // namespace quaestor
