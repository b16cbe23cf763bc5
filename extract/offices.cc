#include "offices.h"

#include <algorithm>
#include <map>

#include "quaestor/facts/text.h"
#include "topic.h"

namespace quaestor {

namespace {
constexpr const char* kUnionBody = "organization/european-commission";
constexpr const char* kUnionTitle = "commissioner";
constexpr const char* kPresident = "president";
constexpr int kHomeWeight = 3;  // a state whose language the article is written in

std::optional<Entity> known(const Lexicon& lexicon, const char* id) {
  const auto at = lexicon.find_id(id);
  return at ? std::optional(lexicon.entry(*at).entity) : std::nullopt;
}

std::optional<Entity> government(const Lexicon& lexicon, const std::string& iso) {
  if (const auto listed = lexicon.government_of(iso)) return lexicon.entry(*listed).entity;
  if (const auto state = lexicon.find_id("country/" + iso)) return lexicon.entry(*state).entity;
  return std::nullopt;
}

}  // namespace

Entity actor_of(const Analysis& analysis, std::uint32_t e) {
  const Entity& entity = analysis.entities[e].entity;
  if (entity.kind != Kind::place) return entity;
  Entity body = body_of(entity);
  for (const Mention& m : analysis.mentions) {
    if (m.entity != e || m.type != MentionType::name) continue;
    const std::string written(analysis.surface(m.first, m.last));
    const auto at = std::lower_bound(body.aliases.begin(), body.aliases.end(), written);
    if (written != body.name && (at == body.aliases.end() || *at != written))
      body.aliases.insert(at, written);
  }
  return body;
}

Entity body_of(const Entity& place) {
  Entity body = place;
  body.kind = Kind::organization;
  body.country.clear();
  const std::size_t slug = place.id.rfind('/');
  body.id = "organization/" + place.id.substr(slug + 1);
  return body;
}

namespace {
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
    const bool home = scene.view().lexicon().is_word(a.language, "home_state", to_lower(iso));
    const int weight = count * (home ? kHomeWeight : 1);
    if (weight > most) {
      most = weight;
      best = iso;
    }
  }
  return best;
}
// The town or region told nearest before the title, in its sentence.
const Mention* place_near(const SentenceScene& scene, std::uint32_t at) {
  const Mention* nearest = nullptr;
  for (const Mention& m : scene.view().mentions()) {
    if (m.kind == Kind::place && m.entity != kNoEntity && (m.last <= at || nearest == nullptr))
      nearest = &m;
  }
  return nearest;
}

bool fill_region(const SentenceScene& scene, const Mention& region, FactDraft& draft) {
  const Lexicon& lexicon = scene.view().lexicon();
  const ArticleEntity& told = scene.view().analysis().entities[region.entity];
  if (told.entity.kind == Kind::place) draft.maker = body_of(told.entity);
  if (told.entity.kind == Kind::country) draft.maker = government(lexicon, told.country);
  if (told.entity.kind == Kind::bloc) draft.maker = known(lexicon, kUnionBody);
  return draft.maker.has_value();
}

bool fill_public_office(const SentenceScene& scene, const TitleHit& title, const Mention* region,
                        FactDraft& draft) {
  const Analysis& a = scene.view().analysis();
  const Lexicon& lexicon = scene.view().lexicon();
  if (region == nullptr && lexicon.is_word("*", "local_office", title.title))
    region = place_near(scene, title.first);
  if (region != nullptr && region->entity != kNoEntity) return fill_region(scene, *region, draft);
  if (lexicon.is_word("*", "local_office", title.title)) return false;
  if (title.title == kUnionTitle) {
    draft.maker = known(lexicon, kUnionBody);
    return draft.maker.has_value();
  }
  for (const Mention& m : scene.view().mentions()) {
    const bool body = m.entity != kNoEntity && m.kind == Kind::organization;
    if (!body || !a.entities[m.entity].government || m.last > title.first) continue;
    draft.object = m.entity;
    return true;
  }
  const std::string home = home_state(scene);
  if (!home.empty()) draft.maker = government(lexicon, home);
  return draft.maker.has_value();
}
}  // namespace

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
  // A president with no country told presides over a company or a club.
  const bool state = title.is_public && (title.title != kPresident || region != nullptr);
  const bool loose = scene.view().lexicon().is_word("*", "loose_office", title.title);
  if (loose) return state && region != nullptr && fill_region(scene, *region, draft);
  if (state) return fill_public_office(scene, title, region, draft);
  if (phrase.complement || phrase.indefinite) return false;
  const std::uint32_t except[] = {person};
  draft.object = topic_at(scene, phrase.first, except, true);
  return draft.object != kNoEntity;
}

}  // namespace quaestor
