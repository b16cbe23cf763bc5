#include "coordination.h"

namespace quaestor {

namespace {
constexpr std::uint32_t kWidest = 6;  // tokens between two members: ", de la banque Y", "et l'"

bool same_sort(const Mention& a, const Mention& b) {
  const auto located = [](Kind k) {
    return k == Kind::country || k == Kind::place || k == Kind::bloc;
  };
  const auto actor = [](Kind k) { return k == Kind::company || k == Kind::organization; };
  const auto named = [](const Mention& m) { return m.type == MentionType::name; };
  return named(a) && named(b) && a.entity != kNoEntity && b.entity != kNoEntity &&
         (a.kind == b.kind || (located(a.kind) && located(b.kind)) ||
          (actor(a.kind) && actor(b.kind)));
}

// Words that may stand before a member of a list: articles, nationalities, common nouns.
bool introduces(const SentenceScene& scene, std::uint32_t t) {
  const Analysis& a = scene.view().analysis();
  const Mention* inside = scene.view().covering(t);
  if (inside != nullptr)
    return inside->type == MentionType::adjective || inside->type == MentionType::demonym;
  if (scene.word("definite", t) || scene.word("indefinite", t)) return true;
  if (a.tokens[t].lower == "-") return true;
  if (a.syntax.empty()) return false;
  const Upos u = a.syntax[t].upos;
  return u == Upos::ADJ || u == Upos::NOUN || u == Upos::DET || u == Upos::ADP;
}
}  // namespace

Join joined(const SentenceScene& scene, const Mention& left, const Mention& right) {
  const Analysis& a = scene.view().analysis();
  if (right.first < left.last + 1 || right.first - left.last > kWidest || !same_sort(left, right))
    return Join::none;
  std::uint32_t t = left.last;
  if (a.tokens[t].lower == "(") {  // "Bristol (UK), Lyon"
    while (t < right.first && a.tokens[t].lower != ")") ++t;
    if (t++ >= right.first) return Join::none;
  }
  Join join = Join::none;
  for (bool head = true; t < right.first; ++t) {
    const std::string& lower = a.tokens[t].lower;
    if (head && lower == "," && join == Join::none) {
      join = Join::comma;
      continue;
    }
    if (head && (scene.word("and", t) || lower == "&")) {
      join = join == Join::comma ? Join::comma : Join::conjunction;
      continue;
    }
    if (head && lower == "que" && join != Join::none) continue;  // "ainsi que"
    head = false;
    if (join == Join::none || !introduces(scene, t)) return Join::none;
  }
  return join;
}

std::vector<const Mention*> coordinated(const SentenceScene& scene, const Mention& mention) {
  const auto all = scene.view().mentions();
  std::vector<const Mention*> names;
  std::size_t at = 0;
  for (const Mention& m : all) {
    if (m.type == MentionType::adjective || m.type == MentionType::demonym) continue;
    if (&m == &mention) at = names.size();
    names.push_back(&m);
  }
  if (names.empty() || names[at] != &mention) return {&mention};
  std::size_t first = at;
  std::size_t last = at;
  bool conjunction = false;
  while (first > 0) {
    const Join join = joined(scene, *names[first - 1], *names[first]);
    if (join == Join::none) break;
    conjunction |= join == Join::conjunction;
    --first;
  }
  while (last + 1 < names.size()) {
    const Join join = joined(scene, *names[last], *names[last + 1]);
    if (join == Join::none) break;
    conjunction |= join == Join::conjunction;
    ++last;
  }
  if (first == last || (!conjunction && last - first < 2)) return {&mention};
  return {names.begin() + static_cast<std::ptrdiff_t>(first),
          names.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

}  // namespace quaestor
