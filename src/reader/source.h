// SPDX-License-Identifier: Apache-2.0
// Private to reading: a source gives the reports of one input; each format makes its own kind.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bede/reader.h"
#include "reader/input_bytes.h"

namespace bede {

// The names of refusal_kinds().
namespace refused {
inline constexpr std::string_view not_found = "not_found";
inline constexpr std::string_view unreadable = "unreadable";
inline constexpr std::string_view unsupported = "unsupported";
inline constexpr std::string_view bad_json = "bad_json";
inline constexpr std::string_view bad_field = "bad_field";
inline constexpr std::string_view no_text = "no_text";
inline constexpr std::string_view too_large = "too_large";
}  // namespace refused

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class ReportSource {
 public:
  virtual ~ReportSource() = default;
  virtual std::optional<ReaderItem> next() = 0;
};

using OpenSource = std::unique_ptr<ReportSource> (*)(InputBytes bytes, const Reader::Options& options);

std::unique_ptr<ReportSource> open_json_lines(InputBytes bytes, const Reader::Options& options);
std::unique_ptr<ReportSource> open_plain_text(InputBytes bytes, const Reader::Options& options);

// The way to read an input, told by its name and its first bytes; or what it is, where that cannot be read.
struct Format {
  OpenSource open = nullptr;
  std::string_view unsupported;  // "a gzip file": only where `open` is null
};
Format find_format(std::string_view name, std::string_view head);

// Refusal{kind, input, line, id, message} with the input's name made valid UTF-8, for it goes into JSON.
Refusal make_refusal(std::string_view kind, std::string input, std::string message, std::size_t line = 0,
                     std::string id = {});

// Gives a report without an id one that is made from all its content.
void complete_id(Report& report);

}  // namespace bede
