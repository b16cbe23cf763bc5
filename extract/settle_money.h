// Which money belongs to which pair of investor and end. Once the pairs of an article are settled
// (settle.h), every amount near where one of them is told is weighed: how likely a reading puts
// both together, what else the amount may belong to, which other amounts the pair may have.
// Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "settle.h"

namespace quaestor {

// The numbers that describe a pair with an amount. p: a probability by `keep` (choices.h).
enum class MoneySign : std::uint8_t {
  pair,               // probability that the pair holds
  with,               // highest p of its readings with this amount
  with_chosen,        // of those that are the likeliest of their event
  best,               // highest p of its readings
  without,            // ... without money
  other_amount,       // ... with another amount
  amount_other,       // highest p of other pairs that hold with this amount
  amount_other_pair,  // probability of the likeliest of them
  amount_any,         // highest p of any other pair with this amount, held or not
  same_investor,      // ... of the same investor with another end
  same_end,           // ... of another investor with the same end
  sharers,            // pairs that hold and have a reading with this amount
  amounts,            // amounts weighed for the pair
  distance,           // sentences from where the pair is told best to the amount
  nearest,            // ... from where it is told nearest
  investor_gap,  // tokens from the amount to the nearest mention of the investor in its sentence
  end_gap,       // ... of the end
  other_investor_gap,  // ... of another investor of a pair that holds
  other_end_gap,
  amounts_here,  // in the sentence
  rank_here,     // of the amount among them
  frame_class,   // of the event of this amount, as what follows
  frame_words,
  voice,
  facility,
  event_readings,
  size,        // decimal digits
  share,       // of the largest amount of the article, as digits
  larger,      // amounts of the article that are larger
  same_value,  // amounts of the article that are as large
  per_year,
  bare,  // the currency is told elsewhere
  qualifier,
  range,
  role_of_block,
  position,  // of the sentence in the article, 0 to 1
  end_kind,  // nothing, receiver, country
  home,
  investor_kind,
  pairs_of_investor,  // that hold
  pairs_of_end,
  held,  // pairs that hold in the article
  all_amounts,
};
inline constexpr std::size_t kMoneySigns = static_cast<std::size_t>(MoneySign::all_amounts) + 1;
using MoneySigns = std::array<float, kMoneySigns>;
// The columns of models/settle_money.tsv.
std::span<const std::string_view> money_sign_names();

struct WeighedMoney {
  PairKey key;
  const AmountMention* amount = nullptr;
  std::size_t sentence = 0;  // of the amount
  MoneySigns signs{};
  double probability = 0;
};

// Every amount that may belong to one of the pairs, which are those that hold; in the order of the
// amounts, then of the pairs. Without trees an amount belongs to the pair that its event's
// likeliest reading puts it with.
std::vector<WeighedMoney> weigh_money(const Analysis& analysis, const Readings& readings,
                                      std::span<const WeighedPair> held, const Forest& forest);

}  // namespace quaestor
