// Reading and extraction on several threads, with results in order and memory bounded whatever the
// size of the input. Place in the flow: build's loop over files.
//
//   run_pipeline({files.size(), jobs, read, extract, use, tick});
//
// A file is read by one thread, its articles go on in pieces that any thread extracts, and the
// calling thread gets the pieces in order of files, and of articles in a file. No more than a few
// pieces a thread wait at any time; a thread that would read on beyond that extracts instead.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "quaestor/articles/article.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

// Something that could not be read.
struct Failure {
  std::string file;  // the input's name
  std::string message;
};

// Some articles of one file on their way, and what became of them.
struct Piece {
  std::size_t file = 0;  // index
  std::size_t number = 0;
  bool last = false;  // of its file
  std::vector<Article> articles;
  std::size_t bytes = 0;  // of the articles' text
  std::vector<Bundle> bundles;
  std::vector<Failure> failures;
  std::vector<std::string> warnings;
  std::size_t known = 0;  // articles that need no reading
};

struct PipelineSteps {
  std::size_t files = 0;
  std::size_t jobs = 1;
  // In any thread: hands out the file's articles, and says what could not be read.
  using Emit = std::function<void(Article)>;
  std::function<void(std::size_t file, const Emit& emit, std::vector<Failure>& failures)> read;
  // In thread 0 ... jobs - 1: turns the piece's articles into bundles. False ends the work; the
  // piece is not used then.
  std::function<bool(Piece& piece, std::size_t thread)> extract;
  // In the calling thread, in order. What it throws ends the work and is thrown again.
  std::function<void(Piece piece)> use;
  // In the calling thread, several times a second; false ends the work after the piece at hand.
  std::function<bool()> tick;
};

// True when all files were done; false when tick() or extract() ended it. Throws what a step threw.
bool run_pipeline(const PipelineSteps& steps);

}  // namespace quaestor
