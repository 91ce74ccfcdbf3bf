// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "reader/source.h"

namespace bede {
namespace {

constexpr std::array<RefusalKind, 12> kinds = {{
    {refused::not_found, "There is no such file or folder, or no report in the folder."},
    {refused::unreadable, "It is there, but it cannot be opened or read to its end."},
    {refused::unsupported, "A format that Bede does not read, told by its first bytes."},
    {refused::bad_json, "A line of a JSON Lines file that is not one JSON object."},
    {refused::bad_field, "A field of the report is of another type than the schema says."},
    {refused::bad_record, "A row, a record, an element or a page that is not what its format says."},
    {refused::no_text, "The report has no text."},
    {refused::no_article, "A page without an article: a front page, a list of links."},
    {refused::too_large, "A line, a text, a page or a heading is over its limit."},
    {refused::language, "The report is in another language than English."},
    // The coder's: a report can be read and parsed without a date.
    {"no_date", "The report has no date, and what it says of time cannot be told without."},
    {"bad_date", "The report's date is none of the calendar, or is written in another way."},
}};

}  // namespace

std::span<const RefusalKind> refusal_kinds() { return kinds; }

}  // namespace bede
