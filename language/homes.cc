#include "homes.h"

namespace quaestor {

namespace {
constexpr std::uint32_t kBefore = 2;  // tokens between an adjective and the name it belongs to
constexpr std::uint32_t kBehind = 2;  // ... between the name's comma and the adjective

class Homes {
 public:
  Homes(const Lexicon& lexicon, Analysis& analysis) : lexicon_(lexicon), a_(analysis) {}

  void run(std::size_t sentence) {
    const std::span<const Mention> mentions = a_.mentions_of(sentence);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Mention& name = mentions[i];
      if (name.type != MentionType::name || name.kind != Kind::company ||
          name.entity == kNoEntity || !a_.entities[name.entity].country.empty())
        continue;
      const Mention* origin = nullptr;
      if (i > 0 && is_before(mentions[i - 1], name)) origin = &mentions[i - 1];
      if (origin == nullptr && i + 1 < mentions.size() && is_behind(mentions[i + 1], name))
        origin = &mentions[i + 1];
      if (origin != nullptr) a_.entities[name.entity].country = a_.entities[origin->entity].country;
    }
  }

 private:
  bool is_place(const Mention& m) const {
    return m.entity != kNoEntity && (m.kind == Kind::country || m.kind == Kind::place) &&
           a_.entities[m.entity].country.size() == 2;
  }

  bool is_before(const Mention& m, const Mention& name) const {
    return is_place(m) && m.type == MentionType::adjective && name.first - m.last <= kBefore;
  }

  // "of Tampere", "(Tampere)"; ", a Finnish maker"
  bool is_behind(const Mention& m, const Mention& name) const {
    if (!is_place(m) || m.first <= name.last) return false;
    const std::uint32_t gap = m.first - name.last;
    if (m.type == MentionType::name)
      return gap == 1 && (a_.tokens[name.last].lower == "(" || is("origin", name.last));
    return m.type == MentionType::adjective && gap <= kBehind &&
           a_.tokens[name.last].lower == "," &&
           (gap == 1 || is("indefinite", name.last + 1) || is("definite", name.last + 1));
  }

  bool is(WordClass word_class, std::uint32_t token) const {
    return lexicon_.is_among(a_.classes[token], word_class);
  }

  const Lexicon& lexicon_;
  Analysis& a_;
};
}  // namespace

void tell_homes(const Lexicon& lexicon, Analysis& analysis) {
  Homes homes(lexicon, analysis);
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) homes.run(s);
}

}  // namespace quaestor
