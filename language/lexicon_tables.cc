// Lexicons read from their tables.
#include "lexicon_tables.h"

#include <map>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr std::string_view kLanguages[] = {"en", "fr", "nl", "de"};

bool is_ascii(std::string_view form) {
  return std::all_of(form.begin(), form.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
bool has_upper(std::string_view form) {
  if (!is_ascii(form)) return to_lower(form) != form;
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
bool is_acronym(std::string_view form) {
  return form.size() <= 5 && form.size() >= 2 &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <typename Value>
const Value* find(const HashTable<Value>& table, std::string_view word) {
  return table.find(hash_bytes(word));
}
std::string without_accents(std::string_view form) {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(form, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      const std::string folded = fold(form.substr(begin, at - begin));
      const bool upper = to_lower(form.substr(begin, at - begin)) != form.substr(begin, at - begin);
      std::string letter = folded.empty() ? std::string(form.substr(begin, at - begin)) : folded;
      if (upper && !folded.empty() && letter[0] >= 'a' && letter[0] <= 'z')
        letter[0] = static_cast<char>(letter[0] - 32);
      out += letter;
    }
  }
  return out;
}

Entity make_entity(Kind kind, std::string id, std::string name, std::string_view aliases = {}) {
  Entity entity;
  entity.kind = kind;
  entity.id = std::move(id);
  entity.name = std::move(name);
  for (std::string_view alias : split(aliases, '|')) {
    if (!trim(alias).empty() && trim(alias) != entity.name)
      entity.aliases.emplace_back(trim(alias));
  }
  std::sort(entity.aliases.begin(), entity.aliases.end());
  entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()),
                       entity.aliases.end());
  return entity;
}

FormType form_type(const std::string& name) {
  return name == "adjective" ? FormType::adjective
         : name == "demonym" ? FormType::demonym
                             : FormType::name;
}
}  // namespace

std::uint32_t Lexicon::Tables::add_entry(LexiconEntry entry) {
  const auto next = entries.size();
  if (const std::uint32_t* known = find(ids, entry.entity.id)) return *known;
  ids.at_or_add(hash_bytes(entry.entity.id)) = next;
  entries.push_back(std::move(entry));
  return next;
}

void Lexicon::Tables::add_form(std::string_view language, std::string_view form,
                               std::uint32_t entry, FormType type) {
  if (form.empty()) return;
  FormCase fc;
  fc.sense = {entry, type, false};
  fc.sense.ambiguous = ambiguous.contains(
      join_hashes(hash_bytes(to_string(entries[entry].entity.kind)), hash_bytes(form)));
  fc.has_upper = has_upper(form);
  fc.exact_acronym = is_acronym(form);
  const int value = static_cast<int>(forms.size());
  forms.push_back(fc);
  PhraseSet& set = language == "*" ? shared : by_language[language];
  set.add(form, value);
  if (is_ascii(form)) return;
  const std::string plain = without_accents(form);
  if (plain != form) set.add(plain, value);
}

void Lexicon::Tables::add_names(std::string_view cell, std::uint32_t entry) {
  for (std::string_view alias : split(cell, '|')) add_form("*", trim(alias), entry, FormType::name);
}

void Lexicon::Tables::add_word(std::string_view language, std::string_view word_class,
                               std::string_view word) {
  const std::size_t classes = class_bits.size();
  std::uint64_t& bit = class_bits.at_or_add(hash_bytes(word_class));
  if (bit == 0 && classes == 64)
    throw Error(ErrorKind::bad_format, "words.tsv", "has more than 64 word classes");
  if (bit == 0) bit = std::uint64_t{1} << classes;
  word_classes.at_or_add(join_hashes(hash_bytes(language), hash_bytes(word))) |= bit;
}

void Lexicon::Tables::load_places(const std::filesystem::path& dir) {
  for (const TableRow& row : read_table(dir / "countries.tsv", 5)) {
    const std::uint32_t e =
        add_entry({make_entity(Kind::country, "country/" + row.cells[0], row.cells[1]),
                   row.cells[0], "", "", 0, false, false});
    for (std::size_t i = 1; i < 5; ++i)
      add_form(kLanguages[i - 1], row.cells[i], e, FormType::name);
  }
  for (const TableRow& row : read_table(dir / "country_forms.tsv", 4)) {
    const std::uint32_t* id = find(ids, "country/" + row.cells[0]);
    if (id != nullptr) add_form(row.cells[1], row.cells[3], *id, form_type(row.cells[2]));
  }
  std::map<std::string, std::string> bloc_names;
  const std::vector<TableRow> blocs = read_table(dir / "blocs.tsv", 4);
  for (const TableRow& row : blocs) {
    if (row.cells[1] == "en" && row.cells[2] == "name" && slug(row.cells[3]) == row.cells[0])
      bloc_names[row.cells[0]] = row.cells[3];
    if (row.cells[1] == "en" && row.cells[2] == "name" && bloc_names[row.cells[0]].empty() &&
        row.cells[3].size() > bloc_names[row.cells[0]].size())
      bloc_names[row.cells[0]] = row.cells[3];
  }
  for (const TableRow& row : blocs) {
    std::string name = bloc_names[row.cells[0]].empty() ? row.cells[3] : bloc_names[row.cells[0]];
    const std::uint32_t e = add_entry(
        {make_entity(Kind::bloc, "bloc/" + row.cells[0], name), "", "", "", 0, false, false});
    add_form(row.cells[1], row.cells[3], e, form_type(row.cells[2]));
  }
  for (const TableRow& row : read_table(dir / "places.tsv", 6)) {
    Entity entity =
        make_entity(Kind::place, "place/" + row.cells[0] + "/" + row.cells[1], row.cells[2]);
    entity.country = row.cells[0];
    long population = std::strtol(row.cells[4].c_str(), nullptr, 10);
    if (population == 0 && row.cells[3] == "region") population = kRegionPopulation;
    const std::uint32_t e = add_entry({entity, row.cells[0], "", "", population, false, false});
    add_form("*", row.cells[2], e, FormType::name);
    add_names(row.cells[5], e);
  }
}

