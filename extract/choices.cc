#include "choices.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "choices_parts.h"

namespace quaestor {

Choices::Choices(const SentenceScene& scene, const Arguments& arguments,
                 const InvestmentContext& context, const Discourse& discourse)
    : scene_(scene),
      a_(scene.view().analysis()),
      arguments_(arguments),
      topics_(context.topics),
      discourse_(discourse),
      ranking_(context.ranking),
      pairs_(context.pairs),
      wording_(scene) {}

double Choices::chance(std::uint32_t investor, std::uint32_t end) const {
  const ArticleEntity& wanted = a_.entities[end];
  const bool located = wanted.entity.kind == Kind::country || wanted.entity.kind == Kind::place;
  double best = 0;
  for (const PairChance& pair : pairs_) {
    const bool there = located && a_.entities[pair.end].entity.kind != Kind::company &&
                       a_.entities[pair.end].country == wanted.country;
    if (pair.investor == investor && (pair.end == end || there))
      best = std::max(best, pair.probability);
  }
  return best;
}

double Choices::chance(std::uint32_t investor) const {
  double best = 0;
  for (const PairChance& pair : pairs_) {
    if (pair.investor == investor) best = std::max(best, pair.probability);
  }
  return best;
}

void Choices::take_up(const EventSlot& event) {
  near_ = near(event);
  Features f(Stage::investor);
  describe_event(event, f);
  event_ = f.take();
  mentions_.assign(scene_.view().mentions().size(), {});
}

const std::vector<FeatureKey>& Choices::keys_of(const Mention& m, const EventSlot& event) const {
  std::vector<FeatureKey>& keys =
      mentions_[static_cast<std::size_t>(&m - scene_.view().mentions().data())];
  if (keys.empty()) {
    Features f(Stage::investor);
    describe_mention(m, event, f);
    keys = f.take();
  }
  return keys;
}

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

// Actors that are no options yet and may be meant all the same: told before, or in the sentence
// only by the way ("its").
std::vector<std::uint32_t> Choices::told_before(const std::vector<Option>& here) const {
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
  for (std::size_t back = 0; back <= std::min<std::size_t>(s, 3); ++back) {
    for (const Mention& m : a_.mentions_of(s - back)) add(m.entity);
  }
  for (const Mention& m : ahead())
    if (m.type == MentionType::name) add(m.entity);
  std::erase_if(found, [&](std::uint32_t e) {
    return std::any_of(here.begin(), here.end(), [&](const Option& o) { return o.entity == e; });
  });
  if (found.size() > 12) found.resize(12);
  return found;
}

// What the next sentence of the paragraph names: "It has been sold. Buyer: Orvo."
std::span<const Mention> Choices::ahead() const {
  const std::size_t next = scene_.view().index() + 1;
  if (next >= a_.sentences.size() || !is_content(a_.sentences[next].role) ||
      a_.sentences[next].block != a_.sentences[next - 1].block)
    return {};
  return a_.mentions_of(next);
}

// How the next sentence names what was not told before.
void Choices::describe_ahead(Stage stage, std::uint32_t e, const EventSlot& event,
                             Features& f) const {
  const std::size_t s = scene_.view().index();
  const auto mentions = ahead();
  const auto m = std::find_if(mentions.begin(), mentions.end(),
                              [&](const Mention& other) { return other.entity == e; });
  if (m == mentions.end()) return;
  const Sentence& next = a_.sentences[s + 1];
  const bool fresh = topics_.last_before(e, s + 1) == 0xFFFF;
  const unsigned before = m->first - next.first;
  f.add(Feature::ahead, fresh ? 1 : 0, spread(next.last - next.first), group_of(event));
  f.add(Feature::ahead, fresh ? 3 : 2, std::min(before, 6U), near_.actor ? 1 : 0);
  if (m->first == next.first) return;
  const FeatureKey word =
      word_key(stage, Feature::word_before, a_.tokens[m->first - 1].lower, "ahead", 0);
  f.add_all({&word, 1});
}

void Choices::add_chances(Stage stage, const std::vector<std::uint32_t>& investors,
                          std::vector<Option>& options) const {
  if (investors.empty()) return;
  for (Option& option : options) {
    if (option.entity == kNoEntity) continue;
    const double p = chance(investors.front(), option.entity);
    option.features.push_back(feature_key(stage, Feature::paired, bin(p, 0.05, 19),
                                          option.mention == nullptr ? 1 : 0, 0));
  }
}

Option Choices::nobody(Stage stage, const EventSlot& event) const {
  Features f(stage, ranking_);
  f.add_all(event_);
  f.add(Feature::has_place, near_.place ? 1 : 0, group_of(event));
  f.add(Feature::best_cost, bin(near_.best_doer + 10, 4, 15), stage == Stage::investor ? 0 : 1);
  f.add(Feature::best_cost, bin(near_.best_object + 10, 4, 15), 2, group_of(event));
  f.add(Feature::reference, near_.actor ? 1 : 0, near_.reference ? 1 : 0);
  Option option;
  option.features = f.take();
  return option;
}

Option Choices::present(Stage stage, const Mention& m, const EventSlot& event, double cost,
                        unsigned rank) const {
  Features f(stage, ranking_);
  const std::uint32_t e = stage == Stage::investor ? arguments_.entity_of(m) : m.entity;
  const unsigned reference = m.type == MentionType::pronoun || m.type == MentionType::possessive ? 1
                             : m.type == MentionType::description                                ? 2
                                                                  : 0;
  f.add(Feature::cost, bin(cost + 20, 3, 25), reference);
  f.add(Feature::rank, std::min(rank, 4U), group_of(event));
  f.add_all(keys_of(m, event));
  describe_topic(e, reference, event, f);
  if (stage == Stage::investor) f.add(Feature::paired, bin(chance(e), 0.1, 9), group_of(event));
  Option option;
  option.entity = e;
  option.mention = &m;
  option.features = f.take();
  return option;
}

Option Choices::absent(Stage stage, std::uint32_t e, const EventSlot& event) const {
  Features f(stage, ranking_);
  f.add(Feature::link, kNotThere, group_of(event));
  f.add(Feature::nobody_near, near_.actor ? 1 : 0, near_.reference ? 1 : 0, class_of(event));
  f.add(Feature::nobody_near, 2 + (topics_.main_company() == e ? 1 : 0),
        bin((stage == Stage::investor ? near_.best_doer : near_.best_object) + 10, 5, 10));
  describe_topic(e, kNotThere, event, f);
  if (stage == Stage::investor)
    f.add(Feature::paired, 16 + bin(chance(e), 0.1, 9), group_of(event));
  describe_ahead(stage, e, event, f);
  for (const Mention& m : scene_.view().mentions()) {
    if (m.entity == e)
      f.add(Feature::reference, 2 + link_of(m), scene_.is_source(m) ? 1 : 0, group_of(event));
  }
  Option option;
  option.entity = e;
  option.features = f.take();
  return option;
}

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
  std::vector<Option> options;
  unsigned rank = 0;
  for (const Costed& c : cheapest(std::move(actors)))
    options.push_back(present(Stage::investor, *c.mention, event, c.cost, rank++));
  for (const std::uint32_t e : told_before(options))
    options.push_back(absent(Stage::investor, e, event));
  if (options.empty()) options.push_back(nobody(Stage::investor, event));
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
  std::vector<Option> options{nobody(Stage::target, event)};
  unsigned rank = 0;
  for (const Costed& c : cheapest(std::move(receivers)))
    options.push_back(present(Stage::target, *c.mention, event, c.cost, rank++));
  for (const std::uint32_t e : told_before(options)) {
    if (!holds(investors, e)) options.push_back(absent(Stage::target, e, event));
  }
  const bool known_public =
      !investors.empty() && a_.entities[investors.front()].entity.kind != Kind::company;
  add_chances(Stage::target, investors, options);
  for (Option& option : options)
    option.features.push_back(feature_key(Stage::target, Feature::government, known_public ? 1 : 0,
                                          option.entity == kNoEntity  ? 0
                                          : option.mention == nullptr ? 1
                                                                      : 2,
                                          group_of(event)));
  return decide(Stage::target, std::move(options));
}

// The verb of the frame and what stands before it, as the tagger sees them.
void Choices::describe_tense(const EventSlot& event, unsigned status, Features& f) const {
  if (a_.syntax.empty()) return;
  scene_.tree().known();  // made, so that it tells the same whoever asked before
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
  constexpr Stage kStage = Stage::status;
  std::array<Features, 5> all = {Features(kStage, ranking_), Features(kStage, ranking_),
                                 Features(kStage, ranking_), Features(kStage, ranking_),
                                 Features(kStage, ranking_)};
  for (unsigned status = 0; status < all.size(); ++status) {
    Features& f = all[status];
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
  }
  wording_.describe_time(event, all);
  for (Features& f : all) {
    Option option;
    option.features = f.take();
    options.push_back(std::move(option));
  }
  return decide(Stage::status, std::move(options));
}

}  // namespace quaestor
