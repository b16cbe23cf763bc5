#include "office.h"

#include "quaestor/facts/text.h"
#include "record_draft.h"
#include "xml.h"

namespace quaestor {

namespace {

constexpr std::string_view kDocx = "word/document.xml";
constexpr std::string_view kDocxAbout = "docProps/core.xml";
constexpr std::string_view kOdt = "content.xml";
constexpr std::string_view kOdtAbout = "meta.xml";

// Titles are known by their style; in other languages' programs its name differs, and the text is
// then told as in plain files.
BlockRole role_of(const std::string& style) {
  if (style.starts_with("Title")) return BlockRole::title;
  if (style.starts_with("Subtitle")) return BlockRole::summary;
  return style.starts_with("Heading") ? BlockRole::heading : BlockRole::paragraph;
}

void append(Draft& draft, const std::string& text, BlockRole role) {
  append_part(draft, text, role, role != BlockRole::paragraph);
  if (role == BlockRole::title && draft.info.title.empty()) {
    draft.info.title = std::string(trim(text));
  }
}

// Passes over the element just opened.
void skip(XmlReader& xml) {
  if (xml.is_empty()) return;
  const int outer = xml.depth();
  while (xml.next() && xml.depth() > outer) {
  }
}

Draft read_docx(const std::string& bytes) {
  Draft draft;
  XmlReader xml(bytes);
  std::string text;
  std::string style;
  while (xml.next()) {
    if (xml.is_open()) {
      if (xml.opens("pStyle")) style = xml.attribute("val");
      if (xml.opens("t")) text += xml.inner_text();
      if (xml.opens("tab")) text += '\t';
      if (xml.opens("br")) text += '\n';
    }
    if (xml.closes("p") && xml.prefix() == "w") {
      append(draft, text, role_of(style));
      text.clear();
      style.clear();
    }
  }
  return draft;
}

bool is_aside(const XmlReader& xml) {
  return xml.opens("note") || xml.opens("annotation") || xml.opens("tracked-changes");
}

Draft read_odt(const std::string& bytes) {
  Draft draft;
  XmlReader xml(bytes);
  std::string text;
  std::string style;
  int inside = 0;  // paragraphs may stand in frames inside paragraphs
  while (xml.next()) {
    if (xml.is_open()) {
      if (is_aside(xml)) {
        skip(xml);
        continue;
      }
      if (xml.opens("h") || xml.opens("p")) {
        inside += xml.is_empty() ? 0 : 1;
        style = xml.opens("h") ? "Heading" : xml.attribute("style-name");
      }
      if (xml.opens("s")) text += ' ';
      if (xml.opens("tab")) text += '\t';
      if (xml.opens("line-break")) text += '\n';
    } else if (xml.is_text() && inside > 0) {
      text += xml.text();
    } else if (xml.closes("h") || xml.closes("p")) {
      --inside;
      append(draft, text, role_of(style));
      text.clear();
      style.clear();
    }
  }
  return draft;
}

// Title and day from the document's own properties.
void read_about(const std::string& bytes, Draft& draft) {
  XmlReader xml(bytes);
  while (xml.next()) {
    if (xml.opens("title") && draft.info.title.empty()) {
      draft.info.title = std::string(trim(xml.inner_text()));
    } else if (xml.opens("created") || xml.opens("creation-date")) {
      draft.fallback_date = parse_date(trim(xml.inner_text())).value_or(Date{});
    }
  }
}

}  // namespace

bool is_office_member(std::string_view path) {
  return path == kDocx || path == kDocxAbout || path == kOdt || path == kOdtAbout;
}

std::optional<Draft> read_office(const std::map<std::string, std::string>& members) {
  const auto docx = members.find(std::string(kDocx));
  const auto odt = members.find(std::string(kOdt));
  if (docx == members.end() && odt == members.end()) return std::nullopt;
  const bool word = docx != members.end();
  Draft draft = word ? read_docx(docx->second) : read_odt(odt->second);
  const auto about = members.find(std::string(word ? kDocxAbout : kOdtAbout));
  if (about != members.end()) read_about(about->second, draft);
  return draft;
}

}  // namespace quaestor
