// SPDX-License-Identifier: Apache-2.0
// What holds of an event, and who says so: the words of speech from its cue up to the root, innermost first.
//
//   "Diplomats reported that the minister had denied that police arrested the poet."
//   arrested <- denied (the minister) <- reported (Diplomats)
#include <algorithm>

#include "event/predicates.h"
#include "event/sources.h"

namespace bede {

struct Sources::Walk {
  std::vector<Source> sources;
  std::vector<Reason> reasons;
};

namespace {

SlotId slot_of(Dep dep) {
  switch (dep) {
    case Dep::Xcomp:
    case Dep::Ccomp:
    case Dep::Acl: return slot::clause;
    case Dep::Dobj:
    case Dep::NsubjPass: return slot::object;
    case Dep::Nsubj: return slot::subject;
    case Dep::Compound: return slot::compound;
    default: return slot::none;
  }
}

}  // namespace

// "Customs officers seized two crates, the agency reported; Libya denied it": the two say nothing of each other.
bool Sources::is_parted(std::uint32_t below, std::uint32_t above) const {
  if (tokens_[below].dep != Dep::Ccomp && tokens_[below].dep != Dep::Parataxis) return false;
  const auto [first, last] = std::minmax(below, above);
  for (std::uint32_t i = first + 1; i < last; ++i)
    if (reading_.text(i) == ";") return true;
  return false;
}

// The row that makes a noun a document: "statement", "letter"; or null.
const Predicate* Sources::document_row(std::uint32_t token) const {
  const Predicate* longest = nullptr;
  for (const WordId word : {tokens_[token].lemma, tokens_[token].form})
    for (const std::uint32_t number : lexicon_.speech_of[word]) {
      const Predicate& predicate = lexicon_.speech[number].predicate;
      if (predicate.part != Part::Document || (longest && longest->words.size() >= predicate.words.size())) continue;
      if (match_predicate(lexicon_, reading_, predicate, token)) longest = &predicate;
    }
  return longest;
}

std::vector<Source> Sources::speakers_of(std::uint32_t governor) const {
  std::vector<Source> sources;
  const Cue& speaking = *sheet_.cue(governor);
  const SpeechRow& row = *speaking.speech;
  const auto add = [&](std::uint32_t token) { add_speaker(token, sources); };
  if (row.predicate.part == Part::Phrase) {
    // "according to Burmese officials": who stands behind the last word.
    for (const std::uint32_t word : speaking.speech_words)
      for (const std::uint32_t child : reading_.children(word))
        if (tokens_[child].dep == Dep::Pobj || tokens_[child].dep == Dep::Dobj)
          for (const std::uint32_t one : arguments_.with_conjuncts(child)) add(one);
    return sources;
  }
  for (const SlotId slot : lexicon_.slots(row.speaker)) {
    for (const Argument& argument : speaking.arguments)
      if (argument.slot == slot && argument.token != governor)
        for (const std::uint32_t one : arguments_.with_conjuncts(argument.token)) add(one);
    if (!sources.empty()) break;
  }
  if (sources.empty() && speaking.lender != no_token)
    if (const std::uint32_t subject = arguments_.subject_of(speaking.lender); subject != no_token) add(subject);
  // "In a letter to the Security Council, Iraq said"
  for (const std::uint32_t child : reading_.children(governor)) {
    const std::uint32_t object = tokens_[child].dep == Dep::Prep ? reading_.child(child, Dep::Pobj) : no_token;
    if (object != no_token && document_row(object) && who_.parties_at(object).empty())
      sources.push_back({{object, 0, true}, SourceRole::Document, false});
  }
  return sources;
}

void Sources::add_source(std::uint32_t governor, Walk& walk) const {
  const SpeechRow& row = *sheet_.cue(governor)->speech;
  for (const Source& source : speakers_of(governor)) {
    add_new(source, walk.sources);
    if (explain_ && !source.named)
      walk.reasons.push_back({"attribution", "a document says so", source.party.token, source.party.token + 1,
                              document_row(source.party.token)});
  }
  if (explain_) walk.reasons.push_back({"attribution", "a word of speech", governor, governor + 1, &row.predicate});
}

// "according to …" hangs on any verb on the way.
void Sources::add_phrase_sources(std::uint32_t governor, Walk& walk) const {
  for (const std::uint32_t child : reading_.children(governor)) {
    const Cue* phrase = sheet_.cue(child);
    if (!phrase || !phrase->speech) continue;
    // "Citing a diplomat in Vienna, the newspaper reported that …"
    const bool citing = tokens_[child].dep == Dep::Advcl && tokens_[child].tag == Tag::Vbg &&
                        sheet_.takes(phrase->speech->speaker, slot::object);
    if (citing || phrase->speech->predicate.part == Part::Phrase) add_source(child, walk);
  }
}

// "summoned the ambassador to protest", "rang him to congratulate him": words for which a meeting was sought are said
// there, to whom was met.
bool Sources::is_said_to(std::uint32_t token, const Happening& happening) const {
  const ReadToken& verb = tokens_[token];
  if (reading_.is_root(token) || (verb.dep != Dep::Advcl && verb.dep != Dep::Xcomp) || verb.tag != Tag::Vb)
    return false;
  const auto type = static_cast<EventType>(happening.type);
  if (type != EventType::Accuse && type != EventType::Support && type != EventType::Reject) return false;
  const Cue* above = sheet_.cue(verb.head);
  if (above && above->frame) {
    const auto meeting = static_cast<EventType>(above->frame->type);
    return meeting == EventType::Consult || meeting == EventType::Accuse;
  }
  const std::uint32_t hearer = reading_.child(verb.head, Dep::Dobj);
  return hearer != no_token && !(above && above->op) && !who_.parties_at(hearer).empty();
}

// What holds of the event itself, by the words above and round it.
void Sources::find_factuality(std::uint32_t number) {
  Happening& happening = happenings_[number];
  happening.factuality = factualities_.of(factualities_.told_by(happening.cue, happening.words),
                                          explain_ ? &happening.reasons : nullptr, happening.words);
  const bool undone = happening.factuality == Factuality::Negated;
  const bool ahead = happening.factuality == Factuality::Planned;
  // "will not end the strike" refuses now; "rejected the accusation" does not undo that it was made; "summoned the
  // envoy to protest" did so.
  if (((undone || ahead) && happening.negation_told) || (undone && happening.rejected_at != no_happening) ||
      (ahead && is_said_to(happening.cue, happening)))
    happening.factuality = Factuality::Actual;
  // "is due in Skopje", "is expected in Juba": the row has the word that says so.
  if (happening.factuality == Factuality::Actual && static_cast<EventType>(happening.type) == EventType::Consult &&
      !happening.op && std::any_of(happening.words.begin(), happening.words.end(), [&](std::uint32_t word) {
        const auto rows = lexicon_.operators_of[tokens_[word].lemma];
        return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
          const OperatorRow& op = lexicon_.operators[row];
          return op.predicate.words.size() == 1 && op.effect == Effect::Planned &&
                 (op.doer != Doer::Actor || (op.predicate.part == Part::Adjective && tokens_[word].pos == Pos::Adj));
        });
      })) {
    happening.factuality = Factuality::Planned;
    sheet_.reason(happening, "factuality", "a word about the event", happening.cue, happening.row);
  }
  if (happening.factuality != Factuality::Actual || guards_.told_in(happening) != Guard::Past) return;
  happening.factuality = Factuality::Historical;
  sheet_.reason(happening, "factuality", "it is told in memory of what was", happening.cue);
}

