#include "name_measures.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>
#include <unordered_set>

#include "gold_names.h"
#include "name_training.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor::train {

namespace fs = std::filesystem;

namespace {
char letter_of(Kind kind) {
  switch (kind) {
    case Kind::person:
      return 'P';
    case Kind::company:
      return 'C';
    case Kind::organization:
      return 'O';
    case Kind::country:
    case Kind::place:
    case Kind::bloc:
      return 'L';
    case Kind::regulation:
      return 'R';
    default:
      return 'X';
  }
}

std::vector<std::string> cells_of(const std::string& cell) {
  std::vector<std::string> out;
  for (const std::string_view part : split(cell, '|')) {
    if (!part.empty()) out.emplace_back(part);
  }
  return out;
}

bool among(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_sign(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !(c >= '0' && c <= '9') &&
         !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
}

// Corpora cut at spaces keep signs in a name: "(Reuters)", "#Bahn".
void trim_signs(const std::string& text, std::size_t& begin, std::size_t& end) {
  while (begin < end && is_sign(text[begin])) ++begin;
  while (end > begin && is_sign(text[end - 1])) --end;
}

std::set<std::string> forms_of(const GoldName& name) {
  std::set<std::string> forms;
  for (const std::string& form : name.forms) {
    forms.insert(fold(form));
    forms.insert(fold_company(form));
  }
  return forms;
}

bool is_among(std::string_view name, const std::set<std::string>& forms) {
  return forms.count(fold(name)) > 0 || forms.count(fold_company(name)) > 0;
}

bool bears(const Entity& entity, const std::set<std::string>& forms) {
  return is_among(entity.name, forms) ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(),
                     [&](const std::string& alias) { return is_among(alias, forms); });
}

bool found_in(const Analysis& a, const GoldName& name) {
  const std::set<std::string> forms = forms_of(name);
  return std::any_of(a.mentions.begin(), a.mentions.end(), [&](const Mention& m) {
    if (m.type != MentionType::name || m.entity == kNoEntity) return false;
    if (name.kinds.find(letter_of(m.kind)) == std::string::npos) return false;
    return is_among(a.surface(m.first, m.last), forms) || bears(a.entities[m.entity].entity, forms);
  });
}

// Whether one of the row's names (columns 1 and 2) is to be forgotten.
bool named(const TableRow& row, const std::unordered_set<std::string>& names) {
  if (names.count(fold(row.cells[1])) > 0 || names.count(fold_company(row.cells[1])) > 0)
    return true;
  const std::vector<std::string> aliases = cells_of(row.cells[2]);
  return std::any_of(aliases.begin(), aliases.end(), [&](const std::string& alias) {
    return names.count(fold(alias)) > 0 || names.count(fold_company(alias)) > 0;
  });
}

void write_rows(const fs::path& from, const fs::path& to, std::size_t columns,
                const std::function<bool(const TableRow&)>& keep) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary);
  for (std::string line; std::getline(in, line) && !line.empty() && line[0] == '#';)
    out << line << '\n';
  for (const TableRow& row : read_table(from, columns)) {
    if (!keep(row)) continue;
    for (std::size_t c = 0; c < row.cells.size(); ++c) out << (c > 0 ? "\t" : "") << row.cells[c];
    out << '\n';
  }
  if (!out) throw Error(ErrorKind::unwritable, to.string(), "cannot be written");
}
}  // namespace

std::vector<NameMeasure> read_name_measures(const fs::path& table) {
  std::vector<NameMeasure> measures;
  for (const TableRow& row : read_table(table, 5))
    measures.push_back({row.cells[0], row.cells[1], cells_of(row.cells[2]), cells_of(row.cells[3]),
                        std::stod(row.cells[4])});
  return measures;
}

std::vector<FoundName> tagged_names(const NameDocument& document, const NameSet& set,
                                    const Lexicon& lexicon, const SyntaxModel& syntax,
                                    const NameModel& model) {
  const TaggedDocument tagged(document, set.language, lexicon, &syntax, set.guideline);
  std::vector<FoundName> found;
  for (const Sentence& s : document.sentences) {
    for (const NameSpan& span : model.find(tagged.input(s)))
      found.push_back({document.tokens[span.first].begin, document.tokens[span.last - 1].end,
                       "PCOLRX"[static_cast<std::size_t>(span.kind)]});
  }
  return found;
}

std::vector<FoundName> analyzed_names(const NameDocument& document, const std::string& language,
                                      const Analyzer& analyzer) {
  Article article;
  article.text = document.text;
  article.info.language = language;
  for (std::size_t at = 0; at < document.text.size();) {
    const std::size_t end = std::min(document.text.find('\n', at), document.text.size());
    article.blocks.push_back({at, end, BlockRole::paragraph});
    at = end + 1;
  }
  const Analysis a = analyzer.analyze(article);
  std::vector<FoundName> found;
  for (const Mention& m : a.mentions) {
    if (m.type == MentionType::name)
      found.push_back({a.tokens[m.first].begin, a.tokens[m.last - 1].end, letter_of(m.kind)});
  }
  return found;
}

