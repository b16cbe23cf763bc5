#include "arguments.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace quaestor {

namespace {
std::uint32_t gap(std::uint32_t first_a, std::uint32_t last_a, std::uint32_t first_b,
                  std::uint32_t last_b) {
  if (last_a <= first_b) return first_b - last_a;
  if (last_b <= first_a) return first_a - last_b;
  return 0;
}
bool is_location(Kind kind) {
  return kind == Kind::country || kind == Kind::place || kind == Kind::bloc;
}
}  // namespace

Arguments::Arguments(const SentenceScene& scene)
    : scene_(scene),
      a_(scene.view().analysis()),
      verb_moves_(a_.language == "nl" || a_.language == "de") {}

// "Kutaisi, Georgia", "in Brazil, France and the Netherlands": a country of a list of places.
bool Arguments::within_location(const Mention& m) const {
  std::uint32_t at = m.first;
  while (at > scene_.view().first() && m.first - at < 4) {
    --at;
    if (a_.tokens[at].lower == "," || a_.tokens[at].lower == "(" || scene_.word("and", at) ||
        scene_.word("definite", at))
      continue;
    const Mention* before = scene_.view().covering(at);
    return before != nullptr && is_location(before->kind) && before->type == MentionType::name &&
           at + 1 < m.first;
  }
  return false;
}

// A town or region that spends: "Flanders puts in 50 million", "20 million by Overijssel", "Drenthe
// 16 million". The tagger's verbs, since most towns only tell where something is.
bool Arguments::territory_acts(const Mention& m) const {
  if (a_.syntax.empty()) return false;
  if (m.type == MentionType::description)  // "the province"
    return !scene_.governor(m) || governed_by(m, "agent");
  if (m.type != MentionType::name || within_location(m)) return false;
  if (scene_.word("agent", m.first > scene_.view().first() ? m.first - 1 : m.first)) return true;
  if (scene_.governor(m) || m.last >= scene_.view().last()) return false;
  const auto verb = [&](std::uint32_t t) {
    return a_.syntax[t].upos == Upos::VERB || a_.syntax[t].upos == Upos::AUX;
  };
  std::uint32_t next = m.last;
  while (next + 1 < scene_.view().last() && a_.syntax[next].upos == Upos::ADV) ++next;
  if (verb(next) || a_.tokens[m.last].type == TokenType::number) return true;
  return verb_moves_ && m.first > scene_.view().first() && verb(m.first - 1) &&
         a_.tokens[m.last].type != TokenType::sign;
}

bool Arguments::can_act(const Mention& m) const {
  if (m.entity == kNoEntity || m.type == MentionType::adjective ||
      m.type == MentionType::possessive || m.of_other)
    return false;
  if (m.kind == Kind::country) return !within_location(m);
  if (m.kind == Kind::place) return territory_acts(m);
  if (m.kind == Kind::bloc) return !within_location(m) && scene_.word("acting_bloc", m.last - 1);
  return (m.kind == Kind::company || m.kind == Kind::organization) && !scene_.is_source(m);
}

std::uint32_t Arguments::entity_of(const Mention& m) const {
  if (m.type != MentionType::demonym || m.entity == kNoEntity) return m.entity;
  const std::string& country = a_.entities[m.entity].country;
  const std::size_t index = static_cast<std::size_t>(&m - a_.mentions.data());
  for (std::size_t i = index; i-- > 0 && index - i < 60;) {
    const Mention& before = a_.mentions[i];
    if (before.kind != Kind::company || before.entity == kNoEntity) continue;
    if (a_.entities[before.entity].country == country && !a_.entities[before.entity].outlet)
      return before.entity;
  }
  return m.entity;
}

bool Arguments::governed_by(const Mention& m, WordClass word_class) const {
  const auto governor = scene_.governor(m);
  return governor && scene_.word(word_class, *governor);
}

// "the takeover of X by Y": who acts stands behind "by" or as a genitive, what is bought behind
// "of".
bool Arguments::is_nominal(const FrameHit& hit) const {
  const FrameClass c = hit.frame->frame_class;
  if (c == FrameClass::noun) return true;
  if (c != FrameClass::buy && c != FrameClass::stake) return false;
  return !a_.syntax.empty() && a_.syntax[hit.first].upos == Upos::NOUN;
}

