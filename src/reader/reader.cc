// SPDX-License-Identifier: Apache-2.0
#include "reader/reader.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/day.h"
#include "base/utf8.h"
#include "reader/format.h"
#include "reader/language_check.h"
#include "reader/report_date.h"
#include "reader/report_status.h"
#include "reader/source.h"
#include "text/text.h"

namespace bede {
namespace {

// The inputs in a folder, sorted by name: its report files and its folders. Hidden ones are left out, and so are links
// to folders, which could lead round in a circle.
std::vector<std::string> list_folder(const std::string& folder, std::error_code& error) {
  std::vector<std::string> inputs;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().filename().string().starts_with('.')) continue;
    const bool inner_folder = at->is_directory(ignored) && !at->is_symlink(ignored);
    const bool report_file = is_report_file(at->path().filename().string()) && at->is_regular_file(ignored);
    if (inner_folder || report_file) inputs.push_back(at->path().string());
  }
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

// The files and folders that a pattern of the shell's names, sorted; none where it names none.
std::vector<std::string> list_pattern(const std::string& pattern) {
  std::vector<std::string> inputs;
  glob_t found = {};
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    inputs.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

}  // namespace

Refusal make_refusal(std::string_view kind, std::string input, std::string message, std::size_t line, std::string id) {
  for (std::string* part : {&input, &message, &id}) make_valid_utf8(*part);
  return {std::string(kind), std::move(input), line, std::move(id), std::move(message)};
}

void complete_id(Report& report) {
  if (!report.id.empty()) return;
  const std::array<std::string_view, 7> parts = {report.date, report.text,     report.title,   report.outlet,
                                                 report.url,  report.language, report.dateline};
  report.id = content_id(parts);
}

ReaderItem complete(Report report, const std::string& input, std::size_t line, std::size_t text_limit_bytes) {
  for (std::string* field : {&report.id, &report.date, &report.text, &report.title, &report.outlet, &report.url,
                             &report.language, &report.dateline, &report.version, &report.status, &report.corrects})
    report.replaced += make_valid_utf8(*field);
  if (report.text.size() > text_limit_bytes)
    return make_refusal(refused::too_large, input, fmt::format("the text is over {} bytes", text_limit_bytes), line,
                        report.id);
  report.input = input;
  report.line = line;
  complete_id(report);
  return report;
}

class Reader::Work {
 public:
  Work(std::vector<std::string> inputs, Options options)
      : inputs_(inputs), waiting_(std::move(inputs)), options_(std::move(options)), today_(parse_day(options_.today)) {
    std::reverse(waiting_.begin(), waiting_.end());
  }

  std::optional<ReaderItem> next() {
    while (!stopped()) {
      if (source_) {
        if (auto item = source_->next()) return checked(std::move(*item));
        source_.reset();
        bytes_before_ += read_->bytes;
        if (read_->to_the_end) done_.push_back({name_, read_->bytes, read_->hash()});
        read_.reset();
      }
      if (waiting_.empty()) break;
      const std::string input = std::move(waiting_.back());
      waiting_.pop_back();
      std::error_code error;
      auto refusal = input == "-"                                  ? open(input)
                     : std::filesystem::is_directory(input, error) ? open_folder(input)
                     : is_pattern(input)                           ? open_pattern(input)
                                                                   : open(input);
      if (refusal) return counted(std::move(*refusal));
    }
    return std::nullopt;
  }

  const std::vector<ReadInput>& done() const { return done_; }

  std::uint64_t bytes_read() const { return bytes_before_ + (read_ ? read_->bytes : 0); }

