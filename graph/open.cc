// The file beside the store: found, trusted or not, made anew.
//
// It counts if it says that it was derived from the store's state by this very code. A store may
// change while its graph is made: the file says the state of the moment that was read, so it never
// stands for another one. Reading all of it to compare checksums would take longer than most
// questions, so its writer sets the file's time of change to a fraction of a second that depends on
// the header: whoever writes to the file or copies it moves that time, and then everything is read
// and checked before it is used.
#include "quaestor/graph/open.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <utility>

#include "graph_check.h"
#include "graph_data.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/store.h"
#include "replacement_file.h"
#include "steps.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;  // in nanoseconds

long stamp_of(const Image& image) { return static_cast<long>(image.header().sum % kSecond); }

bool is_stamped(const fs::path& path, const Image& image) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && status.st_mtim.tv_nsec == stamp_of(image);
}

// Where the file cannot be stamped it is checked at each opening.
void set_stamp(const fs::path& path, const Image& image) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return;
  timespec times[2] = {status.st_atim, status.st_mtim};
  times[1].tv_nsec = stamp_of(image);
  ::utimensat(AT_FDCWD, path.c_str(), times, 0);
}

// The graph kept at `path`, if it is of this state and sound.
std::optional<Graph> kept_graph(const fs::path& path, const std::string& state) {
  try {
    Image image = Image::map(path);
    if (image.state() != state || image.code() != derivation_code()) return std::nullopt;
    const bool stamped = is_stamped(path, image);
    Graph graph = GraphOpener::open(std::move(image));
    if (stamped) return graph;
    check_whole(graph);
    set_stamp(path, GraphOpener::image(graph));
    return graph;
  } catch (const Error&) {  // missing, damaged or not to be read: it is made anew
    return std::nullopt;
  }
}

class File {
 public:
  explicit File(const fs::path& path) : number_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {}
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// One moment of a store: its articles and the state that they are.
struct StoreMoment {
  std::vector<ReadArticle> articles;
  std::string state;
};

StoreMoment moment_of(const fs::path& store) {
  StoreMoment moment;
  moment.state = for_each_bundle(store, [&](const Bundle& bundle) {
    moment.articles.push_back(read_article(bundle));
    return true;
  });
  return moment;
}

// Throws Error unwritable when it cannot be kept at `path`.
Graph derive_into(const fs::path& path, const fs::path& store) {
  ReplacementFile next(path);
  {
    const File file(next.path());
    StoreMoment moment = moment_of(store);
    write_graph(std::move(moment.articles), moment.state, into_file(file.number(), path.string()));
  }
  Image image = Image::map(next.path());
  set_stamp(next.path(), image);
  next.put_in_place();
  return GraphOpener::open(std::move(image));
}

Graph derive_in_memory(const fs::path& store) {
  std::string bytes;
  StoreMoment moment = moment_of(store);
  write_graph(std::move(moment.articles), moment.state, into_memory(bytes));
  return GraphOpener::open(Image::own(std::move(bytes)));
}

// In $XDG_CACHE_HOME or ~/.cache; empty when there is neither.
fs::path cached_path(const fs::path& store) {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  fs::path folder = variable("XDG_CACHE_HOME");
  if (folder.empty() && !variable("HOME").empty()) folder = fs::path(variable("HOME")) / ".cache";
  if (folder.empty()) return {};
  return folder / "quaestor" / (hex16(fnv1a(graph_path(store).string())) + ".quaestor-graph");
}

// Errors other than those of writing are about the store itself and go on.
template <typename Make>
std::optional<Graph> unless_unwritable(Make make) {
  try {
    return make();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unwritable) throw;
    return std::nullopt;
  }
}

}  // namespace

fs::path graph_path(const fs::path& store) {
  std::error_code error;
  fs::path target = fs::canonical(store, error);
  if (error) target = store;
  target += "-graph";
  return target;
}

OpenedGraph open_graph(const fs::path& store) {
  const std::string state = store_state(store);
  const fs::path beside = graph_path(store);
  const fs::path cached = cached_path(store);
  for (const fs::path& path : {beside, cached}) {
    if (path.empty()) continue;
    if (std::optional<Graph> graph = kept_graph(path, state)) return {*std::move(graph), {}};
  }
  if (auto graph = unless_unwritable([&] { return derive_into(beside, store); })) {
    return {*std::move(graph), {}};
  }
  std::error_code ignored;
  if (!cached.empty()) fs::create_directories(cached.parent_path(), ignored);
  if (auto graph = unless_unwritable([&]() -> std::optional<Graph> {
        if (cached.empty()) return std::nullopt;
        return derive_into(cached, store);
      })) {
    return {*std::move(graph),
            fmt::format("the folder of {} cannot be written; the graph made from it is kept in {}",
                        store.string(), cached.parent_path().string())};
  }
  return {derive_in_memory(store),
          fmt::format("the folder of {} cannot be written; the graph is made anew at each opening",
                      store.string())};
}

std::string check_graph(const fs::path& store) {
  try {
    check_whole(GraphOpener::open(Image::map(graph_path(store))));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) return error.what();
  }
  return {};
}

}  // namespace quaestor
