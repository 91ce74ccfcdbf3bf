// SPDX-License-Identifier: Apache-2.0
// Any bytes as a pack whose checksum is right. What is not refused must parse a text: to nonsense, but to a whole
// parse. Inputs are changed section by section, beginning with a small pack that is made here.
#include "base/pack.h"

#include <cstring>
#include <random>

#include "base/memory_pack_test.h"
#include "fuzz/bytes.h"
#include "language/language_model.h"
#include "language/small_model_test.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(unsigned char* bytes, std::size_t size, std::size_t most,
                                               unsigned int seed);

namespace bede {
namespace {

// Language::load() reads files alone, checksum and all; a forged one must come in from memory. So its private member
// is filled in by way of an explicit instantiation, to which access does not apply.
template <std::shared_ptr<const LanguageModel> Language::*Member>
struct Opened {
  friend Language language_of(std::shared_ptr<const LanguageModel> model) {
    Language language;
    language.*Member = std::move(model);
    return language;
  }
};
Language language_of(std::shared_ptr<const LanguageModel> model);
template struct Opened<&Language::model_>;

constexpr std::string_view magic = "BEDEPACK";
constexpr std::size_t sections_at = 12, size_at = 16, table_at = 32, entry_size = 64, name_size = 48;
constexpr std::size_t most_bytes = 120'000;

template <class T>
T number_at(std::string_view bytes, std::size_t at) {
  T number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

// The sections of a pack, as far as they lie in it.
std::vector<std::pair<std::string, std::string>> sections_of(std::string_view bytes) {
  std::vector<std::pair<std::string, std::string>> sections;
  if (bytes.size() < table_at || !bytes.starts_with(magic)) return sections;
  const auto count = number_at<std::uint32_t>(bytes, sections_at);
  for (std::size_t at = table_at, i = 0; i < count && at + entry_size <= bytes.size(); ++i, at += entry_size) {
    const std::string_view name(bytes.data() + at, ::strnlen(bytes.data() + at, name_size));
    const auto offset = number_at<std::uint64_t>(bytes, at + name_size),
               size = number_at<std::uint64_t>(bytes, at + name_size + 8);
    if (offset <= bytes.size() && size <= bytes.size() - offset)
      sections.emplace_back(name, bytes.substr(offset, size));
  }
  return sections;
}

// A small pack that knows no characters beyond U+03FF: their tables would be most of it.
std::vector<std::pair<std::string, std::string>> first_sections(const SmallModel& model) {
  constexpr std::size_t blocks = 4, block_size = 256, lower_bytes = 256;
  auto sections = sections_of(small_pack(model).bytes());
  std::string index;
  for (auto& [name, content] : sections)
    if (name == "characters/index") index.swap(content);
  for (auto& [name, content] : sections) {
    if (name == "characters/lower_from" || name == "characters/lower_to") content.resize(lower_bytes);
    if (name != "characters/blocks") continue;
    std::string kept;
    for (std::size_t i = 0; i < blocks; ++i)
      kept += content.substr(number_at<std::uint16_t>(index, 2 * i) * block_size, block_size);
    content = kept + std::string(block_size, '\0');
  }
  std::vector<std::uint16_t> numbers(index.size() / 2, blocks);
  for (std::size_t i = 0; i < blocks; ++i) numbers[i] = static_cast<std::uint16_t>(i);
  for (auto& [name, content] : sections)
    if (name == "characters/index") content.assign(reinterpret_cast<const char*>(numbers.data()), 2 * numbers.size());
  return sections;
}

std::string made_of(const std::vector<std::pair<std::string, std::string>>& sections) {
  PackWriter writer;
  for (const auto& [name, content] : sections) writer.add(name, content);
  return writer.bytes();
}

// One value somewhere in the manifest becomes another.
void mutate_manifest(std::string& text, std::mt19937& random) {
  Json manifest = Json::parse(text, nullptr, false);
  if (manifest.is_discarded()) return;
  Json* at = &manifest;
  while (at->is_structured() && !at->empty() && random() % 8 != 0) {
    auto inner = at->begin();
    std::advance(inner, random() % at->size());
    at = &*inner;
  }
  switch (random() % 8) {
    case 0: *at = random() % 70000; break;
    case 1: *at = random() % 20; break;
    case 2: *at = -static_cast<int>(random() % 5); break;
    case 3: *at = Json::array(); break;
    case 4: *at = 1e300; break;
    case 5: *at = "language/tok2vec"; break;
    case 6:
      if (at->is_number_unsigned()) *at = at->get<std::size_t>() + 1;
      if (at->is_array() && !at->empty() && at->size() < 500) at->push_back((*at)[random() % at->size()]);
      break;
    default:
      if (at->is_structured() && !at->empty()) at->erase(at->begin());
  }
  text = manifest.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string mutated(std::string_view bytes, std::size_t most, std::mt19937& random) {
  auto sections = sections_of(bytes);
  if (sections.empty()) {
    const auto seeds = static_cast<std::uint32_t>(random());
    return made_of(first_sections({.seed = seeds, .layers = random() % 3}));
  }
  for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
    const std::size_t at = random() % sections.size();
    auto& [name, content] = sections[at];
    switch (random() % 12) {
      case 0: sections.erase(sections.begin() + static_cast<std::ptrdiff_t>(at)); return made_of(sections);
      case 1: content = sections[random() % sections.size()].second; break;
      case 2: content.resize(content.size() / 2); break;
      case 3:
      case 4:
      case 5:
      case 6:
        for (auto& [one, text] : sections)
          if (one == "language/manifest") mutate_manifest(text, random);
        break;
      default: mutate(content, std::min(content.size() + 200, most));
    }
  }
  return made_of(sections);
}

void parse_with(const std::shared_ptr<const LanguageModel>& model) {
  const Language language = language_of(model);
  Parser parser(language, {.cache_bytes = 0, .margins = false});
  for (const std::string_view text : {"Police in Lagos can't (foo:) U.S. 10km\n", "", "as of a-b \u00e9t\u00e9."}) {
    const Parse parse = parser.parse(text);
    must_hold(parse.tokens.empty() ? text.empty() : parse.tokens.back().end_byte == text.size(),
              "a parse reaches to the end");
    must_hold(parse.sentences.empty() ? text.empty() : parse.sentences.back().end_token == parse.tokens.size(),
              "a parse is whole sentences");
    for (const Token& token : parse.tokens) {
      must_hold(token.head < parse.tokens.size(), "a head is a token");
      must_hold(is_boundary(text, token.begin_byte) && is_boundary(text, token.end_byte),
                "a token is whole characters");
    }
    std::string out;
    append_json(language, parse, "a", out);
    append_conllu(language, parse, "a", out);
    must_hold(is_valid_utf8(out), "what is written is valid UTF-8");
  }
}

}  // namespace
}  // namespace bede

// A pack is longer than the 4096 bytes that libFuzzer keeps to where it has no inputs to begin with.
int LLVMFuzzerInitialize(int* argc, char*** argv) {
  bede::set_input_limit(bede::most_bytes, *argc, *argv);
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(unsigned char* bytes, std::size_t size, std::size_t most, unsigned int seed) {
  std::mt19937 random(seed);
  std::string text(reinterpret_cast<const char*>(bytes), size);
  if (random() % 8 == 0 && !bede::sections_of(text).empty()) {
    bede::mutate(text, most);  // the table itself
    const std::uint64_t whole = text.size();
    if (whole >= bede::table_at) std::memcpy(text.data() + bede::size_at, &whole, sizeof whole);
  } else {
    text = bede::mutated(text, most, random);
  }
  if (text.size() > most) return LLVMFuzzerMutate(bytes, size, most);
  std::memcpy(bytes, text.data(), text.size());
  return text.size();
}

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  const MemoryPack memory({reinterpret_cast<const char*>(bytes), size});
  const auto pack = memory.read(Pack::Checksum::Ignored);
  if (!pack.ok()) return 0;
  const auto model = LanguageModel::read(pack.value());
  if (!model.ok()) return 0;
  parse_with(model.value());
  return 0;
}
