// The formats of the corpora: each read as texts with spans.
#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "gold_names.h"
#include "name_corpora.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "treebank.h"

namespace quaestor::train {

namespace {
using Json = nlohmann::json;

constexpr std::size_t kLongest = 60;  // words of a sentence where a corpus has no breaks

std::ifstream open_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::not_found, path.string(), "corpus is missing");
  return in;
}

struct LabelledWord {
  std::string form;
  std::string label;  // without B- and I-
  bool begins = false;
};

// Words joined as a writer would: no space before a comma or inside brackets.
class Joiner {
 public:
  explicit Joiner(bool french) : french_(french) {}

  MarkedText join(const std::vector<LabelledWord>& words) {
    MarkedText out;
    std::string before;
    for (const LabelledWord& word : words) {
      if (!out.text.empty() && spaced(before, word.form)) out.text += ' ';
      const std::size_t begin = out.text.size();
      out.text += word.form;
      before = word.form;
      if (word.label == "O") {
        last_ = "O";
        continue;
      }
      if (!out.spans.empty() && !word.begins && last_ == word.label) {
        out.spans.back().end = out.text.size();
      } else {
        out.spans.push_back({begin, out.text.size(), word.label});
      }
      last_ = word.label;
    }
    return out;
  }

 private:
  bool spaced(const std::string& before, const std::string& form) const {
    static const std::string kClosing[] = {",", ".",  ";",   ":", "!",  "?", ")",
                                           "]", "'s", "n't", "%", "’s", "”", "“"};
    static const std::string kOpening[] = {"(", "[", "„", "#", "@"};
    if (std::find(std::begin(kOpening), std::end(kOpening), before) != std::end(kOpening))
      return false;
    if (french_ && before.size() <= 5 && (before.back() == '\'' || before.size() >= 3) &&
        (before.back() == '\'' ||
         before.substr(before.size() - std::min<std::size_t>(3, before.size())) == "’"))
      return false;
    return std::find(std::begin(kClosing), std::end(kClosing), form) == std::end(kClosing);
  }
  bool french_;
  std::string last_ = "O";
};

std::vector<MarkedText> read_columns(const NameSet& set) {
  const std::size_t colon = set.format.find(':', 8);
  const auto word_column = static_cast<std::size_t>(std::stoi(set.format.substr(8, colon - 8)));
  const auto label_column = static_cast<std::size_t>(std::stoi(set.format.substr(colon + 1)));
  std::ifstream in = open_file(set.file);
  std::vector<MarkedText> texts;
  std::vector<LabelledWord> words;
  const auto flush = [&] {
    if (!words.empty()) texts.push_back(Joiner(set.language == "fr").join(words));
    words.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::istringstream cells(line);
    std::vector<std::string> columns;
    for (std::string cell; cells >> cell;) columns.push_back(cell);
    if (columns.empty()) flush();
    const bool comment = !columns.empty() && columns[0] == "#" && columns.size() != 2;
    if (columns.size() <= std::max(word_column, label_column) || comment ||
        columns[word_column] == "-DOCSTART-")
      continue;
    const std::string& label = columns[label_column];
    const bool prefixed = label.size() > 2 && label[1] == '-';
    words.push_back({columns[word_column], prefixed ? label.substr(2) : "O", label[0] == 'B'});
    if (words.size() > kLongest && words.back().form == ".") flush();
  }
  flush();
  return texts;
}

// Documents with spans in characters, cut into their lines.
std::vector<MarkedText> read_json_documents(const NameSet& set) {
  std::ifstream in = open_file(set.file);
  std::vector<MarkedText> texts;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const Json record = Json::parse(line);
    const std::string text = record.at("text");
    std::vector<std::size_t> bytes;  // of each character
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) bytes.push_back(at);
    }
    bytes.push_back(text.size());
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      MarkedText out{text.substr(begin, end - begin), {}, false};
      for (const Json& mention : record.at("mentions")) {
        const std::size_t first = bytes.at(mention.at(0).get<std::size_t>());
        const std::size_t last = bytes.at(mention.at(1).get<std::size_t>());
        if (first >= begin && last <= end)
          out.spans.push_back({first - begin, last - begin, mention.at(2)});
      }
      if (!trim(out.text).empty()) texts.push_back(std::move(out));
      begin = end + 1;
    }
  }
  return texts;
}