bool Arguments::is_passive(const FrameHit& hit) const {
  const std::string& word = a_.tokens[hit.first].lower;
  if (a_.language == "en" && word.size() > 4 && word.substr(word.size() - 3) == "ing") return false;
  if (a_.language != "de" && hit.last < scene_.view().last() && scene_.word("agent", hit.last) &&
      scene_.tree().is_verb(hit.first) &&
      (a_.language != "en" || a_.tokens[hit.last].lower == "by")) {
    return true;  // "15 millions injectés par X"
  }
  for (const CueHit& cue : scene_.cues()) {
    if (cue.cue != FrameCue::passive || scene_.clause(cue.first) != scene_.clause(hit.first))
      continue;
    const bool overlaps = (cue.first < hit.first && cue.last > hit.first && cue.last <= hit.last) ||
                          (cue.first >= hit.first && cue.first < hit.last);
    const bool before =
        overlaps || (cue.last <= hit.first && hit.first - cue.last <= (verb_moves_ ? 12U : 3U));
    const bool after = verb_moves_ && cue.first >= hit.last && cue.first - hit.last <= 2;
    if (before || after) return true;
  }
  return false;
}

// What the tree adds: the subject of an active verb or the agent of a passive one does it.
double Arguments::tree_cost(const Mention& m, const FrameHit& hit, bool passive, bool noun) const {
  if (noun) return 0;
  switch (scene_.tree().role(m, hit.first, hit.last)) {
    case TreeRole::subject:
      return passive ? 0 : -14;
    case TreeRole::agent:
      return -10;
    case TreeRole::passive_subject:
      return 8;
    case TreeRole::object:
      return 8;
    case TreeRole::oblique:
      return 6;
    default:
      return 0;
  }
}

double Arguments::doer_cost(const Mention& m, const FrameHit& hit, bool passive) const {
  const bool noun = is_nominal(hit);
  double cost = 0.6 * gap(m.first, m.last, hit.first, hit.last);
  cost += 5.0 * std::abs(scene_.clause(m.first) - scene_.clause(hit.first));
  const bool before = m.last <= hit.first;
  const auto governor = scene_.governor(m);
  const bool agent = governor && scene_.word("agent", *governor);
  if (governor) {
    const bool fits = agent && (!before || verb_moves_) && (passive || noun);
    const bool genitive = scene_.word("genitive", *governor);
    const bool of_deal = noun && hit.frame->frame_class != FrameClass::noun && !before;
    cost += fits ? -4 : genitive ? (of_deal ? 14 : noun ? 2 : 20) : 13;
  }
  if (passive && before && !noun && !agent) cost += 8;
  if (!before && !governor)
    cost += verb_moves_ && gap(m.first, m.last, hit.first, hit.last) <= 3 ? 1
            : m.first < hit.last                                          ? 0
            : noun                                                        ? 14
                                                                          : 12;
  if (noun && before && m.genitive) cost -= 3;
  if (!noun && before && m.genitive) cost += 6;
  if (m.kind == Kind::country) cost += governor ? 40 : m.type == MentionType::demonym ? 1 : 5;
  cost += tree_cost(m, hit, passive, noun);
  if (m.type == MentionType::pronoun) cost += 1.5;
  if (!m.sure && m.type == MentionType::name) cost += 2;
  if (m.kind == Kind::country && m.genitive) cost += 20;
  if (m.kind == Kind::country && !before && !agent && !verb_moves_) cost += 40;
  for (const FrameHit& other : scene_.frames()) {
    const bool between = (other.first >= m.last && other.last <= hit.first) ||
                         (other.first >= hit.last && other.last <= m.first);
    if (between && &other != &hit) cost += 2.5;
  }
  return cost;
}

// Joined by "and" or a comma of a list; descriptions in between ("…, Abu Dhabi's fund, and …") may
// stand there.
bool Arguments::joined(const Mention& left, const Mention& right) const {
  if (right.first <= left.last || right.first - left.last > 12) return false;
  for (const FrameHit& hit : scene_.frames()) {
    if (hit.first >= left.last && hit.last <= right.first) return false;
  }
  std::uint32_t at = right.first;
  while (at > left.last) {
    const Mention* inside = scene_.view().covering(at - 1);
    const bool modifier = scene_.word("definite", at - 1) || scene_.word("indefinite", at - 1) ||
                          scene_.word("possessive", at - 1) ||
                          (inside != nullptr && inside->type != MentionType::name) ||
                          scene_.view()
                              .lexicon()
                              .descriptor_before(a_.tokens, left.last, at, a_.language)
                              .has_value();
    if (!modifier || right.first - at >= 4) break;
    --at;
  }
  if (at == left.last) return false;
  return scene_.word("and", at - 1) ||
         (a_.tokens[at - 1].lower == "," && right.first - left.last <= 3);
}

