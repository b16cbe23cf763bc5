// Damaged stores: reading must give bundles or an Error, and any bundles must build a graph that
// holds together.
//
// The first byte says what the rest is: the whole file (0), the facts of an article in an otherwise
// sound store (1), or changes to a sound store's bytes, three of position and one of value each
// (2).
#include <sqlite3.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/error.h"
#include "quaestor/graph/graph.h"
#include "quaestor/graph/store.h"

namespace {

namespace fs = std::filesystem;

fs::path work_file(const char* name) {
  return fs::temp_directory_path() / (std::string(name) + std::to_string(::getpid()));
}

void put(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

quaestor::Bundle sample_bundle() {
  using quaestor::Entity;
  using quaestor::Kind;
  quaestor::Bundle bundle;
  bundle.text = "Nimbra will put 4 billion euros into France.";
  bundle.article = {"article/0123456789abcdef", "a.txt", "Nimbra", {2024, 5, 13}, "en", "", ""};
  quaestor::Fact fact;
  fact.investors = {Entity{Kind::company, "company/nimbra", "Nimbra", {"NBR"}, ""}};
  fact.destinations = {Entity{Kind::country, "country/FR", "France", {}, ""}};
  fact.amount = quaestor::Amount{4e9, 0, "EUR", quaestor::Qualifier::exact, "4 billion euros"};
  fact.evidence = {{"a.txt", "en", bundle.text, 0, bundle.text.size(), bundle.article.id}};
  bundle.facts = {fact};
  return bundle;
}

const std::string& sound_store() {
  static const std::string kBytes = [] {
    const fs::path path = work_file("fuzz_sound_");
    quaestor::StoreWriter writer(path, quaestor::StoreWriter::Mode::replace);
    writer.add(sample_bundle());
    writer.commit();
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    fs::remove(path);
    return bytes;
  }();
  return kBytes;
}

void put_with_facts(const fs::path& path, std::string_view facts) {
  put(path, sound_store());
  sqlite3* db = nullptr;
  sqlite3_stmt* update = nullptr;
  if (sqlite3_open(path.c_str(), &db) != SQLITE_OK) std::abort();
  sqlite3_prepare_v2(db, "UPDATE bundle SET facts = ?1", -1, &update, nullptr);
  sqlite3_bind_text(update, 1, facts.data(), static_cast<int>(facts.size()), SQLITE_STATIC);
  sqlite3_step(update);
  sqlite3_finalize(update);
  sqlite3_close(db);
}

void put_with_changes(const fs::path& path, std::string_view changes) {
  std::string bytes = sound_store();
  for (; changes.size() >= 4; changes.remove_prefix(4)) {
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) at = at << 8 | static_cast<unsigned char>(changes[i]);
    bytes[at % bytes.size()] = changes[3];
  }
  put(path, bytes);
}

void check(const quaestor::Graph& graph) {
  for (const quaestor::Edge& edge : graph.edges()) {
    if (edge.source >= graph.nodes().size() || edge.target >= graph.nodes().size()) std::abort();
    if (edge.fact != quaestor::kNone && edge.fact >= graph.facts().size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const fs::path kPath = work_file("fuzz_store_");
  switch (data[0] % 3) {
    case 0:
      put(kPath, rest);
      break;
    case 1:
      put_with_facts(kPath, rest);
      break;
    default:
      put_with_changes(kPath, rest);
  }
  // The sum at the end would hide what the rows hold: look at each bundle as it comes.
  std::vector<quaestor::Bundle> bundles;
  try {
    quaestor::for_each_bundle(kPath, [&](const quaestor::Bundle& bundle) {
      bundles.push_back(bundle);
      return true;
    });
  } catch (const quaestor::Error&) {
  }
  fs::remove(kPath);
  check(quaestor::build_graph(bundles));
  return 0;
}
