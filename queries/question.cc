#include "question.h"

#include <algorithm>
#include <array>

#include "place_names.h"
#include "quaestor/facts/text.h"
#include "question_names.h"
#include "question_tokens.h"
#include "surnames.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestName = 8;  // words
constexpr std::size_t kLongestCue = 5;
constexpr std::size_t kAcronym = 3;            // letters; "uk", "eu"
constexpr std::size_t kShortestInflected = 4;  // letters of "Chinas" without its ending

constexpr std::string_view kSkip = "skip";
constexpr std::string_view kLead = "lead";
// Words that a name in capitals outranks: "Uber" is not "über", though nouns may well be cues.
constexpr std::array<std::string_view, 3> kSmall = {"show", "say", "min"};
constexpr std::array<std::string_view, 11> kPrepositions = {
    "in", "into", "by", "from", "of", "with", "between", "since", "until", "before", "after"};
// What "us" of "us companies" stands before.
constexpr std::array<std::string_view, 5> kDescribed = {"company", "invest", "investor", "money",
                                                        "facility"};

// What asks about money, whatever else is asked.
constexpr std::array<std::string_view, 5> kMoney = {"total", "money", "how_much", "invest",
                                                    "investor"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& cues, std::string_view cue) {
  return std::find(cues.begin(), cues.end(), cue) != cues.end();
}

struct CueAt {
  std::size_t words = 0;
  std::string_view cue;
  bool exact = false;  // not just the beginning of a word
};

// The longest cue that starts here.
CueAt cue_at(const QuestionWords& words, const std::vector<QuestionToken>& tokens, std::size_t at) {
  for (std::size_t n = std::min(kLongestCue, tokens.size() - at); n > 0; --n) {
    const std::string span = folded_span(tokens, at, n);
    const std::string_view cue = words.cue(span);
    if (!cue.empty()) return {n, cue, words.exact.contains(span)};
  }
  return {};
}

// The language with most words known; a word known as a whole counts twice, since beginnings
// ("invest") are shared by languages.
const QuestionWords& language_of(const Grammar& grammar, std::string_view text,
                                 const std::vector<QuestionToken>& tokens) {
  const QuestionWords* best = &grammar.languages().front();  // the loader gives at least one
  std::size_t most = 0;
  for (const QuestionWords& words : grammar.languages()) {
    std::size_t known = 0;
    for (std::size_t at = 0; at < tokens.size();) {
      const CueAt found = cue_at(words, tokens, at);
      known += found.words * (found.exact ? 2 : 1);
      // "Northvolt Werk Heide": only German writes its nouns so.
      const bool german = found.exact && words.language == "de" && at > 0;
      if (german && starts_with_capital(typed_span(text, tokens, at, 1))) ++known;
      if (found.words == 0 && words.months.contains(tokens[at].folded)) ++known;
      at += std::max<std::size_t>(found.words, 1);
    }
    if (known > most) {
      best = &words;
      most = known;
    }
  }
  return *best;
}

// "US" in a question that is not all in capitals.
bool is_acronym(std::string_view word, std::string_view question) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() > 1 && std::none_of(word.begin(), word.end(), small) &&
         std::any_of(question.begin(), question.end(), small);
}

bool same_things(const std::vector<Term>& a, const std::vector<Term>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Term& x, const Term& y) { return x.id == y.id; });
}

bool invests(const Graph& graph, NodeIndex node) {
  const auto edges = graph.out_edges(node);
  return std::any_of(edges.begin(), edges.end(),
                     [](const Edge& edge) { return edge.kind == EdgeKind::invests; });
}

// "and" carries on the preposition of what it joins; a preposition governs the next name, with
// other words between them or not, until the next cue that is no preposition.
void govern(std::vector<Item>& items) {
  std::string open;
  std::string last;
  for (Item& item : items) {
    if (item.type == Item::Type::cue) {
      if (item.cue == "and") {
        open = last;
      } else {
        open = among(kPrepositions, item.cue) ? item.cue : std::string();
      }
      continue;
    }
    item.before = open;
    last = open;
    if (item.type != Item::Type::unknown) open.clear();
  }
}

class Reader {
 public:
  Reader(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
         std::string_view text, const Today& today)
      : graph_(graph),
        gazetteer_(gazetteer),
        text_(repair_utf8(text)),
        tokens_(tokens_of(text_)),
        today_(today) {
    question_.words = &language_of(grammar, text_, tokens_);
  }

  Question read() && {
    for (std::size_t at = 0; at < tokens_.size();) {
      Item item;
      item.first = at == 0;
      const std::size_t used = std::max<std::size_t>(item_at(at, item), 1);
      if (item.text.empty()) item.text = typed_span(text_, tokens_, at, used);
      item.capital = starts_with_capital(item.text);
      if (item.cue != kSkip) {
        question_.items.push_back(std::move(item));
      } else if (tokens_[at].folded == "s" && used == 1 && !question_.items.empty()) {
        question_.items.back().possessive = true;
      }
      at += used;
    }
    govern(question_.items);
    return std::move(question_);
  }

