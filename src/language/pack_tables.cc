// SPDX-License-Identifier: Apache-2.0
// The tables of a package: tokenizer, norms, attribute ruler, lemmatizer.
#include <algorithm>
#include <set>
#include <sstream>

#include "base/mapped_file.h"
#include "language/affixes.h"
#include "language/pack_parts.h"
#include "language/string_id.h"

namespace bede {
namespace {

// Keys of spaCy's msgpack maps: the numbers of ORTH and NORM.
constexpr const char* orth_key = "65";
constexpr const char* norm_key = "67";

std::string text_or_empty(const Json& map, const char* key) {
  const auto found = map.find(key);
  return found != map.end() && found->is_string() ? found->get<std::string>() : "";
}

// The rows of a two-column table of ours below its heading.
Result<std::vector<std::pair<std::string, std::string>>> read_pairs(const std::filesystem::path& file) {
  BEDE_TRY(bytes, read_file(file));
  std::vector<std::pair<std::string, std::string>> rows;
  std::istringstream lines(bytes);
  std::string line;
  std::getline(lines, line);
  for (std::size_t number = 2; std::getline(lines, line); ++number) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos)
      return Error{ErrorKind::BadData, "this row has one column; it needs two, with a tab between them",
                   file.string() + ":" + std::to_string(number)};
    rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

// "b=1,0|A=x" -> "A=x|b=0,1", as spaCy's Morphology has it; "_" is the empty one.
std::string normal_morphology(const std::string& text) {
  if (text == "_") return "";
  const auto split = [](const std::string& all, char at) {
    std::vector<std::string> parts;
    std::istringstream stream(all);
    for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
    return parts;
  };
  const auto join = [](const std::vector<std::string>& parts, char with) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : std::string(1, with)) + part;
    return out;
  };
  std::vector<std::string> fields;
  for (const std::string& field : split(text, '|')) {
    const auto equals = field.find('=');
    if (equals == std::string::npos) continue;
    auto values = split(field.substr(equals + 1), ',');
    std::sort(values.begin(), values.end());
    fields.push_back(field.substr(0, equals + 1) + join(values, ','));
  }
  std::sort(fields.begin(), fields.end());
  return join(fields, '|');
}

constexpr const char* parts_of_speech[] = {"ADJ",   "ADP",  "ADV",  "AUX",  "CONJ", "CCONJ", "DET",
                                           "INTJ",  "NOUN", "NUM",  "PART", "PRON", "PROPN", "PUNCT",
                                           "SCONJ", "SYM",  "VERB", "X",    "EOL",  "SPACE"};
constexpr int first_part_of_speech = 84;  // spaCy's number of ADJ; the others follow

}  // namespace

Result<Json> pack_tokenizer(const Json& tokenizer, const std::string& path, PackWriter& writer) {
  const std::string prefix = text_or_empty(tokenizer, "prefix_search"),
                    suffix = text_or_empty(tokenizer, "suffix_search"),
                    infix = text_or_empty(tokenizer, "infix_finditer"), url = text_or_empty(tokenizer, "url_match"),
                    token = text_or_empty(tokenizer, "token_match");
  auto compiled = Affixes::compile({prefix, suffix, infix, url, token});
  if (!compiled.ok()) return Error{compiled.error().kind, compiled.error().message, path};
  writer.add_strings("language/patterns", {prefix, suffix, infix, url, token});

  std::vector<std::string> keys, texts, norms, special_keys, special_texts;
  std::vector<std::uint32_t> begins{0}, special_begins{0};
  const auto work = Pattern::make_work();
  const Json exceptions = tokenizer.value("exceptions", Json::object());
  const bool faster = tokenizer.value("faster_heuristics", true);
  for (const auto& [key, pieces] : exceptions.items()) {
    keys.push_back(key);
    for (const Json& piece : pieces) {
      texts.push_back(text_or_empty(piece, orth_key));
      norms.push_back(text_or_empty(piece, norm_key));
    }
    begins.push_back(static_cast<std::uint32_t>(texts.size()));
    // Exceptions that affixes would break are looked for once more in the tokens: this is what they break into.
    if (faster && !compiled->found_in(key, *work) && key.find(' ') == std::string::npos) continue;
    std::vector<Piece> broken;
    std::size_t at = 0;
    for (std::size_t end; at < key.size(); at = end) {  // no key has other white space than blanks
      const bool blank = key[at] == ' ';
      for (end = at; end < key.size() && (key[end] == ' ') == blank;) ++end;
      broken.clear();
      compiled->split(std::string_view(key).substr(at, end - at), nullptr, *work, broken);
      for (const Piece& piece : broken) special_texts.push_back(key.substr(at + piece.begin, piece.end - piece.begin));
      if (!blank && end < key.size()) ++end;
    }
    special_begins.push_back(static_cast<std::uint32_t>(special_texts.size()));
  }
  writer.add_strings("language/exceptions", keys);
  writer.add_strings("language/exception_texts", texts);
  writer.add_strings("language/exception_norms", norms);
  writer.add_array("language/exception_begins", begins);
  writer.add_strings("language/special_texts", special_texts);
  writer.add_array("language/special_begins", special_begins);
  return Json{{"exceptions", keys.size()}};
}

