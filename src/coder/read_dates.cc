// SPDX-License-Identifier: Apache-2.0
#include "bede/dates.h"

#include <fmt/format.h>

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
  std::vector<ReadDate> dates;
  for (const DateMention& mention : found.dates) {
    ReadDate date;
    date.text = found.reading.text(mention.begin_token, mention.end_token);
    date.type = timex_type(mention);
    date.value = mention.value;
    if (mention.days) {
      date.first = day_text(mention.days->first);
      date.last = day_text(mention.days->last);
    }
    if (mention.offset) {
      date.event = found.reading.text(mention.offset->anchor);
      date.days_from = mention.offset->first_days;
      date.days_to = mention.offset->last_days;
    }
    date.why = mention.why;
    dates.push_back(std::move(date));
  }
  return dates;
}

}  // namespace bede
