// The tagger's names: found before the others, put right by what the article and the lexicon know,
// and made mentions.
#include <algorithm>
#include <unordered_set>

#include "mentions.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr int kLeastMargin = 60;     // below it a span is as often wrong as right
constexpr int kSureMargin = 150;     // from here on it goes before the rules
constexpr int kCertainMargin = 350;  // before what the article and the lexicon say

std::optional<Kind> kind_of_thing(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return Kind::person;
    case NameKind::company:
      return Kind::company;
    case NameKind::organization:
      return Kind::organization;
    case NameKind::regulation:
      return Kind::regulation;
    default:
      return std::nullopt;
  }
}

}  // namespace

// Sentences whose unknown names the tagger finds. In headlines in capitals no case tells a name.
bool MentionFinder::tagged(const Sentence& sentence) const {
  return model_ != nullptr && is_content(sentence.role) && !shouting(sentence);
}

void MentionFinder::tag_names() {
  span_of_.assign(a_.tokens.size(), 0);
  for (const Sentence& sentence : a_.sentences) {
    if (!tagged(sentence)) continue;
    for (NameSpan& span :
         model_->find({text_, a_.tokens, a_.syntax, known_.codes(), sentence, a_.language,
                       &lexicon_, &known_.seen(), &known_.masked()})) {
      refine(span, sentence);
      if (span.last == span.first) continue;
      NameSpan second = second_name(span);
      spans_.push_back(span);
      if (second.last > second.first) spans_.push_back(second);
    }
  }
  cut_headlines();
  vote();
  for (std::size_t i = 0; i < spans_.size(); ++i)
    std::fill(span_of_.begin() + spans_[i].first, span_of_.begin() + spans_[i].last,
              static_cast<std::uint32_t>(i + 1));
}

// "Prairie Sable Sanctions Second Shaft": where a headline has capitals throughout, a name ends
// where the text below ends it.
void MentionFinder::cut_headlines() {
  const auto in_headline = [&](const NameSpan& span) {
    const auto at =
        std::upper_bound(a_.sentences.begin(), a_.sentences.end(), span.first,
                         [](std::uint32_t token, const Sentence& s) { return token < s.last; });
    return at != a_.sentences.end() &&
           (at->role == BlockRole::title || at->role == BlockRole::heading);
  };
  std::unordered_set<std::string> told;
  for (const NameSpan& span : spans_)
    if (!in_headline(span)) told.insert(fold_company(a_.surface(span.first, span.last)));
  for (NameSpan& span : spans_) {
    if (span.last - span.first < 3 || !in_headline(span) ||
        told.contains(fold_company(a_.surface(span.first, span.last))))
      continue;
    for (std::uint32_t last = span.last - 2; last > span.first; --last) {
      if (a_.tokens[last].type != TokenType::word) continue;
      if (!told.contains(fold_company(a_.surface(span.first, last)))) continue;
      span.last = last;
      break;
    }
  }
}

// One name, one kind: the spans of an article with the same name take the kind that most of their
// weight speaks for. A surname goes with the person's whole name.
void MentionFinder::vote() {
  std::unordered_map<std::string, std::map<NameKind, int>> votes;
  std::unordered_map<std::string, bool> surnames;
  const auto key = [&](const NameSpan& span) {
    return fold_company(a_.surface(span.first, span.last));
  };
  for (const NameSpan& span : spans_) {
    votes[key(span)][span.kind] += std::max(1, span.margin);
    if (span.kind == NameKind::person && span.last - span.first >= 2)
      surnames[fold(a_.surface(span.last - 1))] = true;
  }
  for (NameSpan& span : spans_) {
    int most = 0;
    for (const auto& [kind, weight] : votes[key(span)]) {
      if (weight <= most) continue;
      most = weight;
      span.kind = kind;
    }
    if (span.last - span.first == 1 && span.kind != NameKind::place &&
        surnames.count(fold(a_.surface(span.first))) > 0 &&
        !(span.kind == NameKind::company && most >= kCertainMargin))
      span.kind = NameKind::person;
  }
}

const NameSpan* MentionFinder::span_from(std::uint32_t at) const {
  if (span_of_[at] == 0) return nullptr;
  const NameSpan& span = spans_[span_of_[at] - 1];
  return span.first == at ? &span : nullptr;
}

