#include "flows.h"

#include <doctest/doctest.h>

#include "render/market.h"

namespace quaestor {
namespace {

constexpr FlowLimits kEverything{.givers = 10000, .receivers = 10000, .disclosed_only = false};

double sum(const std::vector<FlowEnd>& ends, bool shown) {
  double out = 0;
  for (const FlowEnd& end : ends) out += shown ? end.shown.sum() : end.all.sum();
  return out;
}

double sum(const std::vector<Flow>& flows) {
  double out = 0;
  for (const Flow& flow : flows) out += flow.money.sum();
  return out;
}

}  // namespace

TEST_CASE("what is given is what is received, whatever is shown") {
  for (const int things : {35, 150}) {
    const Graph graph = sample::market(things).graph();
    const double all = sum(make_flows(graph, {.top = -1}, kEverything).flows);
    for (const std::size_t limit : {3, 14, 10000}) {
      const Flows flows = make_flows(graph, {.top = -1},
                                     {.givers = limit, .receivers = limit, .disclosed_only = true});
      CHECK(flows.givers.size() <= limit);
      CHECK(flows.receivers.size() <= limit);
      CHECK(sum(flows.givers, true) == doctest::Approx(sum(flows.flows)));
      CHECK(sum(flows.receivers, true) == doctest::Approx(sum(flows.flows)));
      CHECK(sum(flows.givers, false) <= all * 1.000001);
      if (limit == 10000) CHECK(sum(flows.flows) == doctest::Approx(all));
    }
  }
}

TEST_CASE("parts, statuses, companies and what is not stated") {
  sample::Maker maker;
  const auto add = [&](std::vector<Entity> investors, std::vector<Entity> to, double value,
                       std::optional<Status> status) -> Fact& {
    Fact& fact = maker.investment(std::move(investors), std::move(to));
    if (value > 0) fact.amount = sample::amount(value, "EUR");
    fact.status = status;
    return fact;
  };
  const Entity a = sample::company("A");
  const Entity b = sample::company("B");
  add({a, b}, {sample::country("FR"), sample::country("DE")}, 8e9, Status::planned);
  add({a}, {sample::country("FR")}, 1e9, Status::completed);
  add({a}, {sample::country("FR")}, 5e9, Status::cancelled);
  add({a}, {sample::country("FR")}, 7e9, Status::considered);
  add({b}, {sample::country("SE")}, 0, Status::planned);
  add({b}, {}, 3e9, {}).target = sample::company("C");
  add({b}, {}, 1e8, Status::ongoing);
  const Flows flows = make_flows(maker.graph(), {}, kEverything);
  REQUIRE(flows.givers.size() == 2);
  CHECK(flows.givers[0].key == "giver-company-b");
  CHECK(flows.givers[0].all.planned == doctest::Approx(7e9));
  CHECK(flows.givers[0].all.done == doctest::Approx(1e8));
  CHECK(flows.givers[0].all.undisclosed == 1);
  CHECK(flows.givers[1].all.sum() == doctest::Approx(5e9));
  std::vector<std::string> receivers;
  for (const FlowEnd& end : flows.receivers) receivers.push_back(end.key);
  CHECK(receivers == std::vector<std::string>{"country-country-FR", "country-country-DE",
                                              "country-not-stated", "country-country-SE",
                                              "receiver-company-c"});
  CHECK(flows.not_summed == 2);
  CHECK(flows.undisclosed == 1);
  CHECK(flows.share.find("5 investments: 2 investors, 5 receivers") == 0);
  const Flows few = make_flows(maker.graph(), {}, {.givers = 1, .receivers = 2});
  CHECK(few.share.find(
            "1 of 5 investments: 1 of 2 investors, 2 of 5 receivers, €4bn of €12.1bn shown") == 0);
}

}  // namespace quaestor
