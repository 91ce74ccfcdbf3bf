// SPDX-License-Identifier: Apache-2.0
#include "event/arguments.h"

#include <algorithm>

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;
constexpr int deepest = 8;  // of verbs whose subject is another's

bool is_subject(Dep dep) {
  return dep == Dep::Nsubj || dep == Dep::NsubjPass || dep == Dep::Csubj || dep == Dep::CsubjPass;
}

// "the Peru-Chile talks", "a Thai-Cambodian border clash": who stands before the hyphen is as much of it; or no_token.
std::uint32_t joined_by_hyphen(const Reading& reading, std::uint32_t word) {
  if (word < 2 || reading.tokens[word - 1].pos != Pos::Punct || reading.tokens[word - 1].head != word) return no_token;
  const ReadToken& before = reading.tokens[word - 2];
  const bool modifies = before.dep == Dep::Compound || before.dep == Dep::Amod || before.dep == Dep::Nmod;
  return modifies && before.head == word ? word - 2 : no_token;
}

}  // namespace

bool Arguments::is_passive(std::uint32_t verb) const {
  if (reading_.child(verb, Dep::AuxPass) != no_token || reading_.child(verb, Dep::NsubjPass) != no_token) return true;
  const ReadToken& token = reading_.tokens[verb];
  if (token.tag != Tag::Vbn) return false;
  // "the deal signed by both", "seen as weak": a participle that is no perfect tense.
  if (reading_.child(verb, Dep::Aux) != no_token && token.dep != Dep::Amod) return false;
  if (token.dep == Dep::Acl || token.dep == Dep::Amod) return true;
  if (token.dep == Dep::Advcl || token.dep == Dep::Oprd) return reading_.child(verb, Dep::Nsubj) == no_token;
  return token.dep == Dep::Conj && is_passive(token.head);
}

// "It was Turkey that condemned the vote": who stands behind the copula, or no_token.
std::uint32_t Arguments::cleft_subject(std::uint32_t verb) const {
  const ReadToken& token = reading_.tokens[verb];
  if ((token.dep != Dep::Ccomp && token.dep != Dep::Relcl) || reading_.is_root(verb)) return no_token;
  const std::uint32_t attribute = reading_.child(token.head, Dep::Attr);
  const std::uint32_t it = reading_.child(token.head, Dep::Nsubj);
  if (attribute == no_token || it == no_token || attribute > verb || reading_.tokens[it].pos != Pos::Pron)
    return no_token;
  const auto children = reading_.children(verb);
  const bool marked = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return reading_.tokens[child].dep == Dep::Mark && child == attribute + 1;
  });
  return marked ? attribute : no_token;
}

// "blamed rebels loyal to the governor for arming them": the object of the verb above, where the parser hangs the
// preposition on the last noun; or no_token.
std::uint32_t Arguments::object_round(std::uint32_t preposition) const {
  if (!grammar_[reading_.tokens[preposition].form].object_does) return no_token;
  std::uint32_t noun = reading_.tokens[preposition].head;
  while (!reading_.is_root(noun) && !is_verb(reading_.tokens[noun].head)) noun = reading_.tokens[noun].head;
  const bool is_object = !reading_.is_root(noun) && reading_.tokens[noun].dep == Dep::Dobj && noun < preposition;
  return is_object ? noun : no_token;
}

// Whether a verb, or one that is coordinated with it, has an object.
bool Arguments::is_active(std::uint32_t verb) const {
  const auto verbs = with_conjuncts(verb);
  return std::any_of(verbs.begin(), verbs.end(),
                     [&](std::uint32_t one) { return reading_.child(one, Dep::Dobj) != no_token; });
}

// "Canada became the latest country to recognise Slovenia": what is said of the subject, the subject does.
bool Arguments::is_said_of(std::uint32_t verb) const {
  const std::uint32_t noun = reading_.tokens[verb].head;
  if (!is_infinitive(verb) || reading_.tokens[noun].dep != Dep::Attr) return false;
  const auto children = reading_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const ReadToken& word = reading_.tokens[child];
    return word.dep == Dep::Amod && (word.tag == Tag::Jjs || grammar_[word.form].singled_out);
  });
}

