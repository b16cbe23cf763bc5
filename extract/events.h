// The events that a sentence may tell: each frame with each amount that belongs to it, or alone;
// an amount without any frame. Whether it is one, and with which arguments, choices.h decides.
// Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "arguments.h"

namespace quaestor {

struct EventSlot {
  FrameHit frame;
  const AmountMention* amount = nullptr;
  Territory territory;
  const CueHit* facility = nullptr;
  bool passive = false;
  bool nominal = false;
  bool ruled_out = false;  // denied, wished, supposed
  bool shadowed = false;   // has no amount while another frame of the sentence has one
  Status status = Status::planned;
  bool told_status = false;  // by the frame or by a cue, not by default
};

std::vector<EventSlot> find_events(const SentenceScene& scene, const Arguments& arguments);

}  // namespace quaestor