std::vector<const Mention*> Arguments::coordinated(const Mention* chosen) const {
  // "X and Y, who …, put in": the pronoun stands for all of the list.
  if (chosen->type == MentionType::pronoun) {
    for (const Mention& m : scene_.view().mentions()) {
      if (m.entity == chosen->entity && m.last <= chosen->first && m.type == MentionType::name) {
        chosen = &m;
        break;
      }
    }
  }
  std::vector<const Mention*> actors;
  for (const Mention& m : scene_.view().mentions()) {
    if (can_act(m) && m.type != MentionType::pronoun && (m.kind != Kind::country || &m == chosen))
      actors.push_back(&m);
  }
  const auto at = std::find(actors.begin(), actors.end(), chosen);
  if (at == actors.end()) return {chosen};
  std::size_t first = static_cast<std::size_t>(at - actors.begin());
  std::size_t last = first + 1;
  const auto has_and = [&](const Mention* left, const Mention* right) {
    for (std::uint32_t t = left->last; t < right->first; ++t) {
      if (scene_.word("and", t)) return true;
    }
    return false;
  };
  bool any_and = false;
  while (first > 0 && joined(*actors[first - 1], *actors[first])) {
    any_and = any_and || has_and(actors[first - 1], actors[first]);
    --first;
  }
  while (last < actors.size() && joined(*actors[last - 1], *actors[last])) {
    any_and = any_and || has_and(actors[last - 1], actors[last]);
    ++last;
  }
  if (!any_and) return {chosen};
  std::vector<const Mention*> result;
  for (std::size_t i = first; i < last; ++i) {
    const bool again = std::any_of(result.begin(), result.end(), [&](const Mention* r) {
      return r->entity == actors[i]->entity;
    });
    if (!again) result.push_back(actors[i]);
  }
  return result;
}

bool Arguments::governed_into(const Mention& m, std::uint32_t after) const {
  const CueHit* nearest = nullptr;
  for (const CueHit& cue : scene_.cues()) {
    if (cue.cue != FrameCue::into || cue.first < after || cue.last > m.first ||
        m.first - cue.last > 10)
      continue;
    if (nearest == nullptr || cue.first > nearest->first) nearest = &cue;
  }
  if (nearest == nullptr) return false;
  if (scene_.has_cue(FrameCue::facility, nearest->last, m.first)) return false;
  // "for the country and AWS too opens …": behind "and" only after another company.
  bool company = false;
  for (std::uint32_t t = nearest->last; t < m.first; ++t) {
    const Mention* inside = scene_.view().covering(t);
    company = company || (inside != nullptr && inside->kind == Kind::company);
    if (scene_.word("and", t) && !company) return false;
  }
  const auto governor = scene_.governor(m);
  return !governor || *governor < nearest->last || m.first - nearest->last <= 2;
}

bool Arguments::can_receive(const Mention& m) const {
  return (m.kind == Kind::company || m.kind == Kind::organization) && m.entity != kNoEntity &&
         m.type != MentionType::possessive && !scene_.is_source(m);
}

double Arguments::object_cost(const Mention& m, const FrameHit& hit, bool passive) const {
  double cost = 0.6 * gap(m.first, m.last, hit.first, hit.last) +
                5.0 * std::abs(scene_.clause(m.first) - scene_.clause(hit.first));
  const bool before = m.last <= hit.first;
  if (before) cost += passive ? 0 : verb_moves_ ? 4 : 9;
  const bool of_deal = is_nominal(hit) && !before && governed_by(m, "genitive");
  if (scene_.governor(m) && !of_deal)
    cost +=
        hit.frame->frame_class == FrameClass::grant || hit.frame->frame_class == FrameClass::stake
            ? 1
            : 7;
  if (m.genitive) cost += 5;
  if (m.type == MentionType::pronoun) cost += 4;
  const TreeRole role = scene_.tree().role(m, hit.first, hit.last);
  if (role == TreeRole::object || role == TreeRole::passive_subject) cost -= 7;
  if (role == TreeRole::subject || role == TreeRole::agent) cost += 8;
  if (names_facility(m)) cost += 12;
  if (governed_by(m, "agent") && (passive || !governed_by(m, "genitive")))
    cost += 25;  // the seller
  return cost;
}

// "its Devanahalli campus": the name is the site's, not a company's.
bool Arguments::names_facility(const Mention& m) const {
  return std::any_of(scene_.cues().begin(), scene_.cues().end(), [&](const CueHit& cue) {
    return cue.cue == FrameCue::facility && cue.first >= m.last && cue.first - m.last <= 1;
  });
}

