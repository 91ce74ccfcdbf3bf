// SPDX-License-Identifier: Apache-2.0
// Private to the event step: what was agreed: from when, for how long and where it holds.
//
//   "signed a 72-hour truce on Friday"  -> lasts PT72H
#pragma once

#include "event/coding_sheet.h"

namespace bede {

class Terms : SheetReads {
 public:
  explicit Terms(CodingSheet& sheet) : SheetReads(sheet), sheet_(sheet) {}

  void find();
  bool is_agreement(const Happening& happening) const;
  // What the words before a date, or above it, make of it.
  AgreementRole role_before(std::uint32_t date) const;
  AgreementRole role_of_date(std::uint32_t date) const;
  // Takes out the dates that are of the terms, and not of the day it was made.
  void drop_dates_of_terms(Happening& agreement) const;

 private:
  struct Agreed;  // an agreement that was met above a word

  std::vector<std::uint32_t> agreements_at() const;
  Agreed agreed_above(std::uint32_t token, const std::vector<std::uint32_t>& agreement_at, AgreementRole role) const;
  AgreementRole role_at(std::uint32_t token) const;

  CodingSheet& sheet_;
  std::vector<Happening>& happenings_ = sheet_.happenings;
  const std::vector<std::vector<std::uint32_t>>& told_at_ = sheet_.told_at;
  const std::vector<std::uint32_t>& term_word_at_ = sheet_.term_word_at;
};

}  // namespace bede
