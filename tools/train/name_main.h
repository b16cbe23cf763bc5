// quaestor_train names: makes models/*.names and measures them.
#pragma once

namespace quaestor::train {

// argv[0] is the word "names". Returns the exit status.
int names_main(int argc, char** argv);

}  // namespace quaestor::train
