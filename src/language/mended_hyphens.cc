// SPDX-License-Identifier: Apache-2.0
// What is written with a hyphen is three tokens for the model, which knows few of these words.
#include <algorithm>

#include "language/mended_heads.h"

namespace bede {
namespace {

constexpr auto no_token = Reading::no_token;

bool is_noun(Tag tag) { return tag == Tag::Nn || tag == Tag::Nnp; }
bool is_verb(Tag tag) { return tag >= Tag::Vb && tag <= Tag::Vbz; }

// Whether a hyphen joins the word at `first` to the one behind it, with no blank between.
bool is_joined(const Parse& parse, std::uint32_t first) {
  const auto touch = [&](std::uint32_t i) { return parse.tokens[i].end_byte == parse.tokens[i + 1].begin_byte; };
  return parse.text_of(parse.tokens[first + 1]) == "-" && touch(first) && touch(first + 1);
}

// "freed vice-president Joyce Banda": the model has three tokens, and hangs "vice" on the verb as somebody of its own.
void mend_joined_nouns(Reading& reading) {
  const Parse& parse = reading.parse;
  std::vector<ReadToken>& tokens = reading.tokens;
  for (std::uint32_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i].tag != Tag::Nn || !is_noun(tokens[i + 2].tag) || tokens[i].head == i + 2) continue;
    if (!is_joined(parse, i)) continue;
    const std::uint32_t first = i, hyphen = i + 1, last = i + 2;
    std::uint32_t top = last;  // of the words behind the hyphen
    for (std::size_t steps = 0; steps < tokens.size() && tokens[top].head > last && tokens[top].head != top; ++steps) {
      if (tokens[top].dep != Dep::Compound) break;
      top = tokens[top].head;
    }
    const bool below = tokens[top].head == first || tokens[top].head == hyphen;
    if (tokens[first].head == first || (!below && reading.is_under(top, first))) continue;
    if (below) {
      tokens[top].head = tokens[first].head == hyphen ? tokens[hyphen].head : tokens[first].head;
      tokens[top].dep = tokens[first].dep;
      if (tokens[top].head == first) continue;
    }
    for (ReadToken& token : tokens)
      if (token.head == first || token.head == hyphen) token.head = top;
    tokens[first].head = tokens[hyphen].head = last;
    tokens[first].dep = Dep::Compound;
    tokens[hyphen].dep = Dep::Punct;
  }
}

// "plan a sit-in", "a build-up": the half behind the hyphen is the noun's head, as where the model has it so.
void mend_joined_particles(Reading& reading) {
  std::vector<ReadToken>& tokens = reading.tokens;
  for (std::uint32_t first = 0; first + 2 < tokens.size(); ++first) {
    const std::uint32_t hyphen = first + 1, last = first + 2;
    if (tokens[first].tag != Tag::Nn || (tokens[last].pos != Pos::Adp && tokens[last].pos != Pos::Adv)) continue;
    if (!is_joined(reading.parse, first) || !reading.is_under(last, first)) continue;
    const bool root = tokens[first].head == first;
    const std::uint32_t above = tokens[first].head;
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
      if (i != last && (tokens[i].head == first || tokens[i].head == hyphen)) tokens[i].head = last;
    tokens[last].head = root ? last : above;
    tokens[last].dep = tokens[first].dep;
    tokens[last].pos = Pos::Noun;
    tokens[last].tag = Tag::Nn;
    tokens[first].head = tokens[hyphen].head = last;
    tokens[first].dep = Dep::Compound;
    tokens[hyphen].dep = Dep::Punct;
  }
}

std::uint32_t child_of(const std::vector<ReadToken>& tokens, std::uint32_t head, Dep dep) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].head == head && tokens[i].dep == dep && i != head) return i;
  return no_token;
}

// Whether a row of the lexicon has these two as one verb: "baton-charge".
bool is_known_verb(const Lexicon& lexicon, const ReadToken& first, const ReadToken& last) {
  const auto has_both = [&](std::uint32_t number) {
    const Predicate& predicate = lexicon.frames[number].predicate;
    const auto words = lexicon.predicate_words(predicate.words);
    return predicate.part == Part::Verb && predicate.head_at > 0 && words[predicate.head_at - 1] == first.form;
  };
  const auto rows = lexicon.frames_of[last.lemma];
  return std::any_of(rows.begin(), rows.end(), has_both);
}

// A verb of two words, of which the last one bends and has what the verb has.
struct JoinedVerb {
  std::vector<ReadToken>& tokens;
  std::uint32_t first, last;

  std::uint32_t hyphen() const { return first + 1; }
  void take_children(std::uint32_t of) {
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].head == of && i != of && i != last) tokens[i].head = last;
  }
  void join() {
    take_children(first);
    take_children(hyphen());
    tokens[first].head = tokens[hyphen()].head = last;
    tokens[first].dep = Dep::Compound;
    tokens[hyphen()].dep = Dep::Punct;
  }
  // The verb stands where `above` stood, which is above it.
  void take_place_of(std::uint32_t above) {
    const bool root = tokens[above].head == above;
    tokens[last].head = root ? last : tokens[above].head;
    tokens[last].dep = tokens[above].dep;
    tokens[above].head = last;
  }
  void be_verb() {
    ReadToken& verb = tokens[last];
    if (const std::uint32_t helper = child_of(tokens, last, Dep::AuxPass); helper != no_token)
      for (const std::uint32_t above : {helper, last})
        if (const std::uint32_t subject = child_of(tokens, above, Dep::Nsubj); subject != no_token) {
          tokens[subject].head = last;
          tokens[subject].dep = Dep::NsubjPass;
        }
    const bool helped =
        child_of(tokens, last, Dep::Aux) != no_token || child_of(tokens, last, Dep::AuxPass) != no_token;
    verb.pos = Pos::Verb;
    if (!is_verb(verb.tag) || verb.tag == Tag::Vbn) verb.tag = helped ? Tag::Vbn : Tag::Vbd;
  }
};

