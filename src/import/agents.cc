// SPDX-License-Identifier: Apache-2.0
#include "import/agents.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/codes.h"
#include "import/names.h"

namespace bede {
namespace {

constexpr std::size_t most_alternatives = 200;  // of one line

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(by, at), text.size());
    if (const auto part = without_blanks(text.substr(at, end - at)); !part.empty()) parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

// "party" -> "parties", "boy" -> "boys", "boss" -> "bosses"
std::string regular_plural(std::string_view word) {
  std::string plural(word);
  const char last = plural.back(), before = plural.size() > 1 ? plural[plural.size() - 2] : ' ';
  const bool vowel = std::string_view("aeiou").find(before) != std::string_view::npos;
  if (last == 'y' && !vowel) {
    plural.back() = 'i';
    return plural + "es";
  }
  const bool hisses = last == 's' || last == 'x' || (last == 'h' && (before == 'c' || before == 's'));
  return plural + (hisses ? "es" : "s");
}

class AgentReader {
 public:
  AgentReader(const KnownActors& known, ImportedRows& rows, Notes& notes) : known_(known), rows_(rows), notes_(notes) {}

  // "!PERSON! = MAN, WOMAN"; false: it is no such line.
  bool read_set(const DictionaryLine& line) {
    const std::string_view text = line.text;
    if (!text.starts_with('!')) return false;
    const std::size_t end = text.find('!', 1), equals = text.find('=');
    if (end == std::string_view::npos || equals == std::string_view::npos || equals < end) return false;
    if (!without_blanks(text.substr(end + 1, equals - end - 1)).empty()) return false;
    std::vector<std::string>& set = sets_[std::string(text.substr(1, end - 1))];
    for (std::string_view item : split(text.substr(equals + 1), ",")) {
      while (item.ends_with('_')) item.remove_suffix(1);
      set.emplace_back(item);
    }
    if (set.empty()) notes_.dropped(line.number, "a set without words");
    return true;
  }

  void read_agent(const DictionaryLine& line);

 private:
  struct Parts {
    std::string_view phrase, plural, code;
    bool has_plural = false;  // also where it is empty: there is none
  };
  std::string split_line(std::string_view text, Parts& parts) const;
  std::string expand(std::string_view phrase, std::vector<std::string>& out) const;
  std::string read_code(std::string_view text, const DictionaryLine& line, std::string& code);
  void add_role(const std::string& role, const std::string& plural, const std::string& code, std::size_t line);

