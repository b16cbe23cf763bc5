// Who else invests, and whether it is told at all.
#include <algorithm>
#include <cmath>

#include "choices_parts.h"

namespace quaestor {

double Taken::probability() const {
  double top = -1e9;
  for (const Option& o : decision->options) top = std::max(top, o.score);
  double sum = 0;
  for (const Option& o : decision->options) sum += std::exp(o.score - top);
  return std::exp(get().score - top) / sum;
}

namespace {
// How far an option stands below the best other one, or above it, in half steps.
unsigned margin_of(const Taken& taken) {
  double other = -1e9;
  for (std::size_t i = 0; i < taken.decision->options.size(); ++i) {
    if (i != taken.option) other = std::max(other, taken.decision->options[i].score);
  }
  const double margin = std::clamp(taken.get().score - other, -5.0, 6.0);
  return static_cast<unsigned>(std::floor((margin + 5) * 2));
}
}  // namespace

std::vector<const Mention*> Choices::company_of(const Mention& chosen) const {
  std::vector<const Mention*> found;
  for (const Mention& m : scene_.view().mentions()) {
    const bool actor = arguments_.can_act(m) && m.type != MentionType::pronoun &&
                       arguments_.entity_of(m) != arguments_.entity_of(chosen);
    const bool again = std::any_of(found.begin(), found.end(), [&](const Mention* f) {
      return arguments_.entity_of(*f) == arguments_.entity_of(m);
    });
    if (actor && !again) found.push_back(&m);
  }
  return found;
}

Decision Choices::also(const EventSlot& event, const Mention& chosen, const Mention& other) const {
  Features f(Stage::also, ranking_);
  const unsigned group = group_of(event);
  const auto listed_with = [&](const Mention& one) { return arguments_.coordinated(&one); };
  const auto holds_entity = [](const std::vector<const Mention*>& list, const Mention& m) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Mention* l) { return l->entity == m.entity; });
  };
  const bool listed = holds_entity(listed_with(chosen), other);
  const auto with = [&](const Mention& m) {
    const auto governor = scene_.governor(m);
    if (governor && scene_.word("together", *governor)) return true;
    for (std::uint32_t back = 1; back <= 2 && m.first >= scene_.view().first() + back; ++back)
      if (scene_.word("together", m.first - back)) return true;
    return false;
  };
  const Mention* head = listed_with(other).front();  // of its own list
  const unsigned order = (chosen.first < other.first ? 1U : 0U) |
                         (chosen.first < event.frame.first ? 2U : 0U) |
                         (other.first < event.frame.first ? 4U : 0U);
  const unsigned together =
      (with(other) ? 1U : 0U) | (with(*head) ? 2U : 0U) | (with(chosen) ? 4U : 0U);
  f.add(Feature::bias, listed ? 1 : 0);
  f.add(Feature::pair_told, listed ? 1 : 0, together, group);
  f.add(Feature::pair_order, order, listed ? 1 : 0, together);
  f.add(Feature::pair_order, 8 + order, group, voice_of(event));
  f.add(Feature::known, kind_of(a_.entities[other.entity]), kind_of(a_.entities[chosen.entity]),
        listed ? 1 : 0);
  f.add(Feature::side, governor_of(other), governor_of(chosen), order);
  f.add(Feature::side, 16 + governor_of(*head), listed ? 1 : 0, order);
  f.add(Feature::own_amount, arguments_.has_amount_of_its_own(other) ? 1 : 0, listed ? 1 : 0);
  f.add(Feature::source, scene_.is_source(other) ? 1 : 0);
  f.add(Feature::genitive, other.genitive ? 1 : 0, chosen.genitive ? 1 : 0, listed ? 1 : 0);
  const auto role = [&](const Mention& m) {
    return static_cast<unsigned>(scene_.tree().role(m, event.frame.first, event.frame.last));
  };
  f.add(Feature::role, role(other), role(chosen), listed ? 1 : 0);
  const std::uint32_t first = std::min(chosen.last, other.last);
  const std::uint32_t last = std::max(chosen.first, other.first);
  unsigned actors = 0;
  for (const Mention& m : scene_.view().mentions())
    if (m.first >= first && m.last <= last && arguments_.can_act(m)) ++actors;
  f.add(Feature::pair_between, std::min(actors, 4U), listed ? 1 : 0, order);
  f.add(Feature::pair_near, spread(last > first ? last - first : 0), listed ? 1 : 0, together);
  const int clauses = std::abs(scene_.clause(chosen.first) - scene_.clause(other.first));
  f.add(Feature::clause, static_cast<unsigned>(std::min(clauses, 4)), listed ? 1 : 0, together);
  if (scene_.tree().known()) {
    const std::uint32_t top = scene_.tree().head_of(other.first, other.last);
    f.add(Feature::steps, static_cast<unsigned>(a_.syntax[top].deprel), listed ? 1 : 0);
    const std::uint32_t up = a_.syntax[top].head;
    const bool under = up != kNoHead && up >= chosen.first && up < chosen.last;
    f.add(Feature::inside, under ? 1 : 0, listed ? 1 : 0,
          static_cast<unsigned>(a_.syntax[top].deprel));
  }
  Option out;
  Option in;
  in.features = f.take();
  in.entity = arguments_.entity_of(other);
  in.mention = &other;
  in.score = ranking_.score(in.features);
  Decision decision;
  decision.stage = Stage::also;
  decision.probability = 1 / (1 + std::exp(-in.score));
  decision.chosen = decision.probability > 0.5 ? 1 : 0;
  decision.options = {std::move(out), std::move(in)};
  return decision;
}

