// Lexicons kept in a file (quaestor/facts/ready_file.h): the parts in one order, written and read.
#include "lexicon_tables.h"

namespace quaestor {

namespace {
// A list for each language.
template <typename List>
void save_all(ReadyWriter& out, const ByLanguage<List>& lists) {
  out.number(lists.entries().size());
  for (const auto& entry : lists.entries()) {
    out.text(entry.language);
    entry.list.save(out);
  }
}

template <typename List>
ByLanguage<List> all_of(ReadyFile& file) {
  ByLanguage<List> lists;
  for (std::uint64_t left = file.number(); left > 0; --left) {
    std::string language(file.text());
    lists[language] = List(file);
  }
  return lists;
}
}  // namespace

Descriptors::Descriptors(ReadyFile& ready) : words(ready), endings(ready), phrases(ready) {}

void Descriptors::save(ReadyWriter& out) const {
  words.save(out);
  endings.save(out);
  phrases.save(out);
}

Lexicon::Tables::Tables(ReadyFile ready)
    : file(std::move(ready)),
      entries(*file),
      ids(*file),
      forms(file->part<FormCase>()),
      shared(*file),
      by_language(all_of<PhraseSet>(*file)),
      first_names(*file),
      european(*file),
      governments(*file),
      metonyms(*file) {
  for (std::uint64_t left = file->number(); left > 0; --left) {
    auto& endings = town_endings[file->text()];
    const std::vector<std::string> texts = file->texts();
    for (std::size_t i = 0; i + 1 < texts.size(); i += 2)
      endings.emplace_back(texts[i], texts[i + 1]);
  }
  legal_forms = PhraseSet(*file);
  place_hints = PhraseSet(*file);
  titles = all_of<PhraseSet>(*file);
  std::vector<std::string> names = file->texts();
  const auto is_public = file->part<std::uint8_t>();
  for (std::size_t i = 0; i < names.size(); ++i)
    title_values.emplace_back(std::move(names[i]), is_public[i] != 0);
  territories = all_of<PhraseSet>(*file);
  const std::vector<std::string> limits = file->texts();
  for (std::size_t i = 0; i + 2 < limits.size(); i += 3)
    territory_values.push_back({static_cast<TerritoryLevel>(limits[i][0] - '0'),
                                limits[i][1] == '1', limits[i + 1], limits[i + 2]});
  descriptors = all_of<Descriptors>(*file);
  heads = HashTable<Kind>(*file);
  word_classes = HashTable<std::uint64_t>(*file);
  class_bits = HashTable<std::uint64_t>(*file);
}

void Lexicon::Tables::save(ReadyWriter& out) const {
  entries.save(out);
  ids.save(out);
  out.part(forms.all());
  shared.save(out);
  save_all(out, by_language);
  first_names.save(out);
  european.save(out);
  governments.save(out);
  metonyms.save(out);
  out.number(town_endings.entries().size());
  for (const auto& entry : town_endings.entries()) {
    out.text(entry.language);
    std::vector<std::string> texts;
    for (const auto& [ending, name] : entry.list) {
      texts.push_back(ending);
      texts.push_back(name);
    }
    out.texts(texts);
  }
  legal_forms.save(out);
  place_hints.save(out);
  save_all(out, titles);
  std::vector<std::string> names;
  std::vector<std::uint8_t> is_public;
  for (const auto& [name, value] : title_values) {
    names.push_back(name);
    is_public.push_back(value ? 1 : 0);
  }
  out.texts(names);
  out.part(std::span<const std::uint8_t>(is_public));
  save_all(out, territories);
  std::vector<std::string> limits;
  for (const Territory& value : territory_values) {
    limits.push_back(std::to_string(static_cast<int>(value.level)) + (value.alone ? "1" : "0"));
    limits.push_back(value.states);
    limits.push_back(value.places);
  }
  out.texts(limits);
  save_all(out, descriptors);
  heads.save(out);
  word_classes.save(out);
  class_bits.save(out);
}

}  // namespace quaestor
