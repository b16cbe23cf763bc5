// What is said of an event, of a mention and of a thing that may be an argument.
#include <algorithm>
#include <cmath>

#include "choices_parts.h"

namespace quaestor {

Choices::Near Choices::near(const EventSlot& event) const {
  Near near;
  for (const Mention& m : scene_.view().mentions()) {
    if (arguments_.can_act(m)) {
      near.actor = near.actor || m.type == MentionType::name;
      near.reference =
          near.reference || m.type == MentionType::pronoun || m.type == MentionType::description;
      near.best_doer =
          std::min(near.best_doer, arguments_.doer_cost(m, event.frame, event.passive));
    }
    if (arguments_.can_receive(m))
      near.best_object =
          std::min(near.best_object, arguments_.object_cost(m, event.frame, event.passive));
    near.place = near.place || (arguments_.can_be_place(m) && m.type == MentionType::name);
  }
  return near;
}

// The word that governs the mention: 0 none, 1 agent, 2 genitive, 3 receiver, 4 of place, 5 other.
unsigned Choices::governor_of(const Mention& mention) const {
  const auto governor = scene_.governor(mention);
  if (!governor) return 0;
  const bool agent = scene_.word("agent", *governor);
  const bool genitive = scene_.word("genitive", *governor);
  if (agent && genitive) return 6;
  if (agent) return 1;
  if (genitive) return 2;
  if (scene_.word("receiver", *governor)) return 3;
  return scene_.word("locative", *governor) ? 4 : 5;
}

// 0 before the frame, 1 inside it, 2 behind it
unsigned Choices::place_of(const Mention& mention, const EventSlot& event) const {
  if (mention.last <= event.frame.first) return 0;
  return mention.first >= event.frame.last ? 2 : 1;
}

void Choices::describe_event(const EventSlot& event, Features& f) const {
  const unsigned c = class_of(event);
  const unsigned group = group_of(event);
  f.add(Feature::bias);
  wording_.describe(event, f);
  f.add(Feature::kind, c);
  f.add(Feature::has_amount, group, event.amount != nullptr ? 1 : 0);
  f.add(Feature::voice, group, voice_of(event));
  f.add(Feature::status, group, static_cast<unsigned>(event.status), event.told_status ? 1 : 0);
  f.add(Feature::form, group,
        event.frame.frame->form ? 1 + static_cast<unsigned>(*event.frame.frame->form) : 0);
  f.add(Feature::facility, group, event.facility != nullptr ? 1 : 0);
  f.add(Feature::cue, 0, event.ruled_out ? 1 : 0, group);
  f.add(Feature::shadow, event.shadowed ? 1 : 0, group);
  f.add(Feature::words, std::min(event.frame.frame->words, 5), group);
  f.add(Feature::role_of_block, static_cast<unsigned>(a_.sentences[scene_.view().index()].role));
  for (const CueHit& cue : scene_.cues()) {
    if (cue.cue == FrameCue::into || cue.cue == FrameCue::agent || cue.cue == FrameCue::clause ||
        cue.cue == FrameCue::facility || cue.cue == FrameCue::passive)
      continue;
    const bool same = scene_.clause(cue.first) == scene_.clause(event.frame.first);
    f.add(Feature::cue, 1 + static_cast<unsigned>(cue.cue), same ? 1 : 0);
  }
  if (event.amount == nullptr) return;
  f.add(Feature::size, bin(std::log10(std::max(event.amount->amount.value, 1.0)), 1, 13));
  f.add(Feature::money, event.amount->conversion ? 1 : 0, event.amount->per_year ? 1 : 0,
        event.amount->bare ? 1 : 0);
  const std::uint32_t distance =
      event.frame.last <= event.amount->first   ? event.amount->first - event.frame.last
      : event.amount->last <= event.frame.first ? event.frame.first - event.amount->last
                                                : 0;
  f.add(Feature::amount_gap, spread(distance), group);
}

void Choices::describe_mention(const Mention& m, const EventSlot& event, Features& f) const {
  const unsigned group = group_of(event);
  const unsigned link = link_of(m);
  const unsigned where = place_of(m, event);
  const unsigned governor = governor_of(m);
  const auto role =
      static_cast<unsigned>(scene_.tree().role(m, event.frame.first, event.frame.last));
  const int clauses = scene_.clause(m.first) - scene_.clause(event.frame.first);
  wording_.describe(m, event, f);
  f.add(Feature::link, link, group);
  f.add(Feature::role, role, group, voice_of(event));
  f.add(Feature::role, 32 + role, where);
  f.add(Feature::side, where, governor, group);
  f.add(Feature::voice, where, governor, voice_of(event));
  f.add(Feature::clause, static_cast<unsigned>(std::clamp(clauses + 3, 0, 6)), where);
  f.add(Feature::genitive, m.genitive ? 1 : 0, event.nominal ? 1 : 0, where);
  f.add(Feature::known, m.sure ? 1 : 0, link);
  if (m.type == MentionType::name)
    f.add(Feature::trust, m.trust, static_cast<unsigned>(m.kind), group);
  f.add(Feature::source, scene_.is_source(m) ? 1 : 0);
  f.add(Feature::facility_name, arguments_.names_facility(m) ? 1 : 0);
  f.add(Feature::own_amount, arguments_.has_amount_of_its_own(m) ? 1 : 0, group);
  f.add(Feature::into,
        arguments_.governed_into(m, where == 0 ? scene_.view().first() : event.frame.first) ? 1 : 0,
        group, where);
  describe_rivals(m, event, f);
  describe_neighbours(m, f);
  unsigned between = 0;
  for (const FrameHit& other : scene_.frames()) {
    if ((other.first >= m.last && other.last <= event.frame.first) ||
        (other.first >= event.frame.last && other.last <= m.first))
      ++between;
  }
  f.add(Feature::between, std::min(between, 3U), where);
  const Mention* first = nullptr;
  const Mention* nearest = nullptr;
  for (const Mention& other : scene_.view().mentions()) {
    if (!arguments_.can_act(other)) continue;
    if (first == nullptr) first = &other;
    if (other.last <= event.frame.first) nearest = &other;
  }
  f.add(Feature::first, first == &m ? 1 : 0, nearest == &m ? 1 : 0, group);
  const bool moves = a_.language == "nl" || a_.language == "de";
  f.add(Feature::order, moves ? 1 : 0, where, role);
  if (event.amount != nullptr) {
    const bool before = m.last <= event.amount->first;
    const std::uint32_t gap = before                          ? event.amount->first - m.last
                              : m.first >= event.amount->last ? m.first - event.amount->last
                                                              : 0;
    f.add(Feature::amount_gap, before ? 1 : 0, spread(gap), group);
  }
}

// Whether the event's amount is the one nearest to the mention, and whether in its clause.
void Choices::describe_rivals(const Mention& m, const EventSlot& event, Features& f) const {
  if (event.amount == nullptr) return;
  const auto gap_to = [&](const AmountMention& amount) {
    return amount.first >= m.last   ? amount.first - m.last
           : m.first >= amount.last ? m.first - amount.last
                                    : 0;
  };
  const AmountMention* nearest = nullptr;
  for (const AmountMention& other : a_.amounts_of(scene_.view().index())) {
    const bool own = other.first == event.amount->first;
    if (!own && !other.conversion && (nearest == nullptr || gap_to(other) < gap_to(*nearest)))
      nearest = &other;
  }
  const unsigned own_clause =
      scene_.clause(m.first) == scene_.clause(event.amount->first) ? 1U : 0U;
  unsigned rival = 0;
  if (nearest != nullptr) {
    const bool other_clause = scene_.clause(m.first) != scene_.clause(nearest->first);
    rival = (gap_to(*nearest) < gap_to(*event.amount) ? 1U : 2U) + (other_clause ? 2U : 0U);
  }
  f.add(Feature::rival_amount, rival, own_clause, group_of(event));
  f.add(Feature::rival_amount, 8 + rival, place_of(m, event),
        m.last <= event.amount->first ? 1 : 0);
}

// What kind of thing is named right before and right behind the mention.
void Choices::describe_neighbours(const Mention& m, Features& f) const {
  const auto mentions = scene_.view().mentions();
  const auto index = static_cast<std::size_t>(&m - mentions.data());
  for (const bool behind : {false, true}) {
    if (behind ? index + 1 >= mentions.size() : index == 0) {
      f.add(Feature::neighbour, behind ? 1 : 0, 63);
      continue;
    }
    const Mention& other = mentions[behind ? index + 1 : index - 1];
    const std::uint32_t gap = behind ? other.first - std::min(other.first, m.last)
                                     : m.first - std::min(m.first, other.last);
    const std::uint32_t first = behind ? m.last : other.last;
    const std::uint32_t last = behind ? other.first : m.first;
    unsigned parted = 0;  // 1 a sign, 2 a preposition or article, 4 a verb stands between
    for (std::uint32_t t = first; t < last; ++t) {
      if (a_.tokens[t].type == TokenType::sign) parted |= 1U;
      if (scene_.word("locative", t) || scene_.word("genitive", t) || scene_.word("agent", t))
        parted |= 2U;
      if (scene_.tree().known() && scene_.tree().is_verb(t)) parted |= 4U;
    }
    const unsigned kind = static_cast<unsigned>(other.kind) * 8 + static_cast<unsigned>(other.type);
    f.add(Feature::neighbour, behind ? 3 : 2, kind, spread(gap));
    f.add(Feature::neighbour, (behind ? 5U : 4U) + 2 * link_of(m),
          static_cast<unsigned>(other.kind), spread(gap) * 8 + parted);
  }
}

void Choices::describe_topic(std::uint32_t e, unsigned link, const EventSlot& event,
                             Features& f) const {
  const std::size_t s = scene_.view().index();
  const unsigned group = group_of(event);
  const unsigned is_main = topics_.main_company() == e ? 1 : 0;
  f.add(Feature::kind, kind_of(a_.entities[e]), class_of(event));
  f.add(Feature::main, is_main, link, group);
  f.add(Feature::title, topics_.in_title(e) ? 2 : topics_.in_lead(e) ? 1 : 0, link);
  f.add(Feature::share, spread(topics_.mentions(e)), link);
  const bool same_block = a_.sentences[s].block == discourse_.block;
  f.add(Feature::subject_before, discourse_.subject == e ? 1 : 0, link, same_block ? 1 : 0);
  f.add(Feature::target_before, discourse_.target == e ? 1 : 0, link, group);
  f.add(Feature::topic, topic_before() == e ? 1 : 0, link, is_main);
  f.add(Feature::distance, spread(topics_.last_before(e, s)), link);
  f.add(Feature::known, 2 + (a_.entities[e].known ? 1 : 0), link);
  f.add(Feature::trust, 16 + topics_.trust(e), link);
  const auto told = discourse_.invested.find(e);
  f.add(Feature::is_investor, told == discourse_.invested.end() ? 0 : std::min(told->second, 3U),
        link);
}

// Who the sentences before were about: the first actor of the nearest sentence of the block.
std::uint32_t Choices::topic_before() const {
  const std::size_t s = scene_.view().index();
  for (std::size_t back = 1; back <= std::min<std::size_t>(s, 3); ++back) {
    if (a_.sentences[s - back].block != a_.sentences[s].block) break;
    for (const Mention& m : a_.mentions_of(s - back)) {
      const bool actor = (m.kind == Kind::company || m.kind == Kind::organization) &&
                         m.entity != kNoEntity && !m.genitive;
      const bool plain = m.type == MentionType::name || m.type == MentionType::description;
      if (actor && plain && !a_.entities[m.entity].outlet) return m.entity;
    }
  }
  return kNoEntity;
}

}  // namespace quaestor