Arguments::Subject Arguments::find_subject(std::uint32_t verb, int depth) const {
  if (const std::uint32_t subject = cleft_subject(verb); subject != no_token) return {subject, is_passive(verb)};
  Subject found;
  for (const std::uint32_t child : reading_.children(verb)) {
    const Dep dep = reading_.tokens[child].dep;
    // "Minister: gunmen kill nine": of two, the one that is nearer.
    if (is_subject(dep) && reading_.tokens[child].pos != Pos::Other && (found.token == no_token || child < verb))
      found = {child, dep == Dep::NsubjPass || dep == Dep::CsubjPass};
  }
  if (found.token != no_token) return found;
  const ReadToken& token = reading_.tokens[verb];
  if (depth == 0 || reading_.is_root(verb)) return {};
  const bool passive = is_passive(verb);
  const auto shared = [&](Subject subject) { return Subject{subject.token, passive && subject.token != no_token}; };
  switch (token.dep) {
    case Dep::Xcomp: {
      // "urged both sides to show restraint": the object acts; "pledged to refrain": the subject does.
      const std::uint32_t object = reading_.child(token.head, Dep::Dobj);
      if (object != no_token && object < verb && !is_subject(reading_.tokens[object].dep))
        return shared({object, false});
      return shared(find_subject(token.head, depth - 1));
    }
    case Dep::Conj:
      if (!is_verb(token.head) && reading_.tokens[token.head].pos != Pos::Aux) return {};
      // "The union's leaders imposed travel bans and asset freezes, and asked Minsk to free them": the parser takes
      // the noun for a verb, whose tense is another.
      if (const ReadToken& first = reading_.tokens[token.head];
          token.tag == Tag::Vbd && (first.tag == Tag::Vbz || first.tag == Tag::Vbp) && first.dep == Dep::Ccomp &&
          reading_.tokens[first.head].tag == Tag::Vbd)
        return shared(find_subject(first.head, depth - 1));
      return shared(find_subject(token.head, depth - 1));
    case Dep::Advcl:
    case Dep::Ccomp:
    case Dep::Parataxis:
      if (token.dep != Dep::Advcl && token.tag != Tag::Vbg && token.tag != Tag::Vb) return {};
      if (!is_verb(token.head) && reading_.tokens[token.head].pos != Pos::Aux) return {};
      return shared(find_subject(token.head, depth - 1));
    case Dep::Acomp: return find_subject(token.head, depth - 1);  // "is willing to provide trucks"
    case Dep::Amod: return token.tag == Tag::Vbg || token.tag == Tag::Vbn ? Subject{token.head, passive} : Subject{};
    case Dep::Acl: {
      // "A man telephoned her demanding money": nothing more can be told of a pronoun, so it is who telephoned.
      if (token.tag == Tag::Vbg && reading_.tokens[token.head].pos == Pos::Pron &&
          reading_.tokens[token.head].dep == Dep::Dobj)
        return shared(find_subject(reading_.tokens[token.head].head, depth - 1));
      if (token.tag == Tag::Vbg || token.tag == Tag::Vbn) return {token.head, passive};
      // "A Saudi patrol crossed into Yemen and opened fire": a sentence that the parser takes for a noun; but a
      // participle has no tense.
      if (token.tag == Tag::Vbd && token.head < verb && reading_.tokens[token.head].dep == Dep::Root && is_active(verb))
        return {token.head, false};
      if (is_said_of(verb)) return shared(find_subject(reading_.tokens[token.head].head, depth - 1));
      return {};  // "an offer to meet": whose offer it is, the operator knows
    }
    case Dep::Relcl: {
      if (is_said_of(verb)) return shared(find_subject(reading_.tokens[token.head].head, depth - 1));
      const std::uint32_t object = reading_.child(verb, Dep::Dobj);
      return object != no_token || passive ? Subject{token.head, passive} : Subject{};
    }
    case Dep::Pcomp: {
      // "thanked Iran for supporting Syria": the object, where there is one; "ordered the envoy out after accusing
      // him": the subject.
      const std::uint32_t preposition = token.head;
      const std::uint32_t above = reading_.tokens[preposition].head;
      if (above == preposition) return {};
      // "stopped short of criticising him"
      const Dep dep = reading_.tokens[above].dep;
      if (dep == Dep::Advmod || dep == Dep::Acomp) return shared(find_subject(reading_.tokens[above].head, depth - 1));
      if (!is_verb(above)) return {object_round(preposition), false};
      const std::uint32_t object = reading_.child(above, Dep::Dobj);
      if (object != no_token && object < preposition && grammar_[reading_.tokens[preposition].form].object_does &&
          reading_.tokens[preposition].dep == Dep::Prep && reading_.tokens[object].subtree_end <= preposition &&
          verb == preposition + 1)
        return shared({object, false});
      return shared(find_subject(above, depth - 1));
    }
    default: return {};
  }
}

