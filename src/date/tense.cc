// SPDX-License-Identifier: Apache-2.0
// The way goes from the date up to the root. Prepositions and nouns are passed; the first verb that has a tense of its
// own decides. A participle or an infinitive has none and asks the verb above it, unless that one looks ahead.
#include "date/tense.h"

namespace bede {
namespace {

bool is_verb(const ReadToken& token) { return token.pos == Pos::Verb || token.pos == Pos::Aux; }
bool is_present(Tag tag) { return tag == Tag::Vbz || tag == Tag::Vbp; }

// What stands before a verb: "has been", "would have", "to", "is being".
struct Auxiliaries {
  bool modal = false, past = false, present = false, has_been = false, any = false, bare = false;
  bool passive = false, to_be = false;
};

Auxiliaries auxiliaries_of(const Reading& reading, std::uint32_t verb) {
  Auxiliaries found;
  for (const std::uint32_t child : reading.children(verb)) {
    const ReadToken& token = reading.tokens[child];
    if (token.dep != Dep::Aux && token.dep != Dep::AuxPass) continue;
    found.any = true;
    found.passive |= token.dep == Dep::AuxPass;
    found.to_be |= token.tag == Tag::Vb && token.dep == Dep::AuxPass;  // "to be signed", "will be signed"
    found.modal |= token.tag == Tag::Md;
    found.past |= token.tag == Tag::Vbd;
    found.present |= is_present(token.tag);
    found.has_been |= token.tag == Tag::Vbn;
    found.bare |= token.tag == Tag::Vb && token.dep == Dep::Aux;  // "would have left", "to have left"
  }
  return found;
}

class Climb {
 public:
  Climb(const Reading& reading, const DateWords& words) : reading_(reading), words_(words) {}

  Governed from(std::uint32_t token) {
    start_ = token;
    for (std::size_t steps = 0; steps < reading_.tokens.size(); ++steps) {
      if (look_at(token)) return {tense_, true, behind_ || (verbs_ == 1 && nouns_ <= 1)};
      if (reading_.is_root(token)) break;
      token = reading_.tokens[token].head;
    }
    return {Tense::Past, verbs_ > 0, false};
  }

 private:
  bool is_title(const ReadToken& token) const { return token.sentence < reading_.title_sentences; }

  bool decide(Tense tense) {
    tense_ = tense;
    return true;
  }

  // True where this token decides.
  bool look_at(std::uint32_t at) {
    const ReadToken& token = reading_.tokens[at];
    // "ahead of Sunday's vote"
    if (words_.is(token.form, DateClass::Ahead)) return decide(Tense::Future);
    // "want to leave since the raid in June"; of "since January" the word is the date's own
    behind_ = words_.is(token.form, DateClass::Behind) && nouns_ > 0;
    if (behind_) return decide(Tense::Past);
    if (is_verb(token)) {
      if (belongs_above(at, token)) return false;
      ++verbs_;
      return look_at_verb(at, token);
    }
    nouns_ += token.pos == Pos::Noun || token.pos == Pos::Propn;
    // "is due to speak next Thursday", "the deadline on Friday"; not "an expected fall on Friday", where it is above
    // none
    if ((token.pos == Pos::Adj || token.pos == Pos::Noun) && words_.is(token.lemma, DateClass::Expects) && started_)
      return decide(Tense::Future);
    started_ = true;
    return false;
  }

  // "The opposition said on Saturday it would boycott the vote": parsers hang the day on "boycott", for it stands at
  // the beginning of what was said; it belongs to "said". Not in "said that on Saturday it would".
  bool belongs_above(std::uint32_t at, const ReadToken& verb) const {
    if (verbs_ > 0 || verb.dep != Dep::Ccomp || at < start_ || verb.head >= start_) return false;
    if (reading_.tokens[verb.head].tag != Tag::Vbd) return false;
    const std::uint32_t begin = verb.subtree_begin;
    return begin > verb.head && start_ - begin <= 4 && reading_.children(at)[0] != at &&
           reading_.is_under(start_, reading_.children(at)[0]) && reading_.text(verb.head + 1) != ",";
  }

