// Loading a model, tagging and parsing with it. The tagger is greedy from left to right; the parser
// is greedy arc-hybrid (syntax_state.h), its weights trained with a dynamic oracle.
#include "quaestor/language/syntax.h"

#include <algorithm>
#include <atomic>
#include <cstring>

#include "model_bytes.h"
#include "model_reader.h"
#include "syntax_features.h"
#include "syntax_file.h"
#include "syntax_lemmas.h"
#include "syntax_signs.h"

namespace quaestor {

using namespace syntax;

namespace {
std::size_t best_class(const Scores& scores, std::size_t classes) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < classes; ++k) best = scores[k] > scores[best] ? k : best;
  return best;
}

bool is_valid(const InflectionClass& c) {
  return c.number <= static_cast<std::uint8_t>(Number::plural) &&
         c.tense <= static_cast<std::uint8_t>(Tense::future) &&
         c.mood <= static_cast<std::uint8_t>(Mood::subjunctive) &&
         c.grammatical_case <= static_cast<std::uint8_t>(Case::genitive) &&
         c.form <= static_cast<std::uint8_t>(VerbForm::gerund) &&
         c.pronoun <= static_cast<std::uint8_t>(PronounType::reflexive);
}
bool is_valid(const LemmaScript& s) { return s.size <= LemmaScript::kMaxEnd; }

Morphology morphology_of(const InflectionClass& c) {
  return {static_cast<Number>(c.number),         static_cast<Tense>(c.tense),
          static_cast<VerbForm>(c.form),         static_cast<Mood>(c.mood),
          static_cast<Case>(c.grammatical_case), static_cast<PronounType>(c.pronoun)};
}

template <class T>
bool all_valid(std::span<const T> all) {
  return std::all_of(all.begin(), all.end(), [](const T& one) { return is_valid(one); });
}

constexpr std::uint64_t bit(Deprel deprel) {
  return std::uint64_t{1} << static_cast<unsigned>(deprel);
}

// A verb is passive by its auxiliary, its subject or its agent.
Voice voice_of(Upos upos, std::uint64_t children) {
  constexpr std::uint64_t kPassive = bit(Deprel::aux_pass) | bit(Deprel::nsubj_pass) |
                                     bit(Deprel::csubj_pass) | bit(Deprel::obl_agent);
  if (upos != Upos::VERB) return Voice::none;
  return (children & kPassive) != 0 ? Voice::passive : Voice::active;
}

// Buffers of one thread, kept from sentence to sentence.
struct Work {
  SentenceWords sentence;
  std::vector<FineTag> tags;
  Surroundings around;
  ParseInput input;
  State state;
  std::vector<int> heads;
  Features features;
};
Work& work() {
  thread_local Work buffers;
  return buffers;
}

// From the parser's state to the whole sentence, signs included.
void take_tree(Work& w, const Sentence& sentence, std::span<Syntax> out) {
  w.heads.assign(out.size(), kNone);
  for (std::size_t k = 0; k < w.input.kept.size(); ++k) {
    const Node& node = w.state.nodes[k];
    const auto i = static_cast<std::size_t>(w.input.kept[k]);
    if (node.head != w.state.size) {
      w.heads[i] = w.input.kept[static_cast<std::size_t>(node.head)];
    }
    out[i].deprel = node.label;
    out[i].voice = voice_of(out[i].upos, node.labels);
  }
  attach_signs(w.sentence.words, w.input.kept, w.heads);
  std::size_t next = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].head =
        w.heads[i] == kNone ? kNoHead : sentence.first + static_cast<std::uint32_t>(w.heads[i]);
    const bool kept = next < w.input.kept.size() && w.input.kept[next] == static_cast<int>(i);
    if (kept) {
      ++next;
    } else {
      out[i].deprel = Deprel::punct;
      out[i].voice = Voice::none;
    }
  }
}
}  // namespace

namespace {
std::uint64_t next_model_id() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

// What a word's own features say of its tag, from the last time that it was read so.
struct OwnTagScores {
  std::uint64_t key = 0;
  std::int16_t scores[kUposCount] = {};
};
OwnTagScores& kept_scores(std::uint64_t key) {
  constexpr std::size_t kKept = 1024;
  thread_local std::vector<OwnTagScores> kept(kKept);
  return kept[key % kKept];
}
}  // namespace

