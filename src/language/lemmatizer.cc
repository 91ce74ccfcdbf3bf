// SPDX-License-Identifier: Apache-2.0
#include "language/lemmatizer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bede {
namespace {

// The value of a field of "Number=Plur|Tense=Past"; empty where absent.
std::string_view field(std::string_view morph, std::string_view name) {
  while (!morph.empty()) {
    const std::size_t end = std::min(morph.find('|'), morph.size());
    const std::string_view one = morph.substr(0, end);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
      return one.substr(name.size() + 1);
    morph.remove_prefix(std::min(end + 1, morph.size()));
  }
  return {};
}

bool has(const std::vector<std::string>& forms, std::string_view form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

Result<Lemmatizer> Lemmatizer::read(const Pack& pack, const nlohmann::json& manifest) {
  Lemmatizer out;
  out.lookup_ = manifest.value("mode", "") == "lookup";
  out.english_ = manifest.value("english", false);
  out.overwrite_ = manifest.value("overwrite", false);
  if (out.lookup_) {
    BEDE_TRY(ids, pack.array<std::uint64_t>("language/lemma_ids"));
    BEDE_TRY(lemmas, StringTable::read(pack, "language/lemmas"));
    if (ids.size() != lemmas.size()) return pack.bad("language/lemmas", "does not fit its numbers");
    out.ids_ = ids;
    out.lemmas_ = lemmas;
    return out;
  }
  for (const auto& name : manifest.value("parts", nlohmann::json::array())) {
    const std::string part = name.is_string() ? name.get<std::string>() : "";
    const std::string section = "lemma/" + part + "/";
    BEDE_TRY(rules, StringTable::read(pack, section + "rules"));
    BEDE_TRY(exceptions, StringTable::read(pack, section + "exceptions"));
    BEDE_TRY(forms, StringTable::read(pack, section + "forms"));
    BEDE_TRY(index, StringTable::read(pack, section + "index"));
    BEDE_TRY(begins, pack.array<std::uint32_t>(section + "begins"));
    const bool fits = rules.size() % 2 == 0 && begins.size() == exceptions.size() + 1 && begins.front() == 0 &&
                      begins.back() == forms.size() && std::is_sorted(begins.begin(), begins.end());
    if (!fits) return pack.bad(section + "begins", "does not fit its forms");
    out.parts_[part] = Part{rules, exceptions, forms, index, begins};
  }
  return out;
}

// A form that needs no lemmatizing: spaCy has this for English alone.
bool Lemmatizer::is_base_form(std::string_view pos, std::string_view morph) const {
  if (!english_) return false;
  if (pos == "noun" && field(morph, "Number") == "Sing") return true;
  if (pos == "verb" && field(morph, "VerbForm") == "Fin" && field(morph, "Tense") == "Pres" &&
      field(morph, "Number").empty())
    return true;
  const std::string_view form = field(morph, "VerbForm");
  return form == "Inf" || form == "None" || field(morph, "Degree") == "Pos";
}

// Forms that a rule makes and the index knows go to the front, so the last such rule wins; exceptions go before them.
std::string Lemmatizer::by_rules(const Part& part, std::string_view text, std::string_view lower,
                                 const Characters& characters) const {
  std::vector<std::string> forms, unknown;
  for (std::size_t i = 0; i < part.rules.size(); i += 2) {
    const std::string_view ending = part.rules[i], replacement = part.rules[i + 1];
    if (!lower.ends_with(ending)) continue;
    std::string form(lower.substr(0, lower.size() - ending.size()));
    form += replacement;
    if (form.empty()) continue;
    if (part.index.contains_sorted(form))
      forms.insert(forms.begin(), std::move(form));
    else if (!characters.all(Characters::Letter, form))
      forms.push_back(std::move(form));
    else
      unknown.push_back(std::move(form));
  }
  const std::size_t exception = part.exceptions.find_sorted(lower);
  if (exception != part.exceptions.size())
    for (std::uint32_t i = part.begins[exception]; i < part.begins[exception + 1]; ++i)
      if (!has(forms, part.forms[i])) forms.insert(forms.begin(), std::string(part.forms[i]));
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(text) : unknown.front();
}

std::string Lemmatizer::lemma(const Word& word, std::string_view pos, std::string_view morph,
                              const Characters& characters) const {
  if (lookup_) {
    const std::uint64_t id = word.ids[static_cast<std::size_t>(Feature::Orth)];
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    const bool found = at != ids_.end() && *at == id;
    return std::string(found ? lemmas_[static_cast<std::size_t>(at - ids_.begin())] : word.text);
  }
  const std::string part_name = characters.lower(pos);
  if (part_name.empty() || part_name == "eol" || part_name == "space") return std::string(word.lower);
  if (is_base_form(part_name, morph)) return std::string(word.lower);
  const auto part = parts_.find(part_name);
  if (part == parts_.end()) return std::string(part_name == "propn" ? word.text : word.lower);
  return by_rules(part->second, word.text, word.lower, characters);
}

}  // namespace bede
