// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace bede {
namespace {

Error file_error(const std::filesystem::path& path, int code, const char* doing) {
  const ErrorKind kind = code == ENOENT ? ErrorKind::NotFound : ErrorKind::Unreadable;
  return {kind, std::string("cannot ") + doing + ": " + std::strerror(code), path.string()};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return file_error(path, errno, "open this file");
  struct stat status {};
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(file);
    return file_error(path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL, "read this as a file");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) {
    ::close(file);
    return MappedFile(std::string_view());
  }
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int code = errno;
  ::close(file);
  if (at == MAP_FAILED) return file_error(path, code, "map this file into memory");
  return MappedFile(std::string_view(static_cast<const char*>(at), size));
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

Result<std::string> read_file(const std::filesystem::path& path) {
  BEDE_TRY(file, MappedFile::open(path));
  return std::string(file.bytes());
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::string beside = path.string() + ".part" + std::to_string(::getpid());
  const auto failed = [&](const char* doing) {
    const int code = errno;
    ::unlink(beside.c_str());
    return Error{ErrorKind::Unwritable, std::string("cannot ") + doing + ": " + std::strerror(code), path.string()};
  };
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failed("make a file here");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      ::close(file);
      return failed("write this file");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0 || ::close(file) != 0) return failed("finish this file");
  if (::rename(beside.c_str(), path.c_str()) != 0) return failed("put this file in its place");
  return {};
}

}  // namespace bede
