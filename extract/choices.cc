#include "choices.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
unsigned group_of(FrameClass c) {
  switch (c) {
    case FrameClass::money:
    case FrameClass::flow:
      return 0;
    case FrameClass::build:
    case FrameClass::site:
      return 1;
    case FrameClass::buy:
    case FrameClass::stake:
      return 2;
    case FrameClass::receive:
      return 3;
    case FrameClass::grant:
      return 4;
    case FrameClass::cancel:
      return 5;
    case FrameClass::noun:
      return 6;
    case FrameClass::cost:
      return 7;
    case FrameClass::sell:
      return 8;
    case FrameClass::bare:
      return 9;
  }
  return 0;
}
unsigned group_of(const EventSlot& event) { return group_of(event.frame.frame->frame_class); }
unsigned class_of(const EventSlot& event) {
  return static_cast<unsigned>(event.frame.frame->frame_class);
}
unsigned voice_of(const EventSlot& event) {
  return (event.passive ? 1U : 0U) | (event.nominal ? 2U : 0U);
}
unsigned bin(double value, double step, unsigned top) {
  const double binned = std::floor(std::max(value, 0.0) / step);
  return std::min(static_cast<unsigned>(binned), top);
}
// 0, 1, 2, 3-4, 5-8, more
unsigned spread(std::uint32_t n) { return n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : n <= 60 ? 5 : 6; }

constexpr unsigned kAbsent = 6;  // beyond the mention types
unsigned link_of(const Mention& mention) { return static_cast<unsigned>(mention.type); }
unsigned kind_of(const ArticleEntity& entity) {
  if (entity.government) return 5;
  switch (entity.entity.kind) {
    case Kind::company:
      return 0;
    case Kind::organization:
      return 1;
    case Kind::country:
      return 2;
    case Kind::place:
      return 3;
    default:
      return 4;
  }
}
bool holds(const std::vector<std::uint32_t>& list, std::uint32_t entity) {
  return std::find(list.begin(), list.end(), entity) != list.end();
}
}  // namespace

struct Choices::Near {
  bool actor = false;      // somebody who can act stands in the sentence
  bool reference = false;  // a pronoun or description does
  bool place = false;      // a place that is nobody's origin
  double best_doer = 60;   // the lowest cost
  double best_object = 60;
};

Choices::Choices(const SentenceScene& scene, const Arguments& arguments, const Topics& topics,
                 const Discourse& discourse, const Ranking& ranking)
    : scene_(scene),
      a_(scene.view().analysis()),
      arguments_(arguments),
      topics_(topics),
      discourse_(discourse),
      ranking_(ranking),
      wording_(scene) {}

Decision Choices::decide(Stage stage, std::vector<Option> options) const {
  Decision decision;
  decision.stage = stage;
  decision.options = std::move(options);
  double top = -1e9;
  double second = -1e9;
  for (std::size_t i = 0; i < decision.options.size(); ++i) {
    Option& option = decision.options[i];
    option.score = ranking_.score(option.features);
    if (option.score > top) {
      second = top;
      top = option.score;
      decision.chosen = i;
    } else {
      second = std::max(second, option.score);
    }
  }
  double sum = 0;
  for (const Option& option : decision.options) sum += std::exp(option.score - top);
  decision.probability = 1 / sum;
  decision.margin = std::min(top - second, 20.0);
  return decision;
}

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

// Actors that are not in the sentence and may be meant all the same.
std::vector<std::uint32_t> Choices::told_before() const {
  std::vector<std::uint32_t> found;
  const auto add = [&](std::uint32_t e) {
    if (e == kNoEntity || a_.entities[e].outlet || holds(found, e)) return;
    const Kind kind = a_.entities[e].entity.kind;
    if (kind == Kind::company || kind == Kind::organization) found.push_back(e);
  };
  add(topics_.main_company());
  add(discourse_.subject);
  add(discourse_.target);
  for (const std::uint32_t e : topics_.headline_actors()) add(e);
  const std::size_t s = scene_.view().index();
  for (std::size_t back = 1; back <= std::min<std::size_t>(s, 3); ++back) {
    for (const Mention& m : a_.mentions_of(s - back)) add(m.entity);
  }
  std::erase_if(found, [&](std::uint32_t e) {
    return std::any_of(scene_.view().mentions().begin(), scene_.view().mentions().end(),
                       [&](const Mention& m) { return m.entity == e; });
  });
  if (found.size() > 10) found.resize(10);
  return found;
}

