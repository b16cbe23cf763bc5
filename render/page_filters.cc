#include "page_filters.h"

#include <fmt/format.h>

#include "labels.h"
#include "page_assets.h"
#include "quaestor/render/escape.h"
#include "selection.h"

namespace quaestor {

namespace {

std::string select_html(std::string_view name, const Texts& texts,
                        const std::set<std::string>& values) {
  std::string out = fmt::format(
      "<label for=\"by-{0}\">{1}</label><select id=\"by-{0}\"><option value=\"\">{2}</option>",
      name, escape_html(texts[fmt::format("page.{}", name)]), escape_html(texts["page.all"]));
  for (const std::string& value : values) {
    out += fmt::format("<option>{}</option>", escape_html(value));
  }
  return out + "</select>\n";
}

}  // namespace

void FilterValues::merge(FilterValues other) {
  kinds.merge(other.kinds);
  countries.merge(other.countries);
  statuses.merge(other.statuses);
  years.merge(other.years);
}

FilterValues filter_values(const Fact& fact, const Texts& texts) {
  FilterValues values;
  for (const Entity* entity : entities_of(fact)) {
    values.kinds.insert(texts[fmt::format("kind.{}", to_string(entity->kind))]);
  }
  if (fact.object && fact.object->kind == Kind::country) {
    values.countries.insert(entity_label(*fact.object, texts));
  }
  for (const Entity& entity : fact.destinations) {
    values.countries.insert(entity_label(entity, texts));
  }
  if (fact.status) values.statuses.insert(texts[fmt::format("status.{}", to_string(*fact.status))]);
  if (fact.date) values.years.insert(std::to_string(fact.date.year));
  return values;
}

std::string filters_html(const FilterValues& values, const Texts& texts) {
  return select_html("kind", texts, values.kinds) +
         select_html("country", texts, values.countries) +
         select_html("status", texts, values.statuses) + select_html("year", texts, values.years);
}

std::string page_style(bool dark) {
  std::string style(kPageStyle);
  if (!dark) return style;
  for (const auto& [asked, always] :
       {std::pair<std::string_view, std::string_view>{"(prefers-color-scheme:dark)", "all"},
        {"color-scheme:light dark", "color-scheme:dark"}}) {
    const std::size_t at = style.find(asked);
    if (at != std::string::npos) style.replace(at, asked.size(), always);
  }
  return style;
}

std::string page_head(std::string_view title, const Texts& texts, std::string_view style) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", texts.language());
  out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", kPagePolicy);
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  return out + fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
                           escape_html(title), style);
}

}  // namespace quaestor
