// SPDX-License-Identifier: Apache-2.0
#include <xxhash.h>

#include <cstdint>
#include <memory>

#include "text/text.h"

namespace bede {

std::string content_id(std::span<const std::string_view> parts) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  for (const std::string_view part : parts) {
    unsigned char size[8];  // little-endian on every machine
    for (int i = 0; i < 8; ++i) size[i] = static_cast<unsigned char>(std::uint64_t{part.size()} >> 8 * i & 0xFF);
    XXH3_128bits_update(state.get(), size, sizeof size);
    XXH3_128bits_update(state.get(), part.data(), part.size());
  }
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
  constexpr char digits[] = "0123456789abcdef";
  std::string id = "x";
  for (const unsigned char byte : canonical.digest) {
    id += digits[byte >> 4];
    id += digits[byte & 0xF];
  }
  return id;
}

}  // namespace bede
