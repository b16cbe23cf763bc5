#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "treebank.h"

namespace quaestor::train {

namespace {
// One sentence being read: the text so far is the forms with their spaces.
class SentenceReader {
 public:
  explicit SentenceReader(const std::string& source) : source_(&source) {}

  void comment(std::string_view line) {
    if (line.substr(0, 9) == "# text = ") sentence_.text = line.substr(9);
  }

  void row(std::string_view line, long number) {
    line_ = number;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 10) fail("has not ten columns");
    if (cells[0].find('.') != std::string_view::npos) return;  // an empty node
    const std::size_t dash = cells[0].find('-');
    if (dash != std::string_view::npos) {
      open_group(cells, to_int(cells[0].substr(dash + 1)));
      return;
    }
    UdWord word;
    word.form = cells[1];
    word.features = cells[5];
    const auto upos = upos_from(cells[3]);
    const auto deprel = deprel_from(cells[7]);
    if (!upos) fail(fmt::format("unknown tag {}", cells[3]));
    if (!deprel) fail(fmt::format("unknown relation {}", cells[7]));
    word.upos = *upos;
    word.deprel = *deprel;
    word.lemma = lemma_in(cells[2]);
    word.morphology = read_morphology(word, cells[4]);
    word.head = to_int(cells[6]) - 1;
    sentence_.words.push_back(std::move(word));
    const bool grouped = static_cast<int>(sentence_.words.size()) <= group_last_;
    if (!grouped) {
      surfaces_.push_back(
          {std::string(cells[1]), sentence_.words.size() - 1, 1, space_after(cells)});
    }
  }

  // The finished sentence; empty when there was none.
  UdSentence finish() {
    if (sentence_.words.empty()) return {};
    for (const UdWord& word : sentence_.words) {
      if (word.head >= static_cast<int>(sentence_.words.size())) fail("head outside the sentence");
    }
    if (sentence_.text.empty()) sentence_.text = joined();
    place();
    return std::move(sentence_);
  }

 private:
  struct Surface {  // what is written: one word, or several in one ("du")
    std::string form;
    std::size_t first;
    std::size_t count;
    bool space;
  };

  // Dutch treebanks mark the parts of compounds: "Frans_talig".
  static std::string lemma_in(std::string_view cell) {
    std::string lemma(cell);
    if (lemma.size() > 1) std::erase(lemma, '_');
    return lemma == "_" ? "" : lemma;
  }
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(ErrorKind::bad_format, *source_, line_, why);
  }
  int to_int(std::string_view cell) const {
    int value = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (failed != std::errc() || end != cell.data() + cell.size()) fail("is not a number");
    return value;
  }
  static bool space_after(const std::vector<std::string_view>& cells) {
    return cells[9].find("SpaceAfter=No") == std::string_view::npos;
  }
  void open_group(const std::vector<std::string_view>& cells, int last) {
    const std::size_t first = sentence_.words.size();
    group_last_ = last;
    if (last <= static_cast<int>(first)) fail("range runs backwards");
    surfaces_.push_back(
        {std::string(cells[1]), first, static_cast<std::size_t>(last) - first, space_after(cells)});
  }

  // For treebanks without the text: spaces as usual around punctuation.
  std::string joined() const {
    std::string text;
    bool glue = true;
    for (const Surface& s : surfaces_) {
      const bool closes = s.form.size() == 1 &&
                          std::string_view(".,;:!?)]%").find(s.form) != std::string_view::npos;
      if (!glue && !closes && s.form != "»" && s.form != "'s") text += ' ';
      text += s.form;
      glue = !s.space || s.form == "(" || s.form == "[" || s.form == "«";
    }
    return text;
  }

  void place() {
    std::size_t at = 0;
    for (const Surface& s : surfaces_) {
      const std::size_t found = sentence_.text.find(s.form, at);
      if (found == std::string::npos) fail(fmt::format("\"{}\" is not in the text", s.form));
      at = found + s.form.size();
      place_words(s, found);
    }
  }

  // The words of a group that spell it out ("do" "n't") get their parts, others all of it.
  void place_words(const Surface& s, std::size_t begin) {
    std::string spelled;
    for (std::size_t i = s.first; i < s.first + s.count; ++i) spelled += sentence_.words[i].form;
    std::size_t at = begin;
    for (std::size_t i = s.first; i < s.first + s.count; ++i) {
      UdWord& word = sentence_.words[i];
      const bool parts = spelled == s.form;
      word.begin = parts ? at : begin;
      word.end = parts ? at + word.form.size() : begin + s.form.size();
      at += word.form.size();
    }
  }

  const std::string* source_;
  long line_ = 0;
  UdSentence sentence_;
  std::vector<Surface> surfaces_;
  int group_last_ = 0;
};
}  // namespace

std::vector<UdSentence> parse_conllu(std::string_view bytes, const std::string& source) {
  std::vector<UdSentence> sentences;
  SentenceReader reader(source);
  long number = 0;
  const auto finish = [&] {
    UdSentence sentence = reader.finish();
    if (!sentence.words.empty()) {
      harmonise(sentence);
      sentence.number = sentences.size();
      sentences.push_back(std::move(sentence));
    }
    reader = SentenceReader(source);
  };
  for (std::string_view line : split(bytes, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      finish();
    } else if (line[0] == '#') {
      reader.comment(line);
    } else {
      reader.row(line, number);
    }
  }
  finish();
  return sentences;
}

std::vector<UdSentence> read_conllu(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::not_found, path.string(), "treebank is missing");
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return parse_conllu(bytes, path.string());
}

}  // namespace quaestor::train
