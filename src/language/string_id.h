// SPDX-License-Identifier: Apache-2.0
// The numbers that spaCy gives to strings, and the rows of hash embedding tables.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bede {

// MurmurHash64A (Austin Appleby, public domain) with spaCy's seed 1.
std::uint64_t murmur_64a(std::string_view bytes);

// The four rows of a table with `rows` rows for a 64-bit key: MurmurHash3 x64-128 of its 8 bytes, as thinc has it.
std::array<std::uint32_t, 4> embedding_rows(std::uint64_t key, std::uint64_t seed, std::uint32_t rows);

}  // namespace bede
