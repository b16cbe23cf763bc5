// Investments: each frame of the sentence with the amounts that belong to it makes one event an
// amount, or one event without; arguments come from arguments.h, the status from the frame and the
// cues of its clause, and what is missing from what the article told before.
#include <algorithm>
#include <cmath>

#include "arguments.h"
#include "rules.h"

namespace quaestor {

namespace {
constexpr std::uint32_t kFarAmount = 30;

class InvestmentReader {
 public:
  InvestmentReader(const SentenceScene& scene, Discourse& discourse)
      : scene_(scene), a_(scene.view().analysis()), arguments_(scene), discourse_(discourse) {}

  std::vector<FactDraft> run() {
    read_heading();
    if (a_.tokens[scene_.view().last() - 1].lower == "?") return {};  // a question tells nothing
    assign_amounts();
    for (std::size_t h = 0; h < scene_.frames().size(); ++h) read(h);
    drop_shadows();
    note_places();
    return std::move(drafts_);
  }

 private:
  const FrameHit& hit(std::size_t h) const { return scene_.frames()[h]; }

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
      if (best < scene_.frames().size()) owned_[best].push_back(&amount);
    }
  }

  void read(std::size_t h) {
    const FrameHit& frame = hit(h);
    if (ruled_out(frame)) return;
    if (owned_[h].empty()) {
      make(frame, nullptr, territory(h, 0));
      return;
    }
    for (std::size_t i = 0; i < owned_[h].size(); ++i) make(frame, owned_[h][i], territory(h, i));
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

  Status status_of(const FrameHit& frame) const {
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
    const bool bought = frame.frame->frame_class == FrameClass::buy ||
                        frame.frame->frame_class == FrameClass::stake ||
                        frame.frame->frame_class == FrameClass::receive;
    return bought ? Status::completed : Status::planned;
  }

  void make(const FrameHit& frame, const AmountMention* amount, const Territory& territory) {
    const FrameClass c = frame.frame->frame_class;
    FactDraft draft;
    draft.sentence = scene_.view().index();
    draft.rule = std::string(to_string(c)) + ": " + frame.frame->phrase;
    draft.amount = amount;
    draft.status = status_of(frame);
    const CueHit* facility = arguments_.facility_near(frame, territory);
    if (c == FrameClass::build && facility == nullptr) return;
    if (c == FrameClass::sell) {
      if (!sell(frame, draft)) return;
    } else if (c == FrameClass::receive) {
      if (!receive(frame, draft)) return;
    } else if (!give(frame, draft)) {
      return;
    }
    gapped_investor(draft);
    draft.form = frame.frame->form;
    if (!draft.form || (draft.form == Form::funding && draft.target == kNoEntity &&
                        facility != nullptr && c != FrameClass::money)) {
      draft.form = draft.target != kNoEntity ? Form::equity
                   : facility != nullptr     ? Form::facility
                                             : Form::funding;
    }
    if (draft.target == kNoEntity) place(frame, draft, territory, facility != nullptr);
    if (!complete(frame, draft)) return;
    draft.date = date_of(frame);
    if (draft.form == Form::facility || facility != nullptr)
      draft.capacity_mw = capacity(territory);
    remember(draft);
    drafts_.push_back(std::move(draft));
  }

  // "Pfizer plans 500 million, and AstraZeneca 388 million": the company right before an amount
  // without a verb of its own.
  void gapped_investor(FactDraft& draft) const {
    if (draft.amount == nullptr) return;
    for (const Mention& m : scene_.view().mentions()) {
      const bool beside = m.last <= draft.amount->first && draft.amount->first - m.last <= 1 &&
                          m.type == MentionType::name;
      if (!beside || m.kind != Kind::company || m.first == scene_.view().first()) continue;
      const bool joined = scene_.word("and", m.first - 1) || a_.tokens[m.first - 1].lower == "," ||
                          a_.tokens[m.first - 1].lower == ";";
      if (joined && !m.genitive && !scene_.is_source(m)) {
        draft.investors = {m.entity};
        if (draft.target == m.entity) draft.target = kNoEntity;
      }
    }
  }

  // Who the sentences before were about: the first actor of the nearest sentence of the block, else
  // the last investor.
  std::uint32_t topic_before() const {
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
    return discourse_.subject;
  }

  bool give(const FrameHit& frame, FactDraft& draft) {
    const auto doer = arguments_.doer(frame);
    if (doer) {
      for (const Mention* m : doer->mentions) draft.investors.push_back(arguments_.entity_of(*m));
      draft.confidence = std::clamp(0.92 - 0.025 * std::max(doer->cost, 0.0), 0.3, 0.95);
    } else {
      const std::uint32_t topic = topic_before();
      if (topic == kNoEntity) return false;
      draft.investors.push_back(topic);
      draft.confidence = 0.45;
    }
    const Mention* receiver = arguments_.receiver(frame, doer ? &*doer : nullptr);
    if (receiver != nullptr) draft.target = arguments_.entity_of(*receiver);
    const FrameClass c = frame.frame->frame_class;
    if (draft.target == kNoEntity && (c == FrameClass::buy || c == FrameClass::stake))
      draft.target = earlier_target(draft);
    if (draft.target != kNoEntity && std::find(draft.investors.begin(), draft.investors.end(),
                                               draft.target) != draft.investors.end())
      draft.target = kNoEntity;
    return true;
  }

  // "Vodafone sells its Spanish unit to Zegona": who stands after "to" buys; what is sold is the
  // target.
  bool sell(const FrameHit& frame, FactDraft& draft) {
    const auto seller = arguments_.doer(frame);
    const Mention* buyer = nullptr;
    const Mention* sold = nullptr;
    for (const Mention& m : scene_.view().mentions()) {
      const bool actor = (m.kind == Kind::company || m.kind == Kind::organization) &&
                         m.entity != kNoEntity && m.type != MentionType::possessive &&
                         !scene_.is_source(m);
      if (!actor || (seller && m.entity == seller->mentions.front()->entity)) continue;
      const auto governor = scene_.governor(m);
      if (governor && scene_.word("receiver", *governor) && buyer == nullptr &&
          m.first > frame.first)
        buyer = &m;
      if ((!governor || !scene_.word("receiver", *governor)) && sold == nullptr &&
          scene_.clause(m.first) == scene_.clause(frame.first))
        sold = &m;
    }
    if (buyer == nullptr || sold == nullptr) return false;
    draft.investors.push_back(buyer->entity);
    draft.target = sold->entity;
    draft.confidence = 0.7;
    return true;
  }

  // The company that the sentence before was about, for "X may join the round".
  std::uint32_t earlier_target(FactDraft& draft) const {
    if (a_.sentences[scene_.view().index()].block != discourse_.block) return kNoEntity;
    draft.confidence -= 0.15;
    return discourse_.target;
  }

  bool receive(const FrameHit& frame, FactDraft& draft) {
    const auto subject = arguments_.doer(frame);
    const Mention* receiver = subject ? subject->mentions.front() : nullptr;
    draft.target = receiver != nullptr ? arguments_.entity_of(*receiver) : discourse_.target;
    const auto givers = arguments_.givers(frame, receiver);
    if (!givers || draft.target == kNoEntity) return false;
    for (const Mention* m : givers->mentions) {
      const std::uint32_t e = arguments_.entity_of(*m);
      if (e != draft.target) draft.investors.push_back(e);
    }
    draft.confidence = std::clamp(0.85 - 0.025 * std::max(givers->cost, 0.0), 0.3, 0.95);
    return !draft.investors.empty();
  }

  void place(const FrameHit& frame, FactDraft& draft, const Territory& territory, bool facility) {
    for (const Mention* m : arguments_.locations(frame, territory, draft.investors)) {
      if (std::find(draft.investors.begin(), draft.investors.end(), m->entity) ==
          draft.investors.end())
        draft.places.push_back(m->entity);
    }
    const std::uint32_t block = a_.sentences[scene_.view().index()].block;
    const bool again = draft.amount != nullptr && draft.amount->bare;
    const bool same_block =
        block == discourse_.block || ((again || there()) && block <= discourse_.block + 2);
    if (draft.places.empty() && there() && block == discourse_.seen_block) {
      draft.places = discourse_.seen;
      draft.confidence -= 0.1;
      return;
    }
    if (draft.places.empty() && draft.amount != nullptr && !same_block) {
      // A government without a place told spends at home.
      const ArticleEntity& investor = a_.entities[draft.investors.front()];
      if (investor.government && investor.country.size() == 2) draft.home = investor.country;
    }
    if (draft.places.empty() && same_block && receiver_before(frame, draft)) return;
    if (draft.places.empty() && same_block && (facility || draft.amount != nullptr)) {
      draft.places = discourse_.destinations;
      draft.confidence -= 0.15;
    }
  }

  bool there() const {
    for (std::uint32_t t = scene_.view().first(); t < scene_.view().last(); ++t) {
      if (scene_.word("there", t)) return true;
    }
    return false;
  }

  // Money without a place or a receiver in its sentence, from somebody else than the last investor:
  // a public body pays towards the last investor's project, an investor joins the last round.
  bool receiver_before(const FrameHit& frame, FactDraft& draft) {
    if (draft.amount == nullptr || draft.investors.empty()) return false;
    const FrameClass c = frame.frame->frame_class;
    if (c == FrameClass::build || c == FrameClass::site || c == FrameClass::cancel ||
        c == FrameClass::cost)
      return false;
    const bool is_public = a_.entities[draft.investors.front()].entity.kind == Kind::organization;
    const std::uint32_t candidate = is_public ? discourse_.subject : discourse_.target;
    if (candidate == kNoEntity || a_.entities[candidate].entity.kind != Kind::company) return false;
    if (std::find(draft.investors.begin(), draft.investors.end(), candidate) !=
        draft.investors.end())
      return false;
    draft.target = candidate;
    draft.confidence -= 0.15;
    return true;
  }

  // Money for no place and no company named counts only when it is a firm's or a state's whole
  // programme.
  bool is_programme(const FactDraft& draft) const {
    const BlockRole role = a_.sentences[scene_.view().index()].role;
    if (role == BlockRole::title || role == BlockRole::heading) return false;
    return draft.amount != nullptr && draft.amount->amount.value >= 1e9 && draft.confidence >= 0.7;
  }

  bool complete(const FrameHit& frame, const FactDraft& draft) {
    const bool country =
        std::any_of(draft.places.begin(), draft.places.end(),
                    [&](std::uint32_t p) { return a_.entities[p].entity.kind != Kind::bloc; });
    const bool in_bloc = !draft.places.empty() &&
                         draft.confidence >= 0.6;  // "for Europe": only with a sure investor
    const bool somewhere = country || in_bloc || draft.target != kNoEntity || !draft.home.empty();
    switch (frame.frame->frame_class) {
      case FrameClass::buy:
      case FrameClass::stake:
      case FrameClass::receive:
      case FrameClass::sell:
        return draft.target != kNoEntity;
      case FrameClass::cost:
      case FrameClass::flow:
      case FrameClass::grant:
        return draft.amount != nullptr && somewhere;
      case FrameClass::money:
      case FrameClass::noun:
        return somewhere ? draft.amount != nullptr || frame.frame->form.has_value()
                         : is_programme(draft);
      default:
        return somewhere;
    }
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
  Discourse& discourse_;
  std::vector<std::vector<const AmountMention*>> owned_;  // by frame
  std::vector<FactDraft> drafts_;
};
}  // namespace

std::vector<FactDraft> investment_facts(const SentenceScene& scene, Discourse& discourse) {
  return InvestmentReader(scene, discourse).run();
}

}  // namespace quaestor
