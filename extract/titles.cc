#include "titles.h"

#include <algorithm>
#include <span>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr std::size_t kShortestTail = 4;    // bytes: "chef", "baas"
constexpr std::size_t kShortestPrefix = 3;  // "kon-", "it-"
constexpr std::size_t kShortestName = 4;    // a name hidden in a compound: "Bahn", "Bosch"

bool compounds(std::string_view language) { return language == "de" || language == "nl"; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
}  // namespace

std::optional<TitleHit> title_at(const SentenceView& view, std::uint32_t at) {
  const Analysis& a = view.analysis();
  if (const auto& known = view.title_at(at))
    return TitleHit{at, known->last, known->title, known->is_public, {}};
  const Token& token = a.tokens[at];
  if (!compounds(a.language) || token.type != TokenType::word) return std::nullopt;
  const std::string& lower = token.lower;
  for (std::size_t cut = kShortestPrefix; cut + kShortestTail <= lower.size(); ++cut) {
    if (is_continuation(lower[cut])) continue;
    Token tail;  // titles are found by the hash alone
    tail.hash = hash_bytes(std::string_view(lower).substr(cut));
    const auto found = view.lexicon().title(std::span<const Token>(&tail, 1), 0, 1, a.language);
    if (found) return TitleHit{at, at + 1, found->title, found->is_public, lower.substr(0, cut)};
  }
  return std::nullopt;
}

std::uint32_t entity_of_prefix(const SentenceView& view, const std::string& prefix) {
  if (prefix.size() < kShortestName) return kNoEntity;
  const std::string wanted = fold(prefix);
  const std::string bare = wanted.back() == 's' ? wanted.substr(0, wanted.size() - 1) : wanted;
  const auto& entities = view.analysis().entities;
  const auto names_it = [&](const std::string& name) {
    const std::string folded = fold(name);
    for (std::string_view word : split(folded, ' ')) {
      if (word == wanted || word == bare) return true;
    }
    return false;
  };
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    const Entity& entity = entities[e].entity;
    if (entity.kind != Kind::company && entity.kind != Kind::organization) continue;
    if (names_it(entity.name) ||
        std::any_of(entity.aliases.begin(), entity.aliases.end(), names_it))
      return e;
  }
  return kNoEntity;
}

}  // namespace quaestor
