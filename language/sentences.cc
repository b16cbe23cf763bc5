// Sentences: a full stop, question or exclamation mark ends one, unless an abbreviation, an
// initial, a number or a lower-case continuation says otherwise; a block's end always does.
#include <algorithm>

#include "quaestor/facts/text.h"
#include "quaestor/language/tokens.h"

namespace quaestor {

namespace {
bool is_closing(std::string_view sign) {
  static constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "”", "’",
                                                  "»",  "“", "›", "*", "_"};
  return std::find(std::begin(kClosing), std::end(kClosing), sign) != std::end(kClosing);
}

class Splitter {
 public:
  Splitter(const Article& article, const SentenceRules& rules, const std::vector<Token>& tokens)
      : text_(article.text), language_(article.info.language), rules_(rules), tokens_(tokens) {}

  // The index after the last token of the sentence that starts at `first`.
  std::uint32_t sentence_end(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (!ends_at(i, last)) continue;
      std::uint32_t end = i + 1;
      if (end < last && surface(end) == "»") ++end;  // French sets a space before it
      while (end < last && !tokens_[end].space_before &&
             (is_closing(surface(end)) || surface(end) == "." || surface(end) == "!" ||
              surface(end) == "?")) {
        ++end;
      }
      if (i + 1 < last && end < last && !tokens_[end].space_before && surface(i) == ".") continue;
      return end;
    }
    return last;
  }

 private:
  std::string_view surface(std::uint32_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }

  bool ends_at(std::uint32_t i, std::uint32_t last) const {
    const std::string_view sign = surface(i);
    if (sign == "…" || sign == "!" || sign == "?") return !continues_lower(i, last);
    if (sign != ".")
      return tokens_[i].type == TokenType::sign && sign == "+" && triple_plus(i, last);
    if (i == 0 || tokens_[i].space_before) return !continues_lower(i, last);
    const Token& before = tokens_[i - 1];
    if (continues_lower(i, last)) return false;
    if (before.type == TokenType::word && rules_.is_abbreviation(language_, before.lower))
      return false;
    const bool initial =
        before.type == TokenType::word && before.end - before.begin == 1 && before.upper;
    if (initial) return false;
    // "7. Oktober", "3. November": an ordinal where the language writes them so.
    const bool short_number = before.type == TokenType::number && before.end - before.begin <= 2;
    return !(short_number && (language_ == "de" || i == 1 || tokens_[i - 1].begin == 0));
  }

  bool triple_plus(std::uint32_t i, std::uint32_t last) const {
    return i + 2 < last && surface(i + 1) == "+" && surface(i + 2) == "+";
  }

  bool continues_lower(std::uint32_t i, std::uint32_t last) const {
    std::uint32_t next = i + 1;
    while (next < last && tokens_[next].type == TokenType::sign && is_closing(surface(next)))
      ++next;
    if (next >= last || tokens_[next].type != TokenType::word) return false;
    const bool known_lower = !tokens_[next].upper && !tokens_[next].inner_caps;
    return known_lower && (next == i + 1 || tokens_[next].space_before);
  }

  std::string_view text_;
  std::string_view language_;
  const SentenceRules& rules_;
  const std::vector<Token>& tokens_;
};
}  // namespace

SentenceRules::SentenceRules(const std::filesystem::path& data_dir) {
  for (const TableRow& row : read_table(data_dir / "lexicons" / "abbreviations.tsv", 2)) {
    abbreviations_.push_back(row.cells[0] + " " + row.cells[1]);
  }
  std::sort(abbreviations_.begin(), abbreviations_.end());
}

bool SentenceRules::is_abbreviation(std::string_view language, std::string_view lower) const {
  const std::string key = std::string(language) + " " + std::string(lower);
  return std::binary_search(abbreviations_.begin(), abbreviations_.end(), key) ||
         std::binary_search(abbreviations_.begin(), abbreviations_.end(),
                            "* " + std::string(lower));
}

namespace {
// Takes addresses and Markdown's signs out: "**Bosch**", "[a €10 billion plant](https://…)",
// "press@firm.example".
class MarkupFilter {
 public:
  MarkupFilter(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t end = skip(i);
      if (end > i) {
        if (end < tokens_.size())
          tokens_[end].space_before = tokens_[end].space_before || tokens_[i].space_before;
        i = end;
      } else {
        kept.push_back(std::move(tokens_[i++]));
      }
    }
    tokens_ = std::move(kept);
  }

 private:
  bool is(std::size_t i, std::string_view s) const {
    return i < tokens_.size() && tokens_[i].lower == s;
  }

  std::size_t skip(std::size_t i) const {
    const bool sign = is(i, "*") || is(i, "`") || is(i, "[") || is(i, "]") || is(i, "_");
    if (is(i, "]") && is(i + 1, "(") && !tokens_[i + 1].space_before) return after_word(i + 1);
    if (sign) return i + 1;
    const bool address = (is(i, "http") || is(i, "https")) && is(i + 1, ":") && is(i + 2, "/");
    const bool mail = is(i + 1, "@") && !tokens_[i + 1].space_before;
    return address || mail || is(i, "www") ? after_word(i) : i;
  }

  std::size_t after_word(std::size_t i) const {
    ++i;
    while (i < tokens_.size() && !tokens_[i].space_before &&
           !(is(i, ")") && i + 1 < tokens_.size()))
      ++i;
    return is(i, ")") && !tokens_[i].space_before ? i + 1 : i;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
};
}  // namespace

namespace {
// The token after a dateline's dash ("ZEEBRUGES 14/05/2025 (Agence) - …"), or `first` when the
// sentence has none.
std::uint32_t after_dateline(const std::vector<Token>& tokens, std::uint32_t first,
                             std::uint32_t end) {
  if (!tokens[first].all_caps || tokens[first].lower.size() < 3) return first;
  bool dated = false;
  for (std::uint32_t t = first + 1; t + 1 < end && t < first + 20; ++t) {
    const std::string& sign = tokens[t].lower;
    dated = dated || tokens[t].type == TokenType::number || sign == "(" || sign == "/";
    const bool dash = sign == "-" || sign == "–" || sign == "—";
    const bool doubled = dash && tokens[t + 1].lower == "-";
    if (!dash || !dated || !tokens[t].space_before || (!tokens[t + 1].space_before && !doubled))
      continue;
    return doubled ? t + 2 : t + 1;
  }
  return first;
}
}  // namespace

Tokens tokenize(const Article& article, const SentenceRules& rules) {
  Tokens result;
  bool text_begun = false;
  for (std::uint32_t b = 0; b < article.blocks.size(); ++b) {
    const Block& block = article.blocks[b];
    if (!is_content(block.role)) continue;
    std::vector<Token> tokens = tokenize(article.text, block.begin, block.end);
    MarkupFilter(article.text, tokens).run();
    const auto offset = static_cast<std::uint32_t>(result.tokens.size());
    const auto last = static_cast<std::uint32_t>(tokens.size());
    const Splitter splitter(article, rules, tokens);
    for (std::uint32_t first = 0; first < last;) {
      const std::uint32_t end = splitter.sentence_end(first, last);
      if (!text_begun && block.role == BlockRole::paragraph) {
        text_begun = true;
        const std::uint32_t told = after_dateline(tokens, first, end);
        if (told > first) {
          result.sentences.push_back({offset + first, offset + told, b, BlockRole::byline});
          first = told;
        }
      }
      if (first < end) result.sentences.push_back({offset + first, offset + end, b, block.role});
      first = end;
    }
    std::move(tokens.begin(), tokens.end(), std::back_inserter(result.tokens));
  }
  return result;
}

}  // namespace quaestor
