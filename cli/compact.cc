#include <fmt/format.h>

#include "command.h"
#include "output.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

class Compact : public Command {
 public:
  void declare(CLI::App& /*app*/) override {}

  int run(const Loaded& loaded) override {
    const std::uintmax_t before = store_info(loaded.graph_path).bytes;
    StoreWriter(loaded.graph_path, StoreWriter::Mode::add, [&](long process) {
      say(fmt::format("process {} is writing {}; waiting for it", process,
                      loaded.graph_path.string()));
    }).compact();
    const StoreInfo after = store_info(loaded.graph_path);
    say(fmt::format("{}: {} articles, {} bytes, {} before", loaded.graph_path.string(),
                    after.articles, after.bytes, before));
    return kFound;
  }
};

}  // namespace

const CommandEntry kCompact = {
    "compact", "writes a graph's file anew, as small as it gets; equal graphs are then equal files",
    "quaestor compact --graph news.quaestor", Needs::graph_path, make_command<Compact>};

}  // namespace quaestor
