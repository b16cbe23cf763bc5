// Wrong input of every kind: exit 2 and one clear line, or, beside good input, told and skipped.
#include <doctest/doctest.h>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

// Building from this one file fails clearly with `text`, and writes nothing.
void check_unreadable(const std::string& name, const std::string& bytes) {
  CAPTURE(name);
  const Folder folder;
  folder.write(name, bytes);
  const Result result = run(folder, {"build", name, "-o", "g.quaestor"});
  CAPTURE(result.err);
  CHECK(result.code == 2);
  CHECK(result.out.empty());
  // The file's own line, then the build's.
  CHECK(result.err.starts_with("quaestor: " + name));
  CHECK(contains(result.err, "no article could be read"));
  CHECK_FALSE(fs::exists(folder.at("g.quaestor")));
}

// Either read or told: no crash, no hang, exit 0 or 2.
Result check_survived(const std::string& name, const std::string& bytes) {
  CAPTURE(name);
  const Folder folder;
  folder.write(name, bytes);
  const Result result = run(folder, {"build", name, "-o", "g.quaestor"});
  CAPTURE(result.err);
  CHECK((result.code == 0 || result.code == 2));
  CHECK(contains(result.err, "quaestor: "));
  return result;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("missing file, empty file, empty folder") {
  const Folder folder;
  CHECK(fails_clearly(run(folder, {"build", "nowhere.txt"}), "nowhere.txt"));
  CHECK(fails_clearly(run(folder, {"build", "*.nothing"}), "*.nothing"));
  fs::create_directory(folder.at("empty"));
  CHECK(fails_clearly(run(folder, {"build", "empty"}), "empty"));
  check_unreadable("empty.txt", "");
}

TEST_CASE("binary file, truncated JSON, JSON of another shape") {
  std::string binary;
  for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 7919 % 256);
  check_unreadable("noise.bin", std::string("\x7f"
                                            "ELF\0\0\0",
                                            7) +
                                    binary);
  check_unreadable("cut.json", "{\"title\": \"A story\", \"body_md\": \"It was");
  check_unreadable("shape.json", "{\"latitude\": 3, \"points\": [1, 2, 3]}");
}

TEST_CASE("50 MB on one line") {
  check_survived("long.txt", repeated("words and more words ", 50 * 1024 * 1024 / 21));
}

TEST_CASE("deeply nested HTML and JSON") {
  check_survived("deep.html", "<html><body>" + repeated("<div>", 200000) + "text");
  const Result json = check_survived("deep.json", repeated("[", 200000));
  CHECK(json.code == 2);
}

TEST_CASE("invalid UTF-8 is read and told") {
  const Folder folder;
  folder.write("bad.txt",
               "Microsoft invests in France\n\nMicrosoft will invest \xf0\x9f\xff\xc3( 4 billion "
               "euros in France. €\n");
  const Result result = run(folder, {"build", "bad.txt"});
  CHECK(result.code == 0);
  CHECK(contains(result.err, "bad.txt"));
}

TEST_CASE("a store that is no store, or cut short, or missing") {
  const Folder folder;
  folder.write("text.quaestor", "this is not a graph, only text that goes on for a while\n");
  CHECK(fails_clearly(run(folder, {"stats", "-g", "text.quaestor"}), "text.quaestor"));
  const std::string whole = read(save_sample(folder));
  folder.write("cut.quaestor", whole.substr(0, whole.size() / 2));
  CHECK(fails_clearly(run(folder, {"stats", "-g", "cut.quaestor"}), "cut.quaestor"));
  folder.write("zero.quaestor", "");
  CHECK(fails_clearly(run(folder, {"stats", "-g", "zero.quaestor"}), "zero.quaestor"));
  CHECK(fails_clearly(run(folder, {"stats", "-g", "missing.quaestor"}), "quaestor build"));
  CHECK(
      fails_clearly(run(folder, {"merge", "sample.quaestor", "text.quaestor", "-o", "m.quaestor"}),
                    "text.quaestor"));
  CHECK_FALSE(fs::exists(folder.at("m.quaestor")));
}

