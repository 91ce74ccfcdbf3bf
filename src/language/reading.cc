// SPDX-License-Identifier: Apache-2.0
#include "language/reading.h"

#include <algorithm>
#include <utility>

#include "language/language_model.h"
#include "language/mended_heads.h"

namespace bede {
namespace {

constexpr std::pair<std::string_view, Dep> dep_names[] = {
    {"ROOT", Dep::Root},
    {"acl", Dep::Acl},
    {"acomp", Dep::Acomp},
    {"advcl", Dep::Advcl},
    {"advmod", Dep::Advmod},
    {"agent", Dep::Agent},
    {"amod", Dep::Amod},
    {"appos", Dep::Appos},
    {"attr", Dep::Attr},
    {"aux", Dep::Aux},
    {"auxpass", Dep::AuxPass},
    {"case", Dep::Case},
    {"cc", Dep::Cc},
    {"ccomp", Dep::Ccomp},
    {"compound", Dep::Compound},
    {"conj", Dep::Conj},
    {"csubj", Dep::Csubj},
    {"csubjpass", Dep::CsubjPass},
    {"dative", Dep::Dative},
    {"det", Dep::Det},
    {"dobj", Dep::Dobj},
    {"expl", Dep::Expl},
    {"intj", Dep::Intj},
    {"mark", Dep::Mark},
    {"meta", Dep::Meta},
    {"neg", Dep::Neg},
    {"nmod", Dep::Nmod},
    {"npadvmod", Dep::Npadvmod},
    {"nsubj", Dep::Nsubj},
    {"nsubjpass", Dep::NsubjPass},
    {"nummod", Dep::Nummod},
    {"oprd", Dep::Oprd},
    {"parataxis", Dep::Parataxis},
    {"pcomp", Dep::Pcomp},
    {"pobj", Dep::Pobj},
    {"poss", Dep::Poss},
    {"preconj", Dep::Preconj},
    {"predet", Dep::Predet},
    {"prep", Dep::Prep},
    {"prt", Dep::Prt},
    {"punct", Dep::Punct},
    {"quantmod", Dep::Quantmod},
    {"relcl", Dep::Relcl},
    {"xcomp", Dep::Xcomp},
};

constexpr std::pair<std::string_view, Pos> pos_names[] = {
    {"ADJ", Pos::Adj},   {"ADP", Pos::Adp},     {"ADV", Pos::Adv},     {"AUX", Pos::Aux},     {"CCONJ", Pos::Cconj},
    {"DET", Pos::Det},   {"INTJ", Pos::Intj},   {"NOUN", Pos::Noun},   {"NUM", Pos::Num},     {"PART", Pos::Part},
    {"PRON", Pos::Pron}, {"PROPN", Pos::Propn}, {"PUNCT", Pos::Punct}, {"SCONJ", Pos::Sconj}, {"SPACE", Pos::Space},
    {"SYM", Pos::Sym},   {"VERB", Pos::Verb},
};

constexpr std::pair<std::string_view, Tag> tag_names[] = {
    {"CD", Tag::Cd},   {"HYPH", Tag::Hyph}, {"JJR", Tag::Jjr},   {"JJS", Tag::Jjs}, {"MD", Tag::Md},
    {"NN", Tag::Nn},   {"NNP", Tag::Nnp},   {"NNPS", Tag::Nnps}, {"NNS", Tag::Nns}, {"PRP$", Tag::Prps},
    {"VB", Tag::Vb},   {"VBD", Tag::Vbd},   {"VBG", Tag::Vbg},   {"VBN", Tag::Vbn}, {"VBP", Tag::Vbp},
    {"VBZ", Tag::Vbz}, {"WDT", Tag::Wdt},   {"WP", Tag::Wp},     {"WRB", Tag::Wrb},
};

constexpr std::pair<std::string_view, EntityKind> entity_names[] = {
    {"CARDINAL", EntityKind::Cardinal},
    {"DATE", EntityKind::Date},
    {"EVENT", EntityKind::Event},
    {"FAC", EntityKind::Facility},
    {"GPE", EntityKind::Political},
    {"LAW", EntityKind::Law},
    {"LOC", EntityKind::Place},
    {"NORP", EntityKind::Group},
    {"ORG", EntityKind::Organisation},
    {"PERSON", EntityKind::Person},
    {"PRODUCT", EntityKind::Product},
    {"TIME", EntityKind::Time},
    {"WORK_OF_ART", EntityKind::WorkOfArt},
};

template <class Kind>
Kind kind_of(std::string_view name, std::span<const std::pair<std::string_view, Kind>> names) {
  for (const auto& [known, kind] : names)
    if (known == name) return kind;
  return Kind::Other;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

void read_letters(std::string_view text, ReadToken& token) {
  std::size_t capitals = 0, small = 0;
  for (const char c : text) {
    capitals += is_capital(c);
    small += is_small(c);
  }
  // Letters beyond ASCII are few at the beginning of a word; they count as capitals, as most are: "Élysée",
  // "Şanlıurfa".
  token.capital = !text.empty() && (is_capital(text[0]) || static_cast<unsigned char>(text[0]) >= 0xC3);
  token.capitals = capitals >= 2 && (small == 0 || (small == 1 && text.ends_with('s')));  // "MPs"
}

// The stretch of each token grows by what hangs below it. Each token tells those above it, from the left to the right,
// until one holds it already: by then a token further left, or the holder itself in its turn, tells all above that one.
void read_subtrees(std::vector<ReadToken>& tokens) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    for (std::uint32_t at = i; tokens[at].head != at; at = tokens[at].head) {
      ReadToken& above = tokens[tokens[at].head];
      if (above.subtree_begin <= i && i < above.subtree_end) break;
      above.subtree_begin = std::min(above.subtree_begin, i);
      above.subtree_end = std::max(above.subtree_end, i + 1);
    }
  }
}

// Of a mark that opens and closes alike: whether a word begins right behind it, and none ends right before it. With
// blanks on both sides it is the other one than that before.
bool opens_quotation(std::string_view text, const Token& mark, bool open) {
  const auto is_gap = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '['; };
  const bool begins = mark.begin_byte == 0 || is_gap(text[mark.begin_byte - 1]) || text[mark.begin_byte - 1] == '-';
  const bool ends = mark.end_byte >= text.size() || is_gap(text[mark.end_byte]);
  return begins && ends ? !open : begins;
}

