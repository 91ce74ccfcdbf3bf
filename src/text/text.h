// SPDX-License-Identifier: Apache-2.0
// The text step: what a report's bytes need before anything reads them.
//
//   in  the JSON of a report with an escape that is half of a pair:  {"text":"so \ud83d sad"}
//   out {"text":"so \ufffd sad"}, 1 replaced
//
// Bytes that are not UTF-8 are made valid by base/utf8.h, by the same rule: U+FFFD, and counted.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace bede {

// Replaces, in JSON, each \uD800…\uDFFF escape that is not one of a pair by \ufffd. Gives how many there were.
// JSON allows them (RFC 8259, section 8.2) but no valid UTF-8 can hold them, and simdjson refuses the whole line.
std::size_t replace_lone_surrogates(std::string& json);

// An id for content that has none: "x" and the 32 hexadecimal digits of the XXH3-128 of the parts, each after its
// length, so that {"ab", ""} and {"a", "b"} differ. The same on every machine.
//   {"Police in Lagos arrested 12 students."} -> "x" and 32 digits
std::string content_id(std::span<const std::string_view> parts);

}  // namespace bede
