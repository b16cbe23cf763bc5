#include "report_context.h"

#include <fmt/format.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <set>

#include "amounts.h"
#include "labels.h"
#include "quaestor/facts/error.h"
#include "sources.h"

namespace quaestor {

void Money::add(const Fact& investment, std::optional<double> eur) {
  ++count;
  if (!eur || !investment.status) return;
  switch (*investment.status) {
    case Status::planned:
      planned += *eur;
      break;
    case Status::ongoing:
      ongoing += *eur;
      break;
    case Status::completed:
      completed += *eur;
      break;
    case Status::considered:
    case Status::cancelled:
      return;
  }
  ++converted;
}

std::vector<std::size_t> ReportNotes::of(std::span<const std::uint32_t> facts) {
  std::vector<std::size_t> numbers;
  std::set<std::string> articles;
  for (const Source& source : sources_of(graph_, facts)) {
    if (numbers.size() == kNotesEach) break;
    if (!articles.insert(source.article).second) continue;
    const auto [at, is_new] =
        numbers_.try_emplace({source.article, source.quote}, notes_.size() + 1);
    if (is_new) {
      std::string cited = citation(source);
      if (!source.language.empty()) {
        cited += fmt::format(" ({})", language_name(source.language, texts_));
      }
      notes_.push_back({.quote = plain_quote(source.quote),
                        .language = source.language,
                        .citation = std::move(cited),
                        .url = source.url});
    }
    numbers.push_back(at->second);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string ReportContext::name(const Entity& entity) const { return entity_label(entity, texts); }

std::string ReportContext::names(const std::vector<Entity>& entities) const {
  std::string out;
  for (const Entity& entity : entities) out += (out.empty() ? "" : ", ") + name(entity);
  return out;
}

std::string ReportContext::about_euros(double value) const {
  if (value <= 0) return {};
  return texts.fill("amount.about", {{"amount", euros(value, texts)}});
}

std::string long_date(const Date& date, const Texts& texts) {
  if (!date) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::string language(texts.language());
  const icu::Locale locale(language == "en" ? "en_GB" : language.c_str());
  std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return to_string(date);
  const char* skeleton = date.day > 0 ? "yMMMMd" : date.month > 0 ? "yMMMM" : "y";
  icu::SimpleDateFormat format(
      patterns->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), status), locale, status);
  if (U_FAILURE(status)) return to_string(date);
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format.format(static_cast<double>(days_from_civil(date)) * 86400000.0, text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string language_name(const std::string& code, const Texts& texts) {
  icu::UnicodeString name;
  icu::Locale(code.c_str())
      .getDisplayLanguage(icu::Locale(std::string(texts.language()).c_str()), name);
  std::string out;
  name.toUTF8String(out);
  return out;
}

std::string years_of(const Graph& graph, std::span<const Candidate> deals) {
  int first = 0;
  int last = 0;
  for (const Candidate& deal : deals) {
    const int year = graph.facts()[deal.fact].date.year;
    if (year == 0) continue;
    first = first == 0 ? year : std::min(first, year);
    last = std::max(last, year);
  }
  if (first == 0) return {};
  return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

bool concerns(const Fact& fact, std::string_view id) {
  const std::vector<const Entity*> entities = entities_of(fact);
  return std::any_of(entities.begin(), entities.end(),
                     [id](const Entity* entity) { return entity->id == id; });
}

bool is_dropped(const Fact& fact) {
  return fact.status == Status::considered || fact.status == Status::cancelled;
}

std::string names_of_things(const ReportContext& context) {
  std::string names;
  for (const std::string& id : context.options.things) {
    const NodeIndex node = context.graph.find_id(id);
    if (node == kNone) throw Error(ErrorKind::not_found, id, "is not in the graph");
    names += (names.empty() ? "" : ", ") + context.name(context.graph.nodes()[node].entity);
  }
  return names;
}

}  // namespace quaestor