// "…, and Digital Realty 2.3 billion": a second investor, not a receiver.
bool Arguments::has_amount_of_its_own(const Mention& m) const {
  const auto amounts = a_.amounts_of(scene_.view().index());
  return std::any_of(amounts.begin(), amounts.end(), [&](const AmountMention& amount) {
    return amount.first >= m.last && amount.first - m.last <= 1;
  });
}

double Arguments::giver_cost(const Mention& m, const FrameHit& hit) const {
  double cost = 0.4 * gap(m.first, m.last, hit.first, hit.last) +
                3.0 * std::abs(scene_.clause(m.first) - scene_.clause(hit.first));
  if (m.last <= hit.first) cost += 6;
  if (!scene_.governor(m)) cost += 4;
  return cost;
}

const CueHit* Arguments::facility_near(const FrameHit& hit, const Territory& territory) const {
  const CueHit* best = nullptr;
  std::uint32_t best_gap = 15;
  for (const CueHit& cue : scene_.cues()) {
    if (cue.cue != FrameCue::facility) continue;
    const bool inside = cue.first >= territory.first && cue.last <= territory.last;
    const std::uint32_t distance = gap(cue.first, cue.last, hit.first, hit.last) + (inside ? 0 : 3);
    if (distance < best_gap) {
      best_gap = distance;
      best = &cue;
    }
  }
  return best;
}

// "its third hub after Germany and Britain": named beside, not gone to.
bool Arguments::only_compared(const Mention& m) const {
  std::uint32_t at = m.first;
  while (at > scene_.view().first() && m.first - at < 8) {
    --at;
    const Mention* inside = scene_.view().covering(at);
    const bool list = a_.tokens[at].lower == "," || scene_.word("and", at) ||
                      scene_.word("definite", at) ||
                      (inside != nullptr && is_location(inside->kind));
    if (!list) return scene_.word("compared", at);
  }
  return false;
}

bool Arguments::can_be_place(const Mention& m) const {
  return is_location(m.kind) && m.entity != kNoEntity && m.type != MentionType::demonym &&
         !scene_.is_origin(m);
}

double Arguments::place_cost(const Mention& m, const FrameHit& hit,
                             const Territory& territory) const {
  const bool inside = m.first >= territory.first && m.last <= territory.last;
  double cost = 0.3 * gap(m.first, m.last, hit.first, hit.last) + (inside ? 0 : 7);
  cost += 3.0 * std::abs(scene_.clause(m.first) - scene_.clause(hit.first));
  if (m.type == MentionType::adjective)
    cost += gap(m.first, m.last, hit.first, hit.last) > 8 ? 12 : 4;
  else if (!scene_.governor(m))
    cost += 4;
  if (m.kind == Kind::bloc) cost += 5;
  if (const auto steps = scene_.tree().steps(m, hit.first, hit.last))
    cost -= std::max(0, 6 - 1 * *steps);
  return cost;
}

// "in Brazil, France and the Netherlands", "Greenville, South Carolina"
std::vector<const Mention*> Arguments::listed_places(const Mention* chosen,
                                                     const Territory& territory) const {
  std::vector<const Mention*> found{chosen};
  const auto all = scene_.view().mentions();
  const auto near = [&](const Mention& left, const Mention& right) {
    if (right.first < left.last || right.first - left.last > 4) return false;
    for (std::uint32_t t = left.last; t < right.first; ++t) {
      const bool glue = a_.tokens[t].lower == "," || a_.tokens[t].lower == "(" ||
                        scene_.word("and", t) || scene_.word("definite", t) ||
                        scene_.word("locative", t);
      if (!glue) return false;
    }
    return true;
  };
  const auto good = [&](const Mention& m) {
    return is_location(m.kind) && m.type != MentionType::demonym && m.entity != kNoEntity &&
           !scene_.is_origin(m) && m.type == chosen->type;
  };
  const std::size_t at = static_cast<std::size_t>(chosen - all.data());
  for (std::size_t i = at + 1; i < all.size() && good(all[i]) && near(*found.back(), all[i]) &&
                               all[i].last <= std::max(territory.last, chosen->last);
       ++i)
    found.push_back(&all[i]);
  for (std::size_t i = at; i-- > 0 && good(all[i]) && near(all[i], *found.front()) &&
                           all[i].first >= std::min(territory.first, chosen->first);)
    found.insert(found.begin(), &all[i]);
  return found;
}

}  // namespace quaestor
