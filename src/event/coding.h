// SPDX-License-Identifier: Apache-2.0
// Private to the event step: one report while it is coded, with the steps that code it. The order of the work is in
// coding.cc, code(). A step is made of those before it that it asks.
#pragma once

#include "event/chains.h"
#include "event/demands.h"
#include "event/implied_parties.h"
#include "event/locations.h"
#include "event/named_parties.h"
#include "event/other_side.h"
#include "event/outcome.h"
#include "event/states.h"
#include "event/times.h"
#include "event/unknown_verbs.h"

namespace bede {

struct Coding {
  Coding(const EventFinder::Knowledge& knowledge, ReportFindings findings, const ReportFrame& frame, bool explain)
      : sheet(knowledge, findings, frame, explain) {}

  // The events as the report tells them one by one, with what their own sentences say.
  void find_all();
  // All of it: what other sentences say of them as well, several tellings in one.
  ReportEvents code();

  CodingSheet sheet;
  PartyLookup who{sheet};
  PlaceLookup where{sheet};
  States states{sheet, where};
  Guards guards{sheet, who};
  Cues cues{sheet, who, where, guards};
  Sources sources{sheet, who, guards};
  Captors captors{sheet, who};
  Nameless nameless{sheet, who, cues, sources};
  Nearness nearness{sheet, who};
  FrameParties frame_parties{sheet, who, cues, sources, captors, nameless};
  Purposes purposes{sheet};
  Acts acts{sheet, purposes};
  Unsaid unsaid{sheet, who};
  FrameEvents frame_events{sheet, who, guards, sources, nearness, frame_parties};
  Operators operators{sheet, who, guards, sources, nameless, nearness, acts, unsaid, frame_events};
  Terms terms{sheet};
  NamedParties named_parties{sheet, who, operators, terms};
  Demands demands{sheet, who, guards, sources, acts, unsaid};
  UnknownVerbs unknown_verbs{sheet, who, guards, sources};
  Times times{sheet, terms};
  Locations locations{sheet, where};
  ImpliedParties implied_parties{sheet, who, captors};
  OtherSide other_side{sheet, who, where};
  Chains chains{sheet, who, captors, terms};
  Outcome outcome{sheet};
};

}  // namespace bede