// "Cuba and the United States re-established diplomatic relations": the model takes "re" for the verb, and
// "established" for an adjective.
void raise_over_prefix(const Reading& reading, JoinedVerb verb) {
  std::vector<ReadToken>& tokens = verb.tokens;
  const bool below = reading.is_under(verb.last, verb.first);
  const std::uint32_t noun = tokens[verb.last].dep == Dep::Amod ? tokens[verb.last].head : no_token;
  if (below) verb.take_place_of(verb.first);
  verb.join();
  if (noun != no_token && noun != verb.first && noun != verb.hyphen() && below) {
    if (reading.is_under(verb.last, noun)) return;
    tokens[noun].head = verb.last;
    tokens[noun].dep = Dep::Dobj;
  }
  verb.be_verb();
}

// "Police baton-charged protesters", "Planes air-dropped food": a participle before a noun, and no verb at all.
void raise_over_noun(JoinedVerb verb) {
  std::vector<ReadToken>& tokens = verb.tokens;
  const std::uint32_t object = tokens[verb.last].head;
  const std::uint32_t top = tokens[object].head;
  if (tokens[verb.last].dep != Dep::Amod || object < verb.last || verb.first == 0) return;
  const ReadToken& before = tokens[verb.first - 1];
  if (top == object && before.head == object && (before.dep == Dep::Compound || before.dep == Dep::Nmod)) {
    const std::uint32_t subject = verb.first - 1;
    verb.take_place_of(object);
    for (std::uint32_t i = 0; i < verb.first; ++i)
      if (tokens[i].head == object && i != subject) tokens[i].head = subject;
    tokens[subject].head = verb.last;
    tokens[subject].dep = Dep::Nsubj;
  } else if (top < verb.first && tokens[top].head == top && tokens[object].dep == Dep::Dobj &&
             tokens[top].pos == Pos::Noun) {
    verb.take_place_of(top);
    for (std::uint32_t i = verb.last; i < tokens.size(); ++i)
      if (tokens[i].head == top) tokens[i].head = verb.last;
    tokens[top].dep = Dep::Nsubj;
    tokens[object].head = verb.last;
  } else {
    return;
  }
  tokens[object].dep = Dep::Dobj;
  verb.be_verb();
}

// "Peasants were machine-gunned by a patrol": a participle that the model takes for an adjective, with somebody who
// does it.
void raise_over_be(JoinedVerb verb) {
  std::vector<ReadToken>& tokens = verb.tokens;
  const std::uint32_t be = tokens[verb.last].head;
  if (be > verb.first || child_of(tokens, verb.last, Dep::Agent) == no_token) return;
  verb.take_place_of(be);
  verb.take_children(be);
  tokens[be].dep = Dep::AuxPass;
  verb.be_verb();
}

// "The army court-martialled three officers": the model takes the first half for the subject.
void give_back_subject(JoinedVerb verb) {
  std::vector<ReadToken>& tokens = verb.tokens;
  if (verb.first == 0) return;
  ReadToken& subject = tokens[verb.first - 1];
  if (subject.dep != Dep::Compound || subject.head != verb.first) return;
  for (std::uint32_t i = 0; i + 1 < verb.first; ++i)
    if (tokens[i].head == verb.first) tokens[i].head = verb.first - 1;
  subject.head = verb.last;
  subject.dep = Dep::Nsubj;
  verb.join();
}

void mend_joined_verbs(Reading& reading, const Lexicon& lexicon) {
  std::vector<ReadToken>& tokens = reading.tokens;
  for (std::uint32_t first = 0; first + 2 < tokens.size(); ++first) {
    if (!is_joined(reading.parse, first)) continue;
    ReadToken& last = tokens[first + 2];
    const WordId base = lexicon.base_of(last.form);
    if (last.capital || (!is_verb(last.tag) && base == 0)) continue;
    const JoinedVerb verb{tokens, first, first + 2};
    if (tokens[first].pos == Pos::Verb || tokens[first].pos == Pos::Aux) {
      if (base != 0) last.lemma = base;
      raise_over_prefix(reading, verb);
    } else if (tokens[first].pos != Pos::Noun) {
      continue;
    } else if (tokens[first].dep == Dep::Nsubj && tokens[first].head == first + 2) {
      give_back_subject(verb);
    } else if (last.dep == Dep::Acomp) {
      raise_over_be(verb);
    } else if (is_known_verb(lexicon, tokens[first], last)) {
      raise_over_noun(verb);
    }
  }
}

}  // namespace

void mend_hyphens(Reading& reading, const Lexicon& lexicon) {
  mend_joined_nouns(reading);
  mend_joined_particles(reading);
  mend_joined_verbs(reading, lexicon);
}

}  // namespace bede
