// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace bede::cli {

Result<void> check_is_no_input(const std::string& path, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code error;
    if (std::filesystem::equivalent(input, path, error) && !error)
      return Error{ErrorKind::BadArgument, "this file is an input too, and would be gone before it is read", path};
  }
  return {};
}

Result<void> write_whole(
    const std::filesystem::path& path, bool is_stream, const std::atomic<bool>* stop,
    const std::function<Result<void>(const std::filesystem::path& making, const WriteBytes& write)>& make) {
  Output out;
  const std::filesystem::path making = path.string() + ".making";
  if (!path.empty() && is_stream) BEDE_CHECKED(out.open(making.string(), {}));
  const Result<void> made = make(making, [&](std::string_view bytes) { return out.write(bytes); });
  out.close();
  const std::optional<Error> failure = made.ok() ? out.failure() : made.error();
  if (path.empty()) return failure ? Result<void>(*failure) : Result<void>();
  std::error_code error;
  if (failure || (stop && stop->load())) {
    std::filesystem::remove(making, error);
    return failure ? Result<void>(*failure) : Result<void>();
  }
  std::filesystem::rename(making, path, error);
  if (error) return Error{ErrorKind::Unwritable, error.message(), path.string()};
  return {};
}

Output::~Output() { close(); }

Result<void> Output::open(const std::string& path, const std::vector<std::string>& inputs) {
  BEDE_CHECKED(check_is_no_input(path, inputs));
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return Error{ErrorKind::Unwritable, std::generic_category().message(errno), path};
  file_ = file;
  name_ = path;
  return {};
}

bool Output::write(std::string_view bytes) {
  const std::size_t size = bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd ready{file_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      if (errno != EPIPE) fail(errno);
      cut_off();
      return false;
    }
  }
  whole_ += size;
  return true;
}

void Output::close() {
  const int file = std::exchange(file_, STDOUT_FILENO);
  if (file != STDOUT_FILENO && ::close(file) != 0 && errno != EINTR) fail(errno);
}

void Output::cut_off() {
  // A device or a pipe has no length; there the reader sees that the last line has no end.
  if (file_ != STDOUT_FILENO && ::ftruncate(file_, static_cast<off_t>(whole_)) != 0) errno = 0;
}

void Output::fail(int error) {
  if (!failure_) failure_ = Error{ErrorKind::Unwritable, std::generic_category().message(error), name_};
}

}  // namespace bede::cli
