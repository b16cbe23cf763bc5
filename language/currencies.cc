#include "currencies.h"

#include <algorithm>

#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr std::size_t kNear = 1;  // sentences back to the amount that lends its currency
constexpr int kTellsApart = 2;    // amounts in a state's own dollars: plain ones are others

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  for (std::string_view part : split(cell, '|')) parts.emplace_back(part);
  return parts;
}

// The state that the article names most, by itself or its places; the first of equals.
std::string main_state(const Analysis& a) {
  std::map<std::string, int, std::less<>> counts;
  std::string best;
  for (const Mention& m : a.mentions) {
    if (m.entity == kNoEntity || (m.kind != Kind::country && m.kind != Kind::place)) continue;
    ++counts[a.entities[m.entity].country];
  }
  for (const auto& [state, count] : counts) {
    if (best.empty() || count > counts.find(best)->second) best = state;
  }
  return best;
}

bool tells_currency(const AmountMention& amount) { return !amount.bare && !amount.conversion; }

// The currency that most amounts tell; empty when none does.
std::string usual_currency(const Analysis& a) {
  std::map<std::string, int> counts;
  for (const AmountMention& amount : a.amounts)
    if (tells_currency(amount)) ++counts[amount.amount.currency];
  std::string best;
  int most = 0;
  for (const auto& [code, count] : counts) {
    if (count <= most) continue;
    most = count;
    best = code;
  }
  return best;
}

// "Another 900 million" is in the currency told just before, else in the article's usual one.
void settle_bare(Analysis& a) {
  const std::string usual = usual_currency(a);
  std::string last;
  std::size_t told = 0;
  for (std::size_t s = 0; s < a.sentences.size(); ++s) {
    for (std::uint32_t i = a.sentence_amounts[s]; i < a.sentence_amounts[s + 1]; ++i) {
      AmountMention& amount = a.amounts[i];
      if (tells_currency(amount)) {
        last = amount.amount.currency;
        told = s;
      }
      if (!amount.bare || usual.empty()) continue;
      amount.amount.currency = !last.empty() && s - told <= kNear ? last : usual;
      amount.currencies = {amount.amount.currency};
    }
  }
}
}  // namespace

Currencies::Currencies(const std::filesystem::path& data_dir) {
  for (const TableRow& row : read_table(data_dir / "lexicons" / "currency_states.tsv", 2))
    states_[row.cells[0]] = parts_of(row.cells[1]);
  for (const TableRow& row : read_table(data_dir / "lexicons" / "dollar_states.tsv", 3))
    dollars_[row.cells[0]] = {row.cells[1], parts_of(row.cells[2])};
}

void Currencies::settle(Analysis& analysis) const {
  settle_dollars(analysis);
  settle_shared(analysis);
  settle_bare(analysis);
}

// A plain dollar is American, but for articles that are mostly about a state with dollars of its
// own: by the habit of the language, or when they tell American ones apart.
void Currencies::settle_dollars(Analysis& a) const {
  const auto home = dollars_.find(main_state(a));
  if (home == dollars_.end()) return;
  const DollarState& state = home->second;
  int american = 0;
  int own = 0;
  for (const AmountMention& amount : a.amounts) {
    if (!tells_currency(amount) || amount.plain_dollar) continue;
    if (amount.amount.currency == "USD") ++american;
    if (amount.amount.currency == state.code) ++own;
  }
  const bool habit = std::find(state.languages.begin(), state.languages.end(), a.language) !=
                     state.languages.end();
  if (own >= kTellsApart || (!habit && (american == 0 || own > 0))) return;
  for (AmountMention& amount : a.amounts) {
    if (!amount.plain_dollar) continue;
    amount.amount.currency = state.code;
    amount.currencies = {state.code};
  }
}

bool Currencies::told_of_state(const Analysis& a, std::span<const Mention> mentions,
                               const std::string& code) const {
  const auto shared = states_.find(code);
  const auto is_of = [&](const std::string& country) {
    if (shared == states_.end()) return country == std::string_view(code).substr(0, 2);
    return std::find(shared->second.begin(), shared->second.end(), country) != shared->second.end();
  };
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.entity != kNoEntity && (m.kind == Kind::country || m.kind == Kind::place) &&
           is_of(a.entities[m.entity].country);
  });
}

// "Kronen", "Franken": of the currencies that the word may mean, one whose state the sentence or
// else the article names.
void Currencies::settle_shared(Analysis& a) const {
  for (std::size_t s = 0; s < a.sentences.size(); ++s) {
    for (std::uint32_t i = a.sentence_amounts[s]; i < a.sentence_amounts[s + 1]; ++i) {
      AmountMention& amount = a.amounts[i];
      if (amount.currencies.size() < 2) continue;
      const auto pick = [&](std::span<const Mention> mentions) {
        const auto code =
            std::find_if(amount.currencies.begin(), amount.currencies.end(),
                         [&](const std::string& c) { return told_of_state(a, mentions, c); });
        if (code == amount.currencies.end()) return false;
        amount.amount.currency = *code;
        return true;
      };
      if (!pick(a.mentions_of(s))) pick(a.mentions);
    }
  }
}

}  // namespace quaestor
