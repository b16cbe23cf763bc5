#include "wording.h"

#include <algorithm>
#include <array>
#include <string>

namespace quaestor {

namespace {
constexpr std::size_t kStem = 7;  // bytes
constexpr std::string_view kNoWord = "|";
constexpr std::string_view kName = "<name>";
constexpr std::string_view kNumber = "<number>";

unsigned side_of(const Mention& m, const EventSlot& event) {
  if (m.last <= event.frame.first) return 0;
  return m.first >= event.frame.last ? 2 : 1;
}
}  // namespace

Wording::Wording(const SentenceScene& scene) : scene_(scene), a_(scene.view().analysis()) {}

std::string_view Wording::word(std::int64_t token) const {
  if (token < scene_.view().first() || token >= scene_.view().last()) return kNoWord;
  const Token& t = a_.tokens[static_cast<std::uint32_t>(token)];
  return t.type == TokenType::number ? kNumber : std::string_view(t.lower);
}

std::string_view Wording::stem(std::uint32_t token) const {
  const std::string_view w = word(token);
  if (w.size() <= kStem) return w;
  std::size_t cut = kStem;
  while (cut < w.size() && (static_cast<unsigned char>(w[cut]) & 0xC0U) == 0x80U) ++cut;
  return w.substr(0, cut);
}

// The word `step` tokens from the mention's edge; a name counts as "a name".
std::string_view Wording::beside(const Mention& m, int step) const {
  const std::int64_t at = step < 0 ? static_cast<std::int64_t>(m.first) + step
                                   : static_cast<std::int64_t>(m.last) + step - 1;
  for (const Mention& other : scene_.view().mentions()) {
    if (at >= other.first && at < other.last && other.type == MentionType::name) return kName;
  }
  return word(at);
}

void Wording::path(const Mention& m, const EventSlot& event, Features& f) const {
  if (!scene_.tree().known()) return;
  const auto group = static_cast<unsigned>(event.frame.frame->frame_class);
  std::uint32_t from = scene_.tree().head_of(m.first, m.last);
  const std::uint32_t to = scene_.tree().head_of(event.frame.first, event.frame.last);
  f.add_word(Feature::head, name_of(a_.syntax[from].deprel),
             a_.syntax[from].head == kNoHead ? kNoWord : stem(a_.syntax[from].head));
  // Up from both until they meet.
  std::vector<std::uint32_t> above;
  for (std::uint32_t at = to; above.size() < 6; at = a_.syntax[at].head) {
    above.push_back(at);
    if (a_.syntax[at].head == kNoHead) break;
  }
  std::string up;
  std::string words;
  for (int i = 0; i < 6; ++i) {
    const auto met = std::find(above.begin(), above.end(), from);
    if (met != above.end()) {
      std::string way = up + "^";
      for (auto at = met; at != above.begin(); --at) {
        way += name_of(a_.syntax[*(at - 1)].deprel);
        way += ">";
        if (at - 1 != above.begin()) words += stem(*(at - 1));
      }
      f.add_word(Feature::path, way, "", group);
      f.add_word(Feature::path, way, words, 32);
      f.add_word(Feature::path, way, event.frame.frame->phrase, 33);
      return;
    }
    up += name_of(a_.syntax[from].deprel);
    up += "<";
    from = a_.syntax[from].head;
    if (from == kNoHead) break;
    words += stem(from);
  }
  f.add_word(Feature::path, "none", "", group);
}

void Wording::describe(const Mention& m, const EventSlot& event, Features& f) const {
  const unsigned side = side_of(m, event);
  const auto group = static_cast<unsigned>(event.frame.frame->frame_class);
  f.add_word(Feature::word_before, beside(m, -1), "", group);
  f.add_word(Feature::word_before, beside(m, -1), "", 32 + side);
  f.add_word(Feature::word_before, beside(m, -1), beside(m, -2), 40);
  f.add_word(Feature::word_after, beside(m, 1), "", 32 + side);
  f.add_word(Feature::word_after, beside(m, 1), beside(m, 2), 40);
  const auto role =
      static_cast<unsigned>(scene_.tree().role(m, event.frame.first, event.frame.last));
  f.add_word(Feature::phrase, event.frame.frame->phrase, "", 32 + 8 * side + role);
  const std::uint32_t first = side == 0 ? m.last : event.frame.last;
  const std::uint32_t last = side == 0 ? event.frame.first : m.first;
  if (side != 1 && last - first <= 4) {
    std::string between;
    for (std::uint32_t t = first; t < last; ++t) {
      between += word(t);
      between += ' ';
    }
    f.add_word(Feature::path, between, "", 40 + side);
  }
  path(m, event, f);
}

void Wording::describe(const EventSlot& event, Features& f) const {
  f.add_word(Feature::phrase, event.frame.frame->phrase, "");
  f.add_word(Feature::word_before, word(std::int64_t{event.frame.first} - 1), "", 50);
  f.add_word(Feature::word_after, word(event.frame.last), "", 50);
  std::string own;
  for (std::uint32_t t = event.frame.first; t < event.frame.last; ++t) own += stem(t);
  f.add_word(Feature::phrase, own, "", 1);
  if (scene_.tree().known()) {
    const std::uint32_t head = scene_.tree().head_of(event.frame.first, event.frame.last);
    const std::uint32_t above = a_.syntax[head].head;
    f.add_word(Feature::head, name_of(a_.syntax[head].deprel),
               above == kNoHead ? kNoWord : stem(above), 50);
  }
  if (event.amount == nullptr) return;
  f.add_word(Feature::word_before, word(std::int64_t{event.amount->first} - 1), "", 51);
  f.add_word(Feature::word_before, word(std::int64_t{event.amount->first} - 1),
             word(std::int64_t{event.amount->first} - 2), 52);
  f.add_word(Feature::word_after, word(event.amount->last), "", 51);
  f.add_word(Feature::word_after, word(event.amount->last), word(event.amount->last + 1), 52);
}

void Wording::describe_all(const EventSlot& event, Features& f) const {
  const int clause = scene_.clause(event.frame.first);
  for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t) {
    const bool own = scene_.clause(t) == clause;
    if (a_.tokens[t].type != TokenType::word) continue;
    bool named = false;
    for (const Mention& m : scene_.view().mentions())
      named = named || (t >= m.first && t < m.last && m.type == MentionType::name);
    if (named) continue;
    f.add_word(Feature::word_of_sentence, stem(t), "");
    if (own) f.add_word(Feature::word_of_sentence, stem(t), "", 1);
  }
}

