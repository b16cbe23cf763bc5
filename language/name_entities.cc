// The things that an article's names stand for: one for each name, and the mentions of it.
#include <algorithm>
#include <array>

#include "mentions.h"
#include "quaestor/facts/text.h"

namespace quaestor {

std::uint32_t MentionFinder::entity_for(std::uint32_t lexicon_entry) {
  const LexiconEntry& known = lexicon_.entry(lexicon_entry);
  const auto [at, fresh] =
      by_id_.emplace(known.entity.id, static_cast<std::uint32_t>(a_.entities.size()));
  if (fresh) {
    ArticleEntity entity;
    entity.entity = known.entity;
    entity.country = known.country;
    entity.city = known.city;
    entity.parent = known.parent;
    entity.known = true;
    entity.outlet = known.outlet;
    entity.government = known.government;
    a_.entities.push_back(std::move(entity));
    by_name_.emplace(fold_company(known.entity.name), at->second);
    note_first_word(at->second);
  }
  return at->second;
}

std::uint32_t MentionFinder::entity_for_unknown(Kind kind, const std::string& name) {
  const std::string id =
      std::string(to_string(kind)) + "/" + slug(kind == Kind::company ? fold_company(name) : name);
  const auto [at, fresh] = by_id_.emplace(id, static_cast<std::uint32_t>(a_.entities.size()));
  if (!fresh) return at->second;
  ArticleEntity entity;
  entity.entity.kind = kind;
  entity.entity.id = id;
  entity.entity.name = name;
  a_.entities.push_back(std::move(entity));
  const std::string folded = kind == Kind::company ? fold_company(name) : fold(name);
  by_name_.emplace(folded, at->second);
  note_first_word(at->second);
  const std::vector<std::string_view> words = split(folded, ' ');
  if (words.size() >= 2) {
    // The short form that later sentences use: a person's last word, a company's first.
    const std::string_view part = kind == Kind::person ? words.back() : words.front();
    if (part.size() >= 4 && (kind == Kind::person || kind == Kind::company))
      by_name_.emplace(std::string(part), at->second);
  }
  return at->second;
}

// A town that no table has.
std::uint32_t MentionFinder::entity_for_town(const std::string& name, const std::string& country) {
  const std::string id = "place/" + country + "/" + slug(name);
  const auto [at, fresh] = by_id_.emplace(id, static_cast<std::uint32_t>(a_.entities.size()));
  if (!fresh) return at->second;
  ArticleEntity entity;
  entity.entity.kind = Kind::place;
  entity.entity.id = id;
  entity.entity.name = name;
  entity.entity.country = country;
  entity.country = country;
  a_.entities.push_back(std::move(entity));
  by_name_.emplace(fold(name), at->second);
  return at->second;
}

void MentionFinder::note_first_word(std::uint32_t entity) {
  constexpr std::size_t kLeast = 4;  // letters
  if (a_.entities[entity].entity.kind != Kind::company) return;
  const std::string folded = fold_company(a_.entities[entity].entity.name);
  const std::size_t end = folded.find(' ');
  if (end != std::string::npos && end >= kLeast)
    by_first_word_.emplace(folded.substr(0, end), entity);
}

std::optional<std::uint32_t> MentionFinder::earlier_entity(std::string_view name) const {
  auto at = by_name_.find(fold_company(name));
  if (at == by_name_.end()) at = by_name_.find(fold(name));
  if (at == by_name_.end()) return std::nullopt;
  return at->second;
}

// The only thing of its kind whose longer name begins or ends with the name of an unknown one
// ("Virya" and "Virya Energy", "Quillén" and "Salmones Quillén"), or kNoEntity.
std::uint32_t MentionFinder::whole_name_of(std::uint32_t entity,
                                           const std::vector<std::string>& folded) const {
  const ArticleEntity& small = a_.entities[entity];
  const std::string& name = folded[entity];
  if (small.known || small.mentions == 0 || name.size() < 4) return kNoEntity;
  std::uint32_t found = kNoEntity;
  for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
    const ArticleEntity& other = a_.entities[e];
    const std::string& whole = folded[e];
    if (e == entity || other.mentions == 0 || other.entity.kind != small.entity.kind ||
        whole.size() < name.size() + 2)
      continue;
    const bool begins = whole.compare(0, name.size(), name) == 0 && whole[name.size()] == ' ';
    const bool ends = whole.compare(whole.size() - name.size(), name.size(), name) == 0 &&
                      whole[whole.size() - name.size() - 1] == ' ';
    if (!begins && !ends) continue;
    if (found != kNoEntity) return kNoEntity;
    found = e;
  }
  return found;
}

void MentionFinder::join_short_names() {
  std::vector<std::string> folded;
  for (const ArticleEntity& e : a_.entities)
    folded.push_back(e.entity.kind == Kind::company || e.entity.kind == Kind::person
                         ? fold_company(e.entity.name)
                         : std::string());
  for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
    if (folded[e].empty()) continue;
    const std::uint32_t whole = whole_name_of(e, folded);
    if (whole == kNoEntity) continue;
    auto& aliases = a_.entities[whole].entity.aliases;
    const std::string& name = a_.entities[e].entity.name;
    if (!a_.entities[whole].known &&
        std::find(aliases.begin(), aliases.end(), name) == aliases.end())
      aliases.insert(std::upper_bound(aliases.begin(), aliases.end(), name), name);
    for (Mention& m : a_.mentions) {
      if (m.entity == e) m.entity = whole;
    }
    a_.entities[whole].mentions += a_.entities[e].mentions;
    a_.entities[e].mentions = 0;
  }
}

