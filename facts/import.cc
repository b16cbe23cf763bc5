// Tells by content which of the forms a file has: bundles or facts by line, one JSON object of an
// export, node-link JSON, a table.
#include "quaestor/facts/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "csv.h"
#include "import_bundles.h"
#include "import_records.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 64;  // levels of brackets in any of our forms, with room

// Brackets outside strings; the parser recurses into them.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      if (++depth > kDeepest) return true;
    } else if (!quoted && (c == '}' || c == ']')) {
      --depth;
    }
  }
  return false;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Import {
 public:
  Import(std::string name, const ImportHooks& hooks)
      : name_(std::move(name)), hooks_(hooks), records_(name_, hooks) {}

  void lines(std::string_view text);
  void object(const Json& root);
  void table(std::string_view text);
  void node_table(std::string_view text);
  std::vector<Bundle> take();

 private:
  template <typename Make>
  void attempt(long line, const Make& make) {
    try {
      make();
    } catch (const Error& error) {
      const Error told(ErrorKind::bad_format, name_, line, error.what());
      if (!hooks_.on_bad) throw told;
      hooks_.on_bad(told);
    }
  }
  void record(const std::string& text, const Json& json);
  void bundles(const Json& list);
  bool articles(CsvReader& rows, const std::vector<std::string>& header);

  std::string name_;
  const ImportHooks& hooks_;
  RecordImport records_;
  BundleMaker maker_;
  std::vector<Bundle> whole_;  // as they were
};

// One line of JSON Lines: an article with its facts, or a merged fact.
void Import::record(const std::string& text, const Json& json) {
  if (json.is_object() && json.contains("relation")) {
    maker_.add(fact_from_json(text));
  } else {
    whole_.push_back(bundle_from_json(text));
  }
}

void Import::lines(std::string_view text) {
  long line = 0;
  for (const std::string_view part : split(text, '\n')) {
    ++line;
    const std::string_view trimmed = trim(part);
    if (trimmed.empty()) continue;
    attempt(line, [&] {
      if (is_too_deep(trimmed)) throw Error(ErrorKind::bad_format, "", "is nested too deep");
      const Json json = Json::parse(trimmed, nullptr, false);
      if (json.is_discarded()) throw Error(ErrorKind::bad_format, "", "is not JSON");
      record(std::string(trimmed), json);
    });
  }
}

void Import::bundles(const Json& list) {
  for (const Json& bundle : list) {
    attempt(0, [&] { whole_.push_back(bundle_from_json(dump(bundle))); });
  }
}

std::map<std::string, std::string> cells_of(const Json& json) {
  std::map<std::string, std::string> cells;
  for (const auto& [key, value] : json.items()) {
    cells[to_lower(key)] = value.is_string()   ? value.get<std::string>()
                           : value.is_null()   ? std::string()
                           : value.is_number() ? number_to_string(value.get<double>())
                                               : dump(value);
  }
  return cells;
}

const Json* member(const Json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    if (const auto found = object.find(key); found != object.end()) return &*found;
  }
  return nullptr;
}

void Import::object(const Json& root) {
  const Json* graph = member(root, {"graph"});
  const Json& about = graph != nullptr && graph->is_object() ? *graph : root;
  if (const Json* list = member(about, {"bundles"}); list != nullptr && list->is_array()) {
    return bundles(*list);
  }
  if (const Json* list = member(about, {"articles"}); list != nullptr && list->is_array()) {
    for (const Json& article : *list) {
      attempt(0, [&] { maker_.know(article_from_json(dump(article))); });
    }
  }
  if (const Json* list = member(root, {"facts"}); list != nullptr && list->is_array()) {
    for (const Json& fact : *list) {
      attempt(0, [&] { maker_.add(fact_from_json(dump(fact))); });
    }
    return;
  }
  const Json* links = member(root, {"links", "edges"});
  if (links == nullptr || !links->is_array()) {
    throw Error(ErrorKind::bad_format, name_,
                "holds no graph: looked for bundles, facts, or nodes with links or edges");
  }
  if (const Json* nodes = member(root, {"nodes"}); nodes != nullptr && nodes->is_array()) {
    for (const Json& node : *nodes) records_.add_node({cells_of(node), dump(node), 0});
  }
  for (const Json& link : *links) records_.add_edge({cells_of(link), dump(link), 0});
}

