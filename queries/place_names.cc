#include "place_names.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <span>
#include <utility>

#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

struct PlaceForm {
  Piece form;  // folded
  Piece id;
};

// The tables as they are kept: forms sorted, then ids.
struct PlaceForms {
  std::string text;
  std::vector<PlaceForm> forms;
};

PlaceForms read_places(const fs::path& path) {
  std::set<std::pair<std::string, std::string>> all;
  for (const TableRow& row : read_table(path, 6)) {
    const std::string id = "place/" + row.cells[0] + "/" + row.cells[1];
    all.emplace(fold(row.cells[2]), id);
    for (const std::string_view form : split(row.cells[5], '|')) all.emplace(fold(form), id);
  }
  PlaceForms read;
  const auto put = [&](const std::string& part) {
    const Piece piece{static_cast<std::uint32_t>(read.text.size()),
                      static_cast<std::uint32_t>(part.size())};
    read.text += part;
    return piece;
  };
  for (const auto& [form, id] : all) {
    if (!form.empty()) read.forms.push_back({put(form), put(id)});
  }
  return read;
}

}  // namespace

struct PlaceNames::Table {
  explicit Table(fs::path data) : data_dir(std::move(data)) {}
  void open();

  fs::path data_dir;
  std::once_flag opened;
  std::shared_ptr<const void> owner;  // what the others point into
  std::string_view text;
  std::span<const PlaceForm> forms;
};

void PlaceNames::Table::open() {
  const fs::path path = data_dir / "lexicons" / "places.tsv";
  const ReadyTables ready(data_dir, "place_names", {path});
  if (auto file = ready.open()) {
    text = file->text();
    forms = file->part<PlaceForm>();
    owner = std::make_shared<const ReadyFile>(std::move(*file));
    return;
  }
  const auto read = std::make_shared<const PlaceForms>(read_places(path));
  text = read->text;
  forms = read->forms;
  owner = read;
  ready.keep([&](ReadyWriter& out) {
    out.text(text);
    out.part(forms);
  });
}

PlaceNames::PlaceNames(const fs::path& data_dir) : table_(std::make_shared<Table>(data_dir)) {}

std::vector<std::string> PlaceNames::find(std::string_view form) const {
  std::call_once(table_->opened, [&] { table_->open(); });
  const auto text = [&](Piece piece) { return table_->text.substr(piece.begin, piece.size); };
  const std::string folded = fold(form);
  auto at = std::lower_bound(
      table_->forms.begin(), table_->forms.end(), std::string_view(folded),
      [&](const PlaceForm& one, std::string_view key) { return text(one.form) < key; });
  std::vector<std::string> ids;
  for (; at != table_->forms.end() && text(at->form) == folded; ++at) {
    ids.emplace_back(text(at->id));
  }
  return ids;
}

std::vector<std::string> known_places(const Graph& graph, std::string_view name) {
  static const PlaceNames places(data_dir());
  std::vector<std::string> ids = places.find(name);
  std::erase_if(ids, [&](const std::string& id) { return graph.find_id(id) == kNone; });
  return ids;
}

}  // namespace quaestor
