// Where the money goes, when it is a place: what the sentence names, what was told elsewhere, the
// investor's own state.
#include <algorithm>

#include "choices_parts.h"

namespace quaestor {

Option Choices::there(const Mention& m, const EventSlot& event, unsigned rank) const {
  Features f(Stage::place, ranking_);
  const unsigned group = group_of(event);
  f.add(Feature::cost, bin(arguments_.place_cost(m, event.frame, event.territory) + 10, 2, 25));
  f.add(Feature::rank, std::min(rank, 4U), group);
  f.add(Feature::inside, m.first >= event.territory.first && m.last <= event.territory.last ? 1 : 0,
        group);
  f.add(Feature::kind, kind_of(a_.entities[m.entity]), link_of(m));
  const auto steps = scene_.tree().steps(m, event.frame.first, event.frame.last);
  f.add(Feature::steps, steps ? static_cast<unsigned>(*steps) : 9, link_of(m));
  if (event.facility != nullptr) {
    const bool behind = m.first >= event.facility->last;
    f.add(Feature::facility, behind ? 1 : 0,
          spread(behind ? m.first - event.facility->last
                        : event.facility->first - std::min(event.facility->first, m.last)));
  }
  f.add_all(keys_of(m, event));
  f.add(Feature::title, topics_.in_title(m.entity) ? 2 : topics_.in_lead(m.entity) ? 1 : 0, 0);
  f.add(Feature::share, spread(topics_.mentions(m.entity)));
  f.add(Feature::share, 8 + spread(topics_.state_elsewhere(m.entity)),
        kind_of(a_.entities[m.entity]));
  f.add(Feature::subject_before, holds(discourse_.destinations, m.entity) ? 1 : 0, 0);
  Option option;
  option.entity = m.entity;
  option.mention = &m;
  for (const Mention* place : arguments_.listed_places(&m, event.territory))
    option.places.push_back(place->entity);
  option.features = f.take();
  return option;
}

// A place that is not in the sentence; `kind` tells where it comes from: 0 the last destination,
// 1 the place told last, 2 the headline, 3 the state named most, 4 the home of a public body that
// invests, 5 of a company, 6 the first place that the next sentence names.
Option Choices::elsewhere(unsigned kind, const std::vector<std::uint32_t>& places,
                          const EventSlot& event) const {
  Features f(Stage::place, ranking_);
  const std::size_t s = scene_.view().index();
  const unsigned group = group_of(event);
  const unsigned link = kNotThere + kind;
  f.add(Feature::link, link, group, near_.place ? 1 : 0);
  f.add(Feature::nobody_near, link, near_.place ? 1 : 0,
        (event.amount != nullptr ? 1 : 0) | (event.facility != nullptr ? 2 : 0));
  const std::uint32_t block = a_.sentences[s].block;
  const std::uint32_t told = kind == 0 ? discourse_.block : discourse_.seen_block;
  if (kind < 2)
    f.add(Feature::distance, link,
          block == told       ? 0
          : block <= told + 2 ? 1
                              : 2,
          event.amount != nullptr && event.amount->bare ? 1 : 0);
  if (!places.empty()) {
    f.add(Feature::distance, link, spread(topics_.last_before(places.front(), s)), 3);
    f.add(Feature::share, spread(topics_.mentions(places.front())), link);
    f.add(Feature::share, 8 + spread(topics_.state_elsewhere(places.front())), link);
  }
  bool pointed = false;  // "there", "y", "dort"
  for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t)
    pointed = pointed || scene_.word("there", t);
  f.add(Feature::reference, link, pointed ? 1 : 0);
  Option option;
  if (!places.empty()) option.entity = places.front();
  option.places = places;
  option.features = f.take();
  return option;
}

// What speaks for a company's own country: a town that no table has ("its Arbon foundry", "in
// Beznau"), other places of that country, none of another.
void Choices::describe_home(const EventSlot& event, std::vector<Option>& options) const {
  Option& home = options.back();
  Features f(Stage::place, ranking_);
  unsigned same = 0;
  unsigned other = 0;
  for (const Option& option : options) {
    if (option.entity == kNoEntity) continue;
    const bool here = a_.entities[option.entity].country == home.home;
    unsigned& side = here ? same : other;
    side |= option.mention != nullptr ? 2U : 1U;
  }
  const unsigned strange = scene_.strange_places(event.territory.first, event.territory.last);
  f.add(Feature::own_home, std::min(strange, 3U), near_.place ? 1 : 0, group_of(event));
  f.add(Feature::own_home, 8 + same, other, std::min(strange, 1U));
  f.add(Feature::own_home, 16 + class_of(event), event.facility != nullptr ? 1 : 0,
        std::min(strange, 1U));
  const std::vector<FeatureKey> more = f.take();
  home.features.insert(home.features.end(), more.begin(), more.end());
}

Decision Choices::place(const EventSlot& event, const std::vector<std::uint32_t>& investors,
                        const Option& target) const {
  std::vector<Costed> places;
  for (const Mention& m : scene_.view().mentions()) {
    if (!arguments_.can_be_place(m) || holds(investors, m.entity) || arguments_.only_compared(m))
      continue;
    const double cost = arguments_.place_cost(m, event.frame, event.territory);
    if (cost < Arguments::kTooFar) places.push_back({&m, cost});
  }
  std::vector<Option> options{nobody(Stage::place, event)};
  unsigned rank = 0;
  for (const Costed& c : cheapest(std::move(places)))
    options.push_back(there(*c.mention, event, rank++));
  const auto add = [&](unsigned kind, const std::vector<std::uint32_t>& list) {
    if (!list.empty()) options.push_back(elsewhere(kind, list, event));
  };
  add(0, discourse_.destinations);
  if (discourse_.seen != discourse_.destinations) add(1, discourse_.seen);
  if (!topics_.headline_places().empty()) add(2, {topics_.headline_places().front()});
  if (topics_.main_place() != kNoEntity) add(3, {topics_.main_place()});
  for (const Mention& m : ahead()) {
    if (m.type != MentionType::name || m.entity == kNoEntity ||
        (m.kind != Kind::place && m.kind != Kind::country))
      continue;
    add(6, {m.entity});
    break;
  }
  const std::uint32_t investor = investors.empty() ? kNoEntity : investors.front();
  if (investor != kNoEntity && a_.entities[investor].country.size() == 2) {
    const bool company = a_.entities[investor].entity.kind == Kind::company;
    options.push_back(elsewhere(company ? 5 : 4, {}, event));
    options.back().home = a_.entities[investor].country;
    if (company) describe_home(event, options);
  }
  add_chances(Stage::place, investors, options);
  const unsigned investor_kind = investor == kNoEntity ? 7 : kind_of(a_.entities[investor]);
  for (Option& option : options)
    option.features.push_back(feature_key(Stage::place, Feature::home, investor_kind,
                                          option.nobody()             ? 0
                                          : option.mention == nullptr ? 1
                                                                      : 2,
                                          target.entity != kNoEntity ? 1 : 0));
  return decide(Stage::place, std::move(options));
}

}  // namespace quaestor
