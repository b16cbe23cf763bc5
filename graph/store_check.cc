// What a store promises, verified row by row.
#include <fmt/format.h>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/store.h"
#include "store_file.h"
#include "store_rows.h"

namespace quaestor {
namespace {

using Found = std::function<void(const std::string&, const std::string&)>;

constexpr std::size_t kShown = 60;  // bytes of a damaged quote

void check_evidence(const Evidence& evidence, const Bundle& bundle, const Found& found) {
  const std::string& name = bundle.article.name;
  if (evidence.end < evidence.begin || evidence.end > bundle.text.size() ||
      bundle.text.compare(evidence.begin, evidence.end - evidence.begin, evidence.quote) != 0) {
    found(name, fmt::format("the text at {}-{} is not the quote \"{}\"", evidence.begin,
                            evidence.end, repair_utf8(evidence.quote.substr(0, kShown))));
  }
  if (evidence.article_id != bundle.article.id) {
    found(name, "evidence cites another article, " + evidence.article_id);
  }
  if (evidence.article != name) found(name, "evidence cites another name, " + evidence.article);
}

// An article that was imported without its text has none, or its quotes and its id at the end
// (facts/import_bundles.cc).
bool has_id_of_content(const Bundle& bundle) {
  const ArticleInfo& article = bundle.article;
  return article.id == article_id(article.url, bundle.text) || bundle.text.empty() ||
         bundle.text.ends_with("\n" + article.id);
}

void check_bundle(const Bundle& bundle, const Found& found) {
  const ArticleInfo& article = bundle.article;
  if (!has_id_of_content(bundle)) {
    found(article.name, "its id " + article.id + " is not that of its address and text");
  }
  if (!is_utf8(bundle.text)) found(article.name, "its text is not UTF-8");
  for (const Fact& fact : bundle.facts) {
    if (const std::string wrong = validate(fact); !wrong.empty()) {
      found(article.name, "a fact breaks the contract: " + wrong);
    }
    for (const Evidence& evidence : fact.evidence) check_evidence(evidence, bundle, found);
  }
}

// SQLite's own view: pages, trees, indexes.
void check_structure(const Database& db, const Found& found) {
  for (Statement lines = db.prepare("PRAGMA integrity_check(100)"); lines.step();) {
    const std::string line(lines.text(0));
    if (line != "ok") found("", "SQLite: " + line);
  }
}

void check_pairs(const Database& db, const Found& found) {
  Statement lonely = db.prepare(
      "SELECT name FROM article WHERE id NOT IN "
      "(SELECT article FROM bundle)");
  while (lonely.step()) found(std::string(lonely.text(0)), "has no bundle of facts");
  Statement orphans = db.prepare(
      "SELECT article FROM bundle WHERE article NOT IN "
      "(SELECT id FROM article)");
  while (orphans.step()) found("", "facts of no article, " + std::string(orphans.text(0)));
}

// A date as stores have it, or none.
bool is_date(const std::string& text) {
  if (text.empty()) return true;
  const std::optional<Date> date = parse_date(text);
  return date && to_string(*date) == text;
}

std::size_t check_rows(const StoreReader& reader, const std::string& source, const Found& found) {
  StateSum sum;
  StateSumOfSchema1 old_sum;
  const bool old = reader.schema() < 2;
  for (Statement rows = reader.db().prepare(old ? kSelectRowsOfSchema1 : kSelectRows);
       rows.step();) {
    StoreRow row = read_row(rows);
    sum.add(row);
    if (old) old_sum.add(row);
    const std::string name = row.name();
    if (row.version < 0) found(name, "its version is none");
    if (!is_date(row.date())) found(name, "its date is none: " + repair_utf8(row.date()));
    try {
      check_bundle(to_bundle(std::move(row), source), found);
    } catch (const Error&) {
      found(name, "its facts cannot be read");
    }
  }
  if (meta(reader.db(), "articles") != std::to_string(sum.count())) {
    found("",
          fmt::format("holds {} articles and says {}", sum.count(), meta(reader.db(), "articles")));
  }
  if (meta(reader.db(), "state") != (old ? old_sum.state() : sum.state())) {
    found("", "the sum over its rows is not the one noted: a row was lost or changed");
  }
  return static_cast<std::size_t>(sum.count());
}

}  // namespace

std::size_t check_store(const std::filesystem::path& path, const Found& found) {
  const StoreReader reader(path);
  check_structure(reader.db(), found);
  check_pairs(reader.db(), found);
  return check_rows(reader, path.string(), found);
}

}  // namespace quaestor
