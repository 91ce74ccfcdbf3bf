// SPDX-License-Identifier: Apache-2.0
// Private to the event step: cues of operators -> events that are about another one: "threatened to impose tariffs".
// Whether a cue's frame or its operator makes the event is settled here, and what is inside comes first: that is one
// recursion.
#pragma once

#include "event/acts.h"
#include "event/frame_events.h"
#include "event/guards.h"
#include "event/nameless.h"
#include "event/nearness.h"
#include "event/party_lookup.h"
#include "event/sources.h"
#include "event/unsaid.h"

namespace bede {

class Operators : SheetReads {
 public:
  Operators(CodingSheet& sheet, const PartyLookup& who, const Guards& guards, const Sources& sources,
            const Nameless& nameless, const Nearness& nearness, Acts& acts, Unsaid& unsaid, FrameEvents& frame_events)
      : SheetReads(sheet),
        sheet_(sheet),
        who_(who),
        guards_(guards),
        sources_(sources),
        nameless_(nameless),
        nearness_(nearness),
        acts_(acts),
        unsaid_(unsaid),
        frame_events_(frame_events) {}

  void find();
  // The event of the cue at a token, made where it is not yet; or no_happening.
  std::uint32_t event_of(std::uint32_t token);

 private:
  bool has_other_particle(const Cue& cue) const;
  bool means_another_act(std::uint32_t token, const Cue& cue) const;
  void take_doer_from(std::uint32_t inner, std::uint32_t noun, const Cue& cue);
  std::uint32_t make_operator_event(std::uint32_t token, Cue& cue);
  std::uint32_t content_of(std::uint32_t token, const Cue& cue);
  bool give_addressee(Happening& happening) const;
  bool is_negated_inside(std::uint32_t inner, std::uint32_t outer) const;
  bool is_owned(const Party& whom, const Party& owner) const;
  bool is_ahead(std::uint32_t verb) const;
  bool warns_of_own(const Parties& actors, const Cue& cue) const;
  bool is_own_deed(const Happening& happening, const Cue& cue) const;
  void give_doer(std::uint32_t inner, const Parties& doers, const Parties& not_doers);

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Guards& guards_;
  const Sources& sources_;
  const Nameless& nameless_;
  const Nearness& nearness_;
  Acts& acts_;
  Unsaid& unsaid_;
  FrameEvents& frame_events_;
  const Actors& actors_ = sheet_.actors;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
