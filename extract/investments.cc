// Investments: each event that the sentence may tell (events.h) gets its arguments by learned
// choice (choices.h); what is stated is told on to the next sentences.
#include <algorithm>

#include "choices.h"
#include "rules.h"

namespace quaestor {

namespace {
constexpr std::size_t kInvestors = 3;  // tried
constexpr std::size_t kTargets = 2;
constexpr std::size_t kPlaces = 3;
constexpr double kFarBehind = 3;

class InvestmentReader {
 public:
  InvestmentReader(const SentenceScene& scene, const InvestmentContext& context,
                   Discourse& discourse, std::vector<EventReadings>& readings,
                   std::vector<TracedEvent>* trace)
      : scene_(scene),
        a_(scene.view().analysis()),
        arguments_(scene),
        choices_(scene, arguments_, context, discourse),
        discourse_(discourse),
        readings_(readings),
        trace_(trace) {}

  std::vector<FactDraft> run() {
    read_heading();
    if (a_.tokens[scene_.view().last() - 1].lower == "?") return {};  // a question tells nothing
    for (const EventSlot& event : find_events(scene_, arguments_)) {
      if (!event.ruled_out) read(event);
    }
    drop_shadows(drafts_);
    note_places();
    return std::move(drafts_);
  }

 private:
  void note_places() {
    for (const Mention& m : scene_.view().mentions()) {
      const bool place = (m.kind == Kind::place || m.kind == Kind::country) &&
                         m.type == MentionType::name && m.entity != kNoEntity;
      const auto governor = scene_.governor(m);
      if (!place || scene_.is_origin(m) || !governor || !scene_.word("locative", *governor))
        continue;
      discourse_.seen = {m.entity};
      discourse_.seen_block = a_.sentences[scene_.view().index()].block;
    }
  }

  // "STRÄNGNÄS." or "Mäntsälä:" alone: what follows happens there.
  void read_heading() {
    const auto mentions = scene_.view().mentions();
    if (mentions.size() != 1 || mentions[0].kind != Kind::place ||
        mentions[0].type != MentionType::name)
      return;
    if (scene_.view().last() - scene_.view().first() > mentions[0].last - mentions[0].first + 2)
      return;
    discourse_.destinations = {mentions[0].entity};
    discourse_.block = a_.sentences[scene_.view().index()].block;
  }

  // The likely investors, each with its likely ends, weighed against each other.
  void read(const EventSlot& event) {
    TracedEvent traced;
    traced.event = event;
    choices_.take_up(event);
    const Decision status = choices_.status(event);
    const Decision investor = choices_.investor(event);
    EventReadings readings = readings_of(event);
    const Date date = date_of(event.frame);
    const double power = capacity(event.territory);
    Best best;
    for (const std::size_t i : likely(investor, kInvestors)) {
      FactDraft draft = draft_of(event, status);
      TracedEvent::Branch branch;
      set_investors(event, investor.options[i], draft, branch.also);
      branch.investors = draft.investors;
      branch.target = choices_.target(event, draft.investors);
      const Option* nobody = &branch.target.options[0];
      branch.place = choices_.place(event, draft.investors, *nobody);
      for (const std::size_t t : likely(branch.target, kTargets)) {
        draft.target = branch.target.options[t].entity;
        const bool into = draft.target != kNoEntity;
        for (const std::size_t p : likely(branch.place, into ? 1 : kPlaces)) {
          draft.places.clear();
          draft.home.clear();
          if (!into) {
            draft.places = branch.place.options[p].places;
            draft.home = branch.place.options[p].home;
          }
          if (draft.investors.empty() || !complete(event, draft)) continue;
          const Decision keep =
              choices_.keep(event, {&investor, i}, {&branch.target, t}, {&branch.place, p});
          draft.form = form_of(event, draft);
          draft.date = date;
          const bool built = draft.form == Form::facility || event.facility != nullptr;
          draft.capacity_mw = built ? power : 0;
          draft.confidence = keep.probability;
          if (keep.probability > best.keep.probability || best.keep.options.empty())
            best = {draft, keep, traced.branches.size(), i, t, p, readings.readings.size()};
          readings.readings.push_back(
              reading_of(event, draft, {&investor, i}, {&branch.target, t}, {&branch.place, p}));
          if (trace_ != nullptr) traced.rivals.push_back({draft, keep});
        }
      }
      traced.branches.push_back(std::move(branch));
    }
    if (!best.keep.options.empty()) {
      readings.readings[best.reading].chosen = true;
      readings_.push_back(std::move(readings));
    }
    trace(std::move(traced), best, investor, status);
    if (best.keep.options.empty() || best.keep.chosen == 0) return;
    remember(best.draft);
    drafts_.push_back(std::move(best.draft));
  }