struct SyntaxModel::Tables {
  std::uint64_t id = next_model_id();
  ModelBytes bytes;
  Header header;
  std::string_view sources;
  std::span<const KnownWord> known_words;
  std::span<const InflectionClass> inflection_classes;
  std::span<const LemmaRule> lemma_rules;
  std::span<const LemmaScript> lemma_scripts;
  std::span<const std::uint8_t> labels;
  WeightTable tags;
  WeightTable inflections;
  WeightTable roles;
  WeightTable actions;
  WeightTable label_weights;

  std::uint32_t tags_of(std::uint64_t lower) const {
    const auto found =
        std::lower_bound(known_words.begin(), known_words.end(), lower,
                         [](const KnownWord& w, std::uint64_t l) { return w.lower < l; });
    if (found == known_words.end() || found->lower != lower) return 0;
    return static_cast<std::uint32_t>(found->tags);
  }

  const OwnTagScores& own_tag_scores(Work& w, std::size_t at) const {
    const Word& word = w.sentence.words[at];
    const std::uint64_t place =
        id * 8 + static_cast<std::uint64_t>(w.sentence.casing) * 2 + (at == 0 ? 1 : 0);
    const std::uint64_t key = join_hashes(join_hashes(word.form, word.lower), place);
    OwnTagScores& own = kept_scores(key);
    if (own.key == key) return own;
    Scores scores;
    own_tag_features(w.sentence, at, w.features);
    tags.score(w.features.all(), scores);
    own.key = key;
    std::copy_n(scores, kUposCount, own.scores);
    return own;
  }

  Upos guess_tag(Work& w, std::size_t at) const {
    const OwnTagScores& own = own_tag_scores(w, at);
    Scores scores;
    w.features.start(kTagKind + kOwnTagFeatures);
    context_tag_features(w.sentence, at, w.tags, w.features);
    tags.score(w.features.all(), scores);
    for (std::size_t k = 0; k < kUposCount; ++k)
      scores[k] = static_cast<std::int16_t>(scores[k] + own.scores[k]);
    return static_cast<Upos>(best_class(scores, kUposCount));
  }

  void inflect(Work& w, std::span<Syntax> out) const {
    Scores scores;
    w.features.fetch_from(inflections);
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!is_inflected(out[i].upos)) continue;
      inflection_features(w.sentence, i, w.tags, w.features);
      inflections.score(w.features.all(), scores);
      const InflectionClass& found = inflection_classes[best_class(scores, inflections.classes())];
      out[i].morphology = morphology_of(found);
    }
  }

  Action next_action(Work& w) const {
    if (const auto only = w.state.only()) return *only;
    Scores scores;
    w.features.fetch_from(actions);
    action_features(w.input, w.state, w.features);
    actions.score(w.features.all(), scores);
    return best_action(w.state, scores);
  }

  void guess_roles(Work& w) const {
    w.around.reset(w.tags);
    w.features.fetch_from(roles);
    Scores scores;
    for (std::size_t i = 0; i < w.tags.size(); ++i) {
      role_features(w.sentence, w.around, i, w.tags, w.features);
      roles.score(w.features.all(), scores);
      w.tags[i].role = static_cast<std::uint8_t>(best_class(scores, roles.classes()));
    }
  }
};

