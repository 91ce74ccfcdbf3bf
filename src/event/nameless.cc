// SPDX-License-Identifier: Apache-2.0
// Parties that no table knows, by the words of the report.
#include <algorithm>

#include "event/nameless.h"

namespace bede {
namespace {

constexpr std::string_view destroying_mode = "destroy", seizing_mode = "seize";

}  // namespace

// An actor of the words that end at a token, with the code of its role alone.
Party Nameless::add_nameless(std::uint32_t token, std::uint32_t state, bool civilian) const {
  const ReadToken& noun = tokens_[token];
  std::uint32_t begin = token;
  for (const std::uint32_t child : reading_.children(token))
    if (child < begin && tokens_[child].dep != Dep::Punct) begin = tokens_[child].subtree_begin;
  Actor actor;
  actor.name = reading_.text(begin, token + 1);
  actor.plural = noun.tag == Tag::Nns || noun.tag == Tag::Cd;
  actor.kind = !civilian ? ActorKind::Body : actor.plural ? ActorKind::People : ActorKind::Person;
  if (!civilian && state != no_row) {  // "two Japanese tuna boats"
    actor.state = state;
    actor.code = lexicon_.text(lexicon_.states[state].code);
  }
  if (civilian) {
    actor.role = knowledge_.civilian_code;
    actor.sectors = knowledge_.civilian_sector;
    actor.code = actor.role;
    knowledge_.actors->settle(actor, state);
  }
  return {token, add_mentioned(actors_, std::move(actor), begin, token + 1, token), true};
}

// Somebody: "wounded at least 17", "abducted three Danish surveyors", "will arrest anyone who blocks the port".
Parties Nameless::unknown_person(std::uint32_t token) const {
  const ReadToken& noun = tokens_[token];
  const bool is_number = noun.tag == Tag::Cd;
  const bool is_noun = noun.pos == Pos::Noun || noun.pos == Pos::Propn || noun.tag == Tag::Nn;
  if ((!is_noun && !is_number) || place_at_[token] != 0) return {};
  if (grammar_[noun.lemma].weapon) return {};  // "seized rifles"
  std::uint32_t state = no_row;
  for (const std::uint32_t child : reading_.children(token))
    for (const Party& of : tokens_[child].dep == Dep::Amod ? who_.parties_at(child) : Parties{})
      if (actors_.actors[of.actor].kind == ActorKind::State) state = actors_.actors[of.actor].state;
  return {add_nameless(token, state, true)};
}

// Whether a noun is a thing that can be struck, and no word for what happens.
bool Nameless::is_thing_to_strike(std::uint32_t token) const {
  const ReadToken& noun = tokens_[token];
  if ((noun.tag != Tag::Nn && noun.tag != Tag::Nns) || place_at_[token] != 0 || guard_at_[token] != 0) return false;
  const GrammarWord& word = grammar_[noun.lemma];
  const bool mine = sheet_.is_site(token) && reading_.child(token, Dep::Compound) != no_token;
  if ((word.weapon && !mine) || word.sums_up || noun.entity == EntityKind::Date || noun.entity == EntityKind::Time)
    return false;
  const Cue* own = sheet_.cue(token);
  return !own || (!own->frame && !own->op);
}

// What is struck that is nobody's: "jets bombed a market in Hama", "fired water cannon at the damaged boat". Whose it
// is comes first, but where it stands does not own it: "a Nairobi hotel", "the gold mine of Lega Dembi".
Parties Nameless::things_struck(const FrameRow& frame, const Cue& cue, const Parties& doers) const {
  const bool seizes = frame.mode != no_mode && lexicon_.text(lexicon_.modes[frame.mode].name) == seizing_mode;
  if ((static_cast<EventType>(frame.type) != EventType::Assault && !seizes) || cues_.takes_anybody(frame)) return {};
  // "We declared war on the plastic fork", "the rover fired its laser at a rock": without a known doer it is no force.
  const auto is_known = [&](const Party& p) { return !actors_.actors[p.actor].code.empty(); };
  // "A market was bombed"; but what "was destroyed" may have burned down.
  const bool told_so = doers.empty() && frame.mode != no_mode &&
                       lexicon_.text(lexicon_.modes[frame.mode].name) != destroying_mode &&
                       arguments_.is_verb(cue.frame_words.front()) && arguments_.is_passive(cue.frame_words.front());
  if (!told_so && std::none_of(doers.begin(), doers.end(), is_known)) return {};
  const bool by_force = who_.any_armed(doers) || std::any_of(doers.begin(), doers.end(), [&](const Party& p) {
                          return actors_.actors[p.actor].kind == ActorKind::State;
                        });
  Parties struck;
  const auto strike = [&](std::uint32_t thing) {
    if (!who_.parties_at(thing).empty()) return;
    Parties owners = who_.owners_of(thing, 2);
    if (sheet_.is_site(thing))
      std::erase_if(owners, [&](const Party& p) {
        const ActorMention* mention = actors_.mention(p.token);
        const bool city = mention && mention->via == Via::Capital && tokens_[p.token].dep == Dep::Compound;
        return city || (actors_.actors[p.actor].code.empty() && tokens_[p.token].dep == Dep::Pobj);
      });
    // "two Japanese tuna boats" are of Japan, and not Japan itself; what is the army's is struck with the army.
    const bool of_state = owners.size() == 1 && actors_.actors[owners[0].actor].kind == ActorKind::State &&
                          tokens_[owners[0].token].dep == Dep::Amod;
    if ((owners.empty() && !seizes) || of_state)
      struck.push_back(add_nameless(thing, of_state ? actors_.actors[owners[0].actor].state : no_row, false));
  };
  for (const SlotId slot : lexicon_.slots(frame.recipient)) {
    if (slot == slot::possessor || slot == slot::compound || !struck.empty()) continue;
    for (const Argument& argument : cue.arguments) {
      const std::uint32_t thing = sheet_.antecedent(argument.token);  // "the rail hub, which separatists had shelled"
      if (argument.slot != slot || !is_thing_to_strike(thing)) continue;
      // "A crowd torched a clinic"; but "fans stormed the red carpet".
      if (by_force || sheet_.is_site(thing)) strike(thing);
    }
  }
  // "attacked a border post", by the row "attack post" of whose owner is struck; but who "used live rounds" strikes
  // none.
  for (const std::uint32_t word : cue.frame_words)
    if (sheet_.takes(frame.recipient, slot::possessor) && struck.empty() && tokens_[word].dep == Dep::Dobj &&
        by_force && is_thing_to_strike(word))
      strike(word);
  return struck;
}

// Whoever is asked to do something is somebody: "appealed to donors for two million dollars", "urged the public to
// stay". But "asked a question" asks nobody.
Parties Nameless::unknown_addressee(const OperatorRow& op, const Cue& cue) const {
  const bool for_something = std::any_of(cue.arguments.begin(), cue.arguments.end(), [&](const Argument& argument) {
    return sheet_.takes(op.content, argument.slot) && !sheet_.takes(op.recipient, argument.slot);
  });
  return for_something ? somebody_at(op.recipient, cue) : Parties{};
}

// Who stands in the first of these slots, by a noun that no table knows.
Parties Nameless::somebody_at(Range slots, const Cue& cue) const {
  for (const SlotId slot : lexicon_.slots(slots))
    for (const Argument& argument : cue.arguments)
      if (argument.slot == slot && argument.direct && is_thing_to_strike(argument.token) &&
          !sheet_.is_site(argument.token))
        return {add_nameless(argument.token, no_row, false)};
  return {};
}

// Who speaks is somebody: "The network has asked the court to look into the beatings." Words for what is told and for
// what happens are nobody: "The report urges Kenya to act."
Parties Nameless::unknown_speaker(Range slots, const Cue& cue) const {
  if (!sheet_.takes(slots, slot::subject)) return {};
  for (const Argument& argument : cue.arguments) {
    if (argument.slot != slot::subject || !argument.direct || !is_thing_to_strike(argument.token)) continue;
    const ReadToken& noun = tokens_[argument.token];
    const bool named = noun.tag == Tag::Nns || reading_.child(argument.token, Dep::Det) != no_token ||
                       reading_.child(argument.token, Dep::Poss) != no_token;
    if (named && !sources_.document_row(argument.token) && !sheet_.is_site(argument.token))
      return {add_nameless(argument.token, no_row, false)};
  }
  return {};
}

}  // namespace bede
