// SPDX-License-Identifier: Apache-2.0
// A file's bytes in memory, without reading them: pages come in as they are touched, and processes share them.
#pragma once

#include <filesystem>
#include <string_view>

#include "bede/result.h"

namespace bede {

class MappedFile {
 public:
  // Errors: NotFound, Unreadable. An empty file maps to empty bytes.
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept : bytes_(other.bytes_) { other.bytes_ = {}; }
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

// A whole small file. Errors: NotFound, Unreadable.
Result<std::string> read_file(const std::filesystem::path& path);

// Writes beside the path and renames, so that a reader sees the old file or the new one. Errors: Unwritable.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace bede
