// SPDX-License-Identifier: Apache-2.0
// With made-up steps instead of a model: a "parse" has one token a word, and takes as long as chance will have it.
#include "coder/batch_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <set>
#include <stdexcept>
#include <thread>

namespace bede {
namespace {

Parse words_of(std::string_view text) {
  Parse parse;
  parse.text = text;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != ' ' && (i == 0 || text[i - 1] == ' ')) parse.tokens.push_back({});
  parse.sentences.resize(1);
  parse.smallest_margin = 1.0f / static_cast<float>(text.size() + 1);
  return parse;
}

std::vector<BatchOutcome> parse_slowly(std::span<const Report> reports) {
  static thread_local std::mt19937 random(std::random_device{}());
  std::this_thread::sleep_for(std::chrono::microseconds(random() % 2000));
  std::vector<BatchOutcome> outcomes;
  for (const Report& report : reports) {
    BatchOutcome& outcome = outcomes.emplace_back();
    outcome.parse = words_of(report.text);
    outcome.tokens = outcome.parse->tokens.size();
    outcome.smallest_margin = outcome.parse->smallest_margin;
  }
  return outcomes;
}

BatchSteps slow_steps() {
  return {.make_worker = [] { return &parse_slowly; },
          .append =
              [](const Parse& parse, const Report& report, std::string& out, const Flush& flush) {
                out += report.id + " ";
                flush(out);
                out += std::to_string(parse.tokens.size()) + "\n";
              }};
}

class BatchRunTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path = std::filesystem::temp_directory_path() / ("bede_run_" + std::to_string(::getpid()) + test->name());
  }
  void TearDown() override { std::filesystem::remove(path); }

  // Reports of one word to many, a broken line now and then, and some too large to be made early.
  void put_reports(int count) {
    std::ofstream file(path);
    for (int i = 0; i < count; ++i) {
      if (i % 50 == 7) {
        file << "{broken\n";
        continue;
      }
      std::string text;
      const int words = i % 400 == 3 ? 100'000 : i % 90;
      for (int word = 0; word < words; ++word) text += "word ";
      const std::string line = fmt::format(R"({{"id":"{}","text":"{}"}})", i, text);
      file << line << '\n';
      if (i % 50 != 7) expected += fmt::format("{} {}\n", i, words);
    }
  }

  Result<RunCounts> run(const BatchSteps& steps, unsigned threads) {
    output.clear();
    refused.clear();
    const BatchOptions options = {.inputs = {path.string()}, .threads = threads, .stop = &stop};
    return run_batches(
        options, steps,
        [this](std::string_view bytes) {
          output += bytes;
          return output.size() < output_limit;
        },
        [this](const Refusal& refusal) { refused.push_back(refusal.line); });
  }

  std::filesystem::path path;
  std::string expected;
  std::string output;
  std::vector<std::size_t> refused;
  std::size_t output_limit = std::string::npos;
  std::atomic<bool> stop = false;
};

