#include "words.h"

#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

class Cutter {
 public:
  explicit Cutter(std::string_view line) : line_(line) {
    while (at_ < line_.size()) step();
    open_ = quote_ != 0;
    if (in_word_ || open_) finish();
  }

  LineWords result() && {
    if (result_.words.empty() || ended_with_blank_) {
      result_.words.emplace_back();
      result_.last_begin = line_.size();
    }
    return std::move(result_);
  }
  std::vector<std::string> words() && { return std::move(result_.words); }
  bool open() const { return open_; }

 private:
  void step() {
    const char c = line_[at_];
    const bool blank = c == ' ' || c == '\t';
    ended_with_blank_ = blank && quote_ == 0;
    if (quote_ == 0 && blank) {
      if (in_word_) finish();
      ++at_;
      return;
    }
    if (!in_word_) {
      in_word_ = true;
      result_.last_begin = at_;
    }
    if (c == quote_) {
      quote_ = 0;
    } else if (quote_ == 0 && (c == '"' || c == '\'')) {
      quote_ = c;
    } else if (c == '\\' && quote_ != '\'' && at_ + 1 < line_.size()) {
      word_ += line_[++at_];
    } else {
      word_ += c;
    }
    ++at_;
  }

  void finish() {
    result_.words.push_back(std::move(word_));
    word_.clear();
    in_word_ = false;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  char quote_ = 0;
  bool in_word_ = false, open_ = false, ended_with_blank_ = false;
  std::string word_;
  LineWords result_;
};

}  // namespace

std::vector<std::string> split_words(std::string_view line) {
  Cutter cutter(line);
  if (cutter.open()) {
    throw Error(ErrorKind::usage, "line", "a quote is not closed; write \" twice or \\\"");
  }
  return std::move(cutter).words();
}

LineWords split_open_line(std::string_view line) { return Cutter(line).result(); }

std::string quoted_word(std::string_view word) {
  if (!word.empty() && word.find_first_of(" \t\"'\\") == std::string_view::npos) {
    return std::string(word);
  }
  std::string out = "\"";
  for (char c : word) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace quaestor
