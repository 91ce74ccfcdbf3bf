// SPDX-License-Identifier: Apache-2.0
// Any bytes as an input of any format: the first byte says which, the rest is the file. What comes out holds as in
// fuzz/reader.cc; XML and pages are libxml2's, with all of its checks.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "bede/reader.h"
#include "fuzz/bytes.h"

namespace bede {
namespace {

constexpr std::size_t most_items = 10'000;

void check(const ReaderItem& item, std::size_t limit) {
  if (const Report* report = std::get_if<Report>(&item)) {
    must_hold(!report->id.empty(), "a report has an id");
    must_hold(report->text.size() <= limit, "a report's text is within the limit");
    for (const std::string* field :
         {&report->id, &report->date, &report->text, &report->title, &report->outlet, &report->url, &report->language,
          &report->dateline, &report->version, &report->status, &report->date_doubt, &report->input})
      must_hold(is_valid_utf8(*field), "what a report says is valid UTF-8");
    return;
  }
  const Refusal& refusal = std::get<Refusal>(item);
  const auto kinds = refusal_kinds();
  must_hold(std::any_of(kinds.begin(), kinds.end(), [&](const RefusalKind& kind) { return kind.name == refusal.kind; }),
            "a refusal is of a kind that is listed");
  must_hold(is_valid_utf8(refusal.id) && is_valid_utf8(refusal.message), "what a refusal says is valid UTF-8");
}

}  // namespace
}  // namespace bede

int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace bede;
  if (size == 0) return 0;
  static const int file = ::memfd_create("archive", 0);
  static const std::string name = "/proc/self/fd/" + std::to_string(file);
  must_hold(::ftruncate(file, 0) == 0 && ::pwrite(file, bytes + 1, size - 1, 0) == static_cast<ssize_t>(size - 1),
            "the input is written");

  const auto formats = input_formats();
  const InputFormat& format = formats[bytes[0] % formats.size()];
  if (format.name == "parquet") return 0;  // DuckDB's, which is not built with the checks
  for (const std::size_t limit : {report_limit_bytes, std::size_t{40}}) {
    Reader::Options options;
    options.text_limit_bytes = limit;
    options.line_limit_bytes = 10 * limit;
    options.format = format.name;
    options.today = "2024-03-06";
    options.columns = {{"outlet", "who"}};
    Reader reader({name}, options);
    std::size_t items = 0;
    while (const auto item = reader.next()) {
      check(*item, limit);
      must_hold(++items < most_items + size, "an input has an end");
    }
  }
  return 0;
}
