// Bytes through the reader: what came out, and what was told on the way.
#pragma once

#include <string>
#include <vector>

#include "articles/samples.h"

namespace samples {

using quaestor::Article;
using quaestor::Error;
using quaestor::ErrorKind;
using quaestor::ReadLimits;

inline std::vector<std::string> names(const std::vector<Article>& articles) {
  std::vector<std::string> out;
  for (const Article& article : articles) out.push_back(article.info.name);
  return out;
}

using Names = std::vector<std::string>;

// Articles and what was told on the way.
struct Outcome {
  std::vector<Article> articles;
  std::vector<std::string> told;
};

inline Outcome read(const std::string& bytes, const std::string& name,
                    const ReadLimits& limits = {}) {
  Outcome outcome;
  outcome.articles = read_bytes(
      bytes, name, limits, [&](const Error& error) { outcome.told.emplace_back(error.what()); });
  return outcome;
}

inline ErrorKind kind_of_failure(const std::string& bytes, const ReadLimits& limits = {}) {
  try {
    read_bytes(bytes, "x", limits);
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::usage;
}

inline std::string page(const std::string& title) {
  return "<html lang=\"en\"><head><title>" + title + "</title></head><body><article><h1>" + title +
         "</h1><p>" + kBody + "</p></article></body></html>";
}

inline std::string warc_record(const std::string& type, const std::string& url,
                               const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2025-03-04T05:06:07Z\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

}  // namespace samples