// A quotation ends with its paragraph: a mark that is never closed spoils no more than that.
void read_quotations(const Parse& parse, std::vector<ReadToken>& tokens) {
  bool open = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t before = i == 0 ? 0 : parse.tokens[i - 1].end_byte;
    const std::string_view text = parse.text_of(parse.tokens[i]);
    if (parse.text.substr(before, parse.tokens[i].begin_byte - before).find('\n') != std::string_view::npos)
      open = false;
    if (text == "\u201c" || text == "``")
      open = true;
    else if (text == "\u201d")
      open = false;
    else if (text == "\"" || text == "''")
      open = opens_quotation(parse.text, parse.tokens[i], open);
    tokens[i].quoted = open;
  }
}

}  // namespace

SyntaxLabels::SyntaxLabels(const Language& language) {
  const std::size_t labels = language.model().label_count();
  for (std::size_t i = 0; i < labels; ++i) {
    const std::string_view name = language.name(static_cast<Label>(i));
    deps_.push_back(kind_of<Dep>(name, dep_names));
    poses_.push_back(kind_of<Pos>(name, pos_names));
    tags_.push_back(kind_of<Tag>(name, tag_names));
    entities_.push_back(kind_of<EntityKind>(name, entity_names));
  }
}

bool Reading::is_under(std::uint32_t token, std::uint32_t above) const {
  for (std::size_t steps = 0; steps <= tokens.size(); ++steps) {
    if (token == above) return true;
    if (tokens[token].head == token) return false;
    token = tokens[token].head;
  }
  return false;
}

std::uint32_t Reading::child(std::uint32_t token, Dep dep) const {
  for (const std::uint32_t child : children(token))
    if (tokens[child].dep == dep) return child;
  return no_token;
}

