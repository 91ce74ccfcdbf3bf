// SPDX-License-Identifier: Apache-2.0
#include "bede/pack.h"

#include <fmt/format.h>

#include "base/folding.h"
#include "coder/country_keys.h"
#include "coder/examples.h"
#include "coder/own_tables.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "place/place.h"

namespace bede {
namespace {

// What the lexicon's examples teach of verbs that no row has, by the pack as it is so far.
Result<void> learn_backoff(const std::vector<std::filesystem::path>& folders, PackWriter& writer) {
  BEDE_TRY(pack, pack_in_memory(writer, "the pack in the making"));
  BEDE_TRY(language, read_language(pack));
  BEDE_TRY(lexicon, Lexicon::read(pack));
  BEDE_TRY(data, make_coder_data(std::move(language), std::move(lexicon), pack));
  pack_backoff(predicate_examples(*data, tables_with_examples(folders)), writer);
  return {};
}

}  // namespace

Result<void> make_pack(const PackSources& sources, const std::filesystem::path& pack) {
  PackWriter writer;
  BEDE_CHECKED(pack_language(sources.model, sources.data, writer));
  if (!sources.lexicon.empty()) {
    pack_folding(writer);
    BEDE_CHECKED(pack_country_keys(sources.data, writer));
  }
  if (!sources.gazetteer.empty()) BEDE_CHECKED(pack_gazetteer(sources.gazetteer, writer));
  if (!sources.lexicon.empty()) BEDE_CHECKED(pack_tables(sources.lexicon, sources.gazetteer, writer));
  return write_file(pack, writer.bytes());
}

Result<void> pack_tables(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& registry,
                         PackWriter& writer) {
  const Complaints complaints = pack_lexicon(folders, writer);
  if (!complaints.empty()) {
    Error error = complaints.front().error();
    if (complaints.size() > 1)
      error.message += fmt::format(" (and {} more mistakes; bede lexicon check lists them)", complaints.size() - 1);
    return error;
  }
  BEDE_CHECKED(keep_registry(registry, writer));
  return learn_backoff(folders, writer);
}

std::vector<LexiconMistake> check_lexicon(const std::vector<std::filesystem::path>& folders) {
  PackWriter writer;
  pack_folding(writer);
  std::vector<LexiconMistake> mistakes;
  for (Complaint& complaint : pack_lexicon(folders, writer))
    mistakes.push_back({std::move(complaint.path), complaint.row, complaint.column, std::move(complaint.message)});
  return mistakes;
}

}  // namespace bede
