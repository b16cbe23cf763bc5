// The words of pictures and reports, in English, French, Dutch and German. Place in the flow: data
// (lexicons/labels.tsv, display_names.tsv) to whoever writes titles, legends, notes and amounts in
// render/.
//
//   const Texts& texts = Texts::in("fr");
//   texts["status.planned"] == "prévu";   texts.count("articles", 3) == "3 articles";
//   texts.fill("title.about", {{"name", "France"}}) == "Qui investit où : France";
//
// It does not escape for any format, and it knows nothing of facts (labels.h, amounts.h do).
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace quaestor {

inline constexpr std::string_view kTextLanguages = "en, fr, nl, de";

class Texts {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // The texts of a language, read once and kept until the program ends; any thread may ask. Throws
  // Error usage for a language there is not, not_found / bad_format for the table.
  static const Texts& in(std::string_view language);

  std::string_view language() const { return language_; }
  // Throws Error bad_format for a key that the table has not.
  const std::string& operator[](std::string_view key) const;
  // The text with each {name} replaced; a name not given stays as it is.
  std::string fill(std::string_view key, Values values) const;
  // "key.one" or "key.other", by the language's rule, with {n} filled in.
  std::string count(std::string_view key, std::size_t n) const;
  // "1,234.5" as the language writes it: at most `decimals` decimals, no trailing zeros.
  std::string number(double value, int decimals) const;
  // How the language writes the name of a place, bloc or organization; null where it is as in the
  // graph. Views live as long as this.
  const std::string* display_name(std::string_view id) const;

 private:
  explicit Texts(std::string_view language);

  void read_names(std::size_t column);

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, std::string, std::less<>> names_;  // by id
};

}  // namespace quaestor
