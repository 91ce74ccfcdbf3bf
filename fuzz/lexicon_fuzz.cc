// SPDX-License-Identifier: Apache-2.0
// Tables as somebody may save them: parsed, checked and compiled without a crash, and what has no mistake can be read.
// And the lexicon's sections of a pack as somebody may forge them: refused, or safe to look up.
//
// An input is "events/coerce\n" and a table's bytes, which stands in the small lexicon in place of its own; or a byte 0
// and the sections that are other than the small lexicon's: a name, a line break, four bytes of size, the content.
#include <unistd.h>

#include <cstring>
#include <map>
#include <random>

#include "base/memory_pack_test.h"
#include "fuzz/bytes.h"
#include "lexicon/lexicon_walk_test.h"
#include "lexicon/small_lexicon_test.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(unsigned char* bytes, std::size_t size, std::size_t most,
                                               unsigned int seed);

namespace bede {
namespace {

using Sections = std::map<std::string, std::string>;

constexpr std::size_t most_bytes = 30'000;

// One letter is enough: the folding of all of Unicode would be most of a pack.
PackWriter small_folding() {
  PackWriter writer;
  writer.add_array<std::uint32_t>("folding/from", {0xE9});
  writer.add_strings("folding/to", {"e"});
  return writer;
}

// The small lexicon; one of its tables becomes the input.
const LexiconFolder& tables() {
  static const LexiconFolder folder(small_lexicon());
  return folder;
}

void check_complaints(const Complaints& complaints, unsigned lines) {
  for (const Complaint& complaint : complaints) {
    must_hold(!complaint.message.empty(), "a complaint says something");
    must_hold(is_valid_utf8(complaint.message), "a complaint is valid UTF-8");
    must_hold(complaint.row <= lines, "a complaint names a row that is there");
  }
}

void check_table_bytes(std::string_view name, std::string_view bytes) {
  const auto schemas = table_schemas();
  const auto schema =
      std::find_if(schemas.begin(), schemas.end(), [&](const TableSchema& one) { return one.name == name; });
  if (schema == schemas.end()) return;
  const auto lines = static_cast<unsigned>(1 + std::count(bytes.begin(), bytes.end(), '\n'));
  Complaints complaints;
  const Table table = parse_table(bytes, "t.tsv", std::string(name), complaints);
  for (const TableRow& row : table.rows)
    must_hold(row.cells.size() == table.columns.size(), "a row has as many cells as the heading");
  if (!check_table(table, *schema, complaints)) must_hold(!complaints.empty(), "columns that do not fit are named");
  check_complaints(complaints, lines);

  const std::string file = std::string(name) + ".tsv";
  tables().write(file, bytes);
  PackWriter writer = small_folding();
  const std::filesystem::path folders[] = {tables().path()};
  if (pack_lexicon(folders, writer).empty()) {
    const MemoryPack memory(writer);
    const auto lexicon = Lexicon::read(memory.read().value());
    must_hold(lexicon.ok(), "a lexicon without mistakes can be read");
    LexiconWalk(lexicon.value()).walk();
  }
  tables().write(file, written_table(*schema, small_lexicon()[std::string(name)]));
}

Sections read_sections(std::string_view bytes) {
  Sections sections;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::uint32_t size = 0;
    if (end == std::string_view::npos || end > 32 || bytes.size() - end - 1 < sizeof size) break;
    std::memcpy(&size, bytes.data() + end + 1, sizeof size);
    const std::string_view rest = bytes.substr(end + 1 + sizeof size);
    sections.insert_or_assign(std::string(bytes.substr(0, end)), std::string(rest.substr(0, size)));
    bytes = rest.substr(std::min<std::size_t>(size, rest.size()));
  }
  return sections;
}

std::string write_sections(const Sections& sections) {
  std::string bytes(1, '\0');
  for (const auto& [name, content] : sections) {
    const auto size = static_cast<std::uint32_t>(content.size());
    bytes += name + '\n';
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes += content;
  }
  return bytes;
}

const Sections& small_sections() {
  static const Sections sections = [] {
    PackWriter writer = small_folding();
    const std::filesystem::path folders[] = {tables().path()};
    must_hold(pack_lexicon(folders, writer).empty(), "the small lexicon has no mistakes");
    const Pack pack = pack_in_memory(writer, "small").value();
    Sections made;
    for (const std::string_view name : {"act_rows",
                                        "acts",
                                        "attitudes",
                                        "attitudes_of.offsets",
                                        "attitudes_of.rows",
                                        "base_of",
                                        "bodies",
                                        "cameo",
                                        "contexts",
                                        "embeddings",
                                        "embeddings_of.offsets",
                                        "embeddings_of.rows",
                                        "frames",
                                        "frames_of.offsets",
                                        "frames_of.rows",
                                        "light_verbs",
                                        "light_verbs_of.offsets",
                                        "light_verbs_of.rows",
                                        "matters",
                                        "matters_of.offsets",
                                        "matters_of.rows",
                                        "media",
                                        "modes",
                                        "name_entries",
                                        "named_places",
                                        "names.edges",
                                        "names.nodes",
                                        "names.roots",
                                        "operators",
                                        "operators_of.offsets",
                                        "operators_of.rows",
                                        "parties",
                                        "parties_of.offsets",
                                        "parties_of.rows",
                                        "persons",
                                        "predicate_words",
                                        "purposes",
                                        "requirements",
                                        "roles",
                                        "sectors",
                                        "site_ends",
                                        "slots",
                                        "speech",
                                        "speech_of.offsets",
                                        "speech_of.rows",
                                        "states",
                                        "term_entries",
                                        "term_rows",
                                        "terms.edges",
                                        "terms.nodes",
                                        "terms.roots",
                                        "terms_of_office",
                                        "texts",
                                        "texts.bytes",
                                        "types",
                                        "version",
                                        "word_slots",
                                        "words",
                                        "words.bytes"})
      made.emplace(name, pack.section("lexicon/" + std::string(name)).value());
    return made;
  }();
  return sections;
}

void check_sections(std::string_view bytes) {
  PackWriter writer = small_folding();
  for (const auto& [name, content] : small_sections()) writer.add("lexicon/" + name, content);
  for (const auto& [name, content] : read_sections(bytes)) writer.add("lexicon/" + name, content);
  const MemoryPack memory(writer);
  const auto pack = memory.read();
  if (!pack.ok()) return;  // names that no pack can have
  const auto lexicon = Lexicon::read(pack.value());
  if (!lexicon.ok()) return must_hold(lexicon.error().kind == ErrorKind::BadData, "a forged lexicon is bad data");
  LexiconWalk(lexicon.value()).walk();
}

std::string mutated_sections(std::string_view bytes, std::mt19937& random) {
  const Sections& all = small_sections();
  const auto any = [&] { return std::next(all.begin(), static_cast<std::ptrdiff_t>(random() % all.size())); };
  Sections sections = bytes.size() > 1 ? read_sections(bytes.substr(1)) : Sections{};
  for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
    std::string& content = sections.emplace(*any()).first->second;
    switch (random() % 8) {
      case 0: content = any()->second; break;
      case 1: content.resize(content.size() / 8 * 4); break;
      case 2:
      case 3:
      case 4: {  // a number becomes another one that is near, or far
        if (content.size() < 4) break;
        const std::size_t at = random() % (content.size() / 4) * 4;
        std::uint32_t number;
        std::memcpy(&number, content.data() + at, sizeof number);
        number = random() % 3 == 0 ? static_cast<std::uint32_t>(random()) : number + random() % 5 - 2;
        std::memcpy(content.data() + at, &number, sizeof number);
        break;
      }
      default: mutate(content, content.size() + 64);
    }
  }
  return write_sections(sections);
}

