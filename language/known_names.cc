#include "known_names.h"

#include <algorithm>

namespace quaestor {

bool is_initial(const Analysis& analysis, std::uint32_t at, const Sentence& sentence) {
  if (at == sentence.first) return true;
  const Token& before = analysis.tokens[at - 1];
  if (before.type != TokenType::sign)
    return at == sentence.first + 1 && before.type == TokenType::number;
  const std::string_view sign = before.lower;
  return sign == ":" || sign == "«" || sign == "“" || sign == "„" || sign == "\"" || sign == "‘" ||
         sign == "•" || sign == "*" || sign == "#" || sign == "+" || sign == ">" ||
         (sign == "-" && at == sentence.first + 1) || (sign == "." && at <= sentence.first + 2);
}

KnownNames::KnownNames(const Lexicon& lexicon, const Analysis& analysis)
    : lexicon_(lexicon), a_(analysis) {
  masked_.assign(a_.tokens.size(), false);
  for (const AmountMention& m : a_.amounts)
    std::fill(masked_.begin() + m.first, masked_.begin() + m.last, true);
  for (const DateMention& m : a_.dates)
    std::fill(masked_.begin() + m.first, masked_.begin() + m.last, true);
  codes_.assign(a_.tokens.size(), 0);
  sentence_states_.resize(a_.sentences.size());
  for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
    for (std::uint32_t i = a_.sentences[s].first; i < a_.sentences[s].last; ++i) read_token(s, i);
  }
}

void KnownNames::read_token(std::size_t s, std::uint32_t at) {
  const Sentence& sentence = a_.sentences[s];
  const Token& token = a_.tokens[at];
  if ((token.type != TokenType::word && !leads_name(at, sentence)) || masked_[at]) return;
  if (!token.upper && !token.inner_caps) seen_.lower.insert(token.hash);
  if (token.upper && sentence.role != BlockRole::title && !is_initial(a_, at, sentence))
    seen_.capital.insert(token.hash);
  auto match = lexicon_.match(a_.article->text, a_.tokens, at, sentence.last, a_.language);
  if (!match && a_.language == "de") match = genitive_match(at);
  if (a_.language == "de" && (!match || match->last == at + 1)) {
    if (auto inflected = inflected_match(at, sentence.last)) match = std::move(inflected);
  }
  if (!match) match = town_adjective(at);
  if (!match || is_article_only(at, *match, sentence)) return;
  count_states(s, *match);
  if (codes_[at] == 0) {
    const names::Known code = names::known_of(lexicon_, *match);
    std::fill(codes_.begin() + at, codes_.begin() + match->last, code);
    codes_[at] = static_cast<names::Known>(code | names::kKnownFirst);
  }
  matches_.emplace(at, std::move(*match));
}

// "3M", "1&1", "777 Partners"
bool KnownNames::leads_name(std::uint32_t at, const Sentence& sentence) const {
  if (a_.tokens[at].type != TokenType::number || at + 1 >= sentence.last) return false;
  const Token& next = a_.tokens[at + 1];
  return !next.space_before || next.upper;
}

// "the National (ICT Act)" is not "The National", "la Caisse (des dépôts)" not "la Caisse".
bool KnownNames::is_article_only(std::uint32_t at, const LexiconMatch& match,
                                 const Sentence& sentence) const {
  if (a_.tokens[at].upper || match.last != at + 2 || match.last >= sentence.last ||
      !lexicon_.is_word(a_.language, "definite", a_.tokens[at].hash))
    return false;
  const Token& next = a_.tokens[match.last];
  return (a_.language == "en" && next.upper) ||
         (a_.language == "fr" &&
          (lexicon_.is_word("fr", "genitive", next.hash) ||
           (!a_.syntax.empty() && !next.upper && a_.syntax[match.last].upos == Upos::ADJ)));
}

// "50Hertz": a known name that begins with a number.
void KnownNames::read_numbered(std::uint32_t at, const Sentence& sentence) {
  if (a_.tokens[at].type != TokenType::number || at + 1 >= sentence.last ||
      a_.tokens[at + 1].type != TokenType::word || !a_.tokens[at + 1].upper || masked_[at + 1])
    return;
  auto match = lexicon_.match(a_.article->text, a_.tokens, at, sentence.last, a_.language);
  if (match && match->last > at + 1) matches_.emplace(at, std::move(*match));
}

