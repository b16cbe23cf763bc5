#include "json_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "quaestor/facts/text.h"
#include "record_draft.h"

namespace quaestor {

namespace {

using Json = nlohmann::json;

constexpr long kLongestSeconds = 100000000000;  // larger time stamps are milliseconds

long line_at(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  return 1 + static_cast<long>(std::count(before.begin(), before.end(), '\n'));
}

// The library's message without its own position.
std::string reason_of(const std::string& what) {
  const std::size_t at = what.find("syntax error");
  std::string reason = at == std::string::npos ? what : what.substr(at);
  for (char& c : reason) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return reason.size() > 200 ? repair_utf8(reason.substr(0, 200)) : reason;
}

Json parse(std::string_view text, const std::string& name, long line, int max_nesting) {
  if (json_depth(text) > max_nesting) {
    throw Error(ErrorKind::bad_format, name, line,
                fmt::format("JSON is nested deeper than {} levels", max_nesting));
  }
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    throw Error(ErrorKind::bad_format, name,
                line + line_at(text, error.byte == 0 ? 0 : error.byte - 1) - 1,
                "not JSON: " + reason_of(error.what()));
  } catch (const Json::exception& error) {
    throw Error(ErrorKind::bad_format, name, line, std::string("not JSON: ") + error.what());
  }
}

// Text of a value: a string, a number (dates as Unix time), paragraphs in an array, "name" of an
// object.
std::string text_of_value(const Json& value, bool date) {
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    std::replace(text.begin(), text.end(), '\0',
                 ' ');  // "\u0000" would end the text for C programs
    return text;
  }
  if (date && value.is_number_integer()) {
    const auto stamp = value.get<long long>();
    const long long seconds = stamp > kLongestSeconds ? stamp / 1000 : stamp;
    return to_string(civil_from_days(static_cast<long>(seconds / 86400)));
  }
  std::string out;
  if (value.is_array()) {
    for (const Json& part : value) {
      if (part.is_string()) out += (out.empty() ? "" : "\n\n") + text_of_value(part, false);
    }
  } else if (value.is_object()) {
    for (const char* key : {"name", "title", "id", "@id", "text", "rendered", "value"}) {
      const auto found = value.find(key);
      if (found != value.end() && found->is_string()) return found->get<std::string>();
    }
  }
  return out;
}

bool is_key_of(std::string_view field, const std::string& key) {
  const std::vector<std::string>& keys = keys_of(field);
  return std::any_of(keys.begin(), keys.end(),
                     [&](const auto& k) { return to_lower(k) == to_lower(key); });
}

// What a path of keys and numbers by dots leads to, as text; all items where a list has no number.
std::string text_at(const Json& value, std::string_view path, bool date) {
  if (path.empty()) return text_of_value(value, date);
  const std::size_t dot = path.find('.');
  const std::string key(path.substr(0, dot));
  const std::string_view rest = dot == std::string_view::npos ? "" : path.substr(dot + 1);
  if (value.is_object()) {
    const auto found = value.find(key);
    return found == value.end() ? "" : text_at(*found, rest, date);
  }
  if (!value.is_array()) return {};
  if (key.find_first_not_of("0123456789") == std::string::npos && key.size() < 9) {
    const auto index = static_cast<std::size_t>(std::stoul(key));
    return index < value.size() ? text_at(value[index], rest, date) : "";
  }
  std::string all;
  for (const Json& item : value) {
    const std::string text = text_at(item, path, date);
    if (!text.empty()) all += (all.empty() ? "" : "\n\n") + text;
  }
  return all;
}

FieldReader fields_of(const Json& record, const ReadLimits& limits) {
  FieldReader fields;
  for (const auto& [field, path] : limits.fields) {
    const std::string text = text_at(record, path, field == "date");
    if (!trim(text).empty()) fields.add(keys_of(field).front(), text);
  }
  for (const auto& [key, value] : record.items()) {
    std::string text = text_of_value(value, is_key_of("date", key));
    if (!text.empty() && !trim(text).empty()) fields.add(key, std::move(text));
  }
  return fields;
}

Draft draft_of(const Json& record, const std::string& name, long line, const ReadLimits& limits) {
  const FieldReader fields = record.is_object() ? fields_of(record, limits) : FieldReader();
  if (!is_record(fields)) {
    throw Error(ErrorKind::bad_format, name, line,
                "no article in this JSON: looked for a body (body_md, body, content, text …) and a "
                "title (title, "
                "headline …) with a summary (summary, description …), also in lists named articles "
                "or items; --map title=KEY,body=KEY.KEY says where they are");
  }
  return draft_of_fields(fields, limits);
}

