#include "quaestor/facts/gold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {
constexpr std::array<std::string_view, 28> kLegal = {
    "inc",     "incorporated", "corp",    "corporation", "co",  "company", "ltd",
    "limited", "llc",          "plc",     "sa",          "sas", "sarl",    "se",
    "nv",      "bv",           "ag",      "gmbh",        "kg",  "spa",     "ab",
    "as",      "oyj",          "holding", "holdings",    "the", "la",      "le"};
constexpr std::array<std::string_view, 6> kArticles = {"les", "de", "het", "der", "die", "das"};

GoldName name(const std::string& text) {
  GoldName name;
  name.text = text;
  for (const std::string_view part : split(text, '|')) {
    std::string folded = fold_gold(part);
    if (!folded.empty()) name.folded.insert(std::move(folded));
  }
  return name;
}

std::vector<GoldName> names(const Json& object, const char* key) {
  std::vector<GoldName> found;
  if (const auto at = object.find(key); at != object.end()) {
    for (const Json& entry : *at) found.push_back(name(entry.get<std::string>()));
  }
  return found;
}

GoldName one_name(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at == object.end() || at->is_null() ? GoldName{} : name(at->get<std::string>());
}

std::optional<Amount> amount(const Json& object) {
  const auto at = object.find("amount");
  if (at == object.end() || at->is_null()) return std::nullopt;
  Amount amount;
  amount.value = at->at("value").get<double>();
  if (const auto top = at->find("value_max"); top != at->end() && !top->is_null())
    amount.value_max = top->get<double>();
  amount.currency = at->at("currency").get<std::string>();
  return amount;
}

std::vector<Status> statuses(const Json& object) {
  std::vector<Status> found;
  const auto at = object.find("status");
  if (at == object.end()) return found;
  for (const Json& entry : at->is_array() ? *at : Json::array({*at})) {
    if (const auto status = parse_status(entry.get<std::string>())) found.push_back(*status);
  }
  return found;
}

GoldFact fact(const Json& object) {
  GoldFact fact;
  const auto relation = parse_relation(object.at("relation").get<std::string>());
  if (!relation) throw std::invalid_argument("unknown relation");
  fact.relation = *relation;
  fact.investors = names(object, "investors");
  fact.destinations = names(object, "destinations");
  fact.destinations_allowed = names(object, "destinations_allowed");
  fact.target = one_name(object, "target");
  fact.amount = amount(object);
  fact.status = statuses(object);
  fact.subject = one_name(object, "subject");
  fact.object = one_name(object, "object");
  fact.quote = object.value("quote", "");
  if (const auto why = object.find("why"); why != object.end() && why->is_string())
    fact.why = why->get<std::string>();
  return fact;
}

std::vector<GoldFact> facts(const Json& object, const char* key) {
  std::vector<GoldFact> found;
  if (const auto at = object.find(key); at != object.end()) {
    for (const Json& entry : *at) found.push_back(fact(entry));
  }
  return found;
}

bool near(double a, double b) { return std::abs(a - b) <= 0.005 * std::max(std::abs(b), 1.0); }
}  // namespace

std::string fold_gold(std::string_view text) {
  const std::string folded = fold(text);
  std::string kept;
  for (const std::string_view word : split(folded, ' ')) {
    if (std::find(kLegal.begin(), kLegal.end(), word) != kLegal.end() ||
        std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end())
      continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  return kept.empty() ? folded : kept;
}

std::set<std::string> names_of(const Entity& entity) {
  std::set<std::string> found{fold_gold(entity.name)};
  for (const std::string& alias : entity.aliases) found.insert(fold_gold(alias));
  const std::size_t slash = entity.id.rfind('/');
  if (slash != std::string::npos) found.insert(fold_gold(entity.id.substr(slash + 1)));
  found.erase("");
  return found;
}

bool same_thing(const GoldName& gold, const Entity& entity) {
  const std::set<std::string> found = names_of(entity);
  return std::any_of(gold.folded.begin(), gold.folded.end(),
                     [&](const std::string& n) { return found.contains(n); });
}

bool same_amount(const Amount& gold, const Amount& found) {
  if (gold.currency != found.currency) return false;
  const auto fits = [&](double value) {
    return near(value, gold.value) || (gold.value_max != 0 && near(value, gold.value_max));
  };
  return fits(found.value) || (found.value_max != 0 && fits(found.value_max));
}

std::vector<fs::path> gold_files(const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> found;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end;
       at.increment(failed)) {
    if (at->path().string().ends_with(".gold.json")) found.push_back(at->path());
  }
  if (failed) throw Error(ErrorKind::not_found, folder.string(), 0, failed.message());
  std::sort(found.begin(), found.end());
  return found;
}

GoldArticle read_gold(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorKind::unreadable, file.string(), 0, "cannot be opened");
  try {
    const Json object = Json::parse(in);
    GoldArticle gold;
    gold.article = file.filename().string();
    gold.article.resize(gold.article.size() - std::string_view(".gold.json").size());
    if (const auto named = object.find("article"); named != object.end() && named->is_string())
      gold.article = named->get<std::string>();
    gold.language = object.value("language", "");
    gold.facts = facts(object, "facts");
    gold.allowed = facts(object, "allowed");
    gold.wrong = facts(object, "not");
    return gold;
  } catch (const std::exception& e) {
    throw Error(ErrorKind::bad_format, file.string(), 0, e.what());
  }
}

}  // namespace quaestor