Reading make_reading(Parse parse, const SyntaxLabels& labels, const Lexicon& lexicon, std::uint32_t title_sentences) {
  Reading reading;
  reading.parse = std::move(parse);
  reading.title_sentences = title_sentences;
  const auto count = static_cast<std::uint32_t>(reading.parse.tokens.size());
  reading.tokens.resize(count);
  std::string buffer;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& from = reading.parse.tokens[i];
    ReadToken& to = reading.tokens[i];
    to.head = from.head;
    to.dep = labels.dep(from.dep);
    to.pos = labels.pos(from.pos);
    to.tag = labels.tag(from.tag);
    to.form = lexicon.word(reading.parse.text_of(from), buffer);
    to.lemma = lexicon.word(reading.parse.lemma_of(from), buffer);
    // "staged" of stage, where the model says stag: a verb's own regular form knows better.
    const bool is_verb = to.tag >= Tag::Vb && to.tag <= Tag::Vbz;
    if (const WordId base = is_verb ? lexicon.base_of(to.form) : 0; base != 0) to.lemma = base;
    // "outfits" that the model takes for a singular.
    const std::string_view text = reading.parse.text_of(from);
    if (to.lemma == 0 && text.size() > 3 && text.ends_with('s'))
      to.lemma = lexicon.word(text.substr(0, text.size() - 1), buffer);
    to.subtree_begin = i;
    to.subtree_end = i + 1;
    read_letters(reading.parse.text_of(from), to);
  }
  part_paragraphs(reading.parse, reading.tokens, title_sentences);
  for (std::uint32_t s = 0; s < reading.parse.sentences.size(); ++s)
    for (std::uint32_t i = reading.parse.sentences[s].begin_token; i < reading.parse.sentences[s].end_token; ++i)
      reading.tokens[i].sentence = s;
  for (const Entity& entity : reading.parse.entities) {
    reading.entities.push_back({entity.begin_token, entity.end_token, labels.entity(entity.label)});
    for (std::uint32_t i = entity.begin_token; i < entity.end_token; ++i)
      reading.tokens[i].entity = reading.entities.back().kind;
  }
  mend_heads(reading, lexicon);
  mend_hyphens(reading, lexicon);
  for (std::uint32_t i = 0; i < count; ++i)
    if (const std::uint32_t head = reading.tokens[i].head; head != i)
      ++reading.tokens[head].children_end;  // a count for now
  std::uint32_t begin = 0;
  for (ReadToken& token : reading.tokens) {
    const std::uint32_t children = token.children_end;
    token.children_begin = token.children_end = begin;
    begin += children;
  }
  reading.child_tokens.resize(begin);
  for (std::uint32_t i = 0; i < count; ++i)
    if (ReadToken& head = reading.tokens[reading.tokens[i].head]; reading.tokens[i].head != i)
      reading.child_tokens[head.children_end++] = i;
  read_subtrees(reading.tokens);
  read_quotations(reading.parse, reading.tokens);
  part_clauses(reading.parse, reading.tokens);
  return reading;
}

bool is_written_so(const Reading& reading, std::uint32_t begin, std::uint32_t end, Letters letters) {
  const ReadToken& first = reading.tokens[begin];
  switch (letters) {
    case Letters::Any: return true;
    case Letters::Name:
      // "al-Shabab", "88 Generation": a name may begin small.
      // "The observers" are not The Observer.
      for (std::uint32_t i = begin; i < end; ++i)
        if (reading.tokens[i].capital && (reading.tokens[i].pos != Pos::Det || end - begin == 1)) return true;
      return false;
    case Letters::Capitals:
      for (std::uint32_t i = begin; i < end; ++i)
        if (!reading.tokens[i].capitals && reading.tokens[i].form != 0 && reading.text(i).size() > 1) return false;
      return first.capital;
  }
  return false;
}

bool is_attitude(const Reading& reading, const Grammar& grammar, std::uint32_t token) {
  return token >= 2 && reading.text(token - 1) == "-" && grammar[reading.tokens[token - 2].form].attitude;
}

Backing backing_of(const Reading& reading, const Grammar& grammar, std::uint32_t end) {
  if (end + 1 >= reading.tokens.size() || reading.text(end) != "-") return Backing::None;
  return grammar[reading.tokens[end + 1].form].backing;
}

}  // namespace bede
