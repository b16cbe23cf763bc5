// One file to articles: open archives, decompress, decode, tell the format by content, read,
// annotate.
#include "quaestor/articles/reader.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "draft.h"
#include "encoding.h"
#include "feed.h"
#include "gzip.h"
#include "html.h"
#include "inputs.h"
#include "json_records.h"
#include "mail.h"
#include "members.h"
#include "office.h"
#include "pdf.h"
#include "quaestor/facts/text.h"
#include "record_draft.h"
#include "warc.h"

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

// The first bytes of a file, out of gzip; enough to tell an archive.
std::string head_of(const std::filesystem::path& path) {
  std::string head(512, '\0');
  const gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return {};
  const int got = gzread(file, head.data(), static_cast<unsigned>(head.size()));
  gzclose(file);
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return head;
}

// Everything that one call of read_each needs on its way through archives in archives.
class Reader {
 public:
  Reader(const ReadLimits& limits, const std::function<void(Article)>& use,
         const std::function<void(const Error&)>& on_bad)
      : limits_(limits),
        use_(use),
        on_bad_(on_bad),
        left_{limits.max_expanded_bytes, limits.max_archive_depth} {}

  void file(const InputFile& file);
  void bytes(std::string_view bytes, const std::string& name);

 private:
  void document(std::string text, const std::string& name,
                const std::vector<std::string>& warnings);
  void json(std::string_view text, const std::string& name,
            const std::vector<std::string>& warnings);
  void feed(std::string_view text, const std::string& name);
  void mail(std::string_view bytes, const std::string& name);
  void warc(const ByteSource& source, const std::string& name);
  void page(const WarcPage& page, const std::string& name);
  void zip(std::string_view bytes, const std::string& name);
  void member(const std::string& path, std::string_view bytes, const std::string& archive);
  void enter(const std::string& name);
  void finish(Draft draft, const std::string& name, const std::vector<std::string>& warnings = {});

  // Runs `make`; an Error in it is told where records are told one by one.
  template <typename Make>
  void attempt(const Make& make) {
    try {
      make();
    } catch (const Error& error) {
      if (!on_bad_) throw;
      on_bad_(error);
    }
  }

  const ReadLimits& limits_;
  const std::function<void(Article)>& use_;
  const std::function<void(const Error&)>& on_bad_;
  Expansion left_;
};

