// SPDX-License-Identifier: Apache-2.0
#include "language/attribute_ruler.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bede {
namespace {

using Json = nlohmann::json;

// Later rules win; of one rule all matches set the same.
void set(RuledToken::Value& value, const RuledToken::Value& by) {
  if (by.rule != RuledToken::unset && by.rule >= value.rule) value = by;
}

void set_all(RuledToken& token, const RuledToken& by) {
  set(token.pos, by.pos);
  set(token.morph, by.morph);
  set(token.lemma, by.lemma);
  set(token.tag, by.tag);
  set(token.dep, by.dep);
}

}  // namespace

// Reads the rules of the manifest, which pack_ruler() has checked; what does not fit all the same is damage.
struct RulerTables::Builder {
  const Pack& pack;
  StringTable labels;
  RulerTables out;

  std::size_t question(WordQuestion asked) {
    const auto known = std::find(out.questions_.begin(), out.questions_.end(), asked);
    if (known != out.questions_.end()) return static_cast<std::size_t>(known - out.questions_.begin());
    const std::size_t number = out.questions_.size();
    if (!asked.pattern && asked.field == Field::Lower)
      for (const std::string& text : asked.texts) out.lower_questions_[text].push_back(number);
    out.questions_.push_back(std::move(asked));
    return number;
  }

  Result<void> word_test(Field field, const std::string& op, const Json& argument, TokenPattern& token) {
    WordQuestion asked{field, std::nullopt, {}};
    if (op == "REGEX") {
      BEDE_TRY(pattern, Pattern::compile(argument.get<std::string>(), "of an attribute rule"));
      asked.pattern = std::move(pattern);
    } else if (op == "EQ") {
      asked.texts.push_back(argument.get<std::string>());
    } else {
      asked.texts = argument.get<std::vector<std::string>>();
    }
    std::sort(asked.texts.begin(), asked.texts.end());
    asked.texts.erase(std::unique(asked.texts.begin(), asked.texts.end()), asked.texts.end());
    token.words.push_back({question(std::move(asked)), op != "NOT_IN"});
    return {};
  }

  Result<void> label_test(bool is_tag, const std::string& op, const Json& argument, TokenPattern& token,
                          Pattern::Work& work) {
    LabelTest test{is_tag, std::vector<bool>(labels.size())};
    Pattern pattern;
    if (op == "REGEX") {
      BEDE_TRY(compiled, Pattern::compile(argument.get<std::string>(), "of an attribute rule"));
      pattern = std::move(compiled);
    }
    for (std::size_t label = 0; label < labels.size(); ++label) {
      const Json text = std::string(labels[label]);
      const bool in = op == "EQ"
                          ? argument == text
                          : argument.is_array() && std::find(argument.begin(), argument.end(), text) != argument.end();
      test.passes[label] =
          op == "REGEX" ? pattern.find(labels[label], 0, false, work).has_value() : in == (op != "NOT_IN");
    }
    token.labels.push_back(std::move(test));
    return {};
  }

  Result<TokenPattern> token_pattern(const Json& json, Pattern::Work& work) {
    TokenPattern token;
    for (const auto& [name, value] : json.items()) {
      if (name == "IS_SPACE") {
        token.words.push_back({space_question, value.is_boolean() ? value.get<bool>() : value == 1});
        continue;
      }
      const Json tests = value.is_object() ? value : Json{{"EQ", value}};
      for (const auto& [op, argument] : tests.items()) {
        if (name == "TAG" || name == "DEP")
          BEDE_CHECKED(label_test(name == "TAG", op, argument, token, work));
        else
          BEDE_CHECKED(word_test(name == "LOWER"  ? Field::Lower
                                 : name == "NORM" ? Field::Norm
                                                  : Field::Text,
                                 op, argument, token));
      }
    }
    return token;
  }

  Result<void> rule(const Json& json, Pattern::Work& work) {
    Rule rule;
    const auto number = static_cast<std::int32_t>(out.rules_.size());
    rule.index = json.at("index").get<std::int32_t>();
    for (const Json& pattern : json.at("patterns")) {
      std::vector<TokenPattern> tokens;
      for (const Json& token : pattern) {
        BEDE_TRY(read, token_pattern(token, work));
        tokens.push_back(std::move(read));
      }
      const auto size = static_cast<std::int32_t>(tokens.size());
      if (size == 0 || rule.index >= size || rule.index < -size) return pack.bad("language/manifest", "has a bad rule");
      out.reach_ = std::max(out.reach_, tokens.size() - 1);
      rule.patterns.push_back(std::move(tokens));
    }
    if (rule.patterns.size() > 255) return pack.bad("language/manifest", "has a rule of too many patterns");
    for (const auto& [name, value] : json.at("attrs").items()) {
      if (name == "LEMMA") {
        const std::string lemma = value.get<std::string>();
        rule.sets.lemma = {number, static_cast<std::uint32_t>(out.lemmas_.size())};
        out.lemmas_.push_back(lemma);
        continue;
      }
      const auto label = value.get<std::uint32_t>();
      if (label >= labels.size()) return pack.bad("language/manifest", "has a rule that sets an unknown label");
      RuledToken::Value& at = name == "POS"     ? rule.sets.pos
                              : name == "MORPH" ? rule.sets.morph
                              : name == "TAG"   ? rule.sets.tag
                                                : rule.sets.dep;
      at = {number, label};
    }
    out.rules_.push_back(std::move(rule));
    return {};
  }
};

