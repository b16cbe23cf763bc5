// Investments: each event that the sentence may tell (events.h) gets its arguments by learned
// choice (choices.h); what is stated is told on to the next sentences.
#include <algorithm>

#include "choices.h"
#include "rules.h"

namespace quaestor {

namespace {
class InvestmentReader {
 public:
  InvestmentReader(const SentenceScene& scene, const InvestmentContext& context,
                   Discourse& discourse, std::vector<TracedEvent>* trace)
      : scene_(scene),
        a_(scene.view().analysis()),
        arguments_(scene),
        choices_(scene, arguments_, context.topics, discourse, context.ranking),
        discourse_(discourse),
        trace_(trace) {}

  std::vector<FactDraft> run() {
    read_heading();
    if (a_.tokens[scene_.view().last() - 1].lower == "?") return {};  // a question tells nothing
    for (const EventSlot& event : find_events(scene_, arguments_)) {
      if (!event.ruled_out) read(event);
    }
    drop_shadows();
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

  void read(const EventSlot& event) {
    FactDraft draft;
    draft.sentence = scene_.view().index();
    draft.rule =
        std::string(to_string(event.frame.frame->frame_class)) + ": " + event.frame.frame->phrase;
    draft.amount = event.amount;
    const Decision status = choices_.status(event);
    draft.status = static_cast<Status>(status.chosen);
    const Decision investor = choices_.investor(event);
    set_investors(investor.best(), draft);
    const Decision target = choices_.target(event, draft.investors);
    draft.target = target.best().entity;
    const Decision place = choices_.place(event, draft.investors, target.best());
    if (draft.target == kNoEntity) {
      draft.places = place.best().places;
      draft.home = place.best().home;
    }
    draft.form = form_of(event, draft);
    draft.date = date_of(event.frame);
    if (draft.form == Form::facility || event.facility != nullptr)
      draft.capacity_mw = capacity(event.territory);
    bool stated = false;
    if (!draft.investors.empty() && complete(event, draft)) {
      const Decision keep = choices_.keep(event, investor, target, place);
      draft.confidence = keep.probability;
      stated = keep.chosen == 1;
      if (trace_ != nullptr)
        trace_->push_back({event, draft, {investor, target, place, status, keep}});
    } else if (trace_ != nullptr) {
      trace_->push_back({event, draft, {investor, target, place, status}});
    }
    if (!stated) return;
    remember(draft);
    drafts_.push_back(std::move(draft));
  }

  void set_investors(const Option& best, FactDraft& draft) const {
    if (best.entity == kNoEntity) return;
    if (best.mention == nullptr) {
      draft.investors.push_back(best.entity);
      return;
    }
    for (const Mention* m : arguments_.coordinated(best.mention)) {
      const std::uint32_t e = arguments_.entity_of(*m);
      if (std::find(draft.investors.begin(), draft.investors.end(), e) == draft.investors.end())
        draft.investors.push_back(e);
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
    if (!draft.places.empty()) discourse_.destinations = draft.places;
    discourse_.block = a_.sentences[scene_.view().index()].block;
  }

  // A frame without amount that tells what another frame of the sentence tells with one.
  void drop_shadows() {
    // Dropping a plan names the plan: no second event that is still planned.
    const auto undone = [&](const FactDraft& d) {
      if (d.status == Status::cancelled || d.status == Status::completed) return false;
      return std::any_of(drafts_.begin(), drafts_.end(), [&](const FactDraft& other) {
        return other.status == Status::cancelled && other.investors == d.investors &&
               (d.amount == nullptr || d.amount == other.amount) && d.target == other.target &&
               (covers(other, d) || covers(d, other));
      });
    };
    const auto shadow = [&](const FactDraft& d) {
      if (undone(d)) return true;
      if (d.amount != nullptr) return false;
      return std::any_of(drafts_.begin(), drafts_.end(), [&](const FactDraft& other) {
        if (&other == &d || other.investors != d.investors ||
            (other.status == Status::cancelled) != (d.status == Status::cancelled))
          return false;
        const bool same_place = d.places == other.places && d.target == other.target;
        const bool richer = other.amount != nullptr || (&other < &d && same_place);
        return richer && (same_place || (d.target == kNoEntity && d.places.empty()) ||
                          (d.target == kNoEntity && other.target == kNoEntity && covers(other, d)));
      });
    };
    std::vector<FactDraft> kept;
    for (const FactDraft& d : drafts_) {
      if (!shadow(d)) kept.push_back(d);
    }
    drafts_ = std::move(kept);
  }

  static bool covers(const FactDraft& big, const FactDraft& small) {
    return std::all_of(small.places.begin(), small.places.end(), [&](std::uint32_t p) {
      return std::find(big.places.begin(), big.places.end(), p) != big.places.end();
    });
  }

  const SentenceScene& scene_;
  const Analysis& a_;
  Arguments arguments_;
  Choices choices_;
  Discourse& discourse_;
  std::vector<TracedEvent>* trace_;
  std::vector<FactDraft> drafts_;
};
}  // namespace

std::vector<FactDraft> investment_facts(const SentenceScene& scene,
                                        const InvestmentContext& context, Discourse& discourse,
                                        std::vector<TracedEvent>* trace) {
  return InvestmentReader(scene, context, discourse, trace).run();
}

}  // namespace quaestor
