// SPDX-License-Identifier: Apache-2.0
#include "lexicon/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/day.h"
#include "lexicon/choices.h"
#include "lexicon/lexicon.h"

namespace bede {
namespace {

using Names = std::string_view;
using enum CellKind;

constexpr Names media_kinds[] = {"agency", "newspaper", "broadcaster", "magazine", "site"};
constexpr Names frame_parts[] = {"verb", "noun", "adjective"};
constexpr Names gifts[] = {"actor", "recipient"};
constexpr Names party_times[] = {"negated"};
constexpr Names strengths[] = {"past", "strong", "thing", "weak", "work", "world"};
constexpr Names agreement_roles[] = {"begins", "ends", "lasts", "scope"};
constexpr Names genders[] = {"male", "female", "both"};
constexpr Names place_word_grains[] = {"site", "city", "region", "country", "document"};

constexpr Column cameo_columns[] = {
    {"code", Digits, true}, {"label", Free, true}, {"type"}, {"mode"}, {"contexts", Words},
    {"goldstein", Number},  {"agreement", YesNo}};
constexpr Column plover_columns[] = {
    {"type", Free, true}, {"mode"}, {"quad", Number}, {"score", Number}, {"label", Free, true}};
constexpr Column context_columns[] = {{"context", Free, true}, {"label", Free, true}};
constexpr Column sector_columns[] = {{"sector", Code, true}, {"code", Code}, {"label", Free, true}};

constexpr Column state_columns[] = {{"code", Country, true}, {"name"},           {"also", Words},  {"adjective", Words},
                                    {"people", Words},       {"capital", Words}, {"seats", Words}, {"cow", Number},
                                    {"gw", Number},          {"from", Date},     {"to", Date},     {"note"}};
constexpr Column state_group_columns[] = {
    {"code", Country}, {"name"},         {"also", Words},          {"adjective", Words},
    {"people", Words}, {"words", Words}, {"members", Words, true}, {"from", Date},
    {"to", Date},      {"note"}};
constexpr Column role_columns[] = {{"role", Words, true}, {"plural", Words}, {"also", Words},
                                   {"sectors", Words},    {"code", Code},    {"kind", Choice, true, role_kinds},
                                   {"alone", YesNo},      {"note"},          {"example", Example}};
constexpr Column body_columns[] = {{"name", Words, true}, {"also", Words},    {"code", Code, true},
                                   {"country", Country},  {"sectors", Words}, {"kind", Choice, true, body_kinds},
                                   {"from", Date},        {"to", Date},       {"note"}};
constexpr Column seat_columns[] = {
    {"seat", Words, true}, {"body", Words, true}, {"from", Date}, {"to", Date}, {"note"}};
constexpr Column holder_columns[] = {
    {"name", Words, true}, {"also", Words}, {"office", Words, true}, {"of", Free, true}, {"from", Date},
    {"to", Date},          {"note"}};
constexpr Column media_columns[] = {
    {"name", Words, true}, {"also", Words}, {"country", Country}, {"kind", Choice, true, media_kinds}, {"from", Date},
    {"to", Date},          {"note"}};

constexpr Column first_name_columns[] = {{"name", Words, true}, {"gender", Choice, true, genders}, {"note"}};

constexpr Column frame_columns[] = {{"predicate", Words, true},
                                    {"part", Choice, true, frame_parts},
                                    {"actor", Slots},
                                    {"recipient", Slots},
                                    {"place", Slots},
                                    {"reciprocal", YesNo},
                                    {"mode"},
                                    {"cameo", Digits, true},
                                    {"contexts", Words},
                                    {"requires", Requires},
                                    {"harm", Choice, false, without_none(harms)},
                                    {"note"},
                                    {"example", Example, true},
                                    {"not", Example}};
constexpr Column operator_columns[] = {{"operator", Words, true},
                                       {"part", Choice, true, frame_parts},
                                       {"act", Free, true},
                                       {"actor", Slots},
                                       {"recipient", Slots},
                                       {"content", Slots},
                                       {"doer", Choice, false, without_none(doers)},
                                       {"effect", Choice, false, without_none(effects)},
                                       {"negated"},
                                       {"own"},
                                       {"note"},
                                       {"example", Example, true}};
constexpr Column embedding_columns[] = {{"word", Words, true},
                                        {"part", Choice, true, word_parts},
                                        {"content", Slots, true},
                                        {"effect", Choice, true, without_none(effects)},
                                        {"otherwise", Choice, true, without_none(effects)},
                                        {"past", Choice, false, without_none(effects)},
                                        {"perfect", Choice, false, without_none(effects)},
                                        {"note"},
                                        {"example", Example, true}};
constexpr Column act_columns[] = {
    {"act", Free, true}, {"inner", Digits}, {"type", Free, true}, {"mode"}, {"cameo", Digits, true},
    {"matter", YesNo},   {"note"},          {"example", Example}};
constexpr Column matter_columns[] = {{"matter", Words, true},
                                     {"part", Choice, true, frame_parts},
                                     {"cameo", Digits, true},
                                     {"note"},
                                     {"example", Example, true}};
constexpr Column purpose_columns[] = {
    {"deed", Digits, true}, {"purpose", CodeList, true}, {"cameo", Digits, true}, {"note"}, {"example", Example, true}};
constexpr auto speech_stances = std::span<const std::string_view>(stances).first(attitudes_from);
constexpr auto attitude_stances = std::span<const std::string_view>(stances).subspan(attitudes_from);
constexpr Column speech_columns[] = {
    {"word", Words, true}, {"part", Choice, true, word_parts},        {"speaker", Slots}, {"content", Slots},
    {"addressee", Slots},  {"stance", Choice, false, speech_stances}, {"note"},           {"example", Example, true}};
constexpr Column attitude_columns[] = {
    {"word", Words, true}, {"part", Choice, true, word_parts},         {"speaker", Slots}, {"content", Slots},
    {"addressee", Slots},  {"stance", Choice, true, attitude_stances}, {"note"},           {"example", Example, true}};
constexpr Column light_columns[] = {
    {"verb", Words, true}, {"link", Slots, true}, {"gives", Choice, true, gifts}, {"note"}, {"example", Example, true}};
constexpr Column party_columns[] = {{"word", Words, true},
                                    {"part", Choice, true, word_parts},
                                    {"event", Slots, true},
                                    {"party", Slots, true},
                                    {"gives", Choice, true, party_gifts},
                                    {"when", Choice, false, party_times},
                                    {"note"},
                                    {"example", Example, true}};
constexpr Column context_word_columns[] = {
    {"word", Words, true}, {"part", Choice, false, word_parts}, {"context", Free, true}, {"note"}};
constexpr Column agreement_term_columns[] = {
    {"word", Words, true}, {"role", Choice, true, agreement_roles}, {"value"}, {"note"}, {"example", Example, true}};
constexpr Column guard_columns[] = {{"word", Words, true},
                                    {"domain", Free, true},
                                    {"strength", Choice, true, strengths},
                                    {"note"},
                                    {"example", Example, true}};
constexpr Column ordinary_verb_columns[] = {{"verb", Words, true}, {"note"}, {"example", Example, true}};
constexpr Column word_group_columns[] = {{"words", Words, true}, {"note"}};
constexpr Column date_columns[] = {
    {"word", Words, true}, {"class", Free, true}, {"value"}, {"note"}, {"example", Example}};
constexpr Column feast_columns[] = {{"feast", Free, true}, {"day", Date, true}, {"note"}};
constexpr Column state_holiday_columns[] = {
    {"name", Words, true}, {"country", Country, true}, {"value", Free, true}, {"note"}};
constexpr Column region_columns[] = {{"name", Words, true},
                                     {"also", Words},
                                     {"country", Country},
                                     {"latitude", Number, true},
                                     {"longitude", Number, true},
                                     {"kind", Free, true},
                                     {"note"}};
constexpr Column site_columns[] = {
    {"name", Words, true},       {"also", Words},      {"country", Country}, {"latitude", Number, true},
    {"longitude", Number, true}, {"kind", Free, true}, {"alone", YesNo},     {"note"}};
constexpr Column site_kind_columns[] = {{"kind", Free, true}, {"words", Words}, {"note"}};
constexpr Column city_columns[] = {{"city", Words, true},
                                   {"names", Words, true},
                                   {"country", Country, true},
                                   {"latitude", Number, true},
                                   {"longitude", Number, true},
                                   {"from", Date},
                                   {"to", Date},
                                   {"note"}};
constexpr Column state_place_columns[] = {
    {"code", Country, true}, {"latitude", Number, true}, {"longitude", Number, true}, {"month_first", YesNo}, {"note"}};
constexpr Column place_word_columns[] = {{"word", Words, true}, {"grain", Choice, true, place_word_grains}, {"note"}};
constexpr Column grammar_columns[] = {{"word", Words, true}, {"class", Free, true}, {"value"}, {"note"}};

constexpr TableSchema schemas[] = {
    {"codes/cameo", cameo_columns},
    {"codes/plover", plover_columns},
    {"codes/contexts", context_columns},
    {"codes/sectors", sector_columns},
    {"actors/states", state_columns},
    {"actors/state_groups", state_group_columns},
    {"actors/roles", role_columns},
    {"actors/bodies", body_columns},
    {"actors/seats", seat_columns},
    {"actors/office_holders", holder_columns},
    {"actors/officials", holder_columns},
    {"actors/media", media_columns},
    {"actors/first_names", first_name_columns},
    {"events/accuse", frame_columns},
    {"events/agree", frame_columns},
    {"events/aid", frame_columns},
    {"events/assault", frame_columns},
    {"events/coerce", frame_columns},
    {"events/concede", frame_columns},
    {"events/consult", frame_columns},
    {"events/cooperate", frame_columns},
    {"events/mobilize", frame_columns},
    {"events/protest", frame_columns},
    {"events/reject", frame_columns},
    {"events/request", frame_columns},
    {"events/retreat", frame_columns},
    {"events/sanction", frame_columns},
    {"events/support", frame_columns},
    {"events/threaten", frame_columns},
    {"events/operators", operator_columns},
    {"events/embeddings", embedding_columns},
    {"events/acts", act_columns},
    {"events/matters", matter_columns},
    {"events/purposes", purpose_columns},
    {"events/speech", speech_columns},
    {"events/attitudes", attitude_columns},
    {"events/light_verbs", light_columns},
    {"events/parties", party_columns},
    {"events/context_words", context_word_columns},
    {"events/guards", guard_columns},
    {"events/ordinary_verbs", ordinary_verb_columns},
    {"events/terms", agreement_term_columns},
    {"events/word_groups", word_group_columns},
    {"dates/feasts", feast_columns},
    {"dates/state_holidays", state_holiday_columns},
    {"dates/words", date_columns},
    {"places/cities", city_columns},
    {"places/regions", region_columns},
    {"places/site_kinds", site_kind_columns},
    {"places/sites", site_columns},
    {"places/states", state_place_columns},
    {"places/words", place_word_columns},
    {"grammar/words", grammar_columns},
};

bool is_all(std::string_view text, bool (*fits)(char)) { return std::all_of(text.begin(), text.end(), fits); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// What is wrong with one alternative of a cell; empty where nothing is.
std::string fault_of(std::string_view part, const Column& column) {
  switch (column.kind) {
    case Choice:
    case Choices: {
      if (std::find(column.choices.begin(), column.choices.end(), part) != column.choices.end()) return {};
      return fmt::format("'{}' is none of {}", part, listed(column.choices));
    }
    case Date:
      if (parse_days(part)) return {};
      return fmt::format("'{}' is no date: write 2016-12-30, 2016-12 or 2016 (spreadsheets like to turn dates round)",
                         part);
    case Country:
      if (part.size() == 3 && is_all(part, is_capital)) return {};
      return fmt::format("'{}' is no country's code of three capital letters, such as KEN", part);
    case Code:
      if (is_all(part, is_capital)) return {};
      return fmt::format("'{}' is no code: write capital letters alone, such as COLREBFARC", part);
    case Digits:
    case CodeList:
      if (part.size() >= 2 && part.size() <= 4 && is_all(part, is_digit)) return {};
      return fmt::format("'{}' is no CAMEO code of 2 to 4 digits (did a spreadsheet take a zero away?)", part);
    case Number: {
      std::string_view digits = part.starts_with('-') ? part.substr(1) : part;
      const std::size_t point = std::min(digits.find('.'), digits.size());
      const std::string_view after = point < digits.size() ? digits.substr(point + 1) : "0";
      if (point > 0 && !after.empty() && is_all(digits.substr(0, point), is_digit) && is_all(after, is_digit))
        return {};
      return fmt::format("'{}' is no number such as 12 or -3.5", part);
    }
    case YesNo: return part == "yes" || part == "no" ? std::string() : fmt::format("'{}' is neither yes nor no", part);
    case Slots:
      if (!part.empty() && is_all(part, is_small)) return {};
      return fmt::format("'{}' is no slot: write subject, object ... or one preposition in small letters", part);
    case Requires: {
      const std::size_t equals = part.find('=');
      if (equals != std::string_view::npos && equals > 0 && equals + 1 < part.size()) return {};
      return fmt::format("'{}' is no requirement such as object=actor", part);
    }
    case Example:
      if (part.find(' ') != std::string_view::npos && part.size() > 10) return {};
      return fmt::format("'{}' is no sentence", part);
    case Words: return part.empty() ? "an empty alternative: take one | away" : std::string();
    case Free: break;
  }
  return {};
}

std::vector<std::string_view> parts_of(std::string_view cell, CellKind kind) {
  switch (kind) {
    case Words:
    case Choices:
    case CodeList:
    case Slots: return split_cell(cell);
    case Requires: return split_cell(cell, ';');
    default: return cell.empty() ? std::vector<std::string_view>{} : std::vector{cell};
  }
}

}  // namespace

std::span<const TableSchema> table_schemas() { return schemas; }

std::vector<std::string_view> table_columns(std::string_view table) {
  std::vector<std::string_view> names;
  for (const TableSchema& schema : schemas)
    if (schema.name == table)
      for (const Column& column : schema.columns) names.push_back(column.name);
  return names;
}

bool check_table(const Table& table, const TableSchema& schema, Complaints& complaints) {
  for (unsigned i = 0; i < schema.columns.size() || i < table.columns.size(); ++i) {
    const std::string_view wanted = i < schema.columns.size() ? schema.columns[i].name : "";
    const std::string_view found = i < table.columns.size() ? std::string_view(table.columns[i]) : "";
    if (wanted == found) continue;
    complaints.push_back({table.path, 1, i + 1,
                          wanted.empty()  ? fmt::format("the column '{}' is not known here: take it out", found)
                          : found.empty() ? fmt::format("the column '{}' is missing", wanted)
                                          : fmt::format("this column should be '{}' and is '{}'", wanted, found)});
    return false;
  }
  for (const TableRow& row : table.rows) {
    for (unsigned i = 0; i < schema.columns.size(); ++i) {
      const Column& column = schema.columns[i];
      const std::string& cell = row.cells[i];
      if (cell.empty() && column.required)
        complaints.push_back({table.path, row.line, i + 1, fmt::format("'{}' may not be blank", column.name)});
      for (const std::string_view part : parts_of(cell, column.kind))
        if (std::string fault = fault_of(part, column); !fault.empty())
          complaints.push_back({table.path, row.line, i + 1, std::move(fault)});
    }
  }
  return true;
}

}  // namespace bede