std::vector<std::string> lower(const std::vector<std::string>& header) {
  std::vector<std::string> out;
  out.reserve(header.size());
  for (const std::string& name : header) out.push_back(to_lower(trim(name)));
  return out;
}

ImportRow row_of(const CsvRow& row, const std::vector<std::string>& header) {
  ImportRow out{{}, std::string(row.raw), row.line};
  for (std::size_t i = 0; i < row.cells.size() && i < header.size(); ++i) {
    out.cells[header[i]] = row.cells[i];
  }
  return out;
}

// The table of articles, with text and facts where they were exported. False: it is none.
bool Import::articles(CsvReader& rows, const std::vector<std::string>& header) {
  const auto has = [&](const char* name) {
    return std::find(header.begin(), header.end(), name) != header.end();
  };
  if (!has("outlet") || !has("url") || !has("title") || has("source") || has(":start_id")) {
    return false;
  }
  while (const std::optional<CsvRow> row = rows.next()) {
    attempt(row->line, [&] {
      std::map<std::string, std::string> cells = row_of(*row, header).cells;
      if (cells.contains("id:id")) cells["id"] = cells["id:id"];
      if (cells.contains("version:long")) cells["version"] = cells["version:long"];
      Json j;
      for (const char* key : {"id", "name", "title", "date", "language", "url", "outlet", "text"}) {
        j[key] = cells[key];
      }
      const std::string& version = cells["version"];
      if (!version.empty()) j["version"] = Json::parse(version, nullptr, false);
      if (!has("facts")) return maker_.know(article_from_json(dump(j)));
      j["facts"] = Json::parse(cells["facts"], nullptr, false);
      whole_.push_back(bundle_from_json(dump(j)));
    });
  }
  return true;
}

void Import::table(std::string_view text) {
  CsvReader rows(text);
  const std::optional<CsvRow> first = rows.next();
  if (!first) return;
  const std::vector<std::string> header = lower(first->cells);
  if (articles(rows, header)) return;
  if (header.size() < 2) {
    throw Error(ErrorKind::bad_format, name_, 1,
                "is neither JSON of a graph nor a table with columns source and target");
  }
  while (const std::optional<CsvRow> row = rows.next()) records_.add_edge(row_of(*row, header));
}

void Import::node_table(std::string_view text) {
  CsvReader rows(text);
  const std::optional<CsvRow> first = rows.next();
  if (!first) return;
  const std::vector<std::string> header = lower(first->cells);
  while (const std::optional<CsvRow> row = rows.next()) records_.add_node(row_of(*row, header));
}

std::vector<Bundle> Import::take() {
  if (!whole_.empty()) return std::move(whole_);
  for (const Fact& fact : records_.facts()) maker_.add(fact);
  return maker_.take();
}

// The whole text as one JSON object, if it is one.
std::optional<Json> whole_object(std::string_view text, const std::string& name) {
  if (!text.starts_with('{')) return std::nullopt;
  if (is_too_deep(text)) throw Error(ErrorKind::bad_format, name, "is nested too deep");
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return std::nullopt;
  return json;
}

}  // namespace

std::vector<Bundle> import_bytes(std::string_view bytes, const std::string& name,
                                 const ImportHooks& hooks) {
  const std::string text = repair_utf8(bytes);
  const std::string_view body = trim(text);
  if (body.empty()) throw Error(ErrorKind::bad_format, name, "is empty");
  Import import(name, hooks);
  if (const std::optional<Json> root = whole_object(body, name)) {
    const bool line =
        root->contains("relation") || (root->contains("text") && root->contains("id"));
    line ? import.lines(text) : import.object(*root);
  } else if (body.starts_with('{')) {
    import.lines(text);
  } else {
    import.table(text);
  }
  return import.take();
}

std::vector<Bundle> import_tables(std::string_view nodes, std::string_view edges,
                                  std::string_view articles, const std::string& name,
                                  const ImportHooks& hooks) {
  Import import(name, hooks);
  if (!articles.empty()) import.table(repair_utf8(articles));
  if (!nodes.empty()) import.node_table(repair_utf8(nodes));
  import.table(repair_utf8(edges));
  return import.take();
}

}  // namespace quaestor
