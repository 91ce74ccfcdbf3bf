// SPDX-License-Identifier: Apache-2.0
#include "reader/web_answer.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "reader/byte_source.h"

namespace bede {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return out;
}

// The bytes of chunks without their lengths. Archives often keep the header that says chunked where they have joined
// the chunks: what is none is as it stands.
std::string join_chunks(std::string_view bytes) {
  std::string joined;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t size = 0;
    const auto read = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), size, 16);
    const auto line_end = bytes.find('\n', at);
    if (read.ec != std::errc() || line_end == std::string_view::npos) return std::string(at == 0 ? bytes : joined);
    if (size == 0) break;
    joined.append(bytes.substr(line_end + 1, size));
    if (size > bytes.size() - line_end - 1) break;
    at = line_end + 1 + size;
    while (at < bytes.size() && (bytes[at] == '\r' || bytes[at] == '\n')) ++at;
  }
  return joined;
}

class Memory : public ByteSource {
 public:
  explicit Memory(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = bytes_.copy(to, size);
    bytes_.remove_prefix(count);
    return count;
  }
  const std::optional<Error>& failure() const override { return none_; }
  bool stopped() const override { return false; }

 private:
  std::string_view bytes_;
  std::optional<Error> none_;
};

// False where it is damaged or longer than the limit.
bool unpack_all(std::string& content, std::size_t limit) {
  if (find_packing(content) == Packing::None) return true;  // unpacked by the archive
  const auto source = unpack(find_packing(content), std::make_unique<Memory>(content), {});
  std::string unpacked, part(64u << 10, '\0');
  for (std::size_t got; (got = source->read(part.data(), part.size())) > 0;) {
    if (unpacked.size() + got > limit) return false;
    unpacked.append(part, 0, got);
  }
  content = std::move(unpacked);
  return !source->failure();
}

}  // namespace

HeaderLine split_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string_view value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(" \t\r"), value.size()));
  value = value.substr(0, value.find_last_not_of(" \t\r") + 1);
  return {lower(line.substr(0, colon)), value};
}

bool is_page_type(std::string_view content_type) {
  const std::string type = lower(content_type);
  return type.starts_with("text/html") || type.starts_with("application/xhtml");
}

WebAnswer read_answer(std::string bytes, std::size_t limit) {
  WebAnswer answer;
  std::size_t at = bytes.find('\n');
  if (!bytes.starts_with("HTTP/") || at == std::string::npos) return answer;
  const std::size_t status = bytes.find(' ');
  bool is_html = false, chunked = false;
  for (++at; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const HeaderLine field = split_header(std::string_view(bytes).substr(at, end - at));
    at = end + 1;
    if (field.name.empty()) break;
    if (field.name == "content-type") {
      is_html = is_page_type(field.value);
      const std::string type = lower(field.value);
      if (const std::size_t charset = type.find("charset="); charset != std::string::npos) {
        const std::size_t begin = type.find_first_not_of("\"' ", charset + 8);
        if (begin != std::string::npos)
          answer.encoding = type.substr(begin, type.find_first_of("\"'; ", begin) - begin);
      }
    }
    if (field.name == "transfer-encoding") chunked = lower(field.value).find("chunked") != std::string::npos;
  }
  answer.is_page = is_html && status != std::string::npos && bytes.compare(status + 1, 3, "200") == 0;
  if (!answer.is_page) return answer;
  answer.content = bytes.substr(std::min(at, bytes.size()));
  if (chunked) answer.content = join_chunks(answer.content);
  if (!unpack_all(answer.content, limit)) answer.fault = "the page is packed, and damaged or too long";
  return answer;
}

}  // namespace bede
