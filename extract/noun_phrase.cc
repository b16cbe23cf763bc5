#include "noun_phrase.h"

#include <algorithm>

#include "coordination.h"

namespace quaestor {

namespace {
constexpr int kModifiers = 6;        // tokens to the left of the noun
constexpr int kComplement = 6;       // tokens from the link to the holder
constexpr int kAdjectivesAfter = 3;  // "son concurrent danois"

bool is_actor(const Mention& m) { return m.kind == Kind::company || m.kind == Kind::organization; }

bool is_region(const Mention& m) {
  return m.type == MentionType::name &&
         (m.kind == Kind::country || m.kind == Kind::place || m.kind == Kind::bloc);
}

bool is_nationality(const Mention& m) {
  return m.type == MentionType::adjective || m.type == MentionType::demonym;
}

class PhraseReader {
 public:
  PhraseReader(const SentenceScene& scene, std::span<const std::string> links)
      : scene_(scene), view_(scene.view()), a_(scene.view().analysis()), links_(links) {}

  NounPhrase read(std::uint32_t noun, std::uint32_t noun_end) {
    p_.first = p_.noun = noun;
    p_.last = p_.noun_end = noun_end;
    left();
    right();
    return p_;
  }

 private:
  const std::string& lower(std::uint32_t t) const { return a_.tokens[t].lower; }
  Upos tag(std::uint32_t t) const { return a_.syntax.empty() ? Upos::NOUN : a_.syntax[t].upos; }

  // A name that ends right before token `end` and can hold.
  const Mention* holder_ending(std::uint32_t end) const {
    if (end <= view_.first()) return nullptr;
    const Mention* m = view_.covering(end - 1);
    const bool fits = m != nullptr && m->last == end && m->entity != kNoEntity && is_actor(*m) &&
                      (m->type == MentionType::name || m->type == MentionType::description);
    return fits ? m : nullptr;
  }

  bool take_genitive(std::uint32_t t) {
    if (t <= view_.first()) return false;
    const std::string& sign = lower(t);
    if (sign != "'s" && sign != "'" && sign != "’" && sign != "s") return false;
    std::uint32_t end = t;
    if (sign == "s" && end > view_.first() && lower(end - 1) == "'") --end;
    const Mention* m = holder_ending(end);
    if (m == nullptr) {
      const Mention* region = view_.covering(end - 1);
      if (region == nullptr || region->last != end || !is_region(*region)) return false;
      p_.regions.push_back(region);
      p_.first = region->first;
      return true;
    }
    p_.holders.push_back(m);
    p_.first = m->first;
    return true;
  }

  // "Alphabet-Tochter", "Nvidia rival"
  bool take_compound(std::uint32_t t) {
    const bool hyphen = lower(t) == "-" && t > view_.first();
    const Mention* m = holder_ending(hyphen ? t : t + 1);
    if (m == nullptr || m->type != MentionType::name) {
      const Mention* region = hyphen ? view_.covering(t - 1) : nullptr;
      if (region == nullptr || !is_region(*region)) return false;
      p_.regions.push_back(region);
      p_.first = region->first;
      return true;
    }
    const bool adjacent = t + 1 == p_.noun;
    if (!hyphen && !m->genitive && !adjacent) return false;
    p_.holders.push_back(m);
    p_.first = m->first;
    return true;
  }

  void left() {
    for (int steps = 0; steps < kModifiers && p_.first > view_.first(); ++steps) {
      const std::uint32_t t = p_.first - 1;
      if (take_genitive(t) || take_compound(t)) return;
      const Mention* inside = view_.covering(t);
      if (inside != nullptr && is_nationality(*inside)) {
        p_.origins.push_back(inside);
        p_.first = inside->first;
        continue;
      }
      if (scene_.word("possessive", t)) {
        p_.possessive = true;
        if (inside != nullptr && inside->entity != kNoEntity && is_actor(*inside))
          p_.holders.push_back(inside);
        p_.first = t;
        return;
      }
      if (inside != nullptr) return;
      if (scene_.word("definite", t) || scene_.word("indefinite", t)) {
        p_.definite = scene_.word("definite", t);
        p_.indefinite = !p_.definite;
        p_.first = t;
        return;
      }
      if (!modifies(t)) return;
      p_.first = t;
    }
  }

  bool modifies(std::uint32_t t) const {
    if (a_.tokens[t].type == TokenType::number) return false;
    if (lower(t) == "-") return true;
    if (scene_.word("locative", t) || scene_.word("and", t)) return false;
    const Upos u = tag(t);
    return u == Upos::ADJ || u == Upos::NOUN || u == Upos::ADV || u == Upos::NUM ||
           u == Upos::PROPN || u == Upos::X;
  }

  bool links(std::uint32_t t) const {
    return scene_.word("genitive", t) ||
           std::find(links_.begin(), links_.end(), lower(t)) != links_.end();
  }

  void right() {
    std::uint32_t t = p_.last;
    for (int i = 0; i < kAdjectivesAfter && t < view_.last(); ++i) {
      const Mention* inside = view_.covering(t);
      if (inside != nullptr) {
        if (!is_nationality(*inside) || a_.language == "de") break;
        p_.origins.push_back(inside);
        t = inside->last;
      } else if (a_.language == "fr" && tag(t) == Upos::ADJ && !links(t)) {
        ++t;
      } else {
        break;
      }
    }
    p_.last = t;
    if (t < view_.last() && links(t)) complement(t);
  }

  void complement(std::uint32_t t) {
    for (int i = 0; i < kComplement && t < view_.last(); ++i) {
      const Mention* m = view_.covering(t);
      if (m != nullptr && m->entity != kNoEntity) {
        if (is_nationality(*m)) {
          t = m->last;
          continue;
        }
        if (m->type == MentionType::possessive) {
          ++t;
          continue;
        }
        p_.complement = true;
        if (is_actor(*m) && m->type != MentionType::pronoun) {
          take_complement(*m);
          return;
        }
        if (!is_region(*m)) return;
        if (only_modifies(*m)) {  // "the Hamburg bank X"
          t = m->last;
          continue;
        }
        p_.regions.push_back(m);
        p_.last = m->last;
        return;
      }
      const bool fine = links(t) || scene_.word("definite", t) || scene_.word("indefinite", t) ||
                        scene_.word("possessive", t) || modifies(t) || scene_.word("and", t);
      if (!fine) return;
      ++t;
    }
  }

  bool only_modifies(const Mention& region) const {
    const std::uint32_t next = region.last;
    if (next >= view_.last() || a_.language == "fr") return false;
    const Mention* m = view_.covering(next);
    if (m != nullptr) return is_actor(*m);
    return tag(next) == Upos::NOUN || tag(next) == Upos::ADJ;
  }

  void take_complement(const Mention& m) {
    if (!p_.holders.empty()) return;
    for (const Mention* each : coordinated(scene_, m)) {
      if (each->first < m.first) continue;
      p_.holders.push_back(each);
      p_.last = std::max(p_.last, each->last);
    }
  }

  const SentenceScene& scene_;
  const SentenceView& view_;
  const Analysis& a_;
  std::span<const std::string> links_;
  NounPhrase p_;
};
}  // namespace

NounPhrase noun_phrase(const SentenceScene& scene, std::uint32_t noun, std::uint32_t noun_end,
                       std::span<const std::string> links) {
  return PhraseReader(scene, links).read(noun, noun_end);
}

}  // namespace quaestor
