// SPDX-License-Identifier: Apache-2.0
// Folders of tables -> the sections lexicon/... of a pack.
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "base/mapped_file.h"
#include "lexicon/compiler.h"

namespace bede {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view states_table = "actors/states";

// Power of two, at most half full.
std::vector<std::uint32_t> hash_words(const std::vector<std::string>& words) {
  std::size_t size = 64;
  while (size < words.size() * 2) size *= 2;
  std::vector<std::uint32_t> slots(size, 0);
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    std::size_t at = XXH3_64bits(words[i].data(), words[i].size()) & (size - 1);
    while (slots[at] != 0) at = (at + 1) & (size - 1);
    slots[at] = i;
  }
  return slots;
}

// Rows by the head of their predicates, in the order of the rows. Words behind the last head have no offset.
template <class Row>
void add_heads(PackWriter& writer, const std::string& name, const std::vector<Row>& rows) {
  std::size_t heads = 0;
  for (const Row& row : rows) heads = std::max<std::size_t>(heads, row.predicate.head + 1);
  std::vector<std::uint32_t> offsets(heads + 1, 0), sorted(rows.size());
  for (const Row& row : rows) ++offsets[row.predicate.head + 1];
  for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
  std::vector<std::uint32_t> at(offsets.begin(), offsets.end() - 1);
  for (std::uint32_t i = 0; i < rows.size(); ++i) sorted[at[rows[i].predicate.head]++] = i;
  writer.add_array(name + ".offsets", offsets);
  writer.add_array(name + ".rows", sorted);
}

}  // namespace

void Compiler::compile(const Tables& tables) {
  compile_codes(tables);
  compile_events(tables);  // first, so that the heads of predicates have small numbers: their indexes end there
  compile_states(tables);
  compile_state_groups(tables);
  compile_actors(tables);
  compile_terms(tables);
  compile_places(tables);
  for (const FrameRow& row : frames_) add_forms(row.predicate);
  for (const OperatorRow& row : operators_) add_forms(row.predicate);
  for (const MatterRow& row : matters_) add_forms(row.predicate);
  for (const SpeechRow& row : speech_) add_forms(row.predicate);
  for (const SpeechRow& row : attitudes_) add_forms(row.predicate);
  for (const LightVerbRow& row : light_verbs_) add_forms(row.predicate);
  for (const PartyRow& row : parties_) add_forms(row.predicate);
  for (const EmbeddingRow& row : embeddings_) add_forms(row.predicate);
}

void Compiler::write(PackWriter& writer, std::string_view version) {
  const TextId version_text = text(version);
  std::vector<TermRow> terms_of_office;
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    persons_[i].terms.begin = static_cast<std::uint32_t>(terms_of_office.size());
    terms_of_office.insert(terms_of_office.end(), person_terms_[i].begin(), person_terms_[i].end());
    persons_[i].terms.end = static_cast<std::uint32_t>(terms_of_office.size());
  }
  writer.add_array("lexicon/version", std::vector<TextId>{version_text});
  writer.add_array("lexicon/name_entries", names_.write(writer, "lexicon/names", words_.size()));
  writer.add_array("lexicon/term_entries", terms_.write(writer, "lexicon/terms", words_.size()));
  add_heads(writer, "lexicon/frames_of", frames_);
  add_heads(writer, "lexicon/operators_of", operators_);
  add_heads(writer, "lexicon/matters_of", matters_);
  add_heads(writer, "lexicon/speech_of", speech_);
  add_heads(writer, "lexicon/attitudes_of", attitudes_);
  add_heads(writer, "lexicon/light_verbs_of", light_verbs_);
  add_heads(writer, "lexicon/parties_of", parties_);
  add_heads(writer, "lexicon/embeddings_of", embeddings_);
  writer.add_array("lexicon/states", states_);
  writer.add_array("lexicon/state_groups", state_groups_);
  writer.add_array("lexicon/group_members", group_members_);
  writer.add_array("lexicon/roles", roles_);
  writer.add_array("lexicon/bodies", bodies_);
  writer.add_array("lexicon/terms_of_office", terms_of_office);
  writer.add_array("lexicon/persons", persons_);
  writer.add_array("lexicon/media", media_);
  writer.add_array("lexicon/sectors", sectors_);
  writer.add_array("lexicon/frames", frames_);
  writer.add_array("lexicon/operators", operators_);
  writer.add_array("lexicon/act_rows", act_rows_);
  writer.add_array("lexicon/acts", acts_);
  writer.add_array("lexicon/matters", matters_);
  writer.add_array("lexicon/purposes", purposes_);
  writer.add_array("lexicon/speech", speech_);
  writer.add_array("lexicon/attitudes", attitudes_);
  writer.add_array("lexicon/light_verbs", light_verbs_);
  writer.add_array("lexicon/parties", parties_);
  writer.add_array("lexicon/embeddings", embeddings_);
  writer.add_array("lexicon/cameo", cameo_);
  writer.add_array("lexicon/types", types_);
  writer.add_array("lexicon/modes", modes_);
  writer.add_array("lexicon/contexts", contexts_);
  writer.add_array("lexicon/term_rows", term_rows_);
  writer.add_array("lexicon/named_places", named_places_);
  writer.add_array("lexicon/site_ends", site_ends_);
  writer.add_array("lexicon/slots", slots_);
  writer.add_array("lexicon/predicate_words", predicate_words_);
  writer.add_array("lexicon/requirements", requirements_);
  std::vector<WordId> base_of(words_.size(), 0);
  for (const auto& [form, base] : base_of_) base_of[form] = base;
  writer.add_array("lexicon/base_of", base_of);
  writer.add_array("lexicon/word_slots", hash_words(words_));
  writer.add_strings("lexicon/words", words_);
  writer.add_strings("lexicon/texts", texts_);
}

