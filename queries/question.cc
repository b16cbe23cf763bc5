#include "question.h"

#include <algorithm>
#include <array>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestName = 8;  // words
constexpr std::size_t kLongestCue = 4;
constexpr std::size_t kLongestQuestion = 100;  // words; the rest is not read

constexpr std::string_view kSkip = "skip";
constexpr std::array<std::string_view, 11> kPrepositions = {
    "in", "into", "by", "from", "of", "with", "between", "since", "until", "before", "after"};

struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string folded;
};

// Words are runs of letters and digits; what is between them is not read.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    std::string folded = fold(text.substr(begin, at - begin));
    if (folded.empty()) {
      inside = false;
      continue;
    }
    if (!inside) {
      if (tokens.size() == kLongestQuestion) break;
      tokens.push_back({begin, at, ""});
    }
    inside = true;
    tokens.back().end = at;
    tokens.back().folded += folded;
  }
  return tokens;
}

std::string folded_span(const std::vector<Token>& tokens, std::size_t begin, std::size_t count) {
  std::string text;
  for (std::size_t i = begin; i < begin + count; ++i)
    text += (i == begin ? "" : " ") + tokens[i].folded;
  return text;
}

// The words of a cue that starts here: how many, and which.
std::pair<std::size_t, std::string_view> cue_at(const QuestionWords& words,
                                                const std::vector<Token>& tokens, std::size_t at) {
  for (std::size_t n = std::min(kLongestCue, tokens.size() - at); n > 0; --n) {
    const std::string_view cue = words.cue(folded_span(tokens, at, n));
    if (!cue.empty()) return {n, cue};
  }
  return {0, {}};
}

const QuestionWords& language_of(const Grammar& grammar, const std::vector<Token>& tokens) {
  const QuestionWords* best = &grammar.languages().front();  // the loader gives at least one
  std::size_t most = 0;
  for (const QuestionWords& words : grammar.languages()) {
    std::size_t known = 0;  // words that are part of a cue
    for (std::size_t at = 0; at < tokens.size();) {
      const std::size_t used = cue_at(words, tokens, at).first;
      known += used;
      at += std::max<std::size_t>(used, 1);
    }
    if (known > most) {
      best = &words;
      most = known;
    }
  }
  return *best;
}

// The longest name that starts here and is longer than `least` words.
std::size_t name_at(const Graph& graph, const Gazetteer& gazetteer, std::string_view text,
                    const std::vector<Token>& tokens, std::size_t at, std::size_t least,
                    Item& item) {
  for (std::size_t n = std::min(kLongestName, tokens.size() - at); n > least; --n) {
    const std::string_view span =
        text.substr(tokens[at].begin, tokens[at + n - 1].end - tokens[at].begin);
    item.terms = candidates(graph, gazetteer, span);
    if (item.terms.empty()) {
      item.terms = candidates(graph, gazetteer, span, {}, true);
      item.adjective = !item.terms.empty();
    }
    if (item.terms.empty()) continue;
    item.type = Item::Type::name;
    item.text = span;
    return n;
  }
  return 0;
}

// "US" in a question that is not all in capitals.
bool is_acronym(std::string_view word, std::string_view question) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() > 1 && std::none_of(word.begin(), word.end(), small) &&
         std::any_of(question.begin(), question.end(), small);
}

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "2024", "2024-05", "2024-05-13".
std::size_t date_at(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                    Item& item) {
  if (!is_year(tokens[at].folded)) return 0;
  for (std::size_t n = std::min<std::size_t>(3, tokens.size() - at); n > 0; --n) {
    const std::string span(
        text.substr(tokens[at].begin, tokens[at + n - 1].end - tokens[at].begin));
    const std::optional<Date> date = parse_date(span);
    if (!date || to_string(*date) != span) continue;
    item.type = Item::Type::date;
    item.text = span;
    item.date = *date;
    return n;
  }
  return 0;
}

bool starts_with_capital(std::string_view text) {
  std::size_t at = 0;
  next_code_point(text, at);
  return to_lower(text.substr(0, at)) != text.substr(0, at);
}

// "and" carries on the preposition of what it joins; a preposition governs the next name, with
// other words between them or not, until the next cue that is no preposition.
void govern(std::vector<Item>& items) {
  std::string open;
  std::string last;
  for (Item& item : items) {
    if (item.type == Item::Type::cue) {
      if (item.cue == "and") {
        open = last;
      } else {
        const bool is_preposition =
            std::find(kPrepositions.begin(), kPrepositions.end(), item.cue) != kPrepositions.end();
        open = is_preposition ? item.cue : std::string();
      }
      continue;
    }
    item.before = open;
    last = open;
    if (item.type != Item::Type::unknown) open.clear();
  }
}

}  // namespace

bool Question::has(std::string_view cue) const {
  return std::any_of(items.begin(), items.end(), [&](const Item& item) {
    return item.type == Item::Type::cue && item.cue == cue;
  });
}

Question read_question(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                       std::string_view text) {
  const std::string repaired = repair_utf8(text);
  const std::vector<Token> tokens = tokens_of(repaired);
  Question question;
  question.words = &language_of(grammar, tokens);
  for (std::size_t at = 0; at < tokens.size();) {
    Item item;
    item.first = at == 0;
    std::size_t used = date_at(repaired, tokens, at, item);
    if (used == 0) {
      const auto [words, cue] = cue_at(*question.words, tokens, at);
      const std::string_view word(repaired.data() + tokens[at].begin,
                                  tokens[at].end - tokens[at].begin);
      const std::size_t least = words == 1 && is_acronym(word, repaired) ? 0 : words;
      used = name_at(graph, gazetteer, repaired, tokens, at, least, item);
      if (used == 0 && words > 0) {
        used = words;
        item.type = Item::Type::cue;
        item.cue = cue;
      }
    }
    if (used == 0) used = 1;
    item.text = repaired.substr(tokens[at].begin, tokens[at + used - 1].end - tokens[at].begin);
    item.capital = starts_with_capital(item.text);
    if (item.cue != kSkip) question.items.push_back(std::move(item));
    at += used;
  }
  govern(question.items);
  return question;
}

}  // namespace quaestor
