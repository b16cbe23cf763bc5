#include "pdf.h"

#include "pdf/pdf_text.h"
#include "quaestor/facts/loaded_library.h"
#include "quaestor/facts/text.h"

namespace quaestor {

bool is_pdf(std::string_view bytes) { return trim(bytes.substr(0, 64)).starts_with("%PDF-"); }

#ifdef QUAESTOR_PDF

namespace {

PdfText text_of(std::string_view bytes, const std::string& name, std::size_t most) {
  static const LoadedLibrary kPart(part_path(kPdfPart).string());
  if (!kPart.is_there()) {
    throw Error(ErrorKind::unsupported, name,
                "PDF: the part of quaestor that reads it, or poppler, is not installed; convert it "
                "with pdftotext");
  }
  PdfText read;
  reinterpret_cast<ReadPdfText*>(kPart.symbol(kReadPdfText))(bytes, most, &read);
  return read;
}

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
  const PdfText read = text_of(bytes, name, limits.max_article_bytes);
  switch (read.state) {
    case PdfText::State::damaged:
      throw Error(ErrorKind::bad_format, name, "PDF is damaged");
    case PdfText::State::locked:
      throw Error(ErrorKind::unsupported, name,
                  "PDF is locked with a password; save it without one");
    case PdfText::State::too_long:
      throw Error(ErrorKind::too_large, name, "PDF has more text than an article may have");
    case PdfText::State::whole:
      break;
  }
  std::string text = joined(repair_utf8(read.text));
  std::erase(text, '\0');
  if (trim(text).empty()) {
    throw Error(ErrorKind::bad_format, name,
                "PDF holds no text, only pictures of it; run it through text recognition first");
  }
  Draft draft = read_plain(std::move(text));
  if (read.made > 0) draft.fallback_date = civil_from_days(read.made / 86400);
  return draft;
}

#else

Draft read_pdf(std::string_view, const std::string& name, const ReadLimits&) {
  throw Error(ErrorKind::unsupported, name,
              "PDF: this program was built without poppler; convert it with pdftotext");
}

#endif

}  // namespace quaestor
