// SPDX-License-Identifier: Apache-2.0
// Slots -> parties.
#include <algorithm>

#include "event/parties.h"
#include "event/predicates.h"

namespace bede {

// "Norway expelled two Russian diplomats", by the row "expel diplomat": who is a word of the row; but "Chad recalled
// its ambassador" does nothing to him.
Parties FrameParties::named_by_predicate(const Happening& happening, const Cue& cue) const {
  // "sent observers": who is sent does what is told, and nothing is done to him.
  const auto type = static_cast<EventType>(happening.type);
  if (type == EventType::Aid || type == EventType::Cooperate) return {};
  Parties named;
  for (const std::uint32_t word : cue.frame_words) {
    if (word == happening.cue || (tokens_[word].pos != Pos::Noun && tokens_[word].pos != Pos::Propn)) continue;
    const std::uint32_t owner = reading_.child(word, Dep::Poss);
    if (owner != no_token && grammar_[tokens_[owner].form].possessive) continue;
    for (Party party : who_.parties_at(word)) {
      const std::uint32_t state = actors_.actors[party.actor].state;
      const bool own = std::any_of(happening.actors.begin(), happening.actors.end(),
                                   [&](const Party& actor) { return actors_.actors[actor.actor].state == state; });
      party.direct = false;
      if (!own && state != no_row) add_parties(named, {party});
    }
  }
  return named;
}

// "the withdrawal of Russian troops", by the row "withdrawal of troop": they do it, where nobody else does.
void FrameParties::add_named_by_predicate(Happening& happening, const Cue& cue) const {
  Parties named = named_by_predicate(happening, cue);
  const auto type = static_cast<EventType>(happening.type);
  const bool theirs = (type == EventType::Retreat || type == EventType::Mobilize) && happening.actors.empty();
  (theirs && who_.any_armed(named) ? happening.actors : happening.recipients) = std::move(named);
}

// "a breach of the Minsk agreement" is done to nobody in Minsk.
void FrameParties::drop_capitals(Parties& owners) const {
  std::erase_if(owners, [&](const Party& party) {
    const ActorMention* mention = actors_.mention(party.token);
    return mention && mention->via == Via::Capital;
  });
}

// "asked for ASEAN mediation", by the row "ask for mediation": whose it is that is asked for, is asked; and of force,
// "put down a miners' uprising", is struck.
Parties FrameParties::owners_in_predicate(const Happening& happening, const Cue& cue) const {
  Parties owners;
  for (const std::uint32_t word : cue.frame_words)
    if (word != happening.cue && tokens_[word].pos == Pos::Noun) add_parties(owners, who_.owners_of(word, 0));
  drop_capitals(owners);
  leave_out(owners, happening.actors);
  return owners;
}

// "welcomed a U.N.-sponsored plan", "dismissed the Turkish offer": whose the thing is.
Parties FrameParties::owners_of_object(const Happening& happening, const Cue& cue) const {
  Parties owners;
  for (const Argument& argument : cue.arguments) {
    // "the arrest", "the raid" are deeds, "a plan" is a thing, and so is "an offer"
    const Cue* inner = sheet_.cue(argument.token);
    const bool deed = inner && inner->frame && static_cast<EventType>(inner->frame->type) != EventType::Agree;
    if (argument.slot == slot::object && argument.direct && !deed)
      add_parties(owners, who_.owners_of(argument.token, 1));
  }
  drop_capitals(owners);
  leave_out(owners, happening.actors);
  return owners;
}

// "About 80 drivers at Transcar walked out": whom they work for.
Parties FrameParties::employers_of(const Happening& happening) const {
  Parties employers;
  for (const Party& actor : happening.actors) {
    if (!actor.direct) continue;
    for (const std::uint32_t child : reading_.children(actor.token)) {
      const std::uint32_t object = tokens_[child].dep == Dep::Prep ? reading_.child(child, Dep::Pobj) : no_token;
      if (object == no_token || place_at_[object] != 0) continue;
      for (const Party& party : who_.parties_at(object)) {
        const Actor& of = actors_.actors[party.actor];
        const bool firm = (of.sectors & ~knowledge_.business_sectors) == 0;
        if (of.kind == ActorKind::Body && firm) add_parties(employers, {party});
      }
    }
  }
  return employers;
}

// "fired warning shots to turn back the farmers": at those for whom it was meant.
Parties FrameParties::aimed_at(const Happening& happening) const {
  Parties aims;
  if (!sheet_.is_verb(happening.cue)) return aims;
  for (const std::uint32_t purpose : reading_.children(happening.cue)) {
    const Dep dep = tokens_[purpose].dep;
    if (purpose < happening.cue || (dep != Dep::Advcl && dep != Dep::Xcomp && dep != Dep::Ccomp)) continue;
    if (!arguments_.is_infinitive(purpose)) continue;
    const std::uint32_t object = reading_.child(purpose, Dep::Dobj);
    if (object == no_token) continue;
    add_parties(aims, who_.parties_joined(object));
  }
  leave_out(aims, happening.actors);
  return aims;
}

// "will defend its record": whoever speaks up for himself supports nobody.
bool FrameParties::is_for_oneself(const Happening& happening, const Cue& cue) const {
  if (static_cast<EventType>(happening.type) != EventType::Support || happening.frame->reciprocal) return false;
  if (!happening.recipients.empty()) return false;
  return std::any_of(cue.frame_words.begin(), cue.frame_words.end(), [&](std::uint32_t word) {
    const std::uint32_t owner = word == happening.cue ? no_token : reading_.child(word, Dep::Poss);
    if (owner == no_token || !grammar_[tokens_[owner].form].possessive) return false;
    const Parties own = who_.parties_at(owner);
    return std::any_of(own.begin(), own.end(), [&](const Party& p) {
      return std::any_of(happening.actors.begin(), happening.actors.end(),
                         [&](const Party& actor) { return actor.actor == p.actor; });
    });
  });
}

void FrameParties::fill_frame(Happening& happening, const Cue& cue) const {
  const FrameRow& frame = *happening.frame;
  const bool reciprocal = frame.reciprocal;
  happening.actors = who_.fill(frame.actor, cue.arguments, reciprocal, true);
  // "the killing of demonstrators", by the row "killing of demonstrator": they do not kill.
  const auto kind = static_cast<EventType>(frame.type);
  if (!reciprocal && kind != EventType::Retreat && kind != EventType::Mobilize && !sheet_.is_verb(happening.cue))
    std::erase_if(happening.actors, [&](const Party& p) {
      return tokens_[p.token].dep == Dep::Pobj &&
             std::find(cue.frame_words.begin(), cue.frame_words.end(), p.token) != cue.frame_words.end();
    });
  if (happening.actors.empty()) happening.actors = sources_.issuers_of(cue, frame.actor);
  happening.recipients = who_.fill(frame.recipient, cue.arguments, reciprocal, false);
  // Who is killed or held is somebody, though no table has the word: "abducted three Danish surveyors".
  if (happening.recipients.empty() && cues_.takes_anybody(frame) && cues_.is_done_to_people(cue) &&
      sheet_.takes(frame.recipient, slot::object))
    for (const Argument& argument : cue.arguments)
      if (argument.slot == slot::object && happening.recipients.empty() && !sheet_.is_site(argument.token))
        happening.recipients = nameless_.unknown_person(argument.token);
  if (happening.recipients.empty()) happening.recipients = nameless_.things_struck(frame, cue, happening.actors);
  if (happening.recipients.empty()) happening.recipients = who_.fill(frame.recipient, cue.arguments, reciprocal, true);
  if (cue.lender != no_token) {
    const std::uint32_t subject = arguments_.subject_of(cue.lender);
    Parties& side = cue.lends_recipient ? happening.recipients : happening.actors;
    if (subject != no_token && (side.empty() || reciprocal)) {
      Parties lent;
      add_parties(lent, who_.parties_joined(subject));
      add_parties(lent, side);
      side = std::move(lent);
    }
  }
  // "Thousands marched through Suva": a crowd without a name is somebody; a pair is none.
  constexpr std::int64_t crowd = 10;
  if (happening.actors.empty() && static_cast<EventType>(frame.type) == EventType::Protest)
    for (const Argument& argument : cue.arguments)
      if (argument.slot == slot::subject && happening.actors.empty() && sheet_.takes(frame.actor, slot::subject) &&
          grammar_[tokens_[argument.token].form].low >= crowd)
        happening.actors = nameless_.unknown_person(argument.token);
  // "The president, on a visit to Paraguay": who is on it.
  if (happening.actors.empty() && tokens_[happening.cue].dep == Dep::Pobj) {
    const std::uint32_t preposition = tokens_[happening.cue].head;
    const GrammarWord& word = grammar_[tokens_[preposition].form];
    const std::uint32_t who = tokens_[preposition].head;
    if ((word.within || word.place == PlaceLink::In) && !sheet_.is_verb(who) && who != preposition) {
      happening.actors = who_.parties_at(who);
      for (Party& party : happening.actors) party.direct = false;
    }
  }
  // "people displaced by fighting": whom the verb above happens to does not fight.
  if (tokens_[happening.cue].dep == Dep::Pcomp) {
    const std::uint32_t preposition = tokens_[happening.cue].head;
    if (grammar_[tokens_[preposition].form].within && arguments_.is_passive(tokens_[preposition].head))
      std::erase_if(happening.actors, [&](const Party& p) { return !reading_.is_under(p.token, happening.cue); });
  }
  const auto is_press = [&](const Party& party) {
    const Actor& actor = actors_.actors[party.actor];
    return actor.kind == ActorKind::Medium || (actor.sectors != 0 && (actor.sectors & ~knowledge_.media_sectors) == 0);
  };
  if (static_cast<EventType>(frame.type) == EventType::Consult) {
    // "told reporters", "talked to journalists": the press is no party to talks, and such talks are none.
    const std::size_t told = std::erase_if(happening.actors, is_press) + std::erase_if(happening.recipients, is_press);
    happening.to_press = told > 0 && happening.actors.size() + happening.recipients.size() < 2;
  }
  if (happening.recipients.empty() && !frame.recipient.empty() && !reciprocal) add_named_by_predicate(happening, cue);
  const auto type = static_cast<EventType>(frame.type);
  if (happening.recipients.empty() &&
      (type == EventType::Request || type == EventType::Assault || type == EventType::Coerce ||
       type == EventType::Reject || type == EventType::Agree || type == EventType::Support ||
       type == EventType::Sanction))
    happening.recipients = owners_in_predicate(happening, cue);
  if (happening.recipients.empty() &&
      (type == EventType::Support || type == EventType::Reject || type == EventType::Agree))
    happening.recipients = owners_of_object(happening, cue);
  if (happening.recipients.empty() && type == EventType::Assault) happening.recipients = aimed_at(happening);
  if (happening.recipients.empty() && type == EventType::Request)
    happening.recipients = cue.op                       ? nameless_.unknown_addressee(*cue.op, cue)
                           : cue.frame_words.size() > 1 ? nameless_.somebody_at(frame.recipient, cue)
                                                        : Parties{};
  if (happening.recipients.empty() && static_cast<EventType>(frame.type) == EventType::Protest)
    happening.recipients = employers_of(happening);
  if (reciprocal) {
    add_parties(happening.actors, happening.recipients);
    happening.recipients.clear();
    // "announced a halt under a deal with the opposition": the other party is who acts in the clause.
    if (happening.actors.size() == 1 && !sheet_.is_verb(happening.cue) && cue.lender == no_token) {
      std::uint32_t verb = happening.cue;
      while (!sheet_.is_verb(verb) && !reading_.is_root(verb)) verb = tokens_[verb].head;
      while (sheet_.is_verb(verb) && arguments_.subject_of(verb) == no_token && tokens_[verb].dep == Dep::Pcomp) {
        do verb = tokens_[verb].head;
        while (!sheet_.is_verb(verb) && !reading_.is_root(verb));
      }
      const std::uint32_t subject = sheet_.is_verb(verb) ? arguments_.subject_of(verb) : no_token;
      if (subject != no_token && !reading_.is_under(happening.cue, subject)) {
        Parties parties = who_.parties_at(subject);
        for (Party& party : parties) party.direct = false;
        add_parties(happening.actors, parties);
        std::erase_if(happening.actors, is_press);
      }
    }
  } else {
    captors_.turn_release(happening);
    // Nobody does it to himself, unless the words say so.
    leave_out(happening.recipients, happening.actors);
    // "Venezuela deployed gunboats": those who are sent are nobody that it is done to.
    if (type == EventType::Mobilize)
      std::erase_if(happening.recipients, [&](const Party& party) {
        return actors_.actors[party.actor].armed && who_.share_a_side({party}, happening.actors);
      });
  }
}

}  // namespace bede
