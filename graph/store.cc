// Reading stores. Format: docs/store_format.md; writing: store_writer.cc.
#include "quaestor/graph/store.h"

#include <cstdlib>
#include <utility>

#include "quaestor/facts/error.h"
#include "store_file.h"
#include "store_rows.h"

namespace quaestor {

namespace {

// What store_state() says of the moment that a reader sees.
std::string state_of(const StoreReader& reader, const std::filesystem::path& path) {
  const std::string state = meta(reader.db(), "state");
  if (state.empty()) throw Error(ErrorKind::bad_format, path.string(), "is cut short or damaged");
  return state + "." + meta(reader.db(), "articles");
}

}  // namespace

std::string for_each_bundle(const std::filesystem::path& path,
                            const std::function<bool(const Bundle&)>& use) {
  const StoreReader reader(path);
  reader.for_each_row([&](StoreRow row) { return use(to_bundle(std::move(row), path.string())); });
  return state_of(reader, path);
}

std::vector<Bundle> read_store(const std::filesystem::path& path) {
  std::vector<Bundle> bundles;
  for_each_bundle(path, [&](const Bundle& bundle) {
    bundles.push_back(bundle);
    return true;
  });
  return bundles;
}

void for_each_article(const std::filesystem::path& path,
                      const std::function<bool(const ArticleInfo&)>& use) {
  const StoreReader reader(path);
  Statement rows = reader.db().prepare(
      reader.schema() < 2
          ? "SELECT id, name, title, date, language, url, outlet, 0 FROM article ORDER BY id"
          : "SELECT id, name, title, date, language, url, outlet, version FROM article ORDER BY "
            "id");
  while (rows.step()) {
    const auto text = [&](int column) { return std::string(rows.text(column)); };
    const ArticleInfo info{text(0), text(1), text(2), parse_date(rows.text(3)).value_or(Date{}),
                           text(4), text(5), text(6), static_cast<int>(rows.integer(7))};
    if (!use(info)) return;
  }
}

StoreInfo store_info(const std::filesystem::path& path) {
  const StoreReader reader(path);
  StoreInfo info;
  info.schema = reader.schema();
  info.articles = std::strtoull(meta(reader.db(), "articles").c_str(), nullptr, 10);
  info.state = meta(reader.db(), "state");
  info.unfinished = !meta(reader.db(), "unfinished").empty();
  info.bytes = std::filesystem::file_size(path);
  return info;
}

std::string store_state(const std::filesystem::path& path) {
  return state_of(StoreReader(path), path);
}

void merge_stores(const std::vector<std::filesystem::path>& inputs,
                  const std::filesystem::path& output) {
  StoreWriter writer(output, StoreWriter::Mode::replace);
  for (const std::filesystem::path& input : inputs) writer.add_all(input);
  writer.commit();
}

}  // namespace quaestor
