#include "events.h"

#include <algorithm>
#include <cmath>

namespace quaestor {

namespace {
constexpr std::uint32_t kFarAmount = 30;

const Frame& bare_frame() {
  static const Frame frame{FrameClass::bare, std::nullopt, std::nullopt, "an amount alone", 0};
  return frame;
}

class EventFinder {
 public:
  EventFinder(const SentenceScene& scene, const Arguments& arguments)
      : scene_(scene), a_(scene.view().analysis()), arguments_(arguments) {}

  std::vector<EventSlot> run() {
    assign_amounts();
    for (std::size_t h = 0; h < scene_.frames().size(); ++h) read(h);
    for (const AmountMention* amount : homeless_) {
      add({&bare_frame(), amount->first, amount->last}, amount,
          {scene_.view().first(), scene_.view().last()});
    }
    if (events_.empty()) add_thing();
    return std::move(events_);
  }

 private:
  // "In Coburg, another shop follows": no word for it and no amount, only the thing itself.
  void add_thing() {
    for (const CueHit& cue : scene_.cues()) {
      if (cue.cue != FrameCue::facility) continue;
      add({&bare_frame(), cue.first, cue.last}, nullptr,
          {scene_.view().first(), scene_.view().last()});
      return;
    }
  }

  const FrameHit& hit(std::size_t h) const { return scene_.frames()[h]; }

  // An amount that is revenue, a fine, a price … by the nearest word around it.
  bool is_money_spent(const AmountMention& amount) const {
    if (amount.conversion) return false;
    std::uint32_t cue_distance = 1000;
    for (const CueHit& cue : scene_.cues()) {
      if (cue.cue != FrameCue::not_money) continue;
      const bool before = cue.last <= amount.first;
      const std::uint32_t distance = before                     ? amount.first - cue.last
                                     : cue.first >= amount.last ? cue.first - amount.last
                                                                : 0;
      if (distance > (before ? 10U : 4U) || scene_.clause(cue.first) != scene_.clause(amount.first))
        continue;
      if (!before && distance <= 1) return false;  // "290 millions d'euros d'amende"
      cue_distance = std::min(cue_distance, distance);
    }
    if (cue_distance == 1000) return true;
    std::uint32_t frame_distance = 1000;
    for (const FrameHit& h : scene_.frames())
      frame_distance = std::min(frame_distance, distance_to(h, amount));
    return frame_distance < cue_distance;
  }

  static std::uint32_t distance_to(const FrameHit& h, const AmountMention& amount) {
    if (h.last <= amount.first) return amount.first - h.last;
    if (amount.last <= h.first) return h.first - amount.last;
    return 0;
  }

  // Verbs of money come first: what a thing costs, and an investment as a noun, lend their amount
  // to them.
  static double side_cost(FrameClass c) {
    switch (c) {
      case FrameClass::build:
      case FrameClass::site:
      case FrameClass::noun:
        return 2;
      case FrameClass::cost:
        return 5;
      default:
        return 0;
    }
  }

  void assign_amounts() {
    owned_.resize(scene_.frames().size());
    for (const AmountMention& amount : a_.amounts_of(scene_.view().index())) {
      if (!is_money_spent(amount)) continue;
      std::size_t best = scene_.frames().size();
      double best_cost = kFarAmount;
      for (std::size_t h = 0; h < scene_.frames().size(); ++h) {
        double cost = distance_to(hit(h), amount) +
                      8.0 * std::abs(scene_.clause(hit(h).first) - scene_.clause(amount.first));
        cost += side_cost(hit(h).frame->frame_class);
        if (cost < best_cost) {
          best_cost = cost;
          best = h;
        }
      }
      if (best < scene_.frames().size())
        owned_[best].push_back(&amount);
      else
        homeless_.push_back(&amount);
    }
  }

  void read(std::size_t h) {
    if (owned_[h].empty()) {
      add(hit(h), nullptr, territory(h, 0));
      return;
    }
    for (std::size_t i = 0; i < owned_[h].size(); ++i) add(hit(h), owned_[h][i], territory(h, i));
  }

