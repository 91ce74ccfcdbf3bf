// SPDX-License-Identifier: Apache-2.0
// The names that data sets of news give to their columns: NGEC (event_text, pub_date, publisher), GDELT (SOURCEURL),
// NewsAPI and scrapers (publishedAt, source_url, maintext), and plain English.
#include "reader/field_names.h"

#include <algorithm>
#include <array>

#include "bede/reader.h"

namespace bede {
namespace {

struct Habit {
  ReportField field;
  std::string_view names;  // the best first, parted by blanks, as plain() has them
};
constexpr Habit habits[] = {
    {{"id", &Report::id, true},
     "id reportid articleid documentid docid storyid newsid textid recordid guid uuid urn accessionnumber"},
    {{"date", &Report::date},
     "date published pubdate publicationdate publishdate publisheddate datepublished publishedat publishedon "
     "publicationtime publishedtime publishtime storydate articledate reportdate datetime timestamp day "
     "created createdat datecreated"},
    {{"text", &Report::text},
     "text body content fulltext bodytext articletext articlebody maintext storytext eventtext newstext textbody "
     "contenttext article story plaintext rawtext cleantext document description summary"},
    {{"title", &Report::title}, "title headline heading hed articletitle newstitle storytitle"},
    {{"outlet", &Report::outlet},
     "outlet source publisher publication newspaper sourcename publishername outletname mediaoutlet newsoutlet "
     "newssource sitename website site media medium agency provider domain"},
    {{"url", &Report::url}, "url link sourceurl articleurl newsurl weburl canonicalurl permalink href uri"},
    {{"language", &Report::language}, "language lang languagecode langcode"},
    {{"dateline", &Report::dateline}, "dateline"},
    {{"version", &Report::version, true}, "version"},
    {{"status", &Report::status, true}, "status pubstatus"},
    {{"corrects", &Report::corrects, true}, "corrects replaces supersedes correctionof correctionto"},
};
static_assert(std::size(habits) == FieldNames::field_count);

constexpr auto names = [] {
  std::array<std::string_view, std::size(habits)> all;
  for (std::size_t i = 0; i < std::size(habits); ++i) all[i] = habits[i].field.name;
  return all;
}();

// "Pub Date" -> "pubdate"
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

constexpr std::size_t longest_name = 40;  // of a habit, with what plain() takes off

}  // namespace

std::span<const std::string_view> report_field_names() { return names; }

FieldNames::FieldNames(const Chosen& chosen) : chosen_(chosen) {
  for (std::size_t number = 0; number < std::size(habits); ++number) {
    const Habit& habit = habits[number];
    const auto asked =
        std::find_if(chosen.begin(), chosen.end(), [&](const auto& one) { return one.first == habit.field.name; });
    if (asked != chosen.end()) {
      asked_[asked->second] = {&habit.field, 0, number};
      continue;
    }
    std::size_t rank = 0;
    for (std::size_t at = 0; at < habit.names.size(); ++rank) {
      const std::size_t end = std::min(habit.names.find(' ', at), habit.names.size());
      habits_[std::string(habit.names.substr(at, end - at))] = {&habit.field, rank, number};
      at = end + 1;
    }
  }
}

std::optional<FieldNames::Found> FieldNames::find(std::string_view column) const {
  if (!asked_.empty())
    if (const auto found = asked_.find(std::string(column)); found != asked_.end()) return found->second;
  if (column.size() > longest_name) return std::nullopt;
  const auto found = habits_.find(plain(column));
  if (found == habits_.end()) return std::nullopt;
  Found one = found->second;
  if (one.rank == 0 && column != one.field->name) one.rank = 1;  // "Text" gives way to "text"
  return one;
}

Heading::Heading(const FieldNames& names, const std::vector<std::string>& columns) : fields_(columns.size(), nullptr) {
  struct Best {
    std::size_t column = 0, rank = ~std::size_t{0};
  };
  std::array<Best, FieldNames::field_count> best;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const auto found = names.find(columns[column]);
    if (!found || found->rank >= best[found->number].rank) continue;
    if (best[found->number].rank != Best{}.rank) fields_[best[found->number].column] = nullptr;
    best[found->number] = {column, found->rank};
    fields_[column] = found->field;
    has_text_ = has_text_ || found->field->value == &Report::text;
  }
  for (const auto& [field, column] : names.chosen())
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) absent_ = column;
}

}  // namespace bede
