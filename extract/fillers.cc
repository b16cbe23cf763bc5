#include "fillers.h"

#include <algorithm>

#include "coordination.h"
#include "titles.h"

namespace quaestor {

namespace {
constexpr int kBetween = 5;      // tokens between the phrase and the name
constexpr int kCopulaReach = 8;  // tokens from a copula back to its subject

class FillerFinder {
 public:
  FillerFinder(const SentenceScene& scene, const NounPhrase& phrase, bool person, bool bodies)
      : scene_(scene),
        view_(scene.view()),
        a_(scene.view().analysis()),
        p_(phrase),
        person_(person),
        bodies_(bodies) {}

  Fillers find() {
    if (adjacent() || after() || equated_after() || before() || equated_before()) return out_;
    return {};
  }

 private:
  const std::string& lower(std::uint32_t t) const { return a_.tokens[t].lower; }
  bool in_sentence(std::uint32_t t) const { return t >= view_.first() && t < view_.last(); }
  bool tagged(std::uint32_t t, Upos u) const {
    return !a_.syntax.empty() && a_.syntax[t].upos == u;
  }
  bool equates(std::uint32_t t) const { return scene_.word("equate", t); }

  // A pronoun or a description may be what "is" a rival; elsewhere only names count.
  bool wanted(const Mention& m, bool references = false) const {
    const bool reference =
        references && (m.type == MentionType::pronoun || m.type == MentionType::description);
    if ((m.type != MentionType::name && !reference) || m.entity == kNoEntity) return false;
    const bool holder = std::any_of(p_.holders.begin(), p_.holders.end(),
                                    [&](const Mention* h) { return h->entity == m.entity; });
    if (holder || a_.entities[m.entity].outlet) return false;
    if (person_) return m.kind == Kind::person;
    return m.kind == Kind::company || (bodies_ && m.kind == Kind::organization);
  }

  bool is_nationality(const Mention& m) const {
    return m.type == MentionType::adjective || m.type == MentionType::demonym;
  }

  // The name that words of introduction (adjectives, nouns) lead to from token `t`.
  const Mention* led_to(std::uint32_t t, bool articles) {
    for (int i = 0; i <= kBetween && in_sentence(t); ++i) {
      const Mention* m = view_.covering(t);
      if (m != nullptr && wanted(*m) && m->first == t) return m;
      if (m != nullptr && is_nationality(*m)) {
        out_.origins.push_back(m);
        t = m->last;
        continue;
      }
      if (m != nullptr) return nullptr;
      const bool article = scene_.word("definite", t) || scene_.word("indefinite", t);
      const bool noun = tagged(t, Upos::ADJ) || tagged(t, Upos::NOUN) || tagged(t, Upos::PROPN) ||
                        scene_.word("honorific", t) || lower(t) == "." || lower(t) == "-";
      if (!noun && !(article && articles)) return nullptr;
      ++t;
    }
    return nullptr;
  }

  void take(const Mention& m, FillerWay way) {
    out_.way = way;
    const bool backwards = way == FillerWay::before;
    for (const Mention* each : coordinated(scene_, m)) {
      const bool side = backwards ? each->first <= m.first : each->first >= m.first;
      if (side && wanted(*each)) out_.names.push_back(each);
    }
  }

  bool adjacent() {
    if (!in_sentence(p_.last)) return false;
    // "its rival Nimbra", not "a rival of Tallow Nimbra will buy"
    if (p_.complement && p_.last != p_.noun_end && !person_) return false;
    const Mention* m = led_to(p_.last, false);
    if (m == nullptr) return reset();
    take(*m, FillerWay::adjacent);
    return true;
  }

  // "its rival, Nimbra," "rivals such as Nimbra", "rivals: Nimbra and Orvo"
  bool after() {
    std::uint32_t t = p_.last;
    bool comma = false;
    bool example = false;
    while (in_sentence(t)) {
      const std::string& word = lower(t);
      if (word == ",") {
        comma = true;
      } else if (word == ":" || word == "(" || scene_.word("example", t)) {
        example = true;
      } else {
        break;
      }
      ++t;
    }
    if (!comma && !example) return false;
    const Mention* m = led_to(t, true);
    if (m == nullptr) return reset();
    if (!example) {
      const bool owned = p_.possessive || p_.definite || !p_.holders.empty();
      const std::uint32_t end = coordinated(scene_, *m).back()->last;
      const bool closed = !in_sentence(end) || a_.tokens[end].type == TokenType::sign;
      if (!owned || !closed || m->genitive) return reset();
      if (!comma_is_apposition()) return reset();
    }
    take(*m, FillerWay::after);
    return true;
  }