void Lexicon::Tables::load_place_hints(const std::filesystem::path& dir) {
  for (const TableRow& row : read_table(dir / "place_hints.tsv", 3)) {
    const std::string& iso = row.cells[1];
    const bool behind = row.cells[2] == "behind";
    if (iso.size() != 2 || (!behind && row.cells[2] != "anywhere"))
      throw Error(ErrorKind::bad_format, (dir / "place_hints.tsv").string(), row.line,
                  "expected a state's two letters, and 'behind' or 'anywhere'");
    place_hints.add(row.cells[0], (behind ? 1 << 16 : 0) | iso[0] << 8 | iso[1]);
  }
}

// Places too small to count by their name alone: only where a place is expected ("at Strängnäs").
// "bâlois", "grenobloise": the largest place of that name in the state.
void Lexicon::Tables::load_place_adjectives(const std::filesystem::path& dir) {
  std::map<std::string, std::uint32_t> places;
  for (std::uint32_t e = 0; e < entries.size(); ++e) {
    if (entries[e].entity.kind == Kind::place)
      places.emplace(entries[e].country + " " + fold(entries[e].entity.name), e);
  }
  for (const TableRow& row : read_table(dir / "place_adjectives.tsv", 4)) {
    const auto place = places.find(row.cells[2] + " " + fold(row.cells[3]));
    if (place != places.end())
      add_form(row.cells[0], row.cells[1], place->second, FormType::adjective);
  }
}

void Lexicon::Tables::load_small_places(const std::filesystem::path& dir) {
  for (const TableRow& row : read_table(dir / "places_small.tsv", 3)) {
    Entity entity =
        make_entity(Kind::place, "place/" + row.cells[0] + "/" + slug(row.cells[1]), row.cells[1]);
    entity.country = row.cells[0];
    ambiguous.insert(join_hashes(hash_bytes(to_string(Kind::place)), hash_bytes(row.cells[1])));
    add_form("*", row.cells[1],
             add_entry({entity, row.cells[0], "", "",
                        std::strtol(row.cells[2].c_str(), nullptr, 10), false, false}),
             FormType::name);
  }
}

void Lexicon::Tables::load_names(const std::filesystem::path& dir) {
  for (const TableRow& row : read_table(dir / "companies.tsv", 7)) {
    const std::string parent = row.cells[5].empty() ? "" : "company/" + row.cells[5];
    const std::uint32_t e = add_entry(
        {make_entity(Kind::company, "company/" + row.cells[0], row.cells[1], row.cells[2]),
         row.cells[3], row.cells[4], parent, 0, false, false});
    add_form("*", row.cells[1], e, FormType::name);
    add_names(row.cells[2], e);
  }
  for (const TableRow& row : read_table(dir / "organizations.tsv", 5)) {
    const bool state = row.cells[4] == "government" || row.cells[4] == "ministry";
    const std::uint32_t e =
        add_entry({make_entity(Kind::organization, "organization/" + row.cells[0], row.cells[1],
                               row.cells[2]),
                   row.cells[3], "", "", 0, false, state});
    add_form("*", row.cells[1], e, FormType::name);
    add_names(row.cells[2], e);
  }
  for (const TableRow& row : read_table(dir / "regulations.tsv", 6)) {
    const std::uint32_t e = add_entry(
        {make_entity(Kind::regulation, "regulation/" + row.cells[0], row.cells[1], row.cells[2]),
         "", "", row.cells[3], 0, false, false});
    add_form("*", row.cells[1], e, FormType::name);
    add_names(row.cells[2], e);
  }
  for (const TableRow& row : read_table(dir / "outlets.tsv", 5)) {
    const std::uint32_t e = add_entry(
        {make_entity(Kind::company, "company/" + row.cells[0], row.cells[1], row.cells[2]), "", "",
         "", 0, true, false});
    entries.set_outlet(e);
    add_form("*", row.cells[1], e, FormType::name);
    add_names(row.cells[2], e);
  }
}