// A table of the small lexicon, or the input's, whose bytes change; the name in front of it stays.
std::string mutated_table(std::string_view bytes, std::mt19937& random) {
  const std::size_t end = bytes.find('\n');
  std::string name(bytes.substr(0, std::min(end, bytes.size())));
  std::string content(end == std::string_view::npos ? "" : bytes.substr(end + 1));
  const auto schemas = table_schemas();
  if (content.empty() || random() % 50 == 0) {
    const TableSchema& schema = schemas[random() % schemas.size()];
    name = schema.name;
    content = written_table(schema, small_lexicon()[name]);
  }
  mutate(content, content.size() + 200);
  return name + '\n' + content;
}

}  // namespace
}  // namespace bede

// Tables and sections are longer than the 4096 bytes that libFuzzer keeps to where it has no inputs to begin with.
int LLVMFuzzerInitialize(int* argc, char*** argv) {
  bede::set_input_limit(bede::most_bytes, *argc, *argv);
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(unsigned char* bytes, std::size_t size, std::size_t most, unsigned int seed) {
  std::mt19937 random(seed);
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const bool forged = size == 0 || random() % 50 == 0 ? random() % 2 == 0 : input[0] == 0;
  const std::string out = forged ? bede::mutated_sections(size > 0 && input[0] == 0 ? input : "", random)
                                 : bede::mutated_table(input, random);
  const std::size_t kept = std::min(out.size(), most);
  std::memcpy(bytes, out.data(), kept);
  return kept;
}

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  if (input.starts_with('\0')) {
    check_sections(input.substr(1));
  } else if (const std::size_t end = input.find('\n'); end != std::string_view::npos) {
    check_table_bytes(input.substr(0, end), input.substr(end + 1));
  }
  return 0;
}
