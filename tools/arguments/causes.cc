#include "causes.h"

#include <fmt/format.h>

#include <algorithm>

#include "fact_writer.h"
#include "offices.h"

namespace quaestor::train {

namespace {
struct Seen {
  std::size_t sentence = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  TracedEvent event;
};

class Diagnosis {
 public:
  Diagnosis(const Engine& engine, const AnnotatedArticle& article)
      : a_(article.analysis), article_(article) {
    engine.drafts(a_, [&](const SentenceScene& scene, std::span<const FactDraft>,
                          const Engine::Trace& trace) {
      const SentenceView& view = scene.view();
      for (const TracedEvent& event : trace.events)
        seen_.push_back(
            {view.index(), a_.tokens[view.first()].begin, a_.tokens[view.last() - 1].end, event});
    });
  }

  std::string of(const GoldFact& gold, const GoldName& investor, const GoldName* end, bool into,
                 std::string& sentence) const {
    const auto stretch = locate(gold.quote);
    std::vector<const Seen*> here;
    for (const Seen& s : seen_)
      if (s.begin < stretch.second && stretch.first < s.end) here.push_back(&s);
    sentence = gold.quote;
    if (!is_known(investor)) return "1 investor is no entity";
    if (end != nullptr && !(into ? is_known(*end) : is_country(*end))) return "2 end is no entity";
    if (here.empty()) return "3 no event at the quote";
    std::vector<const Seen*> able;
    for (const Seen* s : here)
      if (offers(s->event.decisions[0], investor)) able.push_back(s);
    if (able.empty())
      for (const Seen* s : here) sentence += told(*s);
    if (able.empty()) return "4 investor is no option";
    std::vector<const Seen*> both;
    for (const Seen* s : able)
      if (end == nullptr || offers_end(s->event, *end, into)) both.push_back(s);
    if (both.empty())
      for (const Seen* s : able) sentence += told(*s);
    if (both.empty()) return into ? "5 target is no option" : "5 place is no option";
    for (const Seen* s : both) sentence += told(*s);
    bool right_investor = false;
    bool right_both = false;
    for (const Seen* s : both) {
      const bool i = takes(s->event.draft, investor);
      const bool e = takes_end(s->event.draft, end, into);
      right_investor = right_investor || i;
      right_both = right_both || (i && e);
    }
    if (right_both) return "9 all right but not kept";
    if (right_investor) {
      return end == nullptr ? "8 end where none is told"
             : into         ? "7 other target or none"
                            : "7 other place or none";
    }
    return "6 other investor";
  }

 private:
  std::pair<std::size_t, std::size_t> locate(const std::string& quote) const {
    const std::string part = quote.substr(0, quote.find("…"));
    std::size_t at = a_.article->text.find(part);
    if (at == std::string::npos) at = a_.article->text.find(part.substr(0, 25));
    if (at == std::string::npos) return {0, 0};
    return {at, at + part.size()};
  }
  const Entity& entity(std::uint32_t e) const { return a_.entities[e].entity; }
  std::string told(const Seen& s) const {
    std::string out = fmt::format(" [{}", s.event.draft.rule.substr(0, 40));
    for (const Decision& d : s.event.decisions) {
      if (d.stage == Stage::keep) {
        out += fmt::format("; keep {:.2f}", d.probability);
        continue;
      }
      if (d.stage == Stage::status) continue;
      std::vector<const Option*> order;
      for (const Option& option : d.options) order.push_back(&option);
      std::stable_sort(order.begin(), order.end(),
                       [](const Option* x, const Option* y) { return x->score > y->score; });
      if (order.size() > 4) order.resize(4);
      out += d.stage == Stage::investor ? "; I" : d.stage == Stage::target ? "; T" : "; P";
      for (const Option* o : order)
        out += fmt::format(" {}{}{} {:.1f},", &d.best() == o ? "*" : "",
                           o->mention == nullptr && o->entity != kNoEntity ? "^" : "",
                           o->entity != kNoEntity ? entity(o->entity).name
                           : o->home.empty()      ? "-"
                                                  : o->home,
                           o->score);
    }
    return out + "]";
  }
  bool is_known(const GoldName& name) const {
    return std::any_of(a_.entities.begin(), a_.entities.end(), [&](const ArticleEntity& e) {
      return same_thing(name, actor_of(a_, static_cast<std::uint32_t>(&e - a_.entities.data())));
    });
  }
  bool holds(const GoldName& iso, const std::string& code) const {
    return iso.folded.contains(fold_gold(code));
  }
  bool is_country(const GoldName& iso) const {
    return std::any_of(a_.entities.begin(), a_.entities.end(),
                       [&](const ArticleEntity& e) { return holds(iso, e.country); });
  }
  bool offers(const Decision& d, const GoldName& name) const {
    return std::any_of(d.options.begin(), d.options.end(), [&](const Option& o) {
      return o.entity != kNoEntity && same_thing(name, actor_of(a_, o.entity));
    });
  }
  bool offers_end(const TracedEvent& event, const GoldName& end, bool into) const {
    if (into) return offers(event.decisions[1], end);
    return std::any_of(event.decisions[2].options.begin(), event.decisions[2].options.end(),
                       [&](const Option& o) { return places_hold(o.places, o.home, end); });
  }
  bool places_hold(const std::vector<std::uint32_t>& places, const std::string& home,
                   const GoldName& end) const {
    return (!home.empty() && holds(end, home)) ||
           std::any_of(places.begin(), places.end(),
                       [&](std::uint32_t p) { return holds(end, a_.entities[p].country); });
  }
  bool takes(const FactDraft& d, const GoldName& investor) const {
    return std::any_of(d.investors.begin(), d.investors.end(),
                       [&](std::uint32_t e) { return same_thing(investor, actor_of(a_, e)); });
  }
  bool takes_end(const FactDraft& d, const GoldName* end, bool into) const {
    if (end == nullptr) return d.target == kNoEntity && d.places.empty() && d.home.empty();
    if (into) return d.target != kNoEntity && same_thing(*end, entity(d.target));
    return d.target == kNoEntity && places_hold(d.places, d.home, *end);
  }

