// SPDX-License-Identifier: Apache-2.0
// Where results go, as they come: standard output, or a file. A run hands on whole batches, so that there is no buffer
// here.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bede/result.h"

namespace bede::cli {

// Whether `path` may be written where `inputs` are read: they would be gone before they are read. Errors: BadArgument.
Result<void> check_is_no_input(const std::string& path, const std::vector<std::string>& inputs);

using WriteBytes = std::function<bool(std::string_view bytes)>;

// Calls `make` with a file to write, or with what writes it where it is a stream; then the file takes the place of
// `path`, which has its old content or all of the new one. To standard output where `path` is empty. Once *stop is true
// nothing takes its place. Errors: those of `make`, Unwritable.
Result<void> write_whole(
    const std::filesystem::path& path, bool is_stream, const std::atomic<bool>* stop,
    const std::function<Result<void>(const std::filesystem::path& making, const WriteBytes& write)>& make);

class Output {
 public:
  Output() = default;  // standard output
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // Writes to a file from now on, made anew; it may not be among `inputs`.
  // Errors: BadArgument, Unwritable.
  Result<void> open(const std::string& path, const std::vector<std::string>& inputs);

  // False where no more can be written; why is failure(), or nothing where the reader merely went away. Of a file that
  // was opened here nothing stays of such a write: what it holds is whole.
  bool write(std::string_view bytes);
  // After the last write: a full disk may be told of only now.
  void close();
  const std::optional<Error>& failure() const { return failure_; }

 private:
  void fail(int error);
  void cut_off();

  int file_ = 1;
  std::string name_ = "standard output";
  std::uint64_t whole_ = 0;  // bytes of the writes that were done, of a file that was opened here
  std::optional<Error> failure_;
};

}  // namespace bede::cli
