// SPDX-License-Identifier: Apache-2.0
// Private to the event step: several tellings of one event become one event: "signed a deal … The accord".
#pragma once

#include "event/captors.h"
#include "event/party_lookup.h"
#include "event/terms.h"

namespace bede {

class Chains {
 public:
  Chains(CodingSheet& sheet, const PartyLookup& who, const Captors& captors, const Terms& terms)
      : sheet_(sheet), who_(who), captors_(captors), terms_(terms) {}

  void find();

 private:
  void join_parts();
  void join_purpose(std::uint32_t purpose);
  void join_harm(std::uint32_t harm);
  bool join_claim(std::uint32_t claim);
  bool stand_for(const Parties& states, const Parties& others) const;
  bool is_same(const Happening& a, const Happening& b) const;
  bool may_refer(const Happening& happening, const Happening& known, const Happening& whole) const;
  bool refers_back(const Happening& happening) const;
  void merge(std::uint32_t into, std::uint32_t from);

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Captors& captors_;
  const Terms& terms_;
  const Lexicon& lexicon_ = sheet_.lexicon;
  const Grammar& grammar_ = sheet_.grammar;
  const Reading& reading_ = sheet_.reading;
  std::span<const ReadToken> tokens_ = sheet_.tokens;
  const Actors& actors_ = sheet_.actors;
  const std::vector<DateMention>& dates_ = sheet_.dates;
  const ReportFrame& frame_ = sheet_.frame;
  const Arguments& arguments_ = sheet_.arguments;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