  const KnownActors& known_;
  ImportedRows& rows_;
  Notes& notes_;
  std::map<std::string, std::vector<std::string>, std::less<>> sets_;
};

// What is wrong with the line, or nothing.
std::string AgentReader::split_line(std::string_view text, Parts& parts) const {
  const std::size_t code = text.find('[');
  if (code == std::string_view::npos) return "no code stands in brackets";
  const std::size_t end = text.find(']', code);
  if (end == std::string_view::npos) return "the code is not closed by a bracket";
  parts.code = text.substr(code + 1, end - code - 1);
  parts.phrase = text.substr(0, code);
  const std::size_t brace = parts.phrase.find('{');
  if (brace == std::string_view::npos) return {};
  const std::size_t closed = parts.phrase.find('}', brace);
  if (closed == std::string_view::npos) return "the plural is not closed by }";
  parts.plural = without_blanks(parts.phrase.substr(brace + 1, closed - brace - 1));
  parts.phrase = parts.phrase.substr(0, brace);
  parts.has_plural = true;
  return {};
}

// The phrase with each of its sets' words in turn. What is wrong with it, or nothing.
std::string AgentReader::expand(std::string_view phrase, std::vector<std::string>& out) const {
  out = {""};
  while (true) {
    const std::size_t begin = phrase.find('!');
    for (std::string& each : out) each += phrase.substr(0, begin);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = phrase.find('!', begin + 1);
    const auto set =
        end == std::string_view::npos ? sets_.end() : sets_.find(phrase.substr(begin + 1, end - begin - 1));
    if (set == sets_.end() || set->second.empty())
      return fmt::format("'{}' names no set of this file", phrase.substr(begin));
    if (out.size() * set->second.size() > most_alternatives)
      return fmt::format("its sets give more than {} phrases", most_alternatives);
    std::vector<std::string> longer;
    for (const std::string& each : out)
      for (const std::string& word : set->second) longer.push_back(each + word);
    out = std::move(longer);
    phrase.remove_prefix(end + 1);
  }
}

// What is wrong with it, or nothing.
std::string AgentReader::read_code(std::string_view text, const DictionaryLine& line, std::string& code) {
  const std::string_view inside = without_blanks(text);
  const bool behind = inside.starts_with('~'), before = inside.ends_with('~');
  if (behind == before) return fmt::format("[{}]: an agent's code begins or ends with ~", text);
  code = code_of(behind ? inside.substr(1) : inside.substr(0, inside.size() - 1));
  if (code.empty()) return fmt::format("[{}]: a code is three capital letters or more", text);
  if (before)
    notes_.changed(line.number, fmt::format("[{}]: its code will stand behind the actor's, not before it", text));
  return {};
}

void AgentReader::read_agent(const DictionaryLine& line) {
  Parts parts;
  std::string code, fault = split_line(line.text, parts);
  if (fault.empty()) fault = read_code(parts.code, line, code);
  std::vector<std::string> phrases;
  if (fault.empty()) fault = expand(without_blanks(parts.phrase), phrases);
  if (!fault.empty()) return notes_.dropped(line.number, std::move(fault));
  std::vector<std::string> roles;
  for (const std::string& phrase : phrases) {
    std::string role = read_words(phrase, known_);
    if (role.empty())
      notes_.dropped(line.number, fmt::format("'{}' is no word for somebody", phrase));
    else
      roles.push_back(std::move(role));
  }
  std::vector<std::string> irregular;
  for (const std::string_view each : split(parts.plural, ",|"))
    if (std::string plural = read_words(each, known_); !plural.empty()) irregular.push_back(std::move(plural));
  // A set may hold both numbers: "MAN, MEN" is regular for nobody, "OFFICER, OFFICERS" is one role.
  std::vector<std::string> plurals;
  for (const std::string& role : roles)
    plurals.push_back(parts.has_plural ? joined(irregular, "|") : regular_plural(role));
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const bool is_plural = !parts.has_plural && std::find(plurals.begin(), plurals.end(), roles[i]) != plurals.end();
    if (!is_plural) add_role(roles[i], plurals[i], code, line.number);
    if (parts.has_plural) std::fill(plurals.begin(), plurals.end(), "");  // the first one's
  }
}

void AgentReader::add_role(const std::string& role, const std::string& plural, const std::string& code,
                           std::size_t line) {
  const auto [at, is_new] =
      rows_.taken.try_emplace("[~] " + name_key(role, known_), fmt::format("{}:{}", notes_.path(), line));
  if (!is_new) return notes_.dropped(line, fmt::format("'{}' stands in {} already", role, at->second));
  ++rows_.counts.agents;
  const std::vector<std::string> sectors = known_.sectors_of(code);
  ImportRow& row = rows_.roles.emplace_back();
  row["role"] = role;
  row["plural"] = plural;
  row["sectors"] = joined(sectors, "|");
  if (sectors.empty() || known_.role_of(sectors.front()) != code) row["code"] = code;
  row["kind"] = "person";
  row["note"] = fmt::format("{}:{}", std::filesystem::path(notes_.path()).filename().string(), line);
}

}  // namespace

void read_agents(const std::vector<DictionaryLine>& lines, const KnownActors& known, ImportedRows& rows, Notes& notes) {
  AgentReader reader(known, rows, notes);
  std::vector<const DictionaryLine*> agents;  // a set may stand below those that use it
  for (const DictionaryLine& line : lines)
    if (!line.text.empty() && !reader.read_set(line)) agents.push_back(&line);
  for (const DictionaryLine* line : agents) reader.read_agent(*line);
}

}  // namespace bede
