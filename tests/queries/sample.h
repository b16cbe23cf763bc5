// A small made-up graph for the tests of questions: real names, invented figures.
#pragma once

#include <string>
#include <vector>

#include "quaestor/facts/text.h"
#include "quaestor/graph/graph.h"

namespace quaestor::sample {

inline Entity thing(Kind kind, const std::string& id, const std::string& name,
                    std::vector<std::string> aliases = {}) {
  return {.kind = kind,
          .id = std::string(to_string(kind)) + "/" + id,
          .name = name,
          .aliases = std::move(aliases),
          .country = {}};
}
inline Entity company(const std::string& name, std::vector<std::string> aliases = {}) {
  return thing(Kind::company, slug(name), name, std::move(aliases));
}
inline Entity country(const std::string& code, const std::string& name) {
  return thing(Kind::country, code, name);
}
inline Entity place(const std::string& code, const std::string& name) {
  Entity entity = thing(Kind::place, code + "/" + slug(name), name);
  entity.country = code;
  return entity;
}

inline Entity france() { return country("FR", "France"); }
inline Entity germany() { return country("DE", "Germany"); }
inline Entity spain() { return country("ES", "Spain"); }
inline Entity china() { return country("CN", "China"); }
inline Entity usa() { return country("US", "United States"); }
inline Entity europe() { return thing(Kind::bloc, "european-union", "European Union", {"EU"}); }
inline Entity gdpr() { return thing(Kind::regulation, "gdpr", "GDPR", {"RGPD", "AVG", "DSGVO"}); }

// One article: each fact's quote is a sentence of its text.
class Article {
 public:
  Article(std::string name, std::string language, Date date, std::string outlet = "") {
    bundle_.article.name = std::move(name);
    bundle_.article.language = std::move(language);
    bundle_.article.date = date;
    bundle_.article.outlet = std::move(outlet);
    bundle_.article.url = "https://news.example/" + bundle_.article.name;
  }

  Article& investment(std::vector<Entity> investors, std::vector<Entity> destinations,
                      std::optional<Amount> amount, std::optional<Status> status, Date date,
                      std::optional<Form> form = Form::funding,
                      std::optional<Entity> target = std::nullopt,
                      std::vector<Entity> places = {}) {
    Fact fact;
    fact.relation = Relation::investment;
    fact.investors = std::move(investors);
    fact.destinations = std::move(destinations);
    fact.amount = std::move(amount);
    fact.status = status;
    fact.date = date;
    fact.form = form;
    fact.target = std::move(target);
    fact.places = std::move(places);
    return add(std::move(fact));
  }

  Article& relation(Relation relation, Entity subject, Entity object, std::string title = "",
                    std::vector<Entity> places = {}) {
    Fact fact;
    fact.relation = relation;
    fact.subject = std::move(subject);
    fact.object = std::move(object);
    fact.title = std::move(title);
    fact.places = std::move(places);
    return add(std::move(fact));
  }

  Bundle bundle() const {
    Bundle done = bundle_;
    done.article.id = article_id(done.article.url, done.text);
    for (Fact& fact : done.facts) fact.evidence.front().article_id = done.article.id;
    return done;
  }

 private:
  Article& add(Fact fact) {
    const std::string quote = "Sentence " + std::to_string(bundle_.facts.size() + 1) + " of " +
                              bundle_.article.name + ".";
    const std::size_t begin = bundle_.text.size();
    bundle_.text += quote + "\n";
    fact.rule = "sample";
    fact.confidence = 0.9;
    fact.evidence = {
        {bundle_.article.name, bundle_.article.language, quote, begin, begin + quote.size(), ""}};
    bundle_.facts.push_back(std::move(fact));
    return *this;
  }

  Bundle bundle_;
};

inline Amount eur(double value, Qualifier qualifier = Qualifier::exact) {
  return {value, 0, "EUR", qualifier, ""};
}

inline std::vector<Bundle> bundles() {
  const Entity microsoft = company("Microsoft", {"Microsoft Corp."});
  const Entity amazon = company("Amazon");
  const Entity aws = company("AWS", {"Amazon Web Services"});
  const Entity alibaba = company("Alibaba Cloud");
  const Entity group = company("Alibaba Group");
  const Entity evroc = company("evroc");
  const Entity mistral = company("Mistral AI");
  const Entity smith = thing(Kind::person, "brad-smith", "Brad Smith");
  Article first("first.txt", "en", {2024, 5, 13}, "Example Times");
  first
      .investment({microsoft}, {france()}, eur(4e9), Status::planned, {2024, 5, 13}, Form::facility,
                  std::nullopt, {place("FR", "Mulhouse")})
      .investment({amazon}, {france()}, eur(1.2e9, Qualifier::at_least), Status::planned,
                  {2024, 5, 13})
      .investment({aws}, {germany()}, eur(7.8e9), Status::ongoing, {2024, 5, 15})
      .relation(Relation::subsidiary_of, aws, amazon)
      .relation(Relation::role, smith, microsoft, "president")
      .relation(Relation::headquartered_in, microsoft, usa());
  Article second("second.txt", "fr", {2026, 6, 17});
  second
      .investment({alibaba}, {france()}, std::nullopt, Status::completed, {2026, 6}, Form::facility,
                  std::nullopt, {place("FR", "Paris")})
      .investment({group}, {}, Amount{380e9, 0, "CNY", Qualifier::at_least, ""}, Status::planned,
                  {2025, 2})
      .relation(Relation::subsidiary_of, alibaba, group)
      .relation(Relation::headquartered_in, alibaba, china(), "", {place("CN", "Hangzhou")})
      .relation(Relation::operates_in, alibaba, france(), "", {place("FR", "Paris")})
      .relation(Relation::subject_to, alibaba, gdpr())
      .relation(Relation::issued_by, gdpr(), europe());
  Article third("third.txt", "nl", {2025, 9, 1}, "De Voorbeeldkrant");
  third
      .investment({evroc}, {france()}, Amount{2e9, 3e9, "EUR", Qualifier::exact, ""},
                  Status::considered, {2025, 9})
      .investment({microsoft}, {spain()}, eur(2e9), Status::cancelled, {2023})
      .investment({microsoft}, {}, Amount{15e6, 0, "USD", Qualifier::exact, ""}, Status::completed,
                  {2024, 2, 26}, Form::equity, mistral)
      .relation(Relation::competes_with, evroc, aws)
      .relation(Relation::partners_with, mistral, microsoft)
      .relation(Relation::headquartered_in, evroc, country("SE", "Sweden"))
      .relation(Relation::headquartered_in, mistral, france())
      .relation(Relation::operates_in, microsoft, germany());
  return {first.bundle(), second.bundle(), third.bundle()};
}

// The same with a company and a person of one name.
inline std::vector<Bundle> two_called_mercury() {
  std::vector<Bundle> all = bundles();
  Article more("more.txt", "en", {2026, 1, 1});
  more.relation(Relation::headquartered_in, company("Mercury"), france())
      .relation(Relation::role, thing(Kind::person, "mercury", "Mercury"), company("evroc"),
                "singer");
  all.push_back(more.bundle());
  return all;
}

inline Graph graph() { return build_graph(bundles()); }

}  // namespace quaestor::sample
