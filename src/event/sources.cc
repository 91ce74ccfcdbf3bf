// SPDX-License-Identifier: Apache-2.0
// Who says so: the words of speech from an event's cue up to the root, innermost first.
//
//   "Diplomats reported that the minister had denied that police arrested the poet."
//   arrested <- denied (the minister) <- reported (Diplomats)
#include <algorithm>

#include "event/coding.h"
#include "event/predicates.h"

namespace bede {

struct Coding::Walk {
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

// The row that makes a noun a document: "statement", "letter"; or null.
const Predicate* Coding::document_row(std::uint32_t token) const {
  const Predicate* longest = nullptr;
  for (const WordId word : {tokens_[token].lemma, tokens_[token].form})
    for (const std::uint32_t number : lexicon_.speech_of[word]) {
      const Predicate& predicate = lexicon_.speech[number].predicate;
      if (predicate.part != Part::Document || (longest && longest->words.size() >= predicate.words.size())) continue;
      if (match_predicate(lexicon_, reading_, predicate, token)) longest = &predicate;
    }
  return longest;
}

std::vector<Source> Coding::speakers_of(std::uint32_t governor) const {
  std::vector<Source> sources;
  const Cue& speaking = *cue(governor);
  const SpeechRow& row = *speaking.speech;
  const auto add = [&](std::uint32_t token) {
    Parties parties = parties_at(token);
    if (parties.empty() && document_row(token)) sources.push_back({{token, 0, true}, SourceRole::Document, false});
    if (parties.empty()) parties = owners_of(token, 1);
    for (const Party& party : parties) sources.push_back({party, SourceRole::Speaker, true});
  };
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
    if (object != no_token && document_row(object) && parties_at(object).empty())
      sources.push_back({{object, 0, true}, SourceRole::Document, false});
  }
  return sources;
}

void Coding::add_source(std::uint32_t governor, Walk& walk) const {
  const SpeechRow& row = *cue(governor)->speech;
  for (const Source& source : speakers_of(governor)) {
    const bool known = std::any_of(walk.sources.begin(), walk.sources.end(), [&](const Source& s) {
      return s.named == source.named &&
             (s.named ? s.party.actor == source.party.actor : s.party.token == source.party.token);
    });
    if (!known) walk.sources.push_back(source);
    if (explain_ && !source.named)
      walk.reasons.push_back({"attribution", "a document says so", source.party.token, source.party.token + 1,
                              document_row(source.party.token)});
  }
  if (explain_) walk.reasons.push_back({"attribution", "a word of speech", governor, governor + 1, &row.predicate});
}

// "according to …" hangs on any verb on the way.
void Coding::add_phrase_sources(std::uint32_t governor, Walk& walk) const {
  for (const std::uint32_t child : reading_.children(governor)) {
    const Cue* phrase = cue(child);
    if (!phrase || !phrase->speech) continue;
    // "Citing a diplomat in Vienna, the newspaper reported that …"
    const bool citing = tokens_[child].dep == Dep::Advcl && tokens_[child].tag == Tag::Vbg &&
                        takes(phrase->speech->speaker, slot::object);
    if (citing || phrase->speech->predicate.part == Part::Phrase) add_source(child, walk);
  }
}

// Each word of speech that the event, or what stands above it, is the content of.
void Coding::find_sources(std::uint32_t number) {
  Walk walk;
  std::uint32_t at = happenings_[number].cue;
  SlotId slot = slot::none;
  for (std::size_t steps = 0; steps <= tokens_.size(); ++steps) {
    add_phrase_sources(at, walk);
    // "…, the diplomat said that for talks to succeed, groups have to leave": the parser hangs "said" below "have".
    for (const std::uint32_t child : reading_.children(at)) {
      const Cue* said = tokens_[child].dep == Dep::Ccomp && child < at && is_verb(at) ? cue(child) : nullptr;
      if (said && said->speech && !(cue(at) && cue(at)->speech) && !reading_.is_under(happenings_[number].cue, child))
        add_source(child, walk);
    }
    if (reading_.is_root(at)) break;
    const ReadToken& token = tokens_[at];
    const std::uint32_t up = token.head;
    if (token.dep == Dep::Pobj || token.dep == Dep::Pcomp) {
      slot = slot::first_preposition + tokens_[up].form;
      at = up;
      continue;
    }
    if (token.dep != Dep::Prep && token.dep != Dep::Agent) slot = slot_of(token.dep);
    const Cue* above = cue(up);
    const bool is_lender = happenings_[number].verb == up || (cue(at) && cue(at)->lender == up);
    if (above && above->op && slot != slot::none &&
        (takes(above->op->content, slot) ||
         (slot == slot::clause && arguments_.is_infinitive(at) && takes(above->op->content, slot::infinitive)))) {
      if (above->speech && is_verb(up)) add_source(up, walk);
    } else if (above && above->speech &&
               (slot == slot::clause || (slot != slot::none && !is_verb(at) && takes(above->speech->content, slot)) ||
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
  if (happening.sources.empty() && !quoted_.empty() && tokens_[happening.cue].quoted) {
    const Source& speaker = quoted_[tokens_[happening.cue].sentence];
    if (speaker.named) happening.sources.push_back(speaker);
  }
  // "A Baloch group claimed responsibility": it says so itself.
  if (happening.meant != no_happening && happening.sources.empty())
    for (const Party& actor : happening.actors) happening.sources.push_back({actor, SourceRole::Speaker, true});
  for (Reason& why : walk.reasons) happening.reasons.push_back(why);
}

// A quotation that runs on has the speaker of the sentence before, in the same paragraph or the one before.
void Coding::find_quoted_speakers() {
  quoted_.assign(reading_.parse.sentences.size(), {{}, SourceRole::Speaker, false});
  Source last{{}, SourceRole::Speaker, false};
  for (std::uint32_t s = 0; s < reading_.parse.sentences.size(); ++s) {
    const auto& sentence = reading_.parse.sentences[s];
    for (std::uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      if (!cue(i) || !cue(i)->speech || !is_verb(i) || tokens_[i].quoted) continue;
      for (const Source& source : speakers_of(i))
        if (source.named) last = source;
    }
    quoted_[s] = last;
  }
}

}  // namespace bede
