#include "html_meta.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "address.h"
#include "dates.h"
#include "json_records.h"
#include "quaestor/facts/text.h"
#include "record_fields.h"

namespace quaestor {

namespace {

using Json = nlohmann::json;

std::string squeeze(std::string_view text) {
  std::string out;
  for (char c : trim(text)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trim(out));
}

Date date_in(std::string_view value) {
  if (auto iso = parse_date(trim(value))) return *iso;
  if (auto written = find_date(value)) return written->date;
  return {};
}

// Values found in the page, by where they stand; the first of each place counts.
class MetaReader {
 public:
  explicit MetaReader(int max_nesting) : max_nesting_(max_nesting) {}

  void walk(const GumboNode* root) {
    std::vector<const GumboNode*> open{root};
    while (!open.empty()) {
      const GumboNode* node = open.back();
      open.pop_back();
      if (!is_element(node)) continue;
      look(node);
      const GumboVector& children = children_of(node);
      for (unsigned i = children.length; i-- > 0;)
        open.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
  }

  ArticleInfo info() const {
    ArticleInfo info;
    info.title = first({"og:title", "twitter:title", "ld:headline", "h1", "dc.title", "title"});
    info.url = canonical_url(first({"canonical", "og:url", "ld:url"}));
    info.outlet = first({"og:site_name", "ld:publisher", "application-name", "dc.publisher"});
    info.language = language_of_tag(
        first({"lang", "ld:inlanguage", "content-language", "og:locale", "dc.language"}));
    for (const char* key : {"article:published_time", "ld:datepublished", "datepublished",
                            "og:published_time", "article.published", "pubdate", "publishdate",
                            "publish-date", "sailthru.date", "parsely-pub-date", "dc.date.issued",
                            "dc.date", "dcterms.created", "date", "time", "ld:datecreated"}) {
      if (!info.date) info.date = date_in(first({key}));
    }
    return info;
  }

 private:
  void keep(std::string key, std::string_view value) {
    std::string clean = squeeze(value);
    if (!clean.empty()) values_.emplace(std::move(key), std::move(clean));
  }

  std::string first(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
      const auto found = values_.find(key);
      if (found != values_.end()) return found->second;
    }
    return "";
  }

  void look(const GumboNode* node) {
    switch (node->v.element.tag) {
      case GUMBO_TAG_HTML:
        keep("lang", attribute(node, "lang"));
        break;
      case GUMBO_TAG_TITLE:
        keep("title", title_part(squeeze(inner_text(node))));
        break;
      case GUMBO_TAG_H1:
        keep("h1", inner_text(node));
        break;
      case GUMBO_TAG_META:
        look_meta(node);
        break;
      case GUMBO_TAG_TIME:
        look_time(node);
        break;
      case GUMBO_TAG_LINK:
        if (to_lower(attribute(node, "rel")) == "canonical")
          keep("canonical", attribute(node, "href"));
        break;
      case GUMBO_TAG_SCRIPT:
        if (to_lower(attribute(node, "type")).find("ld+json") != std::string::npos)
          look_json(inner_text(node));
        break;
      default:
        break;
    }
  }

  void look_meta(const GumboNode* node) {
    for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view key = attribute(node, name);
      if (!key.empty()) keep(to_lower(key), attribute(node, "content"));
    }
  }

  void look_time(const GumboNode* node) {
    const std::string_view stamp = attribute(node, "datetime");
    if (date_in(stamp)) {
      keep("time", stamp);
    } else if (const std::string text = inner_text(node); date_in(text)) {
      keep("time", text);
    }
  }

  // "Headline | Site" and "Headline - Site" without the site.
  static std::string title_part(std::string title) {
    for (std::string_view mark : {" | ", " – ", " — ", " - ", " :: "}) {
      const std::size_t at = title.rfind(mark);
      if (at != std::string::npos && at >= 20 && title.size() - at <= 45)
        return title.substr(0, at);
    }
    return title;
  }

  void look_json(const std::string& text) {
    if (json_depth(text) > max_nesting_) return;
    const Json root = Json::parse(text, nullptr, false);
    if (root.is_discarded()) return;
    std::vector<const Json*> open{&root};
    for (std::size_t seen = 0; !open.empty() && seen < 200; ++seen) {
      const Json* node = open.back();
      open.pop_back();
      if (node->is_array()) {
        for (const Json& part : *node) open.push_back(&part);
      } else if (node->is_object()) {
        if (node->contains("headline")) look_article(*node);
        if (node->contains("@graph")) open.push_back(&(*node)["@graph"]);
      }
    }
  }

  void look_article(const Json& article) {
    for (const char* key :
         {"headline", "datePublished", "dateCreated", "inLanguage", "url", "publisher"}) {
      const auto found = article.find(key);
      if (found == article.end()) continue;
      const Json* value = &*found;
      if (value->is_object() && value->contains("name")) value = &(*value)["name"];
      if (value->is_string()) keep("ld:" + to_lower(key), value->get<std::string>());
    }
  }

  int max_nesting_;
  std::map<std::string, std::string> values_;
};

}  // namespace

ArticleInfo read_html_meta(const GumboNode* root, int max_nesting) {
  MetaReader reader(max_nesting);
  reader.walk(root);
  return reader.info();
}

}  // namespace quaestor