// The list that the map of fields names, or null.
const Json* mapped_list(const Json& root, const ReadLimits& limits, const std::string& name) {
  const auto mapped = limits.fields.find("list");
  if (mapped == limits.fields.end()) return nullptr;
  const Json* at = &root;
  for (const std::string_view key : split(mapped->second, '.')) {
    const auto found = at->is_object() ? at->find(std::string(key)) : at->end();
    if (!at->is_object() || found == at->end()) {
      throw Error(ErrorKind::bad_format, name,
                  fmt::format("there is no \"{}\" as the map says: {}", key, mapped->second));
    }
    at = &*found;
  }
  if (at->is_array()) return at;
  throw Error(ErrorKind::bad_format, name,
              fmt::format("\"{}\" is no list of records", mapped->second));
}

// The list of records inside an object that is none itself, or null.
const Json* list_in(const Json& object, int depth) {
  if (depth > 3 || !object.is_object()) return nullptr;
  for (const std::string& key : keys_of("list")) {
    const auto found = object.find(key);
    if (found == object.end()) continue;
    if (found->is_array() && !found->empty() && found->front().is_object()) return &*found;
    if (const Json* inner = list_in(*found, depth + 1)) return inner;
  }
  return nullptr;
}

struct Collector {
  const std::string& name;
  const ReadLimits& limits;
  const std::function<void(const Error&)>& on_bad_record;
  std::vector<RecordDraft> drafts;
  std::size_t bad = 0;

  template <typename Make>
  void add(long number, const Make& make) {
    try {
      drafts.push_back({make(), number});
    } catch (const Error& error) {
      if (!on_bad_record) throw;
      on_bad_record(error);
      ++bad;
    }
  }
};

// What the error says behind the file's name.
std::string message_of(const Error& error) {
  const std::string what = error.what();
  const std::string source = error.source() + ": ";
  return what.compare(0, source.size(), source) == 0 ? what.substr(source.size()) : what;
}

void add_list(const Json& list, Collector& into) {
  long number = 0;
  for (const Json& item : list) {
    ++number;
    // Elasticsearch wraps each record
    const Json& record = item.is_object() && item.contains("_source") ? item["_source"] : item;
    into.add(number, [&] {
      try {
        return draft_of(record, into.name, 0, into.limits);
      } catch (const Error& error) {
        if (error.line() != 0) throw;
        throw Error(error.kind(), into.name,
                    fmt::format("record {}: {}", number, message_of(error)));
      }
    });
  }
}

// One object and nothing else.
bool is_whole_object(std::string_view line) {
  if (line.front() != '{' || line.back() != '}') return false;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && line[i] == '{') {
      ++depth;
    } else if (!quoted && line[i] == '}' && --depth == 0 && i + 1 < line.size()) {
      return false;
    }
  }
  return depth == 0;
}

// Two lines and more, and at least half of them one object each.
bool is_json_lines(std::string_view text) {
  if (text.front() != '{') return false;
  std::size_t objects = 0;
  std::size_t lines = 0;
  for (std::string_view line : split(text.substr(0, 4 << 20), '\n')) {
    line = trim(line);
    if (line.empty()) continue;
    ++lines;
    objects += is_whole_object(line);
  }
  return lines >= 2 && objects * 2 >= lines;
}

void add_lines(std::string_view text, Collector& into) {
  long line = 0;
  long number = 0;
  for (std::string_view record : split(text, '\n')) {
    ++line;
    if (trim(record).empty()) continue;
    ++number;
    into.add(number, [&] {
      return draft_of(parse(record, into.name, line, into.limits.max_nesting), into.name, line,
                      into.limits);
    });
  }
}

}  // namespace

bool looks_like_json(std::string_view text) {
  text = trim(text);
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const bool object = text.front() == '{';
  const std::string_view rest = trim(text.substr(1));
  if (rest.empty()) return true;
  if (object) return rest.front() == '"' || rest.front() == '}';
  if (rest.find_first_of("{[\"]") == 0) return true;
  // "[00:14] Right." opens a ticker, "[1, 2]" is a list.
  return rest.find_first_of("0123456789-") == 0 && rest.back() == ']';
}

int json_depth(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

std::vector<RecordDraft> read_records(std::string_view text, const std::string& name,
                                      const ReadLimits& limits,
                                      const std::function<void(const Error&)>& on_bad_record) {
  Collector into{name, limits, on_bad_record, {}, 0};
  const std::string_view body = trim(text);
  const long first_line = line_at(text, static_cast<std::size_t>(body.data() - text.data()));
  if (is_json_lines(body)) {
    add_lines(text, into);
  } else {
    const Json root = parse(body, name, first_line, limits.max_nesting);
    const Json* list = mapped_list(root, limits, name);
    if (list == nullptr && root.is_array()) list = &root;
    if (list == nullptr && !(root.is_object() && is_record(fields_of(root, limits))))
      list = list_in(root, 0);
    if (list != nullptr && !list->empty()) {
      add_list(*list, into);
    } else {
      into.drafts.push_back({draft_of(root, name, first_line, limits), 0});
    }
  }
  if (into.drafts.empty() && into.bad == 0) {
    throw Error(ErrorKind::bad_format, name, "holds no record");
  }
  if (into.drafts.size() + into.bad == 1 && !into.drafts.empty()) into.drafts.front().number = 0;
  return std::move(into.drafts);
}

}  // namespace quaestor