std::uint32_t Arguments::subject_of(std::uint32_t verb) const {
  if (is_passive(verb)) {
    const std::uint32_t agent = reading_.child(verb, Dep::Agent);
    return agent == no_token ? no_token : reading_.child(agent, Dep::Pobj);
  }
  const Subject subject = find_subject(verb, deepest);
  return subject.is_object ? no_token : subject.token;
}

void Arguments::add_prepositions(std::uint32_t of, bool direct, std::vector<Argument>& found) const {
  for (const std::uint32_t child : reading_.children(of)) {
    const ReadToken& token = reading_.tokens[child];
    if (token.dep != Dep::Prep && token.dep != Dep::Agent && !(token.dep == Dep::Dative && token.pos == Pos::Adp))
      continue;
    const SlotId slot = slot::first_preposition + token.form;
    for (const std::uint32_t inner : reading_.children(child)) {
      const Dep dep = reading_.tokens[inner].dep;
      if (dep == Dep::Pobj || dep == Dep::Pcomp) {
        found.push_back({slot, inner, direct});
        if (token.dep == Dep::Dative) found.push_back({slot::indirect, inner, direct});
        // "with visiting Syrian Foreign Minister Walid al-Muallem": the parser takes the adjective for a verb.
        if (dep == Dep::Pcomp && reading_.tokens[inner].tag == Tag::Vbg)
          if (const std::uint32_t object = reading_.child(inner, Dep::Dobj); object != no_token)
            found.push_back({slot, object, false});
      } else if (dep == Dep::Prep) {  // "along with civilians"
        if (const std::uint32_t object = reading_.child(inner, Dep::Pobj); object != no_token) {
          found.push_back({slot, object, direct});
          // "gave ten tents, according to the Red Cross": they were not given to it.
          if (token.tag != Tag::Vbg)
            found.push_back({slot::first_preposition + reading_.tokens[inner].form, object, direct});
        }
      }
    }
  }
}

// "to leave" is an infinitive as well as a clause.
bool Arguments::is_infinitive(std::uint32_t verb) const {
  for (const std::uint32_t child : reading_.children(verb))
    if (reading_.tokens[child].pos == Pos::Part && reading_.tokens[child].dep == Dep::Aux) return true;
  return false;
}

bool Arguments::is_gerund_behind(std::uint32_t verb) const {
  const ReadToken& gerund = reading_.tokens[verb];
  if (gerund.dep != Dep::Advcl || gerund.tag != Tag::Vbg || gerund.head >= verb) return false;
  for (std::uint32_t i = gerund.head + 1; i < verb; ++i)
    if (reading_.tokens[i].dep != Dep::Prt || reading_.tokens[i].head != gerund.head) return false;
  return true;
}

// "clamoured for the president to go"
bool Arguments::is_opened_behind(std::uint32_t verb, std::uint32_t clause) const {
  const std::uint32_t opener = reading_.child(clause, Dep::Mark);
  return opener == verb + 1 && grammar_[reading_.tokens[opener].form].opens_clause && is_infinitive(clause);
}

void Arguments::add_clause(std::uint32_t verb, std::vector<Argument>& found) const {
  found.push_back({slot::clause, verb});
  if (is_infinitive(verb)) found.push_back({slot::infinitive, verb});
}

