// Mails as files (.eml, RFC 5322 with MIME): newsletters and press releases.
#pragma once

#include <string>
#include <string_view>

#include "draft.h"
#include "quaestor/articles/reader.h"

namespace quaestor {

// Opens with header lines, From and one of MIME-Version, Message-ID, Received among them.
bool looks_like_mail(std::string_view bytes);

struct Mail {
  std::string subject;
  std::string from;  // the sender's name, or the address
  std::string date;  // as written
  std::string body;  // bytes in the part's own encoding; of plain text and HTML the plain one
  bool html = false;
};

// Attachments are passed over.
Mail read_mail(std::string_view bytes);

}  // namespace quaestor
