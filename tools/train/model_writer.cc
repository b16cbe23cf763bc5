// Puts the trained tables together into a model file (docs/models.md).
#include <algorithm>
#include <cstring>
#include <fstream>

#include "inflection.h"
#include "jackknife.h"
#include "lemmas.h"
#include "quaestor/facts/error.h"
#include "roles.h"
#include "syntax_file.h"
#include "training.h"

namespace quaestor::train {

using namespace syntax;

namespace {
constexpr std::uint64_t kSeed = 1;
std::uint64_t seed_of(int voter) { return kSeed + 1000 * static_cast<std::uint64_t>(voter); }

class Writer {
 public:
  Writer() : bytes_(sizeof(Header), '\0') {}

  template <class T>
  Part part(const T* data, std::size_t count) {
    bytes_.resize((bytes_.size() + 15) / 16 * 16, '\0');
    const Part part{bytes_.size(), count};
    bytes_.append(reinterpret_cast<const char*>(data), count * sizeof(T));
    return part;
  }
  TablePart table(const PackedTable& table) {
    TablePart out;
    out.buckets = part(table.buckets.data(), table.buckets.size());
    out.rows = part(table.rows.data(), table.rows.size());
    out.rows.count -= kStep;
    out.classes = static_cast<std::uint32_t>(table.classes);
    return out;
  }
  std::string finish(Header header) {
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.version = kFormatVersion;
    header.file_size = bytes_.size();
    header.checksum = checksum_of(std::string_view(bytes_).substr(sizeof header));
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

std::vector<KnownWord> sorted(const TagDictionary& dictionary) {
  std::vector<KnownWord> words;
  for (const auto& [lower, tags] : dictionary) words.push_back({lower, tags});
  std::sort(words.begin(), words.end(),
            [](const KnownWord& a, const KnownWord& b) { return a.lower < b.lower; });
  return words;
}
}  // namespace

namespace {
// Perceptrons trained in different orders, added up.
template <class Train>
auto vote(const Plan& plan, Train train) {
  std::vector<decltype(train(kSeed))> voters(static_cast<std::size_t>(plan.voters),
                                             decltype(train(kSeed))());
  in_parallel(plan.voters,
              [&](int voter) { voters[static_cast<std::size_t>(voter)] = train(seed_of(voter)); });
  for (std::size_t voter = 1; voter < voters.size(); ++voter) voters[0].add(voters[voter]);
  return std::move(voters[0]);
}
}  // namespace

std::string train_model(const std::vector<Example>& examples, const Plan& plan) {
  std::vector<Example> tagger_examples = examples;
  add_headline_copies(tagger_examples, plan.language);
  const TagDictionary dictionary = make_dictionary(examples);
  const InflectionClasses inflections(examples);
  const RoleClasses role_classes(examples);
  const LemmaRules lemmas = learn_lemmas(examples);
  const Perceptron tagger = vote(plan, [&](std::uint64_t seed) {
    return train_tagger(tagger_examples, dictionary, plan.tag_rounds, seed);
  });
  Tags tags = tags_by_others(examples, plan);
  const Perceptron inflection =
      train_inflection(examples, inflections, tags, std::max(1, plan.tag_rounds / 2), kSeed);
  const Perceptron roles = vote(plan, [&](std::uint64_t seed) {
    return train_roles(examples, role_classes, tags, plan.role_rounds, seed);
  });
  guess_roles_by_others(examples, role_classes, plan, tags);
  const ParserWeights parser = vote(plan, [&](std::uint64_t seed) {
    return train_parser(examples, tags, plan.parse_rounds, seed, plan.signs_by_rule);
  });

  Writer writer;
  Header header;
  std::memcpy(header.language, plan.language.data(),
              std::min<std::size_t>(4, plan.language.size()));
  header.signs_by_rule = plan.signs_by_rule ? 1 : 0;
  header.sources = writer.part(plan.sources.data(), plan.sources.size());
  const std::vector<KnownWord> words = sorted(dictionary);
  header.known_words = writer.part(words.data(), words.size());
  header.inflections = writer.part(inflections.all().data(), inflections.size());
  header.lemma_rules = writer.part(lemmas.rules.data(), lemmas.rules.size());
  header.lemma_scripts = writer.part(lemmas.scripts.data(), lemmas.scripts.size());
  header.labels = writer.part(parser.classes.data(), parser.classes.size());
  header.tag_table = writer.table(tagger.pack(plan.tag_limits));
  header.inflection_table = writer.table(inflection.pack(plan.inflection_limits));
  header.role_table = writer.table(roles.pack(plan.role_limits));
  header.action_table = writer.table(parser.actions.pack(plan.action_limits));
  header.label_table = writer.table(parser.labels.pack(plan.label_limits));
  return writer.finish(header);
}

void write_model(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path temporary = path.string() + ".part";
  std::ofstream out(temporary, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(temporary, path, failed);
  if (!out || failed) throw Error(ErrorKind::unwritable, path.string(), "cannot be written");
}

}  // namespace quaestor::train
