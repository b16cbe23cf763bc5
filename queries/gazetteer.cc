// Names of countries and blocs as arrays that are used where they lie in a ready file.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/names.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kAcronym = 3;  // forms this short count only in capitals: "US", not "us"

bool in_capitals(std::string_view form) {
  return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

// The tables as read, and laid out as they are kept.
class Gazetteer::Tables {
 public:
  explicit Tables(const fs::path& lexicons) {
    for (const TableRow& row : read_table(lexicons / "countries.tsv", 5)) {
      const std::string id = "country/" + row.cells[0];
      names_[id] = row.cells[1];
      for (std::size_t i = 1; i < row.cells.size(); ++i) add(row.cells[i], id, "name");
    }
    for (const TableRow& row : read_table(lexicons / "country_forms.tsv", 4)) {
      add(row.cells[3], "country/" + row.cells[0], row.cells[2]);
    }
    for (const TableRow& row : read_table(lexicons / "blocs.tsv", 4)) {
      const std::string id = "bloc/" + row.cells[0];
      if (row.cells[1] == "en" && row.cells[2] == "name") {
        // The name to show is the one its id is made of: "European Union" rather than "EU".
        std::string& name = names_[id];
        if (name.empty() || slug(row.cells[3]) == row.cells[0]) name = row.cells[3];
      }
      add(row.cells[3], id, row.cells[2]);
    }
    for (const TableRow& row : read_table(lexicons / "bloc_members.tsv", 2)) {
      members_["bloc/" + row.cells[0]].insert("country/" + row.cells[1]);
    }
    lay_out();
  }

  std::string text;
  std::vector<Form> forms;
  std::vector<Thing> things;
  std::vector<std::uint32_t> members;

 private:
  void add(const std::string& form, const std::string& id, const std::string& type) {
    const std::string folded = fold(form);
    if (folded.empty()) return;
    names_.try_emplace(id);
    forms_.insert({folded, id,
                   type == "name"        ? Type::name
                   : type == "adjective" ? Type::adjective
                                         : Type::demonym});
  }

  Place put(std::string_view part) {
    const Place place{static_cast<std::uint32_t>(text.size()),
                      static_cast<std::uint32_t>(part.size())};
    text += part;
    return place;
  }

  void lay_out() {
    for (const auto& [bloc, countries] : members_) {
      names_.try_emplace(bloc);
      for (const std::string& country : countries) names_.try_emplace(country);
    }
    std::map<std::string_view, std::uint32_t> numbers;
    for (const auto& [id, name] : names_) {
      numbers.emplace(id, static_cast<std::uint32_t>(things.size()));
      things.push_back({put(id), put(name), {}});
    }
    for (const auto& [bloc, countries] : members_) {
      things[numbers.at(bloc)].members = {static_cast<std::uint32_t>(members.size()),
                                          static_cast<std::uint32_t>(countries.size())};
      for (const std::string& country : countries) members.push_back(numbers.at(country));
    }
    for (const auto& [form, id, type] : forms_) {
      forms.push_back({put(form), numbers.at(id), type});
    }
  }

  std::set<std::tuple<std::string, std::string, Type>> forms_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::set<std::string>> members_;
};

Gazetteer::Gazetteer(const fs::path& data_dir) {
  const fs::path dir = data_dir / "lexicons";
  const ReadyTables ready(data_dir, "gazetteer",
                          {dir / "countries.tsv", dir / "country_forms.tsv", dir / "blocs.tsv",
                           dir / "bloc_members.tsv"});
  if (auto file = ready.open()) {
    text_ = file->text();
    forms_ = file->part<Form>();
    things_ = file->part<Thing>();
    members_ = file->part<std::uint32_t>();
    owner_ = std::make_shared<const ReadyFile>(std::move(*file));
    return;
  }
  auto tables = std::make_shared<Tables>(dir);
  text_ = tables->text;
  forms_ = tables->forms;
  things_ = tables->things;
  members_ = tables->members;
  owner_ = std::move(tables);
  ready.keep([&](ReadyWriter& out) {
    out.text(text_);
    out.part(forms_);
    out.part(things_);
    out.part(members_);
  });
}

std::span<const Gazetteer::Form> Gazetteer::forms_of(std::string_view folded) const {
  const auto begin = std::lower_bound(
      forms_.begin(), forms_.end(), folded,
      [&](const Form& form, std::string_view key) { return text(form.text) < key; });
  const auto end = std::upper_bound(
      begin, forms_.end(), folded,
      [&](std::string_view key, const Form& form) { return key < text(form.text); });
  return {begin, end};
}

const Gazetteer::Thing* Gazetteer::thing(std::string_view id) const {
  const auto found =
      std::lower_bound(things_.begin(), things_.end(), id,
                       [&](const Thing& one, std::string_view key) { return text(one.id) < key; });
  return found != things_.end() && text(found->id) == id ? &*found : nullptr;
}

std::vector<Gazetteer::Match> Gazetteer::find(std::string_view form) const {
  std::string folded = fold(form);
  std::string letters = folded;
  std::erase(letters, ' ');
  if (letters.size() <= kAcronym && !in_capitals(form)) return {};
  std::vector<Match> found;
  // "U.K." folds to "u k": tried with and without the blanks. "In de" is not "Inde".
  const bool spelt = folded.size() == 2 * letters.size() - 1;
  for (const std::string& key : spelt ? std::vector{folded, letters} : std::vector{folded}) {
    for (const Form& form_found : forms_of(key)) {
      found.push_back({std::string(text(things_[form_found.thing].id)), form_found.type});
    }
    if (!found.empty()) break;
  }
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.id != b.id ? a.id < b.id : a.type < b.type;
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Match& a, const Match& b) { return a.id == b.id; }),
              found.end());
  return found;
}

std::vector<std::string> Gazetteer::members(std::string_view bloc_id) const {
  std::vector<std::string> ids;
  if (const Thing* bloc = thing(bloc_id)) {
    for (const std::uint32_t member : members_.subspan(bloc->members.begin, bloc->members.size)) {
      ids.emplace_back(text(things_[member].id));
    }
  }
  return ids;
}

std::string Gazetteer::name(std::string_view id) const {
  const Thing* found = thing(id);
  return found == nullptr ? std::string() : std::string(text(found->name));
}

void Gazetteer::for_each_form(
    const std::function<void(std::string_view, const Match&)>& use) const {
  for (const Form& form : forms_) {
    use(text(form.text), {std::string(text(things_[form.thing].id)), form.type});
  }
}

}  // namespace quaestor
