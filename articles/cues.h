// Cue words of what surrounds an article, from lexicons/boilerplate_cues.tsv.
//
//   has_cue(find_cues("READ NEXT"), CueKind::teaser_start, CueFit::line)
#pragma once

#include <string_view>
#include <vector>

namespace quaestor {

enum class CueKind {
  advert,
  author_line,
  author_start,
  byline,
  comment_start,
  contact,
  cookie,
  flash,
  footer,
  kicker,
  legal,
  menu,
  teaser_start
};
// How a form fits a line: it is the whole line, stands before a colon or dash, opens the line,
// stands inside.
enum class CueFit { line, label, opening, inside };

struct Cue {
  CueKind kind;
  CueFit fit;
  bool specific = false;  // four words and more: unlikely by chance
};

// Looks at the first 300 bytes of the line. Every hit, each kind and fit once.
std::vector<Cue> find_cues(std::string_view line);
bool has_cue(const std::vector<Cue>& cues, CueKind kind);
bool has_cue(const std::vector<Cue>& cues, CueKind kind, CueFit fit);

}  // namespace quaestor
