#include "import_bundles.h"

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestText = std::size_t{8} << 20;  // as articles/ reads at most

// A text in the making: bytes that quotes have claimed, and blanks.
class QuotedText {
 public:
  // Puts the quote where it says it stands, if it can; true then.
  bool place(const Evidence& e) {
    if (e.quote.empty() || e.end < e.begin || e.end - e.begin != e.quote.size()) return false;
    if (e.end > kLongestText || !fits(e)) return false;
    if (text_.size() < e.end) {
      text_.resize(e.end, ' ');
      claimed_.resize(e.end, false);
    }
    text_.replace(e.begin, e.quote.size(), e.quote);
    std::fill(claimed_.begin() + static_cast<std::ptrdiff_t>(e.begin),
              claimed_.begin() + static_cast<std::ptrdiff_t>(e.end), true);
    return true;
  }

  void append(Evidence& e) {
    const std::size_t there = text_.find(e.quote);
    e.begin = there != std::string::npos ? there : text_.empty() ? 0 : text_.size() + 1;
    e.end = e.begin + e.quote.size();
    if (there == std::string::npos) text_ += (text_.empty() ? "" : "\n") + e.quote;
    claimed_.resize(text_.size(), true);
  }

  const std::string& text() const { return text_; }

 private:
  bool fits(const Evidence& e) const {
    for (std::size_t i = 0; i < e.quote.size() && e.begin + i < text_.size(); ++i) {
      if (claimed_[e.begin + i] && text_[e.begin + i] != e.quote[i]) return false;
    }
    return true;
  }

  std::string text_;
  std::vector<bool> claimed_;
};

// The text of all quotes; those that had no place get one.
std::string text_of_quotes(std::vector<Fact>& facts) {
  QuotedText text;
  std::vector<Evidence*> homeless;
  for (Fact& fact : facts) {
    for (Evidence& e : fact.evidence) {
      if (!text.place(e)) homeless.push_back(&e);
    }
  }
  for (Evidence* e : homeless) text.append(*e);
  return text.text();
}

}  // namespace

void BundleMaker::add(const Fact& fact) {
  std::map<std::string, std::vector<Evidence>> by_article;
  for (Evidence e : fact.evidence) {
    e.quote = repair_utf8(e.quote);
    by_article[e.article_id.empty() ? "\n" + e.article : e.article_id].push_back(std::move(e));
  }
  double confidence = fact.confidence;
  for (auto& entry : by_article) {
    Fact part = fact;
    part.evidence = std::move(entry.second);
    part.confidence = confidence;
    confidence = 0;
    facts_[entry.first].push_back(std::move(part));
  }
}

std::vector<Bundle> BundleMaker::take() {
  std::vector<Bundle> bundles;
  for (auto& entry : facts_) {
    Bundle bundle;
    bundle.facts = std::move(entry.second);
    bundle.text = text_of_quotes(bundle.facts);
    const Evidence& first = bundle.facts.front().evidence.front();
    const auto known = articles_.find(entry.first);
    if (known != articles_.end()) bundle.article = known->second;
    articles_.erase(entry.first);
    if (bundle.article.name.empty()) bundle.article.name = first.article;
    if (bundle.article.language.empty()) bundle.article.language = first.language;
    bundle.article.id = entry.first;
    if (entry.first.starts_with('\n')) {
      bundle.article.id = article_id(bundle.article.url, bundle.text);
    } else {
      // Two articles that are cited with one sentence at one place are still two.
      bundle.text += "\n" + entry.first;
    }
    for (Fact& fact : bundle.facts) {
      for (Evidence& e : fact.evidence) e.article_id = bundle.article.id;
    }
    bundles.push_back(std::move(bundle));
  }
  facts_.clear();
  for (auto& entry : articles_) bundles.push_back({std::move(entry.second), "", {}});
  articles_.clear();
  std::sort(bundles.begin(), bundles.end(),
            [](const Bundle& a, const Bundle& b) { return a.article.id < b.article.id; });
  return bundles;
}

}  // namespace quaestor