// Each word of speech that the event, or what stands above it, is the content of.
void Sources::find_sources(std::uint32_t number) {
  Walk walk;
  std::uint32_t at = happenings_[number].cue;
  SlotId slot = slot::none;
  for (std::size_t steps = 0; steps <= tokens_.size(); ++steps) {
    add_phrase_sources(at, walk);
    // "…, the diplomat said that for talks to succeed, groups have to leave": the parser hangs "said" below "have".
    for (const std::uint32_t child : reading_.children(at)) {
      const Cue* said =
          tokens_[child].dep == Dep::Ccomp && child < at && sheet_.is_verb(at) ? sheet_.cue(child) : nullptr;
      if (said && said->speech && !(sheet_.cue(at) && sheet_.cue(at)->speech) &&
          !reading_.is_under(happenings_[number].cue, child))
        add_source(child, walk);
    }
    if (reading_.is_root(at)) break;
    const ReadToken& token = tokens_[at];
    const std::uint32_t up = token.head;
    if (is_parted(at, up)) break;
    // "denied holding the pair and blamed others": the parser joins a finite verb to the gerund.
    const bool finite = token.tag == Tag::Vbd || token.tag == Tag::Vbz || token.tag == Tag::Vbp;
    if (token.dep == Dep::Conj && finite && tokens_[up].tag == Tag::Vbg && tokens_[up].dep == Dep::Xcomp) {
      at = tokens_[up].head;
      continue;
    }
    if (token.dep == Dep::Pobj || token.dep == Dep::Pcomp) {
      slot = slot::first_preposition + tokens_[up].form;
      at = up;
      continue;
    }
    if (token.dep != Dep::Prep && token.dep != Dep::Agent)
      slot = arguments_.is_second_object(at) ? slot::none : slot_of(token.dep);
    const Cue* above = sheet_.cue(up);
    const bool is_lender = happenings_[number].verb == up || (sheet_.cue(at) && sheet_.cue(at)->lender == up);
    if (above && above->op && slot != slot::none &&
        (sheet_.takes(above->op->content, slot) || (slot == slot::clause && arguments_.is_infinitive(at) &&
                                                    sheet_.takes(above->op->content, slot::infinitive)))) {
      if (above->speech && sheet_.is_verb(up) && (!above->speech->content.empty() || token.dep == Dep::Ccomp))
        add_source(up, walk);
    } else if (above && above->speech &&
               ((slot == slot::clause && (!above->speech->content.empty() || token.dep == Dep::Ccomp)) ||
                (slot != slot::none && !sheet_.is_verb(at) && sheet_.takes(above->speech->content, slot)) ||
                token.dep == Dep::Parataxis)) {
      // "announced a halt": who announces does it
      if (!is_lender || slot == slot::clause) add_source(up, walk);
    } else if (token.dep == Dep::Conj) {
      at = up;
      continue;  // what the first one hangs on holds for the second one
    }
    at = up;
    slot = slot::none;
  }
  Happening& happening = happenings_[number];
  happening.sources = std::move(walk.sources);
  add_sources_around(happening);
  // "A Baloch group claimed responsibility": it says so itself.
  if (happening.meant != no_happening && happening.sources.empty())
    for (const Party& actor : happening.actors) happening.sources.push_back({actor, SourceRole::Speaker, true});
  for (Reason& why : walk.reasons) happening.reasons.push_back(why);
}

