// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "story/clusters.h"
#include "story/copies.h"
#include "story/merged.h"
#include "story/story.h"

namespace bede {
namespace {

constexpr std::size_t batch_events = 20'000;

Day day_of_report(const Report& report) { return parse_day(report.date).value_or(0); }

// A week at once: what a report means is often plain only from the next ones.
Day week_of(Day day) { return (day >= 0 ? day : day - 6) / 7; }

// The agency of the dateline: it stands in no words of the report's sentences.
std::string agency_of(std::span<const Event> events) {
  for (const Event& event : events)
    for (const EventEntity& source : event.attribution)
      if (source.role == "agency" && source.span.end <= source.span.begin) return source.name;
  return {};
}

}  // namespace

class StoryFinder::Work {
 public:
  explicit Work(TakeStory take) : take_(std::move(take)) {}

  void count(const Report& report) {
    counts_.add(report.title, report.text);
    ++reports_on_[day_of_report(report)];
    ++reports_;
  }

  void add(const Report& report, std::span<const Event> events, std::uint64_t key) {
    const Day day = day_of_report(report);
    if (!batch_.empty() && (week_of(batch_.front().report->day) != week_of(day) || batch_.size() >= batch_events))
      run_batch();
    auto told = std::make_shared<ToldReport>();
    told->id = report.id;
    told->outlet = report.outlet;
    told->agency = agency_of(events);
    told->day = day;
    told->key = key;
    told->rare_day = rarity_of(day);
    told->crowd = crowd_of(day);
    told->source = copies_.source_of(report.text, day);
    set_words(report, counts_, *told);
    for (std::size_t e = 0; e < events.size(); ++e)
      batch_.push_back(make_told(events[e], static_cast<std::uint32_t>(e), told, counts_));
  }

  void finish() {
    run_batch();
    clusters_.finish(taker());
  }

 private:
  std::size_t reports_near(Day day, Day within) const {
    std::size_t near = 0;
    for (Day beside = day - within; beside <= day + within; ++beside)
      if (const auto on = reports_on_.find(beside); on != reports_on_.end()) near += on->second;
    return near;
  }
  float crowd_of(Day day) const { return std::log(std::max(static_cast<float>(reports_near(day, 3)), 10.0F) / 10); }
  // 1 where one report in fifty or fewer is of that day or the ones beside it, 0 where all are.
  float rarity_of(Day day) const {
    const std::size_t near = reports_near(day, 1);
    if (near == 0) return 1;
    return std::min(1.0F, std::log(static_cast<float>(reports_) / static_cast<float>(near)) / std::log(50.0F));
  }
  Clusters::Take taker() {
    return [this](std::vector<ToldEvent>&& happening) { take_(make_story(happening)); };
  }
  void run_batch() {
    std::vector<ToldEvent> batch;
    batch.swap(batch_);
    clusters_.add(std::move(batch), taker());
  }

  TakeStory take_;
  StemCounts counts_;
  std::unordered_map<Day, std::size_t> reports_on_;
  std::size_t reports_ = 0;
  Copies copies_;
  Clusters clusters_;
  std::vector<ToldEvent> batch_;
};

StoryFinder::StoryFinder(TakeStory take) : work_(std::make_unique<Work>(std::move(take))) {}
StoryFinder::StoryFinder(StoryFinder&&) noexcept = default;
StoryFinder& StoryFinder::operator=(StoryFinder&&) noexcept = default;
StoryFinder::~StoryFinder() = default;
void StoryFinder::count(const Report& report) { work_->count(report); }
void StoryFinder::add(const Report& report, std::span<const Event> events, std::uint64_t report_key) {
  work_->add(report, events, report_key);
}
void StoryFinder::finish() { work_->finish(); }

std::vector<Story> find_stories(std::span<const CodedStoryReport> reports) {
  std::vector<std::size_t> order(reports.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) {
      return std::tuple(day_of_report(reports[i].report), reports[i].report.id, i);
    };
    return key(a) < key(b);
  });
  std::vector<Story> stories;
  StoryFinder finder([&](Story&& story) { stories.push_back(std::move(story)); });
  for (const CodedStoryReport& one : reports) finder.count(one.report);
  for (const std::size_t i : order) finder.add(reports[i].report, reports[i].events, i);
  finder.finish();
  std::sort(stories.begin(), stories.end(), [](const Story& a, const Story& b) { return a.id < b.id; });
  return stories;
}

}  // namespace bede