NameScore measure_spans(const std::vector<NameDocument>& documents,
                        std::vector<std::vector<FoundName>> found, const NameSet& set,
                        const NameMeasure& measure, const LabelMeanings& meanings) {
  std::string kinds;
  for (const std::string& label : measure.labels) kinds += meanings.of(set.labels, label);
  NameScore score;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    std::vector<MarkedSpan> spans = documents[d].spans;
    for (MarkedSpan& span : spans) trim_signs(documents[d].text, span.begin, span.end);
    for (FoundName& f : found[d]) trim_signs(documents[d].text, f.begin, f.end);
    const auto dropped = [&](const FoundName& f) {
      return kinds.find(f.kind) == std::string::npos ||
             std::any_of(spans.begin(), spans.end(), [&](const MarkedSpan& s) {
               return among(measure.ignored, s.label) && s.begin < f.end && f.begin < s.end;
             });
    };
    found[d].erase(std::remove_if(found[d].begin(), found[d].end(), dropped), found[d].end());
    score.found += found[d].size();
    for (const MarkedSpan& span : spans) {
      if (!among(measure.labels, span.label)) continue;
      ++score.gold;
      const std::string& right = meanings.of(set.labels, span.label);
      score.right += std::any_of(found[d].begin(), found[d].end(), [&](const FoundName& f) {
        return f.begin == span.begin && f.end == span.end &&
               right.find(f.kind) != std::string::npos;
      });
    }
  }
  return score;
}

namespace {
void add_others(const Analysis& a, const std::vector<GoldName>& names, const std::string& file,
                std::vector<std::string>& others) {
  for (const ArticleEntity& e : a.entities) {
    const char letter = letter_of(e.entity.kind);
    const bool counts = std::string_view("PCOR").find(letter) != std::string_view::npos;
    if (e.known || !counts || e.mentions == 0) continue;
    const bool named = std::any_of(names.begin(), names.end(), [&](const GoldName& name) {
      return bears(e.entity, forms_of(name));
    });
    if (!named) others.push_back(file + ": " + e.entity.name + " (" + letter + ")");
  }
}
}  // namespace

ArticleNames measure_articles(const fs::path& folder, const Analyzer& analyzer) {
  ArticleNames out;
  for (const InputFile& file : list_inputs({folder.string()})) {
    const fs::path gold = file.path.string() + ".gold.json";
    if (!fs::exists(gold)) continue;
    for (const Article& article : read_file(file)) {
      const Analysis a = analyzer.analyze(article);
      for (const GoldName& name : read_gold_names(gold)) {
        const bool here = std::any_of(name.forms.begin(), name.forms.end(), [&](const auto& form) {
          return find_name(article.text, form, 0) != std::string_view::npos;
        });
        if (!here) continue;
        ++out.score.gold;
        const bool found = found_in(a, name);
        out.score.right += found ? 1 : 0;
        if (!found)
          out.missed.push_back(file.name + ": " + name.forms[0] + " (" + name.kinds + ")");
      }
      add_others(a, read_gold_names(gold, true), file.name, out.others);
    }
  }
  out.score.found = out.score.gold;
  return out;
}

void write_data_without(const fs::path& data, const fs::path& articles, const fs::path& copy) {
  std::unordered_set<std::string> names;
  for (const InputFile& file : list_inputs({articles.string()})) {
    const fs::path gold = file.path.string() + ".gold.json";
    if (!fs::exists(gold)) continue;
    for (const GoldName& name : read_gold_names(gold)) {
      for (const std::string& form : name.forms) {
        names.insert(fold(form));
        names.insert(fold_company(form));
      }
    }
  }
  fs::create_directories(copy);
  fs::create_directory_symlink(fs::absolute(data / "models"), copy / "models");
  fs::copy(data / "lexicons", copy / "lexicons", fs::copy_options::recursive);
  std::unordered_set<std::string> organizations;
  const struct {
    const char* file;
    std::size_t columns;
  } kTables[] = {
      {"companies.tsv", 7}, {"organizations.tsv", 5}, {"outlets.tsv", 5}, {"regulations.tsv", 6}};
  for (const auto& table : kTables) {
    const fs::path from = data / "lexicons" / table.file;
    write_rows(from, copy / "lexicons" / table.file, table.columns, [&](const TableRow& row) {
      const bool keep = !named(row, names);
      if (keep) organizations.insert(row.cells[0]);
      return keep;
    });
  }
  write_rows(data / "lexicons" / "metonyms.tsv", copy / "lexicons" / "metonyms.tsv", 2,
             [&](const TableRow& row) { return organizations.count(row.cells[1]) > 0; });
}

}  // namespace quaestor::train
