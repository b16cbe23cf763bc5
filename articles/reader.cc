// One file to articles: decompress, decode, tell the format by content, read, annotate.
#include "quaestor/articles/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "draft.h"
#include "encoding.h"
#include "gzip.h"
#include "html.h"
#include "json_records.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

std::string read_stream(std::istream& in, const std::string& name, std::size_t limit) {
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
    bytes.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      throw Error(ErrorKind::too_large, name,
                  fmt::format("is larger than the limit of {} bytes", limit));
    }
  }
  if (in.bad()) throw Error(ErrorKind::unreadable, name, "cannot be read");
  return bytes;
}

std::string file_bytes(const InputFile& file, std::size_t limit) {
  if (file.path == "-") return read_stream(std::cin, file.name, limit);
  const std::string path = file.path.string();
  std::error_code error;
  if (!std::filesystem::exists(file.path, error))
    throw Error(ErrorKind::not_found, path, "no such file");
  if (std::filesystem::is_directory(file.path, error))
    throw Error(ErrorKind::unreadable, path, "is a folder");
  const auto size = std::filesystem::file_size(file.path, error);
  if (!error && size > limit) {
    throw Error(ErrorKind::too_large, path,
                fmt::format("is {} bytes, over the limit of {} bytes", size, limit));
  }
  std::ifstream in(file.path, std::ios::binary);
  if (!in) throw Error(ErrorKind::unreadable, path, "cannot be opened");
  return read_stream(in, path, limit);
}

void check_article(std::size_t bytes, const std::string& name, const ReadLimits& limits) {
  if (bytes > limits.max_article_bytes) {
    throw Error(ErrorKind::too_large, name,
                fmt::format("article is {} bytes, over the limit of {} bytes", bytes,
                            limits.max_article_bytes));
  }
}

Article finish(Draft draft, const std::string& name, const ReadLimits& limits) {
  check_article(draft.text.size(), name, limits);
  Article article = annotate(std::move(draft));
  article.info.name = name;
  article.info.id = article_id(article.info.url, article.text);
  return article;
}

Draft read_document(std::string text, const std::string& name, const ReadLimits& limits) {
  check_article(text.size(), name, limits);
  if (looks_like_html(text)) {
    try {
      return read_html(text, limits, false);
    } catch (const Error& error) {
      throw Error(error.kind(), name, error.what());
    }
  }
  return looks_like_markdown(text) ? read_markdown(std::move(text)) : read_plain(std::move(text));
}

std::vector<Article> read_json(std::string_view text, const std::string& name,
                               const ReadLimits& limits,
                               const std::function<void(const Error&)>& on_bad_record) {
  std::vector<Article> articles;
  for (RecordDraft& record : read_records(text, name, limits, on_bad_record)) {
    const std::string full = record.number == 0 ? name : fmt::format("{}#{}", name, record.number);
    try {
      articles.push_back(finish(std::move(record.draft), full, limits));
    } catch (const Error& error) {
      if (!on_bad_record) throw;
      on_bad_record(error);
    }
  }
  return articles;
}

}  // namespace

std::vector<Article> read_bytes(std::string_view bytes, const std::string& name,
                                const ReadLimits& limits,
                                const std::function<void(const Error&)>& on_bad_record) {
  if (bytes.size() > limits.max_file_bytes) {
    throw Error(ErrorKind::too_large, name,
                fmt::format("is {} bytes, over the limit of {} bytes", bytes.size(),
                            limits.max_file_bytes));
  }
  std::string unpacked;
  if (is_gzip(bytes)) {
    unpacked = gunzip(bytes, name, limits.max_file_bytes);
    bytes = unpacked;
  }
  std::vector<std::string> warnings;
  std::string text = decode_text(bytes, name, warnings);
  unpacked = std::string();
  std::vector<Article> articles;
  if (looks_like_json(text)) {
    articles = read_json(text, name, limits, on_bad_record);
  } else {
    articles.push_back(finish(read_document(std::move(text), name, limits), name, limits));
  }
  for (Article& article : articles) {
    article.warnings.insert(article.warnings.begin(), warnings.begin(), warnings.end());
    if (std::none_of(article.blocks.begin(), article.blocks.end(),
                     [](const Block& b) { return is_content(b.role); })) {
      article.warnings.emplace_back("no article text found");
    }
  }
  return articles;
}

std::vector<Article> read_file(const InputFile& file, const ReadLimits& limits,
                               const std::function<void(const Error&)>& on_bad_record) {
  return read_bytes(file_bytes(file, limits.max_file_bytes), file.name, limits, on_bad_record);
}

}  // namespace quaestor
