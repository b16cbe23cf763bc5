// Frames kept in a file (quaestor/facts/ready_file.h): the parts in one order, written and read.
#include "frames.h"

namespace quaestor {

namespace {
// An optional value as a byte, 0 for none.
template <typename Value>
std::uint8_t byte_of(const std::optional<Value>& value) {
  return value ? static_cast<std::uint8_t>(1 + static_cast<unsigned>(*value)) : 0;
}
template <typename Value>
std::optional<Value> value_of(std::uint8_t byte) {
  return byte == 0 ? std::nullopt : std::optional(static_cast<Value>(byte - 1));
}

// Rows of small values, and one text each.
class Rows {
 public:
  Rows() = default;
  explicit Rows(ReadyFile& file) : in_file_(file.part<std::uint8_t>()), texts_(file.texts()) {}
  void add(std::initializer_list<std::uint8_t> values, std::string text) {
    values_.insert(values_.end(), values);
    texts_.push_back(std::move(text));
  }
  void save(ReadyWriter& out) const {
    out.part(std::span<const std::uint8_t>(values_));
    out.texts(texts_);
  }
  // use(values, text) for each row.
  template <typename Use>
  void each(std::size_t values, Use use) {
    for (std::size_t i = 0; i < texts_.size(); ++i)
      use(in_file_.subspan(i * values, values), std::move(texts_[i]));
  }

 private:
  std::vector<std::uint8_t> values_;
  std::span<const std::uint8_t> in_file_;
  std::vector<std::string> texts_;
};
using RowValues = std::span<const std::uint8_t>;

std::uint8_t byte_of(bool value) { return value ? 1 : 0; }
std::uint8_t byte_of(Relation relation) { return static_cast<std::uint8_t>(relation); }
}  // namespace

LanguageFrames::LanguageFrames(ReadyFile& file)
    : frame_set(file),
      cue_set(file),
      relation_set(file),
      noun_set(file),
      title_links(file.texts()),
      place_links(file.texts()),
      trigger_set(file) {
  Rows(file).each(4, [&](RowValues v, std::string text) {
    frames.push_back({static_cast<FrameClass>(v[0]), value_of<Form>(v[1]), value_of<Status>(v[2]),
                      std::move(text), v[3]});
  });
  Rows(file).each(1, [&](RowValues v, std::string text) {
    relations.push_back({static_cast<Relation>(v[0]), std::move(text)});
  });
  Rows(file).each(3, [&](RowValues v, std::string text) {
    nouns.push_back(
        {static_cast<Relation>(v[0]), v[1] != 0, v[2] != 0, file.texts(), std::move(text)});
  });
  Rows(file).each(2, [&](RowValues v, std::string text) {
    triggers.push_back(
        {static_cast<Relation>(v[0]), v[1] != 0, std::string(file.text()), std::move(text)});
  });
}

void LanguageFrames::save(ReadyWriter& out) const {
  frame_set.save(out);
  cue_set.save(out);
  relation_set.save(out);
  noun_set.save(out);
  out.texts(title_links);
  out.texts(place_links);
  trigger_set.save(out);
  Rows frame_rows;
  for (const Frame& f : frames)
    frame_rows.add({static_cast<std::uint8_t>(f.frame_class), byte_of(f.form), byte_of(f.status),
                    static_cast<std::uint8_t>(f.words)},
                   f.phrase);
  frame_rows.save(out);
  Rows relation_rows;
  for (const RelationPattern& r : relations) relation_rows.add({byte_of(r.relation)}, r.text);
  relation_rows.save(out);
  Rows noun_rows;
  for (const RelationNoun& n : nouns)
    noun_rows.add({byte_of(n.relation), byte_of(n.holder_is_subject), byte_of(n.joint)}, n.text);
  noun_rows.save(out);
  for (const RelationNoun& n : nouns) out.texts(n.links);
  Rows trigger_rows;
  for (const RelationTrigger& t : triggers)
    trigger_rows.add({byte_of(t.relation), byte_of(t.looks_back)}, t.text);
  trigger_rows.save(out);
  for (const RelationTrigger& t : triggers) out.text(t.law);
}

}  // namespace quaestor
