#include <algorithm>

#include "mentions.h"
#include "quaestor/facts/text.h"
#include "quaestor/language/analysis.h"

namespace quaestor {

std::string_view Analysis::surface(std::uint32_t token) const { return surface(token, token + 1); }

std::string_view Analysis::surface(std::uint32_t first, std::uint32_t last) const {
  return std::string_view(article->text)
      .substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin);
}

std::span<const Mention> Analysis::mentions_of(std::size_t s) const {
  return std::span(mentions).subspan(sentence_mentions[s],
                                     sentence_mentions[s + 1] - sentence_mentions[s]);
}
std::span<const AmountMention> Analysis::amounts_of(std::size_t s) const {
  return std::span(amounts).subspan(sentence_amounts[s],
                                    sentence_amounts[s + 1] - sentence_amounts[s]);
}
std::span<const DateMention> Analysis::dates_of(std::size_t s) const {
  return std::span(dates).subspan(sentence_dates[s], sentence_dates[s + 1] - sentence_dates[s]);
}

struct Analyzer::Parts {
  explicit Parts(const std::filesystem::path& data_dir)
      : rules(data_dir), lexicon(data_dir), amounts(data_dir), dates(data_dir) {}
  SentenceRules rules;
  Lexicon lexicon;
  AmountGrammar amounts;
  DateGrammar dates;
};

Analyzer::Analyzer(const std::filesystem::path& data_dir)
    : parts_(std::make_unique<Parts>(data_dir)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const Lexicon& Analyzer::lexicon() const { return parts_->lexicon; }

namespace {
// "Kronen", "Franken": of the currencies that the word may mean, one whose state the sentence or
// else the article names.
void settle_currencies(Analysis& a) {
  const auto names = [](std::span<const Mention> mentions, const Analysis& analysis,
                        const std::string& state) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.entity != kNoEntity && (m.kind == Kind::country || m.kind == Kind::place) &&
             analysis.entities[m.entity].country == state;
    });
  };
  for (std::size_t s = 0; s < a.sentences.size(); ++s) {
    for (std::uint32_t i = a.sentence_amounts[s]; i < a.sentence_amounts[s + 1]; ++i) {
      AmountMention& amount = a.amounts[i];
      if (amount.currencies.size() < 2) continue;
      const auto pick = [&](std::span<const Mention> mentions) {
        for (const std::string& code : amount.currencies) {
          if (!names(mentions, a, code.substr(0, 2))) continue;
          amount.amount.currency = code;
          return true;
        }
        return false;
      };
      if (!pick(a.mentions_of(s))) pick(a.mentions);
    }
  }
}
}  // namespace

Analysis Analyzer::analyze(const Article& article) const {
  Analysis a;
  a.article = &article;
  a.language = article.info.language.empty() ? "en" : article.info.language;
  Tokens tokens = tokenize(article, parts_->rules);
  a.tokens = std::move(tokens.tokens);
  a.sentences = std::move(tokens.sentences);
  AmountContext context = parts_->amounts.context_of(article.text, a.tokens, a.language);
  for (const Sentence& sentence : a.sentences) {
    a.sentence_amounts.push_back(static_cast<std::uint32_t>(a.amounts.size()));
    a.sentence_dates.push_back(static_cast<std::uint32_t>(a.dates.size()));
    for (AmountMention& m :
         parts_->amounts.find(article.text, a.tokens, sentence, a.language, context))
      a.amounts.push_back(std::move(m));
    for (const DateMention& m :
         parts_->dates.find(article.text, a.tokens, sentence, a.language, article.info.date))
      a.dates.push_back(m);
  }
  a.sentence_amounts.push_back(static_cast<std::uint32_t>(a.amounts.size()));
  a.sentence_dates.push_back(static_cast<std::uint32_t>(a.dates.size()));
  MentionFinder(parts_->lexicon, a).run();
  resolve_references(parts_->lexicon, a);
  settle_currencies(a);
  return a;
}

}  // namespace quaestor
