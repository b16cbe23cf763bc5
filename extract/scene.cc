#include "scene.h"

#include <algorithm>

namespace quaestor {

SentenceScene::SentenceScene(const SentenceView& view, const LanguageFrames& language,
                             const Trees& trees)
    : view_(view), trees_(trees), tree_(view, trees) {
  language.cue_set.scan(view, [&](int value, const PatternMatch& match) {
    cues_.push_back({static_cast<FrameCue>(value), match.first, match.last});
  });
  const auto covered = [&](const CueHit& hit) {
    return std::any_of(cues_.begin(), cues_.end(), [&](const CueHit& other) {
      return other.cue != hit.cue && other.first <= hit.first && hit.last <= other.last &&
             other.last - other.first > hit.last - hit.first && other.cue != FrameCue::facility &&
             other.cue != FrameCue::clause && hit.cue != FrameCue::facility &&
             hit.cue != FrameCue::into && hit.cue != FrameCue::agent;
    });
  };
  std::vector<CueHit> kept;
  for (const CueHit& hit : cues_) {
    if (!covered(hit)) kept.push_back(hit);
  }
  cues_ = std::move(kept);
  find_clauses();
  find_frames(language);
  if (!frames_.empty()) trees_.at(view_.index());  // what describes a frame reads the tree
}

// Of the frames that start at one token the one with most words of its own stays; a frame inside
// another is dropped.
void SentenceScene::find_frames(const LanguageFrames& language) {
  language.frame_set.scan(view_, [&](int value, const PatternMatch& match) {
    const Mention* inside = view_.covering(match.first);
    if (inside != nullptr && inside->type == MentionType::name && match.last <= inside->last)
      return;
    const Frame& frame = language.frames[static_cast<std::size_t>(value)];
    if (!frames_.empty() && frames_.back().first == match.first) {
      if (frames_.back().frame->words >= frame.words) return;
      frames_.pop_back();
    }
    frames_.push_back({&frame, match.first, match.last});
  });
  const auto inside_other = [&](const FrameHit& hit) {
    return std::any_of(frames_.begin(), frames_.end(), [&](const FrameHit& other) {
      return &other != &hit && other.frame->words > hit.frame->words && other.first <= hit.first &&
             hit.last <= other.last && (other.first == hit.first || hit.last == other.last);
    });
  };
  std::vector<FrameHit> kept;
  for (const FrameHit& hit : frames_) {
    if (!inside_other(hit)) kept.push_back(hit);
  }
  frames_ = std::move(kept);
}

void SentenceScene::find_clauses() {
  std::vector<bool> starts(view_.last() - view_.first() + 1, false);
  for (const CueHit& hit : cues_) {
    if (hit.cue == FrameCue::clause) starts[hit.first - view_.first()] = true;
  }
  int clause = 0;
  for (std::uint32_t t = view_.first(); t < view_.last(); ++t) {
    const std::string& sign = view_.analysis().tokens[t].lower;
    const bool dash = (sign == "–" || sign == "—") && view_.analysis().tokens[t].space_before;
    if (starts[t - view_.first()] || sign == ";" || sign == ":" || dash) ++clause;
    clauses_.push_back(clause);
  }
}

bool SentenceScene::has_cue(FrameCue cue, std::uint32_t first, std::uint32_t last) const {
  return std::any_of(cues_.begin(), cues_.end(), [&](const CueHit& hit) {
    return hit.cue == cue && hit.first >= first && hit.last <= last;
  });
}

const CueHit* SentenceScene::cue_in_clause(FrameCue cue, std::uint32_t token) const {
  for (const CueHit& hit : cues_) {
    if (hit.cue == cue && clause(hit.first) == clause(token)) return &hit;
  }
  return nullptr;
}

bool SentenceScene::word(WordClass word_class, std::uint32_t token) const {
  return view_.lexicon().is_among(view_.analysis().classes[token], word_class);
}

std::optional<std::uint32_t> SentenceScene::governor(const Mention& mention) const {
  std::uint32_t at = mention.first;
  for (int steps = 0; at > view_.first() && steps < 5; ++steps) {
    --at;
    const Token& token = view_.analysis().tokens[at];
    if (word("locative", at) || word("agent", at) || word("genitive", at)) {
      // "der" is an article more often than a genitive: look one further
      const bool article_too = word("definite", at);
      if (!article_too ||
          (at > view_.first() && (word("locative", at - 1) || word("agent", at - 1))))
        return article_too ? at - 1 : at;
      continue;
    }
    if (token.type != TokenType::word) return std::nullopt;
    if (word("and", at) && at > view_.first()) {
      // "the owner of Lidl and Kaufland": what governs the first governs the second
      const Mention* first = view_.covering(at - 1);
      if (first == nullptr || first->type != MentionType::name || first == &mention)
        return std::nullopt;
      const auto shared = governor(*first);
      return shared && word("genitive", *shared) ? shared : std::nullopt;
    }
    const Mention* inside = view_.covering(at);
    if (inside != nullptr && inside->type != MentionType::adjective) {
      if (inside->kind != Kind::place && inside->kind != Kind::country) return std::nullopt;
      at = inside->first;
      continue;
    }
    const bool noun_phrase =
        inside != nullptr || word("definite", at) || word("indefinite", at) ||
        word("possessive", at) ||
        view_.lexicon().descriptor(view_.analysis().language, token.lower).has_value();
    if (!noun_phrase && steps > 0) return std::nullopt;
    if (std::any_of(frames_.begin(), frames_.end(),
                    [&](const FrameHit& hit) { return hit.first == at; }))
      return std::nullopt;
  }
  return std::nullopt;
}

bool SentenceScene::is_source(const Mention& mention) const {
  if (mention.type == MentionType::pronoun) return false;  // "they wrote us a cheque"
  if (mention.entity != kNoEntity && view_.analysis().entities[mention.entity].outlet) return true;
  return std::any_of(cues_.begin(), cues_.end(), [&](const CueHit& hit) {
    if (hit.cue != FrameCue::report) return false;
    const bool before =
        hit.last <= mention.first && mention.first - hit.last <= 2 &&
        (word("locative", hit.last - 1) || hit.last - hit.first >= 2 || hit.last == mention.first);
    if (!before) return false;
    for (std::uint32_t t = hit.last; t < mention.first; ++t) {
      if (!word("definite", t) && !word("indefinite", t)) return false;
    }
    return true;
  });
}

void SentenceScene::mark_origin(const Mention* mention) {
  if (mention != nullptr) origins_.push_back(mention);
}

bool SentenceScene::is_origin(const Mention& mention) const {
  return std::find(origins_.begin(), origins_.end(), &mention) != origins_.end();
}

unsigned SentenceScene::strange_places(std::uint32_t first, std::uint32_t last) const {
  const Analysis& a = view_.analysis();
  unsigned count = 0;
  for (std::uint32_t t = std::max(first, view_.first() + 1); t < last; ++t) {
    if (!a.tokens[t].upper || a.tokens[t].type != TokenType::word) continue;
    std::uint32_t before = t - 1;
    if (before > view_.first() && word("definite", before)) --before;
    if (!word("locative", before) || word("agent", before)) continue;
    const Mention* m = view_.covering(t);
    const bool named = m != nullptr && (m->entity == kNoEntity || a.entities[m->entity].known ||
                                        m->kind != Kind::company || m->first != t);
    const bool proper = a.syntax.empty() || a.syntax[t].upos == Upos::PROPN;
    if (!named && (m != nullptr || proper)) ++count;
  }
  return count;
}

}  // namespace quaestor
