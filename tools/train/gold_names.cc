#include "gold_names.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor::train {

namespace {
using Json = nlohmann::json;

struct Part {
  const char* relation;
  const char* key;
  const char* kinds;
};
constexpr Part kParts[] = {
    {"investment", "investors", "COP"},
    {"investment", "target", "CO"},
    {"headquartered_in", "subject", "C"},
    {"operates_in", "subject", "C"},
    {"subsidiary_of", "subject", "C"},
    {"subsidiary_of", "object", "C"},
    {"partners_with", "subject", "CO"},
    {"partners_with", "object", "CO"},
    {"competes_with", "subject", "C"},
    {"competes_with", "object", "C"},
    {"subject_to", "subject", "CO"},
    {"subject_to", "object", "R"},
    {"issued_by", "subject", "R"},
    {"issued_by", "object", "O"},
    {"role", "subject", "P"},
    {"role", "object", "CO"},
};

bool is_state(std::string_view form) {
  return form.size() == 2 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'A' && form[1] <= 'Z';
}

class Collector {
 public:
  void add(const std::string& cell, std::string_view kinds) {
    std::vector<std::string> forms;
    for (const std::string_view form : split(cell, '|')) {
      if (!trim(form).empty()) forms.emplace_back(trim(form));
    }
    if (forms.empty() || std::any_of(forms.begin(), forms.end(), is_state)) return;
    for (GoldName& known : names_) {
      if (!share(known.forms, forms)) continue;
      for (const std::string& form : forms) {
        if (std::find(known.forms.begin(), known.forms.end(), form) == known.forms.end())
          known.forms.push_back(form);
      }
      std::string both;
      for (const char kind : known.kinds)
        both += kinds.find(kind) != std::string::npos ? std::string(1, kind) : "";
      if (!both.empty()) known.kinds = both;
      return;
    }
    names_.push_back({forms, std::string(kinds)});
  }
  void add(const Json& fact) {
    for (const Part& part : kParts) {
      if (fact.at("relation") != part.relation || !fact.contains(part.key)) continue;
      const Json& value = fact.at(part.key);
      if (value.is_string()) add(value.get<std::string>(), part.kinds);
      if (!value.is_array()) continue;
      for (const Json& one : value) add(one.get<std::string>(), part.kinds);
    }
  }
  std::vector<GoldName> names() && { return std::move(names_); }

 private:
  static bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& form) {
      return std::find(b.begin(), b.end(), form) != b.end();
    });
  }
  std::vector<GoldName> names_;
};

bool word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
}  // namespace

std::vector<GoldName> read_gold_names(const std::filesystem::path& gold, bool all) {
  std::ifstream in(gold, std::ios::binary);
  if (!in) throw Error(ErrorKind::not_found, gold.string(), "annotation is missing");
  Collector collector;
  try {
    const Json record = Json::parse(in);
    for (const char* list : {"facts", "allowed", "not"}) {
      if (list != std::string_view("facts") && (!all || !record.contains(list))) continue;
      for (const Json& fact : record.at(list)) collector.add(fact);
    }
  } catch (const Json::exception& e) {
    throw Error(ErrorKind::bad_format, gold.string(), e.what());
  }
  return std::move(collector).names();
}

std::size_t find_name(std::string_view text, std::string_view form, std::size_t from) {
  while (from < text.size()) {
    const std::size_t at = text.find(form, from);
    if (at == std::string_view::npos) return at;
    const std::size_t end = at + form.size();
    const bool open = at == 0 || !word_byte(text[at - 1]);
    const bool closed = end == text.size() || !word_byte(text[end]);
    if (open && closed) return at;
    from = at + 1;
  }
  return std::string_view::npos;
}

}  // namespace quaestor::train
