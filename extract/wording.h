// How a sentence words an event: the words beside a name, the way through the tree from a name to
// the frame, the words of the frame's clause. Words become features by their hash, so that the
// weights learn what no table tells. Private to the room.
#pragma once

#include <span>

#include "events.h"
#include "ranking.h"

namespace quaestor {

class Wording {
 public:
  explicit Wording(const SentenceScene& scene);

  // The words beside the mention and what ties it to the frame.
  void describe(const Mention& mention, const EventSlot& event, Features& features) const;
  // The frame by itself: its words, its neighbours, the verb it hangs on, the words beside the
  // amount.
  void describe(const EventSlot& event, Features& features) const;
  // Every word of the sentence that carries meaning.
  void describe_all(const EventSlot& event, Features& features) const;
  // Tense, mood and helping verbs of the frame, for each status that it may have.
  void describe_time(const EventSlot& event, std::span<Features, 5> by_status) const;

 private:
  std::string_view word(std::int64_t token) const;
  std::string_view stem(std::uint32_t token) const;
  std::string_view beside(const Mention& mention, int step) const;
  void path(const Mention& mention, const EventSlot& event, Features& features) const;

  const SentenceScene& scene_;
  const Analysis& a_;
};

}  // namespace quaestor
