// How long a picture takes, by style and by the number of things in the graph: SVG, in process,
// with the layout in its child process.
#include <benchmark/benchmark.h>

#include "quaestor/render/picture.h"
#include "render/market.h"

namespace quaestor {
namespace {

void draw(benchmark::State& state, PictureStyle style) {
  const Graph graph = sample::market(static_cast<int>(state.range(0))).graph();
  std::size_t bytes = 0;
  for (auto _ : state) bytes = picture_svg(graph, {.style = style}).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}

#define QUAESTOR_STYLE(name)                        \
  BENCHMARK_CAPTURE(draw, name, PictureStyle::name) \
      ->Arg(35)                                     \
      ->Arg(150)                                    \
      ->Arg(600)                                    \
      ->Unit(benchmark::kMillisecond)               \
      ->UseRealTime()
QUAESTOR_STYLE(columns);
QUAESTOR_STYLE(network);
QUAESTOR_STYLE(matrix);
QUAESTOR_STYLE(sankey);
QUAESTOR_STYLE(timeline);

}  // namespace
}  // namespace quaestor

BENCHMARK_MAIN();
