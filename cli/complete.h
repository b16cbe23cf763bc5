// What may stand next on a command line: commands, options, their values, names from the graph.
// Place in the flow: `quaestor complete` for the shells' scripts, and quaestor's own shell.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command.h"

namespace quaestor {

// The graph whose names are offered; asked for only when a name may stand there; may give nullptr.
using GraphSource = std::function<const Graph*()>;

// Everything that `words.back()` may become, sorted; the words before it are as typed, without the
// program's name. At most some hundred names.
std::vector<std::string> complete(const std::vector<std::string>& words, const GraphSource& graph);

}  // namespace quaestor