// Sentences with two names marked each; rows of one sentence are put together.
std::vector<MarkedText> read_pairs(const NameSet& set) {
  std::ifstream in = open_file(set.file);
  const Json records = Json::parse(in);
  std::map<std::vector<std::string>, std::vector<bool>> begins;
  std::map<std::vector<std::string>, std::vector<bool>> marked;
  for (const Json& record : records) {
    const auto words = record.at("context").get<std::vector<std::string>>();
    auto& starts = begins[words];
    auto& names = marked[words];
    starts.resize(words.size());
    names.resize(words.size());
    for (const char* name : {"e1", "e2"}) {
      const auto first = record.at(std::string(name) + "_start").get<std::size_t>();
      const auto last = record.at(std::string(name) + "_end").get<std::size_t>();
      // A pronoun or a description may stand where the name is meant.
      const std::string full = record.at(std::string(name) + "_name");
      if (first >= words.size() || full.rfind(words[first], 0) != 0) continue;
      for (std::size_t i = first; i <= last && i < words.size(); ++i) names[i] = true;
      starts[first] = true;
    }
  }
  std::vector<MarkedText> texts;
  for (const auto& [words, names] : marked) {
    std::vector<LabelledWord> labelled;
    for (std::size_t i = 0; i < words.size(); ++i)
      labelled.push_back({words[i], names[i] ? "NAME" : "O", begins[words][i]});
    texts.push_back(Joiner(false).join(labelled));
    texts.back().partial = true;
  }
  return texts;
}

std::vector<MarkedText> read_treebank(const NameSet& set) {
  std::vector<MarkedText> texts;
  for (const UdSentence& sentence : read_conllu(set.file)) {
    MarkedText out{sentence.text, {}, false};
    for (const UdWord& word : sentence.words) {
      if (word.upos == Upos::PROPN || word.upos == Upos::X)
        out.spans.push_back({word.begin, word.end, std::string(name_of(word.upos))});
    }
    texts.push_back(std::move(out));
  }
  return texts;
}

// Every place where the text has a name of the annotated facts, the longest first.
MarkedText with_gold(std::string_view text, const std::vector<GoldName>& names) {
  MarkedText out{std::string(text), {}, true};
  std::vector<MarkedSpan> found;
  for (const GoldName& name : names) {
    for (const std::string& form : name.forms) {
      for (std::size_t at = 0; (at = find_name(text, form, at)) != std::string_view::npos;
           at += form.size())
        found.push_back({at, at + form.size(), name.kinds});
    }
  }
  std::sort(found.begin(), found.end(), [](const MarkedSpan& a, const MarkedSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  for (const MarkedSpan& span : found) {
    if (out.spans.empty() || span.begin >= out.spans.back().end) out.spans.push_back(span);
  }
  return out;
}

std::vector<MarkedText> read_articles(const NameSet& set) {
  static const SentenceRules kRules(data_dir());
  std::vector<MarkedText> texts;
  if (!std::filesystem::exists(set.file)) return texts;
  for (const InputFile& file : list_inputs({set.file.string()})) {
    const std::filesystem::path gold = file.path.string() + ".gold.json";
    if (!std::filesystem::exists(gold)) continue;
    const std::vector<GoldName> names = read_gold_names(gold, true);
    for (const Article& article : read_file(file)) {
      const Tokens tokens = tokenize(article, kRules);
      for (const Sentence& s : tokens.sentences) {
        if (!is_content(s.role) || s.first == s.last) continue;
        const std::size_t begin = tokens.tokens[s.first].begin;
        const std::size_t end = tokens.tokens[s.last - 1].end;
        texts.push_back(
            with_gold(std::string_view(article.text).substr(begin, end - begin), names));
      }
    }
  }
  return texts;
}

std::vector<MarkedText> read_lines(const NameSet& set) {
  if (!std::filesystem::exists(set.file)) return {};
  std::ifstream in = open_file(set.file);
  std::vector<MarkedText> texts;
  long number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line[0] != '#')
      texts.push_back(parse_marked_line(line, set.file.string(), number));
  }
  return texts;
}
}  // namespace

std::vector<MarkedText> read_marked(const NameSet& set) {
  if (set.format.rfind("columns:", 0) == 0) return read_columns(set);
  if (set.format == "documents") return read_json_documents(set);
  if (set.format == "pairs") return read_pairs(set);
  if (set.format == "conllu") return read_treebank(set);
  if (set.format == "facts") return read_articles(set);
  if (set.format == "marked") return read_lines(set);
  throw Error(ErrorKind::bad_format, set.file.string(), "unknown format " + set.format);
}

}  // namespace quaestor::train
