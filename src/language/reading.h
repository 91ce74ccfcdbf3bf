// SPDX-License-Identifier: Apache-2.0
// A parse made ready for the steps that look for actors, dates, places and events: labels as enumerators, words as
// numbers of the lexicon, and the tree from the top down.
//
//   "Police in Lagos arrested 12 students."
//   -> token 3: lemma the number of "arrest", dep Root, pos Verb, tag Vbd, children {0, 5, 6}, subtree [0, 7)
//
// The labels are those of the ClearNLP scheme and the Penn treebank, as spaCy's English models have them.
#pragma once

#include <span>
#include <vector>

#include "bede/language.h"
#include "lexicon/lexicon.h"

namespace bede {

enum class Dep : std::uint8_t {
  Other,
  Root,
  Acl,
  Acomp,
  Advcl,
  Advmod,
  Agent,
  Amod,
  Appos,
  Attr,
  Aux,
  AuxPass,
  Case,
  Cc,
  Ccomp,
  Compound,
  Conj,
  Csubj,
  CsubjPass,
  Dative,
  Det,
  Dobj,
  Expl,
  Intj,
  Mark,
  Meta,
  Neg,
  Nmod,
  Npadvmod,
  Nsubj,
  NsubjPass,
  Nummod,
  Oprd,
  Parataxis,
  Pcomp,
  Pobj,
  Poss,
  Preconj,
  Predet,
  Prep,
  Prt,
  Punct,
  Quantmod,
  Relcl,
  Xcomp
};

enum class Pos : std::uint8_t {
  Other,
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Space,
  Sym,
  Verb
};

// Only the tags that some step tells apart.
enum class Tag : std::uint8_t {
  Other,
  Cd,
  Hyph,
  Jjr,
  Jjs,
  Md,
  Nn,
  Nnp,
  Nnps,
  Nns,
  Prps,
  Vb,
  Vbd,
  Vbg,
  Vbn,
  Vbp,
  Vbz,
  Wdt,
  Wp,
  Wrb
};

// The kinds of named entities of the model, as far as steps use them.
enum class EntityKind : std::uint8_t {
  Other,
  Cardinal,
  Date,
  Event,
  Facility,
  Place,
  Group,
  Organisation,
  Person,
  Political,
  Time,
  WorkOfArt,
  Product,
  Law
};

// From a model's labels to the enumerators. Made once; labels that a model has not are never met.
class SyntaxLabels {
 public:
  explicit SyntaxLabels(const Language& language);
  Dep dep(Label label) const { return deps_[label]; }
  Pos pos(Label label) const { return poses_[label]; }
  Tag tag(Label label) const { return tags_[label]; }
  EntityKind entity(Label label) const { return entities_[label]; }

 private:
  std::vector<Dep> deps_;
  std::vector<Pos> poses_;
  std::vector<Tag> tags_;
  std::vector<EntityKind> entities_;
};

struct ReadToken {
  WordId form = 0, lemma = 0;  // 0: the lexicon has no such word
  std::uint32_t head = 0;      // its own at a root
  std::uint32_t sentence = 0;
  std::uint32_t children_begin = 0, children_end = 0;  // in Reading::child_tokens
  std::uint32_t subtree_begin = 0, subtree_end = 0;    // the stretch from the leftmost to the rightmost below it
  Dep dep = Dep::Other;
  Pos pos = Pos::Other;
  Tag tag = Tag::Other;
  EntityKind entity = EntityKind::Other;  // of the named entity that it is part of
  bool capital = false;                   // begins with a capital letter
  bool capitals = false;                  // has capital letters alone, two at least: "UN", "U.S."
  bool quoted = false;                    // stands in a quotation, or opens one
};

struct ReadEntity {
  std::uint32_t begin_token, end_token;
  EntityKind kind;
};

struct Reading {
  Parse parse;
  std::vector<ReadToken> tokens;
  std::vector<std::uint32_t> child_tokens;
  std::vector<ReadEntity> entities;
  std::uint32_t title_sentences = 0;  // the first sentences are the title's

  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return std::span(child_tokens)
        .subspan(tokens[token].children_begin, tokens[token].children_end - tokens[token].children_begin);
  }
  std::string_view text(std::uint32_t token) const { return parse.text_of(parse.tokens[token]); }
  // The text from the first to before the last token, without the blank behind.
  std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t from = parse.tokens[begin].begin_byte, to = parse.tokens[end - 1].end_byte;
    return parse.text.substr(from, to - from);
  }
  bool is_root(std::uint32_t token) const { return tokens[token].head == token; }
  // Whether `token` is `above` or hangs somewhere below it.
  bool is_under(std::uint32_t token, std::uint32_t above) const;
  // The first child with that dependency, or no_token.
  static constexpr std::uint32_t no_token = 0xFFFFFFFF;
  std::uint32_t child(std::uint32_t token, Dep dep) const;
};

// Whether a name between two tokens is written as its entry in the lexicon asks: "US" is a state, "us" is not.
bool is_written_so(const Reading& reading, std::uint32_t begin, std::uint32_t end, Letters letters);

// "pro-Russian", "anti-American": the name at the token says what somebody thinks, and not whose he is.
bool is_attitude(const Reading& reading, const Grammar& grammar, std::uint32_t token);

// "Turkish-backed", "Soviet-made": what the word behind the name that ends before the token makes of it.
Backing backing_of(const Reading& reading, const Grammar& grammar, std::uint32_t end);

// The lexicon must be the one whose numbers the steps use.
Reading make_reading(Parse parse, const SyntaxLabels& labels, const Lexicon& lexicon,
                     std::uint32_t title_sentences = 0);

}  // namespace bede
