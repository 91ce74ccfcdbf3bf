// SPDX-License-Identifier: Apache-2.0
// Private to reading: an input's bytes through a bounded buffer: by lines, whole, or a stretch at a time. What is
// packed by gzip or Zstandard is unpacked on the way.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bede/result.h"
#include "reader/byte_source.h"

namespace bede {

class InputBytes {
 public:
  // `name` is a path, or "-" for standard input. Errors: NotFound, Unreadable.
  // Once *stop is true the bytes end, wherever that is: see stopped().
  static Result<InputBytes> open(const std::string& name, const std::atomic<bool>* stop);

  const std::string& name() const { return name_; }
  Packing packing() const { return packing_; }

  // The next bytes, not yet taken: up to the buffer's end or the first that is not white space, and at least `least`
  // (16: enough to tell most formats) where there are that many. At most buffer_bytes.
  std::string_view head(std::size_t least = 16);
  // Takes `prefix` where it is next.
  void skip_prefix(std::string_view prefix);

  enum class Taken { All, TooLong, End };
  // The next line without its "\n". TooLong: it is over `limit`; it is skipped and `line` is empty.
  Taken read_line(std::string& line, std::size_t limit);
  // All that is left. TooLong: it is over `limit`; the rest stays unread.
  Taken read_all(std::string& bytes, std::size_t limit);
  // Behind `bytes` the next `size` bytes, or as many as there are. Gives how many.
  std::size_t read_exactly(std::string& bytes, std::size_t size);
  // Passes over so many bytes; gives how many there were.
  std::size_t skip(std::size_t size);

  std::shared_ptr<const BytesRead> read() const { return read_; }

  // Why the bytes ended before the end of the file: reading failed, or *stop became true.
  const std::optional<Error>& failure() const { return source_->failure(); }
  bool stopped() const { return source_->stopped(); }

  static constexpr std::size_t buffer_bytes = 256u << 10;  // the system call costs nothing, and it fits a cache

 private:
  InputBytes(std::string name, std::unique_ptr<ByteSource> source, std::shared_ptr<const BytesRead> read);
  bool fill();  // more bytes into the buffer, behind those not yet taken; false at the end

  std::string_view left() const { return {buffer_.get() + begin_, end_ - begin_}; }

  std::string name_;
  std::unique_ptr<ByteSource> source_;
  std::shared_ptr<const BytesRead> read_;
  Packing packing_ = Packing::None;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
};

}  // namespace bede
