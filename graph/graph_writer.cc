#include "graph_writer.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "codec.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {
namespace {

// Indexes are 32 bits wide, and a fact's arguments have three of them taken.
void check_count(std::size_t count, std::size_t most, const char* what) {
  if (count < most) return;
  throw Error(ErrorKind::too_large, "graph",
              "more " + std::string(what) + " than a graph can hold (" + std::to_string(most) +
                  "); build it in parts");
}

constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() - 1;

auto key(const Edge& e) { return std::tie(e.source, e.target, e.kind, e.fact); }

}  // namespace

void GraphWriter::articles(const std::vector<ArticleInfo>& articles) {
  check_count(articles.size(), kMost, "articles");
  std::vector<std::uint64_t> records;
  image_.begin(Section::article_text);
  std::uint64_t at = 0;
  for (const ArticleInfo& article : articles) {
    std::string text;
    encode(article, Encoder(text));
    image_.add(text);
    records.push_back(at);
    at += text.size();
    cited_.emplace(article.id, Cited{records.size(), article.name, article.language});
  }
  image_.end();
  image_.put(Section::articles, records);
}

void GraphWriter::begin_nodes() {
  at_ = 0;
  image_.begin(Section::node_text);
}

NodeIndex GraphWriter::node(const Entity& entity, std::uint32_t fact) {
  const auto index = static_cast<NodeIndex>(nodes_.size());
  std::string text;
  encode(entity, Encoder(text));
  image_.add(text);
  nodes_.push_back({at_, static_cast<std::uint32_t>(entity.kind), fact});
  at_ += text.size();
  index_names(entity, index);
  return index;
}

void GraphWriter::index_names(const Entity& entity, NodeIndex node) {
  std::set<std::string> keys;
  const auto add = [&](const std::string& name) {
    keys.insert(fold(name));
    if (entity.kind == Kind::company) keys.insert(fold_company(name));
  };
  add(entity.name);
  for (const std::string& alias : entity.aliases) add(alias);
  keys.erase("");
  for (const std::string& name : keys) names_.emplace_back(fnv1a(name), node);
}

void GraphWriter::end_nodes() {
  image_.end();
  check_count(nodes_.size(), Argument::kMaxNode, "things");
  image_.put(Section::nodes, nodes_);
  std::sort(names_.begin(), names_.end());
  std::vector<std::uint64_t> hashes;
  std::vector<NodeIndex> nodes;
  hashes.reserve(names_.size());
  nodes.reserve(names_.size());
  for (const auto& [hash, node] : names_) {
    hashes.push_back(hash);
    nodes.push_back(node);
  }
  names_ = {};
  image_.put(Section::name_hashes, hashes);
  image_.put(Section::name_nodes, nodes);
}

std::uint32_t GraphWriter::word(const std::string& text) {
  const auto [it, added] = words_.emplace(text, static_cast<std::uint32_t>(words_.size()));
  if (added) {
    word_text_ += text;
    word_begin_.push_back(word_text_.size());
  }
  return it->second;
}

void GraphWriter::evidence(const Evidence& e, std::string& out) const {
  Encoder to(out);
  const auto article = cited_.find(e.article_id);
  const bool known = article != cited_.end();
  to.number(known ? article->second.number : 0);
  if (!known) to.text(e.article_id);
  if (known && article->second.name == e.article && article->second.language == e.language) {
    to.number(1);
  } else {
    to.number(0).text(e.article).text(e.language);
  }
  to.number(e.begin).number(e.end).text(e.quote);
}

void GraphWriter::begin_facts() {
  at_ = 0;
  image_.begin(Section::fact_text);
}

void GraphWriter::fact(const Fact& fact, const std::vector<Argument>& arguments) {
  FactRecord record;
  record.text = at_;
  record.arguments = static_cast<std::uint32_t>(arguments_.size());
  record.date = pack(fact.date);
  std::optional<Qualifier> qualifier;
  std::string text;
  Encoder to(text);
  if (fact.amount) {
    qualifier = fact.amount->qualifier;
    record.value = fact.amount->value;
    record.value_max = fact.amount->value_max;
    record.currency = word(fact.amount->currency);
    to.text(fact.amount->text);
  }
  record.bits = pack(FactBits{fact.relation, fact.form, fact.status, qualifier});
  to.real(fact.capacity_mw).real(fact.confidence).number(word(fact.rule)).text(fact.title);
  to.number(fact.evidence.size());
  for (const Evidence& e : fact.evidence) evidence(e, text);
  image_.add(text);
  at_ += text.size();
  facts_.push_back(record);
  arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
}

void GraphWriter::end_facts() {
  image_.end();
  check_count(facts_.size(), kMost, "facts");
  check_count(arguments_.size(), kMost, "arguments of facts");
  image_.put(Section::facts, facts_);
  image_.put(Section::arguments, arguments_);
  image_.put(Section::word_begin, word_begin_);
  image_.begin(Section::words);
  image_.add(word_text_);
  image_.end();
  facts_ = {};
  arguments_ = {};
}

// Compressed sparse rows: counts, sums, then positions.
void GraphWriter::edges(std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return key(a) < key(b); });
  edges.erase(std::unique(edges.begin(), edges.end(),
                          [](const Edge& a, const Edge& b) { return key(a) == key(b); }),
              edges.end());
  check_count(edges.size(), kMost, "edges");
  const std::size_t n = nodes_.size();
  std::vector<std::uint32_t> out_begin(n + 1, 0);
  std::vector<std::uint32_t> in_begin(n + 1, 0);
  for (const Edge& edge : edges) {
    ++out_begin[edge.source + 1];
    ++in_begin[edge.target + 1];
  }
  for (std::size_t i = 0; i < n; ++i) {
    out_begin[i + 1] += out_begin[i];
    in_begin[i + 1] += in_begin[i];
  }
  std::vector<EdgeIndex> in_list(edges.size());
  std::vector<EdgeIndex> next(in_begin.begin(), in_begin.end() - 1);
  for (EdgeIndex e = 0; e < edges.size(); ++e) in_list[next[edges[e].target]++] = e;
  image_.put(Section::edges, edges);
  image_.put(Section::out_begin, out_begin);
  image_.put(Section::in_begin, in_begin);
  image_.put(Section::in_list, in_list);
}

void GraphWriter::finish(std::string_view state, std::string_view code) {
  image_.finish(state, code);
}

}  // namespace quaestor
