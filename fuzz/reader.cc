// SPDX-License-Identifier: Apache-2.0
// Any bytes as an input, JSON Lines or plain text as the reader tells them: reports are valid UTF-8, refusals of a kind
// that is listed, lines in order.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "bede/reader.h"
#include "fuzz/bytes.h"

namespace bede {
namespace {

void check(const Report& report, std::size_t limit) {
  must_hold(!report.id.empty(), "a report has an id");
  must_hold(report.text.size() <= limit, "a report's text is within the limit");
  for (const std::string* field : {&report.id, &report.date, &report.text, &report.title, &report.outlet, &report.url,
                                   &report.language, &report.dateline, &report.input})
    must_hold(is_valid_utf8(*field), "what a report says is valid UTF-8");
}

void check(const Refusal& refusal) {
  const auto kinds = refusal_kinds();
  must_hold(std::any_of(kinds.begin(), kinds.end(), [&](const RefusalKind& kind) { return kind.name == refusal.kind; }),
            "a refusal is of a kind that is listed");
  must_hold(is_valid_utf8(refusal.id) && is_valid_utf8(refusal.message), "what a refusal says is valid UTF-8");
  must_hold(!refusal.message.empty(), "a refusal says why");
}

}  // namespace
}  // namespace bede

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  static const int file = ::memfd_create("reports", 0);
  static const std::string name = "/proc/self/fd/" + std::to_string(file);
  must_hold(::ftruncate(file, 0) == 0 && ::pwrite(file, bytes, size, 0) == static_cast<ssize_t>(size),
            "the input is written");

  // Small limits as well, so that short inputs go over them.
  for (const std::size_t limit : {report_limit_bytes, std::size_t{40}}) {
    Reader reader({name}, {.text_limit_bytes = limit, .line_limit_bytes = 10 * limit});
    std::size_t line = 0;
    while (const auto item = reader.next()) {
      const auto at = std::visit([](const auto& one) { return one.line; }, *item);
      must_hold(at == 0 ? line == 0 : at >= line, "lines come in order");
      line = at;
      if (const Report* report = std::get_if<Report>(&*item))
        check(*report, limit);
      else
        check(std::get<Refusal>(*item));
    }
  }
  return 0;
}
