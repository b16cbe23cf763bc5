// Versions. The graph takes the latest version of an address. Dates often cannot tell which one
// that is: a corrected page keeps its day. What a run finds at an address that the store knew
// before gets a version number above it. "Before" leaves out the run itself, else the order of
// files would matter, and a run that was cut off is one with its continuation: its first row number
// stands in meta ("unfinished").
#include <map>
#include <utility>
#include <vector>

#include "store_writer_state.h"

namespace quaestor {

std::optional<StoreRow> StoreWriter::State::find(const std::string& id) const {
  Statement statement = db->prepare(
      "SELECT a.id, a.name, a.title, a.date, a.language, a.url, a.outlet, a.text, b.facts,"
      " a.version FROM article a JOIN bundle b ON b.article = a.id WHERE a.id = ?1");
  statement.bind(1, id);
  if (!statement.step()) return std::nullopt;
  return read_row(statement);
}

void StoreWriter::State::insert(const StoreRow& row) {
  begin();
  RowInsert(*db).put(row);
  sum.add(row);
  bytes_changed += row.bytes();
}

void StoreWriter::State::erase(const StoreRow& row) {
  begin();
  db->prepare("DELETE FROM bundle WHERE article = ?1").bind(1, row.id()).run();
  db->prepare("DELETE FROM article WHERE id = ?1").bind(1, row.id()).run();
  sum.remove(row);
  bytes_changed += row.bytes();
}

// The latest article of this address that the store had before this run, if any.
std::optional<StoreRow> StoreWriter::State::version_before(const StoreRow& row) const {
  if (row.url().empty()) return std::nullopt;
  Statement statement = db->prepare(
      "SELECT id FROM article WHERE url = ?1 AND url <> '' AND id <> ?2 AND rowid <= ?3"
      " ORDER BY version DESC, date DESC, id DESC");
  statement.bind(1, row.url()).bind(2, row.id()).bind(3, rows_before);
  if (!statement.step()) return std::nullopt;
  return find(std::string(statement.text(0)));
}

StoreWriter::Added StoreWriter::State::add(StoreRow row, bool latest) {
  if (!db) open_in_place();
  const std::optional<StoreRow> there = find(row.id());
  if (there) {
    const StoreRow both = joined(*there, row);
    if (both == *there) return Added::known;
    erase(*there);
    insert(both);
    return Added::known;
  }
  const std::optional<StoreRow> before = latest ? version_before(row) : std::nullopt;
  if (before) {
    row.version = before->version + 1;
    if (row.date().empty()) row.date() = StoreRow(*before).date();
  }
  insert(row);
  return before ? Added::version : Added::article;
}

// Numbers the versions of an address from 0 again, so that one taken out leaves no trace.
void StoreWriter::State::close_ranks(const std::string& url) {
  if (url.empty()) return;
  std::map<std::int64_t, std::vector<std::string>> by_version;
  {
    Statement statement =
        db->prepare("SELECT version, id FROM article WHERE url = ?1 AND url <> ''");
    for (statement.bind(1, url); statement.step();) {
      by_version[statement.integer(0)].emplace_back(statement.text(1));
    }
  }
  std::int64_t rank = 0;
  for (const auto& [version, ids] : by_version) {
    for (const std::string& id : ids) {
      if (version == rank) continue;
      StoreRow row = *find(id);
      sum.remove(row);
      row.version = rank;
      sum.add(row);
      db->prepare("UPDATE article SET version = ?1 WHERE id = ?2").bind(1, rank).bind(2, id).run();
    }
    ++rank;
  }
}

}  // namespace quaestor
