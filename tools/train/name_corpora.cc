// Label sets, and texts with spans made into documents of our tokens.
#include "name_corpora.h"

#include <algorithm>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor::train {

using namespace names;

namespace {
constexpr std::string_view kLetters = "PCOLRX";  // in the order of NameKind

int number(std::string_view text) { return std::stoi(std::string(text)); }

LabelSet begins(const std::string& letters) {
  LabelSet set = 0;
  for (const char c : letters) {
    const std::size_t kind = kLetters.find(c);
    set |=
        kind == std::string_view::npos ? bit(kOutside) : bit(begin_of(static_cast<NameKind>(kind)));
  }
  return set;
}
LabelSet insides(const std::string& letters) {
  LabelSet set = 0;
  for (const char c : letters) {
    const std::size_t kind = kLetters.find(c);
    set |= kind == std::string_view::npos ? bit(kOutside)
                                          : bit(inside_of(static_cast<NameKind>(kind)));
  }
  return set;
}

// Sets the allowed labels of one text whose tokens begin at `first`.
class Labeller {
 public:
  Labeller(const MarkedText& text, const NameSet& set, const LabelMeanings& meanings)
      : text_(text), set_(set), meanings_(meanings) {}

  void run(std::span<const Token> tokens, std::size_t offset, std::span<LabelSet> allowed) const {
    const std::string& none = meanings_.of(set_.labels, "O");
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool open = text_.partial && (tokens[i].upper || tokens[i].inner_caps);
      allowed[i] = open ? kOpen : static_cast<LabelSet>(begins(none) | insides(none));
    }
    for (const MarkedSpan& span : text_.spans) mark(span, tokens, offset, allowed);
    if (set_.format == "conllu") bridge(tokens, allowed);
  }

 private:
  void mark(const MarkedSpan& span, std::span<const Token> tokens, std::size_t offset,
            std::span<LabelSet> allowed) const {
    const std::string& letters = meanings_.of(set_.labels, span.label);
    bool first = true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].end <= offset + span.begin || tokens[i].begin >= offset + span.end) continue;
      allowed[i] = first ? begins(letters) : insides(letters);
      // Where proper nouns are all that is known, names are not delimited.
      if (set_.format == "conllu")
        allowed[i] = static_cast<LabelSet>(begins(letters) | insides(letters));
      first = false;
    }
  }

  // Small words between two proper nouns may belong to a name: "Banque de France".
  void bridge(std::span<const Token> tokens, std::span<LabelSet> allowed) const {
    std::size_t last = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool proper = (allowed[i] & bit(kOutside)) == 0;
      const bool capital = tokens[i].upper && i > 0 && set_.language != "de";
      if (!proper && capital) allowed[i] = kAnyLabel;
      if (!proper && !capital) continue;
      if (last < i && i - last <= 5) {
        for (std::size_t gap = last + 1; gap < i; ++gap) allowed[gap] = kAnyLabel;
      }
      last = i;
    }
  }

  const MarkedText& text_;
  const NameSet& set_;
  const LabelMeanings& meanings_;
};
}  // namespace

LabelMeanings::LabelMeanings(const std::filesystem::path& table) {
  for (const TableRow& row : read_table(table, 3)) {
    for (const char c : row.cells[2]) {
      if (c != '-' && kLetters.find(c) == std::string_view::npos)
        throw Error(ErrorKind::bad_format, table.string(), row.line, "unknown kind");
    }
    letters_[row.cells[0] + " " + row.cells[1]] = row.cells[2];
  }
  for (const char c : kLetters) letters_[std::string("marked ") + c] = c;
  letters_["marked O"] = "-";
}

const std::string& LabelMeanings::of(const std::string& set, const std::string& label) const {
  auto found = letters_.find(set + " " + label);
  if (found == letters_.end()) found = letters_.find(set + " *");
  if (found == letters_.end())
    throw Error(ErrorKind::bad_format, "name_labels.tsv", "no row for " + set + " " + label);
  return found->second;
}

std::vector<NameSet> read_name_sets(const std::filesystem::path& table,
                                    const std::filesystem::path& corpora,
                                    const std::filesystem::path& own) {
  std::vector<NameSet> sets;
  for (const TableRow& row : read_table(table, 7)) {
    NameSet set;
    set.language = row.cells[0];
    set.development = row.cells[1] == "development";
    std::string_view file = row.cells[2];
    if (const std::size_t share = file.find('#'); share != std::string_view::npos) {
      const std::size_t dash = file.find('-', share);
      set.from = number(file.substr(share + 1, dash - share - 1));
      set.to = number(file.substr(dash + 1));
      file = file.substr(0, share);
    }
    set.file = file[0] == '@' ? own / file.substr(1) : corpora / file;
    set.format = row.cells[3];
    set.labels = row.cells[4];
    set.copies = number(row.cells[5]);
    if (row.cells[6] != "-") set.guideline = hash_bytes(row.cells[6]);
    sets.push_back(std::move(set));
  }
  return sets;
}

std::vector<NameDocument> make_documents(const std::vector<MarkedText>& texts, const NameSet& set,
                                         const LabelMeanings& meanings, std::size_t size) {
  const auto place = [&](int percent) {
    return texts.size() * static_cast<std::size_t>(percent) / 100;
  };
  std::vector<NameDocument> documents;
  std::size_t in_document = size;
  for (std::size_t t = place(set.from); t < place(set.to); ++t) {
    if (in_document == size) {
      documents.emplace_back();
      in_document = 0;
    }
    ++in_document;
    NameDocument& document = documents.back();
    const std::size_t offset = document.text.size();
    document.text += texts[t].text + "\n";
    const std::vector<Token> tokens =
        tokenize(document.text, offset, offset + texts[t].text.size());
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    document.tokens.insert(document.tokens.end(), tokens.begin(), tokens.end());
    document.sentences.push_back(
        {first, static_cast<std::uint32_t>(document.tokens.size()), 0, BlockRole::paragraph});
    document.allowed.resize(document.tokens.size());
    Labeller(texts[t], set, meanings)
        .run(tokens, offset, std::span(document.allowed).subspan(first));
    for (const MarkedSpan& span : texts[t].spans)
      document.spans.push_back({offset + span.begin, offset + span.end, span.label});
  }
  return documents;
}

MarkedText parse_marked_line(std::string_view line, const std::string& file, long number) {
  MarkedText out;
  std::size_t open = std::string::npos;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[' && line.find("]{", i) != std::string_view::npos &&
        open == std::string::npos) {
      open = out.text.size();
    } else if (open != std::string::npos && line.substr(i, 2) == "]{") {
      const bool whole = i + 3 < line.size() && line[i + 3] == '}' &&
                         kLetters.find(line[i + 2]) != std::string_view::npos;
      if (!whole || open == out.text.size())
        throw Error(ErrorKind::bad_format, file, number, "name not marked as [Name]{K}");
      out.spans.push_back({open, out.text.size(), std::string(1, line[i + 2])});
      open = std::string::npos;
      i += 3;
    } else {
      out.text += line[i];
    }
  }
  return out;
}

}  // namespace quaestor::train
