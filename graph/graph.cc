#include "quaestor/graph/graph.h"

#include <algorithm>
#include <cstdlib>

#include "codec.h"
#include "graph_data.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

// What comes after the first bytes of a section, to be decoded.
Decoder decoder_at(const Image& image, std::string_view section, std::uint64_t offset) {
  if (offset > section.size()) image.damaged();
  return Decoder(section.substr(offset));
}

// Damage is told with the file's name.
template <typename Decode>
auto guarded(const Image& image, Decode decode) {
  try {
    return decode();
  } catch (const BadBytes&) {
    image.damaged();
  }
}

Kind kind_of(const Image& image, const NodeRecord& record) {
  if (record.kind >= static_cast<std::uint32_t>(kKinds)) image.damaged();
  return static_cast<Kind>(record.kind);
}

Decoder node_decoder(const GraphData& data, std::size_t node) {
  if (node >= data.nodes.size()) data.image.damaged();
  return decoder_at(data.image, data.node_text, data.nodes[node].text);
}

std::string_view node_id(const GraphData& data, std::size_t node) {
  return guarded(data.image, [&] { return node_decoder(data, node).text(); });
}

// Where an article stands, or the number of articles.
std::size_t find_article(const GraphData& data, std::string_view id) {
  const auto it =
      std::lower_bound(data.articles.begin(), data.articles.end(), id,
                       [&](std::uint64_t text, std::string_view wanted) {
                         return guarded(data.image, [&] {
                                  return decoder_at(data.image, data.article_text, text).text();
                                }) < wanted;
                       });
  const auto index = static_cast<std::size_t>(it - data.articles.begin());
  if (index == data.articles.size()) return index;
  const std::string_view found =
      guarded(data.image, [&] { return decoder_at(data.image, data.article_text, *it).text(); });
  return found == id ? index : data.articles.size();
}

Evidence decode_evidence(const GraphData& data, Decoder& in) {
  Evidence e;
  const std::uint64_t article = in.number();  // 0 = none of the graph's, told in full
  if (article == 0) {
    e.article_id = in.text();
  } else {
    e.article_id = item<ArticleInfo>(data, article - 1).id;
  }
  if (in.number() != 0) {  // name and language are the article's
    const ArticleInfo& info = item<ArticleInfo>(data, article - 1);
    e.article = info.name;
    e.language = info.language;
  } else {
    e.article = in.text();
    e.language = in.text();
  }
  e.begin = in.number();
  e.end = in.number();
  e.quote = in.text();
  return e;
}

// The text of an article after its id.
Decoder after_article_id(const GraphData& data, std::uint64_t article) {
  if (article >= data.articles.size()) data.image.damaged();
  Decoder in = decoder_at(data.image, data.article_text, data.articles[article]);
  in.text();
  return in;
}

// The outlet of an article, or nothing.
std::string_view outlet_of(const GraphData& data, std::uint64_t article) {
  return after_article_id(data, article).text();
}

// Reads over the same bytes as decode_evidence.
std::string_view source_of_evidence(const GraphData& data, Decoder& in) {
  const std::uint64_t article = in.number();
  std::string_view outlet;
  std::string_view id;
  if (article == 0) {
    id = in.text();
    const std::size_t told = find_article(data, id);
    if (told < data.articles.size()) outlet = outlet_of(data, told);
  } else {
    outlet = outlet_of(data, article - 1);
  }
  std::string_view name;
  if (in.number() == 0) {
    name = in.text();
    in.text();
  } else if (outlet.empty()) {
    name = item<ArticleInfo>(data, article - 1).name;
  }
  in.number();
  in.number();
  in.text();
  return outlet.empty() ? name : outlet;
}

