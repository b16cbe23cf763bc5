// Ranks over Boost.MPI. Whoever waits looks and sleeps in turn: MPI's own waiting takes a whole
// core, which the work needs. Each lane of each rank has tags of its own, so threads never take
// each other's messages; an empty question lets a lane go.
#include <algorithm>
#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>
#include <boost/version.hpp>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "../ranks.h"
#include "plugin.h"

namespace quaestor {

namespace {

namespace mpi = boost::mpi;

constexpr auto kShortest = std::chrono::microseconds(50);  // between two looks
constexpr auto kLongest = std::chrono::microseconds(2000);

int question_tag(std::size_t lane) { return static_cast<int>(2 * lane); }
int answer_tag(std::size_t lane) { return static_cast<int>(2 * lane + 1); }

bool never() { return false; }

// Until `done`; false when `stop` came first.
template <class Done>
bool wait_for(const Done& done, const std::function<bool()>& stop) {
  for (auto pause = kShortest; !done(); pause = std::min(2 * pause, kLongest)) {
    if (stop()) return false;
    std::this_thread::sleep_for(pause);
  }
  return true;
}

class MpiRanks : public Ranks {
 public:
  explicit MpiRanks(std::size_t lanes)
      : environment_(mpi::threading::multiple, false), lanes_(lanes) {
    if (mpi::environment::thread_level() < mpi::threading::multiple) {
      throw std::runtime_error("this MPI cannot be used from several threads");
    }
  }
  ~MpiRanks() override {
    for (int other = 1; rank() == 0 && other < size(); ++other) {
      for (std::size_t lane = 0; lane < lanes_; ++lane) {
        send(other, question_tag(lane), "");
      }
    }
  }
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const override { return world_.rank(); }
  int size() const override { return world_.size(); }
  std::size_t lanes() const override { return lanes_; }

  std::optional<std::string> ask(int rank, std::size_t lane, const std::string& question,
                                 const std::function<bool()>& stop) override {
    send(rank, question_tag(lane), question);
    return receive(rank, answer_tag(lane), stop);
  }

  void serve(const std::function<std::string(const std::string&)>& answer) override {
    std::vector<std::thread> threads;
    for (std::size_t lane = 1; lane < lanes_; ++lane) {
      threads.emplace_back([this, lane, &answer] { serve_lane(lane, answer); });
    }
    serve_lane(0, answer);
    for (std::thread& thread : threads) thread.join();
  }

  void end_all(int exit_code) override {
    mpi::environment::abort(exit_code);
    std::abort();  // not reached
  }

 private:
  void send(int to, int tag, const std::string& bytes) {
    mpi::request sent = world_.isend(to, tag, bytes.data(), static_cast<int>(bytes.size()));
    wait_for([&] { return sent.test().has_value(); }, never);
  }

  std::optional<std::string> receive(int from, int tag, const std::function<bool()>& stop) {
    boost::optional<mpi::status> found;
    const auto look = [&] {
      found = world_.iprobe(from, tag);
      return found.has_value();
    };
    if (!wait_for(look, stop)) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(found->count<char>().value_or(0)), '\0');
    world_.recv(from, tag, bytes.data(), static_cast<int>(bytes.size()));
    return bytes;
  }

  void serve_lane(std::size_t lane, const std::function<std::string(const std::string&)>& answer) {
    for (;;) {
      const std::optional<std::string> question = receive(0, question_tag(lane), never);
      if (!question || question->empty()) return;
      send(0, answer_tag(lane), answer(*question));
    }
  }

  mpi::environment environment_;
  mpi::communicator world_;
  std::size_t lanes_;
};

// "Open MPI v4.1.4" of a library's long description.
std::string library_name() {
  char text[MPI_MAX_LIBRARY_VERSION_STRING] = {};
  int length = 0;
  MPI_Get_library_version(text, &length);
  const std::string all(text, static_cast<std::size_t>(length));
  return all.substr(0, all.find_first_of(",\n"));
}

}  // namespace

}  // namespace quaestor

extern "C" {

quaestor::Ranks* quaestor_join_ranks(std::size_t lanes) { return new quaestor::MpiRanks(lanes); }

const char* quaestor_describe_ranks() {
  static const std::string text = "Boost.MPI " + std::to_string(BOOST_VERSION / 100000) + "." +
                                  std::to_string(BOOST_VERSION / 100 % 1000) + ", " +
                                  quaestor::library_name();
  return text.c_str();
}
}
