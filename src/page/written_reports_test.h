// SPDX-License-Identifier: Apache-2.0
// A database of a few reports, and the page over it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include "page/page.h"
#include "store/store.h"

namespace bede {

// What a report says is by others: it must come out as text.
inline constexpr std::string_view hostile =
    "Police arrested <script>alert(1)</script> \"O'Brien\"; DROP TABLE events; --";

inline Event arrest(const Report& report) {
  const std::size_t at = report.text.find("arrested");
  Event event;
  event.id = "e" + report.id;
  event.report = report.id;
  event.sentence = 0;
  event.text = report.text;
  event.span = {0, report.text.size()};
  event.type = EventType::Coerce;
  event.mode = "arrest";
  event.cameo = "0173";
  event.quad = 4;
  event.factuality = report.id == "b" ? Factuality::Demanded : Factuality::Actual;
  event.date.start = event.date.end = report.date;
  event.date.basis = "report";
  event.cue_text = "arrested";
  event.cue_span = {at, at + 8};
  event.mentions.push_back({0, report.text, "arrested", event.cue_span});
  event.confidence = 0.5;
  EventEntity police;
  police.name = police.text = "Police";
  police.code = "KENCOP";
  police.span = {0, 6};
  event.actor.push_back(police);
  return event;
}

class PageTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path = std::filesystem::temp_directory_path() / ("bede_page_" + std::to_string(::getpid()) + test->name());
    run.pack.checksum = "00112233";
  }
  void TearDown() override { std::filesystem::remove(path); }

  void write(const std::vector<std::string>& ids, const std::vector<std::string>& without_events = {},
             const std::vector<Refusal>& refusals = {}) {
    auto writer = StoreWriter::open(path, run);
    ASSERT_TRUE(writer.ok()) << writer.error().text();
    RunProgress progress = writer->from();
    std::vector<std::string> all = ids;
    all.insert(all.end(), without_events.begin(), without_events.end());
    for (const std::string& id : all) {
      Report report;
      report.id = id;
      report.item = progress.items++;
      report.date = "2024-03-0" + std::to_string(1 + report.item);
      report.text = hostile;
      report.input = "in.jsonl";
      report.outlet = "Post";
      const Event event = arrest(report);
      const bool has_event = report.item < ids.size();
      const CodedSentence sentence{0, {0, report.text.size()}};
      ASSERT_TRUE(writer->add(report, std::span(&event, has_event ? 1 : 0), std::span(&sentence, 1)));
    }
    for (const Refusal& refusal : refusals) ASSERT_TRUE(writer->refuse(refusal));
    ASSERT_TRUE(writer->reached(progress));
    ASSERT_TRUE(writer->end({}, true).ok());
  }

  Page open() {
    auto page = Page::open({path, {"localhost", "127.0.0.1", "[::1]"}, nullptr});
    if (!page.ok()) ADD_FAILURE() << page.error().text();
    return std::move(page).value();
  }

  static PageAnswer get(Page& page, const std::string& target) {
    return page.answer({"GET", target, "localhost:8377"});
  }

  static std::string all_of(PageAnswer& answer) {
    std::string all;
    for (;;) {
      auto part = answer.more();
      if (!part.ok()) return part.error().text();
      if (part->empty()) return all;
      all += *part;
    }
  }

  std::filesystem::path path;
  StoreRun run;
};

}  // namespace bede
