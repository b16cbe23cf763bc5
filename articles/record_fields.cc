#include "record_fields.h"

#include <algorithm>

#include "address.h"
#include "dates.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

using Fields = std::map<std::string, std::vector<std::string>, std::less<>>;

Fields load_fields() {
  std::vector<TableRow> rows = read_table(data_dir() / "lexicons" / "record_fields.tsv", 3);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const TableRow& a, const TableRow& b) { return a.cells[1] < b.cells[1]; });
  Fields fields;
  for (const TableRow& row : rows) fields[row.cells[0]].push_back(row.cells[2]);
  return fields;
}

Date date_of(const std::string& value) {
  if (auto iso = parse_date(trim(value))) return *iso;
  if (auto written = find_date(value)) return written->date;
  return {};
}

}  // namespace

const std::vector<std::string>& keys_of(std::string_view field) {
  static const Fields fields = load_fields();
  static const std::vector<std::string> none;
  const auto found = fields.find(field);
  return found == fields.end() ? none : found->second;
}

std::string language_of_tag(std::string_view tag) {
  const std::string lower = to_lower(trim(tag));
  const std::string head = lower.substr(0, std::min(lower.find_first_of("-_"), lower.size()));
  static const std::map<std::string, std::string, std::less<>> codes = {
      {"en", "en"},    {"eng", "en"},    {"english", "en"}, {"fr", "fr"},  {"fra", "fr"},
      {"fre", "fr"},   {"french", "fr"}, {"nl", "nl"},      {"nld", "nl"}, {"dut", "nl"},
      {"dutch", "nl"}, {"de", "de"},     {"deu", "de"},     {"ger", "de"}, {"german", "de"}};
  const auto found = codes.find(head);
  return found == codes.end() ? "" : found->second;
}

void FieldReader::add(const std::string& key, std::string value) {
  if (!value.empty()) values_.emplace(to_lower(key), std::move(value));
}

std::string FieldReader::value(std::string_view field) const {
  for (const std::string& key : keys_of(field)) {
    const auto found = values_.find(to_lower(key));
    if (found != values_.end()) return found->second;
  }
  return "";
}

void FieldReader::fill(ArticleInfo& info) const {
  if (info.title.empty()) info.title = std::string(trim(value("title")));
  if (!info.date) info.date = date_of(value("date"));
  if (info.language.empty()) info.language = language_of_tag(value("language"));
  if (info.outlet.empty()) info.outlet = std::string(trim(value("outlet")));
  for (const std::string& key : keys_of("url")) {
    if (!info.url.empty()) break;
    const auto found = values_.find(to_lower(key));
    if (found != values_.end()) info.url = canonical_url(found->second);
  }
}

}  // namespace quaestor