void KnownNames::count_states(std::size_t sentence, const LexiconMatch& match) {
  std::string only;
  std::string town;
  bool single = true;
  for (const Sense& sense : match.senses) {
    const LexiconEntry& entry = lexicon_.entry(sense.entry);
    if (entry.entity.kind == Kind::place && !sense.ambiguous)
      town = town.empty() || town == entry.country ? entry.country : "?";
    if (entry.entity.kind != Kind::country) {
      single = single && entry.entity.kind != Kind::place;
      continue;
    }
    single = single && (only.empty() || only == entry.country);
    only = entry.country;
  }
  if (!only.empty() && single) {
    ++states_[only];
    ++sentence_states_[sentence][only];
  }
  if (only.empty() && town.size() == 2) ++states_[town];
}

// German names take an -s: "Microsofts", "Frankreichs".
std::optional<LexiconMatch> KnownNames::genitive_match(std::uint32_t at) {
  const Token& token = a_.tokens[at];
  if (!token.upper || token.lower.size() < 4 || token.lower.back() != 's') return std::nullopt;
  Token stem = token;
  stem.set_lower(token.lower.substr(0, token.lower.size() - 1));
  auto match = lexicon_.match(a_.article->text, std::span(&stem, 1), 0, 1, a_.language);
  if (!match) return std::nullopt;
  const auto no_name = [](const Sense& sense) { return sense.type != FormType::name; };
  match->senses.erase(std::remove_if(match->senses.begin(), match->senses.end(), no_name),
                      match->senses.end());
  if (match->senses.empty()) return std::nullopt;
  match->last = at + 1;
  genitives_.insert(at);
  return match;
}

// "der Europäischen Investitionsbank", "von Deutscher Telekom": names of several words that begin
// with an adjective.
std::optional<LexiconMatch> KnownNames::inflected_match(std::uint32_t at,
                                                        std::uint32_t last) const {
  constexpr std::uint32_t kLongest = 7;
  const Token& token = a_.tokens[at];
  const std::string& lower = token.lower;
  if (!token.upper || lower.size() < 5 || at + 1 >= last || !a_.tokens[at + 1].upper ||
      lower[lower.size() - 2] != 'e' || (lower.back() != 'n' && lower.back() != 'r'))
    return std::nullopt;
  std::vector<Token> words(a_.tokens.begin() + at,
                           a_.tokens.begin() + std::min(last, at + kLongest));
  words.front().set_lower(lower.substr(0, lower.size() - 1));
  auto match = lexicon_.match(a_.article->text, words, 0, static_cast<std::uint32_t>(words.size()),
                              a_.language);
  if (!match || match->last < 2) return std::nullopt;
  std::erase_if(match->senses, [](const Sense& sense) { return sense.type != FormType::name; });
  if (match->senses.empty()) return std::nullopt;
  match->last += at;
  return match;
}

// "Wolfsburger Konzern", "het Eindhovense bedrijf": adjectives of towns by the rules of
// lexicons/town_adjectives.tsv.
std::optional<LexiconMatch> KnownNames::town_adjective(std::uint32_t at) const {
  const Token& token = a_.tokens[at];
  if (!token.upper || token.lower.size() < 5) return std::nullopt;
  // "seit Hofer die Riegel führt": a German adjective stands before a noun, or for people behind
  // an article.
  const bool noun = at + 1 < a_.tokens.size() && a_.tokens[at + 1].type == TokenType::word &&
                    a_.tokens[at + 1].upper;
  const bool people = at > 0 && lexicon_.is_word(a_.language, "definite", a_.tokens[at - 1].hash);
  if (a_.language == "de" && !noun && !people) return std::nullopt;
  for (const auto& [ending, stem_ending] : lexicon_.town_endings(a_.language)) {
    if (token.lower.size() < ending.size() + 3 ||
        token.lower.substr(token.lower.size() - ending.size()) != ending)
      continue;
    Token stem = token;
    stem.set_lower(token.lower.substr(0, token.lower.size() - ending.size()) + stem_ending);
    auto match = lexicon_.match(a_.article->text, std::span(&stem, 1), 0, 1, a_.language);
    if (!match) continue;
    std::vector<Sense> senses;
    for (const Sense& sense : match->senses) {
      const LexiconEntry& entry = lexicon_.entry(sense.entry);
      if (entry.entity.kind == Kind::place && sense.type == FormType::name &&
          entry.population >= 20000)
        senses.push_back({sense.entry, FormType::adjective, false});
    }
    if (!senses.empty()) return LexiconMatch{at + 1, std::move(senses)};
  }
  return std::nullopt;
}

const LexiconMatch* KnownNames::at(std::uint32_t token) const {
  const auto found = matches_.find(token);
  return found == matches_.end() ? nullptr : &found->second;
}

int KnownNames::named(const std::string& iso) const {
  const auto found = states_.find(iso);
  return found == states_.end() ? 0 : found->second;
}

bool KnownNames::named_in(std::size_t sentence, const std::string& iso) const {
  return sentence_states_[sentence].count(iso) > 0;
}

}  // namespace quaestor
