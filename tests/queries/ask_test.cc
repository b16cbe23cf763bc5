// Questions in four languages against the command they should mean.
#include "quaestor/queries/ask.h"

#include <doctest/doctest.h>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "queries/sample.h"

using namespace quaestor;

namespace {

struct Asked {
  const char* question;
  const char* command;  // without "quaestor "
};

Understood ask(const std::string& question) {
  static const Graph graph = sample::graph();
  static const Gazetteer gazetteer(data_dir());
  static const Grammar grammar(data_dir());
  return understand(graph, gazetteer, grammar, question);
}

void check_all(const std::vector<Asked>& table) {
  for (const Asked& asked : table) {
    CAPTURE(asked.question);
    CHECK(ask(asked.question).command == std::string("quaestor ") + asked.command);
  }
}

Error failure(const char* question) {
  try {
    ask(question);
  } catch (const Error& error) {
    return error;
  }
  FAIL("understood: ", question);
  return {ErrorKind::usage, "", ""};
}

bool contains(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("who invests where") {
  const char* command = "investments --group-by investor,country";
  check_all({{"who invests where", command},
             {"Who is investing where?", command},
             {"which companies invest in which countries", command},
             {"where do investors put their money and who are they", command},
             {"qui investit où", command},
             {"Qui a investi dans quels pays ?", command},
             {"wie investeert waar", command},
             {"welke bedrijven investeren in welke landen?", command},
             {"Wer investiert wo?", command},
             {"Welche Unternehmen investieren in welchen Ländern?", command}});
}

TEST_CASE("investments in, by, into, from, between") {
  check_all({
      {"who invests in France", "investments --in France"},
      {"France: who invests there?", "investments --in France"},
      {"investments in Germany", "investments --in Germany"},
      {"who has invested in the EU", "investments --in \"European Union\""},
      {"where does Microsoft invest", "investments --by Microsoft"},
      {"what has Amazon Web Services invested in", "investments --by AWS"},
      {"how much did Microsoft put into France?", "investments --by Microsoft --in France"},
      {"how much is invested in France by Microsoft", "investments --by Microsoft --in France"},
      {"who invested in Mistral AI", "investments --into \"Mistral AI\""},
      {"who funds Mistral AI", "investments --into \"Mistral AI\" --form funding"},
      {"which Chinese companies invest in France", "investments --from China --in France"},
      {"US investments in France", "investments --from \"United States\" --in France"},
      {"investments from China", "investments --from China"},
      {"investments between China and France", "investments --between China France"},
      {"qui investit en France", "investments --in France"},
      {"Qui investit à Paris ?", "investments --in Paris"},
      {"où investit Microsoft", "investments --by Microsoft"},
      {"combien Microsoft a-t-il investi en France ?", "investments --by Microsoft --in France"},
      {"les investissements d'Alibaba Cloud en France",
       "investments --by \"Alibaba Cloud\" --in France"},
      {"investissements entre la Chine et la France", "investments --between China France"},
      {"wie investeert in Frankrijk?", "investments --in France"},
      {"waarin investeert Microsoft", "investments --by Microsoft"},
      {"hoeveel heeft Microsoft in Spanje geïnvesteerd?", "investments --by Microsoft --in Spain"},
      {"hoeveel geld steekt Amazon in Frankrijk", "investments --by Amazon --in France"},
      {"Wer investiert in Deutschland?", "investments --in Germany"},
      {"Wie viel investiert Microsoft in Frankreich?", "investments --by Microsoft --in France"},
      {"Wohin fließt das Geld von Microsoft?", "investments --by Microsoft"},
      {"In welches Land investiert Microsoft?", "investments --by Microsoft"},
      {"Investitionen aus China in Frankreich", "investments --from China --in France"},
  });
}

TEST_CASE("status, form, time, ranking") {
  check_all({
      {"which investments were cancelled", "investments --status cancelled"},
      {"planned investments by Microsoft", "investments --by Microsoft --status planned"},
      {"planned data centres in France",
       "investments --in France --form facility --status planned"},
      {"who invests in France since 2024", "investments --in France --since 2024"},
      {"investments in France in 2024", "investments --in France --since 2024 --until 2024"},
      {"investments after 2024", "investments --since 2025"},
      {"investments before 2025 in Spain", "investments --in Spain --until 2024"},
      {"what did Microsoft invest between 2023 and 2025",
       "investments --by Microsoft --since 2023 --until 2025"},
      {"investments since 2024-05-13", "investments --since 2024-05-13"},
      {"who invests most in France", "investments --in France --group-by investor --largest"},
      {"which countries get most money", "investments --group-by country --largest"},
      {"which countries invest most", "investments --group-by home --largest"},
      {"which countries invest most in France",
       "investments --in France --group-by home --largest"},
      {"which countries are invested in most", "investments --group-by country --largest"},
      {"in which countries do companies invest most",
       "investments --group-by investor,country --largest"},
      {"quels pays investissent le plus ?", "investments --group-by home --largest"},
      {"dans quels pays investit-on le plus ?", "investments --group-by country --largest"},
      {"quels pays re\u00e7oivent le plus ?", "investments --group-by country --largest"},
      {"Welche L\u00e4nder investieren am meisten?", "investments --group-by home --largest"},
      {"In welchen L\u00e4ndern wird am meisten investiert?",
       "investments --group-by country --largest"},
      {"Welche L\u00e4nder bekommen am meisten?", "investments --group-by country --largest"},
      {"Welke landen investeren het meest?", "investments --group-by home --largest"},
      {"In welke landen wordt het meest ge\u00efnvesteerd?",
       "investments --group-by country --largest"},
      {"Welke landen krijgen het meest?", "investments --group-by country --largest"},
      {"investissements annulés en Espagne", "investments --in Spain --status cancelled"},
      {"qui investit en France depuis 2024 ?", "investments --in France --since 2024"},
      {"geplande investeringen in Frankrijk", "investments --in France --status planned"},
      {"geschrapte investeringen sinds 2023", "investments --status cancelled --since 2023"},
      {"geplante Rechenzentren in Frankreich",
       "investments --in France --form facility --status planned"},
      {"Wer investiert seit 2025 in Frankreich?", "investments --in France --since 2025"},
  });
}

TEST_CASE("seats, operations, laws, units, partners, rivals, people") {
  check_all({
      {"what regulates Alibaba Cloud",
       "relations --relation subject_to --subject \"Alibaba Cloud\""},
      {"which laws apply to Alibaba Cloud?",
       "relations --relation subject_to --subject \"Alibaba Cloud\""},
      {"who is bound by GDPR", "relations --relation subject_to --object GDPR"},
      {"who made the GDPR?", "relations --relation issued_by --subject GDPR"},
      {"où opère Alibaba Cloud", "relations --relation operates_in --subject \"Alibaba Cloud\""},
      {"who operates in France", "relations --relation operates_in --object France"},
      {"where is evroc based", "relations --relation headquartered_in --subject evroc"},
      {"which companies are based in France",
       "relations --relation headquartered_in --object France"},
      {"who owns AWS?", "relations --relation subsidiary_of --subject AWS"},
      {"what does Amazon own", "relations --relation subsidiary_of --object Amazon"},
      {"subsidiaries of Alibaba Group",
       "relations --relation subsidiary_of --object \"Alibaba Group\""},
      {"who competes with evroc", "relations --relation competes_with --subject evroc"},
      {"who partners with Microsoft", "relations --relation partners_with --subject Microsoft"},
      {"who leads Microsoft", "relations --relation role --object Microsoft"},
      {"which company does Brad Smith run", "relations --relation role --subject \"Brad Smith\""},
      {"quelles lois s'appliquent à Alibaba Cloud ?",
       "relations --relation subject_to --subject \"Alibaba Cloud\""},
      {"qui a adopté le RGPD", "relations --relation issued_by --subject GDPR"},
      {"où est le siège d'evroc", "relations --relation headquartered_in --subject evroc"},
      {"les concurrents d'evroc", "relations --relation competes_with --subject evroc"},
      {"qui dirige Microsoft ?", "relations --relation role --object Microsoft"},
      {"filiales d'Amazon", "relations --relation subsidiary_of --object Amazon"},
      {"welke wetten gelden voor Alibaba Cloud",
       "relations --relation subject_to --subject \"Alibaba Cloud\""},
      {"wie concurreert met evroc", "relations --relation competes_with --subject evroc"},
      {"wie is de eigenaar van AWS", "relations --relation subsidiary_of --subject AWS"},
      {"waar is Mistral AI gevestigd",
       "relations --relation headquartered_in --subject \"Mistral AI\""},
      {"Wem gehört AWS?", "relations --relation subsidiary_of --subject AWS"},
      {"Wo hat Alibaba Cloud seinen Sitz?",
       "relations --relation headquartered_in --subject \"Alibaba Cloud\""},
      {"Wer leitet Microsoft?", "relations --relation role --object Microsoft"},
      {"Konkurrenten von evroc", "relations --relation competes_with --subject evroc"},
      {"Welche Gesetze gelten für Alibaba Cloud?",
       "relations --relation subject_to --subject \"Alibaba Cloud\""},
  });
}

TEST_CASE("connections, cards, statistics") {
  check_all({{"how are evroc and GDPR connected", "path evroc GDPR"},
             {"what links Microsoft and France?", "path Microsoft France"},
             {"quel est le lien entre evroc et le RGPD ?", "path evroc GDPR"},
             {"wat is het verband tussen evroc en de AVG", "path evroc GDPR"},
             {"Wie ist evroc mit der DSGVO verbunden?", "path evroc GDPR"},
             {"tell me about evroc", "show evroc"},
             {"Microsoft", "show Microsoft"},
             {"who is Brad Smith", "show \"Brad Smith\""},
             {"parle-moi de Microsoft", "show Microsoft"},
             {"stats", "stats"},
             {"how many articles are there", "stats"}});
}

TEST_CASE("the language of a question is told") {
  CHECK(ask("who invests in France").language == "en");
  CHECK(ask("qui investit en France").language == "fr");
  CHECK(ask("wie investeert in Frankrijk").language == "nl");
  CHECK(ask("wer investiert in Frankreich").language == "de");
}

TEST_CASE("how many rows the top has") {
  CHECK(ask("top 2 investors in France").query.limit == 2);
  CHECK(ask("les 3 plus gros investisseurs").query.limit == 3);
  CHECK(ask("de twee grootste investeerders in Frankrijk").query.limit == 2);
  CHECK(ask("die fünf größten Investoren").query.limit == 5);
  CHECK(ask("investors in France").query.limit == 0);
}

TEST_CASE("words without a part are told") {
  const Understood u = ask("which famous painters invest in France");
  CHECK(u.command == "quaestor investments --in France");
  CHECK(u.ignored == std::vector<std::string>{"famous", "painters"});
}

TEST_CASE("what cannot be answered says so with three questions that can") {
  for (const char* question : {"what is the weather", "why is the sky blue", "", "???", "42"}) {
    CAPTURE(question);
    const Error error = failure(question);
    CHECK(error.kind() == ErrorKind::unsupported);
    CHECK(contains(error, "who invests in France?"));
    CHECK(contains(error, "where does Microsoft operate?"));
    CHECK(contains(error, "what regulates Alibaba Cloud?"));
  }
  CHECK(contains(failure("quel temps fait-il"), "qui investit en France"));
}

TEST_CASE("every example offered is understood") {
  const Grammar grammar(data_dir());
  for (const QuestionWords& words : grammar.languages()) {
    CHECK(words.examples.size() == 3);
    for (const std::string& example : words.examples) {
      CAPTURE(example);
      CHECK(ask(example).language == words.language);
    }
  }
}

TEST_CASE("a slip of the pen is read as the one name near to it, and told") {
  check_all({{"where does Microsft invest", "investments --by Microsoft"},
             {"who invsts in frnace?", "investments --in France"},
             {"wer investiert in Frankraich", "investments --in France"},
             {"investeringen van micosoft", "investments --by Microsoft"}});
  CHECK(ask("where does Microsft invest").read_as ==
        std::vector<std::string>{"\"Microsft\" read as Microsoft"});
}

TEST_CASE("unknown names are answered with the nearest, not ignored") {
  CHECK(failure("who invests in Bananaland").kind() == ErrorKind::not_found);
  const Error far = failure("who invests in Bananaland and Kumquatia");
  CHECK(far.kind() == ErrorKind::not_found);
  // A slip of the pen is read as what it must mean, and told.
  CHECK(ask("what does Mikrosift own").command ==
        "quaestor relations --relation subsidiary_of --object Microsoft");
}

TEST_CASE("dates in words, and what relative ones count from") {
  const Graph graph = sample::graph();
  const Gazetteer gazetteer(data_dir());
  const Grammar grammar(data_dir());
  const auto command = [&](const char* question) {
    return understand(graph, gazetteer, grammar, question, {2026, 5, 13}).command;
  };
  CHECK(command("investments last year") == "quaestor investments --since 2025 --until 2025");
  CHECK(command("investissements de l'année dernière") ==
        "quaestor investments --since 2025 --until 2025");
  CHECK(command("investeringen van vorige maand") ==
        "quaestor investments --since 2026-04 --until 2026-04");
  CHECK(command("Investitionen in den letzten zwei Jahren") == "quaestor investments --since 2024");
  CHECK(command("investments in Q4 2025") ==
        "quaestor investments --since 2025-10 --until 2025-12");
  CHECK(command("Investitionen im ersten Halbjahr 2025") ==
        "quaestor investments --since 2025-01 --until 2025-06");
  CHECK(command("investments since March 2025") == "quaestor investments --since 2025-03");
  CHECK(command("investissements depuis le 1er janvier 2026") ==
        "quaestor investments --since 2026-01-01");
  CHECK(command("Investitionen seit dem 13.05.2024") == "quaestor investments --since 2024-05-13");
  CHECK(command("investments before May") == "quaestor investments --until 2026-04");
  CHECK(command("investments after December 2024") == "quaestor investments --since 2025-01");
  CHECK(command("investeringen van 2023 tot 2025") ==
        "quaestor investments --since 2023 --until 2025");
  CHECK(command("investissements de 2023 à 2025") ==
        "quaestor investments --since 2023 --until 2025");
}

TEST_CASE("every cue that votes is a cue of all languages") {
  const Grammar grammar(data_dir());
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "questions_intents.tsv", 3)) {
    for (const QuestionWords& words : grammar.languages()) {
      bool known = false;
      for (const auto* forms : {&words.exact, &words.prefixes}) {
        for (const auto& [form, cue] : *forms) known |= cue == row.cells[0];
      }
      CHECK_MESSAGE(known, words.language, " has no word for ", row.cells[0]);
    }
  }
}

TEST_CASE("long and odd questions do no harm") {
  std::string question = "who invests in France";
  for (int i = 0; i < 5000; ++i) question += " in";
  CHECK(ask(question).command == "quaestor investments --in France");
  CHECK_THROWS_AS(ask(std::string(100000, 'x')), Error);
  CHECK_THROWS_AS(ask("\xff\xfe\x80"), Error);
}
