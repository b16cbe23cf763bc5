// Several processes at one build (MPI): rank 0 asks, the others answer. Place in the flow: build
// joins in when mpirun started it; below it is a part of the program that is loaded only then,
// because the libraries of MPI take longer to load than a question takes.
//
//   if (const auto ranks = join_ranks(lanes); ranks && ranks->rank() > 0) ranks->serve(answer);
//
// Who asks what is build's (piece_text.h); questions and answers are bytes here.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace quaestor {

class Ranks {
 public:
  // Of rank 0 lets the others go; returns when all are there.
  virtual ~Ranks() = default;
  virtual int rank() const = 0;
  virtual int size() const = 0;
  // How many questions each of the others takes at a time.
  virtual std::size_t lanes() const = 0;
  // Rank 0, in any thread, one at a time for each rank and lane: the answer, or nothing when
  // `stop` came to be true while we waited.
  virtual std::optional<std::string> ask(int rank, std::size_t lane, const std::string& question,
                                         const std::function<bool()>& stop) = 0;
  // The others: answers what is asked, each lane in a thread of its own, until rank 0 lets go.
  // `answer` does not throw.
  virtual void serve(const std::function<std::string(const std::string&)>& answer) = 0;
  // Ends all processes at once, this one too.
  [[noreturn]] virtual void end_all(int exit_code) = 0;
};

// Nothing when this process is alone; `lanes` must be the same in all. Throws Error unsupported
// when mpirun started it with others, and this program was built without MPI.
std::unique_ptr<Ranks> join_ranks(std::size_t lanes);
// Whether mpirun started this process as a rank that only helps; it leaves messages to rank 0.
bool is_helping_rank();
// "Boost.MPI 1.74 over Open MPI 4.1.4", or "none, ..." for --version.
std::string ranks_text();

}  // namespace quaestor
