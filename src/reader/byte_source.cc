// SPDX-License-Identifier: Apache-2.0
#include "reader/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <system_error>

namespace bede {
namespace {

constexpr int wait_ms = 100;  // how long a stop may go unseen where no bytes come

std::string system_message(int code) { return std::generic_category().message(code); }

class FileBytes : public ByteSource {
 public:
  FileBytes(std::string name, int file, const std::atomic<bool>* stop, std::shared_ptr<BytesRead> read)
      : name_(std::move(name)), file_(file), stop_(stop), read_(std::move(read)) {
    struct stat status {};
    may_wait_ = ::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode);
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (file_ > STDIN_FILENO) ::close(file_);
  }

  std::size_t read(char* to, std::size_t size) override {
    while (!failure_ && wait_until_ready()) {
      const ssize_t got = ::read(file_, to, size);
      if (got > 0) {
        XXH3_128bits_update(read_->state.get(), to, static_cast<std::size_t>(got));
        read_->bytes += static_cast<std::size_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0)
        failure_ = Error{ErrorKind::Unreadable, system_message(errno), name_};
      else
        read_->to_the_end = true;
      break;
    }
    return 0;
  }

  const std::optional<Error>& failure() const override { return failure_; }
  bool stopped() const override { return stop_ && stop_->load(std::memory_order_relaxed); }

 private:
  bool wait_until_ready() {
    // A signal may reach another thread than the one that reads, so that read() alone could sleep through it.
    while (may_wait_ && !stopped()) {
      pollfd ready{file_, POLLIN, 0};
      if (::poll(&ready, 1, wait_ms) != 0 && ready.revents != 0) break;
    }
    return !stopped();
  }

  std::string name_;
  int file_;
  bool may_wait_;  // a pipe or a terminal: bytes may be long in coming
  const std::atomic<bool>* stop_;
  std::shared_ptr<BytesRead> read_;
  std::optional<Error> failure_;
};

}  // namespace

BytesRead::BytesRead() : state(XXH3_createState(), &XXH3_freeState) { XXH3_128bits_reset(state.get()); }

std::string BytesRead::hash() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& name, const std::atomic<bool>* stop,
                                              std::shared_ptr<BytesRead> read) {
  if (name.find('\0') != std::string::npos) return Error{ErrorKind::NotFound, "a name cannot hold a NUL", name};
  const int file = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) return std::unique_ptr<ByteSource>(new FileBytes(name, file, stop, std::move(read)));
  const bool absent = errno == ENOENT || errno == ENOTDIR;
  return Error{absent ? ErrorKind::NotFound : ErrorKind::Unreadable, system_message(errno), name};
}

}  // namespace bede
