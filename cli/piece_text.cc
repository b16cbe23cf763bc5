#include "piece_text.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

using Json = nlohmann::json;

constexpr const char* kWhole = "whole";  // why there is no answer at all

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parse(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {
    throw Error(ErrorKind::bad_format, "another process", error.what());
  }
}

Json to_json(const Article& article) {
  Json blocks = Json::array();
  for (const Block& block : article.blocks) {
    blocks.push_back({block.begin, block.end, static_cast<int>(block.role)});
  }
  return {{"info", article_to_json(article.info)},
          {"text", article.text},
          {"blocks", std::move(blocks)}};
}

Article article_of(const Json& json) {
  Article article;
  article.info = article_from_json(json.at("info").get_ref<const std::string&>());
  article.text = json.at("text").get<std::string>();
  for (const Json& block : json.at("blocks")) {
    article.blocks.push_back({block.at(0).get<std::size_t>(), block.at(1).get<std::size_t>(),
                              static_cast<BlockRole>(block.at(2).get<int>())});
  }
  return article;
}

}  // namespace

std::string articles_to_text(const std::vector<const Article*>& articles) {
  Json all = Json::array();
  for (const Article* article : articles) all.push_back(to_json(*article));
  return dump(all);
}

std::vector<Article> articles_from_text(std::string_view text) {
  std::vector<Article> articles;
  for (const Json& json : parse(text)) {
    try {
      articles.push_back(article_of(json));
    } catch (const Json::exception& error) {
      throw Error(ErrorKind::bad_format, "another process", error.what());
    }
  }
  return articles;
}

std::string answer_articles(std::string_view question,
                            const std::function<Bundle(const Article&)>& extract) {
  Json answer = Json::array();
  const auto add = [&](const Article& article) {
    try {
      const Bundle bundle = extract(article);
      answer.push_back({{"info", article_to_json(bundle.article)},
                        {"facts", facts_to_json_array(bundle.facts)}});
    } catch (const std::exception& error) {
      answer.push_back({{"failure", error.what()}});
    }
  };
  for (const Article& article : articles_from_text(question)) add(article);
  return dump(answer);
}

std::string no_answer(const std::string& why) { return dump({{kWhole, why}}); }

void take_answer(std::string_view answer, std::size_t articles,
                 const std::function<void(Bundle)>& on_bundle,
                 const std::function<void(const std::string&)>& on_failure) {
  const Json json = parse(answer);
  if (json.is_object() && json.contains(kWhole)) {
    throw Error(ErrorKind::unreadable, "another process", json.value(kWhole, ""));
  }
  if (!json.is_array() || json.size() != articles) {
    throw Error(ErrorKind::bad_format, "another process", "its answer is none");
  }
  for (std::size_t i = 0; i < articles; ++i) {
    const Json& one = json[i];
    if (one.contains("facts")) {
      Bundle bundle;
      bundle.article = article_from_json(one.value("info", ""));
      bundle.facts = facts_from_json_array(one.value("facts", ""));
      on_bundle(std::move(bundle));
    } else {
      on_failure(one.value("failure", ""));
    }
  }
}

}  // namespace quaestor
