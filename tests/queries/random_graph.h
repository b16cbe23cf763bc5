// Random graphs for laws of queries: many small facts between few things, over several articles.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "queries/sample.h"

namespace quaestor {

template <class T>
T one_of(const std::vector<T>& values) {
  return *rc::gen::elementOf(values);
}

inline Graph random_graph() {
  const std::vector<Entity> companies = {sample::company("Alpha"), sample::company("Beta"),
                                         sample::company("Gamma"), sample::company("Delta")};
  const std::vector<Entity> countries = {sample::france(), sample::germany(), sample::china()};
  const std::vector<Date> dates = {{}, {2023}, {2024, 5}, {2024, 5, 13}, {2025}, {2026, 6}};
  std::vector<Bundle> bundles;
  for (int a = *rc::gen::inRange(1, 4); a > 0; --a) {
    sample::Article article("random" + std::to_string(a) + ".txt", "en", {2026, 1, a});
    for (int i = *rc::gen::inRange(1, 9); i > 0; --i) {
      const Entity subject = one_of(companies);
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
        case 1: {
          std::optional<Amount> amount;
          if (*rc::gen::inRange(0, 3) > 0) amount = sample::eur(1e6 * *rc::gen::inRange(1, 900));
          article.investment({subject}, {one_of(countries)}, amount,
                             static_cast<Status>(*rc::gen::inRange(0, kStatuses)), one_of(dates),
                             static_cast<Form>(*rc::gen::inRange(0, kForms)));
          break;
        }
        case 2:
          article.relation(Relation::headquartered_in, subject, one_of(countries));
          break;
        default: {
          const Entity other = one_of(companies);
          if (other.id == subject.id) break;
          article.relation(Relation::competes_with, subject, other);
        }
      }
    }
    bundles.push_back(article.bundle());
  }
  return build_graph(bundles);
}

}  // namespace quaestor
