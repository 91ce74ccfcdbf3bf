// SPDX-License-Identifier: Apache-2.0
// Private to the store: rows of the tables -> reports with their events, by day, as the story step takes them.
#pragma once

#include <string>
#include <vector>

#include "bede/story.h"
#include "store/database.h"

namespace bede {

struct StoredReport {
  Report report;
  std::vector<Event> events;  // the fields that stories are made of
  std::uint64_t key = 0;      // run and item, see key_of
};

std::uint64_t key_of(int run, std::int64_t item);
int run_of(std::uint64_t key);
std::int64_t item_of(std::uint64_t key);

// Days of reports, both included, with some tens of thousands of events in them; one day at least.
struct DaySlice {
  std::string first, last;
};

// The views that the others read. Errors: those of Database::read(), here and below.
Result<void> make_story_views(const Database& database);
Result<std::vector<DaySlice>> find_day_slices(const Database& database);
// Titles, texts and days, for counting.
Result<void> read_texts(const Database& database, const std::function<void(const Report&)>& take,
                        const std::atomic<bool>* stop);
// By day, then id.
Result<std::vector<StoredReport>> read_slice(const Database& database, const DaySlice& slice);

}  // namespace bede
