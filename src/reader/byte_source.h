// SPDX-License-Identifier: Apache-2.0
// Private to reading: where bytes come from. A file gives its own; what is packed gives what it unpacks to.
//
//   unpack_gzip(open_file("a.gz", stop, read)) -> a source of what was packed, all members of the file after one
//   another
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

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Puts at most `size` (not 0) bytes at `to` and says how many. 0: the end, or there can be no more: failure(),
  // or the run was stopped.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  virtual const std::optional<Error>& failure() const = 0;
  virtual bool stopped() const = 0;
};

// All bytes of a file that were read so far, shared with who wants to know of them after the source is gone.
struct BytesRead {
  BytesRead();
  std::string hash() const;  // XXH3-128, as 32 hexadecimal digits

  std::shared_ptr<XXH3_state_s> state;
  std::uint64_t bytes = 0;
  bool to_the_end = false;
};

// `name` is a path, or "-" for standard input. Errors: NotFound, Unreadable.
// Once *stop is true the bytes end, wherever that is.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& name, const std::atomic<bool>* stop,
                                              std::shared_ptr<BytesRead> read);

enum class Packing { None, Gzip, Zstandard };
Packing find_packing(std::string_view head);  // by its first four bytes

// What `packed` unpacks to; `head` are bytes that were taken from it already. Members and frames that follow one
// another are one stream; zeros behind the last one are no damage. Memory is bounded whatever is packed: a frame of
// Zstandard that needs a window of more than 128 MiB fails. Errors on the way: failure() (BadData).
std::unique_ptr<ByteSource> unpack(Packing packing, std::unique_ptr<ByteSource> packed, std::string_view head);

}  // namespace bede