Option Choices::nobody(Stage stage, const EventSlot& event, const Near& near) const {
  Features f(stage);
  describe_event(event, f);
  f.add(Feature::has_place, near.place ? 1 : 0, group_of(event));
  f.add(Feature::best_cost, bin(near.best_doer + 10, 4, 15), stage == Stage::investor ? 0 : 1);
  f.add(Feature::best_cost, bin(near.best_object + 10, 4, 15), 2, group_of(event));
  f.add(Feature::reference, near.actor ? 1 : 0, near.reference ? 1 : 0);
  Option option;
  option.features = f.keys();
  return option;
}

Option Choices::present(Stage stage, const Mention& m, const EventSlot& event, double cost,
                        unsigned rank) const {
  Features f(stage);
  const std::uint32_t e = stage == Stage::investor ? arguments_.entity_of(m) : m.entity;
  const unsigned reference = m.type == MentionType::pronoun || m.type == MentionType::possessive ? 1
                             : m.type == MentionType::description                                ? 2
                                                                  : 0;
  f.add(Feature::cost, bin(cost + 20, 3, 25), reference);
  f.add(Feature::rank, std::min(rank, 4U), group_of(event));
  describe_mention(m, event, f);
  describe_topic(e, reference, event, f);
  Option option;
  option.entity = e;
  option.mention = &m;
  option.features = f.keys();
  return option;
}

Option Choices::absent(Stage stage, std::uint32_t e, const EventSlot& event,
                       const Near& near) const {
  Features f(stage);
  f.add(Feature::link, kAbsent, group_of(event));
  f.add(Feature::nobody_near, near.actor ? 1 : 0, near.reference ? 1 : 0, class_of(event));
  f.add(Feature::nobody_near, 2 + (topics_.main_company() == e ? 1 : 0),
        bin((stage == Stage::investor ? near.best_doer : near.best_object) + 10, 5, 10));
  describe_topic(e, kAbsent, event, f);
  Option option;
  option.entity = e;
  option.features = f.keys();
  return option;
}

namespace {
struct Costed {
  const Mention* mention = nullptr;
  double cost = 0;
};
// The cheapest mention of each thing, cheapest first; equal ones in text order.
std::vector<Costed> cheapest(std::vector<Costed> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const Costed& a, const Costed& b) { return a.cost < b.cost; });
  std::vector<Costed> kept;
  for (const Costed& c : all) {
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Costed& k) { return k.mention->entity == c.mention->entity; }))
      kept.push_back(c);
  }
  return kept;
}
}  // namespace

Decision Choices::investor(const EventSlot& event) const {
  const bool receives = event.frame.frame->frame_class == FrameClass::receive;
  std::vector<Costed> actors;
  for (const Mention& m : scene_.view().mentions()) {
    const bool possessive = m.type == MentionType::possessive && m.entity != kNoEntity &&
                            event.nominal && m.last <= event.frame.first &&
                            event.frame.first - m.last <= 3;
    // "a German grant"
    const bool origin = m.type == MentionType::adjective && m.kind == Kind::country &&
                        event.nominal && m.last <= event.frame.first &&
                        event.frame.first - m.last <= 1;
    if (!arguments_.can_act(m) && !possessive && !origin) continue;
    actors.push_back({&m, receives ? arguments_.giver_cost(m, event.frame)
                                   : arguments_.doer_cost(m, event.frame, event.passive)});
  }
  const Near around = near(event);
  std::vector<Option> options;
  unsigned rank = 0;
  for (const Costed& c : cheapest(std::move(actors)))
    options.push_back(present(Stage::investor, *c.mention, event, c.cost, rank++));
  for (const std::uint32_t e : told_before())
    options.push_back(absent(Stage::investor, e, event, around));
  if (options.empty()) options.push_back(nobody(Stage::investor, event, around));
  return decide(Stage::investor, std::move(options));
}

