// SPDX-License-Identifier: Apache-2.0
// Any bytes as a dictionary of PETRARCH or TABARI (an input's first byte says of which): notes name lines that are
// there, and the tables that come of it are such as the lexicon takes.
#include "bede/import.h"
#include "fuzz/bytes.h"
#include "import/made_up_lexicon_test.h"
#include "lexicon/schema.h"

namespace bede {
namespace {

void check_tables(const std::filesystem::path& folder) {
  for (const TableSchema& schema : table_schemas()) {
    const std::filesystem::path file = folder / (std::string(schema.name) + ".tsv");
    if (!std::filesystem::exists(file)) continue;
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    must_hold(is_valid_utf8(bytes), "a written table is valid UTF-8");
    Complaints complaints;
    const Table table = parse_table(bytes, file.string(), std::string(schema.name), complaints);
    check_table(table, schema, complaints);
    if (!complaints.empty()) std::fprintf(stderr, "%s\n", complaints[0].error().text().c_str());
    must_hold(complaints.empty(), "a written table has no mistakes");
  }
}

}  // namespace
}  // namespace bede

int LLVMFuzzerInitialize(int* argc, char*** argv) {
  bede::set_input_limit(4'000, *argc, *argv);
  return 0;
}

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  if (size == 0) return 0;
  const bool tabari = bytes[0] % 2 == 1;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const TestFolder folder;
  folder.write("own.actors", text);
  const auto lines = static_cast<std::size_t>(1 + std::count(text.begin(), text.end(), '\n') +
                                              std::count(text.begin(), text.end(), '\r'));
  const auto dialect = tabari ? ImportSources::Dialect::Tabari : ImportSources::Dialect::Petrarch;
  const auto out = folder.path() / "out";
  const auto counts =
      import_dictionaries({dialect, folder.path() / "own.actors", out, made_up_pack()}, [&](const ImportNote& note) {
        must_hold(note.line <= lines, "a note names a line that is there");
        must_hold(!note.message.empty(), "a note says something");
        must_hold(is_valid_utf8(note.message), "a note is valid UTF-8");
      });
  if (counts.ok()) check_tables(out);
  return 0;
}
