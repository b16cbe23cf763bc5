#include "ranks.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "quaestor/facts/error.h"
#include "quaestor/facts/loaded_library.h"
#include "ranks/plugin.h"

namespace quaestor {

namespace {

namespace fs = std::filesystem;

// What Open MPI, and MPICH and its kin, tell the processes that they start.
constexpr const char* kSizes[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"};
constexpr const char* kRanks[] = {"OMPI_COMM_WORLD_RANK", "PMI_RANK"};

template <std::size_t N>
int number_in(const char* const (&variables)[N]) {
  for (const char* variable : variables) {
    if (const char* value = std::getenv(variable)) return std::atoi(value);
  }
  return 0;
}

// Symbols are for all: Open MPI loads parts of its own, which look for them.
void* load_part(const fs::path& path) {
  if (path.empty()) {
    throw Error(ErrorKind::unsupported, "mpirun",
                "this quaestor was built without MPI; install libboost-mpi-dev and build it again, "
                "or start it without mpirun");
  }
  void* part = ::dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (part == nullptr) throw Error(ErrorKind::unsupported, "mpirun", ::dlerror());
  return part;
}

template <class Function>
Function function_in(void* part, const char* name) {
  return reinterpret_cast<Function>(::dlsym(part, name));
}

}  // namespace

std::unique_ptr<Ranks> join_ranks(std::size_t lanes) {
  if (number_in(kSizes) < 2) return nullptr;
  const auto join = function_in<JoinRanks*>(load_part(part_path(kRanksPart)), kJoinRanks);
  return std::unique_ptr<Ranks>(join(lanes));
}

bool is_helping_rank() { return number_in(kSizes) > 1 && number_in(kRanks) > 0; }

std::string ranks_text() {
  const fs::path path = part_path(kRanksPart);
  if (path.empty()) return "none, built without Boost.MPI";
  try {
    return function_in<DescribeRanks*>(load_part(path), kDescribeRanks)();
  } catch (const Error& error) {
    return fmt::format("none, {}", error.what());
  }
}

}  // namespace quaestor
