// SPDX-License-Identifier: Apache-2.0
// JSON that is not a report a line: an array of reports, or reports with line breaks inside them, one after another.
//   [{"text": "Rain fell."}, {"text": "Sun shone."}]
// Objects are found by their braces and quotes; each is then parsed as a line of JSON Lines is.
#include <fmt/format.h>

#include "reader/format.h"
#include "reader/json_report.h"

namespace bede {
namespace {

constexpr std::size_t kept_bytes = 4 << 20;  // after a longer object its memory is given back

class JsonValues : public ByteReports {
 public:
  JsonValues(InputBytes bytes, const Reader::Options& options)
      : ByteReports(std::move(bytes), options), json_(options.columns) {}

  std::optional<ReaderItem> next() override {
    if (object_.capacity() > kept_bytes) object_ = {};
    if (ended_) return std::nullopt;
    const Found found = find_object();
    if (stream.stopped()) return std::nullopt;
    switch (found) {
      case Found::Object: return json_.parse(object_, stream.name(), begun_, reading.text_limit_bytes);
      case Found::TooLong:
        return refuse(refused::too_large, fmt::format("the report is over {} bytes", reading.line_limit_bytes), begun_);
      case Found::Other:
        ended_ = true;
        return refuse(refused::bad_json, "what stands here is no object: expected reports, alone or in one array",
                      line_);
      case Found::End: break;
    }
    ended_ = true;
    if (stream.failure()) return failure(line_);
    if (depth_ == 0) return std::nullopt;
    return refuse(refused::bad_json, "the file ends within this report", begun_);
  }

 private:
  enum class Found { Object, TooLong, Other, End };

  // The next object of the array, or of the file, into object_. A stretch of the buffer at a time.
  Found find_object() {
    object_.clear();
    too_long_ = false;
    for (;;) {
      const std::string_view left = stream.head(1);
      if (left.empty()) return Found::End;
      std::size_t at = 0;
      std::size_t begin = 0;
      for (; at < left.size(); ++at) {
        const char c = left[at];
        line_ += c == '\n';
        if (depth_ == 0) {
          begin = at;
          if (c == '{') {
            depth_ = 1;
            begun_ = line_;
          } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',' && c != '[' && c != ']') {
            return Found::Other;
          }
          continue;
        }
        if (is_end(c)) {
          keep(left.substr(begin, at + 1 - begin));
          stream.skip(at + 1);
          return too_long_ ? Found::TooLong : Found::Object;
        }
      }
      if (depth_ > 0) keep(left.substr(begin));
      stream.skip(left.size());
    }
  }

  // Whether the object ends with this byte of it.
  bool is_end(char c) {
    if (in_string_) {
      if (escaped_)
        escaped_ = false;
      else if (c == '\\')
        escaped_ = true;
      else if (c == '"')
        in_string_ = false;
      return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{') ++depth_;
    if (c == '}') --depth_;
    return depth_ == 0;
  }

  void keep(std::string_view part) {
    too_long_ = too_long_ || object_.size() + part.size() > reading.line_limit_bytes;
    if (too_long_)
      object_.clear();
    else
      object_.append(part);
  }

  JsonReport json_;
  std::string object_;
  std::size_t depth_ = 0, line_ = 1, begun_ = 0;
  bool in_string_ = false, escaped_ = false, too_long_ = false, ended_ = false;
};

}  // namespace

bool is_json_values(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::size_t second = head.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return false;
  // A report that begins on a line of its own goes on below it.
  if (head[first] == '{') return head.substr(first, second - first).find('\n') != std::string_view::npos;
  return head[first] == '[' && head[second] == '{';
}

std::unique_ptr<ReportSource> open_json_values(InputBytes bytes, const Reader::Options& options) {
  return std::make_unique<JsonValues>(std::move(bytes), options);
}

}  // namespace bede
