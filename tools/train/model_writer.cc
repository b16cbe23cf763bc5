// Puts the trained tables together into a model file (docs/models.md).
#include <algorithm>
#include <cstring>
#include <fstream>

#include "quaestor/facts/error.h"
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

// Each example tagged by a tagger that has not seen it.
std::vector<std::vector<Upos>> jackknife(const std::vector<Example>& examples, const Plan& plan) {
  std::vector<std::vector<Upos>> tags(examples.size());
  for (int fold = 0; fold < plan.folds; ++fold) {
    std::vector<Example> known;
    std::vector<Example> held;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (static_cast<int>(i % static_cast<std::size_t>(plan.folds)) == fold) {
        held.push_back(examples[i]);
        places.push_back(i);
      } else {
        known.push_back(examples[i]);
      }
    }
    const TagDictionary dictionary = make_dictionary(known);
    const Perceptron tagger =
        train_tagger(known, dictionary, std::max(1, plan.tag_rounds / 2), kSeed);
    std::vector<std::vector<Upos>> found = tag_with(tagger, dictionary, held);
    for (std::size_t i = 0; i < places.size(); ++i) tags[places[i]] = std::move(found[i]);
  }
  return tags;
}

std::vector<KnownWord> sorted(const TagDictionary& dictionary) {
  std::vector<KnownWord> words;
  for (const auto& [lower, tags] : dictionary) words.push_back({lower, tags});
  std::sort(words.begin(), words.end(),
            [](const KnownWord& a, const KnownWord& b) { return a.lower < b.lower; });
  return words;
}
}  // namespace

std::string train_model(const std::vector<Example>& examples, const Plan& plan) {
  std::vector<Example> tagger_examples = examples;
  add_headline_copies(tagger_examples, plan.language);
  const TagDictionary dictionary = make_dictionary(examples);
  Perceptron tagger = train_tagger(tagger_examples, dictionary, plan.tag_rounds, kSeed);
  for (int voter = 1; voter < plan.voters; ++voter) {
    tagger.add(train_tagger(tagger_examples, dictionary, plan.tag_rounds, seed_of(voter)));
  }
  const std::vector<std::vector<Upos>> tags = jackknife(examples, plan);
  ParserWeights parser = train_parser(examples, tags, plan.parse_rounds, kSeed);
  for (int voter = 1; voter < plan.voters; ++voter) {
    const ParserWeights other = train_parser(examples, tags, plan.parse_rounds, seed_of(voter));
    parser.actions.add(other.actions);
    parser.labels.add(other.labels);
  }

  Writer writer;
  Header header;
  std::memcpy(header.language, plan.language.data(),
              std::min<std::size_t>(4, plan.language.size()));
  header.sources = writer.part(plan.sources.data(), plan.sources.size());
  const std::vector<KnownWord> words = sorted(dictionary);
  header.known_words = writer.part(words.data(), words.size());
  header.labels = writer.part(parser.classes.data(), parser.classes.size());
  header.tag_table = writer.table(tagger.pack(plan.tag_limits));
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
