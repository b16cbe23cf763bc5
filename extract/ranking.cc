#include "ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

namespace quaestor {

namespace {
constexpr std::array<std::string_view, kStages> kStageNames = {
    "investor", "target", "place", "status", "keep", "also", "relation"};
constexpr std::array<std::string_view, kFeatures> kFeatureNames = {"bias",
                                                                   "link",
                                                                   "cost",
                                                                   "rank",
                                                                   "role",
                                                                   "side",
                                                                   "voice",
                                                                   "clause",
                                                                   "kind",
                                                                   "genitive",
                                                                   "between",
                                                                   "known",
                                                                   "first",
                                                                   "amount_gap",
                                                                   "order",
                                                                   "main",
                                                                   "title",
                                                                   "share",
                                                                   "subject_before",
                                                                   "topic",
                                                                   "target_before",
                                                                   "distance",
                                                                   "nobody_near",
                                                                   "reference",
                                                                   "into",
                                                                   "facility_name",
                                                                   "own_amount",
                                                                   "steps",
                                                                   "inside",
                                                                   "compared",
                                                                   "source",
                                                                   "home",
                                                                   "is_investor",
                                                                   "has_amount",
                                                                   "cue",
                                                                   "money",
                                                                   "role_of_block",
                                                                   "facility",
                                                                   "has_place",
                                                                   "best_cost",
                                                                   "status",
                                                                   "form",
                                                                   "shadow",
                                                                   "words",
                                                                   "size",
                                                                   "end",
                                                                   "certainty",
                                                                   "margin",
                                                                   "government",
                                                                   "rule",
                                                                   "tense",
                                                                   "other",
                                                                   "pair_told",
                                                                   "pair_near",
                                                                   "pair_order",
                                                                   "pair_between",
                                                                   "rival_amount",
                                                                   "neighbour",
                                                                   "trust",
                                                                   "paired",
                                                                   "own_home",
                                                                   "ahead",
                                                                   "head",
                                                                   "path",
                                                                   "word_before",
                                                                   "word_after",
                                                                   "phrase",
                                                                   "word_of_sentence"};
constexpr std::string_view kThreshold = "threshold";
constexpr std::string_view kFloor = "floor";
constexpr double kNoFloor = -1e9;

template <std::size_t N>
unsigned index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) throw std::invalid_argument(fmt::format("unknown name {}", name));
  return static_cast<unsigned>(at - names.begin());
}

template <typename Number>
Number number(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::invalid_argument(fmt::format("{} is no number", text));
  return value;
}
}  // namespace

std::string_view to_string(Stage stage) { return kStageNames[static_cast<std::size_t>(stage)]; }
std::string_view to_string(Feature feature) {
  return kFeatureNames[static_cast<std::size_t>(feature)];
}

namespace {
// FNV-1a of the words from several salts on: each step waits for the one before, so they go side
// by side.
template <std::size_t N>
void hash_words(std::string_view one, std::string_view two, std::array<std::uint64_t, N>& hashes) {
  const auto step = [&](unsigned char byte) {
    for (std::uint64_t& hash : hashes) hash = (hash ^ byte) * 1099511628211ULL;
  };
  for (const std::string_view text : {one, two}) {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0xFF);
  }
}
constexpr std::uint64_t kFirstHash = 14695981039346656037ULL;

FeatureKey key_of(Stage stage, Feature feature, std::uint64_t hash) {
  hash ^= hash >> 32U;
  const auto bits = static_cast<unsigned>((hash * 0x9E3779B97F4A7C15ULL) >> 46U);  // 18
  return feature_key(stage, feature, bits >> 12U, bits >> 6U & 63U, bits & 63U);
}
}  // namespace

void word_keys(Stage stage, Feature feature, std::string_view one, std::string_view two,
               unsigned salt, std::span<FeatureKey, 5> keys) {
  std::array<std::uint64_t, 5> hashes{};
  for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = kFirstHash + salt + i;
  hash_words(one, two, hashes);
  for (std::size_t i = 0; i < hashes.size(); ++i) keys[i] = key_of(stage, feature, hashes[i]);
}

FeatureKey word_key(Stage stage, Feature feature, std::string_view one, std::string_view two,
                    unsigned salt) {
  std::array<std::uint64_t, 1> hash{kFirstHash + salt};
  hash_words(one, two, hash);
  return key_of(stage, feature, hash[0]);
}

bool is_word_key(FeatureKey key) {
  return (key >> 21U) - 1 >= static_cast<unsigned>(Feature::head);
}