  const Analysis& a_;
  const AnnotatedArticle& article_;
  std::vector<Seen> seen_;
};
}  // namespace

void add_causes(const Engine& engine, const AnnotatedArticle& article, bool verbose,
                Causes& causes) {
  const Diagnosis diagnosis(engine, article);
  const std::vector<Fact> facts = FactWriter(article.analysis, engine.analyzer.lexicon())
                                      .write_all(engine.drafts(article.analysis));
  for (const Fact& f : facts) {
    if (f.relation != Relation::investment) continue;
    const auto pair = [&](const Entity& investor, const Entity* end, bool into) {
      const auto is = [&](const GoldFact& g) {
        if (g.relation != Relation::investment) return 0;
        const bool i = std::any_of(g.investors.begin(), g.investors.end(),
                                   [&](const GoldName& n) { return same_thing(n, investor); });
        bool e = false;
        if (end == nullptr) {
          e = g.destinations.empty() && g.target.empty();
        } else if (into) {
          e = !g.target.empty() && same_thing(g.target, *end);
        } else {
          for (const auto* list : {&g.destinations, &g.destinations_allowed})
            e = e || std::any_of(list->begin(), list->end(),
                                 [&](const GoldName& n) { return same_thing(n, *end); });
        }
        return (i ? 1 : 0) | (e ? 2 : 0);
      };
      int seen = 0;
      for (const auto* list : {&article.gold.facts, &article.gold.allowed}) {
        for (const GoldFact& g : *list) {
          if (is(g) == 3) return;
          seen |= is(g);
        }
      }
      const std::string cause = seen == 0   ? "neither is in a pair"
                                : seen == 1 ? (end == nullptr ? "investor is, no end"
                                               : into         ? "investor is, target not"
                                                              : "investor is, place not")
                                : seen == 2 ? "end is, investor not"
                                            : "both are, in other pairs";
      ++causes.wrong[cause];
      if (verbose)
        fmt::print("WRONG\t{}\t{}\t{} → {}\t{:.2f}\t{}\t{}\n", article.gold.language, cause,
                   investor.name, end == nullptr ? "-" : end->name, f.confidence,
                   f.evidence.front().quote, article.path);
    };
    for (const Entity& i : f.investors) {
      for (const Entity& d : f.destinations) pair(i, &d, false);
      if (f.target) pair(i, &*f.target, true);
      if (f.destinations.empty() && !f.target) pair(i, nullptr, false);
    }
  }
  for (const GoldFact& gold : article.gold.facts) {
    if (gold.relation != Relation::investment) continue;
    const auto check = [&](const GoldName& investor, const GoldName* end, bool into) {
      const bool found = std::any_of(facts.begin(), facts.end(), [&](const Fact& f) {
        if (f.relation != Relation::investment) return false;
        if (std::none_of(f.investors.begin(), f.investors.end(),
                         [&](const Entity& e) { return same_thing(investor, e); }))
          return false;
        if (end == nullptr) return f.destinations.empty() && !f.target;
        if (into) return f.target && same_thing(*end, *f.target);
        return std::any_of(f.destinations.begin(), f.destinations.end(),
                           [&](const Entity& e) { return same_thing(*end, e); });
      });
      if (found) {
        ++causes.missed["0 found"];
        return;
      }
      std::string sentence;
      const std::string cause = diagnosis.of(gold, investor, end, into, sentence);
      ++causes.missed[cause];
      if (verbose)
        fmt::print("MISS\t{}\t{}\t{} → {}\t{}\t{}\n", article.gold.language, cause, investor.text,
                   end == nullptr ? "-" : end->text, sentence, article.path);
    };
    for (const GoldName& investor : gold.investors) {
      for (const GoldName& destination : gold.destinations) check(investor, &destination, false);
      if (!gold.target.empty()) check(investor, &gold.target, true);
      if (gold.destinations.empty() && gold.target.empty()) check(investor, nullptr, false);
    }
  }
}

}  // namespace quaestor::train
