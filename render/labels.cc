#include "labels.h"

#include <fmt/format.h>
#include <unicode/uldnames.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "quaestor/facts/amount_text.h"
#include "quaestor/facts/jsonl.h"
#include "text_width.h"

namespace quaestor {

namespace {

std::string to_utf8(const UChar* text, int32_t length) {
  std::string out;
  icu::UnicodeString(text, length).toUTF8String(out);
  return out;
}

std::string country_name(const std::string& code) {
  UErrorCode status = U_ZERO_ERROR;
  const auto lookup = [&](UDisplayContext length) {
    UDisplayContext contexts[] = {length};
    std::unique_ptr<ULocaleDisplayNames, decltype(&uldn_close)> names(
        uldn_openForContext("en", contexts, 1, &status), &uldn_close);
    if (U_FAILURE(status)) return std::string();
    std::array<UChar, 128> buffer{};
    const int32_t size = uldn_regionDisplayName(names.get(), code.c_str(), buffer.data(),
                                                static_cast<int32_t>(buffer.size()), &status);
    return U_SUCCESS(status) ? to_utf8(buffer.data(), size) : std::string();
  };
  const std::string brief = lookup(UDISPCTX_LENGTH_SHORT);
  return brief.size() > 2 ? brief : lookup(UDISPCTX_LENGTH_FULL);  // "Hong Kong", but not "US"
}

std::string join(const std::vector<Entity>& entities) {
  std::string out;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (i > 0) out += i + 1 == entities.size() ? " and " : ", ";
    out += entity_label(entities[i]);
  }
  return out;
}

}  // namespace

std::string entity_label(const Entity& entity) {
  if (entity.kind == Kind::country && entity.id.starts_with("country/")) {
    const std::string code = entity.id.substr(8);
    std::string name = country_name(code);
    if (!name.empty() && name != code) return name;
  }
  return entity.name.empty() ? entity.id : entity.name;
}

std::string_view form_label(std::optional<Form> form) {
  if (!form) return "undisclosed";
  switch (*form) {
    case Form::facility:
      return "site";
    case Form::equity:
      return "stake";
    case Form::acquisition:
      return "take-over";
    case Form::grant:
      return "grant";
    case Form::funding:
      break;
  }
  return "undisclosed";
}

std::string_view status_mark(std::optional<Status> status) {
  if (!status) return "";
  switch (*status) {
    case Status::considered:
      return "?";
    case Status::ongoing:
      return "▸";
    case Status::completed:
      return "✓";
    case Status::cancelled:
      return "✕";
    case Status::planned:
      break;
  }
  return "";
}

std::string investment_label(const Fact& investment) {
  std::string out;
  if (investment.amount) {
    out = format_amount(*investment.amount);
  } else if (investment.capacity_mw > 0) {
    out = number_to_string(investment.capacity_mw) + " MW";
  } else {
    out = form_label(investment.form);
  }
  if (investment.date) out += fmt::format(" · {}", investment.date.year);
  const std::string_view mark = status_mark(investment.status);
  if (!mark.empty()) out += fmt::format(" {}", mark);
  return out;
}

std::string investment_sentence(const Fact& investment) {
  std::string out = join(investment.investors);
  out += investment.investors.size() > 1 ? ": " : " – ";
  out += investment.amount ? format_amount(*investment.amount) : "amount undisclosed";
  if (investment.capacity_mw > 0)
    out += fmt::format(", {} MW", number_to_string(investment.capacity_mw));
  if (investment.target) out += " – " + entity_label(*investment.target);
  if (!investment.destinations.empty()) out += " – " + join(investment.destinations);
  if (!investment.places.empty()) out += fmt::format(" ({})", join(investment.places));
  if (investment.status) out += fmt::format(", {}", to_string(*investment.status));
  if (investment.date) out += fmt::format(", {}", to_string(investment.date));
  return out;
}

std::string relation_label(const Fact& fact, bool inverse) {
  switch (fact.relation) {
    case Relation::operates_in:
      return "operates in";
    case Relation::headquartered_in:
      return "seat in";
    case Relation::subsidiary_of:
      return inverse ? "parent of" : "part of";
    case Relation::partners_with:
      return "partner of";
    case Relation::competes_with:
      return "competes with";
    case Relation::subject_to:
      return "subject to";
    case Relation::issued_by:
      return inverse ? "issued" : "issued by";
    case Relation::role:
      return fact.title.empty() ? "role" : shorten(fact.title, 28);
    case Relation::investment:
      break;
  }
  return "invests";
}

std::string relation_sentence(const Fact& fact) {
  if (!fact.subject || !fact.object) return std::string(to_string(fact.relation));
  return fmt::format("{} – {} – {}", entity_label(*fact.subject), relation_label(fact, false),
                     entity_label(*fact.object));
}

std::vector<std::string> balanced_lines(std::string_view text, int width, int lines) {
  const std::string shown = shorten(text, width * lines);
  const int total = display_width(shown);
  if (total <= width) return {shown};
  const int wanted = std::min(lines, (total + width - 1) / width);
  for (int line_width = (total + wanted - 1) / wanted; line_width <= width; ++line_width) {
    std::vector<std::string> out = wrap(shown, line_width);
    if (static_cast<int>(out.size()) <= wanted) return out;
  }
  std::vector<std::string> out = wrap(shown, width);
  if (static_cast<int>(out.size()) > lines) {
    out.resize(lines);
    out.back() = shorten(out.back() + " ……", width);
  }
  return out;
}

}  // namespace quaestor