Result<RulerTables> RulerTables::read(const Pack& pack, const Json& rules, std::size_t) {
  BEDE_TRY(labels, StringTable::read(pack, "language/labels"));
  Builder builder{pack, labels, {}};
  const auto work = Pattern::make_work();
  try {
    for (const Json& json : rules) BEDE_CHECKED(builder.rule(json, *work));
  } catch (const Json::exception& e) {
    return pack.bad("language/manifest", std::string("has a bad rule: ") + e.what());
  }
  return std::move(builder.out);
}

std::uint32_t RulerTables::class_of(const Word& word, Classes& classes, Pattern::Work& work) const {
  std::string answers(questions_.size() + 1, '\0');
  answers.back() = word.is_space ? 1 : 0;
  const auto met = lower_questions_.find(std::string(word.lower));
  if (met != lower_questions_.end())
    for (const std::size_t question : met->second) answers[question] = 1;
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    const WordQuestion& question = questions_[i];
    if (!question.pattern && question.field == Field::Lower) continue;
    const std::string_view text = question.field == Field::Lower  ? word.lower
                                  : question.field == Field::Norm ? word.norm
                                                                  : word.text;
    const bool yes = question.pattern ? question.pattern->find(text, 0, false, work).has_value()
                                      : std::binary_search(question.texts.begin(), question.texts.end(), text);
    answers[i] = yes ? 1 : 0;
  }
  const auto [at, is_new] = classes.numbers.try_emplace(answers, static_cast<std::uint32_t>(classes.sets.size()));
  if (is_new) classes.sets.push_back(answers);
  return at->second;
}

bool AttributeRuler::fits(const RulerTables::TokenPattern& pattern, const Input& token) const {
  const std::string& answers = classes_.sets[token.word_class];
  for (const auto& test : pattern.labels)
    if (!test.passes[test.is_tag ? token.tag : token.dep]) return false;
  for (const auto& test : pattern.words) {
    const bool yes = test.question == RulerTables::space_question ? answers.back() != 0 : answers[test.question] != 0;
    if (yes != test.wanted) return false;
  }
  return true;
}

const AttributeRuler::Known& AttributeRuler::known(const Input& token) {
  const std::uint64_t key = static_cast<std::uint64_t>(token.word_class) << 32 | token.tag << 16 | token.dep;
  const auto [at, is_new] = known_.try_emplace(key);
  if (!is_new) return at->second;
  Known& result = at->second;
  for (std::size_t r = 0; r < tables_.rules_.size(); ++r) {
    const auto& rule = tables_.rules_[r];
    for (std::size_t p = 0; p < rule.patterns.size(); ++p) {
      if (!fits(rule.patterns[p][0], token)) continue;
      if (rule.patterns[p].size() == 1)
        set_all(result.alone, rule.sets);
      else
        result.begins.push_back(static_cast<std::uint32_t>(r << 8 | p));
    }
  }
  return result;
}

void AttributeRuler::apply_long(std::uint32_t rule_and_pattern, std::span<const Input> tokens, std::size_t at,
                                std::vector<RuledToken>& out) const {
  const auto& rule = tables_.rules_[rule_and_pattern >> 8];
  const auto& pattern = rule.patterns[rule_and_pattern & 0xFF];
  if (at + pattern.size() > tokens.size()) return;
  for (std::size_t i = 1; i < pattern.size(); ++i)
    if (!fits(pattern[i], tokens[at + i])) return;
  const std::int32_t index = rule.index >= 0 ? rule.index : rule.index + static_cast<std::int32_t>(pattern.size());
  set_all(out[at + static_cast<std::size_t>(index)], rule.sets);
}

void AttributeRuler::apply(std::span<const Input> tokens, std::vector<RuledToken>& out) {
  out.resize(tokens.size());
  struct Begin {
    std::uint32_t rule_and_pattern;
    std::size_t at;
  };
  std::vector<Begin> begins;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Known& found = known(tokens[i]);
    out[i] = found.alone;
    for (const std::uint32_t begin : found.begins) begins.push_back({begin, i});
  }
  for (const Begin& begin : begins) apply_long(begin.rule_and_pattern, tokens, begin.at, out);
}

}  // namespace bede
