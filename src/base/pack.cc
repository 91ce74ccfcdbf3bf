// SPDX-License-Identifier: Apache-2.0
#include "base/pack.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace bede {
namespace {

constexpr std::string_view magic = "BEDEPACK";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t section_alignment = 64;
constexpr std::size_t name_limit = 48;
constexpr std::size_t checksum_end = 32;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t size;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == checksum_end);

std::size_t aligned(std::size_t size) { return (size + section_alignment - 1) / section_alignment * section_alignment; }

}  // namespace

struct Pack::Entry {
  char name[name_limit];
  std::uint64_t offset;
  std::uint64_t size;

  std::string_view name_text() const { return {name, ::strnlen(name, name_limit)}; }
};

Result<Pack> Pack::open(const std::filesystem::path& path) {
  BEDE_TRY(file, MappedFile::open(path));
  auto shared = std::make_shared<const MappedFile>(std::move(file));
  BEDE_TRY(pack, read(shared->bytes(), path.string()));
  pack.file_ = std::move(shared);
  return pack;
}

Result<Pack> Pack::read(std::string_view bytes, const std::string& place, Checksum checksum) {
  const auto refuse = [&](const std::string& what) {
    return Error{ErrorKind::BadData, what + "; make the pack anew with `bede pack`", place};
  };
  if (bytes.size() < sizeof(Header)) return refuse("this is no pack: it is shorter than a pack's header");
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != magic) return refuse("this is no pack");
  if (header.version != format_version)
    return refuse("this pack has format " + std::to_string(header.version) + ", this program reads format " +
                  std::to_string(format_version));
  if (header.size != bytes.size())
    return refuse("this pack is damaged: it should have " + std::to_string(header.size) + " bytes and has " +
                  std::to_string(bytes.size()));
  if (checksum == Checksum::Checked &&
      header.checksum != XXH3_64bits(bytes.data() + checksum_end, bytes.size() - checksum_end))
    return refuse("this pack is damaged: its checksum does not fit its content");
  if (header.sections > (bytes.size() - sizeof header) / sizeof(Entry))
    return refuse("this pack is damaged: its table is longer than the file");

  Pack pack;
  pack.bytes_ = bytes;
  pack.place_ = place;
  std::string_view before;
  for (const Entry& entry : pack.entries()) {
    if (entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset ||
        entry.offset % section_alignment != 0)
      return refuse("this pack is damaged: a section lies outside the file");
    if (!before.empty() && !(before < entry.name_text())) return refuse("this pack is damaged: its table is unsorted");
    before = entry.name_text();
  }
  return pack;
}

std::span<const Pack::Entry> Pack::entries() const {
  std::uint32_t count;
  std::memcpy(&count, bytes_.data() + offsetof(Header, sections), sizeof count);
  return {reinterpret_cast<const Entry*>(bytes_.data() + sizeof(Header)), count};
}

std::vector<std::string_view> Pack::names() const {
  std::vector<std::string_view> all;
  for (const Entry& entry : entries()) all.push_back(entry.name_text());
  return all;
}

Result<std::string_view> Pack::section(std::string_view name) const {
  const auto all = entries();
  const auto at = std::lower_bound(all.begin(), all.end(), name,
                                   [](const Entry& entry, std::string_view n) { return entry.name_text() < n; });
  if (at == all.end() || at->name_text() != name) return bad(name, "is missing");
  return bytes_.substr(at->offset, at->size);
}

std::uint64_t Pack::checksum() const {
  std::uint64_t checksum;
  std::memcpy(&checksum, bytes_.data() + offsetof(Header, checksum), sizeof checksum);
  return checksum;
}

Error Pack::bad(std::string_view section, std::string_view what) const {
  return {ErrorKind::BadData,
          "section " + std::string(section) + " " + std::string(what) + "; make the pack anew with `bede pack`",
          place_};
}

Result<StringTable> StringTable::read(const Pack& pack, const std::string& name) {
  StringTable table;
  BEDE_TRY(offsets, pack.array<std::uint32_t>(name));
  BEDE_TRY(bytes, pack.section(name + ".bytes"));
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != bytes.size() ||
      !std::is_sorted(offsets.begin(), offsets.end()))
    return pack.bad(name, "does not fit its strings");
  const auto inside_character = [&](std::uint32_t at) {
    return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
  };
  if (!is_valid_utf8(bytes) || std::any_of(offsets.begin(), offsets.end(), inside_character))
    return pack.bad(name, "has strings that are no UTF-8");
  table.offsets_ = offsets;
  table.bytes_ = bytes;
  return table;
}

bool StringTable::is_sorted() const {
  for (std::size_t i = 1; i < size(); ++i)
    if (!((*this)[i - 1] < (*this)[i])) return false;
  return true;
}

std::size_t StringTable::find_sorted(std::string_view text) const {
  std::size_t low = 0, high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if ((*this)[middle] < text)
      low = middle + 1;
    else
      high = middle;
  }
  return low < size() && (*this)[low] == text ? low : size();
}

void PackWriter::add_strings(const std::string& name, const std::vector<std::string>& strings) {
  std::vector<std::uint32_t> offsets{0};
  std::string bytes;
  for (const std::string& text : strings) {
    bytes += text;
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  add_array(name, offsets);
  add(name + ".bytes", std::move(bytes));
}

std::string PackWriter::bytes() const {
  std::size_t size = aligned(sizeof(Header) + sections_.size() * sizeof(Pack::Entry));
  std::string table;
  std::string content;
  for (const auto& [name, bytes] : sections_) {
    Pack::Entry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), name_limit));
    entry.offset = size + content.size();
    entry.size = bytes.size();
    table.append(reinterpret_cast<const char*>(&entry), sizeof entry);
    content += bytes;
    content.resize(aligned(content.size()));
  }
  Header header{};
  std::memcpy(header.magic, magic.data(), magic.size());
  header.version = format_version;
  header.sections = static_cast<std::uint32_t>(sections_.size());
  header.size = size + content.size();
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  out += table;
  out.resize(size);
  out += content;
  header.checksum = XXH3_64bits(out.data() + checksum_end, out.size() - checksum_end);
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

Result<Pack> pack_in_memory(const PackWriter& writer, const std::string& place) {
  const std::string bytes = writer.bytes();
  const std::align_val_t alignment{section_alignment};
  std::shared_ptr<char[]> memory(new (alignment) char[bytes.size()],
                                 [alignment](char* at) { ::operator delete[](at, alignment); });
  std::memcpy(memory.get(), bytes.data(), bytes.size());
  BEDE_TRY(pack, Pack::read({memory.get(), bytes.size()}, place));
  pack.memory_ = std::move(memory);
  return pack;
}

}  // namespace bede
