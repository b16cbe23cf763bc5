#include "pdf.h"

#include "quaestor/facts/text.h"

#ifdef QUAESTOR_PDF
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <mutex>
#endif

namespace quaestor {

bool is_pdf(std::string_view bytes) { return trim(bytes.substr(0, 64)).starts_with("%PDF-"); }

#ifdef QUAESTOR_PDF

namespace {

constexpr int kMostPages = 5000;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// "invest-\nment" is one word; "Franco-\nAllemand" keeps its hyphen.
std::string joined(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool divides = text[i] == '-' && i > 0 && is_letter(text[i - 1]) && i + 2 < text.size() &&
                         text[i + 1] == '\n' && text[i + 2] >= 'a' && text[i + 2] <= 'z';
    if (divides) {
      ++i;
    } else {
      out += text[i] == '\f' ? '\n' : text[i];
    }
  }
  return out;
}

}  // namespace

Draft read_pdf(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
  static std::once_flag once;
  std::call_once(
      once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) throw Error(ErrorKind::bad_format, name, "PDF is damaged");
  if (document->is_locked()) {
    throw Error(ErrorKind::unsupported, name, "PDF is locked with a password; save it without one");
  }
  std::string text;
  for (int i = 0; i < document->pages() && i < kMostPages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) continue;
    const poppler::byte_array utf8 =
        page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
    text.append(utf8.data(), utf8.size());
    if (text.size() > limits.max_article_bytes) {
      throw Error(ErrorKind::too_large, name, "PDF has more text than an article may have");
    }
  }
  text = joined(repair_utf8(text));
  std::erase(text, '\0');
  if (trim(text).empty()) {
    throw Error(ErrorKind::bad_format, name,
                "PDF holds no text, only pictures of it; run it through text recognition first");
  }
  Draft draft = read_plain(std::move(text));
  const std::time_t made = document->info_date_t("CreationDate");
  if (made > 0) draft.fallback_date = civil_from_days(static_cast<long>(made / 86400));
  return draft;
}

#else

Draft read_pdf(std::string_view, const std::string& name, const ReadLimits&) {
  throw Error(ErrorKind::unsupported, name,
              "PDF: this program was built without poppler; convert it with pdftotext");
}

#endif

}  // namespace quaestor