  // A phrase that itself stands in apposition ("Orvo, a rival of Tallow, Nimbra and …") names no
  // follower.
  bool comma_is_apposition() const {
    if (p_.first <= view_.first()) return true;
    const std::uint32_t t = p_.first - 1;
    if (lower(t) != ",") return true;
    const Mention* m = t > view_.first() ? view_.covering(t - 1) : nullptr;
    return m == nullptr || !wanted(*m);
  }

  // "Its main rivals are Nimbra and Orvo", "Erster Kunde ist Nimbra"
  bool equated_after() {
    std::uint32_t t = p_.last;
    for (int i = 0; i < 3 && in_sentence(t) && !equates(t); ++i) {
      if (!tagged(t, Upos::ADV)) return false;
      ++t;
    }
    if (!in_sentence(t) || !equates(t)) return false;
    ++t;
    for (int i = 0; i < 3 && in_sentence(t); ++i) {
      const bool skip = (tagged(t, Upos::ADV) || scene_.word("example", t)) &&
                        view_.covering(t) == nullptr && !scene_.word("negation", t);
      if (!skip) break;
      ++t;
    }
    const Mention* m = led_to(t, true);
    if (m == nullptr) return reset();
    take(*m, FillerWay::equated);
    return true;
  }

  // The name that ends right before token `t`, over an age or a bracket: "Ada Velthuis, 45,".
  const Mention* name_ending(std::uint32_t t) const {
    for (int i = 0; i < 3 && t > view_.first(); ++i) {
      const Mention* m = view_.covering(t - 1);
      if (m != nullptr) return wanted(*m) ? m : nullptr;
      if (lower(t - 1) == ")") {
        while (t > view_.first() && lower(t - 1) != "(") --t;
        if (t > view_.first()) --t;
        continue;
      }
      const bool age = a_.tokens[t - 1].type == TokenType::number;
      if (!age && lower(t - 1) != "," && lower(t - 1) != "(") return nullptr;
      --t;
    }
    return nullptr;
  }

  // "Nimbra, a rival of Tallow", "Nimbra (a rival of Tallow)", "Ada Velthuis, its founder"
  bool before() {
    std::uint32_t t = p_.first;
    for (int i = 0; i < 2 && t > view_.first() && tagged(t - 1, Upos::ADV); ++i) --t;
    if (t <= view_.first()) return false;
    const std::string& sign = lower(t - 1);
    if (sign != "," && sign != "(" && sign != "–" && sign != "—") return false;
    const Mention* m = name_ending(t - 1);
    if (m == nullptr) return reset();
    out_.way = FillerWay::before;
    if (p_.indefinite || p_.definite || p_.possessive || person_) {
      out_.names.push_back(m);
    } else {
      take(*m, FillerWay::before);
    }
    return true;
  }

  // "Nimbra is a rival of Tallow", "Nimbra, das eine Tochter von Tallow ist"
  bool equated_before() {
    std::uint32_t t = p_.first;
    for (int i = 0; i < 2 && t > view_.first() && tagged(t - 1, Upos::ADV); ++i) --t;
    if (t <= view_.first()) return false;
    const bool verb_last = in_sentence(p_.last) && equates(p_.last) &&
                           scene_.word("relative", t - 1) && t - 1 > view_.first() &&
                           lower(t - 2) == ",";
    if (verb_last) {
      const Mention* m = name_ending(t - 2);
      if (m == nullptr) return reset();
      take(*m, FillerWay::before);
      return true;
    }
    if (!equates(t - 1)) return false;
    --t;
    for (int i = 0; i < kCopulaReach && t > view_.first(); ++i, --t) {
      const Mention* m = view_.covering(t - 1);
      if (m != nullptr && wanted(*m, !person_)) {
        if (m->type == MentionType::name) take(*m, FillerWay::before);
        if (out_.names.empty()) out_.names.push_back(m);
        out_.way = FillerWay::equated;
        return true;
      }
      if (tagged(t - 1, Upos::VERB) || lower(t - 1) == ";" || lower(t - 1) == ":") return reset();
      if (m != nullptr && m->type == MentionType::name && m->kind != Kind::place &&
          m->kind != Kind::country)
        return reset();
    }
    return reset();
  }

  bool reset() {
    out_ = {};
    return false;
  }

  const SentenceScene& scene_;
  const SentenceView& view_;
  const Analysis& a_;
  const NounPhrase& p_;
  bool person_;
  bool bodies_;
  Fillers out_;
};
}  // namespace

Fillers fillers_of(const SentenceScene& scene, const NounPhrase& phrase, bool person, bool bodies) {
  return FillerFinder(scene, phrase, person, bodies).find();
}

}  // namespace quaestor