  struct Best {
    FactDraft draft;
    Decision keep;  // without options: nothing could be stated
    std::size_t branch = 0;
    std::size_t investor = 0;
    std::size_t target = 0;
    std::size_t place = 0;
    std::size_t reading = 0;
  };

  EventReadings readings_of(const EventSlot& event) const {
    EventReadings readings;
    readings.frame_class = event.frame.frame->frame_class;
    readings.words = event.frame.frame->words;
    readings.amount = event.amount;
    readings.sentence = scene_.view().index();
    readings.voice = (event.passive ? 1U : 0U) | (event.nominal ? 2U : 0U);
    readings.shadowed = event.shadowed;
    readings.facility = event.facility != nullptr;
    return readings;
  }

  static int gap(const Mention& m, std::uint32_t first, std::uint32_t last) {
    if (m.last <= first) return -static_cast<int>(first - m.last) - 1;
    return m.first >= last ? static_cast<int>(m.first - last) + 1 : 0;
  }

  static Reading reading_of(const EventSlot& event, const FactDraft& draft, const Taken& investor,
                            const Taken& target, const Taken& place) {
    Reading reading;
    reading.draft = draft;
    reading.investor_chance = static_cast<float>(investor.probability());
    reading.target_chance = static_cast<float>(target.probability());
    reading.place_chance = static_cast<float>(place.probability());
    const Mention* who = investor.get().mention;
    const Mention* end = draft.target != kNoEntity ? target.get().mention : place.get().mention;
    if (who != nullptr) {
      reading.investor_link = static_cast<unsigned>(who->type);
      reading.investor_gap = gap(*who, event.frame.first, event.frame.last);
    }
    if (end != nullptr) {
      reading.end_link = static_cast<unsigned>(end->type);
      reading.end_gap = gap(*end, event.frame.first, event.frame.last);
    }
    if (who != nullptr && end != nullptr) reading.pair_gap = gap(*who, end->first, end->last);
    return reading;
  }

  void trace(TracedEvent traced, const Best& best, const Decision& investor,
             const Decision& status) {
    if (trace_ == nullptr) return;
    const auto taken = [](Decision decision, std::size_t option) {
      decision.chosen = option;
      decision.probability = Taken{&decision, option}.probability();
      return decision;
    };
    const TracedEvent::Branch& branch = traced.branches[best.branch];
    traced.draft = best.draft;
    traced.decisions = {taken(investor, best.investor), taken(branch.target, best.target),
                        taken(branch.place, best.place), status};
    if (!best.keep.options.empty()) traced.decisions.push_back(best.keep);
    trace_->push_back(std::move(traced));
  }

  FactDraft draft_of(const EventSlot& event, const Decision& status) const {
    FactDraft draft;
    draft.sentence = scene_.view().index();
    draft.rule =
        std::string(to_string(event.frame.frame->frame_class)) + ": " + event.frame.frame->phrase;
    draft.amount = event.amount;
    draft.status = static_cast<Status>(status.chosen);
    return draft;
  }

  // The best options, best first, at most `most`, none far behind the best.
  static std::vector<std::size_t> likely(const Decision& decision, std::size_t most) {
    std::vector<std::size_t> order(decision.options.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return decision.options[a].score > decision.options[b].score;
    });
    std::size_t keep = 1;
    while (keep < order.size() && keep < most &&
           decision.options[order[keep]].score > decision.options[order[0]].score - kFarBehind)
      ++keep;
    order.resize(keep);
    return order;
  }

  void set_investors(const EventSlot& event, const Option& best, FactDraft& draft,
                     std::vector<Decision>& weighed) const {
    if (best.entity == kNoEntity) return;
    draft.investors.push_back(best.entity);
    if (best.mention == nullptr) return;
    for (const Mention* m : choices_.company_of(*best.mention)) {
      Decision also = choices_.also(event, *best.mention, *m);
      const std::uint32_t e = also.options[1].entity;
      if (also.chosen == 1 &&
          std::find(draft.investors.begin(), draft.investors.end(), e) == draft.investors.end())
        draft.investors.push_back(e);
      if (trace_ != nullptr) weighed.push_back(std::move(also));
    }
  }

  static Form form_of(const EventSlot& event, const FactDraft& draft) {
    const std::optional<Form> told = event.frame.frame->form;
    const bool facility = event.facility != nullptr;
    const bool vague = told == Form::funding && draft.target == kNoEntity && facility &&
                       event.frame.frame->frame_class != FrameClass::money;
    if (told && !vague) return *told;
    if (draft.target != kNoEntity) return Form::equity;
    return facility ? Form::facility : Form::funding;
  }

