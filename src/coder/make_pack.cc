// SPDX-License-Identifier: Apache-2.0
#include "bede/pack.h"

#include <fmt/format.h>

#include "base/folding.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "place/place.h"

namespace bede {

Result<void> make_pack(const PackSources& sources, const std::filesystem::path& pack) {
  PackWriter writer;
  BEDE_CHECKED(pack_language(sources.model, sources.data, writer));
  if (!sources.lexicon.empty()) {
    pack_folding(writer);
    const Complaints complaints = pack_lexicon(sources.lexicon, writer);
    if (!complaints.empty()) {
      Error error = complaints.front().error();
      if (complaints.size() > 1)
        error.message += fmt::format(" (and {} more mistakes; bede lexicon check lists them)", complaints.size() - 1);
      return error;
    }
  }
  if (!sources.gazetteer.empty()) BEDE_CHECKED(pack_gazetteer(sources.gazetteer, writer));
  return write_file(pack, writer.bytes());
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
