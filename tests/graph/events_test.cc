// Which investment facts are one event, and what the event then says.
#include <doctest/doctest.h>

#include <functional>

#include "graph/random_bundles.h"
#include "quaestor/graph/graph.h"

namespace quaestor {
namespace {

using testing::company;
using testing::country;
using Change = std::function<void(Fact&)>;

const Entity kNimbra = company("Nimbra");
const Entity kTallow = company("Tallow");
const Entity kQuillon = company("Quillon");
const Entity kFrance = country("FR", "France");
const Entity kGermany = country("DE", "Germany");

Amount euros(double value, Qualifier qualifier = Qualifier::exact) {
  return {value, 0, "EUR", qualifier, ""};
}

// Nimbra plans to fund something in France with 4 billion euro.
Fact base() {
  Fact f;
  f.investors = {kNimbra};
  f.destinations = {kFrance};
  f.amount = euros(4e9);
  f.form = Form::funding;
  f.status = Status::planned;
  f.confidence = 0.5;
  return f;
}

// Articles given as lists of facts, each a change of base(); article i is dated January i + 1,
// 2024.
class News {
 public:
  News& article(const std::vector<Change>& changes) {
    Bundle bundle;
    const auto number = static_cast<int>(bundles_.size());
    bundle.article.id = "article/" + std::to_string(number);
    bundle.article.name = "a" + std::to_string(number) + ".txt";
    bundle.article.date = {2024, 1, number + 1};
    bundle.text = "Story " + std::to_string(number) + "\n";
    for (const Change& change : changes) {
      Fact f = base();
      change(f);
      f.evidence = {testing::cite(bundle, "Sentence " + std::to_string(bundle.facts.size()))};
      bundle.facts.push_back(std::move(f));
    }
    bundles_.push_back(std::move(bundle));
    return *this;
  }
  // The merged investments; the same from both ends of the list of articles.
  std::vector<Fact> events() const {
    const Graph g = build_graph(bundles_);
    const std::vector<Bundle> reversed(bundles_.rbegin(), bundles_.rend());
    const Graph h = build_graph(reversed);
    CHECK(std::equal(g.facts().begin(), g.facts().end(), h.facts().begin(), h.facts().end()));
    return {g.facts().begin(), g.facts().end()};
  }

