// Keys of records and front matter and what they hold, from lexicons/record_fields.tsv.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

// Keys for a field ("title", "body", "summary", "url", "date", "language", "outlet", "list"), best
// first.
const std::vector<std::string>& keys_of(std::string_view field);

// en, fr, nl, de of a language tag ("en-GB", "fr_FR", "Deutsch" is none), or empty.
std::string language_of_tag(std::string_view tag);

// Collects keys with values and fills in what they say; what is not understood is left out.
class FieldReader {
 public:
  void add(const std::string& key, std::string value);
  // The value of the best key for a field, or empty.
  std::string value(std::string_view field) const;
  // Title, date, language, address and outlet, where the info has none yet.
  void fill(ArticleInfo& info) const;

 private:
  std::map<std::string, std::string> values_;  // by lower-case key
};

}  // namespace quaestor
