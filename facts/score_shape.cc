#include "score_shape.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

// The contract's own list: fold_company() has another purpose and another one.
constexpr std::array<std::string_view, 34> kPassedOver = {
    "inc", "incorporated", "corp", "corporation", "co",  "company", "ltd",      "limited", "llc",
    "plc", "sa",           "sas",  "sarl",        "se",  "nv",      "bv",       "ag",      "gmbh",
    "kg",  "spa",          "ab",   "as",          "oyj", "holding", "holdings", "the",     "la",
    "le",  "les",          "de",   "het",         "der", "die",     "das"};

std::string decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString unicode =
      nfkd->normalize(icu::UnicodeString::fromUTF8(
                          icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                      status);
  unicode.foldCase();
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

bool is_word_letter(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 0x80 && c <= 0xFFFF);
}

ThingShape thing_of(const GoldName& gold) {
  ThingShape thing{gold.text, {}};
  for (const std::string_view name : split(gold.text, '|'))
    thing.names.insert(fold_as_scored(name));
  return thing;
}

ThingShape thing_of(const Entity& entity) {
  ThingShape thing{entity.name, {fold_as_scored(entity.name)}};
  for (const std::string& alias : entity.aliases) thing.names.insert(fold_as_scored(alias));
  const std::size_t slash = entity.id.find('/');
  if (slash != std::string::npos) {
    const bool whole = entity.kind == Kind::country;
    std::string last = entity.id.substr(whole ? slash + 1 : entity.id.rfind('/') + 1);
    if (!whole) std::replace(last.begin(), last.end(), '-', ' ');
    thing.names.insert(fold_as_scored(last));
  }
  thing.names.erase("");
  return thing;
}

template <typename Things>
std::vector<ThingShape> things_of(const Things& all) {
  std::vector<ThingShape> things;
  things.reserve(all.size());
  for (const auto& one : all) things.push_back(thing_of(one));
  return things;
}

bool same(const ThingShape& a, const ThingShape& b) {
  return std::any_of(a.names.begin(), a.names.end(),
                     [&](const std::string& name) { return b.names.contains(name); });
}

}  // namespace

std::string fold_as_scored(std::string_view name) {
  std::vector<std::string> words(1);
  const std::string flat = decomposed(name);
  for (std::size_t at = 0; at < flat.size();) {
    const char32_t c = next_code_point(flat, at);
    if (u_getCombiningClass(static_cast<UChar32>(c)) != 0) continue;
    if (is_word_letter(c)) {
      append_utf8(words.back(), c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  std::vector<std::string> kept;
  for (const std::string& word : words) {
    if (std::find(kPassedOver.begin(), kPassedOver.end(), word) == kPassedOver.end())
      kept.push_back(word);
  }
  std::string out;
  for (const std::string& word : kept.empty() ? words : kept) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

FactShape shape_of(const GoldFact& gold) {
  FactShape shape;
  shape.gold = &gold;
  shape.relation = gold.relation;
  shape.investors = things_of(gold.investors);
  shape.destinations = things_of(gold.destinations);
  shape.optional_places = things_of(gold.destinations_allowed);
  shape.target = thing_of(gold.target);
  shape.has_target = !gold.target.text.empty();
  shape.subject = thing_of(gold.subject);
  shape.object = thing_of(gold.object);
  if (gold.amount) shape.amount = &*gold.amount;
  shape.status = gold.status;
  return shape;
}

FactShape shape_of(const Fact& fact) {
  FactShape shape;
  shape.found = &fact;
  shape.relation = fact.relation;
  shape.investors = things_of(fact.investors);
  shape.destinations = things_of(fact.destinations);
  if (fact.target) shape.target = thing_of(*fact.target);
  shape.has_target = fact.target.has_value();
  if (fact.subject) shape.subject = thing_of(*fact.subject);
  if (fact.object) shape.object = thing_of(*fact.object);
  if (fact.amount) shape.amount = &*fact.amount;
  if (fact.status) shape.status = {*fact.status};
  return shape;
}

std::string_view to_string(PairEnd end) {
  constexpr std::string_view kNames[] = {"to", "into", "none"};
  return kNames[static_cast<std::size_t>(end)];
}

std::vector<PairShape> pairs_of(const FactShape& fact) {
  std::vector<PairShape> pairs;
  for (const ThingShape& investor : fact.investors) {
    for (const ThingShape& place : fact.destinations)
      pairs.push_back({&fact, &investor, PairEnd::to, &place});
    if (fact.has_target) pairs.push_back({&fact, &investor, PairEnd::into, &fact.target});
    if (fact.destinations.empty() && !fact.has_target)
      pairs.push_back({&fact, &investor, PairEnd::none, nullptr});
  }
  return pairs;
}

bool holds(const std::vector<ThingShape>& things, const ThingShape& thing) {
  return std::any_of(things.begin(), things.end(),
                     [&](const ThingShape& other) { return same(other, thing); });
}

bool same_pair(const PairShape& gold, const PairShape& found) {
  if (gold.end != found.end || !same(*gold.investor, *found.investor)) return false;
  return gold.end == PairEnd::none || same(*gold.thing, *found.thing);
}

bool amount_right(const FactShape& gold, const FactShape& found) {
  return gold.amount != nullptr && found.amount != nullptr &&
         same_amount(*gold.amount, *found.amount);
}

bool status_right(const FactShape& gold, const FactShape& found) {
  return !found.status.empty() && std::find(gold.status.begin(), gold.status.end(),
                                            found.status.front()) != gold.status.end();
}

bool same_event(const FactShape& gold, const FactShape& found) {
  const auto all_in = [](const std::vector<ThingShape>& some, const std::vector<ThingShape>& all) {
    return std::all_of(some.begin(), some.end(),
                       [&](const ThingShape& thing) { return holds(all, thing); });
  };
  if (found.investors.size() != gold.investors.size() || !all_in(gold.investors, found.investors) ||
      !all_in(gold.destinations, found.destinations))
    return false;
  for (const ThingShape& place : found.destinations) {
    if (!holds(gold.destinations, place) && !holds(gold.optional_places, place)) return false;
  }
  if (gold.has_target != found.has_target || (gold.has_target && !same(gold.target, found.target)))
    return false;
  if ((gold.amount != nullptr) != (found.amount != nullptr)) return false;
  if (gold.amount != nullptr && !amount_right(gold, found)) return false;
  return gold.status.empty() || status_right(gold, found);
}

bool same_triple(const FactShape& gold, const FactShape& found) {
  if (gold.relation != found.relation) return false;
  if (same(gold.subject, found.subject) && same(gold.object, found.object)) return true;
  return is_symmetric(gold.relation) && same(gold.subject, found.object) &&
         same(gold.object, found.subject);
}

}  // namespace quaestor
