// SPDX-License-Identifier: Apache-2.0
// Private to the event step: cues of frames -> events, with their parties and whether they are refused.
//
//   "Twelve students were arrested by police"  -> COERCE/arrest 173
#pragma once

#include "event/guards.h"
#include "event/nearness.h"
#include "event/parties.h"
#include "event/party_lookup.h"
#include "event/sources.h"

namespace bede {

class FrameEvents : SheetReads {
 public:
  FrameEvents(CodingSheet& sheet, const PartyLookup& who, const Guards& guards, const Sources& sources,
              const Nearness& nearness, const FrameParties& frame_parties)
      : SheetReads(sheet),
        sheet_(sheet),
        who_(who),
        guards_(guards),
        sources_(sources),
        nearness_(nearness),
        frame_parties_(frame_parties) {}

  // Its number among the happenings.
  std::uint32_t make_frame_event(std::uint32_t token, Cue& cue);
  // Who would do what is asked for.
  Parties subjects_of_content(const Cue& cue) const;
  // "threatened to strike unless the government acts": who could avert it.
  void add_target_of_condition(Happening& happening) const;
  void add_subject_of_condition(std::uint32_t verb, Parties& parties) const;

 private:
  bool is_private_talk(const Happening& happening) const;
  bool is_done_by_nobody(const Happening& happening, const Cue& cue) const;

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Guards& guards_;
  const Sources& sources_;
  const Nearness& nearness_;
  const FrameParties& frame_parties_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
