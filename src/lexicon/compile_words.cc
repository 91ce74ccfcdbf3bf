// SPDX-License-Identifier: Apache-2.0
// Words, texts, predicates, slots; and the tables of words of closed classes.
#include <fmt/format.h>

#include <algorithm>

#include "lexicon/choices.h"
#include "lexicon/compiler.h"

namespace bede {
namespace {

constexpr std::string_view need_names[] = {"actor",  "person", "state",  "armed",   "place", "none",     "some",
                                           "weapon", "voice",  "relief", "foreign", "money", "irregular"};
static_assert(std::size(need_names) == need_count);

// Links inside a noun of several words: what hangs on its head by a preposition stands behind it.
constexpr std::string_view noun_links[] = {"of", "to", "on", "in", "for", "with", "from", "against", "at", "by"};

// "sit-in": what stands behind a hyphen links nothing.
bool is_joined(std::string_view phrase, std::string_view word) {
  const std::size_t at = phrase.find(word, phrase.find('-'));
  return at != std::string_view::npos && phrase[at - 1] == '-';
}

}  // namespace

unsigned RowReader::place(std::string_view column) const {
  const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
  return static_cast<unsigned>(found - table_.columns.begin());
}

void RowReader::complain(std::string_view column, std::string message) const {
  complaints_.push_back({table_.path, row_.line, place(column) + 1, std::move(message)});
}

Days RowReader::days() const {
  Days days;
  const auto from = parse_days(cell("from")), to = parse_days(cell("to"));
  if (from) days.first = from->first;
  if (to) days.last = to->last;
  if (days.first > days.last)
    complain("to", fmt::format("it ends ({}) before it begins ({})", cell("to"), cell("from")));
  return days;
}

std::optional<std::size_t> RowReader::choice(std::string_view column, std::span<const std::string_view> names) const {
  const std::string& found = cell(column);
  const auto at = std::find(names.begin(), names.end(), found);
  if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  return std::nullopt;  // the schema has complained
}

WordId Compiler::word(std::string_view folded) {
  const auto [at, is_new] = word_numbers_.try_emplace(std::string(folded), static_cast<WordId>(words_.size()));
  if (is_new) words_.emplace_back(folded);
  return at->second;
}

TextId Compiler::text(std::string_view text) {
  const auto [at, is_new] = text_numbers_.try_emplace(std::string(text), static_cast<TextId>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return at->second;
}

std::vector<WordId> Compiler::words_of(std::string_view phrase) {
  std::vector<WordId> words;
  for (const std::string_view piece : split_name(phrase)) {
    folding_.fold(piece, buffer_);
    if (!buffer_.empty()) words.push_back(word(buffer_));
  }
  return words;
}

Predicate Compiler::predicate_of(const RowReader& row, std::string_view phrase, std::string_view part) {
  Predicate predicate;
  // "peacekeeper < arrive": what stands before the sign is the verb's own subject.
  const std::size_t sign = phrase.find('<');
  std::vector<WordId> words = sign == std::string_view::npos ? std::vector<WordId>() : words_of(phrase.substr(0, sign));
  const std::size_t subject_words = words.size();
  for (const WordId word : words_of(sign == std::string_view::npos ? phrase : phrase.substr(sign + 1)))
    words.push_back(word);
  if (const auto number = row.choice(part, word_parts)) predicate.part = static_cast<Part>(*number);
  predicate.text = text(phrase);
  predicate.place = place_of(row);
  if (words.empty() || words.size() > 8) {
    row.complain(row.table().columns[0], fmt::format("'{}' has {} words; 1 to 8 can be found", phrase, words.size()));
    return predicate;
  }
  std::size_t head = 0;
  if (predicate.part == Part::Verb) {
    // "machine-gun": the second half is what bends.
    const std::string_view verb = sign == std::string_view::npos ? phrase : phrase.substr(sign + 1);
    const std::string_view first = verb.substr(0, verb.find(' ', verb.find_first_not_of(' ')));
    head = subject_words + std::max<std::size_t>(words_of(first).size(), 1) - 1;
  }
  if (head == words.size()) {
    row.complain(row.table().columns[0], fmt::format("'{}' has no verb behind the '<'", phrase));
    return predicate;
  }
  if (predicate.part == Part::Noun || predicate.part == Part::Document) {
    head = words.size() - 1;
    for (std::size_t i = words.size() - 1; i > 0; --i)
      if (std::find(std::begin(noun_links), std::end(noun_links), words_[words[i]]) != std::end(noun_links) &&
          !is_joined(phrase, words_[words[i]]))
        head = i - 1;
  }
  predicate.head_at = static_cast<std::uint8_t>(head);
  predicate.head = words[head];
  predicate.words.begin = static_cast<std::uint32_t>(predicate_words_.size());
  predicate_words_.insert(predicate_words_.end(), words.begin(), words.end());
  predicate.words.end = static_cast<std::uint32_t>(predicate_words_.size());
  return predicate;
}

SlotId Compiler::slot_of(std::string_view name) {
  const auto* found = std::find(function_slots.begin() + slot::subject, function_slots.end(), name);
  if (found != function_slots.end()) return static_cast<SlotId>(found - function_slots.begin());
  return slot::first_preposition + word(name);
}

Range Compiler::slots_of(const RowReader& row, std::string_view column) {
  Range range{static_cast<std::uint32_t>(slots_.size()), 0};
  for (const std::string_view name : row.parts(column)) slots_.push_back(slot_of(name));
  range.end = static_cast<std::uint32_t>(slots_.size());
  return range;
}

Range Compiler::needs_of(const RowReader& row) {
  Range range{static_cast<std::uint32_t>(requirements_.size()), 0};
  for (const std::string_view part : split_cell(row.cell("requires"), ';')) {
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals), kind = part.substr(std::min(equals + 1, part.size()));
    const auto* need = std::find(std::begin(need_names), std::end(need_names), kind);
    if (need == std::end(need_names)) {
      row.complain("requires", fmt::format("'{}' is none of {}", kind, listed(need_names)));
      continue;
    }
    requirements_.push_back({slot_of(name), static_cast<Need>(need - std::begin(need_names))});
  }
  range.end = static_cast<std::uint32_t>(requirements_.size());
  return range;
}

std::uint64_t Compiler::bits_of(const RowReader& row, std::string_view column,
                                const std::map<std::string, std::size_t>& names) {
  std::uint64_t bits = 0;
  for (const std::string_view name : row.parts(column)) {
    const auto found = names.find(std::string(name));
    if (found == names.end())
      row.complain(column, fmt::format("'{}' is not in the table of {}", name, column));
    else if (found->second < 64)  // of more, the table has been complained of
      bits |= std::uint64_t{1} << found->second;
  }
  return bits;
}

std::uint32_t Compiler::state_of(const RowReader& row, std::string_view column) {
  const std::string& code = row.cell(column);
  if (code.empty()) return no_row;
  const auto found = state_numbers_.find(code);
  if (found != state_numbers_.end()) return static_cast<std::uint32_t>(found->second);
  row.complain(column, fmt::format("'{}' is no state's code in actors/states", code));
  return no_row;
}

void Compiler::compile_terms(const Tables& tables) {
  const auto add_phrases = [&](const RowReader& row, std::string_view column, TermKind kind, std::string_view of_class,
                               std::string_view value) {
    for (const std::string_view phrase : row.parts(column)) {
      terms_.add(words_of(phrase), static_cast<std::uint32_t>(term_rows_.size()));
      term_rows_.push_back({text(phrase), text(of_class), text(value), place_of(row), kind});
    }
  };
  const auto add = [&](const RowReader& row, TermKind kind, std::string_view of_class, std::string_view value) {
    add_phrases(row, "word", kind, of_class, value);
  };
  each_row(tables, "actors/first_names", [&](const RowReader& row) {
    add_phrases(row, "name", TermKind::FirstName, "first_name", row.cell("gender"));
  });
  each_row(tables, "grammar/words", [&](const RowReader& row) {
    if (!is_grammar(row.cell("class"), row.cell("value")))
      row.complain("class", fmt::format("the class '{}' with the value '{}' is not known", row.cell("class"),
                                        row.cell("value")));
    add(row, TermKind::Grammar, row.cell("class"), row.cell("value"));
  });
  each_row(tables, "events/ordinary_verbs",
           [&](const RowReader& row) { add_phrases(row, "verb", TermKind::Grammar, "ordinary_verb", {}); });
  each_row(tables, "dates/words",
           [&](const RowReader& row) { add(row, TermKind::Date, row.cell("class"), row.cell("value")); });
  // A feast is named in dates/words; here are its days.
  each_row(tables, "dates/feasts", [&](const RowReader& row) {
    term_rows_.push_back(
        {text(row.cell("feast")), text("feast_day"), text(row.cell("day")), place_of(row), TermKind::Date});
  });
  each_row(tables, "dates/state_holidays", [&](const RowReader& row) {
    if (state_of(row, "country") == no_row) return;
    add_phrases(row, "name", TermKind::Date, "state_holiday",
                fmt::format("{} {}", row.cell("country"), row.cell("value")));
  });
  each_row(tables, "places/words", [&](const RowReader& row) { add(row, TermKind::PlaceWord, row.cell("grain"), {}); });
  each_row(tables, "events/guards",
           [&](const RowReader& row) { add(row, TermKind::Guard, row.cell("domain"), row.cell("strength")); });
  each_row(tables, "events/context_words", [&](const RowReader& row) {
    if (!context_numbers_.contains(row.cell("context")))
      row.complain("context", fmt::format("'{}' is not in codes/contexts", row.cell("context")));
    add(row, TermKind::Context, row.cell("context"), row.cell("part"));
  });
  each_row(tables, "events/terms", [&](const RowReader& row) {
    if ((row.cell("role") == "scope") == row.cell("value").empty())
      row.complain("value", "a scope has a value, and no other role has");
    add(row, TermKind::Agreement, row.cell("role"), row.cell("value"));
  });
}

}  // namespace bede
