// SPDX-License-Identifier: Apache-2.0
// For tests: sentences read by the real model (build/bede.pack) with the tables of lexicon/, compiled in memory.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/memory_pack_test.h"
#include "date/date.h"

namespace bede {

inline MemoryPack pack_of_tables(const std::filesystem::path& folder, std::string& complaints) {
  const auto packed = [&](const std::filesystem::path& tables) {
    PackWriter writer;
    pack_folding(writer);
    complaints.clear();
    for (const Complaint& complaint : pack_lexicon(std::span(&tables, 1), writer))
      complaints += complaint.error().text() + "\n";
    return MemoryPack(writer);
  };
  MemoryPack all = packed(folder);
  if (complaints.empty()) return all;
  // A table of another step is wrong, and its own tests say so: the words of time alone.
  const std::filesystem::path alone =
      std::filesystem::temp_directory_path() / ("bede_dates_" + std::to_string(std::hash<std::string>()(complaints)));
  std::error_code error;
  std::filesystem::create_directories(alone / "dates", error);
  std::filesystem::copy_file(folder / "dates" / "words.tsv", alone / "dates" / "words.tsv",
                             std::filesystem::copy_options::overwrite_existing, error);
  MemoryPack dates = packed(alone);
  std::filesystem::remove_all(alone, error);
  return dates;
}

// What is needed to read dates from text; `fault` says why it cannot be had, `absent` that there is no model.
struct DatedReadings {
  std::string fault;
  bool absent = false;
  std::unique_ptr<MemoryPack> tables;
  std::unique_ptr<Lexicon> lexicon;
  std::unique_ptr<Language> language;
  std::unique_ptr<SyntaxLabels> labels;
  std::unique_ptr<Parser> parser;
  std::unique_ptr<DateFinder> finder;

  explicit DatedReadings(const std::filesystem::path& model = "build/bede.pack",
                         const std::filesystem::path& folder = "lexicon") {
    tables = std::make_unique<MemoryPack>(pack_of_tables(folder, fault));
    if (!fault.empty()) return;
    const auto keep = [&](auto result, auto& to) {
      if (result.ok())
        to = std::make_unique<std::remove_cvref_t<decltype(*to)>>(std::move(result).value());
      else
        fault = result.error().text();
      return fault.empty();
    };
    auto pack = tables->read();
    if (!pack.ok()) {
      fault = pack.error().text();
      return;
    }
    if (!keep(Lexicon::read(std::move(pack).value()), lexicon) || !keep(DateFinder::make(*lexicon), finder)) return;
    absent = !std::filesystem::exists(model);
    if (absent || !keep(Language::load(model), language)) return;
    labels = std::make_unique<SyntaxLabels>(*language);
    parser = std::make_unique<Parser>(*language);
  }

  // `text` must outlive the reading.
  Reading read(std::string_view text, std::uint32_t title_sentences = 0) {
    return make_reading(parser->parse(text), *labels, *lexicon, title_sentences);
  }
};

// "since October | since 2016-10-01 2016-12-30 | 2016-10", with the offset's anchor: "eight days after | +8 took"
inline std::string written(const Reading& reading, const DateMention& mention) {
  constexpr const char* kinds[] = {"date", "since", "until", "duration", "set"};
  std::string line(reading.text(mention.begin_token, mention.end_token));
  (line += " | ") += kinds[static_cast<std::size_t>(mention.kind)];
  if (mention.days) {
    (line += ' ') += write_day(mention.days->first);
    if (mention.days->last != mention.days->first) (line += ' ') += write_day(mention.days->last);
  }
  if (mention.offset) {
    (line += ' ') += std::to_string(mention.offset->first_days);
    if (mention.offset->last_days != mention.offset->first_days)
      (line += "..") += std::to_string(mention.offset->last_days);
    (line += " from ") += reading.text(mention.offset->anchor);
  }
  if (!mention.value.empty()) (line += " | ") += mention.value;
  return line;
}

// A text, the day of its report, and the dates to be found in it, as written() has them.
struct DatedCase {
  const char* day;
  const char* text;
  std::vector<std::string> expected;
  bool title = false;
};

inline void expect_dates(std::span<const DatedCase> cases) {
  DatedReadings readings;
  ASSERT_EQ(readings.fault, "");
  if (readings.absent) GTEST_SKIP() << "there is no build/bede.pack: `make build` makes it";
  for (const DatedCase& one : cases) {
    const std::optional<Day> day = parse_day(one.day);
    ASSERT_TRUE(day) << one.day;
    const Reading reading = readings.read(one.text, one.title ? 1 : 0);
    std::vector<std::string> found;
    for (const DateMention& mention : readings.finder->find(reading, *day)) found.push_back(written(reading, mention));
    EXPECT_EQ(found, one.expected) << one.day << ": " << one.text;
  }
}

}  // namespace bede
