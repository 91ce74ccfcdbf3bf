// SPDX-License-Identifier: Apache-2.0
// A pack in memory, for tests and fuzzing: its bytes, copied to where a pack may begin and ending where they end, so
// that AddressSanitizer sees what reads past them.
#pragma once

#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include "base/pack.h"

namespace bede {

class MemoryPack {
 public:
  explicit MemoryPack(std::string_view bytes) : size_(bytes.size()), at_(new (alignment) char[bytes.size() + 1]) {
    if (size_ != 0) std::memcpy(at_.get(), bytes.data(), size_);
  }
  explicit MemoryPack(const PackWriter& writer) : MemoryPack(writer.bytes()) {}

  std::string_view bytes() const { return {at_.get(), size_}; }
  Result<Pack> read(Pack::Checksum checksum = Pack::Checksum::Checked) const {
    return Pack::read(bytes(), "test.pack", checksum);
  }

 private:
  static constexpr std::align_val_t alignment{64};
  struct Free {
    void operator()(char* at) const { ::operator delete[](at, alignment); }
  };
  std::size_t size_;
  std::unique_ptr<char[], Free> at_;
};

}  // namespace bede