TEST_F(BatchRunTest, WritesInOrderOnAnyNumberOfThreads) {
  put_reports(3000);
  for (const unsigned threads : {1u, 2u, 3u, 8u, 0u}) {
    const Result<RunCounts> counts = run(slow_steps(), threads);
    ASSERT_TRUE(counts.ok()) << counts.error().text();
    EXPECT_EQ(output, expected) << threads;
    EXPECT_EQ(counts.value().reports, 2940u);
    EXPECT_EQ(counts.value().refused, (std::map<std::string, std::size_t>{{"bad_json", 60}}));
    EXPECT_TRUE(std::is_sorted(refused.begin(), refused.end()));
    EXPECT_EQ(refused.size(), 60u);
    EXPECT_FLOAT_EQ(counts.value().smallest_margin.value_or(0), 1.0f / 500'001);
    EXPECT_FALSE(counts.value().stopped);
  }
}

TEST_F(BatchRunTest, KeepsBatchesToTheirLimits) {
  put_reports(3000);
  std::size_t most = 0;
  std::mutex mutex;
  BatchSteps steps = slow_steps();
  steps.make_worker = [&] {
    return [&](std::span<const Report> reports) {
      std::size_t bytes = 0;
      for (const Report& report : reports) bytes += report.text.size();
      const std::lock_guard lock(mutex);
      most = std::max(most, reports.size());
      EXPECT_LE(reports.size(), batch_reports);
      EXPECT_LT(bytes - reports.back().text.size(), batch_text_bytes);
      return parse_slowly(reports);
    };
  };
  ASSERT_TRUE(run(steps, 2).ok());
  EXPECT_GT(most, 50u);  // short reports do go together
}

// A parser is on one thread at a time, and there are no more of them than threads.
TEST_F(BatchRunTest, GivesEachThreadItsOwnParser) {
  put_reports(2000);
  std::atomic<int> made = 0;
  BatchSteps steps = slow_steps();
  steps.make_worker = [&] {
    ++made;
    return [busy = std::make_shared<std::atomic<bool>>(false)](std::span<const Report> reports) {
      EXPECT_FALSE(busy->exchange(true));
      auto outcomes = parse_slowly(reports);
      *busy = false;
      return outcomes;
    };
  };
  ASSERT_TRUE(run(steps, 2).ok());
  EXPECT_LE(made, 2);
}

// The reader of the output went away: no error, and nothing more is written.
TEST_F(BatchRunTest, EndsWhenTheOutputIsClosed) {
  put_reports(3000);
  output_limit = 1000;
  const Result<RunCounts> counts = run(slow_steps(), 2);
  ASSERT_TRUE(counts.ok());
  EXPECT_TRUE(counts.value().output_closed);
  EXPECT_TRUE(expected.starts_with(output));
  EXPECT_LT(counts.value().reports, 2940u);
}

// What was written when the run is stopped are whole reports from the beginning on, without holes.
TEST_F(BatchRunTest, KeepsWhatIsDoneWhenStopped) {
  put_reports(3000);
  std::atomic<int> batches = 0;
  BatchSteps steps = slow_steps();
  steps.make_worker = [&] {
    return [&](std::span<const Report> reports) {
      if (++batches == 5) stop = true;
      return parse_slowly(reports);
    };
  };
  const Result<RunCounts> counts = run(steps, 2);
  ASSERT_TRUE(counts.ok());
  EXPECT_TRUE(counts.value().stopped);
  EXPECT_FALSE(counts.value().output_closed);
  EXPECT_FALSE(output.empty());
  EXPECT_LT(output.size(), expected.size());
  EXPECT_TRUE(expected.starts_with(output));
  EXPECT_EQ(output.back(), '\n');
}

// A run that goes on where another one was takes what is left, in the same batches; and only of the same inputs.
TEST_F(BatchRunTest, GoesOnWhereAnotherRunWas) {
  put_reports(3000);
  std::vector<std::string> taken;
  std::vector<RunProgress> reached;
  BatchSteps steps = slow_steps();
  steps.make_worker = [] {
    return [](std::span<const Report> reports) {
      std::vector<BatchOutcome> outcomes(reports.size());
      for (BatchOutcome& outcome : outcomes) outcome.coded.emplace();
      return outcomes;
    };
  };
  steps.take = [&](const Report& report, const CodedReport&) {
    taken.push_back(report.id);
    return true;
  };
  steps.reached = [&](const RunProgress& progress) {
    reached.push_back(progress);
    return true;
  };
  const auto go = [&](const RunProgress& from) {
    return run_batches({.inputs = {path.string()}, .threads = 2, .stop = nullptr, .from = from}, steps, {},
                       [](const Refusal&) {});
  };
  ASSERT_TRUE(go({}).ok());
  const std::vector<std::string> all = std::exchange(taken, {});
  const std::vector<RunProgress> whole = std::exchange(reached, {});
  ASSERT_GT(whole.size(), 20u);
  EXPECT_EQ(whole.back().items, 3000u);
  EXPECT_EQ(whole.back().reports, 2940u);
  EXPECT_EQ(whole.back().refused, 60u);
  for (const std::size_t batch : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
    taken.clear();
    reached.clear();
    ASSERT_TRUE(go(whole[batch]).ok());
    EXPECT_EQ(taken,
              std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(whole[batch].reports), all.end()));
    ASSERT_EQ(reached.size(), whole.size() - 1 - batch);
    for (std::size_t i = 0; i < reached.size(); ++i) {
      EXPECT_EQ(reached[i].items, whole[batch + 1 + i].items);
      EXPECT_EQ(reached[i].digest, whole[batch + 1 + i].digest);
      EXPECT_EQ(reached[i].reports, whole[batch + 1 + i].reports);
    }
  }
  RunProgress other = whole[5];
  other.digest ^= 1;
  EXPECT_EQ(go(other).error().kind, ErrorKind::BadArgument);
  other = whole.back();
  ++other.items;  // the inputs are shorter than that
  EXPECT_EQ(go(other).error().kind, ErrorKind::BadArgument);
}

TEST_F(BatchRunTest, EndsWhenNoMoreIsTaken) {
  put_reports(3000);
  int taken = 0;
  BatchSteps steps = slow_steps();
  steps.make_worker = [] {
    return [](std::span<const Report> reports) {
      std::vector<BatchOutcome> outcomes(reports.size());
      for (BatchOutcome& outcome : outcomes) outcome.coded.emplace();
      return outcomes;
    };
  };
  steps.take = [&](const Report&, const CodedReport&) { return ++taken < 500; };
  const Result<RunCounts> counts = run(steps, 2);
  ASSERT_TRUE(counts.ok());
  EXPECT_TRUE(counts.value().output_closed);
  EXPECT_EQ(taken, 500);
}

TEST_F(BatchRunTest, LetsNoExceptionOut) {
  put_reports(100);
  BatchSteps steps = slow_steps();
  steps.make_worker = []() -> BatchSteps::Work { throw std::runtime_error("made up"); };
  const Result<RunCounts> thrown = run(steps, 2);
  ASSERT_FALSE(thrown.ok());
  EXPECT_EQ(thrown.error().message, "made up");
  steps.make_worker = []() -> BatchSteps::Work { throw std::bad_alloc(); };
  const Result<RunCounts> full = run(steps, 2);
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().kind, ErrorKind::TooLarge);
}

TEST_F(BatchRunTest, RefusesUnusableArguments) {
  EXPECT_EQ(run(slow_steps(), 1025).error().kind, ErrorKind::BadArgument);
  EXPECT_EQ(run_batches({}, slow_steps(), {}, {}).error().kind, ErrorKind::BadArgument);
}

}  // namespace
}  // namespace bede
