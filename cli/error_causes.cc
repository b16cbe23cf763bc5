#include "error_causes.h"

#include <algorithm>

#include "quaestor/articles/letters.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kShortest = 8;  // letters of a sentence that is found inside of a quote

// The letters of the parts of a quote, which "…" joins.
std::vector<std::string> pieces_of(std::string_view quote) {
  std::vector<std::string> pieces;
  while (!quote.empty()) {
    const std::size_t end = std::min(quote.find("…"), quote.find("..."));
    std::string letters = letters_of(quote.substr(0, end));
    if (!letters.empty()) pieces.push_back(std::move(letters));
    if (end == std::string_view::npos) break;
    quote.remove_prefix(end + 3);  // either is three bytes
  }
  return pieces;
}

// Where "\n\n12. " stands, a sentence of the output of explain with its number; or npos.
std::size_t next_part(std::string_view text, std::size_t at) {
  while ((at = text.find("\n\n", at)) != std::string_view::npos) {
    const std::size_t number = at + 2;
    const std::size_t end = text.find_first_not_of("0123456789", number);
    if (end != std::string_view::npos && end > number && text.substr(end).starts_with(". ")) break;
    ++at;
  }
  return at;
}

bool touch(const std::string& sentence, const std::vector<std::string>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
    return sentence.find(piece) != std::string::npos ||
           (sentence.size() >= kShortest && piece.find(sentence) != std::string::npos);
  });
}

bool is_among(const std::vector<GoldName>& names, const Entity& entity) {
  return std::any_of(names.begin(), names.end(),
                     [&](const GoldName& name) { return same_thing(name, entity); });
}

bool has(const std::vector<Entity>& entities, const GoldName& name) {
  return std::any_of(entities.begin(), entities.end(),
                     [&](const Entity& entity) { return same_thing(name, entity); });
}

// The name in the annotation that the error shows.
GoldName name_of(const std::string& text) {
  GoldName name{text, {}};
  for (const std::string_view part : split(text, '|')) name.folded.insert(fold_gold(part));
  return name;
}

std::string missed_pair(const ScoredError& error, const std::vector<Fact>& found,
                        const ExplainedArticle& explained) {
  const GoldName investor = name_of(error.subject);
  const GoldName end = name_of(error.object);
  if (!explained.names(investor)) return "the investor is recognised nowhere as a name";
  if (error.relation == "into" && !explained.names(end))
    return "the receiver is recognised nowhere as a name";
  if (error.relation == "to" && !explained.names_country(end))
    return "the country is named nowhere";
  const std::vector<std::string> pieces = pieces_of(error.gold->quote);
  bool of_investor = false;
  bool of_end = false;
  for (const Fact& fact : found) {
    if (fact.relation != Relation::investment) continue;
    const bool here =
        std::any_of(fact.evidence.begin(), fact.evidence.end(),
                    [&](const Evidence& e) { return touch(letters_of(e.quote), pieces); });
    if (!here) continue;
    of_investor = of_investor || has(fact.investors, investor);
    of_end = of_end || (error.relation == "into" ? fact.target && same_thing(end, *fact.target)
                                                 : has(fact.destinations, end));
  }
  if (of_investor) return "another end, or none, is told of the investor there";
  if (of_end) return "another investor is told there";
  return explained.around(error.gold->quote).find("\n   event ") != std::string::npos
             ? "an event was seen there, but not told"
             : "no event was seen there";
}

std::string missed_relation(const ScoredError& error, const std::vector<Fact>& found,
                            const ExplainedArticle& explained) {
  if (error.gold == nullptr) return "nothing is annotated";
  const GoldFact& gold = *error.gold;
  const auto known = [&](const GoldName& name) {
    return explained.names(name) || explained.names_country(name);
  };
  if (!known(gold.subject)) return "the subject is recognised nowhere as a name";
  if (!known(gold.object)) return "the object is recognised nowhere as a name";
  bool of_one = false;
  for (const Fact& fact : found) {
    if (!fact.subject || !fact.object) continue;
    const bool subject = same_thing(gold.subject, *fact.subject);
    const bool object = same_thing(gold.object, *fact.object);
    if ((subject && object) ||
        (same_thing(gold.subject, *fact.object) && same_thing(gold.object, *fact.subject)))
      return "another relation, or direction, is told of the two";
    of_one = of_one || (fact.relation == gold.relation && (subject || object));
  }
  return of_one ? "the relation is told of one of them with something else" : "nothing is told";
}