Result<void> pack_norms(const Json& lookups, const std::filesystem::path& data, PackWriter& writer) {
  std::vector<std::pair<std::uint64_t, std::string>> norms;
  if (lookups.contains("lexeme_norm"))
    for (const auto& [id, norm] : lookups["lexeme_norm"].items()) norms.emplace_back(std::stoull(id), norm);
  std::sort(norms.begin(), norms.end());
  std::vector<std::uint64_t> ids;
  std::vector<std::string> texts;
  for (auto& [id, norm] : norms) {
    ids.push_back(id);
    texts.push_back(norm);
  }
  writer.add_array("language/norm_ids", ids);
  writer.add_strings("language/norms", texts);

  BEDE_TRY(base, read_pairs(data / "spacy/base_norms.tsv"));
  BEDE_TRY(symbols, read_pairs(data / "spacy/symbols.tsv"));
  std::vector<std::string> base_texts, base_norms, symbol_texts;
  std::vector<std::uint64_t> symbol_ids;
  for (const auto& [text, norm] : base) {
    base_texts.push_back(text);
    base_norms.push_back(norm);
  }
  for (const auto& [text, id] : symbols) {
    symbol_texts.push_back(text);
    symbol_ids.push_back(std::stoull(id));
  }
  writer.add_strings("language/base_texts", base_texts);
  writer.add_strings("language/base_norms", base_norms);
  writer.add_strings("language/symbols", symbol_texts);
  writer.add_array("language/symbol_ids", symbol_ids);
  return {};
}

Result<Json> pack_ruler(const Json& patterns, const std::string& path, LabelNumbers& labels) {
  const auto cannot = [&](const std::string& what) {
    return Error{ErrorKind::Unsupported, "the attribute ruler " + what, path};
  };
  static const std::set<std::string> matched = {"TAG", "LOWER", "ORTH", "TEXT", "DEP", "IS_SPACE", "NORM"};
  static const std::set<std::string> operators = {"IN", "NOT_IN", "REGEX"};
  static const std::set<std::string> assigned = {"POS", "MORPH", "LEMMA", "TAG", "DEP"};
  Json rules = Json::array();
  for (const Json& rule : patterns) {
    Json out{{"patterns", rule.at("patterns")}, {"index", rule.value("index", 0)}, {"attrs", Json::object()}};
    for (const Json& pattern : rule.at("patterns")) {
      for (const Json& token : pattern) {
        for (const auto& [name, value] : token.items()) {
          if (!matched.contains(name)) return cannot("looks at " + name + ", which Bede does not");
          if (value.is_object())
            for (const auto& [op, argument] : value.items())
              if (!operators.contains(op)) return cannot("uses " + op + ", which Bede does not know");
        }
      }
    }
    for (const auto& [name, value] : rule.at("attrs").items()) {
      if (!assigned.contains(name)) return cannot("sets " + name + ", which Bede does not");
      std::string text = value.is_string() ? value.get<std::string>() : "";
      if (name == "POS" && value.is_number()) {
        const int number = value.get<int>() - first_part_of_speech;
        if (number < 0 || number >= static_cast<int>(std::size(parts_of_speech))) return cannot("sets an unknown POS");
        text = parts_of_speech[number];
      } else if (!value.is_string()) {
        return cannot("sets " + name + " to something other than text");
      }
      if (name == "LEMMA")
        out["attrs"][name] = text;
      else
        out["attrs"][name] = labels.of(name == "MORPH" ? normal_morphology(text) : text);
    }
    rules.push_back(std::move(out));
  }
  return rules;
}

