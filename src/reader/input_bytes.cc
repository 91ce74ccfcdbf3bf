// SPDX-License-Identifier: Apache-2.0
#include "reader/input_bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace bede {
namespace {

constexpr std::size_t buffer_bytes = 256u << 10;  // large enough that the system call costs nothing, small for a cache
constexpr std::size_t head_bytes = 16;            // the longest signature of a format
constexpr int wait_ms = 100;                      // how long a stop may go unseen where no bytes come

std::string system_message(int code) { return std::generic_category().message(code); }

}  // namespace

Result<InputBytes> InputBytes::open(const std::string& name, const std::atomic<bool>* stop) {
  if (name == "-") return InputBytes(name, STDIN_FILENO, stop);
  if (name.find('\0') != std::string::npos) return Error{ErrorKind::NotFound, "a name cannot hold a NUL", name};
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) return InputBytes(name, file, stop);
  const bool absent = errno == ENOENT || errno == ENOTDIR;
  return Error{absent ? ErrorKind::NotFound : ErrorKind::Unreadable, system_message(errno), name};
}

InputBytes::InputBytes(std::string name, int file, const std::atomic<bool>* stop)
    : name_(std::move(name)), file_(file), stop_(stop), buffer_(new char[buffer_bytes]) {
  struct stat status {};
  may_wait_ = ::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode);
}

InputBytes::InputBytes(InputBytes&& other) noexcept
    : name_(std::move(other.name_)),
      file_(std::exchange(other.file_, -1)),
      may_wait_(other.may_wait_),
      stop_(other.stop_),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      ended_(other.ended_),
      read_(std::move(other.read_)),
      failure_(std::move(other.failure_)) {}

InputBytes::Read::Read() : state(XXH3_createState(), &XXH3_freeState) { XXH3_128bits_reset(state.get()); }

std::string InputBytes::Read::hash() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

InputBytes::~InputBytes() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

bool InputBytes::wait_until_ready() {
  // A signal may reach another thread than the one that reads, so that read() alone could sleep through it.
  while (may_wait_ && !stopped()) {
    pollfd ready{file_, POLLIN, 0};
    if (::poll(&ready, 1, wait_ms) != 0 && ready.revents != 0) break;
  }
  return !stopped();
}

bool InputBytes::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= std::exchange(begin_, 0);
  }
  while (!ended_ && end_ < buffer_bytes) {
    if (!wait_until_ready()) break;
    const ssize_t got = ::read(file_, buffer_.get() + end_, buffer_bytes - end_);
    if (got > 0) {
      XXH3_128bits_update(read_->state.get(), buffer_.get() + end_, static_cast<std::size_t>(got));
      read_->bytes += static_cast<std::size_t>(got);
      end_ += static_cast<std::size_t>(got);
      return true;
    }
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) failure_ = Error{ErrorKind::Unreadable, system_message(errno), name_};
    break;
  }
  if (end_ < buffer_bytes) ended_ = true;
  read_->to_the_end = ended_ && !failure_ && !stopped();
  return false;
}

std::string_view InputBytes::head() {
  constexpr std::string_view blank = " \t\r\n";
  while (left().size() < head_bytes || left().find_first_not_of(blank) == std::string_view::npos) {
    if (!fill()) break;
  }
  return left();
}

void InputBytes::skip_prefix(std::string_view prefix) {
  head();
  if (left().starts_with(prefix)) begin_ += prefix.size();
}

InputBytes::Taken InputBytes::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool too_long = false;
  for (;;) {
    const std::string_view bytes = left();
    const std::size_t size = bytes.find('\n');
    const std::string_view part = bytes.substr(0, size);
    too_long = too_long || line.size() + part.size() > limit;
    if (too_long) {
      line.clear();
    } else {
      line.append(part);
    }
    begin_ += part.size();
    if (size != std::string_view::npos) {
      begin_ += 1;
      return too_long ? Taken::TooLong : Taken::All;
    }
    if (!fill()) break;
  }
  if (failure_ || stopped()) line.clear();  // half a line is no line
  if (too_long) return Taken::TooLong;
  return line.empty() ? Taken::End : Taken::All;
}

InputBytes::Taken InputBytes::read_all(std::string& bytes, std::size_t limit) {
  bytes.clear();
  do {
    if (bytes.size() + left().size() > limit) {
      bytes.clear();
      return Taken::TooLong;
    }
    bytes.append(left());
    begin_ = end_;
  } while (fill());
  if (failure_ || stopped()) bytes.clear();
  return bytes.empty() ? Taken::End : Taken::All;
}

}  // namespace bede
