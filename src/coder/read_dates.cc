// SPDX-License-Identifier: Apache-2.0
#include "bede/dates.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "coder/findings.h"

namespace bede {
namespace {

// Blank of a day that no calendar of four digits has.
std::string day_text(Day day) {
  constexpr Day first = -719162, last = 2932896;
  return day < first || day > last ? std::string() : write_day(day);
}

}  // namespace

Result<std::vector<ReadDate>> read_dates(const std::shared_ptr<const CoderData>& data, std::string_view text,
                                         std::string_view on) {
  const auto day = parse_day(on);
  if (!day) return Error{ErrorKind::BadArgument, fmt::format("'{}' is no day such as 2017-01-01", on), {}};
  Report report;
  report.text = text;
  const Document document = make_document(report);
  Parser parser(data->language, {});
  const Findings found = find_all(*data, parser, report, *day, document);
  const CodePointIndex index(document.text);
  const auto character = [&](std::uint32_t byte) { return index.before(byte) - index.before(document.body_begin); };
  std::vector<ReadDate> dates;
  for (const DateMention& mention : found.dates) {
    ReadDate date;
    date.text = found.reading.text(mention.begin_token, mention.end_token);
    const std::vector<Token>& tokens = found.reading.parse.tokens;
    date.begin = character(tokens[mention.begin_token].begin_byte);
    date.end = character(tokens[mention.end_token - 1].end_byte);
    date.type = timex_type(mention);
    date.value = mention.value;
    TimexPoints points = timex_points(mention, *day);
    date.begin_point = std::move(points.begin);
    date.end_point = std::move(points.end);
    if (mention.days) {
      date.first = day_text(mention.days->first);
      date.last = day_text(mention.days->last);
    }
    if (mention.offset) {
      const Token& event = tokens[mention.offset->anchor];
      date.event = found.reading.text(mention.offset->anchor);
      date.event_begin = character(event.begin_byte);
      date.event_end = character(event.end_byte);
      date.days_from = mention.offset->first_days;
      date.days_to = mention.offset->last_days;
    }
    date.why = mention.why;
    dates.push_back(std::move(date));
  }
  return dates;
}

}  // namespace bede