  std::optional<std::uint64_t> bytes_in_all() const {
    std::uint64_t bytes = 0;
    std::vector<std::string> left = inputs_;
    while (!left.empty()) {
      const std::string input = std::move(left.back());
      left.pop_back();
      std::error_code error;
      if (std::filesystem::is_directory(input, error)) {
        const std::vector<std::string> inner = list_folder(input, error);
        left.insert(left.end(), inner.begin(), inner.end());
      } else if (input != "-" && is_pattern(input)) {
        const std::vector<std::string> named = list_pattern(input);
        left.insert(left.end(), named.begin(), named.end());
      } else if (std::filesystem::is_regular_file(input, error)) {
        bytes += std::filesystem::file_size(input, error);
      } else if (input == "-" || std::filesystem::exists(input, error)) {
        return std::nullopt;
      }
    }
    return bytes;
  }

 private:
  // What holds for reports of all formats.
  std::optional<ReaderItem> checked(ReaderItem item) {
    if (Report* report = std::get_if<Report>(&item)) {
      report->standing = standing_of(report->status);
      check_date(*report, today_);
      if (!options_.any_language && report->standing != ReportStanding::Withdrawal)
        if (auto refusal = check_language(*report)) return counted(std::move(*refusal));
    }
    return counted(std::move(item));
  }

  std::optional<ReaderItem> counted(ReaderItem item) {
    if (Report* report = std::get_if<Report>(&item)) report->item = items_;
    ++items_;
    return item;
  }

  bool stopped() const { return options_.stop && options_.stop->load(std::memory_order_relaxed); }

  std::optional<Refusal> open_folder(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> inputs = list_folder(folder, error);
    if (error) return make_refusal(refused::unreadable, folder, error.message());
    if (inputs.empty()) {
      return make_refusal(refused::not_found, folder, "no file in this folder has the ending of a format that is read");
    }
    waiting_.insert(waiting_.end(), inputs.rbegin(), inputs.rend());
    return std::nullopt;
  }

  // A file may have such a name itself.
  static bool is_pattern(const std::string& input) {
    std::error_code error;
    return input.find_first_of("*?[") != std::string::npos && !std::filesystem::exists(input, error);
  }

  std::optional<Refusal> open_pattern(const std::string& pattern) {
    const std::vector<std::string> inputs = list_pattern(pattern);
    if (inputs.empty()) return make_refusal(refused::not_found, pattern, "no file has a name like this");
    waiting_.insert(waiting_.end(), inputs.rbegin(), inputs.rend());
    return std::nullopt;
  }

  std::optional<Refusal> open(const std::string& input) {
    auto bytes = InputBytes::open(input, options_.stop);
    if (!bytes.ok()) {
      const Error& error = bytes.error();
      return make_refusal(error_kind_name(error.kind), input, error.message);
    }
    bytes->skip_prefix(byte_order_mark);
    const FoundFormat format = options_.format.empty()
                                   ? find_format(*bytes)
                                   : FoundFormat{named_format(options_.format), "of no known format"};
    if (!format.open) {
      return make_refusal(refused::unsupported, input,
                          fmt::format("this is {}, which Bede does not read", format.unsupported));
    }
    read_ = bytes->read();
    name_ = bytes->name();
    make_valid_utf8(name_);
    source_ = format.open(std::move(bytes).value(), options_);
    return std::nullopt;
  }

  const std::vector<std::string> inputs_;
  std::vector<std::string> waiting_;  // the next one last
  const Options options_;             // its sources refer to it
  std::optional<Day> today_;
  std::unique_ptr<ReportSource> source_;
  std::shared_ptr<const BytesRead> read_;  // of the source
  std::string name_;
  std::uint64_t items_ = 0, bytes_before_ = 0;  // of the inputs before this one
  std::vector<ReadInput> done_;
};

Reader::Reader(std::vector<std::string> inputs, Options options)
    : work_(std::make_unique<Work>(std::move(inputs), std::move(options))) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<ReaderItem> Reader::next() { return work_->next(); }
std::uint64_t Reader::bytes_read() const { return work_->bytes_read(); }
std::optional<std::uint64_t> Reader::bytes_in_all() const { return work_->bytes_in_all(); }
const std::vector<ReadInput>& Reader::done() const { return work_->done(); }

}  // namespace bede
