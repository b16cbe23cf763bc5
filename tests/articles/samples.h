// Helpers of the reader's tests.
#pragma once

#include <string>
#include <vector>

#include "quaestor/articles/reader.h"

namespace samples {

inline quaestor::Article read_one(const std::string& bytes,
                                  const std::string& name = "sample.txt") {
  return quaestor::read_bytes(bytes, name).at(0);
}

inline std::string text_of(const quaestor::Article& article, const quaestor::Block& block) {
  return article.text.substr(block.begin, block.end - block.begin);
}

// The texts of the blocks with a role.
inline std::vector<std::string> texts(const quaestor::Article& article, quaestor::BlockRole role) {
  std::vector<std::string> out;
  for (const quaestor::Block& block : article.blocks) {
    if (block.role == role) out.push_back(text_of(article, block));
  }
  return out;
}

// Content blocks, a line each.
inline std::string content(const quaestor::Article& article) {
  std::string out;
  for (const quaestor::Block& block : article.blocks) {
    if (is_content(block.role)) out += text_of(article, block) + "\n";
  }
  return out;
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Three paragraphs of running text about an invented company.
inline const std::string kBody =
    "Harrowgate Foods will put 40 million pounds into a cold store outside Leeds, the family firm "
    "said on "
    "Monday, its largest outlay since it was founded by two brothers.\n\n"
    "The store is to open in two years and to employ ninety people, most of whom will move over "
    "from an "
    "older building near the canal that no longer meets the rules.\n\n"
    "Harrowgate Foods has grown quickly since it won a contract with a chain of discount shops, "
    "and Leeds "
    "is where most of its lorries start the day.\n";

}  // namespace samples
