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

constexpr std::string_view prefix = "tables/", registry_table = "states.tsv";
// What a name of a section may have; a table of the lexicon has a shorter one.
constexpr std::size_t longest_name = 47;
constexpr std::size_t packs_kept = 8;

// The tables in a folder by their names from there, sorted. Of the registry's only one is the lexicon's.
Result<std::map<std::string, std::string>> read_tables(const fs::path& folder, bool is_registry) {
  std::map<std::string, std::string> tables;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().lexically_relative(folder).generic_string();
    if (at->path().extension() != ".tsv" || (is_registry && name != registry_table)) continue;
    BEDE_TRY(bytes, read_file(at->path()));
    tables[name] = std::move(bytes);
  }
  if (error) return Error{ErrorKind::Unreadable, error.message(), folder.string()};
  return tables;
}

std::string hash_of(const OwnTables& own, const std::vector<std::map<std::string, std::string>>& folders,
                    const Pack& base) {
  XXH3_state_t* state = XXH3_createState();
  XXH3_128bits_reset(state);
  const auto add = [&](std::string_view part) {
    const std::uint64_t size = part.size();
    XXH3_128bits_update(state, &size, sizeof size);
    XXH3_128bits_update(state, part.data(), part.size());
  };
  add(version());
  add(fmt::format("{:016x} {}", base.checksum(), own.instead));
  for (const auto& tables : folders) {
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

// A folder for the time that a pack takes, and what is in it.
class WorkFolder {
 public:
  explicit WorkFolder(const fs::path& cache) : path_(cache / fmt::format("tables.{}", ::getpid())) {}
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  // The tables that a pack keeps, as files in a folder for each number, by their numbers.
  Result<std::map<int, fs::path>> unfold(const Pack& pack) const {
    std::map<int, fs::path> folders;
    for (const std::string_view name : pack.names()) {
      if (!name.starts_with(prefix)) continue;
      const std::string_view rest = name.substr(prefix.size());
      const std::string number(rest.substr(0, rest.find('/')));
      const fs::path file = path_ / fs::path(rest);
      // A forged name must not lead out of the folder.
      if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos || number.size() > 4 ||
          rest.find("..") != std::string_view::npos)
        return pack.bad(name, "is no table");
      BEDE_TRY(bytes, pack.section(name));
      std::error_code error;
      fs::create_directories(file.parent_path(), error);
      BEDE_CHECKED(write_file(file, bytes));
      folders[std::stoi(number)] = path_ / number;
    }
    return folders;
  }

 private:
  fs::path path_;
};

// What of a pack is not made from tables.
Result<PackWriter> without_tables(const Pack& base) {
  PackWriter writer;
  for (const std::string_view name : base.names()) {
    if (name.starts_with(prefix) || name.starts_with("lexicon/") || name.starts_with("event/backoff")) continue;
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

Result<void> keep_tables(const std::vector<fs::path>& folders, const fs::path& registry, PackWriter& writer) {
  int number = 0;
  for (const fs::path& folder : folders) {
    const bool is_registry = folder == registry;
    if (!is_registry) ++number;
    BEDE_TRY(tables, read_tables(folder, is_registry));
    for (auto& [name, bytes] : tables) {
      const std::string section = fmt::format("{}{}/{}", prefix, is_registry ? 0 : number, name);
      if (section.size() <= longest_name) writer.add(section, std::move(bytes));
    }
  }
  return {};
}

Result<fs::path> pack_with_tables(const OwnTables& own, const fs::path& base, const fs::path& cache) {
  BEDE_TRY(pack, Pack::open(base));
  std::vector<std::map<std::string, std::string>> own_tables;
  for (const fs::path& folder : own.folders) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return Error{ErrorKind::NotFound, "no such folder", folder.string()};
    BEDE_TRY(tables, read_tables(folder, false));
    own_tables.push_back(std::move(tables));
  }
  const fs::path made = cache / fmt::format("own-{}.pack", hash_of(own, own_tables, pack));
  std::error_code error;
  if (fs::exists(made, error)) {
    fs::last_write_time(made, fs::file_time_type::clock::now(), error);
    return made;
  }
  fs::create_directories(cache, error);
  if (error)
    return Error{ErrorKind::Unwritable, error.message() + "; set BEDE_CACHE to a folder that can be written",
                 cache.string()};
  const WorkFolder work(cache);
  BEDE_TRY(kept, work.unfold(pack));
  if (kept.empty() && !own.instead)
    return Error{ErrorKind::BadData, "this pack keeps no tables; make it anew with bede pack", base.string()};
  std::vector<fs::path> folders;
  for (const auto& [number, folder] : kept)
    if (number == 0 || !own.instead) folders.push_back(folder);
  folders.insert(folders.end(), own.folders.begin(), own.folders.end());
  BEDE_TRY(writer, without_tables(pack));
  BEDE_CHECKED(pack_tables(folders, kept.count(0) > 0 ? kept[0] : fs::path(), writer));
  BEDE_CHECKED(write_file(made, writer.bytes()));
  remove_old(cache);
  return made;
}

}  // namespace bede
