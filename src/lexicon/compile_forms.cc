// SPDX-License-Identifier: Apache-2.0
// The regular forms of the predicates' verbs, so that they are known whatever a model takes for their base.
#include "lexicon/compiler.h"

namespace bede {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends)
    if (word.ends_with(end)) return true;
  return false;
}

// stage -> staged, stages, staging; deny -> denied, denies, denying; bar -> barred, barring (and bared: harmless, since
// no verb of the lexicon is meant by it).
std::vector<std::string> regular_forms(const std::string& word) {
  std::vector<std::string> forms;
  const std::string stem = word.substr(0, word.size() - 1);
  const char last = word.back(), before = word[word.size() - 2];
  if (last == 'e') {
    forms = {word + "d", word + "s", (before == 'i' ? word.substr(0, word.size() - 2) + "y" : stem) + "ing"};
    return forms;
  }
  if (last == 'y' && !is_vowel(before)) return {stem + "ied", stem + "ies", word + "ing"};
  forms = {word + "ed", word + "ing", word + (ends_with_any(word, {"s", "sh", "ch", "x", "z", "o"}) ? "es" : "s")};
  if (!is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && is_vowel(before)) {
    forms.push_back(word + last + "ed");
    forms.push_back(word + last + "ing");
  }
  return forms;
}

}  // namespace

void Compiler::add_forms(const Predicate& predicate) {
  if (predicate.part != Part::Verb || predicate.head == 0) return;
  const std::string base = words_[predicate.head];
  if (base.size() < 3) return;
  for (const std::string& form : regular_forms(base)) base_of_.try_emplace(word(form), predicate.head);
}

}  // namespace bede
