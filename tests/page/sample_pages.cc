// Writes pages of made-up graphs for the tests in a browser: sample_pages FOLDER.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "quaestor/render/explore.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/report.h"
#include "render/sample.h"

namespace {

using namespace quaestor::sample;  // NOLINT(google-build-using-namespace): a program of one file

// `count` companies and a few countries, every company with two investments.
quaestor::Graph large(int count) {
  Maker maker;
  for (int i = 0; i < count; ++i) {
    for (int k = 0; k < 2; ++k) {
      quaestor::Fact& fact = maker.investment(
          {company(fmt::format("{} {}", kGivers[static_cast<std::size_t>(i) % kGivers.size()], i))},
          {country(kCountries[static_cast<std::size_t>(i * 7 + k * 5) % kCountries.size()])});
      fact.amount = amount((1 + (i * 37 + k * 11) % 90) * 1e8, "EUR");
      fact.status = static_cast<quaestor::Status>((i + k) % 5);
      fact.date = {2021 + (i + k) % 6, 1 + i % 12, 0};
    }
  }
  return maker.graph();
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  try {
    const quaestor::Graph small = make(35).graph();
    write(folder / "small.html", quaestor::picture_html(small, {.regulations = true}));
    write(folder / "small-fr.html",
          quaestor::picture_html(small, {.language = "fr", .regulations = true}));
    write(folder / "explore.html", quaestor::explore_page(small, {}));
    const quaestor::Graph graph = large(600);
    write(folder / "large.html", quaestor::picture_html(graph, {.top = 150}));
    write(folder / "explore-large.html", quaestor::explore_page(graph, {}));
    write(folder / "explore-cut.html", quaestor::explore_page(large(1700), {}));
    write(folder / "report.html", quaestor::report_html(small));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sample_pages: %s\n", error.what());
    return 2;
  }
  return 0;
}
