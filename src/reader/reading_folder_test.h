// SPDX-License-Identifier: Apache-2.0
// For tests: a folder of files that are read, and gone at the end.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bede/reader.h"

namespace bede {

class ReadingFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::temp_directory_path() /
             ("bede_reading_" + std::to_string(::getpid()) + test->test_suite_name() + test->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string put(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

  static std::vector<ReaderItem> items(std::vector<std::string> inputs, Reader::Options options = {}) {
    Reader reader(std::move(inputs), std::move(options));
    std::vector<ReaderItem> all;
    while (auto item = reader.next()) all.push_back(std::move(*item));
    return all;
  }

  // What is read, a string each: "text" of a report, "kind:line" of a refusal.
  static std::vector<std::string> read(std::vector<std::string> inputs, Reader::Options options = {}) {
    std::vector<std::string> all;
    for (const ReaderItem& item : items(std::move(inputs), std::move(options))) {
      if (const Report* report = std::get_if<Report>(&item))
        all.push_back(report->text);
      else
        all.push_back(std::get<Refusal>(item).kind + ":" + std::to_string(std::get<Refusal>(item).line));
    }
    return all;
  }

  std::filesystem::path folder;
};

}  // namespace bede
