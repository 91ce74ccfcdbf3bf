// SPDX-License-Identifier: Apache-2.0
// Private to reading: a file's bytes through a bounded buffer, by lines or whole.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bede/result.h"

struct XXH3_state_s;

namespace bede {

class InputBytes {
 public:
  // `name` is a path, or "-" for standard input. Errors: NotFound, Unreadable.
  // Once *stop is true the bytes end, wherever that is: see stopped().
  static Result<InputBytes> open(const std::string& name, const std::atomic<bool>* stop);

  InputBytes(InputBytes&& other) noexcept;
  InputBytes& operator=(InputBytes&&) = delete;
  ~InputBytes();

  const std::string& name() const { return name_; }

  // The next bytes, not yet taken: up to the buffer's end or the first that is not white space, and at least 16 where
  // there are that many. Enough to tell a format.
  std::string_view head();
  // Takes `prefix` where it is next.
  void skip_prefix(std::string_view prefix);

  enum class Taken { All, TooLong, End };
  // The next line without its "\n". TooLong: it is over `limit`; it is skipped and `line` is empty.
  Taken read_line(std::string& line, std::size_t limit);
  // All that is left. TooLong: it is over `limit`; the rest stays unread.
  Taken read_all(std::string& bytes, std::size_t limit);

  // All bytes that were read so far, shared with who wants to know of them after this is gone.
  struct Read {
    Read();
    std::string hash() const;  // XXH3-128, as 32 hexadecimal digits

    std::shared_ptr<XXH3_state_s> state;
    std::uint64_t bytes = 0;
    bool to_the_end = false;
  };
  std::shared_ptr<const Read> read() const { return read_; }

  // Why the bytes ended before the end of the file: reading failed, or *stop became true.
  const std::optional<Error>& failure() const { return failure_; }
  bool stopped() const { return stop_ && stop_->load(std::memory_order_relaxed); }

 private:
  InputBytes(std::string name, int file, const std::atomic<bool>* stop);
  bool fill();              // more bytes into the buffer, behind those not yet taken; false at the end
  bool wait_until_ready();  // false once stopped

  std::string_view left() const { return {buffer_.get() + begin_, end_ - begin_}; }

  std::string name_;
  int file_;
  bool may_wait_;  // a pipe or a terminal: bytes may be long in coming
  const std::atomic<bool>* stop_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  std::shared_ptr<Read> read_ = std::make_shared<Read>();
  std::optional<Error> failure_;
};

}  // namespace bede