std::string wrong_pair(const ScoredError& error, const GoldArticle& gold) {
  const auto named = [&](const std::vector<Entity>& entities, const std::string& name) {
    const auto at = std::find_if(entities.begin(), entities.end(),
                                 [&](const Entity& e) { return e.name == name; });
    return at == entities.end() ? Entity() : *at;
  };
  const Fact& fact = *error.found;
  const Entity investor = named(fact.investors, error.subject);
  const Entity end = error.relation == "into" && fact.target
                         ? *fact.target
                         : named(fact.destinations, error.object);
  bool knows_investor = false;
  bool knows_end = false;
  for (const auto* list : {&gold.facts, &gold.allowed}) {
    for (const GoldFact& g : *list) {
      if (g.relation != Relation::investment) continue;
      knows_investor = knows_investor || is_among(g.investors, investor);
      knows_end = knows_end ||
                  (error.relation == "to" &&
                   (is_among(g.destinations, end) || is_among(g.destinations_allowed, end))) ||
                  (error.relation == "into" && !g.target.empty() && same_thing(g.target, end)) ||
                  (error.relation == "none" && g.destinations.empty() && g.target.empty());
    }
  }
  if (knows_investor && knows_end) return "investor and end belong to other pairs";
  if (knows_investor) return "the investor does not invest there";
  return knows_end ? "another invests there" : "neither invests nor receives";
}

std::string wrong_relation(const ScoredError& error, const GoldArticle& gold) {
  const Fact& fact = *error.found;
  bool of_one = false;
  for (const auto* list : {&gold.facts, &gold.allowed}) {
    for (const GoldFact& g : *list) {
      if (!fact.subject || !fact.object || g.relation == Relation::investment) continue;
      const bool subject = same_thing(g.subject, *fact.subject);
      const bool object = same_thing(g.object, *fact.object);
      if ((subject && object) ||
          (same_thing(g.subject, *fact.object) && same_thing(g.object, *fact.subject)))
        return "another relation, or direction, holds between the two";
      of_one = of_one || (g.relation == fact.relation && (subject || object));
    }
  }
  return of_one ? "the relation holds of one of them with something else"
                : "the relation holds of neither";
}

std::string other_status(const ScoredError& error) {
  if (error.gold == nullptr || error.given.empty()) return "nothing is annotated";
  const auto& given = error.given.front()->status;
  return std::string(given ? to_string(*given) : "none") + " is told, " +
         (error.gold->status.empty() ? "another" : std::string(to_string(error.gold->status[0]))) +
         " is right";
}

}  // namespace

ExplainedArticle::ExplainedArticle(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    std::size_t begin = next_part(text, 0);
    while (begin != std::string::npos) {
      const std::size_t end = next_part(text, begin + 2);
      Part part;
      part.text = text.substr(begin + 2, end == std::string::npos ? end : end - begin - 1);
      const std::size_t surface = part.text.find(". ") + 2;
      part.letters =
          letters_of(part.text.substr(surface, part.text.find("\n   tokens ") - surface));
      parts_.push_back(std::move(part));
      begin = end;
    }
    for (const std::string_view line : split(text, '\n')) {
      constexpr std::string_view kMention = "   mention  ";
      const std::size_t open = line.find('"');
      const std::size_t close = line.rfind('"');
      if (!line.starts_with(kMention) || open == close) continue;
      Entity entity;
      entity.name = line.substr(open + 1, close - open - 1);
      const std::string_view id = trim(line.substr(close + 1));
      entity.id = id.substr(0, id.find(' '));
      mentioned_.push_back(std::move(entity));
    }
  }
}

std::string ExplainedArticle::around(std::string_view quote) const {
  const std::vector<std::string> pieces = pieces_of(quote);
  std::string text;
  for (const Part& part : parts_) {
    if (touch(part.letters, pieces)) text += part.text;
  }
  return text;
}

bool ExplainedArticle::names(const GoldName& thing) const { return has(mentioned_, thing); }

bool ExplainedArticle::names_country(const GoldName& code) const {
  return std::any_of(mentioned_.begin(), mentioned_.end(), [&](const Entity& entity) {
    const std::vector<std::string_view> parts = split(entity.id, '/');
    return parts.size() > 1 && code.folded.contains(fold_gold(parts[1]));
  });
}

std::string cause_of(const ScoredError& error, const GoldArticle& gold,
                     const std::vector<Fact>& found, const ExplainedArticle& explained) {
  const bool pair = (error.gold != nullptr ? error.gold->relation : error.found->relation) ==
                    Relation::investment;
  switch (error.fault) {
    case ScoreFault::missing:
      return "missed: " + (pair ? missed_pair(error, found, explained)
                                : missed_relation(error, found, explained));
    case ScoreFault::wrong:
      return "wrong: " + (pair ? wrong_pair(error, gold) : wrong_relation(error, gold));
    case ScoreFault::amount:
      return std::any_of(error.given.begin(), error.given.end(),
                         [](const Fact* fact) { return fact->amount.has_value(); })
                 ? "amount: another is told"
                 : "amount: none is told";
    case ScoreFault::status:
      return "status: " + other_status(error);
    case ScoreFault::trap:
      break;
  }
  return "trap: taken";
}

}  // namespace quaestor