  // What can be stated at all: somebody puts money somewhere.
  bool complete(const EventSlot& event, const FactDraft& draft) const {
    const bool somewhere =
        draft.target != kNoEntity || !draft.home.empty() || !draft.places.empty();
    return somewhere || event.amount != nullptr;
  }

  // "a 96 MW data center", "1,4 Gigawatt": power told in the frame's part of the sentence.
  double capacity(const Territory& territory) const {
    for (const bool inside : {true, false}) {
      const std::uint32_t first = inside ? territory.first : scene_.view().first();
      const std::uint32_t last = inside ? territory.last : scene_.view().last();
      for (std::uint32_t t = first; t + 1 < last; ++t) {
        if (a_.tokens[t].type != TokenType::number) continue;
        const std::uint32_t unit = a_.tokens[t + 1].lower == "-" && t + 2 < last ? t + 2 : t + 1;
        const bool mega = scene_.word("megawatt", unit);
        if (!mega && !scene_.word("gigawatt", unit)) continue;
        const double value = parse_decimal(a_.surface(t), a_.language == "en");
        return mega ? value : value * 1000;
      }
    }
    return 0;
  }

  Date date_of(const FrameHit& frame) const {
    Date best = a_.article->info.date;
    std::uint32_t nearest = 1000;
    for (const DateMention& d : a_.dates_of(scene_.view().index())) {
      if (d.limit || scene_.clause(d.first) != scene_.clause(frame.first)) continue;
      const std::uint32_t distance = d.first >= frame.last
                                         ? d.first - frame.last
                                         : frame.first - std::min(frame.first, d.last);
      if (distance >= nearest) continue;
      nearest = distance;
      best = d.date;
    }
    return best;
  }

  void remember(const FactDraft& draft) {
    if (!draft.investors.empty()) discourse_.subject = draft.investors.front();
    for (const std::uint32_t investor : draft.investors) ++discourse_.invested[investor];
    if (draft.target != kNoEntity) discourse_.target = draft.target;
    for (const std::uint32_t investor : draft.investors) {
      if (draft.target != kNoEntity) discourse_.pairs.insert({investor, draft.target});
      for (const std::uint32_t place : draft.places) discourse_.pairs.insert({investor, place});
    }
    if (!draft.places.empty()) discourse_.destinations = draft.places;
    discourse_.block = a_.sentences[scene_.view().index()].block;
  }

  const SentenceScene& scene_;
  const Analysis& a_;
  Arguments arguments_;
  Choices choices_;
  Discourse& discourse_;
  std::vector<EventReadings>& readings_;
  std::vector<TracedEvent>* trace_;
  std::vector<FactDraft> drafts_;
};

bool covers(const FactDraft& big, const FactDraft& small) {
  return std::all_of(small.places.begin(), small.places.end(), [&](std::uint32_t p) {
    return std::find(big.places.begin(), big.places.end(), p) != big.places.end();
  });
}

// Dropping a plan names the plan: no second event that is still planned.
bool cancels(const FactDraft& other, const FactDraft& d) {
  return other.status == Status::cancelled && other.investors == d.investors &&
         (d.amount == nullptr || d.amount == other.amount) && d.target == other.target &&
         (covers(other, d) || covers(d, other));
}

// Tells what the draft without amount tells, and more.
bool outshines(const FactDraft& other, const FactDraft& d, bool before) {
  if (other.investors != d.investors ||
      (other.status == Status::cancelled) != (d.status == Status::cancelled))
    return false;
  const bool same_place = d.places == other.places && d.target == other.target;
  const bool richer = other.amount != nullptr || (before && same_place);
  return richer && (same_place || (d.target == kNoEntity && d.places.empty()) ||
                    (d.target == kNoEntity && other.target == kNoEntity && covers(other, d)));
}
}  // namespace

void drop_shadows(std::vector<FactDraft>& drafts) {
  const auto shadow = [&](const FactDraft& d) {
    const bool dead = d.status == Status::cancelled || d.status == Status::completed;
    return std::any_of(drafts.begin(), drafts.end(), [&](const FactDraft& other) {
      if (!dead && cancels(other, d)) return true;
      return &other != &d && d.amount == nullptr && outshines(other, d, &other < &d);
    });
  };
  std::vector<FactDraft> kept;
  for (const FactDraft& d : drafts) {
    if (!shadow(d)) kept.push_back(d);
  }
  drafts = std::move(kept);
}

std::vector<FactDraft> investment_facts(const SentenceScene& scene,
                                        const InvestmentContext& context, Discourse& discourse,
                                        std::vector<EventReadings>& readings,
                                        std::vector<TracedEvent>* trace) {
  return InvestmentReader(scene, context, discourse, readings, trace).run();
}

}  // namespace quaestor