Complaints pack_lexicon(std::span<const fs::path> folders, PackWriter& writer) {
  Complaints complaints;
  std::map<std::string, std::vector<Table>> tables;
  XXH64_hash_t version = 0;
  std::uint16_t number = 0;
  for (const fs::path& folder : folders) {
    ++number;
    bool any = false;
    for (const TableSchema& schema : table_schemas()) {
      std::error_code error;
      fs::path path = folder / fmt::format("{}.tsv", schema.name);
      // The registry's tables lie in one folder with the gazetteer's; of them only the states are the lexicon's.
      if (const fs::path flat = folder / path.filename(); schema.name == states_table && fs::exists(flat, error))
        path = flat;
      if (!fs::exists(path, error)) continue;
      any = true;
      const auto bytes = read_file(path);
      if (!bytes.ok()) {
        complaints.push_back({path.string(), 0, 0, bytes.error().message});
        continue;
      }
      version = XXH3_64bits_withSeed(bytes.value().data(), bytes.value().size(), version);
      Table table = parse_table(bytes.value(), path.string(), std::string(schema.name), complaints);
      table.folder = number;
      if (check_table(table, schema, complaints)) tables[std::string(schema.name)].push_back(std::move(table));
    }
    if (!any) complaints.push_back({folder.string(), 0, 0, "there are no tables of the lexicon in this folder"});
  }
  const auto packed = pack_in_memory(writer, "folding");
  const auto folding = packed.ok() ? Folding::read(packed.value()) : Result<Folding>(packed.error());
  if (!folding.ok()) {
    complaints.push_back({"", 0, 0, folding.error().text()});
    return complaints;
  }
  Compiler compiler(folding.value(), complaints);
  compiler.compile(tables);
  if (complaints.empty()) compiler.write(writer, fmt::format("{:016x}", version));
  return complaints;
}

std::vector<Table> read_examples(const fs::path& folder) {
  std::vector<Table> tables;
  Complaints ignored;
  for (const TableSchema& schema : table_schemas()) {
    const bool any = std::any_of(schema.columns.begin(), schema.columns.end(),
                                 [](const Column& column) { return column.kind == CellKind::Example; });
    const fs::path path = folder / fmt::format("{}.tsv", schema.name);
    const auto bytes = any ? read_file(path) : Result<std::string>(Error{ErrorKind::NotFound, {}, {}});
    if (bytes.ok()) tables.push_back(parse_table(bytes.value(), path.string(), std::string(schema.name), ignored));
  }
  return tables;
}

}  // namespace bede