 private:
  std::vector<Bundle> bundles_;
};

void same(Fact&) {}
void no_amount(Fact& f) { f.amount.reset(); }

TEST_CASE("pairs of facts from two articles: one event or two") {
  struct Case {
    const char* what;
    Change a, b;
    std::size_t events;
  };
  const Case kCases[] = {
      {"the same", same, same, 1},
      {"rounded amounts", same, [](Fact& f) { f.amount = euros(4.01e9); }, 1},
      {"amounts one per cent apart", same, [](Fact& f) { f.amount = euros(4.04e9); }, 2},
      {"other currency", same, [](Fact& f) { f.amount->currency = "USD"; }, 2},
      {"other country", same, [](Fact& f) { f.destinations = {kGermany}; }, 2},
      {"one silent about the country", same, [](Fact& f) { f.destinations.clear(); }, 1},
      {"silent about the country and without amount", no_amount,
       [](Fact& f) {
         no_amount(f);
         f.destinations.clear();
       },
       2},
      {"other investor", same, [](Fact& f) { f.investors = {kTallow}; }, 2},
      {"one more investor", same,
       [](Fact& f) {
         f.investors = {kNimbra, kTallow};
       },
       1},
      {"facility and funding", same, [](Fact& f) { f.form = Form::facility; }, 1},
      {"funding and equity without target", same, [](Fact& f) { f.form = Form::equity; }, 2},
      {"funding into a target and equity", [](Fact& f) { f.target = kQuillon; },
       [](Fact& f) {
         f.form = Form::equity;
         f.target = kQuillon;
       },
       1},
      {"facility and acquisition", [](Fact& f) { f.form = Form::facility; },
       [](Fact& f) { f.form = Form::acquisition; }, 2},
      {"grant and funding of one target", [](Fact& f) { f.target = kQuillon; },
       [](Fact& f) {
         f.form = Form::grant;
         f.target = kQuillon;
       },
       1},
      {"grant and funding without target", same, [](Fact& f) { f.form = Form::grant; }, 2},
      {"other target", [](Fact& f) { f.target = kQuillon; }, [](Fact& f) { f.target = kTallow; },
       2},
      {"planned and cancelled", same, [](Fact& f) { f.status = Status::cancelled; }, 1},
      {"completed and cancelled", [](Fact& f) { f.status = Status::completed; },
       [](Fact& f) { f.status = Status::cancelled; }, 2},
      {"without amount both", no_amount, no_amount, 1},
      {"without amount, other capacity",
       [](Fact& f) {
         no_amount(f);
         f.capacity_mw = 96;
       },
       [](Fact& f) {
         no_amount(f);
         f.capacity_mw = 100;
       },
       2},
      {"without amount, other place",
       [](Fact& f) {
         no_amount(f);
         f.places = {testing::places()[0]};
       },
       [](Fact& f) {
         no_amount(f);
         f.places = {testing::places()[1]};
       },
       2},
      {"without amount, years apart",
       [](Fact& f) {
         no_amount(f);
         f.date = {2018, 0, 0};
       },
       [](Fact& f) {
         no_amount(f);
         f.date = {2024, 0, 0};
       },
       2},
      {"without amount, opened in different years",
       [](Fact& f) {
         no_amount(f);
         f.status = Status::completed;
         f.date = {2023, 0, 0};
       },
       [](Fact& f) {
         no_amount(f);
         f.status = Status::completed;
         f.date = {2024, 0, 0};
       },
       2},
      {"an amount and none", same, no_amount, 1},
      {"an amount and none, other country", same,
       [](Fact& f) {
         no_amount(f);
         f.destinations = {kGermany};
       },
       2},
  };
  for (const Case& c : kCases) {
    INFO(std::string(c.what));
    CHECK(News().article({c.a}).article({c.b}).events().size() == c.events);
  }
}

TEST_CASE("a unit is not its parent, and a relation between them does not make it so") {
  News news;
  news.article({same, [](Fact& f) { f.investors = {kTallow}; },
                [](Fact& f) {
                  f = Fact();
                  f.relation = Relation::subsidiary_of;
                  f.subject = kTallow;
                  f.object = kNimbra;
                }});
  CHECK(news.events().size() == 3);
}

TEST_CASE("within one article different amounts stay apart, also through a third fact") {
  const Change close = [](Fact& f) { f.amount = euros(4.01e9); };
  CHECK(News().article({same, close}).events().size() == 2);
  CHECK(News().article({same, close}).article({same}).events().size() == 2);
  CHECK(News().article({same, same}).events().size() == 1);
}

TEST_CASE("close amounts do not chain") {
  const Change mid = [](Fact& f) { f.amount = euros(4.015e9); };
  const Change far = [](Fact& f) { f.amount = euros(4.03e9); };
  CHECK(News().article({same}).article({mid}).article({far}).events().size() == 2);
}

TEST_CASE("planned does not bring completed and cancelled together") {
  const Change done = [](Fact& f) { f.status = Status::completed; };
  const Change off = [](Fact& f) { f.status = Status::cancelled; };
  CHECK(News().article({same}).article({done}).article({off}).events().size() == 2);
}

TEST_CASE("a fact without amount joins only if one event is meant") {
  const Change other = [](Fact& f) { f.amount = euros(1e9); };
  CHECK(News().article({same}).article({no_amount}).events().size() == 1);
  CHECK(News().article({same}).article({other}).article({no_amount}).events().size() == 3);
  // The other event is out of the question when it was called off.
  const Change other_off = [](Fact& f) {
    f.amount = euros(1e9);
    f.status = Status::cancelled;
  };
  const Change done = [](Fact& f) {
    no_amount(f);
    f.status = Status::completed;
  };
  CHECK(News().article({same}).article({other_off}).article({done}).events().size() == 2);
  // Two that contradict each other cannot both be meant: neither joins.
  const Change here = [](Fact& f) {
    no_amount(f);
    f.places = {testing::places()[0]};
  };
  const Change there = [](Fact& f) {
    no_amount(f);
    f.places = {testing::places()[1]};
  };
  CHECK(News().article({same}).article({here}).events().size() == 1);
  CHECK(News().article({same}).article({here}).article({there}).events().size() == 3);
}

TEST_CASE("an event says what its facts say together") {
  News news;
  news.article({[](Fact& f) {
    f.amount = euros(4.01e9, Qualifier::about);
    f.date = {2024, 0, 0};
    f.capacity_mw = 90;
  }});
  news.article({[](Fact& f) {
    f.amount = euros(4e9);
    f.date = {2024, 5, 0};
    f.status = Status::ongoing;
    f.destinations.clear();
  }});
  news.article({[](Fact& f) {
    f.amount = euros(4e9, Qualifier::at_least);
    f.date = {2024, 5, 13};
    f.status = Status::completed;
    f.capacity_mw = 96;
    f.places = {testing::places()[1]};
  }});
  const std::vector<Fact> events = news.events();
  REQUIRE(events.size() == 1);
  const Fact& f = events[0];
  CHECK(f.amount == euros(4e9));  // each once: the exact one
  CHECK(f.date == Date{2024, 5, 13});
  CHECK(f.status == Status::completed);
  CHECK(f.capacity_mw == 96);
  CHECK(f.destinations.size() == 1);
  CHECK(f.places.size() == 1);
  CHECK(f.confidence == doctest::Approx(0.875));
  REQUIRE(f.evidence.size() == 3);
  CHECK(f.evidence[0].article == "a0.txt");
  CHECK(f.evidence[2].article == "a2.txt");
}

TEST_CASE("the amount with most evidence wins; certainty is never reached") {
  News news;
  const Change about = [](Fact& f) {
    f.amount = euros(4.01e9, Qualifier::about);
    f.confidence = 1;
  };
  news.article({about}).article({same}).article({about});
  const std::vector<Fact> events = news.events();
  REQUIRE(events.size() == 1);
  CHECK(events[0].amount == euros(4.01e9, Qualifier::about));
  CHECK(events[0].confidence == 0.99);
}

TEST_CASE("the status is the latest article's, and of one day's the most final") {
  const Change off = [](Fact& f) { f.status = Status::cancelled; };
  const Change ongoing = [](Fact& f) { f.status = Status::ongoing; };
  CHECK(News().article({off}).article({ongoing}).events().at(0).status == Status::ongoing);
  CHECK(News().article({ongoing}).article({off}).events().at(0).status == Status::cancelled);
  CHECK(News().article({ongoing, off}).events().at(0).status == Status::cancelled);
}

TEST_CASE("an event is a node between investors and receivers, named for people") {
  Bundle bundle;
  bundle.article.id = "article/1";
  Fact f = base();
  f.target = kQuillon;
  f.places = {testing::places()[0]};
  f.evidence = {testing::cite(bundle, "Nimbra puts 4 billion into Quillon of Paris.")};
  bundle.facts = {f};
  const Graph g = build_graph({&bundle, 1});
  const NodeIndex nimbra = g.find_id("company/nimbra");
  REQUIRE(g.out_edges(nimbra).size() == 1);
  const NodeIndex event = g.out_edges(nimbra)[0].target;
  const Node& node = g.nodes()[event];
  CHECK(node.entity.kind == Kind::investment);
  CHECK(node.entity.name == "Nimbra → Quillon, €4bn");
  CHECK(node.entity.id.size() == std::string("investment/").size() + 16);
  CHECK(g.out_edges(event).size() == 3);  // Quillon, France, Paris
  for (const Edge& e : g.out_edges(event)) CHECK(e.kind == EdgeKind::into);
}

TEST_CASE("events that share every argument still have ids of their own") {
  News news;
  news.article({[](Fact& f) { f.status = Status::completed; }});
  news.article({[](Fact& f) { f.status = Status::cancelled; }});
  CHECK(news.events().size() == 2);
}

}  // namespace
}  // namespace quaestor
