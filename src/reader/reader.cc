// SPDX-License-Identifier: Apache-2.0
#include "reader/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/utf8.h"
#include "reader/source.h"
#include "text/text.h"

namespace bede {
namespace {

bool is_report_file(const std::filesystem::directory_entry& entry) {
  std::error_code error;
  const std::string ending = entry.path().extension().string();
  return (ending == ".jsonl" || ending == ".ndjson" || ending == ".txt") && entry.is_regular_file(error);
}

// The inputs in a folder, sorted by name: its report files and its folders. Hidden ones are left out, and so are links
// to folders, which could lead round in a circle.
std::vector<std::string> list_folder(const std::string& folder, std::error_code& error) {
  std::vector<std::string> inputs;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().filename().string().starts_with('.')) continue;
    const bool inner_folder = at->is_directory(ignored) && !at->is_symlink(ignored);
    if (inner_folder || is_report_file(*at)) inputs.push_back(at->path().string());
  }
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

}  // namespace

Refusal make_refusal(std::string_view kind, std::string input, std::string message, std::size_t line, std::string id) {
  make_valid_utf8(input);
  return {std::string(kind), std::move(input), line, std::move(id), std::move(message)};
}

void complete_id(Report& report) {
  if (!report.id.empty()) return;
  const std::array<std::string_view, 7> parts = {report.date, report.text,     report.title,   report.outlet,
                                                 report.url,  report.language, report.dateline};
  report.id = content_id(parts);
}

class Reader::Work {
 public:
  Work(std::vector<std::string> inputs, Options options) : waiting_(std::move(inputs)), options_(options) {
    std::reverse(waiting_.begin(), waiting_.end());
  }

  std::optional<ReaderItem> next() {
    while (!stopped()) {
      if (source_) {
        if (auto item = source_->next()) return counted(std::move(*item));
        source_.reset();
        if (read_->to_the_end) done_.push_back({name_, read_->bytes, read_->hash()});
      }
      if (waiting_.empty()) break;
      const std::string input = std::move(waiting_.back());
      waiting_.pop_back();
      std::error_code error;
      auto refusal = input != "-" && std::filesystem::is_directory(input, error) ? open_folder(input) : open(input);
      if (refusal) return counted(std::move(*refusal));
    }
    return std::nullopt;
  }

  const std::vector<ReadInput>& done() const { return done_; }

 private:
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
      return make_refusal(refused::not_found, folder, "no .jsonl, .ndjson or .txt file in this folder");
    }
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
    const Format format = find_format(input, bytes->head());
    if (!format.open) {
      return make_refusal(refused::unsupported, input,
                          fmt::format("this is {}; Bede reads JSON Lines and plain text in UTF-8", format.unsupported));
    }
    read_ = bytes->read();
    name_ = bytes->name();
    make_valid_utf8(name_);
    source_ = format.open(std::move(bytes).value(), options_);
    return std::nullopt;
  }

  std::vector<std::string> waiting_;  // the next one last
  Options options_;
  std::unique_ptr<ReportSource> source_;
  std::shared_ptr<const InputBytes::Read> read_;  // of the source
  std::string name_;
  std::uint64_t items_ = 0;
  std::vector<ReadInput> done_;
};

Reader::Reader(std::vector<std::string> inputs, Options options)
    : work_(std::make_unique<Work>(std::move(inputs), options)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<ReaderItem> Reader::next() { return work_->next(); }
const std::vector<ReadInput>& Reader::done() const { return work_->done(); }

}  // namespace bede