// Likewise.
Telling telling_of_evidence(const GraphData& data, Decoder& in) {
  Telling telling;
  if (const std::uint64_t article = in.number(); article != 0) {
    telling.article = static_cast<std::uint32_t>(article - 1);
  } else {
    telling.id = in.text();
    const std::size_t told = find_article(data, telling.id);
    if (told < data.articles.size()) telling.article = static_cast<std::uint32_t>(told);
  }
  if (in.number() == 0) {
    in.text();
    in.text();
  }
  in.number();
  in.number();
  in.text();
  if (telling.article == kNone) return telling;
  Decoder article = after_article_id(data, telling.article);
  article.text();
  telling.date = unpack_date(static_cast<std::uint32_t>(article.number()));
  telling.id = {};
  return telling;
}

// The text of a fact from its title on.
Decoder title_decoder(const GraphData& data, std::size_t fact) {
  const FactRecord& record = data.facts[fact];
  Decoder in = decoder_at(data.image, data.fact_text, record.text);
  if (unpack_bits(record.bits).qualifier) in.text();  // the amount as written
  in.real();                                          // capacity, confidence, rule
  in.real();
  in.number();
  return in;
}

void put_entity(const GraphData& data, Argument argument, Fact& fact) {
  const Entity& entity = item<Node>(data, argument.node()).entity;
  switch (argument.part()) {
    case Part::investor:
      fact.investors.push_back(entity);
      return;
    case Part::destination:
      fact.destinations.push_back(entity);
      return;
    case Part::place:
      fact.places.push_back(entity);
      return;
    case Part::target:
      fact.target = entity;
      return;
    case Part::subject:
      fact.subject = entity;
      return;
    case Part::object:
      fact.object = entity;
      return;
  }
  data.image.damaged();
}

Fact decode_fact(const GraphData& data, std::size_t index) {
  const FactRecord& record = data.facts[index];
  const FactBits bits = unpack_bits(record.bits);
  Fact fact;
  fact.relation = bits.relation;
  fact.form = bits.form;
  fact.status = bits.status;
  fact.date = unpack_date(record.date);
  for (const Argument argument : data.arguments_of(index)) put_entity(data, argument, fact);
  Decoder in = decoder_at(data.image, data.fact_text, record.text);
  if (bits.qualifier) {
    fact.amount = Amount{record.value, record.value_max, std::string(data.word(record.currency)),
                         *bits.qualifier, std::string(in.text())};
  }
  fact.capacity_mw = in.real();
  fact.confidence = in.real();
  fact.rule = data.word(static_cast<std::uint32_t>(in.number()));
  fact.title = in.text();
  for (std::uint64_t left = in.number(); left > 0; --left) {
    fact.evidence.push_back(decode_evidence(data, in));
  }
  return fact;
}

}  // namespace

template <>
const Node& item(const GraphData& data, std::size_t index) {
  if (index >= data.nodes.size()) data.image.damaged();
  return data.node_cache.get(index, [&] {
    const NodeRecord& record = data.nodes[index];
    Node node{guarded(data.image, [&] { return decode_entity(node_decoder(data, index)); }),
              record.fact};
    node.entity.kind = kind_of(data.image, record);
    return node;
  });
}

template <>
const Fact& item(const GraphData& data, std::size_t index) {
  if (index >= data.facts.size()) data.image.damaged();
  return data.fact_cache.get(
      index, [&] { return guarded(data.image, [&] { return decode_fact(data, index); }); });
}

template <>
const ArticleInfo& item(const GraphData& data, std::size_t index) {
  if (index >= data.articles.size()) data.image.damaged();
  return data.article_cache.get(index, [&] {
    return guarded(data.image, [&] {
      return decode_article(decoder_at(data.image, data.article_text, data.articles[index]));
    });
  });
}

void Graph::damaged() const { data_->image.damaged(); }

NodeIndex Graph::find_id(std::string_view id) const {
  std::size_t low = 0;
  std::size_t high = node_count_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (node_id(*data_, middle) < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == node_count_ || node_id(*data_, low) != id) return kNone;
  return static_cast<NodeIndex>(low);
}