  void add(const FrameHit& frame, const AmountMention* amount, const Territory& territory) {
    EventSlot event;
    event.frame = frame;
    event.amount = amount;
    event.territory = territory;
    event.facility = arguments_.facility_near(frame, territory);
    event.passive = arguments_.is_passive(frame);
    event.nominal = arguments_.is_nominal(frame);
    event.ruled_out = ruled_out(frame);
    event.shadowed =
        amount == nullptr && std::any_of(owned_.begin(), owned_.end(),
                                         [](const auto& amounts) { return !amounts.empty(); });
    if (const auto status = told_status(frame)) {
      event.status = *status;
      event.told_status = true;
    } else {
      event.status = usual_status(frame.frame->frame_class);
    }
    events_.push_back(event);
  }

  // From the amount (or the frame) to the next amount or frame that has amounts; the first takes
  // what stands before too.
  Territory territory(std::size_t h, std::size_t i) const {
    const FrameHit& frame = hit(h);
    Territory t{frame.first, scene_.view().last()};
    if (i > 0) t.first = owned_[h][i]->first;
    if (i + 1 < owned_[h].size()) t.last = owned_[h][i + 1]->first;
    for (std::size_t other = h + 1; other < scene_.frames().size(); ++other) {
      if (owned_[other].empty()) continue;
      const std::uint32_t start = std::min(hit(other).first, owned_[other].front()->first);
      if (start > t.first) t.last = std::min(t.last, start);
    }
    if (t.last < t.first) t.last = scene_.view().last();
    return t;
  }

  bool ruled_out(const FrameHit& frame) const {
    for (const CueHit& cue : scene_.cues()) {
      const bool same = scene_.clause(cue.first) == scene_.clause(frame.first);
      const bool denial = cue.cue == FrameCue::negation && cue.last <= frame.first &&
                          !scene_.word("negation", cue.first) &&
                          std::abs(scene_.clause(cue.first) - scene_.clause(frame.first)) <= 1;
      if (denial && frame.first - cue.last <= 12) return true;
      if (cue.cue == FrameCue::negation && frame.frame->frame_class != FrameClass::cancel && same) {
        const std::uint32_t distance = cue.last <= frame.first   ? frame.first - cue.last
                                       : cue.first >= frame.last ? cue.first - frame.last
                                                                 : 0;
        if (distance <= 8) return true;
      }
      if ((cue.cue == FrameCue::hypothetical || cue.cue == FrameCue::forecast) &&
          std::abs(scene_.clause(cue.first) - scene_.clause(frame.first)) <=
              (cue.first == scene_.view().first() ? 1 : 0))
        return true;
    }
    return false;
  }

  std::optional<Status> told_status(const FrameHit& frame) const {
    if (frame.frame->frame_class == FrameClass::cancel) return Status::cancelled;
    const auto in_clause = [&](FrameCue cue) { return scene_.cue_in_clause(cue, frame.first); };
    if (in_clause(FrameCue::cancelled) != nullptr) return Status::cancelled;
    if (in_clause(FrameCue::considered) != nullptr || frame.frame->status == Status::considered)
      return Status::considered;
    const std::uint32_t near =
        frame.first >= scene_.view().first() + 5 ? frame.first - 5 : scene_.view().first();
    const bool will = scene_.has_cue(FrameCue::planned, near,
                                     frame.last + (frame.last < scene_.view().last() ? 1 : 0));
    if (will && frame.frame->status != Status::ongoing) return Status::planned;
    if (frame.frame->status) return *frame.frame->status;
    if (in_clause(FrameCue::ongoing) != nullptr) return Status::ongoing;
    if (in_clause(FrameCue::planned) != nullptr) return Status::planned;
    if (in_clause(FrameCue::completed) != nullptr) return Status::completed;
    return std::nullopt;
  }

  static Status usual_status(FrameClass c) {
    const bool bought = c == FrameClass::buy || c == FrameClass::stake || c == FrameClass::receive;
    return bought ? Status::completed : Status::planned;
  }

  const SentenceScene& scene_;
  const Analysis& a_;
  const Arguments& arguments_;
  std::vector<std::vector<const AmountMention*>> owned_;  // by frame
  std::vector<const AmountMention*> homeless_;
  std::vector<EventSlot> events_;
};
}  // namespace

std::vector<EventSlot> find_events(const SentenceScene& scene, const Arguments& arguments) {
  return EventFinder(scene, arguments).run();
}

}  // namespace quaestor
