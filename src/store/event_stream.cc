// SPDX-License-Identifier: Apache-2.0
#include "store/event_stream.h"

#include <fmt/format.h>

#include "store/export_formats.h"

namespace bede {
namespace {

constexpr std::int64_t events_at_once = 2'000;  // some megabytes

void append_csv_line(Database::Values row, std::string& out) {
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (c > 0) out += ',';
    if (row[c]) append_csv_cell(*row[c], out);
  }
  out += '\n';
}

}  // namespace

class EventStream::Work {
 public:
  Work(Database own, bool csv, const std::atomic<bool>* stop) : database_(std::move(own)), csv_(csv), stop_(stop) {}

  Result<void> begin(const Choice& choice) {
    // Chosen once, for a condition may look at all entities.
    BEDE_CHECKED(
        database_.run(fmt::format("CREATE TEMP TABLE wanted AS SELECT run, item, event FROM events WHERE ({}){}",
                                  choice.condition, choice.run > 0 ? fmt::format(" AND run = {}", choice.run) : "")));
    ExportRun run;
    run.run = choice.run;
    BEDE_CHECKED(make_export_views(database_, run, "(run, item, event) IN (SELECT (run, item, event) FROM wanted)"));
    BEDE_CHECKED(database_.run(fmt::format("CREATE TEMP VIEW exported AS {}", csv_ ? csv_sql : json_lines_sql)));
    BEDE_TRY(slices, cut_slices(database_,
                                "SELECT run::VARCHAR, item::VARCHAR, count(*)::VARCHAR FROM wanted GROUP BY "
                                "wanted.run, wanted.item ORDER BY wanted.run, wanted.item",
                                events_at_once, stop_));
    slices_ = std::move(slices);
    return {};
  }

  Result<std::string> next() {
    std::string out;
    if (csv_ && !headed_) BEDE_CHECKED(add_heading(out));
    while (out.empty() && at_ < slices_.size()) {
      BEDE_CHECKED(choose_slice(database_, slices_[at_++], false));
      BEDE_CHECKED(database_.read(
          "SELECT COLUMNS(*)::VARCHAR FROM exported",
          [&](Database::Values row) {
            if (csv_)
              append_csv_line(row, out);
            else
              out.append(*row[0]).append("\n");
            return true;
          },
          stop_));
    }
    return out;
  }

 private:
  Result<void> add_heading(std::string& out) {
    headed_ = true;
    std::vector<std::string> names;
    BEDE_CHECKED(database_.read("SELECT column_name FROM (DESCRIBE exported)", [&](Database::Values row) {
      names.emplace_back(*row[0]);
      return true;
    }));
    append_csv_line(std::vector<std::optional<std::string_view>>(names.begin(), names.end()), out);
    return {};
  }

  Database database_;
  bool csv_;
  const std::atomic<bool>* stop_;
  bool headed_ = false;
  std::vector<Slice> slices_;
  std::size_t at_ = 0;
};

EventStream::EventStream(std::unique_ptr<Work> work) : work_(std::move(work)) {}
EventStream::EventStream(EventStream&&) noexcept = default;
EventStream& EventStream::operator=(EventStream&&) noexcept = default;
EventStream::~EventStream() = default;

Result<EventStream> EventStream::open(const Database& database, const Choice& choice, const std::atomic<bool>* stop) {
  if (choice.format != "csv" && choice.format != "jsonl")
    return Error{ErrorKind::BadArgument, fmt::format("no format '{}'", choice.format), {}};
  BEDE_TRY(own, database.beside());
  auto work = std::make_unique<Work>(std::move(own), choice.format == "csv", stop);
  BEDE_CHECKED(work->begin(choice));
  return EventStream(std::move(work));
}

Result<std::string> EventStream::next() { return work_->next(); }

}  // namespace bede