std::vector<NodeIndex> Graph::find(std::string_view name) const {
  std::vector<NodeIndex> found;
  if (!data_) return found;
  const std::string folded = fold(name);
  const std::string folded_company = fold_company(name);
  const auto has_name = [&](const Entity& entity) {
    const auto fits = [&](const std::string& known) {
      const std::string key = fold(known);
      if (key == folded || key == folded_company) return true;
      if (entity.kind != Kind::company) return false;
      const std::string company_key = fold_company(known);
      return company_key == folded || company_key == folded_company;
    };
    return fits(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), fits);
  };
  for (const std::string* key : {&folded, &folded_company}) {
    if (key->empty()) continue;
    const auto [first, last] =
        std::equal_range(data_->name_hashes.begin(), data_->name_hashes.end(), fnv1a(*key));
    for (auto it = first; it != last; ++it) {
      const NodeIndex node =
          data_->name_nodes[static_cast<std::size_t>(it - data_->name_hashes.begin())];
      if (has_name(nodes()[node].entity)) found.push_back(node);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const ArticleInfo* Graph::article(std::string_view article_id) const {
  if (!data_) return nullptr;
  const std::size_t index = find_article(*data_, article_id);
  return index < article_count_ ? &item<ArticleInfo>(*data_, index) : nullptr;
}

Kind Graph::kind(NodeIndex node) const {
  if (node >= node_count_) damaged();
  return kind_of(data_->image, data_->nodes[node]);
}

std::string_view Graph::id(NodeIndex node) const { return node_id(*data_, node); }

std::string_view Graph::name(NodeIndex node) const {
  return guarded(data_->image, [&] {
    Decoder in = node_decoder(*data_, node);
    in.text();
    return in.text();
  });
}

std::uint32_t Graph::fact_of(NodeIndex node) const {
  if (node >= node_count_) damaged();
  return data_->nodes[node].fact;
}

Outline Graph::outline(std::uint32_t fact) const {
  if (fact >= fact_count_) damaged();
  const FactRecord& record = data_->facts[fact];
  const FactBits bits = guarded(data_->image, [&] { return unpack_bits(record.bits); });
  return {bits.relation,    bits.form,
          bits.status,      unpack_date(record.date),
          bits.qualifier,   record.value,
          record.value_max, bits.qualifier ? data_->word(record.currency) : std::string_view()};
}

std::span<const Argument> Graph::arguments(std::uint32_t fact) const {
  if (fact >= fact_count_) damaged();
  return data_->arguments_of(fact);
}

std::string_view Graph::title(std::uint32_t fact) const {
  if (fact >= fact_count_) damaged();
  return guarded(data_->image, [&] { return title_decoder(*data_, fact).text(); });
}

std::vector<Telling> Graph::told_by(std::uint32_t fact) const {
  if (fact >= fact_count_) damaged();
  return guarded(data_->image, [&] {
    Decoder in = title_decoder(*data_, fact);
    in.text();
    std::vector<Telling> articles;
    for (std::uint64_t left = in.number(); left > 0; --left) {
      articles.push_back(telling_of_evidence(*data_, in));
    }
    return articles;
  });
}

std::vector<std::string_view> Graph::sources(std::uint32_t fact) const {
  if (fact >= fact_count_) damaged();
  return guarded(data_->image, [&] {
    Decoder in = title_decoder(*data_, fact);
    in.text();
    std::vector<std::string_view> names;
    const std::uint64_t count = in.number();
    for (std::uint64_t left = count; left > 0; --left) {
      names.push_back(source_of_evidence(*data_, in));
    }
    if (count == 1) return names;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
  });
}

std::string_view to_string(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::invests:
      return "invests";
    case EdgeKind::into:
      return "into";
    case EdgeKind::operates_in:
      return "operates_in";
    case EdgeKind::headquartered_in:
      return "headquartered_in";
    case EdgeKind::subsidiary_of:
      return "subsidiary_of";
    case EdgeKind::partners_with:
      return "partners_with";
    case EdgeKind::competes_with:
      return "competes_with";
    case EdgeKind::subject_to:
      return "subject_to";
    case EdgeKind::issued_by:
      return "issued_by";
    case EdgeKind::role:
      return "role";
    case EdgeKind::located_in:
      return "located_in";
  }
  return "";
}

}  // namespace quaestor
