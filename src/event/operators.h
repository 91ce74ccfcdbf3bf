// SPDX-License-Identifier: Apache-2.0
// Private to the event step: cues -> events, those of frames and those of operators, which are about another event:
// "threatened to impose tariffs". One makes the other: the content of an operator is an event, and what holds the two
// is one recursion.
#pragma once

#include "event/acts.h"
#include "event/guards.h"
#include "event/nameless.h"
#include "event/nearness.h"
#include "event/parties.h"
#include "event/party_lookup.h"
#include "event/sources.h"
#include "event/unsaid.h"

namespace bede {

class Operators {
 public:
  Operators(CodingSheet& sheet, const PartyLookup& who, const Guards& guards, const Sources& sources,
            const Nameless& nameless, const Nearness& nearness, const FrameParties& frame_parties, Acts& acts,
            Unsaid& unsaid)
      : sheet_(sheet),
        who_(who),
        guards_(guards),
        sources_(sources),
        nameless_(nameless),
        nearness_(nearness),
        frame_parties_(frame_parties),
        acts_(acts),
        unsaid_(unsaid) {}

  void find();
  // The event of the cue at a token, made where it is not yet; or no_happening.
  std::uint32_t event_of(std::uint32_t token);
  // Its number among the happenings.
  std::uint32_t make_frame_event(std::uint32_t token, Cue& cue);

 private:
  bool has_other_particle(const Cue& cue) const;
  bool means_another_act(std::uint32_t token, const Cue& cue) const;
  bool is_private_talk(const Happening& happening) const;
  bool is_done_by_nobody(const Happening& happening, const Cue& cue) const;
  std::uint32_t make_operator_event(std::uint32_t token, Cue& cue);
  std::uint32_t content_of(std::uint32_t token, const Cue& cue);
  bool give_addressee(Happening& happening) const;
  Parties subjects_of_content(const Cue& cue) const;
  bool is_negated_inside(std::uint32_t inner, std::uint32_t outer) const;
  bool is_owned(const Party& whom, const Party& owner) const;
  bool is_own_deed(const Happening& happening) const;
  void add_target_of_condition(Happening& happening) const;
  void add_subject_of_condition(std::uint32_t verb, Parties& parties) const;
  void give_doer(std::uint32_t inner, const Parties& doers, const Parties& not_doers);

  CodingSheet& sheet_;
  const PartyLookup& who_;
  const Guards& guards_;
  const Sources& sources_;
  const Nameless& nameless_;
  const Nearness& nearness_;
  const FrameParties& frame_parties_;
  Acts& acts_;
  Unsaid& unsaid_;
  const EventFinder::Knowledge& knowledge_ = sheet_.knowledge;
  const Lexicon& lexicon_ = sheet_.lexicon;
  const Reading& reading_ = sheet_.reading;
  std::span<const ReadToken> tokens_ = sheet_.tokens;
  const Actors& actors_ = sheet_.actors;
  const bool explain_ = sheet_.explain;
  const Arguments& arguments_ = sheet_.arguments;
  const Factualities& factualities_ = sheet_.factualities;
  std::vector<Happening>& happenings_ = sheet_.happenings;
};

}  // namespace bede
