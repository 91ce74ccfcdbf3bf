// SPDX-License-Identifier: Apache-2.0
#include "date/date.h"

#include "date/date_reader.h"

namespace bede {

struct DateFinder::Words {
  DateWords words;
};

Result<DateFinder> DateFinder::make(const Lexicon& lexicon) {
  BEDE_TRY(words, DateWords::read(lexicon));
  DateFinder finder;
  finder.words_ = std::make_shared<const Words>(Words{std::move(words)});
  return finder;
}

std::string_view timex_type(const DateMention& mention) {
  if (mention.kind == DateKind::Set) return "SET";
  // "eight days after the vote": how long, and the vote is its beginPoint
  const bool counted = mention.offset && mention.value.starts_with('P');
  if (mention.kind == DateKind::Duration || counted) return "DURATION";
  return mention.value.find('T') != std::string::npos && !is_reference(mention) ? "TIME" : "DATE";
}

bool is_reference(const DateMention& mention) { return mention.value.ends_with("_REF"); }

TimexPoints timex_points(const DateMention& mention, Day report_day) {
  if (mention.offset || mention.kind == DateKind::Set) return {};
  if (const std::size_t slash = mention.value.find('/'); slash != std::string::npos)
    // "from 11 March to April 8-23" ends with the last of them
    return {mention.value.substr(0, slash), mention.value.substr(mention.value.rfind('/') + 1)};
  const bool from_report = mention.days && mention.days->first == report_day;
  const bool to_report = mention.days && mention.days->last == report_day;
  const auto day_if = [&](bool known, Day day) { return known ? write_day(day) : std::string(); };
  switch (mention.kind) {
    case DateKind::Since: return {mention.value, day_if(to_report, report_day)};
    case DateKind::Until: return {day_if(from_report, report_day), mention.value};
    case DateKind::Duration: {
      if (!mention.days) return {};
      // "in recent weeks": how many is not told, so one end is open
      const bool vague = mention.value.find('X') != std::string::npos;
      return {day_if(!vague || from_report, mention.days->first), day_if(!vague || to_report, mention.days->last)};
    }
    default: return {};
  }
}

std::vector<DateMention> DateFinder::find(const Reading& reading, Day report_day, DateOrigin origin) const {
  return DateReader(words_->words, reading, report_day, origin).read();
}

}  // namespace bede
