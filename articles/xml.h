// XML as a stream of tags and text, over libxml2. Place in the flow: feeds and office documents.
//
//   XmlReader xml(bytes);
//   while (xml.next()) if (xml.opens("item")) ...
//
// The bytes are UTF-8, whatever they declare. Nothing is fetched and no entity is expanded (so none
// can grow); a broken document gives what stands before the break.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _xmlTextReader;  // NOLINT: libxml2's name

namespace quaestor {

// Feeds are often no XML: a bare "&", an entity of HTML, a control character, each of which ends
// libxml2's reading. What comes back says "&amp;" for such an "&" (CDATA stays as it is) and leaves
// the characters out.
std::string mended_xml(std::string_view text);

class XmlReader {
 public:
  explicit XmlReader(std::string_view bytes);  // `bytes` must outlive it
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  bool next();  // false at the end
  // Names are local ones ("p" of "w:p").
  bool opens(std::string_view name) const;
  bool closes(std::string_view name) const;  // also an empty element, right when it opens
  bool is_open() const;
  bool is_empty() const;  // <br/>: no end will come
  bool is_text() const;
  std::string name() const;
  std::string prefix() const;
  int depth() const;
  std::string text() const;  // of a text node
  // The attribute with this local name, or empty.
  std::string attribute(std::string_view name) const;
  // All text inside the element just opened; the reader is then at its end.
  std::string inner_text();
  // Its markup as written; the reader stays where it is.
  std::string inner_markup() const;

 private:
  struct Free {
    void operator()(_xmlTextReader* reader) const;
  };
  std::unique_ptr<_xmlTextReader, Free> reader_;
};

}  // namespace quaestor
