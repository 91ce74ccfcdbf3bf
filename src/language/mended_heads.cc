// SPDX-License-Identifier: Apache-2.0
// Mistakes that the parser makes again and again, where the words leave no doubt.
#include <algorithm>

#include "language/mended_heads.h"

namespace bede {
namespace {

// "Gunmen, a police official said, kidnapped three nuns": the parser takes the official for an apposition and the
// gunmen for who said so. Who stands right before the verb of an aside says it, and the other does what the rest tells.
void mend_asides(std::vector<ReadToken>& tokens) {
  for (std::uint32_t verb = 1; verb < tokens.size(); ++verb) {
    const ReadToken& aside = tokens[verb];
    ReadToken& speaker = tokens[verb - 1];
    if (aside.dep != Dep::Parataxis || aside.head <= verb || speaker.dep != Dep::Appos) continue;
    ReadToken& subject = tokens[speaker.head];
    const auto is_subject = [&](const ReadToken& t) {
      return t.head == aside.head && (t.dep == Dep::Nsubj || t.dep == Dep::NsubjPass);
    };
    if (subject.dep != Dep::Nsubj || subject.head != verb ||
        std::any_of(tokens.begin() + verb, tokens.begin() + aside.head, is_subject))
      continue;
    subject.head = aside.head;
    speaker.head = verb;
    speaker.dep = Dep::Nsubj;
  }
}

bool is_noun(Tag tag) { return tag == Tag::Nn || tag == Tag::Nnp; }

// "demanded that the president resign", "… that the minister apologise": the model takes a verb in its plain form for a
// noun, which has a subject; of "that the finance minister resign" it makes one noun of three words.
void mend_clause_verbs(std::vector<ReadToken>& tokens) {
  for (std::uint32_t mark = 0; mark < tokens.size(); ++mark) {
    if (tokens[mark].dep != Dep::Mark) continue;
    const std::uint32_t verb = tokens[mark].head;
    ReadToken& word = tokens[verb];
    if (verb < mark + 2 || word.dep != Dep::Ccomp || !is_noun(word.tag) || word.capital) continue;
    ReadToken& before = tokens[verb - 1];
    const auto is_subject = [&](const ReadToken& t) { return t.dep == Dep::Nsubj && t.head == verb; };
    if (std::none_of(tokens.begin() + mark, tokens.begin() + verb, is_subject)) {
      if (before.dep != Dep::Compound || before.head != verb || !is_noun(before.tag)) continue;
      for (std::uint32_t i = mark + 1; i + 1 < verb; ++i)
        if (tokens[i].head == verb) tokens[i].head = verb - 1;
      before.dep = Dep::Nsubj;
    }
    // "that Kenya pledge to leave": what a noun has for a clause of its own is the verb's content.
    for (std::uint32_t i = verb + 1; i < tokens.size() && tokens[i].sentence == word.sentence; ++i)
      if (tokens[i].head == verb && tokens[i].dep == Dep::Acl && tokens[i].tag == Tag::Vb) tokens[i].dep = Dep::Xcomp;
    word.tag = Tag::Vb;
    word.pos = Pos::Verb;
  }
}

// "demanded that the government open talks": the model takes the verb for an adjective of its object, and so the clause
// has none.
void mend_clause_adjectives(std::vector<ReadToken>& tokens) {
  for (std::uint32_t mark = 0; mark < tokens.size(); ++mark) {
    if (tokens[mark].dep != Dep::Mark) continue;
    const std::uint32_t noun = tokens[mark].head;
    if (noun < mark + 3 || tokens[noun].dep != Dep::Ccomp || tokens[noun].pos != Pos::Noun) continue;
    std::uint32_t verb = Reading::no_token, subject = Reading::no_token;
    bool is_other = false;
    for (std::uint32_t i = mark + 1; i < noun; ++i) {
      if (tokens[i].head != noun) continue;
      if (tokens[i].dep == Dep::Nsubj) subject = i;
      if (tokens[i].dep == Dep::Amod && verb == Reading::no_token) verb = i;
      is_other = is_other || tokens[i].dep == Dep::Det || tokens[i].dep == Dep::Aux || tokens[i].dep == Dep::Poss;
    }
    if (subject == Reading::no_token || verb != subject + 1 || is_other || tokens[verb].pos != Pos::Adj) continue;
    tokens[verb].head = tokens[noun].head;
    tokens[verb].dep = Dep::Ccomp;
    tokens[verb].tag = Tag::Vb;
    tokens[verb].pos = Pos::Verb;
    tokens[mark].head = tokens[subject].head = tokens[noun].head = verb;
    tokens[noun].dep = Dep::Dobj;
  }
}

// "Shelling of the town by rebels cost nine lives": a gerund that stands where a noun does is one, if it
// has no object and somebody does it.
void mend_gerunds(std::vector<ReadToken>& tokens, const Grammar& grammar) {
  for (std::uint32_t gerund = 0; gerund + 1 < tokens.size(); ++gerund) {
    ReadToken& word = tokens[gerund];
    if (word.tag != Tag::Vbg || word.pos != Pos::Verb || (word.dep != Dep::Nsubj && word.dep != Dep::NsubjPass))
      continue;
    if (tokens[gerund + 1].dep != Dep::Prep || tokens[gerund + 1].head != gerund) continue;
    const auto is_clause = [&](const ReadToken& t) {
      return t.head == gerund && (t.dep == Dep::Dobj || t.dep == Dep::Nsubj || t.dep == Dep::Aux);
    };
    const auto is_doer = [&](const ReadToken& t) {
      return t.head == gerund && t.dep == Dep::Prep && grammar[t.form].agentive;
    };
    if (std::any_of(tokens.begin(), tokens.end(), is_clause)) continue;
    if (std::none_of(tokens.begin(), tokens.end(), is_doer)) continue;
    word.pos = Pos::Noun;
    word.tag = Tag::Nn;
  }
}

// "Unions in Calais plan a strike": a noun with a subject before it and an object behind it is a verb.
void mend_main_verbs(std::vector<ReadToken>& tokens) {
  for (std::uint32_t object = 0; object < tokens.size(); ++object) {
    const std::uint32_t verb = tokens[object].head;
    if (tokens[object].dep != Dep::Dobj || verb > object || tokens[verb].tag != Tag::Nn || tokens[verb].capital)
      continue;
    for (std::uint32_t subject = verb; subject-- > 0 && subject + 40 > verb;) {
      if (tokens[subject].dep != Dep::Nsubj || tokens[subject].head != verb) continue;
      tokens[verb].tag = Tag::Vbp;
      tokens[verb].pos = Pos::Verb;
      break;
    }
  }
}

// "The presidents of Kenya, Chad, Mali and Niger": the model takes the second of four names for another name of the
// first.
void mend_lists(std::vector<ReadToken>& tokens) {
  const auto next_of = [&](std::uint32_t token) {
    for (std::uint32_t i = token + 1; i < tokens.size() && i < token + 12; ++i)
      if (tokens[i].head == token && tokens[i].dep == Dep::Conj) return i;
    return Reading::no_token;
  };
  for (std::uint32_t second = 2; second < tokens.size(); ++second) {
    ReadToken& word = tokens[second];
    const std::uint32_t first = word.head;
    if (word.dep != Dep::Appos || first + 2 != second || tokens[first + 1].dep != Dep::Punct) continue;
    if (word.tag != Tag::Nnp || tokens[first].tag != Tag::Nnp) continue;
    const std::uint32_t third = next_of(second);
    if (third == second + 2 && next_of(third) == third + 2) word.dep = Dep::Conj;
  }
}

// "Foreign Minister Ahmat Djidda and presidential adviser Osman Idris met": the model hangs the second name on the
// first one, though its title stands right before it.
void mend_second_titles(std::vector<ReadToken>& tokens) {
  for (std::uint32_t name = 2; name < tokens.size(); ++name) {
    if (tokens[name].dep != Dep::Appos || tokens[name].tag != Tag::Nnp || tokens[name].head >= name) continue;
    std::uint32_t begin = name;
    while (begin > 0 && tokens[begin - 1].dep == Dep::Compound && tokens[begin - 1].tag == Tag::Nnp) --begin;
    if (begin == 0) continue;
    const ReadToken& title = tokens[begin - 1];
    if (title.dep == Dep::Conj && title.tag == Tag::Nn && title.head == tokens[name].head)
      tokens[name].head = begin - 1;
  }
}

// "Lawmakers of the opposition Union criticised it": the model ends the phrase before the name, and gives the verb a
// second subject.
void mend_second_subjects(std::vector<ReadToken>& tokens) {
  for (std::uint32_t name = 3; name < tokens.size(); ++name) {
    const std::uint32_t noun = name - 1, verb = tokens[name].head;
    if (tokens[name].dep != Dep::Nsubj || tokens[name].tag != Tag::Nnp || verb < name) continue;
    if (tokens[noun].dep != Dep::Pobj || tokens[noun].tag != Tag::Nn || tokens[noun].capital) continue;
    const std::uint32_t first = tokens[tokens[noun].head].head;
    if (first > noun || (tokens[first].dep != Dep::Nsubj && tokens[first].dep != Dep::Npadvmod)) continue;
    if (tokens[first].head != verb) continue;
    tokens[first].dep = Dep::Nsubj;
    tokens[name].dep = Dep::Pobj;
    tokens[name].head = tokens[noun].head;
    for (ReadToken& token : tokens)
      if (token.head == noun) token.head = name;
    tokens[noun].dep = Dep::Compound;
    tokens[noun].head = name;
  }
}

// "urged them to stop fighting and open talks": the model takes the second verb for an adjective, and its object for
// the first one's.
void mend_second_verbs(std::vector<ReadToken>& tokens) {
  for (std::uint32_t second = 2; second + 1 < tokens.size(); ++second) {
    ReadToken& word = tokens[second];
    if (word.pos != Pos::Adj || word.dep != Dep::Conj || tokens[second - 1].pos != Pos::Cconj) continue;
    std::uint32_t object = second + 1;
    while (object + 1 < tokens.size() && object < second + 4 && tokens[object].head > object) ++object;
    const std::uint32_t verb = tokens[object].head;
    if (tokens[object].dep != Dep::Dobj || verb >= word.head || tokens[verb].tag != Tag::Vb) continue;
    ReadToken& gerund = tokens[word.head];
    if (gerund.tag == Tag::Vbg && gerund.head == object) {  // "to stop [fighting and open] talks"
      gerund.head = verb;
      gerund.dep = Dep::Xcomp;
    }
    if (gerund.head != verb) continue;
    word.tag = Tag::Vb;
    word.pos = Pos::Verb;
    word.head = verb;
    tokens[object].head = second;
  }
}

// "Pupils held for a week by armed men were freed on Monday": the model takes the participle for the sentence's verb,
// and the verb for a second one, though nothing joins them.
void mend_reduced_clauses(std::vector<ReadToken>& tokens) {
  const auto child_of = [&](std::uint32_t head, Dep dep, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to && i < tokens.size(); ++i)
      if (tokens[i].head == head && tokens[i].dep == dep) return i;
    return Reading::no_token;
  };
  constexpr std::uint32_t far = 60;
  for (std::uint32_t verb = 1; verb < tokens.size(); ++verb) {
    if (tokens[verb].dep != Dep::Conj || tokens[verb].tag != Tag::Vbn) continue;
    const std::uint32_t participle = tokens[verb].head;
    if (participle >= verb || tokens[participle].tag != Tag::Vbn) continue;
    const std::uint32_t begin = participle > far ? participle - far : 0;
    const std::uint32_t subject = child_of(participle, Dep::Nsubj, begin, participle);
    const std::uint32_t helper = child_of(verb, Dep::AuxPass, participle + 1, verb);
    if (subject == Reading::no_token || helper == Reading::no_token) continue;
    if (tokens[helper].tag != Tag::Vbd && tokens[helper].tag != Tag::Vbz && tokens[helper].tag != Tag::Vbp) continue;
    const bool has_helper = child_of(participle, Dep::Aux, begin, participle) != Reading::no_token ||
                            child_of(participle, Dep::AuxPass, begin, participle) != Reading::no_token;
    if (has_helper || child_of(participle, Dep::Cc, participle, verb) != Reading::no_token) continue;
    const bool is_root = tokens[participle].head == participle;
    tokens[verb].head = is_root ? verb : tokens[participle].head;
    tokens[verb].dep = tokens[participle].dep;
    for (std::uint32_t i = verb + 1; i < tokens.size() && tokens[i].sentence == tokens[verb].sentence; ++i)
      if (tokens[i].head == participle) {
        tokens[i].head = verb;
        if (tokens[i].dep == Dep::Dobj) tokens[i].dep = Dep::Other;  // of a passive it is none: who said so
      }
    tokens[participle].head = subject;
    tokens[participle].dep = Dep::Acl;
    tokens[subject].head = verb;
    tokens[subject].dep = Dep::NsubjPass;
  }
}

// "Police shot dead two men": what stands before a number or an article is no part of what they belong to.
void mend_results(std::vector<ReadToken>& tokens) {
  for (std::uint32_t i = 1; i + 1 < tokens.size(); ++i) {
    ReadToken& word = tokens[i];
    const ReadToken& next = tokens[i + 1];
    const bool begins = next.tag == Tag::Cd || next.dep == Dep::Det;
    const bool behind_verb = tokens[i - 1].tag >= Tag::Vb && tokens[i - 1].tag <= Tag::Vbz;
    if (word.dep != Dep::Amod || word.pos != Pos::Adj || !begins || !behind_verb || next.head != word.head) continue;
    word.head = i - 1;
    word.dep = Dep::Acomp;
  }
}

}  // namespace

void mend_heads(Reading& reading, const Lexicon& lexicon) {
  mend_asides(reading.tokens);
  mend_clause_verbs(reading.tokens);
  mend_clause_adjectives(reading.tokens);
  mend_gerunds(reading.tokens, lexicon.grammar());
  mend_main_verbs(reading.tokens);
  mend_lists(reading.tokens);
  mend_second_titles(reading.tokens);
  mend_second_subjects(reading.tokens);
  mend_reduced_clauses(reading.tokens);
  mend_second_verbs(reading.tokens);
  mend_results(reading.tokens);
  mend_attachments(reading.tokens, lexicon);
}

// "The minister resigned on Wednesday; her deputies stayed": the parser makes the first clause what the second one is
// about. Nothing is about what stands behind a semicolon.
void part_clauses(const Parse& parse, std::vector<ReadToken>& tokens) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (parse.text_of(parse.tokens[i]) != ";") continue;
    for (std::uint32_t at = i; at-- > 0 && tokens[at].sentence == tokens[i].sentence;)
      if (tokens[at].dep == Dep::Ccomp && tokens[at].head > i) tokens[at].dep = Dep::Other;
  }
}

}  // namespace bede
