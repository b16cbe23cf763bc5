// The whole graph as one SQLite file with plain tables, to be asked in SQL. Format:
// docs/formats.md. (The store is a SQLite file too, but holds what was read; this one holds what
// came of it.)
#include <sqlite3.h>

#include <memory>

#include "export_fields.h"
#include "export_writers.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// A database in memory whose bytes are the file.
class Tables {
 public:
  Tables() {
    sqlite3* db = nullptr;
    const int result = sqlite3_open(":memory:", &db);
    db_.reset(db);
    require(result);
    run("PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; BEGIN;");
  }

  void run(const std::string& sql) {
    require(sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr));
  }

  Statement insert(const std::string& table, std::size_t columns) {
    std::string sql = "INSERT INTO " + table + " VALUES (";
    for (std::size_t i = 0; i < columns; ++i) sql += i == 0 ? "?" : ",?";
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(db_.get(), (sql + ")").c_str(), -1, &statement, nullptr));
    return Statement(statement);
  }

  // Empty cells become NULL; columns with a number's type turn text into numbers.
  void row(const Statement& statement, const Cells& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      require(cells[i].empty() ? sqlite3_bind_null(statement.get(), at)
                               : sqlite3_bind_text64(statement.get(), at, cells[i].data(),
                                                     cells[i].size(), SQLITE_STATIC, SQLITE_UTF8));
    }
    if (sqlite3_step(statement.get()) != SQLITE_DONE) require(sqlite3_errcode(db_.get()));
    sqlite3_reset(statement.get());
  }

  void write(const ExportSink& sink) {
    run("COMMIT");
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(db_.get(), "main", &size, 0), sqlite3_free);
    if (bytes == nullptr) require(SQLITE_NOMEM);
    sink("", {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)});
  }

 private:
  void require(int result) const {
    if (result == SQLITE_OK) return;
    throw Error(ErrorKind::unwritable, "SQLite export", sqlite3_errmsg(db_.get()));
  }

  std::unique_ptr<sqlite3, CloseDatabase> db_;
};

std::string columns_of(std::span<const ExportField> fields) {
  std::string sql;
  for (const ExportField& field : fields) {
    const char* type = field.type == FieldType::real      ? " REAL"
                       : field.type == FieldType::integer ? " INTEGER"
                                                          : " TEXT";
    sql += ", " + std::string(field.key) + type;
  }
  return sql;
}

void write_nodes_and_edges(Tables& tables, const FlatGraph& flat) {
  tables.run("CREATE TABLE node (id TEXT PRIMARY KEY NOT NULL" + columns_of(kNodeFields) +
             ");"
             "CREATE TABLE alias (node TEXT NOT NULL REFERENCES node (id), name TEXT NOT NULL);"
             "CREATE TABLE edge (source TEXT NOT NULL REFERENCES node (id),"
             " target TEXT NOT NULL REFERENCES node (id)" +
             columns_of(kEdgeFields) + ");");
  const Statement node = tables.insert("node", kNodeFields.size() + 1);
  const Statement alias = tables.insert("alias", 2);
  for (const Node& n : flat.graph().nodes()) {
    Cells cells = flat.node(n);
    cells.insert(cells.begin(), n.entity.id);
    tables.row(node, cells);
    for (const std::string& name : n.entity.aliases) tables.row(alias, {n.entity.id, name});
  }
  const Statement edge = tables.insert("edge", kEdgeFields.size() + 2);
  for (const Edge& e : flat.graph().edges()) {
    Cells cells = flat.edge(e);
    cells.insert(cells.begin(), {flat.id(e.source), flat.id(e.target)});
    tables.row(edge, cells);
  }
  tables.run(
      "CREATE INDEX edge_target ON edge (target, kind);"
      "CREATE INDEX edge_source ON edge (source, kind);"
      "CREATE INDEX alias_name ON alias (name);");
}

void write_evidence(Tables& tables, const FlatGraph& flat) {
  tables.run(
      "CREATE TABLE evidence (fact TEXT NOT NULL, article TEXT NOT NULL,"
      " start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, language TEXT, quote TEXT);");
  const Statement insert = tables.insert("evidence", 6);
  for (std::uint32_t i = 0; i < flat.graph().facts().size(); ++i) {
    const Fact& fact = flat.graph().facts()[i];
    for (const Evidence& e : fact.evidence) {
      tables.row(insert, {flat.fact_ids().of(i), e.article_id, std::to_string(e.begin),
                          std::to_string(e.end), e.language, e.quote});
    }
  }
  tables.run(
      "CREATE INDEX evidence_fact ON evidence (fact);"
      "CREATE INDEX evidence_article ON evidence (article);");
}

void write_articles(Tables& tables, const ExportInput& input) {
  tables.run(
      "CREATE TABLE article (id TEXT PRIMARY KEY NOT NULL, name TEXT, title TEXT, date TEXT,"
      " language TEXT, url TEXT, outlet TEXT, version INTEGER, text TEXT, facts TEXT);");
  const Statement insert = tables.insert("article", 10);
  const auto add = [&](const ArticleInfo& a, const std::string& text, const std::string& facts) {
    tables.row(insert, {a.id, a.name, a.title, to_string(a.date), a.language, a.url, a.outlet,
                        std::to_string(a.version), text, facts});
  };
  if (input.bundles) {
    input.bundles([&](const Bundle& bundle) {
      add(bundle.article, bundle.text, facts_to_json_array(bundle.facts));
    });
  } else {
    for (const ArticleInfo& article : input.graph.articles()) add(article, "", "");
  }
}

}  // namespace

void write_graph_sqlite(const ExportInput& input, const ExportSink& sink) {
  const FlatGraph flat(input.graph);
  Tables tables;
  write_nodes_and_edges(tables, flat);
  write_evidence(tables, flat);
  write_articles(tables, input);
  tables.write(sink);
}

}  // namespace quaestor
