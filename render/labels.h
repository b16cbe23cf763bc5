// Short words for pictures: countries, investments, dates, statuses, in the language of the texts
// given (English when none are). Names of countries come from ICU's locale data, all other words
// from lexicons/labels.tsv.
//
//   status_mark(Status::completed) == "✓"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/render/texts.h"

namespace quaestor {

// Name of the country (short form where it has one), else the entity's own name.
std::string entity_label(const Entity& entity, const Texts& texts = Texts::in("en"));
// What an investment's pill says: amount (or capacity, or form, or "undisclosed"), year, mark of
// the status.
std::string investment_label(const Fact& investment, const Texts& texts = Texts::in("en"));
// "?" considered, "" planned or unknown, "▸" ongoing, "✓" completed, "✕" cancelled.
std::string_view status_mark(std::optional<Status> status);
// What stands for the amount where none is known: "site", "stake", "take-over", "grant",
// "undisclosed".
std::string_view form_label(std::optional<Form> form, const Texts& texts = Texts::in("en"));
// One sentence for a tooltip or a screen reader: "Microsoft invests €4bn in France (planned,
// 2024-05)".
std::string investment_sentence(const Fact& investment, const Texts& texts = Texts::in("en"));
// The same for any other relation: "Brad Smith is president of Microsoft", "AWS is part of Amazon".
std::string relation_sentence(const Fact& fact, const Texts& texts = Texts::in("en"));
// Either of the two, as the fact is.
std::string fact_sentence(const Fact& fact, const Texts& texts);
// What stands between subject and object: "seat in", "part of"; `inverse` reads from the object:
// "parent of".
std::string relation_label(const Fact& fact, bool inverse, const Texts& texts = Texts::in("en"));
// Lines of about equal length, at most `lines` of them and `width` columns each; the last is
// shortened.
std::vector<std::string> balanced_lines(std::string_view text, int width, int lines);

}  // namespace quaestor