Ranking::Ranking() : cells_(std::vector<Cell>(1024)) { floors_.fill(kNoFloor); }

Ranking::Ranking(const std::filesystem::path& file) : Ranking() { read(file); }

Ranking::Ranking(const std::filesystem::path& data_dir, std::string_view name) : Ranking() {
  const std::filesystem::path table = data_dir / "models" / fmt::format("{}.tsv", name);
  const ReadyTables ready(data_dir, name, {table});
  file_ = ready.open();
  if (!file_) {
    read(table);
    ready.keep([&](ReadyWriter& out) {
      out.part(std::span<const double>(&threshold_, 1));
      out.part(std::span<const double>(floors_));
      out.number(used_);
      out.part(cells_.all());
    });
    return;
  }
  threshold_ = file_->part<double>()[0];
  const auto floors = file_->part<double>();
  std::copy_n(floors.begin(), floors_.size(), floors_.begin());
  used_ = file_->number();
  cells_ = Stored<Cell>(file_->part<Cell>());
}

void Ranking::read(const std::filesystem::path& file) {
  for (const TableRow& row : read_table(file, 6)) {
    try {
      const double weight = number<double>(row.cells[5]);
      if (row.cells[0] == kThreshold) {
        threshold_ = weight;
        continue;
      }
      if (row.cells[0] == kFloor) {
        const auto code = number<unsigned>(row.cells[2]);
        if (code >= kCodes) throw std::invalid_argument(fmt::format("{} is too large", code));
        floors_[code] = weight;
        continue;
      }
      const auto stage = static_cast<Stage>(index_of(kStageNames, row.cells[0]));
      const auto feature = static_cast<Feature>(index_of(kFeatureNames, row.cells[1]));
      set(feature_key(stage, feature, number<unsigned>(row.cells[2]),
                      number<unsigned>(row.cells[3]), number<unsigned>(row.cells[4])),
          weight);
    } catch (const std::invalid_argument& e) {
      throw Error(ErrorKind::bad_format, file.string(), row.line, e.what());
    }
  }
}

// Open addressing with linear steps; the table is never more than half full.
std::size_t Ranking::find(FeatureKey key) const {
  const std::size_t mask = cells_.size() - 1;
  std::size_t at = place_of(key);
  while (cells_[at].key != 0 && cells_[at].key != key) at = (at + 1) & mask;
  return at;
}

double Ranking::weight(FeatureKey key) const { return cells_[find(key)].weight; }

double Ranking::score(std::span<const FeatureKey> keys) const {
  const Cell* const cells = cells_.data();
  const std::size_t mask = cells_.size() - 1;
  double sum = 0;
  for (const FeatureKey key : keys) {
    std::size_t at = place_of(key);
    while (cells[at].key != key && cells[at].key != 0) at = (at + 1) & mask;
    sum += cells[at].weight;  // of an empty cell 0
  }
  return sum;
}

void Ranking::set(FeatureKey key, double weight) {
  Cell& cell = cells_.at(find(key));
  if (cell.key == 0) {
    ++used_;
    cell.key = key;
  }
  cell.weight = static_cast<float>(weight);
  if (used_ * 2 > cells_.size()) grow();
}

void Ranking::grow() {
  const Stored<Cell> old =
      std::exchange(cells_, Stored<Cell>(std::vector<Cell>(cells_.size() * 2)));
  for (const Cell& cell : old.all()) {
    if (cell.key != 0) cells_.at(find(cell.key)) = cell;
  }
}

std::vector<std::string> Ranking::rows() const {
  std::vector<std::string> rows;
  for (const Cell& cell : cells_.all()) {
    if (cell.key == 0 || cell.weight == 0) continue;
    rows.push_back(fmt::format("{}\t{}\t{}\t{}\t{}\t{:.3f}", kStageNames[cell.key >> 18U & 7U],
                               kFeatureNames[(cell.key >> 21U) - 1], cell.key >> 12U & 63U,
                               cell.key >> 6U & 63U, cell.key & 63U, cell.weight));
  }
  for (unsigned code = 0; code < kCodes; ++code) {
    if (floors_[code] != kNoFloor)
      rows.push_back(fmt::format("{}\t\t{}\t\t\t{:.3f}", kFloor, code, floors_[code]));
  }
  rows.push_back(fmt::format("{}\t\t\t\t\t{:.3f}", kThreshold, threshold_));
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace quaestor
