#include "quaestor/language/syntax.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "syntax_signs.h"
#include "training.h"
#include "treebank.h"

using namespace quaestor;
namespace fs = std::filesystem;

namespace {
const SyntaxModel& model(const std::string& language) {
  static std::map<std::string, SyntaxModel> models;
  const auto found = models.find(language);
  if (found != models.end()) return found->second;
  const fs::path path = data_dir() / "models" / (language + ".syntax");
  return models.emplace(language, SyntaxModel::load(path)).first->second;
}

struct Parsed {
  std::string text;
  std::vector<Token> tokens;
  std::vector<Syntax> tree;

  Parsed(const std::string& language, std::string sentence) : text(std::move(sentence)) {
    tokens = tokenize(text, 0, text.size());
    tree.resize(tokens.size());
    const Sentence whole{0, static_cast<std::uint32_t>(tokens.size()), 0, BlockRole::paragraph};
    model(language).tag(text, tokens, whole, tree);
    model(language).parse(text, tokens, whole, tree);
  }
  std::string word(std::uint32_t i) const {
    return i == kNoHead ? "" : text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  // "relation head" of the first token with this form.
  std::string arc(const std::string& form) const {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (word(i) == form) return std::string(name_of(tree[i].deprel)) + " " + word(tree[i].head);
    }
    return "no such word";
  }
  std::string tags() const {
    std::string out;
    for (const Syntax& s : tree) out += (out.empty() ? "" : " ") + std::string(name_of(s.upos));
    return out;
  }
};

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {(std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>()};
}

class ScratchFile {
 public:
  explicit ScratchFile(const std::string& bytes)
      : path_(fs::temp_directory_path() / "quaestor_syntax_test.syntax") {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~ScratchFile() { fs::remove(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};
}  // namespace

TEST_CASE("names of tags and relations go there and back") {
  for (std::size_t i = 0; i < kUposCount; ++i) {
    const auto upos = static_cast<Upos>(i);
    CHECK(upos_from(name_of(upos)) == upos);
  }
  for (std::size_t i = 0; i < kDeprelCount; ++i) {
    const auto deprel = static_cast<Deprel>(i);
    CHECK(deprel_from(name_of(deprel)) == deprel);
  }
  CHECK(name_of(Deprel::case_) == "case");
  CHECK(deprel_from("flat:name") == Deprel::flat);
  CHECK(main_relation(Deprel::nsubj_pass) == Deprel::nsubj);
  CHECK_FALSE(deprel_from("subject").has_value());
  CHECK_FALSE(upos_from("noun").has_value());
}

TEST_CASE("who did what, in clauses of each language") {
  struct Case {
    const char* language;
    const char* sentence;
    const char* word;
    const char* arc;
  };
  const Case cases[] = {
      {"en", "Nordwind Energy will build two factories in Portugal.", "factories", "obj build"},
      {"en", "Nordwind Energy will build two factories in Portugal.", "Portugal", "obl build"},
      {"en", "The plant was bought by a Danish fund in March.", "plant", "nsubj:pass bought"},
      {"en", "The plant was bought by a Danish fund in March.", "fund", "obl:agent bought"},
      {"en", "The company, which employs 400 people, plans a new office.", "employs",
       "acl:relcl company"},
      {"en", "The company, which employs 400 people, plans a new office.", "office", "obj plans"},
      {"fr", "Le groupe a annoncé un investissement de deux milliards d'euros.", "groupe",
       "nsubj annoncé"},
      {"fr", "Le groupe a annoncé un investissement de deux milliards d'euros.", "investissement",
       "obj annoncé"},
      {"fr", "L'usine sera construite par une société italienne.", "usine",
       "nsubj:pass construite"},
      {"fr", "L'usine sera construite par une société italienne.", "société",
       "obl:agent construite"},
      {"fr", "L'entreprise les vendra à un concurrent allemand.", "les", "obj vendra"},
      {"nl", "Volgend jaar bouwt het bedrijf een nieuwe fabriek in Gent.", "bedrijf",
       "nsubj bouwt"},
      {"nl", "Volgend jaar bouwt het bedrijf een nieuwe fabriek in Gent.", "fabriek", "obj bouwt"},
      {"nl", "De fabriek werd door een Duits bedrijf gebouwd.", "fabriek", "nsubj:pass gebouwd"},
      {"nl", "De fabriek werd door een Duits bedrijf gebouwd.", "bedrijf", "obl:agent gebouwd"},
      {"de", "Der Konzern baut in Leipzig eine neue Fabrik.", "Konzern", "nsubj baut"},
      {"de", "Der Konzern baut in Leipzig eine neue Fabrik.", "Fabrik", "obj baut"},
      {"de", "Der Minister sagte, dass die Firma ein neues Werk baut.", "Firma", "nsubj baut"},
      {"de", "Der Minister sagte, dass die Firma ein neues Werk baut.", "Werk", "obj baut"},
      {"de", "Das Unternehmen stellt die Produktion ein.", "ein", "compound:prt stellt"},
      {"de", "Das Unternehmen stellt die Produktion ein.", "Produktion", "obj stellt"},
      {"de", "Die Fabrik wurde von einem Fonds gekauft.", "Fabrik", "nsubj:pass gekauft"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sentence);
    CAPTURE(c.word);
    CHECK(Parsed(c.language, c.sentence).arc(c.word) == c.arc);
  }
}

TEST_CASE("tags") {
  CHECK(Parsed("en", "The bank signed a contract with Siemens.").tags() ==
        "DET NOUN VERB DET NOUN ADP PROPN PUNCT");
  CHECK(Parsed("fr", "La banque a signé un contrat avec Siemens.").tags() ==
        "DET NOUN AUX VERB DET NOUN ADP PROPN PUNCT");
  CHECK(Parsed("nl", "De bank heeft vorige week een contract met Siemens getekend.").tags() ==
        "DET NOUN AUX ADJ NOUN DET NOUN ADP PROPN VERB PUNCT");
  CHECK(Parsed("de", "Die Bank hat einen Vertrag mit Siemens geschlossen.").tags() ==
        "DET NOUN AUX DET NOUN ADP PROPN VERB PUNCT");
}

TEST_CASE("what the forms say") {
  struct Case {
    const char* language;
    const char* sentence;
    const char* word;
    const char* features;
    const char* lemma;
  };
  const Case cases[] = {
      {"en", "The bank signed two contracts with Siemens.", "signed",
       "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", "sign"},
      {"en", "The bank signed two contracts with Siemens.", "contracts", "Number=Plur", "contract"},
      {"en", "The plants were bought by a Danish fund in March.", "bought",
       "Tense=Past|VerbForm=Part|Voice=Pass", "buy"},
      {"fr", "Les usines seront construites par une société italienne.", "usines", "Number=Plur",
       "usine"},
      {"fr", "Le groupe annonce un investissement.", "annonce",
       "Mood=Ind|Number=Sing|Tense=Pres|VerbForm=Fin|Voice=Act", "annoncer"},
      {"nl", "De bank heeft vorige week twee contracten getekend.", "getekend",
       "VerbForm=Part|Voice=Act", "tekenen"},
      {"nl", "De bank heeft vorige week twee contracten getekend.", "contracten", "Number=Plur",
       "contract"},
      {"de", "Die Bank hat einen Vertrag mit Siemens geschlossen.", "Vertrag", "Number=Sing",
       "Vertrag"},
      {"de", "Der Konzern baut in Leipzig ein Werk.", "baut",
       "Mood=Ind|Number=Sing|Tense=Pres|VerbForm=Fin|Voice=Act", "bauen"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sentence);
    CAPTURE(c.word);
    const Parsed parsed(c.language, c.sentence);
    bool seen = false;
    for (std::uint32_t i = 0; i < parsed.tokens.size(); ++i) {
      if (parsed.word(i) != c.word) continue;
      seen = true;
      CHECK(features_of(parsed.tree[i]) == c.features);
      CHECK(model(c.language).lemma(parsed.text, parsed.tokens[i], parsed.tree[i]) == c.lemma);
    }
    CHECK(seen);
  }
}

TEST_CASE("signs hang on what they close or enclose, whatever the parser") {
  // The head of the word before or after, in a tree given by hand: heads, then the signs' heads.
  using syntax::FineTag;
  const std::string text = "Siemens ( Munich ) builds , he says .";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  const Sentence whole{0, static_cast<std::uint32_t>(tokens.size()), 0, BlockRole::paragraph};
  syntax::SentenceWords words;
  syntax::read_words(text, tokens, whole, words);
  std::vector<FineTag> tags(tokens.size(), {Upos::NOUN, syntax::kFirstRole});
  for (const int sign : {1, 3, 5, 8}) tags[static_cast<std::size_t>(sign)] = {Upos::PUNCT, 0};
  std::vector<int> kept;
  syntax::find_words(words.words, tags, true, kept);
  CHECK(kept == std::vector<int>{0, 2, 4, 6, 7});
  const int none = syntax::kNone;
  std::vector<int> heads = {4, none, 0, none, 7, none, 7, none, none};
  syntax::attach_signs(words.words, kept, heads);
  CHECK(heads == std::vector<int>{4, 2, 0, 2, 7, 4, 7, none, 7});
  // Where the parser has learned signs too, it sees them.
  syntax::find_words(words.words, tags, false, kept);
  CHECK(kept.size() == tokens.size());
  // Only signs: one of them must be the root.
  for (FineTag& tag : tags) tag = {Upos::PUNCT, 0};
  syntax::find_words(words.words, tags, true, kept);
  CHECK(kept.size() == tokens.size());
}

TEST_CASE("every parse is a tree with one root, whatever the input") {
  const char* const inputs[] = {"",
                                "Yes",
                                "??? !!! ...",
                                "5 % – 3,4 Mrd. € (2024)",
                                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                                "GOOGLE BAUT IN HANAU AUS",
                                "und und und dass dass , , ,"};
  for (const char* language : {"en", "fr", "nl", "de"}) {
    for (const char* input : inputs) {
      const Parsed parsed(language, input);
      CAPTURE(input);
      std::size_t roots = 0;
      for (std::uint32_t i = 0; i < parsed.tree.size(); ++i) {
        const bool root = parsed.tree[i].head == kNoHead;
        roots += root ? 1 : 0;
        CHECK(root == (parsed.tree[i].deprel == Deprel::root));
        std::set<std::uint32_t> seen;
        for (std::uint32_t at = i; at != kNoHead; at = parsed.tree[at].head) {
          REQUIRE(at < parsed.tree.size());
          REQUIRE(seen.insert(at).second);
        }
      }
      CHECK(roots == (parsed.tokens.empty() ? 0 : 1));
    }
  }
}

TEST_CASE("heads count from the start of the article") {
  const std::string text = "Stop. Siemens buys a plant.";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  const Sentence second{2, static_cast<std::uint32_t>(tokens.size()), 0, BlockRole::paragraph};
  std::vector<Syntax> tree(second.last - second.first);
  model("en").tag(text, tokens, second, tree);
  model("en").parse(text, tokens, second, tree);
  CHECK(tree[0].head == 3);
  CHECK(tree[1].head == kNoHead);
  CHECK(tree[3].head == 3);
}

TEST_CASE("models say their language and sources") {
  for (const char* language : {"en", "fr", "nl", "de"}) {
    CHECK(model(language).language() == language);
    CHECK(model(language).sources().find("Universal Dependencies") != std::string_view::npos);
    CHECK(fs::file_size(data_dir() / "models" / (std::string(language) + ".syntax")) <= 12'000'000);
  }
}

TEST_CASE("a damaged model file is an error") {
  const std::string good = read_bytes(data_dir() / "models" / "de.syntax");
  REQUIRE(good.size() > 1000);
  CHECK_NOTHROW(SyntaxModel::load(ScratchFile(good).path()));
  const auto kind_of = [](const std::string& bytes) {
    try {
      SyntaxModel::load(ScratchFile(bytes).path());
    } catch (const Error& error) {
      return static_cast<int>(error.kind());
    }
    return -1;
  };
  const int bad = static_cast<int>(ErrorKind::bad_format);
  CHECK(kind_of("") == bad);
  CHECK(kind_of("hello") == bad);
  CHECK(kind_of(good.substr(0, 100)) == bad);
  CHECK(kind_of(good.substr(0, good.size() - 1)) == bad);
  CHECK(kind_of(good + "x") == bad);
  for (const std::size_t at : {std::size_t{0}, std::size_t{8}, good.size() / 2, good.size() - 1}) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(kind_of(changed) == bad);
  }
  CHECK_THROWS_AS(SyntaxModel::load("no/such/file.syntax"), Error);
}

namespace {
const char* const kTreebank =
    "# text = Il va au bureau.\n"
    "1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tva\taller\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_\n"
    "5\tbureau\tbureau\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n"
    "# text = Elle signe le contrat-cadre.\n"
    "1\tElle\telle\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tsigne\tsigner\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3\tle\tle\tDET\t_\t_\t4\tdet\t_\t_\n"
    "4\tcontrat-cadre\tcontrat\tNOUN\t_\t_\t2\tobj\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    "\n";

std::string dump(const train::Example& example) {
  std::string out;
  for (std::size_t i = 0; i < example.tokens.size(); ++i) {
    const Syntax& s = example.gold[i];
    const auto word = [&](std::size_t t) {
      const Token& token = example.tokens[t];
      return example.text.substr(token.begin, token.end - token.begin);
    };
    out += word(i) + "/" + std::string(name_of(s.upos)) + "/" + std::string(name_of(s.deprel)) +
           ">" + (s.head == kNoHead ? "-" : word(s.head)) + " ";
  }
  return out;
}
}  // namespace

TEST_CASE("trees of a treebank move to our tokens") {
  const auto sentences = train::parse_conllu(kTreebank, "inline");
  REQUIRE(sentences.size() == 2);
  CHECK(dump(train::on_our_tokens(sentences[0], "fr")) ==
        "Il/PRON/nsubj>va va/VERB/root>- au/ADP/case>bureau bureau/NOUN/obl:arg>va "
        "./PUNCT/punct>va ");
  CHECK(dump(train::on_gold_tokens(sentences[0])) ==
        "Il/PRON/nsubj>va va/VERB/root>- à/ADP/case>bureau le/DET/det>bureau "
        "bureau/NOUN/obl:arg>va ./PUNCT/punct>va ");
  CHECK(dump(train::on_our_tokens(sentences[1], "fr")) ==
        "Elle/PRON/nsubj>signe signe/VERB/root>- le/DET/det>contrat contrat/NOUN/obj>signe "
        "-/PUNCT/goeswith>contrat cadre/NOUN/goeswith>contrat ./PUNCT/punct>signe ");
  CHECK(dump(train::on_our_tokens(sentences[1], "nl")) ==
        "Elle/PRON/nsubj>signe signe/VERB/root>- le/DET/det>cadre contrat/NOUN/compound>cadre "
        "-/PUNCT/punct>cadre cadre/NOUN/obj>signe ./PUNCT/punct>signe ");
  CHECK_THROWS_AS(train::parse_conllu("1\tbad\n\n", "inline"), Error);
}

TEST_CASE("the same sentences give the same model, and it has learned them") {
  std::vector<train::Example> examples;
  for (const auto& sentence : train::parse_conllu(kTreebank, "inline")) {
    for (int copy = 0; copy < 6; ++copy) {
      examples.push_back(train::on_our_tokens(sentence, "fr"));
      examples.back().origin = examples.size();  // so that each fold has both
    }
  }
  train::Plan plan;
  plan.language = "fr";
  plan.sources = "two sentences of our own\n";
  plan.tag_limits = plan.action_limits = plan.label_limits = {1000, 1};
  const std::string bytes = train::train_model(examples, plan);
  CHECK(bytes == train::train_model(examples, plan));

  const ScratchFile file(bytes);
  const SyntaxModel learned = SyntaxModel::load(file.path());
  CHECK(learned.sources() == plan.sources);
  const train::Example& example = examples.front();
  std::vector<Syntax> tree(example.tokens.size());
  learned.tag(example.text, example.tokens, example.whole(), tree);
  learned.parse(example.text, example.tokens, example.whole(), tree);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    CHECK(tree[i].upos == example.gold[i].upos);
    CHECK(tree[i].head == example.gold[i].head);
    CHECK(tree[i].deprel == example.gold[i].deprel);
    if (!example.lemmas[i].empty()) {
      CHECK(learned.lemma(example.text, example.tokens[i], tree[i]) == example.lemmas[i]);
    }
  }
}
