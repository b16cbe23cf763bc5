#include "lexicon_entries.h"

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr std::size_t kCells = 7;
}

LexiconEntries::LexiconEntries(ReadyFile& file)
    : texts_(file.text()), rows_(file.part<Row>()), made_(new Made[rows_.size()]()) {}

LexiconEntries::~LexiconEntries() {
  for (std::size_t i = 0; made_ != nullptr && i < rows_.size(); ++i) delete made_[i].load();
}

void LexiconEntries::save(ReadyWriter& out) const {
  std::string texts;
  std::vector<Row> rows;
  for (const LexiconEntry& entry : own_) {
    Row row;
    row.population = entry.population;
    row.kind = static_cast<std::uint8_t>(entry.entity.kind);
    row.outlet = entry.outlet ? 1 : 0;
    row.government = entry.government ? 1 : 0;
    row.begin = static_cast<std::uint32_t>(texts.size());
    texts += entry.entity.id + '\t' + entry.entity.name + '\t';
    for (const std::string& alias : entry.entity.aliases) texts += alias + '|';
    texts += '\t' + entry.entity.country + '\t' + entry.country + '\t' + entry.city + '\t' +
             entry.parent;
    row.end = static_cast<std::uint32_t>(texts.size());
    rows.push_back(row);
  }
  out.text(texts);
  out.part(std::span<const Row>(rows));
}

const LexiconEntry& LexiconEntries::make(std::uint32_t index) const {
  const Row& row = rows_[index];
  const auto cells = split(texts_.substr(row.begin, row.end - row.begin), '\t');
  auto entry = std::make_unique<LexiconEntry>();
  entry->population = row.population;
  entry->outlet = row.outlet != 0;
  entry->government = row.government != 0;
  entry->entity.kind = static_cast<Kind>(row.kind);
  if (cells.size() == kCells) {
    entry->entity.id = cells[0];
    entry->entity.name = cells[1];
    for (const std::string_view alias : split(cells[2], '|')) {
      if (!alias.empty()) entry->entity.aliases.emplace_back(alias);
    }
    entry->entity.country = cells[3];
    entry->country = cells[4];
    entry->city = cells[5];
    entry->parent = cells[6];
  }
  const LexiconEntry* first = nullptr;
  if (made_[index].compare_exchange_strong(first, entry.get(), std::memory_order_acq_rel,
                                           std::memory_order_acquire))
    return *entry.release();
  return *first;
}

}  // namespace quaestor
