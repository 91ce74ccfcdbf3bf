// SPDX-License-Identifier: Apache-2.0
// Private to the event step: date mentions -> events, by what they hang on; at the end each event has its days.
#pragma once

#include "event/terms.h"

namespace bede {

// "every Friday" and "for three years" say how often and how long; "in the past two days" says when.
bool bounds_event(const DateMention& mention);

class Times : SheetReads {
 public:
  Times(CodingSheet& sheet, const Terms& terms) : SheetReads(sheet), sheet_(sheet), terms_(terms) {}

  void find();
  // After the chains: each event has its days.
  void settle();

 private:
  void find_dates();
  std::vector<std::uint32_t> owners_of_attachment(std::uint32_t token) const;
  void share_dates();
  void date_clauses();
  std::vector<std::uint32_t> dates_on(std::uint32_t verb) const;
  void date_by_verb_above();
  void date_by_story();
  bool is_told_in_past(std::uint32_t verb) const;
  bool is_aside(std::uint32_t verb) const;
  bool is_purpose(std::uint32_t verb) const;
  void date_by_joined_verb(Happening& happening) const;
  void date_by_words_below(Happening& happening) const;
  void date_by_clause_below(Happening& happening) const;

  CodingSheet& sheet_;
  const Terms& terms_;
  std::vector<Happening>& happenings_ = sheet_.happenings;
  std::vector<std::vector<std::uint32_t>>& told_at_ = sheet_.told_at;
};

}  // namespace bede