// "The campaign, whose members rallied in Abuja": the relative word owns the subject, and nothing is left for an
// object.
bool Arguments::has_relative_owner(std::uint32_t verb) const {
  for (std::uint32_t i = reading_.tokens[verb].subtree_begin; i < verb; ++i)
    if (reading_.tokens[i].dep == Dep::Poss && grammar_[reading_.tokens[i].form].relative) return true;
  return false;
}

void Arguments::add_verb(std::uint32_t verb, std::vector<Argument>& found) const {
  const bool passive = is_passive(verb);
  const Subject subject = find_subject(verb, deepest);
  if (subject.token != no_token)
    found.push_back({subject.is_object || passive ? slot::object : slot::subject, subject.token});
  // "The colonel was granted asylum": given to him.
  if (passive && subject.token != no_token && reading_.child(verb, Dep::Dobj) != no_token)
    found.push_back({slot::indirect, subject.token});
  std::uint32_t object = no_token;
  for (const std::uint32_t child : reading_.children(verb)) {
    const ReadToken& token = reading_.tokens[child];
    switch (token.dep) {
      case Dep::Dobj:
        found.push_back({slot::object, child});
        object = child;
        break;
      case Dep::Dative:
        if (token.pos != Pos::Adp) found.push_back({slot::indirect, child});
        break;
      case Dep::Agent:
        for (const std::uint32_t inner : reading_.children(child))
          if (reading_.tokens[inner].dep == Dep::Pobj) found.push_back({slot::subject, inner});
        break;
      case Dep::Ccomp:
      case Dep::Xcomp:
        add_clause(child, found);
        // "let the nuns go": who goes is who is let. But whoever "helped him win" gave no help to speak of.
        if (grammar_[reading_.tokens[verb].lemma].lets && token.tag == Tag::Vb && !is_infinitive(child) &&
            reading_.child(child, Dep::Aux) == no_token)
          if (const std::uint32_t who = reading_.child(child, Dep::Nsubj); who != no_token)
            found.push_back({slot::object, who, false});
        // "met visiting Syrian Foreign Minister Walid al-Muallem": here too.
        if (child == verb + 1 && reading_.tokens[child].tag == Tag::Vbg)
          if (const std::uint32_t who = reading_.child(child, Dep::Dobj); who != no_token)
            found.push_back({slot::object, who, false});
        break;
      case Dep::Advcl:
        if (is_gerund_behind(child) || is_opened_behind(verb, child)) add_clause(child, found);
        break;
      case Dep::Attr:
      case Dep::Oprd:
        if (token.pos == Pos::Noun || token.pos == Pos::Propn) found.push_back({slot::object, child, false});
        break;
      case Dep::Npadvmod:
      case Dep::Compound:
      case Dep::Nmod:
      case Dep::Amod:
        // "foreign-backed", "UN-brokered": who stands before the hyphen.
        if (child < verb) found.push_back({slot::compound, child});
        break;
      default: break;
    }
  }
  // "found the president guilty": the parser makes a clause of it
  for (const std::uint32_t clause : reading_.children(verb))
    if (object == no_token && clause > verb && reading_.tokens[clause].dep == Dep::Ccomp &&
        reading_.tokens[clause].pos == Pos::Adj)
      if (const std::uint32_t inner = reading_.child(clause, Dep::Nsubj); inner != no_token && inner < clause)
        found.push_back({slot::object, inner, false});
  const ReadToken& token = reading_.tokens[verb];
  if (token.dep == Dep::Relcl && object == no_token && subject.token != no_token && subject.token != token.head &&
      !passive && !has_relative_owner(verb))
    found.push_back({slot::object, token.head});  // "the deal they signed"
  // "was captured and shot by the army", "was held by the army and shot": one agent for both.
  if (passive && reading_.child(verb, Dep::Agent) == no_token) {
    std::uint32_t agent = no_token;
    for (const std::uint32_t next : reading_.children(verb))
      if (reading_.tokens[next].dep == Dep::Conj && reading_.tokens[next].tag == Tag::Vbn && agent == no_token)
        agent = reading_.child(next, Dep::Agent);
    if (agent == no_token && token.dep == Dep::Conj && reading_.child(verb, Dep::NsubjPass) == no_token)
      agent = reading_.child(token.head, Dep::Agent);
    const std::uint32_t who = agent == no_token ? no_token : reading_.child(agent, Dep::Pobj);
    if (who != no_token) found.push_back({slot::subject, who, false});
  }
  add_prepositions(verb, true, found);
  // "The deal was mediated by": in a relative clause or a coordination, what hangs on the first verb may be meant too.
  if (object != no_token) {
    add_prepositions(object, false, found);
    for (std::uint32_t i = object + 1; i < reading_.tokens[object].subtree_end; ++i)
      if (reading_.tokens[i].dep == Dep::Pcomp && reading_.tokens[i].tag == Tag::Vbg &&
          reading_.tokens[reading_.tokens[i].head].head != object && object_round(reading_.tokens[i].head) == object)
        found.push_back({slot::first_preposition + reading_.tokens[reading_.tokens[i].head].form, i, false});
  }
  if ((subject.is_object || passive) && subject.token != no_token) add_prepositions(subject.token, false, found);
}

