// Rows as JSON objects, keyed by the columns' names.
#include <charconv>
#include <nlohmann/json.hpp>

#include "quaestor/facts/text.h"
#include "sources.h"
#include "table_writers.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

Json cell_value(const std::string& cell, const Column& column) {
  if (column.numeric) {
    std::int64_t whole = 0;
    const char* end = cell.data() + cell.size();
    if (const auto [at, error] = std::from_chars(cell.data(), end, whole);
        error == std::errc() && at == end) {
      return whole;
    }
    double number = 0;
    const auto [at, error] = std::from_chars(cell.data(), end, number, std::chars_format::fixed);
    if (error == std::errc() && at == end) return number;
  }
  return repair_utf8(cell);
}

Json source_object(const Source& source) {
  Json j;
  const auto put = [&j](const char* key, const std::string& value) {
    if (!value.empty()) j[key] = repair_utf8(value);
  };
  put("quote", source.quote);
  put("article", source.article);
  put("language", source.language);
  put("title", source.title);
  put("outlet", source.outlet);
  put("published", source.date);
  put("url", source.url);
  return j;
}

Json row_object(const Table& table, const Row& row, const Graph& graph, bool evidence) {
  Json j = Json::object();
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (!row.cells[c].empty()) {
      j[repair_utf8(table.columns[c].name)] = cell_value(row.cells[c], table.columns[c]);
    }
  }
  if (evidence) {
    Json& list = j["evidence"] = Json::array();
    for (const Source& source : sources_of(graph, row.facts)) list.push_back(source_object(source));
  }
  return j;
}

}  // namespace

std::string write_json_table(const Table& table, const Graph& graph, const TableOptions& options) {
  Json j;
  j["columns"] = Json::array();
  for (const Column& column : table.columns) j["columns"].push_back(repair_utf8(column.name));
  j["rows"] = Json::array();
  for (const Row& row : table.rows)
    j["rows"].push_back(row_object(table, row, graph, options.evidence));
  j["notes"] = Json::array();
  for (const std::string& note : table.notes) j["notes"].push_back(repair_utf8(note));
  return j.dump(1) + "\n";
}

std::string write_jsonl_table(const Table& table, const Graph& graph, const TableOptions& options) {
  std::string out;
  for (const Row& row : table.rows)
    out += row_object(table, row, graph, options.evidence).dump() + "\n";
  return out;
}

}  // namespace quaestor