 private:
  // Reads what starts at this word; how many words it has, 0 for a word that is not known.
  std::size_t item_at(std::size_t at, Item& item) {
    if (const std::size_t used = measure_at(at, item)) return used;
    if (const std::size_t used = rest_of_office(at)) {
      item.cue = kSkip;
      return used;
    }
    const CueAt cue = cue_from(at);
    if (is_article(cue, at)) {
      item.cue = kSkip;
      return 1;
    }
    const std::string_view word = typed_span(text_, tokens_, at, 1);
    // "US" is no pronoun; but "AI" is what the word says.
    const bool small =
        among(kSmall, cue.cue) && starts_with_capital(word) && (at > 0 || is_cue(at + 1, "in"));
    const bool outranked = cue.words == 1 && !cue.cue.starts_with("sector:") &&
                           (is_acronym(word, text_) || describes(at) || small);
    if (const std::size_t used = name_at(at, outranked ? 0 : cue.words, item)) return used;
    if (cue.words > 0) {
      item.type = Item::Type::cue;
      item.cue = cue.cue;
      if (cue.cue.starts_with(kOffice)) {
        item.cue = kLead;
        item.office = cue.cue.substr(kOffice.size());
      }
      return cue.words;
    }
    return slip_at(at, item);
  }

  // "de l'Économie" of "le ministre français de l'Économie": what is the name of an office once the
  // adjective between is left out. How many words, 0 for none.
  std::size_t rest_of_office(std::size_t at) {
    std::vector<Item>& items = question_.items;
    if (items.size() < 2 || !items.back().adjective || items[items.size() - 2].office.empty()) {
      return 0;
    }
    Item& office = items[items.size() - 2];
    for (std::size_t n = std::min(kLongestCue, tokens_.size() - at); n > 0; --n) {
      const std::string_view cue =
          question_.words->cue(fold(office.text) + " " + folded_span(tokens_, at, n));
      if (!cue.starts_with(kOffice)) continue;
      office.office = cue.substr(kOffice.size());
      return n;
    }
    return 0;
  }

  std::size_t measure_at(std::size_t at, Item& item) const {
    const QuestionWords& words = *question_.words;
    if (const auto period = period_at(text_, tokens_, at, words, today_)) {
      item.type = Item::Type::date;
      item.period = *period;
      return period->words;
    }
    if (auto amount = amount_at(text_, tokens_, at, words)) {
      item.type = Item::Type::amount;
      item.amount = std::move(*amount);
      return item.amount.words;
    }
    if (!is_number(tokens_[at].folded) && !beside_most(at)) return 0;
    const std::optional<int> count = count_at(tokens_, at, words);
    if (!count) return 0;
    item.type = Item::Type::count;
    item.count = *count;
    return 1;
  }

  // The cue here; some words mean another thing at the very end: "Was hat X vor?"
  CueAt cue_from(std::size_t at) const {
    if (at > 0 && at + 1 == tokens_.size()) {
      const auto ending = question_.words->endings.find(tokens_[at].folded);
      if (ending != question_.words->endings.end()) return {1, ending->second, true};
    }
    return cue_at(*question_.words, tokens_, at);
  }

  // "l'" of "l'Union européenne", though a newspaper is called L'Union.
  bool is_article(const CueAt& cue, std::size_t at) const {
    if (cue.cue != kSkip || cue.words != 1 || at + 1 >= tokens_.size()) return false;
    Item with;
    Item without;
    const std::size_t longer = name_at(at + 1, 0, without);
    return longer > 1 && longer + 1 > name_at(at, 1, with);
  }

  bool beside_most(std::size_t at) const {
    return (at > 0 && is_cue(at - 1, "most")) || is_cue(at + 1, "most");
  }

  bool is_cue(std::size_t at, std::string_view cue) const {
    return at < tokens_.size() && question_.words->cue(tokens_[at].folded) == cue;
  }

  // "us" of "us companies".
  bool describes(std::size_t at) const {
    if (tokens_[at].folded.size() > kAcronym || at + 1 == tokens_.size()) return false;
    return among(kDescribed, cue_at(*question_.words, tokens_, at + 1).cue);
  }

  // The longest name that starts here and is longer than `least` words.
  std::size_t name_at(std::size_t at, std::size_t least, Item& item) const {
    for (std::size_t n = std::min(kLongestName, tokens_.size() - at); n > least; --n) {
      if (!named(typed_span(text_, tokens_, at, n), item)) continue;
      if (n > 1 && (runs_on(at, n, item) || splits(at, n, item))) continue;
      return n;
    }
    return least == 0 && small_acronym(at, item) ? 1 : 0;
  }

  // "Total de" of "total de l'argent", "Stellantis co" of "Stellantis co-operates": legal forms and
  // articles do not count in names, so a name runs on into the word behind it.
  bool runs_on(std::size_t at, std::size_t n, const Item& item) const {
    const CueAt last = cue_at(*question_.words, tokens_, at + n - 1);
    if (last.words < 2 && last.cue != kSkip && !among(kPrepositions, last.cue)) return false;
    Item shorter;
    return named(typed_span(text_, tokens_, at, n - 1), shorter) &&
           same_things(shorter.terms, item.terms);
  }

