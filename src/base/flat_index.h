// SPDX-License-Identifier: Apache-2.0
// An index from a 64-bit hash to a number, by open addressing: one probe is one cache line, no allocation per entry.
// The caller keeps the keys and says whether one fits.
//
//   FlatIndex index;
//   index.find(hash, [&](std::uint32_t i) { return names[i] == "Kenya"; });   // -> i, or FlatIndex::none
#pragma once

#include <cstdint>
#include <vector>

namespace bede {

class FlatIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::size_t size() const { return size_; }

  void clear() {
    slots_.assign(slots_.size(), Slot{});
    size_ = 0;
  }

  // `fits(value)` is asked for each entry with the same upper 32 bits of the hash.
  template <class Fits>
  std::uint32_t find(std::uint64_t hash, Fits fits) const {
    if (slots_.empty()) return none;
    const std::size_t mask = slots_.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = hash & mask; slots_[at].value != none; at = (at + 1) & mask)
      if (slots_[at].tag == tag && fits(slots_[at].value)) return slots_[at].value;
    return none;
  }

  // The key must not be there yet; `value` is below none.
  void insert(std::uint64_t hash, std::uint32_t value) {
    if (size_ * 2 >= slots_.size()) grow();
    place(hash, value);
    ++size_;
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t low = 0;
    std::uint32_t value = none;
  };

  void place(std::uint64_t hash, std::uint32_t value) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].value != none) at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(hash), value};
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.value != none) place(static_cast<std::uint64_t>(slot.tag) << 32 | slot.low, slot.value);
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace bede