SyntaxModel SyntaxModel::load(const std::filesystem::path& path) {
  auto tables = std::make_unique<Tables>();
  tables->bytes = ModelBytes::map(path);
  const ModelReader reader(path, tables->bytes.bytes());
  const Header header = tables->header = reader.read<Header>(kMagic, kFormatVersion);
  const auto sources = reader.part<char>(header.sources);
  tables->sources = {sources.data(), sources.size()};
  tables->known_words = reader.part<KnownWord>(header.known_words);
  tables->inflection_classes = reader.part<InflectionClass>(header.inflections);
  tables->lemma_rules = reader.part<LemmaRule>(header.lemma_rules);
  tables->lemma_scripts = reader.part<LemmaScript>(header.lemma_scripts);
  const bool scripts_exist = std::all_of(
      tables->lemma_rules.begin(), tables->lemma_rules.end(),
      [&](const LemmaRule& rule) { return rule.script < tables->lemma_scripts.size(); });
  if (!all_valid(tables->inflection_classes) || !all_valid(tables->lemma_scripts) ||
      !scripts_exist) {
    reader.damaged("is damaged (tags)");
  }
  tables->labels = reader.part<std::uint8_t>(header.labels);
  if (std::any_of(tables->labels.begin(), tables->labels.end(),
                  [](std::uint8_t label) { return label >= kDeprelCount; })) {
    reader.damaged("is damaged (relations)");
  }
  tables->tags = reader.table(header.tag_table, kUposCount);
  tables->inflections = reader.table(header.inflection_table, tables->inflection_classes.size());
  tables->roles = reader.table(header.role_table, header.role_table.classes);
  tables->actions = reader.table(header.action_table, kActionCount);
  tables->label_weights = reader.table(header.label_table, tables->labels.size());
  return SyntaxModel(std::move(tables));
}

SyntaxModel::SyntaxModel(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
SyntaxModel::SyntaxModel(SyntaxModel&&) noexcept = default;
SyntaxModel& SyntaxModel::operator=(SyntaxModel&&) noexcept = default;
SyntaxModel::~SyntaxModel() = default;

std::string_view SyntaxModel::language() const {
  const char* name = tables_->header.language;
  return {name, strnlen(name, sizeof tables_->header.language)};
}
std::string_view SyntaxModel::sources() const { return tables_->sources; }

void SyntaxModel::tag(std::string_view text, std::span<const Token> tokens,
                      const Sentence& sentence, std::span<Syntax> out) const {
  Work& w = work();
  read_words(text, tokens, sentence, w.sentence);
  for (Word& word : w.sentence.words) word.known_tags = tables_->tags_of(word.lower);
  w.tags.assign(out.size(), FineTag{});
  w.features.fetch_from(tables_->tags);
  for (std::size_t i = 0; i < out.size(); ++i) {
    w.tags[i] = {tables_->guess_tag(w, i), 0};
    out[i].upos = w.tags[i].upos;
  }
  tables_->inflect(w, out);
}

bool SyntaxModel::knows(std::uint64_t word) const { return tables_->tags_of(word) != 0; }

std::string SyntaxModel::lemma(std::string_view text, const Token& token,
                               const Syntax& syntax) const {
  SentenceWords one;
  read_words(text, std::span(&token, 1), {0, 1, 0, {}}, one);
  return lemma_by(tables_->lemma_rules, tables_->lemma_scripts, one.words[0],
                  text.substr(token.begin, token.end - token.begin), token.lower, syntax.upos,
                  syntax.morphology.form);
}

void SyntaxModel::parse(std::string_view text, std::span<const Token> tokens,
                        const Sentence& sentence, std::span<Syntax> out) const {
  Work& w = work();
  read_words(text, tokens, sentence, w.sentence);
  w.tags.clear();
  for (const Syntax& s : out) w.tags.push_back({s.upos, 0});
  tables_->guess_roles(w);
  w.input.reset(w.sentence.words, w.tags, tables_->header.signs_by_rule != 0);
  w.state.reset(static_cast<int>(w.input.words.size()));
  Scores scores;
  while (!w.state.done()) {
    const Action action = tables_->next_action(w);
    if (action == Action::shift) {
      w.state.shift();
      continue;
    }
    if (w.state.head_for(action) == w.state.size) {
      w.state.attach(action, Deprel::root);
      continue;
    }
    w.features.fetch_from(tables_->label_weights);
    label_features(w.input, w.state, action, w.features);
    tables_->label_weights.score(w.features.all(), scores);
    const std::size_t label = best_class(scores, tables_->labels.size());
    w.state.attach(action, static_cast<Deprel>(tables_->labels[label]));
  }
  take_tree(w, sentence, out);
}

}  // namespace quaestor
