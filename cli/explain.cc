#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "output.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::string_view kLanguages[] = {"en", "fr", "nl", "de"};

Article article_of(const std::string& sentence) {
  Article article;
  article.text = repair_utf8(sentence);
  article.info.name = "sentence";
  article.info.id = article_id("", article.text);
  article.info.language = detect_language(article.text);
  article.blocks.push_back({0, article.text.size(), BlockRole::paragraph});
  return article;
}

class Explain : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("sentence", sentence_, "a sentence, or - for standard input");
    app.add_option("--article", file_, "an article's file instead")->type_name("FILE");
    app.add_option("--language", language_, "en, fr, nl or de (else detected)")->type_name("CODE");
  }

  int run(const Loaded&) override {
    if (sentence_.empty() == file_.empty()) {
      throw Error(ErrorKind::usage, "explain", "needs a sentence or --article FILE, one of both");
    }
    if (!language_.empty() && std::find(std::begin(kLanguages), std::end(kLanguages), language_) ==
                                  std::end(kLanguages)) {
      throw Error(ErrorKind::usage, "--language " + language_, "use en, fr, nl or de");
    }
    const Extractor extractor(data_dir());
    for (Article& article : articles()) {
      if (!language_.empty()) article.info.language = language_;
      write_standard_output(extractor.explain(article));
    }
    return kFound;
  }

 private:
  std::vector<Article> articles() const {
    if (!sentence_.empty() && sentence_ != "-") return {article_of(sentence_)};
    std::vector<Article> read;
    for (const InputFile& input : list_inputs({file_.empty() ? "-" : file_})) {
      for (Article& article : read_file(input)) read.push_back(std::move(article));
    }
    return read;
  }

  std::string sentence_, file_, language_;
};

}  // namespace

const CommandEntry kExplain = {
    "explain", "what the extractor sees in a sentence, step by step",
    "quaestor explain \"Microsoft will invest 4 billion euros in France.\"\n"
    "quaestor explain --article news/today.html",
    Needs::nothing, make_command<Explain>};

}  // namespace quaestor