Decision Choices::target(const EventSlot& event,
                         const std::vector<std::uint32_t>& investors) const {
  const bool receives = event.frame.frame->frame_class == FrameClass::receive;
  std::vector<Costed> receivers;
  for (const Mention& m : scene_.view().mentions()) {
    if (!arguments_.can_receive(m) || holds(investors, m.entity)) continue;
    receivers.push_back({&m, receives ? arguments_.doer_cost(m, event.frame, event.passive)
                                      : arguments_.object_cost(m, event.frame, event.passive)});
  }
  const Near around = near(event);
  std::vector<Option> options{nobody(Stage::target, event, around)};
  unsigned rank = 0;
  for (const Costed& c : cheapest(std::move(receivers)))
    options.push_back(present(Stage::target, *c.mention, event, c.cost, rank++));
  for (const std::uint32_t e : told_before()) {
    if (!holds(investors, e)) options.push_back(absent(Stage::target, e, event, around));
  }
  const bool known_public =
      !investors.empty() && a_.entities[investors.front()].entity.kind != Kind::company;
  for (Option& option : options)
    option.features.push_back(feature_key(Stage::target, Feature::government, known_public ? 1 : 0,
                                          option.entity == kNoEntity  ? 0
                                          : option.mention == nullptr ? 1
                                                                      : 2,
                                          group_of(event)));
  return decide(Stage::target, std::move(options));
}

Option Choices::there(const Mention& m, const EventSlot& event, unsigned rank) const {
  Features f(Stage::place);
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
  describe_mention(m, event, f);
  f.add(Feature::title, topics_.in_title(m.entity) ? 2 : topics_.in_lead(m.entity) ? 1 : 0, 0);
  f.add(Feature::share, spread(topics_.mentions(m.entity)));
  f.add(Feature::subject_before, holds(discourse_.destinations, m.entity) ? 1 : 0, 0);
  Option option;
  option.entity = m.entity;
  option.mention = &m;
  for (const Mention* place : arguments_.listed_places(&m, event.territory))
    option.places.push_back(place->entity);
  option.features = f.keys();
  return option;
}

// A place that is not in the sentence; `kind` tells where it comes from: 0 the last destination,
// 1 the place told last, 2 the headline, 3 the state named most, 4 the investor's home.
Option Choices::elsewhere(unsigned kind, const std::vector<std::uint32_t>& places,
                          const EventSlot& event, const Near& near) const {
  Features f(Stage::place);
  const std::size_t s = scene_.view().index();
  const unsigned group = group_of(event);
  const unsigned link = kAbsent + kind;
  f.add(Feature::link, link, group, near.place ? 1 : 0);
  f.add(Feature::nobody_near, link, near.place ? 1 : 0,
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
  }
  bool pointed = false;  // "there", "y", "dort"
  for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t)
    pointed = pointed || scene_.word("there", t);
  f.add(Feature::reference, link, pointed ? 1 : 0);
  Option option;
  if (!places.empty()) option.entity = places.front();
  option.places = places;
  option.features = f.keys();
  return option;
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
  const Near around = near(event);
  std::vector<Option> options{nobody(Stage::place, event, around)};
  unsigned rank = 0;
  for (const Costed& c : cheapest(std::move(places)))
    options.push_back(there(*c.mention, event, rank++));
  const auto add = [&](unsigned kind, const std::vector<std::uint32_t>& list) {
    if (!list.empty()) options.push_back(elsewhere(kind, list, event, around));
  };
  add(0, discourse_.destinations);
  if (discourse_.seen != discourse_.destinations) add(1, discourse_.seen);
  if (!topics_.headline_places().empty()) add(2, {topics_.headline_places().front()});
  if (topics_.main_place() != kNoEntity) add(3, {topics_.main_place()});
  const std::uint32_t investor = investors.empty() ? kNoEntity : investors.front();
  if (investor != kNoEntity && a_.entities[investor].entity.kind != Kind::company &&
      a_.entities[investor].country.size() == 2) {
    options.push_back(elsewhere(4, {}, event, around));
    options.back().home = a_.entities[investor].country;
  }
  const unsigned investor_kind = investor == kNoEntity ? 7 : kind_of(a_.entities[investor]);
  for (Option& option : options)
    option.features.push_back(feature_key(Stage::place, Feature::home, investor_kind,
                                          option.nobody()             ? 0
                                          : option.mention == nullptr ? 1
                                                                      : 2,
                                          target.entity != kNoEntity ? 1 : 0));
  return decide(Stage::place, std::move(options));
}

// The verb of the frame and what stands before it, as the tagger sees them.
void Choices::describe_tense(const EventSlot& event, unsigned status, Features& f) const {
  if (a_.syntax.empty()) return;
  const std::uint32_t first = scene_.view().first();
  for (std::uint32_t t = event.frame.first; t < event.frame.last; ++t) {
    if (a_.syntax[t].upos == Upos::VERB || a_.syntax[t].upos == Upos::AUX) {
      f.add(Feature::tense, status, static_cast<unsigned>(a_.syntax[t].deprel), 0);
      break;
    }
  }
  f.add(Feature::tense, status, static_cast<unsigned>(a_.syntax[event.frame.first].upos), 1);
  if (event.frame.first > first)
    f.add(Feature::tense, status, static_cast<unsigned>(a_.syntax[event.frame.first - 1].upos), 2);
  if (event.frame.last < scene_.view().last())
    f.add(Feature::tense, status, static_cast<unsigned>(a_.syntax[event.frame.last].upos), 3);
}

