// Learned choices: a candidate is described by features, each feature has a weight, the candidate
// with the largest sum is taken. The weights are learned by quaestor_train from annotated articles
// and ship in models/arguments.tsv. Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/stored.h"

namespace quaestor {

// What is decided of an event, in this order; `keep` tells how sure the whole is, `also` who else
// invests. `relation`: whether two things of a sentence stand in a relation (pairs.h).
enum class Stage : std::uint8_t { investor, target, place, status, keep, also, relation };
inline constexpr std::size_t kStages = 7;
std::string_view to_string(Stage stage);

// A feature is a template with up to three small values: "the mention is the subject (3) of a
// frame of class money (0)". The names of the templates are the first column of the weights' file.
enum class Feature : std::uint8_t {
  bias,
  link,
  cost,
  rank,
  role,
  side,
  voice,
  clause,
  kind,
  genitive,
  between,
  known,
  first,
  amount_gap,
  order,
  main,
  title,
  share,
  subject_before,
  topic,
  target_before,
  distance,
  nobody_near,
  reference,
  into,
  facility_name,
  own_amount,
  steps,
  inside,
  compared,
  source,
  home,
  is_investor,
  has_amount,
  cue,
  money,
  role_of_block,
  facility,
  has_place,
  best_cost,
  status,
  form,
  shadow,
  words,
  size,
  end,
  certainty,
  margin,
  government,
  rule,
  tense,
  other,
  pair_told,
  pair_near,
  pair_order,
  pair_between,
  rival_amount,
  neighbour,
  trust,
  paired,
  own_home,
  ahead,
  // by hash of words
  head,
  path,
  word_before,
  word_after,
  phrase,
  word_of_sentence,
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::word_of_sentence) + 1;
std::string_view to_string(Feature feature);

using FeatureKey = std::uint32_t;
inline constexpr unsigned kStageAt = 18;  // bits below the stage
// Values above 63 count as 63.
constexpr FeatureKey feature_key(Stage stage, Feature feature, unsigned a, unsigned b, unsigned c) {
  const auto small = [](unsigned v) { return v < 63U ? v : 63U; };
  const unsigned name = static_cast<unsigned>(feature) + 1;  // so that no key is 0
  return (name << 21U | static_cast<unsigned>(stage) << kStageAt) | small(a) << 12U |
         small(b) << 6U | small(c);
}

// The keys of two words with the salts from `salt` on, one for each place of `keys`.
void word_keys(Stage stage, Feature feature, std::string_view one, std::string_view two,
               unsigned salt, std::span<FeatureKey, 5> keys);
FeatureKey word_key(Stage stage, Feature feature, std::string_view one, std::string_view two,
                    unsigned salt);

// Made by word_key().
bool is_word_key(FeatureKey key);

class Ranking {
 public:
  Ranking();  // all weights zero
  // Throws Error not_found / bad_format with file:line.
  explicit Ranking(const std::filesystem::path& file);
  // The same of models/<name>.tsv, by the file made of it before if there is one.
  Ranking(const std::filesystem::path& data_dir, std::string_view name);

  double weight(FeatureKey key) const;
  void fetch(FeatureKey key) const { __builtin_prefetch(cells_.data() + place_of(key)); }
  double score(std::span<const FeatureKey> keys) const;
  void set(FeatureKey key, double weight);
  // An event is stated when its probability reaches this.
  double threshold() const { return threshold_; }
  void set_threshold(double threshold) { threshold_ = threshold; }
  // What the features that are described first must add up to, for a candidate of this code (below
  // kCodes) to be described further; without such a row in the file they may add up to anything.
  static constexpr unsigned kCodes = 64;
  double floor(unsigned code) const { return floors_[code]; }
  void set_floor(unsigned code, double floor) { floors_[code] = floor; }
  // The file's rows, sorted, without header.
  std::vector<std::string> rows() const;

 private:
  struct Cell {
    FeatureKey key = 0;  // 0 = empty: no feature has key 0
    float weight = 0;
  };
  std::size_t place_of(FeatureKey key) const {
    return (key * 2654435761U >> 7U) & (cells_.size() - 1);
  }
  std::size_t find(FeatureKey key) const;
  void grow();
  void read(const std::filesystem::path& file);

  std::optional<ReadyFile> file_;  // what the cells may lie in
  Stored<Cell> cells_;
  std::size_t used_ = 0;
  double threshold_ = 0;
  std::array<double, kCodes> floors_{};
};

class Features {
 public:
  explicit Features(Stage stage) : stage_(stage) { keys_.reserve(kMany); }
  // Describes something else from here on.
  void start(Stage stage, const Ranking& ranking) {
    stage_ = stage;
    ranking_ = &ranking;
    keys_.clear();
  }
  // Fetches the weights while the rest is still described: they are more than the caches hold.
  Features(Stage stage, const Ranking& ranking) : Features(stage) { ranking_ = &ranking; }
  void add(Feature feature, unsigned a = 0, unsigned b = 0, unsigned c = 0) {
    add_key(feature_key(stage_, feature, a, b, c));
  }
  // By the hash of two words and a small number.
  void add_word(Feature feature, std::string_view one, std::string_view two, unsigned salt = 0) {
    add_key(word_key(stage_, feature, one, two, salt));
  }
  void add_key(FeatureKey key) {
    if (ranking_ != nullptr) ranking_->fetch(key);
    keys_.push_back(key);
  }
  // Those of the same event that another stage has.
  void add_all(std::span<const FeatureKey> keys) {
    constexpr FeatureKey kStage = 7U << kStageAt;
    for (const FeatureKey key : keys)
      add_key((key & ~kStage) | static_cast<unsigned>(stage_) << kStageAt);
  }
  const std::vector<FeatureKey>& keys() const { return keys_; }
  std::vector<FeatureKey> take() { return std::move(keys_); }

 private:
  static constexpr std::size_t kMany = 96;
  Stage stage_;
  const Ranking* ranking_ = nullptr;
  std::vector<FeatureKey> keys_;
};

}  // namespace quaestor