  // "Microsoft France" of "Microsoft France how much": a unit that invests nothing itself, and is
  // named like its parent and a country, is both of them where money is asked about.
  bool splits(std::size_t at, std::size_t n, const Item& item) const {
    if (!asks_money() || item.terms.size() != 1) return false;
    const NodeIndex node = graph_.find_id(item.terms.front().id);
    if (node == kNone || graph_.kind(node) != Kind::company || invests(graph_, node)) return false;
    Item thing;
    Item country;
    return named(typed_span(text_, tokens_, at, n - 1), thing) &&
           named(typed_span(text_, tokens_, at + n - 1, 1), country) && !country.adjective &&
           is_thing(thing) && can_be(country, {Kind::country});
  }

  bool asks_money() const {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (among(kMoney, cue_at(*question_.words, tokens_, at).cue)) return true;
    }
    return false;
  }

  bool named(std::string_view span, Item& item) const {
    item.terms = candidates(graph_, gazetteer_, span);
    if (item.terms.empty()) {
      item.terms = candidates(graph_, gazetteer_, span, {}, true);
      item.adjective = !item.terms.empty();
    }
    // "Deutschlands", "Microsofts", but not "Total des".
    const std::size_t last = span.size() - (span.rfind(' ') + 1);  // letters of the last word
    if (item.terms.empty() && span.ends_with('s') && last > kShortestInflected) {
      item.terms = candidates(graph_, gazetteer_, span.substr(0, span.size() - 1));
      item.possessive = !item.terms.empty();
    }
    if (item.terms.empty()) return false;
    item.type = Item::Type::name;
    item.text = span;
    return true;
  }

  // "uk" for "UK": names of countries and blocs only, not their codes.
  bool small_acronym(std::size_t at, Item& item) const {
    const std::string& folded = tokens_[at].folded;
    const std::string_view typed = typed_span(text_, tokens_, at, 1);
    if (folded.size() < 2 || folded.size() > kAcronym || typed != folded) return false;
    std::string capitals = folded;
    for (char& c : capitals) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    if (gazetteer_.find(capitals).empty()) return false;
    return named(capitals, item);
  }

  // A name or word with a slip of the pen in it. Two words are tried before one: "mistrl ai".
  std::size_t slip_at(std::size_t at, Item& item) {
    const std::string typed(typed_span(text_, tokens_, at, 1));
    if (const std::size_t used = place_at(at, item)) return used;
    const std::string_view cue = question_.words->cue_near(tokens_[at].folded);
    const bool name_like =
        starts_with_capital(typed) && at > 0 && question_.words->language != "de";
    if (!cue.empty() && !name_like) {
      item.type = Item::Type::cue;
      item.cue = cue.starts_with(kOffice) ? kLead : cue;
      return 1;
    }
    for (std::size_t n = std::min<std::size_t>(2, tokens_.size() - at); n > 0; --n) {
      const std::string_view span = typed_span(text_, tokens_, at, n);
      std::optional<std::string> id;
      if (const auto people = with_surname(graph_, span); people.size() == 1) id = people.front();
      if (!id && starts_with_capital(span)) id = with_part(graph_, span);
      if (!id) id = misspelt(graph_, gazetteer_, span);
      if (id && read_as(*id, span, item)) return n;
    }
    return 0;
  }

  // "München", where the graph says Munich. Two words are tried before one.
  std::size_t place_at(std::size_t at, Item& item) {
    for (std::size_t n = std::min<std::size_t>(2, tokens_.size() - at); n > 0; --n) {
      const std::string_view span = typed_span(text_, tokens_, at, n);
      if (span.size() < kShortestInflected) continue;
      const std::vector<std::string> ids = known_places(graph_, span);
      if (ids.size() == 1 && read_as(ids.front(), span, item)) return n;
    }
    return 0;
  }

  // Whether the thing can be named; tells people what their word was taken for.
  bool read_as(const std::string& id, std::string_view span, Item& item) {
    item.terms = candidates(graph_, gazetteer_, id);
    if (item.terms.empty()) return false;
    item.type = Item::Type::name;
    item.text = span;
    question_.read_as.push_back("\"" + item.text + "\" read as " + item.terms.front().name);
    return true;
  }

  const Graph& graph_;
  const Gazetteer& gazetteer_;
  std::string text_;
  std::vector<QuestionToken> tokens_;
  const Today& today_;
  Question question_;
};

}  // namespace

std::string_view sector_of(const Item& item) {
  constexpr std::string_view kSector = "sector:";
  const std::string_view cue = item.cue;
  return cue.starts_with(kSector) ? cue.substr(kSector.size()) : std::string_view();
}

bool Question::has(std::string_view cue) const { return first_of(cue) < items.size(); }

std::size_t Question::first_of(std::string_view cue) const {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) {
    return item.type == Item::Type::cue && item.cue == cue;
  });
  return static_cast<std::size_t>(found - items.begin());
}

Question read_question(const Graph& graph, const Gazetteer& gazetteer, const Grammar& grammar,
                       std::string_view text, const Today& today) {
  return Reader(graph, gazetteer, grammar, text, today).read();
}

}  // namespace quaestor
