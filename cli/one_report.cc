// SPDX-License-Identifier: Apache-2.0
#include "cli/one_report.h"

#include <fmt/format.h>

#include "bede/reader.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/own_lexicon.h"
#include "cli/signals.h"

namespace bede::cli {
namespace {

const std::string& id_of(const ReaderItem& item) {
  const Report* report = std::get_if<Report>(&item);
  return report ? report->id : std::get<Refusal>(item).id;
}

// The item that was asked for.
Result<ReaderItem> find_item(const Arguments& arguments) {
  Reader reader({arguments.report}, arguments.reading);
  std::optional<ReaderItem> item = reader.next();
  if (arguments.id.empty()) {
    if (!item) return Error{ErrorKind::NotFound, "there is no report in it", arguments.report};
    if (reader.next())
      return Error{ErrorKind::BadArgument, "more than one report; say which with --id ID", arguments.report};
    return std::move(*item);
  }
  for (; item; item = reader.next()) {
    if (id_of(*item) == arguments.id) return std::move(*item);
    // The file itself, not one of its reports.
    if (const Refusal* refusal = std::get_if<Refusal>(&*item); refusal && refusal->line == 0) return std::move(*item);
  }
  return Error{ErrorKind::NotFound, fmt::format("no report has the id '{}'", arguments.id), arguments.report};
}

}  // namespace

Result<std::optional<OneReport>> code_one_report(const Arguments& arguments, const Messages& messages) {
  BEDE_TRY(pack, find_coding_pack(arguments));
  BEDE_TRY(data, Coder::load(pack));
  BEDE_TRY(item, find_item(arguments));
  if (const Refusal* refusal = std::get_if<Refusal>(&item)) {
    messages.tell(*refusal);
    return std::optional<OneReport>();
  }
  Report report = std::get<Report>(std::move(item));
  auto coded = std::move(Coder(data, {.explain = true}).code({&report, 1})[0]);
  if (const Refusal* refusal = std::get_if<Refusal>(&coded)) {
    messages.tell(*refusal);
    return std::optional<OneReport>();
  }
  return std::optional<OneReport>({std::move(report), std::get<CodedReport>(std::move(coded))});
}

Result<int> write_out(std::string_view text) {
  ignore_closed_pipes();
  Output output;
  if (!output.write(text) && output.failure()) return *output.failure();
  return exit_done;
}

}  // namespace bede::cli