  bool look_at_verb(std::uint32_t at, const ReadToken& token) {
    started_ = true;
    const Auxiliaries aux = auxiliaries_of(reading_, at);
    // "would have met", "may have fled", "to have left": what has been
    if (token.tag == Tag::Vbn && aux.bare) return decide(Tense::Past);
    if (aux.modal || token.tag == Tag::Md) return decide(Tense::Future);
    switch (token.tag) {
      case Tag::Vbd:
        // "was due": the adjective has been asked before. A title tells a passive in its participle: "Talks set for
        // May"
        if (is_title(token) && words_.is(token.lemma, DateClass::Expects) && !aux.any) return decide(Tense::Future);
        return decide(Tense::Past);
      case Tag::Vbz:
      case Tag::Vbp: return decide(is_title(token) ? Tense::Past : Tense::Present);
      case Tag::Vbn: return aux.to_be ? infinitive(at, token, aux) : decide(participle(token, aux));
      case Tag::Vbg: return gerund(token, aux);
      case Tag::Vb: return infinitive(at, token, aux);
      default: return false;
    }
  }

  Tense participle(const ReadToken& token, const Auxiliaries& aux) const {
    // "scheduled for Friday", "is expected on Friday", "was to have been": but "has planned since Friday"
    if ((aux.passive || !aux.any) && words_.is(token.lemma, DateClass::Expects)) return Tense::Future;
    if (aux.past || aux.has_been || !aux.any) return Tense::Past;  // "was held", "has been held", "held on Friday"
    if (aux.present && !aux.passive) return Tense::Past;           // "has held"
    return aux.present ? Tense::Present : Tense::Past;             // "is held"
  }

  bool gerund(const ReadToken& token, const Auxiliaries& aux) {
    if (aux.past || aux.has_been) return decide(Tense::Past);  // "was meeting", "has been meeting"
    if (aux.present) return decide(Tense::Future);             // "is meeting on Friday"
    return token.dep == Dep::Root && decide(Tense::Past);  // "after meeting on Friday, he said": the verb above says
  }

  // "agreed to meet on Friday" is to come, "began to leave on Friday" is not; "is to speak on Friday" is to come.
  bool infinitive(std::uint32_t at, const ReadToken& token, const Auxiliaries& aux) {
    if (aux.past) return decide(Tense::Past);  // "did not meet on Friday"
    if (aux.present) return decide(Tense::Present);
    if (reading_.is_root(at)) return decide(Tense::Future);  // "Turkey to vote on Sunday", "Meet us on Friday"
    if (is_title(token)) return decide(Tense::Future);
    if (token.dep == Dep::Acl && aux.passive)
      return decide(Tense::Future);  // "the pact, to be signed on Tuesday, is void"
    const ReadToken& above = reading_.tokens[token.head];
    if (words_.is(above.lemma, DateClass::Intends) || words_.is(above.lemma, DateClass::Expects))
      return decide(Tense::Future);
    return false;
  }

  const Reading& reading_;
  const DateWords& words_;
  Tense tense_ = Tense::Past;
  std::uint32_t start_ = 0;
  std::size_t verbs_ = 0, nouns_ = 0;
  bool started_ = false;
  bool behind_ = false;  // a word that looks back decides, however far above
};

}  // namespace

bool is_going_on(const Reading& reading, std::uint32_t verb) {
  if (reading.tokens[verb].tag != Tag::Vbg) return false;
  const Auxiliaries aux = auxiliaries_of(reading, verb);
  return aux.has_been && aux.present && !aux.modal;
}

Governed governing_tense(const Reading& reading, const DateWords& words, std::uint32_t token) {
  return Climb(reading, words).from(token);
}

}  // namespace bede
