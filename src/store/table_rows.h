// SPDX-License-Identifier: Apache-2.0
// Private to the store: a report, its sentences and its events become rows. Bytes become code points here.
#pragma once

#include <span>

#include "bede/event.h"
#include "bede/report.h"
#include "store/appender.h"

namespace bede {

class CodePointIndex;

class TableRows {
 public:
  // Errors: those of Database::read(), here and below.
  static Result<TableRows> open(const Database& database, int run, bool keeps_text);

  Result<void> add(const Report& report, std::span<const Event> events, std::span<const CodedSentence> sentences);
  Result<void> refuse(const Refusal& refusal);
  Result<void> flush();
  std::size_t waiting() const;  // rows since the last flush, of the table that has most

 private:
  // Where a report's spans are told in code points.
  struct Texts {
    const CodePointIndex& text;
    const CodePointIndex& title;
  };
  struct Place {
    std::int64_t item, event;
  };

  TableRows(int run, bool keeps_text, std::vector<Appender> tables);
  Result<void> add_event(const Event& event, const Report& report, Place place, const Texts& texts);
  Result<void> add_entities(std::string_view side, std::span<const EventEntity> entities, Place place,
                            const Texts& texts);
  Result<void> add_tellings(const Event& event, Place place, const Texts& texts);
  Appender& begin(std::size_t table, Place place);
  void span(Appender& to, const Texts& texts, std::int32_t sentence, TextSpan span, bool there = true) const;
  void text(Appender& to, std::string_view text) const;  // that may not be kept by all

  int run_;
  bool keeps_text_;
  std::vector<Appender> tables_;
};

}  // namespace bede
