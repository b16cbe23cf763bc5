// Investments settled over the whole article. Each sentence reads its events by itself, in several
// likely ways (investments.cc); which pairs of investor and end hold is decided here, where all of
// them lie side by side: what else the sentence may tell, how often the pair is told, who else the
// article says invests there. Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/language/forest.h"
#include "rules.h"
#include "topics.h"

namespace quaestor {

// The numbers that describe a pair. p: a probability by `keep` (choices.h) of a reading.
enum class Sign : std::uint8_t {
  best,         // highest p of its readings
  best_chosen,  // of those that are the likeliest of their event
  any,          // 1 - product of (1 - p) over events
  second,       // of the next best event
  with_amount,  // best p of events with money
  without_amount,
  events,
  chosen,         // events whose likeliest reading it is
  rival,          // best p of other pairs in its best event
  same_investor,  // ... of the same investor with another end in its sentence
  same_end,
  other_pair,          // ... of another investor with another end
  same_amount,         // ... of other pairs with the same money
  investor_elsewhere,  // ... of the investor with another end in the article
  end_elsewhere,
  reversed,           // ... of the end investing in the investor
  end_invests,        // ... of the end as an investor
  investor_receives,  // ... of the investor as a receiver
  investor_pairs,     // pairs of it that are likeliest somewhere
  end_pairs,
  pairs,  // of the article
  sentence_events,
  frame_class,  // of its best event, as all that follows
  frame_words,
  voice,
  status,
  shadowed,
  facility,
  size,             // decimal digits of the money
  investor_chance,  // probability of each choice among its options
  target_chance,
  place_chance,
  investor_link,  // how it is mentioned, kNotThere: in another sentence
  end_link,
  investor_gap,  // tokens to the frame, negative before it
  end_gap,
  pair_gap,  // tokens between both
  reading_investors,
  reading_pairs,
  role_of_block,
  sentence,
  position,  // of the sentence in the article, 0 to 1
  sentences,
  end_kind,  // nothing, receiver, country
  home,      // the investor's own country
  investor_kind,
  investor_known,
  investor_trust,  // Mention::trust of its surest name
  investor_mentions,
  investor_rank,   // title, lead, later
  investor_first,  // order of first mention
  main_company,
  end_known,
  end_trust,
  end_state,  // mentions of its state by other names
  end_mentions,
  end_rank,
  together,   // sentences that name both
  told_seat,  // a pattern says so somewhere in the article
  told_operates,
  told_unit,
  told_partner,
  told_rival,
  paired,         // as two things of a sentence (pairs.h): the highest probability
  paired_any,     // 1 - product of (1 - p) over sentences
  paired_here,    // in the sentence of its best event
  paired_absent,  // the highest where one of them was told before
  paired_rival,   // of the end with another investor, in a sentence of the pair's
  paired_other,   // of the investor with another end
  countries,      // in the article
  companies,
};
inline constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::companies) + 1;
using Signs = std::array<float, kSigns>;
// The columns of models/settle.tsv.
std::span<const std::string_view> sign_names();

// An investor and where the money goes: a receiver, a country, or nothing told.
struct PairKey {
  std::uint32_t investor = kNoEntity;
  std::uint32_t target = kNoEntity;
  std::string country;  // ISO code

  auto operator<=>(const PairKey&) const = default;
};

struct WeighedPair {
  PairKey key;
  Signs signs{};
  double probability = 0;
};

// All that the walk over the sentences found.
struct Readings {
  // Two things of a sentence, or one told before, that may be investor and end.
  struct Paired {
    FactDraft draft;  // subject, object, sentence; confidence is the probability
    unsigned absent = 0;
  };
  std::vector<Paired> pairs;
  std::vector<EventReadings> events;
  std::vector<FactDraft> ruled;  // relations that patterns found
};

// Every pair of every reading, sorted by key. Without trees a pair is as likely as the likeliest
// reading that its event was read by.
std::vector<WeighedPair> weigh_pairs(const Analysis& analysis, const Topics& topics,
                                     const Readings& readings, const Forest& forest);
// The pairs of a draft.
std::vector<PairKey> pairs_of(const Analysis& analysis, const FactDraft& draft);

// Those that hold: without trees, pairs as likely as `least`.
std::vector<WeighedPair> held_pairs(const Analysis& analysis, const Topics& topics,
                                    const Readings& readings, const Forest& forest, double least);

// The investments of the article: each amount with the pairs that hold and that it belongs to
// (settle_money.h, by the trees `money`), and what sure events tell without money; a pair that
// holds and that is not told this way is told by its likeliest reading. Confidence is the
// probability of the least likely pair.
std::vector<FactDraft> settle(const Analysis& analysis, const Topics& topics,
                              const Readings& readings, const Forest& forest, const Forest& money,
                              double least);

}  // namespace quaestor
