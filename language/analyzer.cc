#include <algorithm>
#include <map>

#include "currencies.h"
#include "homes.h"
#include "mentions.h"
#include "names.h"
#include "quaestor/facts/text.h"
#include "quaestor/language/analysis.h"
#include "references.h"

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
std::span<const Antecedent> Analysis::antecedents_of(const Mention& mention) const {
  const auto index = static_cast<std::uint32_t>(&mention - mentions.data());
  const auto at = std::lower_bound(
      references.begin(), references.end(), index,
      [](const Reference& reference, std::uint32_t m) { return reference.mention < m; });
  if (at == references.end() || at->mention != index) return {};
  return at->antecedents;
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
      : rules(data_dir),
        lexicon(data_dir),
        amounts(data_dir),
        currencies(data_dir),
        dates(data_dir) {
    const std::filesystem::path trees = data_dir / "models" / "references.tsv";
    if (std::filesystem::exists(trees)) references = Forest(trees, reference_sign_names());
    for (const char* language : {"en", "fr", "nl", "de"}) {
      const std::filesystem::path path = data_dir / "models" / (std::string(language) + ".syntax");
      if (std::filesystem::exists(path)) models.emplace(language, SyntaxModel::load(path));
      const std::filesystem::path file = data_dir / "models" / (std::string(language) + ".names");
      if (std::filesystem::exists(file)) name_models.emplace(language, NameModel::load(file));
    }
  }
  SentenceRules rules;
  Lexicon lexicon;
  Forest references;  // none: the rule decides
  std::map<std::string, SyntaxModel, std::less<>> models;
  std::map<std::string, NameModel, std::less<>> name_models;
  AmountGrammar amounts;
  Currencies currencies;
  DateGrammar dates;
};

Analyzer::Analyzer(const std::filesystem::path& data_dir)
    : parts_(std::make_unique<Parts>(data_dir)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const Lexicon& Analyzer::lexicon() const { return parts_->lexicon; }
const Forest& Analyzer::reference_trees() const { return parts_->references; }
void Analyzer::set_reference_trees(Forest trees) { parts_->references = std::move(trees); }

// Two mentions, or a mention and an amount, can make a fact.
bool Analyzer::can_have_tree(const Analysis& a, std::size_t sentence) {
  constexpr std::uint32_t kLongest = 200;
  const std::size_t mentions = a.mentions_of(sentence).size();
  const bool worth = mentions > 0 && mentions + a.amounts_of(sentence).size() >= 2;
  return worth && a.sentences[sentence].last - a.sentences[sentence].first <= kLongest;
}

void Analyzer::add_tree(Analysis& a, std::size_t sentence) const {
  if (a.parsed.empty() || a.parsed[sentence] || !can_have_tree(a, sentence)) return;
  const Sentence& s = a.sentences[sentence];
  parts_->models.find(a.language)
      ->second.parse(a.article->text, a.tokens, s,
                     std::span(a.syntax).subspan(s.first, s.last - s.first));
  a.parsed[sentence] = true;
}

// Bare amounts take the currency named last; the first ones that of the article.
AmountContext Analyzer::amount_context(const Analysis& a) const {
  const std::string_view text = a.article->text;
  AmountContext context;
  std::map<std::string, int> counts;
  for (const Sentence& sentence : a.sentences) {
    for (const AmountMention& m :
         parts_->amounts.find(text, a.tokens, sentence, a.language, context)) {
      if (!m.bare && !m.conversion) ++counts[m.amount.currency];
    }
    context.last_currency.clear();
  }
  int best = 0;
  for (const auto& [code, count] : counts) {
    if (count <= best) continue;
    best = count;
    context.last_currency = code;
  }
  for (const Syntax& s : a.syntax)
    context.counted.push_back(s.upos == Upos::NOUN || s.upos == Upos::ADJ || s.upos == Upos::PROPN);
  for (std::size_t i = 0; i + 1 < context.counted.size(); ++i) {
    const std::string& lower = a.tokens[i].lower;  // "3 millions de clients"
    if (a.language == "fr" && (lower == "de" || lower == "d'"))
      context.counted[i] = context.counted[i + 1];
  }
  return context;
}

Analysis Analyzer::analyze(const Article& article, Parse parse) const {
  return analyze(article, parse, parts_->references, {});
}

Analysis Analyzer::analyze(const Article& article, Parse parse, const Forest& references,
                           const ReferenceWatch& watch) const {
  Analysis a;
  a.article = &article;
  a.language = article.info.language.empty() ? "en" : article.info.language;
  Tokens tokens = tokenize(article, parts_->rules);
  a.tokens = std::move(tokens.tokens);
  a.sentences = std::move(tokens.sentences);
  a.classes.reserve(a.tokens.size());
  for (const Token& token : a.tokens)
    a.classes.push_back(parts_->lexicon.classes_of(a.language, token.hash));
  const auto model = parts_->models.find(a.language);
  if (model != parts_->models.end()) {
    a.syntax.resize(a.tokens.size());
    for (const Sentence& s : a.sentences)
      model->second.tag(article.text, a.tokens, s,
                        std::span(a.syntax).subspan(s.first, s.last - s.first));
  }
  AmountContext context = amount_context(a);
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
  const auto names = parts_->name_models.find(a.language);
  MentionFinder(parts_->lexicon, names == parts_->name_models.end() ? nullptr : &names->second,
                model == parts_->models.end() ? nullptr : &model->second, a)
      .run();
  tell_homes(parts_->lexicon, a);
  resolve_references(parts_->lexicon, a, references, watch);
  parts_->currencies.settle(a);
  if (model != parts_->models.end()) a.parsed.assign(a.sentences.size(), false);
  for (std::size_t s = 0; parse == Parse::at_once && s < a.sentences.size(); ++s) add_tree(a, s);
  return a;
}

}  // namespace quaestor
