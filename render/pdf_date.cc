#include "pdf_date.h"

#include <string_view>

namespace quaestor {

namespace {

constexpr std::string_view kDateKey = "/CreationDate (D:";
constexpr std::string_view kFixedDate = "20000101000000";

}  // namespace

void fix_pdf_date(std::string& pdf) {
  const std::size_t at = pdf.find(kDateKey);
  if (at == std::string::npos) return;
  std::size_t i = at + kDateKey.size();
  for (const char digit : kFixedDate) {
    if (i < pdf.size() && pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = digit;
    ++i;
  }
  for (; i < pdf.size() && pdf[i] != ')'; ++i) {
    if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = '0';
  }
}

}  // namespace quaestor