namespace {

// Languages whose lemmatizer is a class of their own in spaCy 3.8 (spacy/lang/*/lemmatizer.py); English has one too,
// which the runtime knows.
bool has_own_lemmatizer(const std::string& language) {
  static const std::set<std::string> own = {"ca", "el", "es", "fr", "ga", "ht", "it", "mk", "nl", "pl", "ru", "uk"};
  return own.contains(language);
}

void add_lookup(const Json& table, PackWriter& writer) {
  std::vector<std::pair<std::uint64_t, std::string>> rows;
  for (const auto& [id, lemma] : table.items()) {
    const Json& first = lemma.is_array() && !lemma.empty() ? lemma[0] : lemma;
    if (first.is_string()) rows.emplace_back(std::stoull(id), first.get<std::string>());
  }
  std::sort(rows.begin(), rows.end());
  std::vector<std::uint64_t> ids;
  std::vector<std::string> lemmas;
  for (auto& [id, lemma] : rows) {
    ids.push_back(id);
    lemmas.push_back(lemma);
  }
  writer.add_array("language/lemma_ids", ids);
  writer.add_strings("language/lemmas", lemmas);
}

// The rules, exceptions and words of one part of speech; an absent table is empty.
void add_part(const std::string& name, const Json& rules, const Json& exceptions, const Json& index,
              PackWriter& writer) {
  std::vector<std::string> endings, words, forms;
  std::vector<std::uint32_t> begins{0};
  for (const Json& rule : rules) {
    endings.push_back(rule.at(0).get<std::string>());
    endings.push_back(rule.at(1).get<std::string>());
  }
  for (const auto& [word, lemmas] : exceptions.items()) {
    words.push_back(word);
    for (const Json& lemma : lemmas) forms.push_back(lemma.get<std::string>());
    begins.push_back(static_cast<std::uint32_t>(forms.size()));
  }
  std::vector<std::string> known = index.get<std::vector<std::string>>();
  std::sort(known.begin(), known.end());
  writer.add_strings("lemma/" + name + "/rules", endings);
  writer.add_strings("lemma/" + name + "/exceptions", words);
  writer.add_strings("lemma/" + name + "/forms", forms);
  writer.add_array("lemma/" + name + "/begins", begins);
  writer.add_strings("lemma/" + name + "/index", known);
}

}  // namespace

Result<Json> pack_lemmatizer(const Json& lookups, const std::string& mode, const std::string& language,
                             const std::filesystem::path& data, const std::string& path, PackWriter& writer) {
  if (mode != "rule" && mode != "lookup")
    return Error{ErrorKind::Unsupported, "the lemmatizer's mode \"" + mode + "\" is none that Bede can run", path};
  if (has_own_lemmatizer(language))
    return Error{ErrorKind::Unsupported,
                 "the lemmatizer of the language \"" + language + "\" is none that Bede can run", path};
  Json out{{"mode", mode}, {"english", language == "en"}, {"parts", Json::array()}};
  if (mode == "lookup") {
    add_lookup(lookups.value("lemma_lookup", Json::object()), writer);
    return out;
  }
  BEDE_TRY(symbols, read_pairs(data / "spacy/symbols.tsv"));
  for (std::string name : parts_of_speech) {
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    const auto symbol =
        std::find_if(symbols.begin(), symbols.end(), [&](const auto& row) { return row.first == name; });
    const std::string id = symbol != symbols.end() ? symbol->second : std::to_string(murmur_64a(name));
    const auto table = [&](const char* kind, const Json& empty) {
      return lookups.contains(kind) ? lookups[kind].value(id, empty) : empty;
    };
    const Json rules = table("lemma_rules", Json::array()), exceptions = table("lemma_exc", Json::object()),
               index = table("lemma_index", Json::array());
    if (rules.empty() && exceptions.empty() && index.empty()) continue;
    add_part(name, rules, exceptions, index, writer);
    out["parts"].push_back(name);
  }
  return out;
}

}  // namespace bede
