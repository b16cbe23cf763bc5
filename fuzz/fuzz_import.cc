// Any bytes through the importer: bundles whose evidence is exact, or an Error. What came in must
// come back from the complete exports.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "quaestor/facts/import.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/export.h"

namespace {

using quaestor::Bundle;
using quaestor::ExportFormat;

void require(bool law) {
  if (!law) std::abort();
}

void check(const Bundle& bundle) {
  require(quaestor::is_utf8(bundle.text));
  for (const quaestor::Fact& fact : bundle.facts) {
    for (const quaestor::Evidence& e : fact.evidence) {
      require(e.begin <= e.end && e.end <= bundle.text.size());
      require(bundle.text.compare(e.begin, e.end - e.begin, e.quote) == 0);
    }
  }
}

// The export of one file with everything in it, read back.
void check_round_trip(const std::vector<Bundle>& bundles, ExportFormat format) {
  const quaestor::Graph graph = quaestor::build_graph(bundles);
  const auto source = [&](const std::function<void(const Bundle&)>& use) {
    for (const Bundle& bundle : bundles) use(bundle);
  };
  std::string bytes;
  quaestor::export_graph({graph, source}, format,
                         [&](std::string_view, std::string_view part) { bytes += part; });
  const std::vector<Bundle> again = quaestor::import_bytes(bytes, "again");
  require(again.size() == bundles.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    require(quaestor::bundle_to_json(again[i]) == quaestor::bundle_to_json(bundles[i]));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  quaestor::ImportHooks hooks;
  hooks.on_bad = [](const quaestor::Error&) {};
  std::vector<Bundle> bundles;
  try {
    bundles = quaestor::import_bytes({reinterpret_cast<const char*>(data), size}, "fuzz", hooks);
  } catch (const quaestor::Error&) {  // the one way to fail
    return 0;
  }
  for (const Bundle& bundle : bundles) check(bundle);
  if (bundles.empty()) return 0;
  check_round_trip(bundles, ExportFormat::bundles);
  check_round_trip(bundles, ExportFormat::json);
  check_round_trip(bundles, ExportFormat::node_link);
  return 0;
}
