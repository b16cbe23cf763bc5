#include "topics.h"

#include <algorithm>

namespace quaestor {

namespace {
void add_once(std::vector<std::uint32_t>& list, std::uint32_t entity) {
  if (std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
}
}  // namespace

Topics::Topics(const Analysis& analysis) : a_(analysis), topics_(analysis.entities.size()) {
  std::size_t told = 0;  // sentences of the running text so far
  for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
    const BlockRole role = a_.sentences[s].role;
    if (!is_content(role)) continue;
    const bool title = role == BlockRole::title;
    const bool lead = !title && role != BlockRole::heading && told < 2;
    if (!title) ++told;
    for (const Mention& m : a_.mentions_of(s))
      note(m, static_cast<std::uint32_t>(s), title, title || lead);
  }
  std::uint32_t most = 0;
  for (std::uint32_t e = 0; e < topics_.size(); ++e) {
    if (a_.entities[e].entity.kind != Kind::company || a_.entities[e].outlet) continue;
    const std::uint32_t count = 2 * mentions(e) + (topics_[e].title ? 3 : topics_[e].lead ? 1 : 0);
    if (count > most) {
      most = count;
      main_ = e;
    }
  }
  std::uint32_t best = 0;
  for (std::uint32_t e = 0; e < topics_.size(); ++e) {
    const Kind kind = a_.entities[e].entity.kind;
    if (kind != Kind::country && kind != Kind::place) continue;
    const std::uint32_t count = states_[a_.entities[e].country] += mentions(e);
    if (count > best) {
      best = count;
      main_place_ = e;
    }
  }
}

void Topics::note(const Mention& m, std::uint32_t sentence, bool title, bool lead) {
  if (m.entity == kNoEntity) return;
  Topic& topic = topics_[m.entity];
  const Kind kind = a_.entities[m.entity].entity.kind;
  const bool actor = kind == Kind::company || kind == Kind::organization;
  if (actor && (m.type == MentionType::pronoun || m.type == MentionType::possessive)) return;
  topic.sentences.push_back(sentence);
  if (m.type == MentionType::name) topic.trust = std::max(topic.trust, m.trust);
  topic.title = topic.title || title;
  topic.lead = topic.lead || lead;
  if (!lead) return;
  if (actor && !a_.entities[m.entity].outlet) add_once(headline_actors_, m.entity);
  if (kind == Kind::place || kind == Kind::country) add_once(headline_places_, m.entity);
}

std::uint32_t Topics::last_before(std::uint32_t entity, std::size_t sentence) const {
  const std::vector<std::uint32_t>& all = topics_[entity].sentences;
  const auto at = std::lower_bound(all.begin(), all.end(), static_cast<std::uint32_t>(sentence));
  if (at == all.begin()) return 0xFFFF;
  return static_cast<std::uint32_t>(sentence) - *(at - 1);
}

std::uint32_t Topics::state_elsewhere(std::uint32_t entity) const {
  const auto at = states_.find(a_.entities[entity].country);
  return at == states_.end() ? 0 : at->second - std::min(at->second, mentions(entity));
}

std::uint32_t Topics::together(std::uint32_t one, std::uint32_t other) const {
  const auto& a = topics_[one].sentences;
  const auto& b = topics_[other].sentences;
  std::uint32_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++both;
    if (a[i] <= b[j])
      ++i;
    else
      ++j;
  }
  return both;
}

}  // namespace quaestor
