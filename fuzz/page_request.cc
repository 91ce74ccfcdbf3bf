// SPDX-License-Identifier: Apache-2.0
// What a browser may ask for: an address of any bytes. It is refused, or becomes SQL in which nothing of it stands
// outside of quotes but days and numbers.
#include "fuzz/bytes.h"
#include "page/event_filter.h"
#include "page/parameters.h"

namespace bede {
namespace {

// The SQL without its texts; all that is left is ours.
std::string without_texts(std::string_view sql) {
  std::string left;
  bool inside = false;
  for (const char c : sql) {
    if (c == '\'')
      inside = !inside;  // a quote in a text is two: it ends, and begins again
    else if (!inside)
      left += c;
  }
  must_hold(!inside, "a text ends");
  return left;
}

void check(std::string_view bytes) {
  const auto target = Target::parse(bytes);
  if (!target.ok())
    return must_hold(target.error().kind == ErrorKind::BadArgument, "an address that is none is refused");
  must_hold(is_valid_utf8(target.value().path), "a path is valid UTF-8");
  const auto filter = read_event_filter(target.value().parameters);
  if (!filter.ok()) return must_hold(!filter.error().message.empty(), "a refusal says something");
  const std::string left = without_texts(filter.value().rows());
  int open = 0;
  for (const char c : left) {
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
    must_hold(open >= 0, "no parenthesis is closed that is not ours");
    const bool known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    must_hold(known || std::string_view(" _(),.<>=-|").find(c) != std::string_view::npos,
              "nothing but our SQL is left");
  }
  must_hold(open == 0, "all parentheses are closed");
  must_hold(left.find("--") == std::string::npos, "nothing becomes a remark");
}

}  // namespace
}  // namespace bede

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  bede::check({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
