// SPDX-License-Identifier: Apache-2.0
// The pack: one memory-mapped file of named sections that holds all a run needs (weights, lexicon, gazetteer).
//
//   offset 0   "BEDEPACK"                      8 bytes
//          8   format version                  u32 (little-endian, as all numbers)
//         12   number of sections              u32
//         16   length of the whole file        u64
//         24   XXH3-64 of all that follows     u64
//         32   table: {name[48], offset u64, size u64} for each section, sorted by name
//         ..   the sections, each at a multiple of 64
//
// Opening checks the length, the checksum and that every section lies inside the file. What a section says is checked
// by the step that owns it, since a checksum is no protection against a forged file.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/mapped_file.h"
#include "bede/result.h"

namespace bede {

class PackWriter;

class Pack {
 public:
  // Errors: NotFound, Unreadable, BadData.
  static Result<Pack> open(const std::filesystem::path& path);
  // The same for bytes in memory, which must outlive the pack and begin at a multiple of 64. For tests and fuzzing.
  enum class Checksum { Checked, Ignored };
  static Result<Pack> read(std::string_view bytes, const std::string& place, Checksum checksum = Checksum::Checked);

  // Errors: BadData where there is no such section.
  Result<std::string_view> section(std::string_view name) const;

  // A section as numbers. Errors: BadData where it is absent or no whole number of them.
  template <class T>
  Result<std::span<const T>> array(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 64);
    BEDE_TRY(bytes, section(name));
    if (bytes.size() % sizeof(T) != 0) return bad(name, "is cut off");
    return std::span<const T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
  }

  // The names of all sections, sorted.
  std::vector<std::string_view> names() const;

  // The XXH3-64 that the header says, of all that comes after it.
  std::uint64_t checksum() const;

  // The error of a section whose content makes no sense.
  Error bad(std::string_view section, std::string_view what) const;

 private:
  friend class PackWriter;
  struct Entry;
  std::shared_ptr<const MappedFile> file_;  // null for bytes in memory
  std::shared_ptr<char[]> memory_;          // where a pack in memory owns its bytes
  friend Result<Pack> pack_in_memory(const PackWriter& writer, const std::string& place);
  std::string_view bytes_;
  std::string place_;
  std::span<const Entry> entries() const;
};

// A table of strings in two sections, `name` (offsets, one more than strings) and `name.bytes`. Each is valid UTF-8.
class StringTable {
 public:
  StringTable() = default;
  // Errors: BadData.
  static Result<StringTable> read(const Pack& pack, const std::string& name);

  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::string_view operator[](std::size_t i) const { return bytes_.substr(offsets_[i], offsets_[i + 1] - offsets_[i]); }
  // For a table sorted by bytes: whether it holds `text`, or its place there.
  std::size_t find_sorted(std::string_view text) const;  // size() where absent
  bool is_sorted() const;                                // strictly: no string comes twice
  bool contains_sorted(std::string_view text) const { return find_sorted(text) != size(); }

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view bytes_;
};

class PackWriter {
 public:
  void add(const std::string& name, std::string bytes) { sections_[name] = std::move(bytes); }

  template <class T>
  void add_array(const std::string& name, const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    add(name, std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
  }

  void add_strings(const std::string& name, const std::vector<std::string>& strings);

  // The file's bytes: the same sections give the same bytes.
  std::string bytes() const;

 private:
  std::map<std::string, std::string> sections_;
};

// What a writer holds, as a pack in memory that owns its bytes. Errors: BadData.
Result<Pack> pack_in_memory(const PackWriter& writer, const std::string& place);

}  // namespace bede
