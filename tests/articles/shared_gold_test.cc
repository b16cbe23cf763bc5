// The example articles with gold: what gold facts quote must be content, what traps of teasers,
// comments, adverts and author boxes quote must not. Runs where the folder is:
// $QUAESTOR_SHARED_ARTICLES, else ../shared/articles.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "quaestor/articles/reader.h"
#include "quaestor/facts/text.h"

namespace fs = std::filesystem;
using quaestor::Article;

namespace {

fs::path shared_articles() {
  const char* env = std::getenv("QUAESTOR_SHARED_ARTICLES");
  return env != nullptr ? fs::path(env)
                        : fs::path(QUAESTOR_SOURCE_DIR).parent_path() / "shared" / "articles";
}

std::string plain(const std::string& text) {
  static const std::regex target(R"(\]\([^)\s]*\))");
  std::string out = quaestor::fold(std::regex_replace(text, target, "]"));
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

std::vector<std::string> pieces_of(const std::string& quote) {
  static const std::regex gap("…|\\.\\.\\.");
  std::vector<std::string> pieces;
  for (std::sregex_token_iterator it(quote.begin(), quote.end(), gap, -1), end; it != end; ++it) {
    if (std::string piece = plain(*it); !piece.empty()) pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string content_of(const Article& article) {
  std::string content;
  for (const quaestor::Block& block : article.blocks) {
    if (is_content(block.role))
      content += article.text.substr(block.begin, block.end - block.begin) + "\n";
  }
  return plain(content);
}

bool is_outside(const std::string& why) {
  static const std::regex words(
      "teaser|reader's comment|advertis|author box|cookie|footer|news flash|sidebar|contact "
      "line|outside the article");
  return std::regex_search(why, words);
}

struct Tally {
  int quotes = 0, found = 0, traps = 0, outside = 0, dates = 0, dated = 0, languages = 0;
};

void check_article(const fs::path& gold_path, Tally& tally) {
  std::ifstream in(gold_path);
  auto gold = nlohmann::json::parse(in);
  const std::string path = gold_path.string();
  const fs::path file = path.substr(0, path.size() - std::string(".gold.json").size());
  const auto articles = quaestor::read_file({file, file.filename().string()});
  REQUIRE_MESSAGE(articles.size() == 1, path);
  const Article& article = articles.front();
  const std::string content = content_of(article);
  for (const auto& fact : gold["facts"]) {
    for (const std::string& piece : pieces_of(fact["quote"])) {
      ++tally.quotes;
      const bool found = content.find(piece) != std::string::npos;
      tally.found += found;
      CHECK_MESSAGE(found, path, ": lost: ", fact["quote"].get<std::string>());
    }
  }
  for (const auto& fact : gold.value("not", nlohmann::json::array())) {
    if (!is_outside(fact.value("why", ""))) continue;
    const auto pieces = pieces_of(fact["quote"]);
    const bool outside = std::any_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
      return content.find(piece) == std::string::npos;
    });
    ++tally.traps;
    tally.outside += outside;
    CHECK_MESSAGE(outside, path, ": kept: ", fact["quote"].get<std::string>());
  }
  const std::string published =
      gold["published"].is_string() ? gold["published"].get<std::string>() : "";
  if (!published.empty()) {
    ++tally.dates;
    const bool dated = to_string(article.info.date) == published;
    tally.dated += dated;
    if (!dated) MESSAGE(path, ": ", to_string(article.info.date), " is not ", published);
  }
  CHECK_MESSAGE(article.info.language == gold["language"], path);
}

}  // namespace

TEST_CASE("gold quotes are content and traps outside the article are not") {
  const fs::path folder = shared_articles();
  if (!fs::exists(folder)) {
    MESSAGE("no shared articles here: not checked");
    return;
  }
  Tally tally;
  for (const char* part : {"seeds", "dev"}) {
    if (!fs::exists(folder / part)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder / part)) {
      const std::string name = entry.path().filename().string();
      if (name.size() > 10 && name.substr(name.size() - 10) == ".gold.json")
        check_article(entry.path(), tally);
    }
  }
  MESSAGE("quotes ", tally.found, "/", tally.quotes, ", traps outside ", tally.outside, "/",
          tally.traps, ", dates ", tally.dated, "/", tally.dates);
  CHECK(tally.quotes > 0);
  CHECK(tally.dated * 10 >= tally.dates * 9);
}
