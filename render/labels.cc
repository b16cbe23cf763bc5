#include "labels.h"

#include <fmt/format.h>
#include <unicode/uldnames.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "amounts.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "text_width.h"

namespace quaestor {

namespace {

std::string to_utf8(const UChar* text, int32_t length) {
  std::string out;
  icu::UnicodeString(text, length).toUTF8String(out);
  return out;
}

std::string country_name(const std::string& code, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto lookup = [&](UDisplayContext length) {
    UDisplayContext contexts[] = {length};
    std::unique_ptr<ULocaleDisplayNames, decltype(&uldn_close)> names(
        uldn_openForContext(language.c_str(), contexts, 1, &status), &uldn_close);
    if (U_FAILURE(status)) return std::string();
    std::array<UChar, 128> buffer{};
    const int32_t size = uldn_regionDisplayName(names.get(), code.c_str(), buffer.data(),
                                                static_cast<int32_t>(buffer.size()), &status);
    return U_SUCCESS(status) ? to_utf8(buffer.data(), size) : std::string();
  };
  const std::string brief = lookup(UDISPCTX_LENGTH_SHORT);
  const bool initials = brief.size() <= 2 || brief.find('.') != std::string::npos;
  return initials ? lookup(UDISPCTX_LENGTH_FULL) : brief;  // "Hong Kong", but not "US" or "É.-U."
}

std::string join(const std::vector<Entity>& entities, const Texts& texts) {
  std::string out;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const std::string name = entity_label(entities[i], texts);
    if (i > 0 && i + 1 == entities.size()) {
      out = texts.fill("list.and", {{"list", out}, {"last", name}});
    } else {
      out += (i > 0 ? ", " : "") + name;
    }
  }
  return out;
}

}  // namespace

std::string entity_label(const Entity& entity, const Texts& texts) {
  if (entity.kind == Kind::country && entity.id.starts_with("country/")) {
    const std::string code = entity.id.substr(8);
    std::string name = country_name(code, std::string(texts.language()));
    if (!name.empty() && name != code) return name;
  }
  if (const std::string* name = texts.display_name(entity.id)) return *name;
  return entity.name.empty() ? entity.id : entity.name;
}

std::string_view form_label(std::optional<Form> form, const Texts& texts) {
  return texts[fmt::format("form.{}", to_string(form.value_or(Form::funding)))];
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

std::string investment_label(const Fact& investment, const Texts& texts) {
  std::string out;
  if (investment.amount) {
    out = amount_label(*investment.amount, texts);
  } else if (investment.capacity_mw > 0) {
    out = number_to_string(investment.capacity_mw) + " MW";
  } else {
    out = form_label(investment.form, texts);
  }
  if (investment.date) out += fmt::format(" · {}", investment.date.year);
  const std::string_view mark = status_mark(investment.status);
  if (!mark.empty()) out += fmt::format(" {}", mark);
  return out;
}

std::string investment_sentence(const Fact& investment, const Texts& texts) {
  std::string out = join(investment.investors, texts);
  out += investment.investors.size() > 1 ? texts["colon"] : " – ";
  out += investment.amount ? amount_label(*investment.amount, texts) : texts["amount.undisclosed"];
  if (investment.capacity_mw > 0)
    out += fmt::format(", {} MW", number_to_string(investment.capacity_mw));
  if (investment.target) out += " – " + entity_label(*investment.target, texts);
  if (!investment.destinations.empty()) out += " – " + join(investment.destinations, texts);
  if (!investment.places.empty()) out += fmt::format(" ({})", join(investment.places, texts));
  if (investment.status) {
    out += fmt::format(", {}", texts[fmt::format("status.{}", to_string(*investment.status))]);
  }
  if (investment.date) out += fmt::format(", {}", to_string(investment.date));
  return out;
}

std::string relation_label(const Fact& fact, bool inverse, const Texts& texts) {
  if (fact.relation == Relation::role && !fact.title.empty()) return shorten(fact.title, 28);
  const bool other_word =
      fact.relation == Relation::subsidiary_of || fact.relation == Relation::issued_by;
  return texts[fmt::format("relation.{}{}", to_string(fact.relation),
                           inverse && other_word ? ".inverse" : "")];
}

std::string relation_sentence(const Fact& fact, const Texts& texts) {
  if (!fact.subject || !fact.object) return relation_label(fact, false, texts);
  return fmt::format("{} – {} – {}", entity_label(*fact.subject, texts),
                     relation_label(fact, false, texts), entity_label(*fact.object, texts));
}

std::string fact_sentence(const Fact& fact, const Texts& texts) {
  return fact.relation == Relation::investment ? investment_sentence(fact, texts)
                                               : relation_sentence(fact, texts);
}

std::vector<std::string> balanced_lines(std::string_view text, int width, int lines) {
  const std::string shown = shorten(text, width * lines);
  const int total = display_width(shown);
  if (total <= width) return {shown};
  const int wanted = std::min(lines, (total + width - 1) / width);
  int longest = 0;  // words are broken only when they are longer than a line
  for (const std::string_view word : split(shown, ' ')) {
    longest = std::max(longest, display_width(word));
  }
  for (int line_width = std::max((total + wanted - 1) / wanted, std::min(longest, width));
       line_width <= width; ++line_width) {
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