// "passed a resolution criticising the president": whose document it is, says the verb that has it for its object.
Parties Sources::issuers_of(const Cue& cue, Range slots) const {
  Parties issuers;
  for (const Argument& argument : cue.arguments) {
    const ReadToken& document = tokens_[argument.token];
    if (!sheet_.takes(slots, argument.slot) || !document_row(argument.token)) continue;
    // "ended the summit with a statement urging both sides to talk"
    std::uint32_t verb = document.head;
    if (document.dep == Dep::Pobj && tokens_[verb].dep == Dep::Prep) {
      verb = tokens_[verb].head;
      if (tokens_[verb].dep == Dep::Dobj) verb = tokens_[verb].head;
    } else if (document.dep != Dep::Dobj) {
      continue;
    }
    const std::uint32_t issuer = sheet_.is_verb(verb) ? arguments_.subject_of(verb) : no_token;
    if (issuer == no_token) continue;
    add_parties(issuers, who_.parties_joined(issuer));
  }
  // "A leaflet signed by the guerrillas threatened the mayor", "A leaflet hung on the gate and signed by …"
  for (const Argument& argument : cue.arguments) {
    if (!issuers.empty() || !sheet_.takes(slots, argument.slot) || argument.slot != slot::subject) continue;
    if (!document_row(argument.token)) continue;
    std::vector<std::uint32_t> verbs;
    for (const std::uint32_t child : reading_.children(argument.token))
      if (tokens_[child].dep == Dep::Acl) verbs.push_back(child);
    if (sheet_.is_verb(tokens_[argument.token].head)) verbs.push_back(tokens_[argument.token].head);
    for (const std::uint32_t verb : verbs)
      for (const std::uint32_t one : arguments_.with_conjuncts(verb)) {
        const std::uint32_t agent = reading_.child(one, Dep::Agent);
        const std::uint32_t signer = agent == no_token ? no_token : reading_.child(agent, Dep::Pobj);
        if (signer != no_token) add_parties(issuers, who_.parties_at(signer));
      }
  }
  for (Party& issuer : issuers) issuer.direct = false;
  return issuers;
}

}  // namespace bede
