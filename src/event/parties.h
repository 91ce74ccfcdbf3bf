// SPDX-License-Identifier: Apache-2.0
// Private to the event step: the parties of a frame's event: what its slots name, else what the words of the row, their
// owners or the clause around it tell.
//
//   "Twelve students were arrested by police"  -> actor police, recipient students
#pragma once

#include "event/captors.h"
#include "event/cues.h"
#include "event/nameless.h"
#include "event/party_lookup.h"
#include "event/sources.h"

namespace bede {

class FrameParties : SheetReads {
 public:
  FrameParties(const CodingSheet& sheet, const PartyLookup& who, const Cues& cues, const Sources& sources,
               const Captors& captors, const Nameless& nameless)
      : SheetReads(sheet),
        sheet_(sheet),
        who_(who),
        cues_(cues),
        sources_(sources),
        captors_(captors),
        nameless_(nameless) {}

  void fill_frame(Happening& happening, const Cue& cue) const;
  // "will defend its record": whoever speaks up for himself supports nobody.
  bool is_for_oneself(const Happening& happening, const Cue& cue) const;

 private:
  Parties named_by_predicate(const Happening& happening, const Cue& cue) const;
  void add_named_by_predicate(Happening& happening, const Cue& cue) const;
  Parties owners_in_predicate(const Happening& happening, const Cue& cue) const;
  void drop_capitals(Parties& owners) const;
  Parties owners_of_object(const Happening& happening, const Cue& cue) const;
  Parties employers_of(const Happening& happening) const;
  Parties aimed_at(const Happening& happening) const;

  const CodingSheet& sheet_;
  const PartyLookup& who_;
  const Cues& cues_;
  const Sources& sources_;
  const Captors& captors_;
  const Nameless& nameless_;
  const Actors& actors_ = sheet_.actors;
};

}  // namespace bede
