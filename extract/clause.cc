#include "clause.h"

#include <algorithm>

#include "coordination.h"

namespace quaestor {

namespace {
bool is_located(const Mention& m) {
  return (m.kind == Kind::country || m.kind == Kind::place) && m.type == MentionType::name &&
         m.entity != kNoEntity;
}

std::uint32_t gap(const Mention& m, std::uint32_t first, std::uint32_t last) {
  return m.last <= first ? first - m.last : m.first - std::min(m.first, last);
}
}  // namespace

ClauseView::ClauseView(const SentenceScene& scene, std::uint32_t at)
    : scene_(scene), a_(scene.view().analysis()), clause_(scene.clause(at)) {}

bool ClauseView::holds(const Mention& mention) const {
  return scene_.clause(mention.first) == clause_;
}

std::vector<const Mention*> ClauseView::companies(std::uint32_t first, std::uint32_t last) const {
  const auto fits = [&](const Mention& m) {
    return m.kind == Kind::company && m.entity != kNoEntity && !a_.entities[m.entity].outlet &&
           m.type != MentionType::adjective && m.type != MentionType::demonym &&
           !scene_.is_source(m);
  };
  const Mention* best = nullptr;
  int best_cost = 0;
  for (const Mention& m : scene_.view().mentions()) {
    if (!fits(m)) continue;
    const TreeRole role = scene_.tree().role(m, first, last);
    const bool subject = role == TreeRole::subject || role == TreeRole::passive_subject;
    if (!holds(m) && !subject) continue;
    int cost = static_cast<int>(gap(m, first, last));
    if (!subject) cost += 12;
    if (m.first >= last) cost += 6;
    if (m.genitive) cost += 6;
    if (best == nullptr || cost < best_cost) {
      best = &m;
      best_cost = cost;
    }
  }
  if (best == nullptr) return {};
  std::vector<const Mention*> found;
  for (const Mention* m : coordinated(scene_, *best)) {
    if (fits(*m)) found.push_back(m);
  }
  return found;
}

bool ClauseView::at_place(const Mention& mention) const {
  if (!is_located(mention) || scene_.is_origin(mention)) return false;
  const auto governor = scene_.governor(mention);
  return governor && scene_.word("locative", *governor) && !scene_.word("away", *governor);
}

std::vector<std::uint32_t> ClauseView::places() const {
  std::vector<std::uint32_t> found;
  const auto add = [&](std::uint32_t e) {
    if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
  };
  for (const Mention& m : scene_.view().mentions()) {
    if (!holds(m) || !at_place(m)) continue;
    for (const Mention* each : coordinated(scene_, m)) {
      if (is_located(*each)) add(each->entity);
    }
  }
  if (found.empty()) {
    const std::uint32_t meant = place_meant();
    if (meant != kNoEntity) found.push_back(meant);
  }
  return found;
}

std::uint32_t ClauseView::place_meant() const {
  for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t) {
    if (scene_.clause(t) != clause_) continue;
    const bool where = scene_.word("where", t);
    if (!where && !scene_.word("there", t)) continue;
    // the last place before, in this sentence, else in the one before
    const Mention* last = nullptr;
    for (const Mention& m : scene_.view().mentions()) {
      if (is_located(m) && m.last <= t) last = &m;
    }
    if (last != nullptr) {
      const bool touches = t - last->last <= 1;
      if (!where || touches) return last->entity;
    }
    if (where || scene_.view().index() == 0) return kNoEntity;
    for (const Mention& m : a_.mentions_of(scene_.view().index() - 1)) {
      if (is_located(m)) last = &m;
    }
    return last == nullptr ? kNoEntity : last->entity;
  }
  return kNoEntity;
}

bool ClauseView::has_word(WordClass word_class) const {
  for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t) {
    if (scene_.clause(t) == clause_ && scene_.word(word_class, t)) return true;
  }
  return false;
}

bool ClauseView::undone() const {
  for (const CueHit& cue : scene_.cues()) {
    if (scene_.clause(cue.first) != clause_) continue;
    switch (cue.cue) {
      case FrameCue::planned:
      case FrameCue::considered:
      case FrameCue::cancelled:
      case FrameCue::negation:
      case FrameCue::hypothetical:
        return true;
      default:
        break;
    }
  }
  return std::any_of(scene_.frames().begin(), scene_.frames().end(), [&](const FrameHit& hit) {
    if (scene_.clause(hit.first) != clause_) return false;
    switch (hit.frame->frame_class) {
      case FrameClass::build:
      case FrameClass::site:
        return hit.frame->status != Status::completed;
      case FrameClass::cancel:
      case FrameClass::sell:
        return true;
      default:
        return false;
    }
  });
}

std::uint32_t law_at(const SentenceScene& scene, std::uint32_t at, std::size_t back) {
  const Analysis& a = scene.view().analysis();
  const Mention* best = nullptr;
  for (const Mention& m : scene.view().mentions()) {
    if (m.kind != Kind::regulation || m.entity == kNoEntity) continue;
    if (best == nullptr || gap(m, at, at) < gap(*best, at, at)) best = &m;
  }
  if (best != nullptr) return best->entity;
  const std::size_t here = scene.view().index();
  for (std::size_t i = 1; i <= std::min(here, back); ++i) {
    const auto mentions = a.mentions_of(here - i);
    for (std::size_t m = mentions.size(); m-- > 0;) {
      if (mentions[m].kind == Kind::regulation && mentions[m].entity != kNoEntity)
        return mentions[m].entity;
    }
  }
  return kNoEntity;
}

}  // namespace quaestor