TEST_CASE("which graph: none here, several here") {
  const Folder folder;
  CHECK(fails_clearly(run(folder, {"stats"}), "there is no *.quaestor here"));
  save_sample(folder, "a.quaestor");
  CHECK(run(folder, {"stats"}).code == 0);
  save_sample(folder, "b.quaestor");
  CHECK(fails_clearly(run(folder, {"stats"}), "choose with --graph"));
}

TEST_CASE("unwritable output") {
  const Folder folder;
  save_sample(folder);
  folder.write("story.txt", "Microsoft will invest 4 billion euros in France, it said.\n");
  for (const char* output : {"no/such/folder/x", "/proc/x"}) {
    const std::string name = output;
    CAPTURE(name);
    CHECK(fails_clearly(run(folder, {"export", "-o", name}), name));
    CHECK(fails_clearly(run(folder, {"render", "-o", name + ".svg"}), name));
    CHECK(fails_clearly(run(folder, {"build", "story.txt", "-o", name + ".quaestor"}), name));
  }
  CHECK(fails_clearly(run(folder, {"render", "-o", "picture.bmp"}), "bmp"));
  CHECK(fails_clearly(run(folder, {"render", "--style", "pie", "-o", "a.svg"}), "--style pie"));
  CHECK(fails_clearly(run(folder, {"render", "--style", "sankey", "-o", "a.dot"}), "has no DOT"));
  CHECK(fails_clearly(run(folder, {"render", "--language", "it", "-o", "a.svg"}), "language it"));
  CHECK(fails_clearly(run(folder, {"render", "--dpi", "5", "-o", "a.png"}), "dpi must be"));
  const pid_t child = start({"stats"}, "/dev/null", "/dev/full", folder.at("err"), folder.path());
  CHECK(finish(child) == 2);
  CHECK(contains(read(folder.at("err")), "standard output"));
}

TEST_CASE("unknown and ambiguous names") {
  const Folder folder;
  StoreWriter writer(folder.at("g.quaestor"), StoreWriter::Mode::replace);
  for (const Bundle& bundle : sample::two_called_mercury()) writer.add(bundle);
  writer.commit();
  CHECK(fails_clearly(run(folder, {"show", "Microsfot"}), "did you mean 'Microsoft'?"));
  CHECK(fails_clearly(run(folder, {"investments", "--in", "Frnace"}), "'France'"));
  CHECK(fails_clearly(run(folder, {"show", "Mercury"}), "company/mercury"));
  CHECK(fails_clearly(run(folder, {"show", "Mercury"}), "person/mercury"));
  CHECK(run(folder, {"show", "person/mercury"}).code == 0);
  CHECK(fails_clearly(run(folder, {"ask", "where is Mercury based"}), "company/mercury"));
  CHECK(fails_clearly(run(folder, {"show", "Portugal"}), "Portugal"));
  CHECK(fails_clearly(run(folder, {"sources", "investment/0000"}), "no fact"));
}

TEST_CASE("wrong arguments") {
  const Folder folder;
  save_sample(folder);
  CHECK(fails_clearly(run(folder, {}), "--help"));
  CHECK(fails_clearly(run(folder, {"bild"}), "bild: is no command; did you mean 'build'?"));
  CHECK(fails_clearly(run(folder, {"frobnicate"}), "--help"));
  CHECK(fails_clearly(run(folder, {"stats", "--nonsense"}), "quaestor stats --help"));
  CHECK(fails_clearly(run(folder, {"investments", "--status", "maybe"}), "considered"));
  CHECK(fails_clearly(run(folder, {"investments", "--form", "gift"}), "funding"));
  CHECK(fails_clearly(run(folder, {"investments", "--since", "soon"}), "2024-05"));
  CHECK(fails_clearly(run(folder, {"investments", "--since", "2024-13"}), "2024-13"));
  CHECK(fails_clearly(run(folder, {"investments", "--group-by", "mood"}), "investor"));
  CHECK(fails_clearly(run(folder, {"investments", "--limit", "many"}), "many"));
  CHECK(fails_clearly(run(folder, {"investments", "--limit", "-3"}), "--limit"));
  CHECK(fails_clearly(run(folder, {"relations", "--relation", "likes"}), "partners_with"));
  CHECK(
      fails_clearly(run(folder, {"ask", "what is the weather"}), "questions that can be answered"));
  CHECK(fails_clearly(run(folder, {"export", "--format", "xml"}), "jsonl"));
}
