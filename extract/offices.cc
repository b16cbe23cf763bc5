#include "offices.h"

#include <algorithm>
#include <map>

#include "quaestor/facts/text.h"
#include "topic.h"

namespace quaestor {

namespace {
constexpr int kHomeWeight = 3;  // a state whose language the article is written in

std::optional<Entity> government(const Lexicon& lexicon, const std::string& iso) {
  if (const auto known = lexicon.government_of(iso)) return lexicon.entry(*known).entity;
  if (const auto state = lexicon.find_id("country/" + iso)) return lexicon.entry(*state).entity;
  return std::nullopt;
}

// A town or a region as the body that governs it.
Entity body_of(const Entity& place) {
  Entity body = place;
  body.kind = Kind::organization;
  body.country.clear();
  const std::size_t slug = place.id.rfind('/');
  body.id = "organization/" + place.id.substr(slug + 1);
  return body;
}

// The state most named, those of the article's language first.
std::string home_state(const SentenceScene& scene) {
  const Analysis& a = scene.view().analysis();
  std::map<std::string, int> counts;
  for (const Mention& m : a.mentions) {
    if ((m.kind == Kind::country || m.kind == Kind::place) && m.entity != kNoEntity)
      ++counts[a.entities[m.entity].country];
  }
  std::string best;
  int most = 0;
  for (const auto& [iso, count] : counts) {
    const bool home =
        scene.view().lexicon().is_word(a.language, "home_state", to_lower(iso));
    const int weight = count * (home ? kHomeWeight : 1);
    if (weight > most) {
      most = weight;
      best = iso;
    }
  }
  return best;
}
}  // namespace

bool fill_public_office(const SentenceScene& scene, const Mention* region, FactDraft& draft) {
  const Analysis& a = scene.view().analysis();
  const Lexicon& lexicon = scene.view().lexicon();
  if (region != nullptr && region->entity != kNoEntity) {
    const ArticleEntity& told = a.entities[region->entity];
    if (told.entity.kind == Kind::place) draft.maker = body_of(told.entity);
    if (told.entity.kind == Kind::country) draft.maker = government(lexicon, told.country);
    if (told.entity.kind == Kind::bloc) {
      const auto eu = lexicon.find_id("organization/european-commission");
      if (eu) draft.maker = lexicon.entry(*eu).entity;
    }
    return draft.maker.has_value();
  }
  for (const Mention& m : scene.view().mentions()) {
    if (m.entity == kNoEntity || m.kind != Kind::organization) continue;
    if (!a.entities[m.entity].government) continue;
    draft.object = m.entity;
    return true;
  }
  const std::string home = home_state(scene);
  if (!home.empty()) draft.maker = government(lexicon, home);
  return draft.maker.has_value();
}

bool fill_office(const SentenceScene& scene, const TitleHit& title, const NounPhrase& phrase,
                 std::uint32_t person, FactDraft& draft) {
  if (!phrase.holders.empty()) {
    draft.object = phrase.holders.front()->entity;
    return true;
  }
  draft.object = entity_of_prefix(scene.view(), title.prefix);
  if (draft.object != kNoEntity) return true;
  const Mention* region = !phrase.regions.empty()   ? phrase.regions.front()
                          : !phrase.origins.empty() ? phrase.origins.front()
                                                    : nullptr;
  draft.confidence -= 0.15;
  if (title.is_public) return fill_public_office(scene, region, draft);
  if (phrase.complement || phrase.indefinite) return false;
  const std::uint32_t except[] = {person};
  draft.object = topic_at(scene, phrase.first, except, true);
  return draft.object != kNoEntity;
}

}  // namespace quaestor
