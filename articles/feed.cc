#include "feed.h"

#include <fmt/format.h>

#include <map>

#include "html.h"
#include "quaestor/facts/text.h"
#include "record_draft.h"
#include "xml.h"

namespace quaestor {

namespace {

using Elements =
    std::map<std::string, std::string>;  // of an item, by name; the first of each stays

constexpr std::string_view kEntityName =
    "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// "L&rsquo;usine", "It&#8217;s": escaped once more than it should be.
bool has_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find_first_not_of(kEntityName, at + 1);
    if (end != std::string_view::npos && end > at + 1 && text[end] == ';') return true;
  }
  return false;
}

void keep(Elements& elements, const std::string& name, std::string text) {
  if (trim(text).empty()) return;
  if (has_entity(text) && !looks_like_html(text)) text = read_html(text, {}, true).text;
  elements.emplace(name, std::move(text));
}

// Atom's links say what they are for; the item's own has no `rel` or "alternate".
void take_link(XmlReader& xml, Elements& into) {
  const std::string address = xml.attribute("href");
  const std::string rel = xml.attribute("rel");
  if (address.empty()) {
    keep(into, "link", xml.inner_text());
  } else if (rel.empty() || rel == "alternate") {
    keep(into, "link", address);
  }
}

// One element of a channel or an item.
void take_element(XmlReader& xml, Elements& into) {
  const std::string name = xml.name();
  if (name == "link") return take_link(xml, into);
  if (name == "encoded") return keep(into, "content", xml.inner_text());
  if (name == "date" || name == "published" || name == "pubDate") {
    return keep(into, "published", xml.inner_text());
  }
  if (name == "content" && xml.prefix() == "media") return;  // a picture
  if (name == "content" || name == "summary" || name == "description" || name == "title") {
    const bool markup = xml.attribute("type") == "xhtml";
    return keep(into, name, markup ? xml.inner_markup() : xml.inner_text());
  }
  if (name == "updated" || name == "guid" || name == "language") keep(into, name, xml.inner_text());
}

std::string first_of(const Elements& elements, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (const auto found = elements.find(name); found != elements.end()) return found->second;
  }
  return {};
}

FieldReader fields_of(const Elements& item, const Elements& channel) {
  FieldReader fields;
  const auto add = [&](std::string_view field, const std::string& text) {
    fields.add(keys_of(field).front(), text);
  };
  add("title", first_of(item, {"title"}));
  add("body", first_of(item, {"content", "description", "summary"}));
  if (item.contains("content")) add("summary", first_of(item, {"description", "summary"}));
  add("url", first_of(item, {"link", "guid"}));
  add("date", first_of(item, {"published", "updated"}));
  add("outlet", first_of(channel, {"title"}));
  add("language", first_of(channel, {"language"}));
  return fields;
}

bool is_item(const XmlReader& xml) { return xml.opens("item") || xml.opens("entry"); }

Elements read_item(XmlReader& xml) {
  Elements item;
  if (xml.is_empty()) return item;
  const int outer = xml.depth();
  while (xml.next() && xml.depth() > outer) {
    if (xml.is_open() && xml.depth() == outer + 1) take_element(xml, item);
  }
  return item;
}

}  // namespace

bool looks_like_feed(std::string_view text) {
  const std::string_view head = trim(text.substr(0, 4000));
  if (!head.starts_with('<')) return false;
  for (const char* mark : {"<rss", "<feed", "<rdf:RDF"}) {
    const std::size_t at = head.find(mark);
    if (at != std::string_view::npos &&
        head.substr(0, at).find("<html") == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

void read_feed(std::string_view text, const std::string& name, const ReadLimits& limits,
               const std::function<void(Draft, long)>& use,
               const std::function<void(const Error&)>& on_bad_record) {
  const std::string mended = mended_xml(text);
  XmlReader xml(mended);
  Elements channel;
  long number = 0;
  while (xml.next()) {
    if (!xml.is_open()) continue;
    if (!is_item(xml)) {
      if (channel.empty()) keep(channel, "language", xml.attribute("lang"));
      const std::string element = xml.name();
      if (number == 0 && (element == "title" || element == "language")) take_element(xml, channel);
      continue;
    }
    ++number;
    try {
      const FieldReader fields = fields_of(read_item(xml), channel);
      if (!is_record(fields)) {
        throw Error(ErrorKind::bad_format, name, fmt::format("item {}: has no text", number));
      }
      use(draft_of_fields(fields, limits), number);
    } catch (const Error& error) {
      if (!on_bad_record) throw;
      on_bad_record(error);
    }
  }
  if (number == 0) throw Error(ErrorKind::bad_format, name, "a feed without items");
}

}  // namespace quaestor
