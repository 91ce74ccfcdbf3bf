// SPDX-License-Identifier: Apache-2.0
// The pieces of JSON that Bede writes (RFC 8259).
//
//   append_json_text("so \"sad\"\n", out)  ->  "so \"sad\"\n" with its quotes and escapes
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bede {

// A string with its quotes. `text` is valid UTF-8.
void append_json_text(std::string_view text, std::string& out);
void append_json_number(std::int64_t number, std::string& out);
// The shortest form that reads back as the same number; never an exponent for what scores and coordinates are.
void append_json_number(double number, std::string& out);

}  // namespace bede