// Whether an investor and an end belong together.
void Choices::describe_pair(const EventSlot& event, const Option& investor, const Option& end,
                            bool into, Features& f) const {
  const unsigned group = group_of(event);
  const unsigned kind = into ? 1 : 0;
  if (end.entity != kNoEntity) {
    f.add(Feature::paired, bin(chance(investor.entity, end.entity), 0.05, 19), kind);
    const bool told = discourse_.pairs.contains({investor.entity, end.entity});
    f.add(Feature::pair_told, told ? 1 : 0, kind, event.amount != nullptr ? 1 : 0);
    const bool home = !a_.entities[investor.entity].country.empty() &&
                      a_.entities[investor.entity].country == a_.entities[end.entity].country;
    f.add(Feature::home, home ? 1 : 0, kind, group);
    f.add(Feature::pair_near, std::min(topics_.together(investor.entity, end.entity), 4U), kind);
  }
  if (investor.mention == nullptr || end.mention == nullptr) return;
  const Mention& i = *investor.mention;
  const Mention& e = *end.mention;
  const unsigned order = (i.first < e.first ? 1U : 0U) | (i.first < event.frame.first ? 2U : 0U) |
                         (e.first < event.frame.first ? 4U : 0U);
  f.add(Feature::pair_order, order, kind, group * 4 + voice_of(event));
  const std::uint32_t first = std::min(i.last, e.last);
  const std::uint32_t last = std::max(i.first, e.first);
  unsigned actors = 0;
  unsigned ends = 0;
  for (const Mention& other : scene_.view().mentions()) {
    if (other.first < first || other.last > last) continue;
    if (arguments_.can_act(other)) ++actors;
    if (into ? arguments_.can_receive(other) : arguments_.can_be_place(other)) ++ends;
  }
  f.add(Feature::pair_between, std::min(actors, 3U), std::min(ends, 3U), order);
  unsigned frames = 0;
  for (const FrameHit& other : scene_.frames())
    if (other.first >= first && other.last <= last) ++frames;
  f.add(Feature::pair_between, 4 + std::min(frames, 3U), kind, order);
  const int clauses = std::abs(scene_.clause(i.first) - scene_.clause(e.first));
  f.add(Feature::pair_near, 8 + static_cast<unsigned>(std::min(clauses, 4)), kind, order);
  f.add(Feature::pair_near, 16 + spread(last > first ? last - first : 0), kind, order);
}

Decision Choices::keep(const EventSlot& event, const Taken& investor, const Taken& target,
                       const Taken& place) const {
  Features f(Stage::keep, ranking_);
  f.add_all(event_);
  const auto link = [](const Option& option) {
    return option.entity == kNoEntity  ? 7
           : option.mention == nullptr ? kNotThere
                                       : link_of(*option.mention);
  };
  const bool into = target.get().entity != kNoEntity;
  const Taken& last = into ? target : place;
  const unsigned end = into ? 1 : !place.get().nobody() ? 2 : 0;
  const double sure_of_investor = investor.probability();
  const double sure_of_target = target.probability();
  const double sure_of_last = into ? sure_of_target : place.probability();
  f.add(Feature::end, end, group_of(event), event.amount != nullptr ? 1 : 0);
  f.add(Feature::link, link(investor.get()), end);
  f.add(Feature::link, 32 + link(last.get()), end);
  f.add(Feature::certainty, 0, bin(sure_of_investor, 0.1, 9));
  f.add(Feature::certainty, end, 16 + bin(sure_of_last, 0.1, 9));
  f.add(Feature::certainty, end, 32 + bin(sure_of_target, 0.1, 9));
  f.add(Feature::margin, 0, margin_of(investor));
  f.add(Feature::margin, end, 32 + margin_of(last));
  const double all = sure_of_investor * sure_of_target * (into ? 1.0 : sure_of_last);
  f.add(Feature::margin, 3 + end, bin(6 + std::log(std::max(all, 1e-9)), 0.4, 15));
  const std::uint32_t who = investor.get().entity;
  f.add(Feature::known, kind_of(a_.entities[who]), end, a_.entities[who].known ? 1 : 0);
  f.add(Feature::main, topics_.main_company() == who ? 1 : 0, end);
  f.add(Feature::best_cost, bin(near_.best_doer + 10, 4, 15));
  describe_pair(event, investor.get(), last.get(), into, f);
  Option drop;
  Option state;
  state.features = f.take();
  Decision decision;
  decision.stage = Stage::keep;
  state.score = ranking_.score(state.features);
  decision.probability = 1 / (1 + std::exp(-state.score));
  decision.chosen = decision.probability >= ranking_.threshold() ? 1 : 0;
  decision.options = {std::move(drop), std::move(state)};
  return decision;
}

}  // namespace quaestor
