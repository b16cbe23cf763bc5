// An article in the making: its text, and the units (lines, paragraphs, list items) found in it by
// syntax. The stages plain.cc, markdown.cc, html.cc and json_records.cc make drafts; annotate()
// gives every unit its role and the article its title, date and language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quaestor/articles/article.h"

namespace quaestor {

struct Unit {
  std::size_t begin = 0;  // bytes into Draft::text, without the markup at either end
  std::size_t end = 0;
  BlockRole role = BlockRole::paragraph;
  int group = 0;       // units between the same blank lines share it
  bool fixed = false;  // the format told the role: nothing is to be guessed
  int lines = 1;
};

struct Draft {
  ArticleInfo info;  // what the format told
  std::string text;
  std::vector<Unit> units;
  std::vector<std::string> warnings;
  Date fallback_date;  // when the file was made or fetched: if the text tells no date of its own
  bool has_markup = false;  // HTML: menus and comments are known from tags already
};

inline std::string_view text_of(std::string_view text, const Unit& unit) {
  return text.substr(unit.begin, unit.end - unit.begin);
}

// Units of plain text or Markdown from byte `from` on; groups are numbered from `group`. Lines of
// one wrapped paragraph become one unit, so that no unit splits a sentence.
std::vector<Unit> segment_plain(std::string_view text, std::size_t from, int group);
std::vector<Unit> segment_markdown(std::string_view text, std::size_t from, int group);
// Front matter, ATX headings, or links in brackets.
bool looks_like_markdown(std::string_view text);

Draft read_plain(std::string text);
Draft read_markdown(std::string text);  // with front matter: title, date, lang, url, author, outlet

// Roles, title, date, language; the article is complete but for its name and id.
Article annotate(Draft draft);

}  // namespace quaestor