// A single common word takes more than the tagger's word to be a name: "AI", "Union", "Gare".
bool MentionFinder::plausible(const NameSpan& span) const {
  if (span.margin < kLeastMargin || known_.masked(span.first)) return false;
  if (lexicon_.is_word("*", "noname", to_lower(a_.surface(span.first, span.last)))) return false;
  if (span.last - span.first >= 2) {
    // "(Regierung) von Ruanda": a state or a place behind "of" is a name by itself.
    const LexiconMatch* rest = known_.at(span.first + 1);
    const bool small = is_word("genitive", span.first) || is_word("locative", span.first);
    return a_.tokens[span.first].upper || !small || rest == nullptr || rest->last != span.last ||
           names_body(*rest);
  }
  const Token& token = a_.tokens[span.first];
  if (token.all_caps && token.end - token.begin >= 3 && span.margin >= kSureMargin) return true;
  if (token.end - token.begin < 2 || is_function_word(span.first) ||
      lexicon_.is_word(a_.language, "unit", token.hash) ||
      lexicon_.is_word(a_.language, "noname", token.hash))
    return false;
  if (token.all_caps || token.inner_caps) return true;
  // "der Kanton": the body of a territory, which its noun alone does not name.
  if (common_noun(span.first) || is_word("territory_noun", span.first)) return false;
  if (span.margin >= kCertainMargin && !known_.seen_lower(token) &&
      (a_.language != "de" || tag(span.first) == Upos::PROPN))
    return true;
  // "die Produktion": what the syntax takes for a common noun behind an article.
  const bool defined =
      span.first > 0 && lexicon_.is_word(a_.language, "definite", a_.tokens[span.first - 1].hash);
  if (a_.language == "de" && defined && tag(span.first) == Upos::NOUN && span.margin < kSureMargin)
    return false;
  return !lexicon_.descriptor(a_.language, token.lower) && !known_.seen_lower(token);
}

// Whether the tagger's name goes before what the rules made of the run that ends at `last`: where
// they see none, where it ends elsewhere, and where it knows another kind better than they do.
bool MentionFinder::better(const NameSpan& span, const std::optional<Guess>& guess,
                           const Run& run) const {
  const std::uint32_t last = run.last;
  if (guess && run.institution && span.last < last) return false;
  if (!guess || span.last != last) return true;
  const bool known = kind_of_thing(span.kind).has_value();
  // "Quorvex Ventures": no public body has the last word of a company's name.
  if (guess->sure && guess->kind == Kind::company && span.kind == NameKind::organization &&
      lexicon_.name_head(a_.tokens[last - 1].lower) == Kind::company)
    return false;
  if (guess->sure) return known;
  return sure(span) && span.last - span.first >= 2 &&
         (span.kind == NameKind::person || span.kind == NameKind::regulation);
}

bool MentionFinder::sure(const NameSpan& span) { return span.margin >= kSureMargin; }
bool MentionFinder::certain(const NameSpan& span) { return span.margin >= kCertainMargin; }

// A name of two words or more that the tagger is sure of, whatever the lexicon knows of its parts:
// "Enterprise Estonia", "Yanira Polanco".
const NameSpan* MentionFinder::sure_span(std::uint32_t at) const {
  const NameSpan* span = span_from(at);
  const bool taken = span != nullptr && span->last - span->first >= 2 && sure(*span) &&
                     kind_of_thing(span->kind).has_value() && plausible(*span);
  return taken ? span : nullptr;
}

// Unknown places and other names give no entity.
std::uint32_t MentionFinder::take_span(const NameSpan& span, const Sentence& sentence) {
  const std::string name(a_.surface(span.first, span.last));
  if (const auto earlier = earlier_entity(name)) {
    const ArticleEntity& entity = a_.entities[*earlier];
    add(span.first, span.last, entity.entity.kind, MentionType::name, *earlier, true);
    return acronym_after(span.last, sentence, *earlier);
  }
  const auto kind = kind_of_thing(span.kind);
  if (!kind) return span.first + 1;
  const std::uint32_t entity = entity_for_unknown(*kind, name);
  add(span.first, span.last, *kind, MentionType::name, entity, true);
  const auto legal = lexicon_.legal_form(text_, a_.tokens, span.last, sentence.last);
  return acronym_after(legal.value_or(span.last), sentence, entity);
}

}  // namespace quaestor
