// quaestor: arguments as typed -> one command -> exit code. 0 found, 1 nothing found, 2 error with
// one line on standard error.
#include <csignal>
#include <exception>
#include <new>

#include "commands.h"
#include "output.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return quaestor::run_words(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::bad_alloc&) {
    quaestor::say("memory: not enough for this; give a smaller input");
  } catch (const std::exception& error) {
    quaestor::say(error.what());
  }
  return quaestor::kFailed;
}
