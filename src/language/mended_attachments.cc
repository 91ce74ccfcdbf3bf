// SPDX-License-Identifier: Apache-2.0
// More of the parser's mistakes: what it hangs on the wrong word, or takes for a clause of another.
#include <algorithm>
#include <functional>

#include "language/mended_heads.h"

namespace bede {
namespace {

// "condemned the shooting down of an airliner": a particle behind the noun of its verb is no other verb's.
void mend_noun_particles(std::vector<ReadToken>& tokens, const Lexicon& lexicon) {
  for (std::uint32_t particle = 2; particle < tokens.size(); ++particle) {
    const std::uint32_t noun = particle - 1;
    if (tokens[particle].dep != Dep::Prt || tokens[noun].dep != Dep::Dobj || tokens[noun].head != tokens[particle].head)
      continue;
    if (tokens[noun].tag != Tag::Nn || lexicon.base_of(tokens[noun].form) == 0) continue;
    tokens[particle].head = noun;
    for (ReadToken& token : tokens)
      if (token.head == particle && token.dep == Dep::Prep) token.head = noun;
  }
}

// "He called on Malawians to march": what has an object of its own is no particle.
void mend_particles(std::vector<ReadToken>& tokens) {
  for (const ReadToken& object : tokens)
    if (object.dep == Dep::Pobj && tokens[object.head].dep == Dep::Prt) tokens[object.head].dep = Dep::Prep;
}

// "The New York-based group called on the authorities to release him": of a sentence without a verb of its own the
// participle behind the noun is the verb, if it has an object or a clause.
void mend_verbless(std::vector<ReadToken>& tokens) {
  for (std::uint32_t noun = 0; noun + 1 < tokens.size(); ++noun) {
    if (tokens[noun].head != noun || tokens[noun].pos != Pos::Noun) continue;
    std::uint32_t verb = Reading::no_token;
    bool has_content = false, is_other = false;
    for (std::uint32_t i = noun + 1; i < tokens.size() && tokens[i].sentence == tokens[noun].sentence; ++i) {
      if (tokens[i].head == noun && verb == Reading::no_token && tokens[i].dep == Dep::Acl) verb = i;
      is_other = is_other || (tokens[i].head == noun && (tokens[i].dep == Dep::Relcl || tokens[i].dep == Dep::Cc));
      has_content =
          has_content || (tokens[i].head == verb && (tokens[i].dep == Dep::Dobj || tokens[i].dep == Dep::Xcomp ||
                                                     tokens[i].dep == Dep::Ccomp || tokens[i].dep == Dep::Advcl));
      is_other = is_other || (tokens[i].head == verb && tokens[i].dep == Dep::Agent);
    }
    // "Tokyo's reply that its coast guard had fired": a clause with a subject of its own.
    for (std::uint32_t i = noun + 1; i < verb && verb != Reading::no_token; ++i)
      is_other = is_other || (tokens[i].head == verb && (tokens[i].dep == Dep::Mark || tokens[i].dep == Dep::Nsubj));
    if (verb == Reading::no_token || is_other || !has_content) continue;
    if (tokens[verb].tag != Tag::Vbd && tokens[verb].tag != Tag::Vbn) continue;
    for (std::uint32_t i = verb; i < tokens.size() && tokens[i].sentence == tokens[noun].sentence; ++i)
      if (tokens[i].head == noun) tokens[i].head = verb;  // the full stop, a clause behind
    tokens[verb].head = verb;
    tokens[verb].dep = Dep::Root;
    tokens[verb].tag = Tag::Vbd;
    tokens[noun].head = verb;
    tokens[noun].dep = Dep::Nsubj;
  }
}

// "Some 17,000 workers at the shipyard downed tools on Thursday": of a sentence without a verb the participle between
// two nouns is the verb, which the model makes an adjective of the second.
void mend_hidden_verbs(std::vector<ReadToken>& tokens) {
  for (std::uint32_t object = 2; object < tokens.size(); ++object) {
    const std::uint32_t subject = tokens[object].head, verb = object - 1;
    if (tokens[object].dep != Dep::Appos || subject >= verb || tokens[subject].head != subject) continue;
    if (tokens[subject].pos != Pos::Noun || tokens[verb].head != object || tokens[verb].dep != Dep::Amod) continue;
    if (tokens[verb].pos != Pos::Verb || tokens[verb].capital || tokens[verb - 1].dep == Dep::Punct) continue;
    const std::uint32_t sentence = tokens[subject].sentence;
    const auto is_other_verb = [&](const ReadToken& t) {
      return t.sentence == sentence && &t != &tokens[verb] && t.tag >= Tag::Vb && t.tag <= Tag::Vbz &&
             t.tag != Tag::Vbg;
    };
    if (std::any_of(tokens.begin(), tokens.end(), is_other_verb)) continue;
    for (std::uint32_t i = verb + 1; i < tokens.size() && tokens[i].sentence == sentence; ++i)
      if (tokens[i].head == subject) tokens[i].head = verb;
    tokens[verb].head = verb;
    tokens[verb].dep = Dep::Root;
    tokens[verb].tag = Tag::Vbd;
    tokens[object].head = verb;
    tokens[object].dep = Dep::Dobj;
    tokens[subject].head = verb;
    tokens[subject].dep = Dep::Nsubj;
  }
}

// "took three nurses hostage": several, then one, are no compound; the one is what they become.
void mend_predicatives(std::vector<ReadToken>& tokens) {
  for (std::uint32_t one = 2; one < tokens.size(); ++one) {
    const std::uint32_t several = one - 1, verb = tokens[one].head;
    const Dep dep = tokens[one].dep;
    if (tokens[one].tag != Tag::Nn || (dep != Dep::Dobj && dep != Dep::Ccomp) || verb >= several) continue;
    if (tokens[several].tag != Tag::Nns || tokens[several].dep != Dep::Compound || tokens[several].head != one)
      continue;
    const auto counts = [&](const ReadToken& t) {
      return (t.head == one || t.head == several) && t.dep == Dep::Nummod;
    };
    if (std::none_of(tokens.begin() + verb, tokens.begin() + one, counts)) continue;
    for (std::uint32_t i = verb + 1; i < several; ++i)
      if (tokens[i].head == one) tokens[i].head = several;
    for (std::uint32_t i = one + 1; i < tokens.size() && tokens[i].sentence == tokens[one].sentence; ++i)
      if (tokens[i].head == one) tokens[i].head = verb;
    tokens[several].head = verb;
    tokens[several].dep = Dep::Dobj;
    tokens[one].dep = Dep::Oprd;
  }
}

// "A patrol crossed the border and opened fire, a spokesman told reporters": the model hangs the patrol on who tells
// it, and takes what it did for a clause about it. Of two subjects with a comma between them the second one is the
// verb's.
void mend_told_clauses(std::vector<ReadToken>& tokens) {
  for (std::uint32_t second = 3; second < tokens.size(); ++second) {
    const std::uint32_t verb = tokens[second].head;
    if (tokens[second].dep != Dep::Nsubj || verb <= second) continue;
    std::uint32_t first = second;
    while (first-- > 0 && tokens[first].sentence == tokens[second].sentence)
      if (tokens[first].dep == Dep::Nsubj && tokens[first].head == verb) break;
    if (first >= second || tokens[first].sentence != tokens[second].sentence) continue;
    std::uint32_t told = first + 1;
    while (told < second && !(tokens[told].head == first && tokens[told].dep == Dep::Acl)) ++told;
    if (told == second || (tokens[told].tag != Tag::Vbd && tokens[told].tag != Tag::Vbn)) continue;
    const auto parts = [&](const ReadToken& t) { return t.dep == Dep::Punct && t.head == verb; };
    if (std::none_of(tokens.begin() + told, tokens.begin() + second, parts)) continue;
    tokens[first].head = told;
    tokens[told].head = verb;
    tokens[told].dep = Dep::Ccomp;
    if (tokens[told].tag == Tag::Vbn) tokens[told].tag = Tag::Vbd;
  }
}

// "seized an American, two days after a raid": the model makes the object an adjective of the days.
void mend_cut_objects(std::vector<ReadToken>& tokens) {
  for (std::uint32_t object = 1; object + 2 < tokens.size(); ++object) {
    ReadToken& word = tokens[object];
    if (word.dep != Dep::Amod || !word.capital || word.head < object + 3) continue;
    if (tokens[object + 1].dep != Dep::Punct || tokens[word.head].entity != EntityKind::Date) continue;
    const std::uint32_t days = word.head;
    const std::uint32_t begin =
        tokens[object - 1].dep == Dep::Det && tokens[object - 1].head == days ? object - 1 : object;
    if (begin == 0) continue;
    const std::uint32_t verb = begin - 1;
    const auto is_object = [&](const ReadToken& t) { return t.dep == Dep::Dobj && t.head == verb; };
    if (tokens[verb].tag < Tag::Vb || tokens[verb].tag > Tag::Vbz) continue;
    if (std::any_of(tokens.begin() + verb, tokens.begin() + days, is_object)) continue;
    word.dep = Dep::Dobj;
    word.head = verb;
    if (begin != object) tokens[begin].head = object;
  }
}

// "accused militiamen led by Arkan, known to many, of driving them out": the model hangs what they are accused of on
// the name before it.
void mend_charges(std::vector<ReadToken>& tokens) {
  for (std::uint32_t gerund = 2; gerund < tokens.size(); ++gerund) {
    if (tokens[gerund].dep != Dep::Pcomp || tokens[gerund].tag != Tag::Vbg || tokens[gerund].head + 1 != gerund)
      continue;
    const std::uint32_t preposition = tokens[gerund].head;
    if (tokens[preposition].dep != Dep::Prep || tokens[tokens[preposition].head].tag != Tag::Nnp) continue;
    std::uint32_t up = tokens[preposition].head;
    bool of_object = false;
    while (tokens[up].head != up && tokens[up].tag != Tag::Vbd && tokens[up].tag != Tag::Vbz &&
           tokens[up].tag != Tag::Vbp) {
      of_object = tokens[up].dep == Dep::Dobj;
      up = tokens[up].head;
    }
    if (of_object && up < preposition && tokens[up].tag >= Tag::Vb && tokens[up].tag <= Tag::Vbz)
      tokens[preposition].head = up;
  }
}

// "At midnight gunmen stormed the prison", "By nightfall youths had set fire to it": the model makes one phrase of the
// time and of who acts. Words of time behind a preposition that has nothing else are its own; and of a verb without a
// subject the noun right before it is one.
void mend_times_before(std::vector<ReadToken>& tokens) {
  const auto is_time = [](const ReadToken& t) { return t.entity == EntityKind::Date || t.entity == EntityKind::Time; };
  for (std::uint32_t noun = 2; noun + 1 < tokens.size(); ++noun) {
    ReadToken& actor = tokens[noun];
    if (actor.pos != Pos::Noun) continue;
    std::uint32_t begin = noun;  // of what stands before the noun, back to the preposition
    while (begin > 0 && tokens[begin - 1].dep != Dep::Prep && tokens[begin - 1].head <= noun &&
           tokens[begin - 1].head >= begin)
      --begin;
    if (begin == 0 || begin == noun || tokens[begin - 1].dep != Dep::Prep) continue;
    const std::uint32_t preposition = begin - 1;
    std::uint32_t end = begin;  // of the words of time, or of all but the noun
    const auto is_object = [&](const ReadToken& t) { return t.head == preposition && t.dep == Dep::Pobj; };
    if (actor.dep == Dep::Nsubj && !is_time(actor) &&
        std::none_of(tokens.begin() + begin, tokens.begin() + noun, is_object)) {
      while (end < noun && is_time(tokens[end])) ++end;
    } else if (actor.dep == Dep::Pobj && actor.head == preposition && actor.tag == Tag::Nns) {
      const std::uint32_t verb = tokens[preposition].head;
      const bool before_verb = verb == noun + 1 || (tokens[noun + 1].head == verb && tokens[noun + 1].dep == Dep::Aux);
      const auto is_subject = [&](const ReadToken& t) {
        return t.head == verb && (t.dep == Dep::Nsubj || t.dep == Dep::NsubjPass || t.dep == Dep::Expl);
      };
      const auto far = tokens.begin() + std::min<std::size_t>(verb + 30, tokens.size());
      if (verb < noun || !before_verb || tokens[noun - 1].dep != Dep::Compound || tokens[noun - 1].head != noun ||
          (tokens[verb].tag != Tag::Vbd && tokens[noun + 1].dep != Dep::Aux) ||
          std::any_of(tokens.begin() + noun, far, is_subject))
        continue;
      end = noun;
      actor.dep = Dep::Nsubj;
      actor.head = verb;
    }
    if (end == begin) continue;
    for (std::uint32_t i = begin; i < end; ++i)
      if (tokens[i].head == noun) tokens[i].head = end - 1;
    tokens[end - 1].head = preposition;
    tokens[end - 1].dep = Dep::Pobj;
  }
}

// "Two ships fired water cannon for an hour, Commodore Villacorta of the coast guard told reporters.": the model joins
// the two verbs, though nothing does, and has no subject for the second.
void mend_tellers_behind(std::vector<ReadToken>& tokens) {
  for (std::uint32_t verb = 2; verb < tokens.size(); ++verb) {
    const std::uint32_t first = tokens[verb].head;
    if (tokens[verb].dep != Dep::Conj || tokens[verb].tag != Tag::Vbd || first >= verb) continue;
    if (tokens[first].head != first || tokens[first].tag < Tag::Vb || tokens[first].tag > Tag::Vbz) continue;
    std::uint32_t comma = verb, name = Reading::no_token;
    bool joined = false;
    for (std::uint32_t i = first + 1; i < verb; ++i) {
      if (tokens[i].head == first && tokens[i].dep == Dep::Punct) comma = i;
      if (tokens[i].head == first && tokens[i].dep == Dep::Npadvmod && tokens[i].entity == EntityKind::Person) name = i;
      joined = joined || (tokens[i].dep == Dep::Cc && (tokens[i].head == first || tokens[i].head == verb)) ||
               (tokens[i].dep == Dep::Nsubj && tokens[i].head == verb);
    }
    if (joined || comma == verb || name == Reading::no_token || name < comma) continue;
    for (std::uint32_t i = name + 1; i < verb; ++i)
      if (tokens[i].head == first) tokens[i].head = name;
    tokens[name].head = verb;
    tokens[name].dep = Dep::Nsubj;
    tokens[verb].head = verb;
    tokens[verb].dep = Dep::Root;
    tokens[first].head = verb;
    tokens[first].dep = Dep::Ccomp;
  }
}

// "Hours before the ceremony a drone strike killed three civilians": the model takes the subject behind a phrase of
// time for an apposition. Those stand behind a comma, and the verb has no other subject.
void mend_subjects_behind_phrases(std::vector<ReadToken>& tokens) {
  for (std::uint32_t subject = 2; subject + 1 < tokens.size(); ++subject) {
    if (tokens[subject].dep != Dep::Appos || tokens[subject].head >= subject) continue;
    const std::uint32_t object = tokens[subject].head;
    if (tokens[object].dep != Dep::Pobj) continue;
    // "the ceremony a drone strike": nothing but the subject's own words between
    bool article = false, parted = false;
    for (std::uint32_t i = object + 1; i < subject; ++i) {
      article = article || (i == object + 1 && tokens[i].dep == Dep::Det);
      parted = parted || tokens[i].head <= object || tokens[i].head > subject;
    }
    if (!article || parted) continue;
    std::uint32_t phrase = tokens[object].head;
    for (int steps = 0; steps < 4 && tokens[phrase].head < phrase && tokens[phrase].dep != Dep::Root; ++steps)
      phrase = tokens[phrase].head;
    const std::uint32_t above = tokens[phrase].head;
    std::uint32_t verb = Reading::no_token;
    for (std::uint32_t i = subject + 1; i < tokens.size() && tokens[i].sentence == tokens[subject].sentence; ++i)
      if ((tokens[i].tag == Tag::Vbd || tokens[i].tag == Tag::Vbn) &&
          (i == above || tokens[i].head == i || tokens[i].dep == Dep::Ccomp)) {
        verb = i;
        break;
      }
    if (verb == Reading::no_token || above <= subject) continue;
    const auto is_subject = [&](const ReadToken& t) {
      return t.head == verb && (t.dep == Dep::Nsubj || t.dep == Dep::NsubjPass || t.dep == Dep::Expl);
    };
    const auto helps = [&](const ReadToken& t) {
      return t.head == verb && (t.dep == Dep::Aux || t.dep == Dep::AuxPass);
    };
    const bool alone = std::none_of(tokens.begin() + object, tokens.end(), helps);
    if (std::any_of(tokens.begin(), tokens.end(), is_subject)) continue;
    if (tokens[verb].tag == Tag::Vbn && !alone) continue;
    tokens[verb].tag = Tag::Vbd;
    tokens[subject].head = verb;
    tokens[subject].dep = Dep::Nsubj;
  }
}

// "declared on Wednesday, while he was abroad, that the government had fallen": what stands before a clause's "that" is
// no part of the clause.
void mend_before_clauses(std::vector<ReadToken>& tokens) {
  for (std::uint32_t mark = 1; mark < tokens.size(); ++mark) {
    const std::uint32_t verb = tokens[mark].head;
    if (tokens[mark].dep != Dep::Mark || tokens[verb].dep != Dep::Ccomp || tokens[verb].head >= mark) continue;
    const std::uint32_t above = tokens[verb].head;
    for (std::uint32_t i = above + 1; i < mark; ++i)
      if (tokens[i].head == verb && (tokens[i].dep == Dep::Advcl || tokens[i].dep == Dep::Prep)) tokens[i].head = above;
  }
}

bool takes_clause(const Lexicon& lexicon, WordId verb) {
  const auto rows = lexicon.operators_of[verb];
  const auto of_sense = lexicon.embeddings_of[verb];
  const auto is_speech = [&](std::uint32_t row) { return lexicon.embeddings[row].speech; };
  return !rows.empty() || std::any_of(of_sense.begin(), of_sense.end(), std::not_fn(is_speech));
}

// "froze assets worth a billion", "proclaimed a truce to begin on Sunday": the model makes a clause of the object and
// what is said of it, of a verb that takes none with an infinitive.
void mend_small_clauses(std::vector<ReadToken>& tokens, const Lexicon& lexicon) {
  for (std::uint32_t clause = 2; clause < tokens.size(); ++clause) {
    const std::uint32_t verb = tokens[clause].head;
    if (tokens[clause].dep != Dep::Ccomp || verb >= clause || tokens[verb].pos != Pos::Verb) continue;
    std::uint32_t subject = Reading::no_token;
    bool infinitive = false, marked = false, measured = false;
    for (std::uint32_t i = verb + 1; i < tokens.size() && tokens[i].sentence == tokens[clause].sentence; ++i) {
      if (tokens[i].head != clause) continue;
      if (tokens[i].dep == Dep::Nsubj) subject = i;
      if (tokens[i].dep == Dep::Mark) marked = true;
      if (tokens[i].dep == Dep::Npadvmod) measured = true;
      if (tokens[i].dep == Dep::Aux) infinitive = tokens[i].pos == Pos::Part && i + 1 == clause;
    }
    if (subject == Reading::no_token || marked || tokens[subject].pos != Pos::Noun) continue;
    const bool adjective = tokens[clause].pos == Pos::Adj && measured && subject + 1 == clause;
    if (!adjective && !(infinitive && !takes_clause(lexicon, tokens[verb].lemma))) continue;
    tokens[subject].head = verb;
    tokens[subject].dep = Dep::Dobj;
    tokens[clause].head = subject;
    tokens[clause].dep = Dep::Acl;
  }
}

// "clamoured for the president to go", "calls for the leader to respect it": what stands between "for" and "to" does
// it, which the model takes for what is clamoured for, or for a part of whoever stands before.
void mend_for_clauses(std::vector<ReadToken>& tokens, const Grammar& grammar) {
  for (std::uint32_t opener = 1; opener + 3 < tokens.size(); ++opener) {
    if (tokens[opener].dep != Dep::Prep || !grammar[tokens[opener].form].opens_clause) continue;
    std::uint32_t to = opener + 2;
    while (to + 1 < tokens.size() && to < opener + 10 && tokens[to].dep != Dep::Aux) ++to;
    const std::uint32_t verb = tokens[to].head;
    if (tokens[to].dep != Dep::Aux || tokens[to].pos != Pos::Part || verb != to + 1) continue;
    if (tokens[verb].dep != Dep::Advcl || tokens[verb].tag != Tag::Vb || tokens[verb].head >= opener) continue;
    std::uint32_t subject = to - 1;
    while (subject > opener && tokens[subject].head > opener && tokens[subject].head < to &&
           tokens[subject].head != subject)
      subject = tokens[subject].head;
    if (subject <= opener || tokens[subject].dep != Dep::Pobj || tokens[subject].head != opener) continue;
    const auto is_inside = [&](const ReadToken& t) { return t.head >= opener && t.head < to; };
    if (!std::all_of(tokens.begin() + opener + 1, tokens.begin() + to, is_inside)) continue;
    tokens[opener].head = tokens[subject].head = verb;
    tokens[opener].dep = Dep::Mark;
    tokens[subject].dep = Dep::Nsubj;
  }
}

}  // namespace

void mend_attachments(std::vector<ReadToken>& tokens, const Lexicon& lexicon) {
  mend_for_clauses(tokens, lexicon.grammar());
  mend_small_clauses(tokens, lexicon);
  mend_noun_particles(tokens, lexicon);
  mend_particles(tokens);
  mend_verbless(tokens);
  mend_hidden_verbs(tokens);
  mend_predicatives(tokens);
  mend_told_clauses(tokens);
  mend_tellers_behind(tokens);
  mend_cut_objects(tokens);
  mend_charges(tokens);
  mend_times_before(tokens);
  mend_subjects_behind_phrases(tokens);
  mend_before_clauses(tokens);
}

}  // namespace bede
