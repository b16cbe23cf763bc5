#include "topic.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace quaestor {

namespace {
constexpr std::size_t kSentencesBack = 6;
constexpr double kDecay = 0.6;       // a sentence further back
constexpr double kOtherBlock = 0.7;  // told in another paragraph
constexpr double kHeadline = 0.8;    // named in the headline
constexpr double kFrequency = 0.12;  // a mention anywhere
constexpr double kGuess = 0.6;       // a name whose kind is a guess

class TopicFinder {
 public:
  TopicFinder(const SentenceScene& scene, std::span<const std::uint32_t> except, bool bodies)
      : scene_(scene), a_(scene.view().analysis()), except_(except), bodies_(bodies) {}

  std::uint32_t at(std::uint32_t token) const {
    std::vector<double> scores(a_.entities.size(), 0);
    const std::size_t here = scene_.view().index();
    for (std::size_t back = 0; back <= std::min(here, kSentencesBack); ++back) {
      const std::size_t s = here - back;
      double weight = std::pow(kDecay, static_cast<double>(back));
      if (a_.sentences[s].block != a_.sentences[here].block) weight *= kOtherBlock;
      for (const Mention& m : a_.mentions_of(s)) {
        if (!fits(m)) continue;
        scene_.trees().at(s);
        if (back > 0 || (m.last <= token && (bodies_ ? is_subject(m) : true)))
          scores[m.entity] += weight * prominence(m);
      }
    }
    const auto best = std::max_element(scores.begin(), scores.end());
    if (best == scores.end() || *best <= 0) return kNoEntity;
    return with_the_article(scores);
  }

 private:
  bool fits(const Mention& m) const {
    const bool kind = m.kind == Kind::company || (bodies_ && m.kind == Kind::organization);
    const bool type = m.type != MentionType::adjective && m.type != MentionType::demonym;
    return kind && type && m.entity != kNoEntity && !a_.entities[m.entity].outlet &&
           std::find(except_.begin(), except_.end(), m.entity) == except_.end();
  }

  Deprel relation_of(const Mention& m) const {
    if (a_.syntax.empty()) return Deprel::dep;
    std::uint32_t top = m.last - 1;
    for (std::uint32_t t = m.first; t < m.last; ++t) {
      const std::uint32_t h = a_.syntax[t].head;
      if (h == kNoHead || h < m.first || h >= m.last) top = t;
    }
    return a_.syntax[top].deprel;
  }

  bool is_subject(const Mention& m) const {
    const Deprel relation = relation_of(m);
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
  }

  double prominence(const Mention& m) const {
    double weight = 1;
    const Deprel relation = relation_of(m);
    if (is_subject(m)) weight = 2;
    if (relation == Deprel::nmod || relation == Deprel::obl) weight = 0.7;
    if (m.genitive) weight = 0.9;
    if (!m.sure) weight *= kGuess;
    return weight;
  }

  std::uint32_t with_the_article(std::vector<double>& scores) const {
    for (std::uint32_t e = 0; e < scores.size(); ++e) {
      if (scores[e] <= 0) continue;
      scores[e] += kFrequency * std::min<double>(a_.entities[e].mentions, 8);
    }
    for (std::size_t s = 0; s < std::min<std::size_t>(a_.sentences.size(), 2); ++s) {
      for (const Mention& m : a_.mentions_of(s)) {
        if (fits(m) && scores[m.entity] > 0) scores[m.entity] += kHeadline / (1.0 + s);
      }
    }
    return static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) -
                                      scores.begin());
  }

  const SentenceScene& scene_;
  const Analysis& a_;
  std::span<const std::uint32_t> except_;
  bool bodies_;
};
}  // namespace

std::uint32_t topic_at(const SentenceScene& scene, std::uint32_t at,
                       std::span<const std::uint32_t> except, bool bodies) {
  return TopicFinder(scene, except, bodies).at(at);
}

}  // namespace quaestor
