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
inline constexpr std::string_view bad_record = "bad_record";
inline constexpr std::string_view no_text = "no_text";
inline constexpr std::string_view no_article = "no_article";
inline constexpr std::string_view too_large = "too_large";
inline constexpr std::string_view language = "language";
}  // namespace refused

// What is not certain about a report's date: Report::date_doubt.
namespace doubt {
inline constexpr std::string_view missing = "missing";
inline constexpr std::string_view future = "future";
inline constexpr std::string_view conflict = "conflict";
inline constexpr std::string_view archive = "archive";
inline constexpr std::string_view url = "url";
inline constexpr std::string_view dateline = "dateline";
}  // namespace doubt

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class ReportSource {
 public:
  virtual ~ReportSource() = default;
  // Its reports and refusals, one after another; nothing at its end.
  virtual std::optional<ReaderItem> next() = 0;
};

// Refusal{kind, input, line, id, message} with the input's name and the id made valid UTF-8, for they go into JSON.
Refusal make_refusal(std::string_view kind, std::string input, std::string message, std::size_t line = 0,
                     std::string id = {});

// Gives a report without an id one that is made from all its content.
void complete_id(Report& report);

// Makes a report whole: its fields valid UTF-8, with an id; or refuses it where its text is over the limit.
ReaderItem complete(Report report, const std::string& input, std::size_t line, std::size_t text_limit_bytes);

// What the sources of a stream of bytes have in common. `options` must outlast it.
class ByteReports : public ReportSource {
 public:
  ByteReports(InputBytes bytes, const Reader::Options& options) : stream(std::move(bytes)), reading(options) {}

 protected:
  Refusal refuse(std::string_view kind, std::string message, std::size_t line = 0, std::string id = {}) const {
    return make_refusal(kind, stream.name(), std::move(message), line, std::move(id));
  }
  ReaderItem complete(Report report, std::size_t line = 0) const {
    return bede::complete(std::move(report), stream.name(), line, reading.text_limit_bytes);
  }
  // Says once that the input could not be read to its end; nothing where it was.
  std::optional<ReaderItem> failure(std::size_t line) {
    if (!stream.failure() || stream.stopped() || failure_told_) return std::nullopt;
    failure_told_ = true;
    return refuse(refused::unreadable, stream.failure()->message, line);
  }

  InputBytes stream;
  const Reader::Options& reading;

 private:
  bool failure_told_ = false;
};

}  // namespace bede