void Reader::finish(Draft draft, const std::string& name,
                    const std::vector<std::string>& warnings) {
  check_article(draft.text.size(), name, limits_);
  const Date fallback = draft.fallback_date;
  Article article = annotate(std::move(draft));
  if (!article.info.date) article.info.date = fallback;
  article.info.name = name;
  article.info.id = article_id(article.info.url, article.text);
  article.warnings.insert(article.warnings.begin(), warnings.begin(), warnings.end());
  if (std::none_of(article.blocks.begin(), article.blocks.end(),
                   [](const Block& b) { return is_content(b.role); })) {
    article.warnings.emplace_back("no article text found");
  }
  use_(std::move(article));
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

void Reader::json(std::string_view text, const std::string& name,
                  const std::vector<std::string>& warnings) {
  for (RecordDraft& record : read_records(text, name, limits_, on_bad_)) {
    const std::string full = record.number == 0 ? name : fmt::format("{}#{}", name, record.number);
    attempt([&] { finish(std::move(record.draft), full, warnings); });
  }
}

void Reader::feed(std::string_view text, const std::string& name) {
  read_feed(
      text, name, limits_,
      [&](Draft draft, long number) {
        finish(std::move(draft), fmt::format("{}#{}", name, number));
      },
      on_bad_);
}

void Reader::mail(std::string_view bytes, const std::string& name) {
  Mail mail = read_mail(bytes);
  if (trim(mail.body).empty()) {
    throw Error(ErrorKind::bad_format, name, "a mail without text");
  }
  std::vector<std::string> warnings;
  std::string body = decode_text(mail.body, name, warnings);
  FieldReader fields;
  fields.add(keys_of("title").front(), mail.subject);
  fields.add(keys_of("date").front(), mail.date);
  fields.add(keys_of("outlet").front(), mail.from);
  Draft draft;
  if (mail.html) {
    draft = read_document(std::move(body), name, limits_);
  } else {
    fields.add(keys_of("body").front(), body);
    draft = draft_of_fields(fields, limits_);
  }
  fields.fill(draft.info);
  finish(std::move(draft), name, warnings);
}

void Reader::page(const WarcPage& page, const std::string& name) {
  std::vector<std::string> warnings;
  Draft draft = read_document(decode_text(page.bytes, name, warnings), name, limits_);
  FieldReader fields;
  fields.add(keys_of("url").front(), page.url);
  fields.fill(draft.info);
  draft.fallback_date = page.fetched;
  finish(std::move(draft), name, warnings);
}

void Reader::warc(const ByteSource& source, const std::string& name) {
  read_warc(
      source, name, limits_,
      [&](const WarcPage& found, long number) { page(found, fmt::format("{}#{}", name, number)); },
      on_bad_);
}

void Reader::enter(const std::string& name) {
  if (left_.depth_left-- > 0) return;
  throw Error(ErrorKind::too_large, name,
              fmt::format("archives are nested deeper than {}", limits_.max_archive_depth));
}

void Reader::member(const std::string& path, std::string_view bytes, const std::string& archive) {
  if (is_passed_over_in_archive(path)) return;
  const int depth = left_.depth_left;
  attempt([&] { this->bytes(bytes, path.empty() ? archive : archive + "/" + path); });
  left_.depth_left = depth;
}

// Parts of a word processor's document in the zip archive, or nothing when it is another one. What
// is damaged is told when its members are read.
std::map<std::string, std::string> office_parts(std::string_view bytes, const std::string& name,
                                                const ReadLimits& limits, Expansion& left) {
  std::map<std::string, std::string> parts;
  bool others = false;
  const auto look = [&](const std::string& path, std::string member) {
    if (is_office_member(path)) parts.emplace(path, std::move(member));
    others = others || path.ends_with(".html") || path.ends_with(".json");
  };
  try {
    for_each_member(bytes, name, limits, left, look, [](const Error&) {});
  } catch (const Error&) {
    if (!parts.empty()) throw;
  }
  return others ? std::map<std::string, std::string>() : parts;
}

// A word processor's document is a zip archive, too.
void Reader::zip(std::string_view bytes, const std::string& name) {
  enter(name);
  Expansion looked = left_;
  if (std::optional<Draft> draft = read_office(office_parts(bytes, name, limits_, looked))) {
    left_ = looked;
    return finish(std::move(*draft), name);
  }
  for_each_member(
      bytes, name, limits_, left_,
      [&](const std::string& path, const std::string& member) { this->member(path, member, name); },
      on_bad_);
}

void Reader::document(std::string text, const std::string& name,
                      const std::vector<std::string>& warnings) {
  if (looks_like_json(text)) return json(text, name, warnings);
  if (looks_like_feed(text)) return feed(text, name);
  finish(read_document(std::move(text), name, limits_), name, warnings);
}

void Reader::bytes(std::string_view bytes, const std::string& name) {
  if (bytes.size() > limits_.max_file_bytes) {
    throw Error(ErrorKind::too_large, name,
                fmt::format("is {} bytes, over the limit of {} bytes", bytes.size(),
                            limits_.max_file_bytes));
  }
  std::string unpacked;
  if (is_gzip(bytes)) {
    unpacked = gunzip(bytes, name, std::min(limits_.max_file_bytes, left_.bytes_left));
    left_.bytes_left -= unpacked.size();
    bytes = unpacked;
  }
  if (is_zip(bytes)) return zip(bytes, name);
  if (is_tar(bytes) || is_compressed(bytes)) {
    enter(name);
    return for_each_member(
        bytes, name, limits_, left_,
        [&](const std::string& path, const std::string& member) {
          this->member(path, member, name);
        },
        on_bad_);
  }
  if (is_pdf(bytes)) return finish(read_pdf(bytes, name, limits_), name);
  if (is_warc(bytes)) {
    const ByteSource source = [&bytes](char* to, std::size_t size) {
      size = std::min(size, bytes.size());
      std::copy_n(bytes.data(), size, to);
      bytes.remove_prefix(size);
      return size;
    };
    return warc(source, name);
  }
  if (looks_like_mail(bytes)) return mail(bytes, name);
  std::vector<std::string> warnings;
  std::string text = decode_text(bytes, name, warnings);
  unpacked = std::string();
  document(std::move(text), name, warnings);
}

// Archives are read in passing, whatever their size; all else is read whole.
void Reader::file(const InputFile& file) {
  const std::string head = file.path == "-" ? std::string() : head_of(file.path);
  if (is_warc(head)) {
    const std::unique_ptr<gzFile_s, decltype(&gzclose)> in(gzopen(file.path.c_str(), "rb"),
                                                           gzclose);
    const ByteSource source = [&](char* to, std::size_t size) {
      const int got = gzread(in.get(), to, static_cast<unsigned>(size));
      if (got < 0) throw Error(ErrorKind::bad_format, file.name, "gzip data is damaged");
      return static_cast<std::size_t>(got);
    };
    return warc(source, file.name);
  }
  std::error_code error;
  const auto size = std::filesystem::file_size(file.path, error);
  if (is_tar(head) || is_compressed(head) ||
      (is_zip(head) && !error && size > limits_.max_file_bytes)) {
    enter(file.name);
    return for_each_member(
        file.path, file.name, limits_, left_,
        [&](const std::string& path, const std::string& bytes) { member(path, bytes, file.name); },
        on_bad_);
  }
  bytes(file_bytes(file, limits_.max_file_bytes), file.name);
}

}  // namespace

std::vector<Article> read_bytes(std::string_view bytes, const std::string& name,
                                const ReadLimits& limits,
                                const std::function<void(const Error&)>& on_bad_record) {
  std::vector<Article> articles;
  const auto use = [&articles](Article article) { articles.push_back(std::move(article)); };
  Reader(limits, use, on_bad_record).bytes(bytes, name);
  return articles;
}

void read_each(const InputFile& file, const ReadLimits& limits,
               const std::function<void(Article)>& use,
               const std::function<void(const Error&)>& on_bad_record) {
  Reader(limits, use, on_bad_record).file(file);
}

std::vector<Article> read_file(const InputFile& file, const ReadLimits& limits,
                               const std::function<void(const Error&)>& on_bad_record) {
  std::vector<Article> articles;
  read_each(
      file, limits, [&](Article article) { articles.push_back(std::move(article)); },
      on_bad_record);
  return articles;
}

std::string input_formats() {
  return std::string("HTML, JSON, Markdown, plain text, RSS, Atom, WARC, mail, gzip") +
         (kReadsArchives ? ", docx, odt, zip, tar" : "") + (kReadsPdf ? ", PDF" : "") +
         (kReadsArchives ? "" : "; no libarchive: docx, odt, zip and tar are refused") +
         (kReadsPdf ? "" : "; no poppler: PDF is refused");
}

}  // namespace quaestor
