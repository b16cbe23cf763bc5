#include "names.h"

#include "model_bytes.h"
#include "model_reader.h"
#include "names_file.h"
#include "names_labels.h"

namespace quaestor {

using namespace names;

struct NameModel::Tables {
  syntax::ModelBytes bytes;
  std::string_view sources;
  syntax::WeightTable table;
  decltype(Lattice<int>::steps) steps{};
};

NameModel NameModel::load(const std::filesystem::path& path) {
  auto tables = std::make_unique<Tables>();
  tables->bytes = syntax::ModelBytes::map(path);
  const syntax::ModelReader reader(path, tables->bytes.bytes());
  const Header header = reader.read<Header>(kMagic, kFormatVersion);
  const auto sources = reader.part<char>(header.sources);
  tables->sources = {sources.data(), sources.size()};
  tables->table = reader.table(header.table, kLabels);
  const auto steps = reader.part<std::int16_t>(header.steps);
  if (steps.size() != kLabels * kLabels) reader.damaged("is damaged (steps)");
  for (std::size_t i = 0; i < steps.size(); ++i) tables->steps[i / kLabels][i % kLabels] = steps[i];
  return NameModel(std::move(tables));
}

NameModel::NameModel(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
NameModel::NameModel(NameModel&&) noexcept = default;
NameModel& NameModel::operator=(NameModel&&) noexcept = default;
NameModel::~NameModel() = default;

std::string_view NameModel::sources() const { return tables_->sources; }

namespace {
// Buffers of one thread, kept from sentence to sentence.
struct Work {
  Words words;
  Lattice<int> lattice;
  std::vector<Label> labels;
  syntax::Features features;
};
Work& work() {
  thread_local Work buffers;
  return buffers;
}
}  // namespace

std::vector<NameSpan> NameModel::find(const Input& input) const {
  Work& w = work();
  w.words.reset(input);
  w.lattice.scores.assign(w.words.size(), {});
  w.lattice.allowed.assign(w.words.size(), bit(kOutside));
  w.lattice.steps = tables_->steps;
  w.features.fetch_from(tables_->table);
  bool any = false;
  syntax::Scores scores;
  for (std::size_t i = 0; i < w.words.size(); ++i) {
    if (!w.words.candidate(i)) continue;
    any = true;
    w.words.features(i, w.features);
    tables_->table.score(w.features.all(), scores);
    w.lattice.allowed[i] = w.words.may_begin(i) ? kAnyLabel : kNotBegin;
    for (Label label = 0; label < kLabels; ++label) w.lattice.scores[i][label] = scores[label];
  }
  std::vector<NameSpan> spans;
  if (!any) return spans;
  best_labels(w.lattice, w.labels);
  for (std::uint32_t i = 0; i < w.labels.size(); ++i) {
    const Label label = w.labels[i];
    if (label == kOutside) continue;
    const std::uint32_t at = input.sentence.first + i;
    const int margin = w.lattice.scores[i][label] - w.lattice.scores[i][kOutside];
    if (is_begin(label)) spans.push_back({at, at + 1, kind_of(label), margin});
    if (is_begin(label)) continue;
    spans.back().last = at + 1;
    spans.back().margin += margin;
  }
  // A name ends in a word that could begin one, or in a number.
  for (NameSpan& span : spans) {
    while (span.last - span.first > 1 && !w.words.may_begin(span.last - 1 - input.sentence.first) &&
           input.tokens[span.last - 1].type != TokenType::number)
      --span.last;
  }
  for (NameSpan& span : spans) span.margin /= static_cast<int>(span.last - span.first);
  return spans;
}

}  // namespace quaestor
