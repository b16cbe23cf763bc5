#include "xml.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <climits>
#include <mutex>

#include "quaestor/facts/loaded_library.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

const LoadedLibrary& library() {
  static const LoadedLibrary kLibrary(QUAESTOR_LIBXML);
  return kLibrary;
}
#define XML(name) QUAESTOR_LOADED(library(), name)

constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                         XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC;

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : repair_utf8(reinterpret_cast<const char*>(text));
}

std::string owned(xmlChar* text) {
  std::string out = text_of(text);
  XML(xmlFree)(text);
  return out;
}

bool is_name(std::string_view name) {
  for (const char* known : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name == known) return true;
  }
  if (!name.starts_with('#') || name.size() < 2 || name.size() > 9) return false;
  const bool hex = name[1] == 'x';
  const std::string_view digits = name.substr(hex ? 2 : 1);
  return !digits.empty() && digits.find_first_not_of(hex ? "0123456789abcdefABCDEF"
                                                         : "0123456789") == std::string_view::npos;
}

bool is_reference(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  return end != std::string_view::npos && is_name(text.substr(1, end - 1));
}

}  // namespace

std::string mended_xml(std::string_view text) {
  constexpr std::string_view kOpen = "<![CDATA[";
  std::string out;
  out.reserve(text.size());
  bool in_cdata = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') continue;
    if (c == '<' && text.substr(i).starts_with(kOpen)) in_cdata = true;
    if (c == ']' && text.substr(i).starts_with("]]>")) in_cdata = false;
    out += c;
    if (c == '&' && !in_cdata && !is_reference(text.substr(i))) out += "amp;";
  }
  return out;
}

void XmlReader::Free::operator()(_xmlTextReader* reader) const { XML(xmlFreeTextReader)(reader); }

XmlReader::XmlReader(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, [] { XML(xmlInitParser)(); });
  const std::size_t size = bytes.size() > INT_MAX ? INT_MAX : bytes.size();
  reader_.reset(
      XML(xmlReaderForMemory)(bytes.data(), static_cast<int>(size), nullptr, "UTF-8", kOptions));
}

XmlReader::~XmlReader() = default;

bool XmlReader::next() { return reader_ != nullptr && XML(xmlTextReaderRead)(reader_.get()) == 1; }

bool XmlReader::is_open() const {
  return XML(xmlTextReaderNodeType)(reader_.get()) == XML_READER_TYPE_ELEMENT;
}

bool XmlReader::is_empty() const { return XML(xmlTextReaderIsEmptyElement)(reader_.get()) == 1; }

bool XmlReader::opens(std::string_view name) const { return is_open() && this->name() == name; }

bool XmlReader::closes(std::string_view name) const {
  const int type = XML(xmlTextReaderNodeType)(reader_.get());
  const bool closing = type == XML_READER_TYPE_END_ELEMENT || (is_open() && is_empty());
  return closing && this->name() == name;
}

bool XmlReader::is_text() const {
  const int type = XML(xmlTextReaderNodeType)(reader_.get());
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

std::string XmlReader::name() const {
  return text_of(XML(xmlTextReaderConstLocalName)(reader_.get()));
}
std::string XmlReader::prefix() const {
  return text_of(XML(xmlTextReaderConstPrefix)(reader_.get()));
}
int XmlReader::depth() const { return XML(xmlTextReaderDepth)(reader_.get()); }
std::string XmlReader::text() const { return text_of(XML(xmlTextReaderConstValue)(reader_.get())); }

std::string XmlReader::attribute(std::string_view name) const {
  std::string found;
  xmlTextReader* reader = reader_.get();
  while (found.empty() && XML(xmlTextReaderMoveToNextAttribute)(reader) == 1) {
    if (this->name() == name) found = text();
  }
  XML(xmlTextReaderMoveToElement)(reader);
  return found;
}

std::string XmlReader::inner_text() {
  std::string out;
  if (is_empty()) return out;
  const int outer = depth();
  while (next() && depth() > outer) {
    if (is_text()) out += text();
  }
  return out;
}

std::string XmlReader::inner_markup() const {
  return owned(XML(xmlTextReaderReadInnerXml)(reader_.get()));
}

}  // namespace quaestor
