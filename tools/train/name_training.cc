#include "name_training.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "known_names.h"
#include "name_field.h"
#include "name_swap.h"
#include "names_file.h"
#include "training.h"

namespace quaestor::train {

using namespace names;

namespace {
constexpr Known kForgettable = kKnownCompany | kKnownOrganization | kKnownRegulation;
constexpr Known kKeptKinds = kKnownState | kKnownPlace | kKnownAdjective;

// Words of which a corpus tells nothing: a state is a place, a common noun or a verb no name.
void settle_open(const Input& input, std::vector<LabelSet>& allowed) {
  for (std::uint32_t i = 0; i < allowed.size(); ++i) {
    if (allowed[i] != kOpen) continue;
    const std::uint32_t at = input.sentence.first + i;
    const Known known = input.known[at];
    const bool proper = input.syntax.empty() || input.syntax[at].upos == Upos::PROPN ||
                        input.syntax[at].upos == Upos::X;
    allowed[i] = kAnyLabel;
    if ((known & kKnownState) != 0 || (known & ~kKnownFirst) == kKnownPlace) {
      const auto place =
          static_cast<LabelSet>(bit(begin_of(NameKind::place)) | bit(inside_of(NameKind::place)));
      allowed[i] = place;
    } else if ((known & kKnownAdjective) != 0 || (!proper && known == 0)) {
      allowed[i] = bit(kOutside);
    }
  }
}

// A word that cannot be in a name cuts the name it stands in.
void close_gaps(const Words& words, std::vector<LabelSet>& allowed) {
  constexpr LabelSet kInsides = 0b1010101010100;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    if (!words.candidate(i)) allowed[i] = bit(kOutside);
    if (!words.may_begin(i)) {
      const auto rest = static_cast<LabelSet>(allowed[i] & kNotBegin);
      allowed[i] = rest != 0 ? rest : bit(kOutside);
    }
    const bool cut = i == 0 || allowed[i - 1] == bit(kOutside);
    if (cut && words.may_begin(i) && (allowed[i] & kInsides) != 0)
      allowed[i] = static_cast<LabelSet>((allowed[i] & ~kInsides) | ((allowed[i] & kInsides) >> 1));
    if (cut && !words.may_begin(i)) allowed[i] = bit(kOutside);
  }
}

template <class T>
syntax::Part append(std::string& bytes, const T* data, std::size_t count) {
  bytes.resize((bytes.size() + 15) / 16 * 16, '\0');
  const syntax::Part part{bytes.size(), count};
  bytes.append(reinterpret_cast<const char*>(data), count * sizeof(T));
  return part;
}

std::string file_of(const PackedTable& table, const NameWeights& weights, const NamePlan& plan) {
  std::string bytes(sizeof(Header), '\0');
  Header header;
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kFormatVersion;
  std::memcpy(header.language, plan.language.data(),
              std::min<std::size_t>(4, plan.language.size()));
  header.sources = append(bytes, plan.sources.data(), plan.sources.size());
  std::vector<std::int16_t> steps;
  for (const auto& row : weights.steps) {
    for (const float weight : row)
      steps.push_back(
          static_cast<std::int16_t>(std::clamp(std::lround(weight / table.unit), -20000L, 20000L)));
  }
  header.steps = append(bytes, steps.data(), steps.size());
  header.table.buckets = append(bytes, table.buckets.data(), table.buckets.size());
  header.table.rows = append(bytes, table.rows.data(), table.rows.size());
  header.table.rows.count -= syntax::kStep;
  header.table.classes = static_cast<std::uint32_t>(table.classes);
  header.file_size = bytes.size();
  header.checksum = syntax::checksum_of(std::string_view(bytes).substr(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}
}  // namespace

TaggedDocument::TaggedDocument(const NameDocument& document, const std::string& language,
                               const Lexicon& lexicon, const SyntaxModel* syntax,
                               std::uint64_t guideline)
    : lexicon_(lexicon), guideline_(guideline) {
  article_.text = document.text;
  analysis_.article = &article_;
  analysis_.language = language;
  analysis_.tokens = document.tokens;
  analysis_.sentences = document.sentences;
  if (syntax != nullptr) {
    analysis_.syntax.resize(analysis_.tokens.size());
    for (const Sentence& s : analysis_.sentences)
      syntax->tag(article_.text, analysis_.tokens, s,
                  std::span(analysis_.syntax).subspan(s.first, s.last - s.first));
  }
  known_.emplace(lexicon, analysis_);
  codes_ = known_->codes();
}

// What stays of a form when companies, organizations and regulations are forgotten.
void TaggedDocument::forget() {
  for (Known& code : codes_) {
    const auto rest = static_cast<Known>(code & ~kForgettable);
    code = (rest & kKeptKinds) != 0 ? rest : Known{0};
  }
}

Input TaggedDocument::input(const Sentence& sentence) const {
  return {article_.text,      analysis_.tokens, analysis_.syntax, codes_,  sentence,
          analysis_.language, &lexicon_,        &known_->seen(),  nullptr, guideline_};
}

namespace {
NameSentence ready(const Input& input, std::span<const LabelSet> labels, std::size_t unknown,
                   Words& words, Random& random) {
  NameSentence sentence;
  syntax::Features features;
  words.reset(input);
  sentence.allowed.assign(labels.begin(), labels.end());
  settle_open(input, sentence.allowed);
  close_gaps(words, sentence.allowed);
  for (std::size_t i = 0; i < words.size(); ++i) {
    sentence.begins.push_back(static_cast<std::uint32_t>(sentence.features.size()));
    sentence.may_begin.push_back(words.may_begin(i));
    if (!words.candidate(i)) continue;
    words.features(i, features);
    const bool forget_word = random.chance(unknown);
    for (std::size_t k = 0; k < features.all().size(); ++k) {
      if (!forget_word || !knows_word(k)) sentence.features.push_back(features.all()[k]);
    }
  }
  sentence.begins.push_back(static_cast<std::uint32_t>(sentence.features.size()));
  return sentence;
}
}  // namespace

std::vector<NameSentence> name_sentences(const std::vector<NameDocument>& documents,
                                         const NamePlan& plan, const Lexicon& lexicon,
                                         const SyntaxModel* syntax, std::uint64_t guideline) {
  std::vector<NameSentence> out;
  Random random(documents.size());
  Words words;
  for (const NameDocument& document : documents) {
    TaggedDocument tagged(document, plan.language, lexicon, syntax, guideline);
    if (random.chance(plan.forgotten)) tagged.forget();
    for (const Sentence& s : document.sentences) {
      if (s.last == s.first) continue;
      NameSentence sentence =
          ready(tagged.input(s), std::span(document.allowed).subspan(s.first, s.last - s.first),
                plan.unknown, words, random);
      if (!sentence.features.empty()) out.push_back(std::move(sentence));
    }
  }
  return out;
}

PackLimits limits_within(std::uintmax_t bytes) {
  constexpr std::size_t kMost = 310000;      // beyond it nothing is gained
  constexpr std::uintmax_t kOthers = 16000;  // header, sources, steps
  // Four rows a bucket, see Perceptron::pack.
  constexpr std::uintmax_t kRow = kLabels + sizeof(syntax::Bucket) / 4;
  PackLimits limits{kMost, 3, 0.9995, 0.5};
  limits.rows = std::min<std::size_t>(kMost, (bytes - std::min(bytes, kOthers)) / kRow);
  return limits;
}

std::string train_names(const std::vector<NameSentence>& sentences, const NamePlan& plan) {
  const NameWeights weights = learn_names(sentences, plan.rounds);
  Perceptron rows(kLabels);
  for (std::size_t row = 0; row < weights.features.size(); ++row)
    rows.set(weights.features[row], std::span(weights.rows).subspan(row * kLabels, kLabels),
             weights.counts[row]);
  return file_of(rows.pack(plan.limits), weights, plan);
}

}  // namespace quaestor::train