Decision Choices::status(const EventSlot& event) const {
  std::vector<Option> options;
  const unsigned group = group_of(event);
  for (unsigned status = 0; status < 5; ++status) {
    Features f(Stage::status);
    f.add(Feature::bias, status, group);
    f.add(Feature::rule, status, static_cast<unsigned>(event.status), event.told_status ? 1 : 0);
    const auto& told = event.frame.frame->status;
    f.add(Feature::status, status, told ? 1 + static_cast<unsigned>(*told) : 0, group);
    f.add(Feature::kind, status, class_of(event), voice_of(event));
    f.add(Feature::role_of_block, status,
          static_cast<unsigned>(a_.sentences[scene_.view().index()].role));
    for (const CueHit& cue : scene_.cues()) {
      if (cue.cue > FrameCue::not_money) continue;
      const bool same = scene_.clause(cue.first) == scene_.clause(event.frame.first);
      const bool before = cue.last <= event.frame.first;
      const std::uint32_t gap = before                          ? event.frame.first - cue.last
                                : cue.first >= event.frame.last ? cue.first - event.frame.last
                                                                : 0;
      f.add(Feature::cue, status, static_cast<unsigned>(cue.cue),
            (same ? 0 : 1) |
                (gap <= 3   ? 0
                 : gap <= 8 ? 2
                            : 4) |
                (before ? 0 : 8));
    }
    for (const FrameHit& other : scene_.frames()) {
      if (other.first == event.frame.first && other.last == event.frame.last) continue;
      const bool same = scene_.clause(other.first) == scene_.clause(event.frame.first);
      f.add(Feature::other, status, static_cast<unsigned>(other.frame->frame_class), same ? 1 : 0);
    }
    describe_tense(event, status, f);
    wording_.describe_time(event, status, f);
    Option option;
    option.features = f.keys();
    options.push_back(std::move(option));
  }
  return decide(Stage::status, std::move(options));
}

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
  Features f(Stage::also);
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
  in.features = f.keys();
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
  const Near around = near(event);
  Features f(Stage::keep);
  describe_event(event, f);
  const auto link = [](const Option& option) {
    return option.entity == kNoEntity  ? 7
           : option.mention == nullptr ? kAbsent
                                       : link_of(*option.mention);
  };
  const bool into = target.get().entity != kNoEntity;
  const Taken& last = into ? target : place;
  const unsigned end = into ? 1 : !place.get().nobody() ? 2 : 0;
  f.add(Feature::end, end, group_of(event), event.amount != nullptr ? 1 : 0);
  f.add(Feature::link, link(investor.get()), end);
  f.add(Feature::link, 32 + link(last.get()), end);
  f.add(Feature::certainty, 0, bin(investor.probability(), 0.1, 9));
  f.add(Feature::certainty, end, 16 + bin(last.probability(), 0.1, 9));
  f.add(Feature::certainty, end, 32 + bin(target.probability(), 0.1, 9));
  f.add(Feature::margin, 0, margin_of(investor));
  f.add(Feature::margin, end, 32 + margin_of(last));
  const double all =
      investor.probability() * target.probability() * (into ? 1.0 : place.probability());
  f.add(Feature::margin, 3 + end, bin(6 + std::log(std::max(all, 1e-9)), 0.4, 15));
  const std::uint32_t who = investor.get().entity;
  f.add(Feature::known, kind_of(a_.entities[who]), end, a_.entities[who].known ? 1 : 0);
  f.add(Feature::main, topics_.main_company() == who ? 1 : 0, end);
  f.add(Feature::best_cost, bin(around.best_doer + 10, 4, 15));
  describe_pair(event, investor.get(), last.get(), into, f);
  Option drop;
  Option state;
  state.features = f.keys();
  Decision decision;
  decision.stage = Stage::keep;
  state.score = ranking_.score(state.features);
  decision.probability = 1 / (1 + std::exp(-state.score));
  decision.chosen = decision.probability >= ranking_.threshold() ? 1 : 0;
  decision.options = {std::move(drop), std::move(state)};
  return decision;
}

}  // namespace quaestor
