#include "store_rows.h"

#include <algorithm>
#include <utility>

#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"

namespace quaestor {
namespace {

constexpr int kVersionColumn = StoreRow::kTexts;  // behind the texts, in the order of read_row()

std::uint64_t hash_of(const StoreRow& row, std::uint64_t hash) {
  for (const std::string& text : row.texts) {
    hash = fnv1a(std::to_string(text.size()) + ":", hash);
    hash = fnv1a(text, hash);
  }
  return hash;
}

// Spread over all bits before it is summed up (the last step of SplitMix64; Steele, Lea, Flood
// 2014).
std::uint64_t summand(const StoreRow& row) {
  std::uint64_t z = fnv1a(std::to_string(row.version) + ":", hash_of(row, fnv1a("")));
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

}  // namespace

const char* const kSelectRows =
    "SELECT a.id, a.name, a.title, a.date, a.language, a.url, a.outlet, a.text, b.facts, a.version"
    " FROM article a JOIN bundle b ON b.article = a.id ORDER BY a.id";
const char* const kSelectRowsOfSchema1 =
    "SELECT a.id, a.name, a.title, a.date, a.language, a.url, a.outlet, a.text, b.facts, 0"
    " FROM article a JOIN bundle b ON b.article = a.id ORDER BY a.id";

std::size_t StoreRow::bytes() const {
  std::size_t sum = 0;
  for (const std::string& text : texts) sum += text.size();
  return sum;
}

StoreRow to_row(const Bundle& bundle) {
  const ArticleInfo& a = bundle.article;
  return {{a.id, a.name, a.title, to_string(a.date), a.language, a.url, a.outlet, bundle.text,
           facts_to_json_array(bundle.facts)},
          a.version};
}

Bundle to_bundle(StoreRow row, const std::string& source) {
  Bundle bundle;
  auto& t = row.texts;
  try {
    bundle.facts = facts_from_json_array(t[8]);
  } catch (const Error&) {  // what it says quotes the damaged bytes
    throw Error(ErrorKind::bad_format, source, "is cut short or damaged: facts cannot be read");
  }
  bundle.article = {
      std::move(t[0]), std::move(t[1]), std::move(t[2]), parse_date(t[3]).value_or(Date{}),
      std::move(t[4]), std::move(t[5]), std::move(t[6]), static_cast<int>(row.version)};
  bundle.text = std::move(t[7]);
  return bundle;
}

StoreRow joined(const StoreRow& a, const StoreRow& b) {
  StoreRow row = a.texts <= b.texts ? a : b;
  row.version = std::max(a.version, b.version);
  return row;
}

void StateSum::add(const StoreRow& row) {
  sum_ += summand(row);
  ++count_;
}

void StateSum::remove(const StoreRow& row) {
  sum_ -= summand(row);
  --count_;
}

std::string StateSum::state() const { return hex16(sum_); }

StateSumOfSchema1::StateSumOfSchema1() : hash_(fnv1a("")) {}
void StateSumOfSchema1::add(const StoreRow& row) { hash_ = hash_of(row, hash_); }
std::string StateSumOfSchema1::state() const { return hex16(hash_); }

StoreRow read_row(const Statement& statement) {
  StoreRow row;
  for (int i = 0; i < StoreRow::kTexts; ++i) row.texts[i] = statement.text(i);
  row.version = statement.integer(kVersionColumn);
  return row;
}

RowInsert::RowInsert(const Database& db)
    : article_(db.prepare("INSERT INTO article VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)")),
      bundle_(db.prepare("INSERT INTO bundle VALUES (?1,?2)")) {}

void RowInsert::put(const StoreRow& row) {
  for (int i = 0; i < 7; ++i) article_.bind(i + 1, row.texts[i]);
  article_.bind(8, row.version).bind(9, row.text()).run();
  bundle_.bind(1, row.id()).bind(2, row.facts()).run();
}

}  // namespace quaestor
