// SPDX-License-Identifier: Apache-2.0
// Any bytes, made valid, to tokens: they stand in order, whole characters each, and leave out nothing but single
// blanks. With BEDE_FUZZ_PACK=build/bede.pack the tokenizer is that of a real model.
#include "language/tokenizer.h"

#include "base/memory_pack_test.h"
#include "fuzz/bytes.h"
#include "language/small_model_test.h"

namespace bede {
namespace {

struct Tables {
  MemoryPack memory;
  Pack pack;
  Characters characters;
  WordTables words;
  TokenizerTables tokenizer;
};

Tables make_tables() {
  PackWriter writer;
  pack_characters(writer);
  pack_tokenizer(small_tokenizer(), "tokenizer", writer).value();
  add_small_words(writer);
  const char* real = std::getenv("BEDE_FUZZ_PACK");
  MemoryPack memory(real == nullptr ? writer.bytes() : read_file(real).value());
  Pack pack = memory.read().value();
  return {std::move(memory), pack, Characters::read(pack).value(), WordTables::read(pack).value(),
          TokenizerTables::read(pack).value()};
}

void check(std::string_view text, const Words& words, const std::vector<RawToken>& tokens) {
  std::size_t at = 0;
  for (const RawToken& token : tokens) {
    must_hold(token.begin == at, "a token begins where the one before ended");
    must_hold(token.begin < token.end && token.end <= text.size(), "a token has text");
    must_hold(is_boundary(text, token.begin) && is_boundary(text, token.end), "a token is whole characters");
    must_hold(words[token.word].text == text.substr(token.begin, token.end - token.begin),
              "a token's word is its text");
    must_hold(!words[token.word].norm.empty() && !words[token.word].lower.empty(), "a word has a norm");
    must_hold(!token.space_after || (token.end < text.size() && text[token.end] == ' '), "a blank is where it is said");
    at = token.end + (token.space_after ? 1 : 0);
  }
  must_hold(at == text.size(), "the tokens reach to the end");
}

}  // namespace
}  // namespace bede

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  static const Tables tables = make_tables();
  static Words words;
  static Tokenizer tokenizer(
      tables.tokenizer, tables.words, tables.characters, words, [](Word&, const void*) {}, nullptr);
  std::string text(reinterpret_cast<const char*>(bytes), size);
  make_valid_utf8(text);

  std::vector<RawToken> tokens, again;
  tokenizer.tokenize(text, tokens);
  check(text, words, tokens);
  tokenizer.tokenize(text, again);  // now its chunks are known
  must_hold(tokens.size() == again.size(), "a text gives the same tokens twice");
  for (std::size_t i = 0; i < tokens.size(); ++i)
    must_hold(tokens[i].end == again[i].end && tokens[i].word == again[i].word, "a text gives the same tokens twice");
  if (words.size() > 10'000) {
    words.clear();
    tokenizer.clear();
  }
  return 0;
}
