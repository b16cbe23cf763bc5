#include "tree.h"

namespace quaestor {

Tree::Tree(const SentenceView& view, const Trees& trees)
    : a_(view.analysis()), trees_(trees), sentence_(view.index()) {}

std::uint32_t Tree::head(std::uint32_t token) const { return a_.syntax[token].head; }
Deprel Tree::relation(std::uint32_t token) const { return a_.syntax[token].deprel; }

bool Tree::is_verb(std::uint32_t token) const {
  return !a_.syntax.empty() &&
         (a_.syntax[token].upos == Upos::VERB || a_.syntax[token].upos == Upos::AUX);
}

std::uint32_t Tree::head_of(std::uint32_t first, std::uint32_t last) const {
  // A verb of the stretch before its other words: "trekt … uit", "nimmt … in die Hand".
  for (std::uint32_t t = first; t < last; ++t) {
    if (a_.syntax[t].upos == Upos::VERB) return t;
  }
  for (std::uint32_t t = first; t < last; ++t) {
    const std::uint32_t h = head(t);
    if (h == kNoHead || h < first || h >= last) return t;
  }
  return first;
}

TreeRole Tree::role_under(std::uint32_t top, std::uint32_t predicate) const {
  if (head(top) != predicate) return TreeRole::none;
  switch (relation(top)) {
    case Deprel::nsubj:
    case Deprel::csubj:
      return TreeRole::subject;
    case Deprel::nsubj_pass:
    case Deprel::csubj_pass:
      return TreeRole::passive_subject;
    case Deprel::obj:
    case Deprel::iobj:
      return TreeRole::object;
    case Deprel::obl_agent:
      return TreeRole::agent;
    case Deprel::obl:
    case Deprel::obl_arg:
      return TreeRole::oblique;
    default:
      return TreeRole::inside;
  }
}

namespace {
// Relations through which a name is the thing that its head names: "utility Orsted", "Shell and
// Orsted".
bool same_thing(Deprel relation) {
  switch (relation) {
    case Deprel::flat:
    case Deprel::appos:
    case Deprel::compound:
    case Deprel::conj:
    case Deprel::goeswith:
    case Deprel::fixed:
    case Deprel::nmod_unmarked:
      return true;
    default:
      return false;
  }
}
// Relations through which a verb shares its subject with the verb above.
bool shares_subject(Deprel relation) {
  return relation == Deprel::xcomp || relation == Deprel::conj || relation == Deprel::advcl ||
         relation == Deprel::aux || relation == Deprel::parataxis || relation == Deprel::acl;
}
}  // namespace

TreeRole Tree::role(const Mention& mention, std::uint32_t first, std::uint32_t last) const {
  if (!known()) return TreeRole::none;
  std::uint32_t top = head_of(mention.first, mention.last);
  for (int i = 0; i < 4 && head(top) != kNoHead && same_thing(relation(top)); ++i) top = head(top);
  std::uint32_t predicate = head_of(first, last);
  // "is begonnen met de bouw": a noun has the subject of the verb it hangs on.
  for (int i = 0; i < 4 && !is_verb(predicate) && head(predicate) != kNoHead && predicate != top;
       ++i)
    predicate = head(predicate);
  const TreeRole direct = role_under(top, predicate);
  if (direct != TreeRole::none) return direct;
  // A relative clause on the mention: "…, which opened", "…, das … steckt".
  if (relation(predicate) == Deprel::acl_relcl && head(predicate) == top) return TreeRole::subject;
  for (int i = 0; i < 3 && head(predicate) != kNoHead && shares_subject(relation(predicate)); ++i) {
    predicate = head(predicate);
    const TreeRole shared = role_under(top, predicate);
    if (shared == TreeRole::subject || shared == TreeRole::passive_subject) return shared;
    if (relation(predicate) == Deprel::acl_relcl && head(predicate) == top)
      return TreeRole::subject;
  }
  return TreeRole::none;
}

std::optional<int> Tree::steps(const Mention& mention, std::uint32_t first,
                               std::uint32_t last) const {
  if (!known()) return std::nullopt;
  const std::uint32_t predicate = head_of(first, last);
  std::uint32_t at = head_of(mention.first, mention.last);
  for (int i = 0; i < 8; ++i) {
    if (at == predicate) return i;
    at = head(at);
    if (at == kNoHead) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace quaestor
