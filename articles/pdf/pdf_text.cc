#include "pdf/pdf_text.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <mutex>

namespace {

constexpr int kMostPages = 5000;

}  // namespace

extern "C" void quaestor_read_pdf_text(std::string_view bytes, std::size_t most,
                                       quaestor::PdfText* out) {
  using State = quaestor::PdfText::State;
  static std::once_flag once;
  std::call_once(
      once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  quaestor::PdfText& read = *out;
  if (document == nullptr) return;
  read.state = document->is_locked() ? State::locked : State::whole;
  if (document->is_locked()) return;
  for (int i = 0; i < document->pages() && i < kMostPages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) continue;
    const poppler::byte_array utf8 =
        page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
    read.text.append(utf8.data(), utf8.size());
    if (read.text.size() > most) {
      read.state = State::too_long;
      return;
    }
  }
  read.made = static_cast<long>(document->info_date_t("CreationDate"));
}
