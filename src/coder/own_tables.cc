// SPDX-License-Identifier: Apache-2.0
#include "coder/own_tables.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <map>

#include "base/mapped_file.h"
#include "bede/pack.h"
#include "bede/version.h"

namespace bede {
namespace {

namespace fs = std::filesystem;

constexpr const char* registry_section = "lexicon/registry_states";
constexpr std::string_view registry_table = "states.tsv";
constexpr std::size_t packs_kept = 8;

using Tables = std::map<std::string, std::string>;

// The tables in a folder by their names from there, sorted. Errors: NotFound, Unreadable.
Result<Tables> read_tables(const fs::path& folder) {
  Tables tables;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return Error{ErrorKind::NotFound, "no such folder", folder.string()};
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() != ".tsv") continue;
    BEDE_TRY(bytes, read_file(at->path()));
    tables[at->path().lexically_relative(folder).generic_string()] = std::move(bytes);
  }
  if (error) return Error{ErrorKind::Unreadable, error.message(), folder.string()};
  return tables;
}

std::string hash_of(const std::vector<Tables>& folders, const Pack& base) {
  XXH3_state_t* state = XXH3_createState();
  XXH3_128bits_reset(state);
  const auto add = [&](std::string_view part) {
    const std::uint64_t size = part.size();
    XXH3_128bits_update(state, &size, sizeof size);
    XXH3_128bits_update(state, part.data(), part.size());
  };
  add(version());
  add(fmt::format("{:016x}", base.checksum()));
  for (const Tables& tables : folders) {
    add("folder");
    for (const auto& [name, bytes] : tables) {
      add(name);
      add(bytes);
    }
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// The registry's folder, for the time that a pack takes.
class RegistryFolder {
 public:
  explicit RegistryFolder(const fs::path& cache) : path_(cache / fmt::format("registry.{}", ::getpid())) {}
  RegistryFolder(const RegistryFolder&) = delete;
  RegistryFolder& operator=(const RegistryFolder&) = delete;
  ~RegistryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  // False where the pack was made without it.
  Result<bool> fill(const Pack& pack) const {
    const auto states = pack.section(registry_section);
    if (!states.ok()) return false;
    std::error_code error;
    fs::create_directories(path_, error);
    BEDE_CHECKED(write_file(path_ / registry_table, states.value()));
    return true;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// What of a pack is not made from tables.
Result<PackWriter> without_tables(const Pack& base) {
  PackWriter writer;
  for (const std::string_view name : base.names()) {
    if (name.starts_with("lexicon/") || name.starts_with("event/backoff")) continue;
    BEDE_TRY(bytes, base.section(name));
    writer.add(std::string(name), std::string(bytes));
  }
  return writer;
}

// The packs that were used last stay.
void remove_old(const fs::path& cache) {
  std::vector<std::pair<fs::file_time_type, fs::path>> packs;
  std::error_code error;
  for (fs::directory_iterator at(cache, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const std::string name = at->path().filename().string();
    if (name.starts_with("own-") && name.ends_with(".pack"))
      packs.emplace_back(at->last_write_time(ignored), at->path());
  }
  std::sort(packs.rbegin(), packs.rend());
  for (std::size_t i = packs_kept; i < packs.size(); ++i) fs::remove(packs[i].second, error);
}

}  // namespace

Result<void> keep_registry(const fs::path& registry, PackWriter& writer) {
  if (registry.empty()) return {};
  BEDE_TRY(states, read_file(registry / registry_table));
  writer.add(registry_section, std::move(states));
  return {};
}

Result<fs::path> pack_with_tables(const OwnTables& own, const fs::path& base, const fs::path& cache) {
  BEDE_TRY(pack, Pack::open(base));
  std::vector<fs::path> folders = own.folders;
  if (!own.instead) folders.insert(folders.begin(), own.ours);
  std::vector<Tables> tables;
  for (const fs::path& folder : folders) {
    BEDE_TRY(read, read_tables(folder));
    tables.push_back(std::move(read));
  }
  const fs::path made = cache / fmt::format("own-{}.pack", hash_of(tables, pack));
  std::error_code error;
  if (fs::exists(made, error)) {
    fs::last_write_time(made, fs::file_time_type::clock::now(), error);
    return made;
  }
  fs::create_directories(cache, error);
  if (error)
    return Error{ErrorKind::Unwritable, error.message() + "; set BEDE_CACHE to a folder that can be written",
                 cache.string()};
  const RegistryFolder registry(cache);
  BEDE_TRY(has_registry, registry.fill(pack));
  if (has_registry) folders.insert(folders.begin(), registry.path());
  BEDE_TRY(writer, without_tables(pack));
  BEDE_CHECKED(pack_tables(folders, has_registry ? registry.path() : fs::path(), writer));
  BEDE_CHECKED(write_file(made, writer.bytes()));
  remove_old(cache);
  return made;
}

}  // namespace bede