void Wording::describe_time(const EventSlot& event, std::span<Features, 5> by_status) const {
  // With the number of the status as the salt, or that and eight.
  const auto add = [&](Feature feature, std::string_view one, std::string_view two, unsigned salt) {
    std::array<FeatureKey, 5> keys{};
    word_keys(Stage::status, feature, one, two, salt, keys);
    for (std::size_t status = 0; status < keys.size(); ++status)
      by_status[status].add_key(keys[status]);
  };
  add(Feature::phrase, event.frame.frame->phrase, "", 0);
  std::string own;
  for (std::uint32_t t = event.frame.first; t < event.frame.last; ++t) own += word(t);
  add(Feature::phrase, own, "", 8);
  add(Feature::word_before, word(std::int64_t{event.frame.first} - 1), "", 0);
  add(Feature::word_before, word(std::int64_t{event.frame.first} - 1),
      word(std::int64_t{event.frame.first} - 2), 8);
  add(Feature::word_after, word(event.frame.last), "", 0);
  const int clause = scene_.clause(event.frame.first);
  for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t) {
    if (a_.tokens[t].type != TokenType::word || scene_.clause(t) != clause) continue;
    add(Feature::word_of_sentence, word(t), "", 0);
    if (a_.syntax.empty()) continue;
    if (a_.syntax[t].upos == Upos::AUX) add(Feature::head, word(t), "", 0);
  }
  if (a_.syntax.empty()) return;
  std::uint32_t verb = scene_.tree().known()
                           ? scene_.tree().head_of(event.frame.first, event.frame.last)
                           : event.frame.first;
  for (int i = 0; i < 4 && scene_.tree().known() && !scene_.tree().is_verb(verb) &&
                  a_.syntax[verb].head != kNoHead;
       ++i)
    verb = a_.syntax[verb].head;
  const Morphology& m = a_.syntax[verb].morphology;
  for (unsigned status = 0; status < by_status.size(); ++status) {
    by_status[status].add(Feature::tense, status, 8 + static_cast<unsigned>(m.tense),
                          static_cast<unsigned>(m.form) * 4 + static_cast<unsigned>(m.mood));
  }
  add(Feature::head, stem(verb), name_of(a_.syntax[verb].deprel), 8);
}

}  // namespace quaestor
