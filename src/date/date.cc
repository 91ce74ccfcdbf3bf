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
  if (mention.kind == DateKind::Duration) return "DURATION";
  return mention.value.find('T') != std::string::npos ? "TIME" : "DATE";
}

std::vector<DateMention> DateFinder::find(const Reading& reading, Day report_day, bool month_first) const {
  return DateReader(words_->words, reading, report_day, month_first).read();
}

}  // namespace bede