void Arguments::add_noun(std::uint32_t noun, std::vector<Argument>& found) const {
  for (const std::uint32_t child : reading_.children(noun)) {
    const ReadToken& token = reading_.tokens[child];
    switch (token.dep) {
      case Dep::Poss: found.push_back({slot::possessor, child}); break;
      case Dep::Amod:
      case Dep::Nmod:
      case Dep::Compound:
        if (child > noun) break;
        for (const std::uint32_t before : {joined_by_hyphen(reading_, child), child}) {
          if (before == no_token) continue;
          found.push_back({token.dep == Dep::Amod ? slot::possessor : slot::compound, before});
          if (token.pos == Pos::Propn) found.push_back({slot::possessor, before});
        }
        break;
      case Dep::Acl:
        if (token.tag == Tag::Vb) add_clause(child, found);
        break;
      case Dep::Relcl:
        if (token.tag == Tag::Vb && token.subtree_begin == noun + 1 && is_infinitive(child)) add_clause(child, found);
        break;
      case Dep::Ccomp: add_clause(child, found); break;
      case Dep::Advcl:  // "calls for Ghana to respect the result"
        if (child > noun && is_infinitive(child)) add_clause(child, found);
        break;
      default: break;
    }
  }
  // "rejected calls to restore the subsidy": the parser hangs the infinitive on the verb.
  const ReadToken& own = reading_.tokens[noun];
  if (own.dep == Dep::Dobj)
    for (const std::uint32_t clause : reading_.children(own.head))
      if (const ReadToken& verb = reading_.tokens[clause];
          verb.subtree_begin == noun + 1 && (verb.dep == Dep::Advcl || verb.dep == Dep::Xcomp) && is_infinitive(clause))
        found.push_back({slot::clause, clause, false});
  add_prepositions(noun, true, found);
  // "an accusation by Kigali against rebels": the second preposition may hang on the first one's noun.
  for (const std::uint32_t child : reading_.children(noun)) {
    if (reading_.tokens[child].dep != Dep::Prep) continue;
    const std::uint32_t inner = reading_.child(child, Dep::Pobj);
    if (inner != no_token) add_prepositions(inner, false, found);
  }
}

std::vector<Argument> Arguments::of(std::uint32_t predicate) const {
  std::vector<Argument> found;
  const ReadToken& token = reading_.tokens[predicate];
  if (is_verb(predicate) || token.pos == Pos::Aux) {
    add_verb(predicate, found);
  } else if (token.pos == Pos::Adj) {
    if (token.dep == Dep::Amod) found.push_back({slot::subject, token.head});
    if (token.dep == Dep::Acomp || token.dep == Dep::Oprd) {
      const Subject subject = find_subject(token.head, deepest);
      if (subject.token != no_token) found.push_back({slot::subject, subject.token});
    }
    for (const std::uint32_t child : reading_.children(predicate))
      if (reading_.tokens[child].dep == Dep::Xcomp || reading_.tokens[child].dep == Dep::Ccomp)
        add_clause(child, found);
    add_prepositions(predicate, true, found);
  } else {
    add_noun(predicate, found);
  }
  return found;
}

}  // namespace bede
