// SPDX-License-Identifier: Apache-2.0
// Events as a coder gives them, made by hand; the sentences that they stand for are beside them.
#include "story/story.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace bede {
namespace {

using testing::ElementsAre;

EventEntity party(std::string name, std::string code, std::vector<std::string> sectors) {
  EventEntity entity;
  entity.name = entity.text = std::move(name);
  entity.country = code.substr(0, 3);
  entity.code = std::move(code);
  entity.sectors = std::move(sectors);
  return entity;
}

struct Made {
  std::string id, day, outlet, text, cue;
  std::string happened;  // a stated day; empty: none is
  std::string town;
  double longitude = 0;
  std::int64_t detained = 0;
  Factuality factuality = Factuality::Actual;
  std::string agency = {};
};

CodedStoryReport report_of(const Made& made) {
  CodedStoryReport coded;
  coded.report.id = made.id;
  coded.report.date = made.day;
  coded.report.outlet = made.outlet;
  coded.report.text = made.text;
  Event event;
  event.id = "e-" + made.id;
  event.report = made.id;
  event.text = made.text;
  event.type = EventType::Coerce;
  event.mode = "abduct";
  event.cameo = "181";
  event.quad = 4;
  event.factuality = made.factuality;
  event.actor = {party("Gunmen", "CMRUAF", {"UAF"})};
  event.recipient = {party("pilgrims", "CMRREL", {"REL"})};
  event.date.start = event.date.end = made.happened.empty() ? made.day : made.happened;
  event.date.basis = made.happened.empty() ? "report" : "stated";
  if (!made.town.empty()) {
    EventPlace place;
    place.name = place.text = made.town;
    place.country = "CMR";
    place.latitude = 6;
    place.longitude = made.longitude;
    place.grain = "city";
    event.place = place;
  }
  if (made.detained > 0) {
    event.casualties.emplace();
    event.casualties->detained = Toll{made.detained, made.detained, ""};
  }
  event.cue_text = made.cue;
  event.mentions = {{0, made.text, made.cue, {0, made.text.size()}}};
  if (!made.agency.empty()) {
    EventEntity agency;
    agency.name = made.agency;
    agency.role = "agency";
    event.attribution.push_back(agency);
  }
  coded.events.push_back(event);
  return coded;
}

// Two happenings of one kind in one week, and reports of other things, by which words are rare or common.
std::vector<CodedStoryReport> news() {
  const std::vector<Made> made = {
      {"kom-1", "2021-05-04", "Daily Lantern", "Gunmen abducted nine pilgrims near the shrine of Kom on Monday.",
       "abducted", "2021-05-03", "Kom", 10.4, 9, Factuality::Actual, "AP"},
      {"kom-2", "2021-05-04", "Bamboo Post", "Gunmen abducted nine pilgrims near the shrine of Kom on Monday.",
       "abducted", "2021-05-03", "Kom", 10.4, 9, Factuality::Actual, "AP"},
      {"kom-3", "2021-05-06", "Kom Courier", "The pilgrims abducted at the shrine of Kom are twelve, the bishop said.",
       "abducted", "", "Kom", 10.4, 12},
      {"kom-4", "2021-05-07", "Plateau Voice",
       "The rebels denied that they had abducted the pilgrims of the shrine in Kom.", "abducted", "", "", 0, 0,
       Factuality::Negated},
      {"wum-1", "2021-05-05", "Daily Lantern", "Gunmen abducted a tax clerk and his driver in Wum on Tuesday.",
       "abducted", "2021-05-04", "Wum", 12.9},
      {"wum-2", "2021-05-06", "Bamboo Post", "The tax clerk who was abducted in Wum with a driver had been warned.",
       "abducted", "", "Wum", 12.9},
  };
  std::vector<CodedStoryReport> reports;
  for (const Made& one : made) reports.push_back(report_of(one));
  for (int i = 0; i < 40; ++i) {
    CodedStoryReport other;
    other.report.id = "other-" + std::to_string(i);
    other.report.date = "2021-0" + std::to_string(1 + i % 9) + "-11";
    other.report.text = i % 2 == 0 ? "The council of the river port met on Monday. Nobody was hurt near the bridge."
                                   : "Rains closed a road in the north. The bishop said that the harvest was near.";
    reports.push_back(other);
  }
  return reports;
}

std::set<std::set<std::string>> groups(const std::vector<Story>& stories) {
  std::set<std::set<std::string>> all;
  for (const Story& story : stories) {
    std::set<std::string> reports;
    for (const StoryEvent& event : story.events) reports.insert(event.report);
    all.insert(reports);
  }
  return all;
}

const Story& story_with(const std::vector<Story>& stories, const std::string& report) {
  for (const Story& story : stories)
    for (const StoryEvent& event : story.events)
      if (event.report == report) return story;
  std::abort();
}

TEST(Stories, HappeningsOfOneKindAreToldApart) {
  EXPECT_EQ(groups(find_stories(news())),
            (std::set<std::set<std::string>>{{"kom-1", "kom-2", "kom-3", "kom-4"}, {"wum-1", "wum-2"}}));
}

// A report of August that recalls the abduction of May, and one that tells of another one in the same town.
TEST(Stories, TakeInWhatIsRecalledWithinAYear) {
  auto reports = news();
  reports.push_back(report_of({"kom-5", "2021-08-20", "Plateau Voice",
                               "The shrine of Kom has been closed since pilgrims were abducted there in May.",
                               "abducted", "", "Kom", 10.4}));
  reports.back().events[0].date = {"2021-05-01", "2021-05-31", "in May", {}, 0, "stated"};
  reports.back().events[0].sentence = 3;
  reports.push_back(
      report_of({"kom-6", "2021-08-21", "Kom Courier", "Armed men abducted a bride from a wedding in Kom on Friday.",
                 "abducted", "2021-08-20", "Kom", 10.4}));
  reports.back().events[0].recipient = {party("bride", "CMRCVL", {"CVL"})};
  EXPECT_EQ(
      groups(find_stories(reports)),
      (std::set<std::set<std::string>>{{"kom-1", "kom-2", "kom-3", "kom-4", "kom-5"}, {"kom-6"}, {"wum-1", "wum-2"}}));
}

TEST(Stories, DoNotDependOnTheOrderOfInput) {
  const auto lines = [](std::vector<Story> stories) {
    std::string all;
    for (const Story& story : stories) append_json(story, all);
    return all;
  };
  auto reports = news();
  const std::string expected = lines(find_stories(reports));
  std::mt19937 chance(7);
  for (int turn = 0; turn < 5; ++turn) {
    std::shuffle(reports.begin(), reports.end(), chance);
    EXPECT_EQ(lines(find_stories(reports)), expected);
  }
}

TEST(Stories, HaveTheMergedFields) {
  const auto stories = find_stories(news());
  const Story& story = story_with(stories, "kom-3");
  EXPECT_EQ(story.reports, 4u);
  EXPECT_EQ(story.outlets, 4u);
  EXPECT_EQ(story.sources, 3u) << "two print one agency";
  EXPECT_THAT(story.agencies, ElementsAre("AP"));
  EXPECT_EQ(story.first_reported, "2021-05-04");
  EXPECT_EQ(story.first_report, "kom-1");
  EXPECT_EQ(story.first_outlet, "Daily Lantern");
  EXPECT_EQ(story.date_start, "2021-05-03");
  EXPECT_EQ(story.place->name, "Kom");
  EXPECT_EQ(story.casualties->detained->low, 12) << "the last figure";
  EXPECT_EQ(story.factuality, Factuality::Actual);
  EXPECT_EQ(story.actors.front().code, "CMRUAF");
}

TEST(Stories, SayWhereReportsDiffer) {
  const auto stories = find_stories(news());
  const Story& story = story_with(stories, "kom-1");
  ASSERT_EQ(story.disputes.size(), 2u);
  const StoryDispute& detained = story.disputes[0];
  EXPECT_EQ(detained.field, "detained");
  ASSERT_EQ(detained.values.size(), 2u);
  EXPECT_EQ(detained.values[0].value, "9");
  EXPECT_THAT(detained.values[0].reports, ElementsAre("kom-1", "kom-2"));
  EXPECT_THAT(detained.values[0].outlets, ElementsAre("Bamboo Post", "Daily Lantern"));
  EXPECT_EQ(detained.values[0].sources, 1u);
  EXPECT_EQ(detained.values[1].value, "12");
  EXPECT_EQ(story.disputes[1].field, "factuality");
  EXPECT_THAT(story_with(stories, "wum-1").disputes, testing::IsEmpty());
}

TEST(Stories, EveryEventIsInOne) {
  auto reports = news();
  reports[0].events.push_back(reports[0].events[0]);
  reports[0].events[1].id = "e-kom-1-again";
  reports[0].events[1].type = EventType::Request;
  reports[0].events[1].about = reports[0].events[0].id;
  std::map<std::string, int> seen;
  for (const Story& story : find_stories(reports))
    for (const StoryEvent& event : story.events) ++seen[event.event];
  EXPECT_EQ(seen.size(), 7u);
  for (const auto& [id, count] : seen) EXPECT_EQ(count, 1) << id;
}

TEST(Stories, WhatIsAskedForAndWhoAsksAreTwo) {
  auto reports = news();
  for (std::size_t r = 0; r < 2; ++r) {
    Event request = reports[r].events[0];
    request.id += "-request";
    request.type = EventType::Request;
    request.about = reports[r].events[0].id;
    reports[r].events.push_back(request);
  }
  const auto stories = find_stories(reports);
  for (const Story& story : stories) {
    std::set<std::string> reports_of;
    for (const StoryEvent& event : story.events) EXPECT_TRUE(reports_of.insert(event.report).second) << event.report;
  }
}

TEST(Stories, ALineIsJson) {
  const auto stories = find_stories(news());
  std::string line;
  append_json(story_with(stories, "wum-1"), line);
  EXPECT_THAT(line, testing::StartsWith("{\"id\":\"s"));
  EXPECT_THAT(line, testing::HasSubstr("\"reports\":2,\"outlets\":2,\"sources\":2,\"agencies\":[]"));
  EXPECT_THAT(line, testing::HasSubstr("\"disputes\":[],\"events\":[{\"report\":\"wum-1\",\"id\":\"e-wum-1\"}"));
}

TEST(Stories, OfNothingAreNone) { EXPECT_TRUE(find_stories({}).empty()); }

}  // namespace
}  // namespace bede
