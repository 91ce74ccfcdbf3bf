// SPDX-License-Identifier: Apache-2.0
// What stands round a predicate where the parser has it amiss, and which content is none of an operator.
#include <algorithm>

#include "event/cues.h"

namespace bede {

// "Governor quits after protesters killed": a headline leaves out the helper. Of verbs that do harm to somebody: the
// model takes "protested" for a participle as well.
void Cues::read_headline_passive(std::uint32_t token, Cue& cue) const {
  if (tokens_[token].tag != Tag::Vbn || arguments_.is_passive(token)) return;
  if (reading_.child(token, Dep::Aux) != no_token || reading_.child(token, Dep::Dobj) != no_token) return;
  const std::uint32_t subject = reading_.child(token, Dep::Nsubj);
  const auto rows = lexicon_.frames_of[tokens_[token].lemma];
  if (subject == no_token || subject > token || std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return lexicon_.frames[row].harm != Harm::None && lexicon_.frames[row].predicate.words.size() == 1;
      }))
    return;
  for (Argument& argument : cue.arguments)
    if (argument.slot == slot::subject && argument.token == subject) argument.slot = slot::object;
  const std::uint32_t agent = reading_.child(token, Dep::Agent);
  const std::uint32_t doer = agent == no_token ? no_token : reading_.child(agent, Dep::Pobj);
  if (doer != no_token) cue.arguments.push_back({slot::subject, doer});
}

// "reserved the right to hit back": the infinitive that hangs on the object of a verb; or no_token.
std::uint32_t Cues::infinitive_on_object(std::uint32_t verb) const {
  const std::uint32_t object = sheet_.is_verb(verb) ? reading_.child(verb, Dep::Dobj) : no_token;
  if (object == no_token) return no_token;
  for (const std::uint32_t clause : reading_.children(object))
    if (clause > object && tokens_[clause].dep == Dep::Acl && arguments_.is_infinitive(clause)) return clause;
  return no_token;
}

// Where the object is a word of the row, what hangs on it is the row's content.
bool Cues::has_on_object(const OperatorRow& row, std::uint32_t below) const {
  if (below == no_token || row.predicate.words.size() < 2) return false;
  const bool takes = sheet_.takes(row.content, slot::clause) || sheet_.takes(row.content, slot::infinitive);
  const auto words = lexicon_.predicate_words(row.predicate.words);
  return takes && std::find(words.begin(), words.end(), tokens_[tokens_[below].head].lemma) != words.end();
}

// "threatened on Tuesday to behead the American": behind a time or a place the parser takes what is threatened for a
// purpose.
void Cues::take_displaced_infinitive(std::uint32_t token, Cue& cue) const {
  if (!sheet_.is_verb(token) || cue.has_argument(slot::clause) || cue.has_argument(slot::object)) return;
  const auto rows = lexicon_.operators_of[tokens_[token].lemma];
  if (std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        const Range content = lexicon_.operators[row].content;
        return lexicon_.operators[row].predicate.words.size() == 1 &&
               (sheet_.takes(content, slot::infinitive) || sheet_.takes(content, slot::clause));
      }))
    return;
  for (const std::uint32_t child : reading_.children(token)) {
    if (child < token || tokens_[child].dep != Dep::Advcl || !arguments_.is_infinitive(child)) continue;
    cue.arguments.push_back({slot::clause, child});
    cue.arguments.push_back({slot::infinitive, child});
    return;
  }
}

// "Smugglers ambushed the patrol, the ministry said, killing two guards": the parser hangs the participle on who tells.
void Cues::take_subject_of_content(std::uint32_t token, Cue& cue) const {
  std::uint32_t first = token;  // "killing two guards and wounding six"
  while (tokens_[first].dep == Dep::Conj && tokens_[first].tag == Tag::Vbg && !reading_.is_root(first))
    first = tokens_[first].head;
  const ReadToken& verb = tokens_[first];
  if (cue.speech || verb.dep != Dep::Advcl || verb.tag != Tag::Vbg || verb.head > token) return;
  // "…, a spokesman said, blaming the rebels": it is who tells that blames.
  const auto rows = lexicon_.frames_of[tokens_[token].lemma];
  constexpr std::uint32_t verbal_cooperation = 1, verbal_conflict = 3;  // of the quads
  const bool words = cue.op || std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
                       const std::uint32_t quad = lexicon_.types[lexicon_.frames[row].type].quad;
                       return lexicon_.frames[row].predicate.words.size() == 1 &&
                              (quad == verbal_cooperation || quad == verbal_conflict);
                     });
  if (words) return;
  for (const std::uint32_t content : reading_.children(verb.head)) {
    if (tokens_[content].dep != Dep::Ccomp || content > verb.head || !sheet_.is_verb(content)) continue;
    const std::uint32_t subject = arguments_.subject_of(content);
    std::erase_if(cue.arguments, [](const Argument& argument) { return argument.slot == slot::subject; });
    if (subject != no_token) cue.arguments.push_back({slot::subject, subject, false});
    return;
  }
}

// "insisted that work was going on" says so; "insisted that he leave" demands it.
bool Cues::is_told_as_so(const Argument& content) const {
  if (content.slot != slot::clause || !sheet_.is_verb(content.token)) return false;
  const ReadToken& verb = tokens_[content.token];
  if (verb.dep != Dep::Ccomp) return false;
  const auto indicative = [](Tag tag) { return tag == Tag::Vbd || tag == Tag::Vbz; };
  if (indicative(verb.tag)) return true;
  const auto children = reading_.children(content.token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Dep dep = tokens_[child].dep;
    return (dep == Dep::Aux || dep == Dep::AuxPass) && indicative(tokens_[child].tag);
  });
}

// "ask why the oil does not flow" asks for nothing to be done.
bool Cues::is_question(std::uint32_t verb) const {
  if (!sheet_.is_verb(verb)) return false;
  const auto children = reading_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const ReadToken& token = tokens_[child];
    const bool why = token.dep == Dep::Advmod && token.pos == Pos::Sconj;  // how, why, when
    return child < verb && (why || (token.dep == Dep::Mark && grammar_[token.form].condition));
  });
}

}  // namespace bede