void Lexicon::Tables::load_words(const std::filesystem::path& dir) {
  for (const TableRow& row : read_table(dir / "metonyms.tsv", 2)) {
    const std::uint32_t* government = find(ids, "organization/" + row.cells[1]);
    if (government == nullptr)
      throw Error(ErrorKind::bad_format, (dir / "metonyms.tsv").string(), row.line,
                  "unknown organization " + row.cells[1]);
    if (find(metonyms, row.cells[0]) == nullptr)
      metonyms.at_or_add(hash_bytes(row.cells[0])) = *government;
  }
  for (const TableRow& row : read_table(dir / "town_adjectives.tsv", 3))
    town_endings[row.cells[0]].emplace_back(row.cells[1], row.cells[2]);
  for (const TableRow& row : read_table(dir / "bloc_members.tsv", 2)) {
    if (row.cells[0] == "europe") european.insert(hash_bytes(row.cells[1]));
  }
  for (std::uint32_t e = 0; e < entries.size(); ++e) {
    const std::string& name = entries[e].entity.name;
    const bool state = entries[e].government && entries[e].country.size() == 2 &&
                       name.size() > 11 && name.substr(name.size() - 11) == " government";
    if (!state) continue;
    const std::uint32_t* known = find(governments, entries[e].country);
    if (known == nullptr ||
        entries[*known].entity.aliases.size() < entries[e].entity.aliases.size())
      governments.at_or_add(hash_bytes(entries[e].country)) = e;
  }
  for (const TableRow& row : read_table(dir / "first_names.tsv", 1))
    first_names.insert(hash_bytes(row.cells[0]));
  for (const TableRow& row : read_table(dir / "legal_forms.tsv", 2))
    legal_forms.add(row.cells[0], 1);
  for (const TableRow& row : read_table(dir / "titles.tsv", 4)) {
    titles[row.cells[0]].add(row.cells[1], static_cast<int>(title_values.size()));
    title_values.emplace_back(row.cells[2], row.cells[3] == "public");
  }
  for (const TableRow& row : read_table(dir / "descriptors.tsv", 3)) {
    const auto kind = parse_kind(row.cells[1]);
    if (!kind)
      throw Error(ErrorKind::bad_format, (dir / "descriptors.tsv").string(), row.line,
                  "unknown kind");
    Descriptors& list = descriptors[row.cells[0]];
    list.phrases.index_tails();
    if (row.cells[2][0] == '*') {
      list.endings.add(std::string_view(row.cells[2]).substr(1), *kind);
    } else if (row.cells[2].find_first_of(" -'") != std::string::npos) {
      list.phrases.add(row.cells[2], static_cast<int>(*kind));
    } else {
      list.words.at_or_add(hash_bytes(row.cells[2])) = *kind;
    }
  }
  for (const TableRow& row : read_table(dir / "name_heads.tsv", 2)) {
    const auto kind = parse_kind(row.cells[0]);
    if (!kind)
      throw Error(ErrorKind::bad_format, (dir / "name_heads.tsv").string(), row.line,
                  "unknown kind");
    heads.at_or_add(hash_bytes(to_lower(row.cells[1]))) = *kind;
  }
  for (const TableRow& row : read_table(dir / "words.tsv", 3))
    add_word(row.cells[0], row.cells[1], row.cells[2]);
  for (const TableRow& row : read_table(dir / "common_nouns.tsv", 2))
    add_word(row.cells[0], "common_noun", row.cells[1]);
}

void Lexicon::Tables::load_territories(const std::filesystem::path& dir) {
  const std::map<std::string, TerritoryLevel> levels = {{"region", TerritoryLevel::region},
                                                        {"state", TerritoryLevel::state},
                                                        {"town", TerritoryLevel::town}};
  for (const TableRow& row : read_table(dir / "territories.tsv", 6)) {
    const auto level = levels.find(row.cells[1]);
    if (level == levels.end())
      throw Error(ErrorKind::bad_format, (dir / "territories.tsv").string(), row.line,
                  "expected the level 'state', 'region' or 'town'");
    territories[row.cells[0]].add(row.cells[2], static_cast<int>(territory_values.size()));
    territory_values.push_back(
        {level->second, row.cells[5] == "alone", row.cells[3], row.cells[4]});
  }
}

void Lexicon::Tables::read(const std::filesystem::path& dir) {
  for (const char* name : {"ambiguous_names.tsv", "ambiguous_places.tsv"}) {
    for (const TableRow& row : read_table(dir / name, 3))
      ambiguous.insert(join_hashes(hash_bytes(row.cells[1]), hash_bytes(row.cells[0])));
  }
  load_places(dir);
  load_place_adjectives(dir);
  load_place_hints(dir);
  load_names(dir);
  load_small_places(dir);
  load_words(dir);
  load_territories(dir);
}

}  // namespace quaestor
