// JSON written straight into a string, byte for byte as nlohmann's dump() would write it: no tree
// of values is made first. Private to the room.
//
//   JsonObject object(out);  object.text("id", id);  object.number("start", 3);  object.end();
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

// What is no UTF-8 is replaced by U+FFFD.
void write_json_text(std::string_view text, std::string& out);
// Whole numbers without a point, others as short as they can be read back.
void write_json_number(double value, std::string& out);

class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) {}
  // Keys are written as they are.
  void text(std::string_view key, std::string_view value) { write_json_text(value, at(key)); }
  void number(std::string_view key, double value) { write_json_number(value, at(key)); }
  // Begins a member; its value is to be appended to what is returned.
  std::string& at(std::string_view key) {
    out_ += empty_ ? "{\"" : ",\"";
    empty_ = false;
    return out_.append(key).append("\":");
  }
  void end() { out_ += empty_ ? "{}" : "}"; }

 private:
  std::string& out_;
  bool empty_ = true;
};

// [a,b,c]; write(item, out) for each.
template <typename Items, typename Write>
void write_json_list(const Items& items, std::string& out, Write write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(item, out);
  }
  out += ']';
}

}  // namespace quaestor