// "Airbus-Tochter", "Airbus-Chef": as good as "Tochter von Airbus"; but "Airbus-Konzern" is Airbus.
bool MentionFinder::heads_compound(std::uint32_t last) const {
  if ((a_.language != "de" && a_.language != "nl") || last + 1 >= a_.tokens.size()) return false;
  const Token& hyphen = a_.tokens[last];
  const Token& noun = a_.tokens[last + 1];
  return hyphen.lower == "-" && !hyphen.space_before && !noun.space_before &&
         noun.type == TokenType::word && !is_word("same_company", last + 1);
}

void MentionFinder::add(std::uint32_t first, std::uint32_t last, Kind kind, MentionType type,
                        std::uint32_t entity, bool sure) {
  ArticleEntity& e = a_.entities[entity];
  ++e.mentions;
  if (type == MentionType::name && !e.known) {
    const std::string surface(a_.surface(first, last));
    auto& aliases = e.entity.aliases;
    if (surface != e.entity.name &&
        std::find(aliases.begin(), aliases.end(), surface) == aliases.end()) {
      aliases.insert(std::upper_bound(aliases.begin(), aliases.end(), surface), surface);
    }
  }
  const bool genitive = known_.genitive(first) || heads_compound(last) ||
                        (last < a_.tokens.size() && a_.tokens[last].lower == "'s");
  a_.mentions.push_back({first, last, kind, type, entity, sure, genitive, trust(first, last, e)});
}

// What the tagger thinks of a name whose ends it sees alike, by its margin.
std::uint8_t MentionFinder::trust(std::uint32_t first, std::uint32_t last,
                                  const ArticleEntity& entity) const {
  const std::uint8_t known = entity.known ? 8 : 0;
  const NameSpan* span = span_from(first);
  if (span == nullptr || span->last != last) return known;
  constexpr std::array<int, 6> kSteps = {100, 250, 450, 700, 950, 1250};
  std::uint8_t step = 1;
  for (const int margin : kSteps)
    step = static_cast<std::uint8_t>(step + (span->margin >= margin ? 1 : 0));
  return static_cast<std::uint8_t>(known + step);
}

// "Qatar Investment Authority (QIA)", 'Corvantis Biologics, Inc. (NASDAQ: CRVB) ("Corvantis" or
// …)': the name in brackets is another name of the same thing. Returns the token after the
// brackets, or `last`.
std::uint32_t MentionFinder::acronym_after(std::uint32_t last, const Sentence& sentence,
                                           std::uint32_t entity) {
  if (last + 2 >= sentence.last || a_.tokens[last].lower != "(") return last;
  std::uint32_t i = last + 1;
  const auto quote = [&](std::uint32_t t) {
    const std::string& s = a_.tokens[t].lower;
    return s == "\"" || s == "“" || s == "„" || s == "«" || s == "”" || s == "»" || s == "'";
  };
  while (i < sentence.last && quote(i)) ++i;
  const std::uint32_t first = i;
  while (i < sentence.last && (a_.tokens[i].type == TokenType::word ||
                               (a_.tokens[i].lower == "-" && !a_.tokens[i].space_before)))
    ++i;
  if (i == first || i - first > 4) return last;
  const std::uint32_t end = i;
  while (i < sentence.last && quote(i)) ++i;
  const bool closed =
      i < sentence.last && (a_.tokens[i].lower == ")" || a_.tokens[i].lower == "," ||
                            a_.tokens[i].lower == "or" || a_.tokens[i].lower == "ou");
  const std::string_view name = a_.surface(first, end);
  const bool name_like = a_.tokens[first].all_caps || a_.tokens[first].inner_caps ||
                         (quote(last + 1) && a_.tokens[first].upper);
  if (!closed || !name_like || a_.mentions.empty()) return last;
  const LexiconMatch* other = known_.at(first);
  if (other != nullptr && other->last >= end) {
    const auto sense = choose(first, *other, sentence);
    if (sense && lexicon_.entry(sense->entry).entity.kind == Kind::country) return last;
    if (sense && lexicon_.entry(sense->entry).entity.id != a_.entities[entity].entity.id &&
        a_.entities[entity].known)
      return last;
  }
  auto& aliases = a_.entities[entity].entity.aliases;
  const std::string alias(name);
  if (alias != a_.entities[entity].entity.name &&
      std::find(aliases.begin(), aliases.end(), alias) == aliases.end()) {
    aliases.insert(std::upper_bound(aliases.begin(), aliases.end(), alias), alias);
  }
  by_name_[fold(alias)] = entity;
  // The name in brackets becomes part of the mention, so that what follows stands beside it.
  std::uint32_t close = end;
  while (close < sentence.last && a_.tokens[close].lower != ")" && close < end + 12) ++close;
  if (close >= sentence.last || a_.tokens[close].lower != ")") return end;
  a_.mentions.back().last = close + 1;
  return close + 1;
}

}  // namespace quaestor
