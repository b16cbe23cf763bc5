// The column FEATS of a treebank, as far as we use it.
#include <initializer_list>
#include <string_view>
#include <utility>

#include "treebank.h"

namespace quaestor::train {

namespace {
bool is_verb(Upos upos) { return upos == Upos::VERB || upos == Upos::AUX; }

// Whether FEATS holds "Name=Value".
class FeatureSet {
 public:
  explicit FeatureSet(std::string_view features) : features_(features) {}
  bool has(std::string_view feature) const {
    const std::size_t at = features_.find(feature);
    return at != std::string_view::npos && (at == 0 || features_[at - 1] == '|');
  }
  template <class Value>
  Value first(std::initializer_list<std::pair<std::string_view, Value>> values) const {
    for (const auto& [feature, value] : values) {
      if (has(feature)) return value;
    }
    return Value::none;
  }

 private:
  std::string_view features_;
};

VerbForm form_of(const FeatureSet& features, std::string_view own_tag) {
  const auto form = features.first<VerbForm>({{"VerbForm=Fin", VerbForm::finite},
                                              {"VerbForm=Inf", VerbForm::infinitive},
                                              {"VerbForm=Part", VerbForm::participle},
                                              {"VerbForm=Ger", VerbForm::gerund},
                                              {"Mood=", VerbForm::finite}});
  if (form != VerbForm::none) return form;
  if (own_tag == "VB") return VerbForm::infinitive;
  if (own_tag == "VBN") return VerbForm::participle;
  return own_tag == "VBC" ? VerbForm::finite : VerbForm::none;
}
}  // namespace

Morphology read_morphology(const UdWord& word, std::string_view own_tag) {
  const FeatureSet features(word.features);
  const bool noun = word.upos == Upos::NOUN || word.upos == Upos::PROPN;
  Morphology m;
  if (noun || is_verb(word.upos)) {
    m.number = features.first<Number>({{"Number=Sing", Number::singular},
                                       {"Number=Plur", Number::plural},
                                       {"Number=Ptan", Number::plural}});
  }
  if (is_verb(word.upos)) {
    m.form = form_of(features, own_tag);
    m.tense = features.first<Tense>({{"Tense=Pres", Tense::present},
                                     {"Tense=Past", Tense::past},
                                     {"Tense=Imp", Tense::past},
                                     {"Tense=Fut", Tense::future}});
    m.mood = features.first<Mood>({{"Mood=Ind", Mood::indicative},
                                   {"Mood=Imp", Mood::imperative},
                                   {"Mood=Cnd", Mood::conditional},
                                   {"Mood=Sub", Mood::subjunctive}});
    if (m.form != VerbForm::finite) m.number = Number::none;
  }
  const bool pronoun = word.upos == Upos::PRON;
  if (pronoun) {
    m.pronoun = features.first<PronounType>({{"PronType=Rel", PronounType::relative},
                                             {"PronType=Dem,Rel", PronounType::relative},
                                             {"PronType=Int,Rel", PronounType::relative},
                                             {"PronType=Int", PronounType::interrogative},
                                             {"Reflex=Yes", PronounType::reflexive}});
  }
  if (pronoun) {
    m.grammatical_case = features.first<Case>({{"Case=Nom", Case::nominative},
                                               {"Case=Acc", Case::accusative},
                                               {"Case=Dat", Case::dative},
                                               {"Case=Gen", Case::genitive}});
  }
  return m;
}

}  // namespace quaestor::train
