// SPDX-License-Identifier: Apache-2.0
#include "language/string_id.h"

#include <bit>
#include <cstring>

namespace bede {

static_assert(std::endian::native == std::endian::little, "ids and packs are little-endian");

std::uint64_t murmur_64a(std::string_view bytes) {
  constexpr std::uint64_t m = 0xc6a4a7935bd1e995;
  constexpr int r = 47;
  constexpr std::uint64_t seed = 1;
  std::uint64_t h = seed ^ (bytes.size() * m);
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t k;
    std::memcpy(&k, bytes.data() + at, 8);
    k *= m;
    k ^= k >> r;
    k *= m;
    h = (h ^ k) * m;
  }
  if (at < bytes.size()) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes.data() + at, bytes.size() - at);
    h = (h ^ tail) * m;
  }
  h = (h ^ (h >> r)) * m;
  return h ^ (h >> r);
}

namespace {

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccd;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53;
  return x ^ (x >> 33);
}

}  // namespace

std::array<std::uint32_t, 4> embedding_rows(std::uint64_t key, std::uint64_t seed, std::uint32_t rows) {
  constexpr std::uint64_t key_bytes = 8;
  std::uint64_t h1 = std::rotl(key * 0x87c37b91114253d5, 31) * 0x4cf5ad432745937f;
  std::uint64_t h2 = seed ^ key_bytes;
  h1 = (h1 ^ seed ^ key_bytes) + h2;
  h2 += h1;
  h1 = mixed(h1);
  h2 = mixed(h2);
  h1 += h2;
  h2 += h1;
  const auto row = [rows](std::uint64_t half) { return static_cast<std::uint32_t>(half & 0xFFFFFFFF) % rows; };
  return {row(h1), row(h1 >> 32), row(h2), row(h2 >> 32)};
}

}  // namespace bede
