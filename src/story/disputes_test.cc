// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "story/merged.h"

namespace bede {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::shared_ptr<const ToldReport> report(std::string id) {
  auto told = std::make_shared<ToldReport>();
  told->id = std::move(id);
  return told;
}

ToldEvent on_day(std::shared_ptr<const ToldReport> report, Day first, Day last) {
  ToldEvent told;
  told.report = std::move(report);
  told.days = {first, last};
  told.stated = true;
  return told;
}

std::vector<std::string> fields(const std::vector<ToldEvent>& tellings) {
  std::vector<std::string> fields;
  for (const StoryDispute& dispute : find_disputes(tellings)) fields.push_back(dispute.field);
  return fields;
}

// A report that has both values tells of two days, or corrects itself: nobody says otherwise than it does.
TEST(Disputes, AreBetweenReportsThatLackEachOthersValues) {
  const auto one = report("a"), other = report("b");
  EXPECT_THAT(fields({on_day(one, 100, 100), on_day(other, 101, 101)}), ElementsAre("date"));
  EXPECT_THAT(fields({on_day(one, 100, 100), on_day(other, 101, 101), on_day(one, 101, 101)}), IsEmpty());
  EXPECT_THAT(fields({on_day(one, 100, 100), on_day(one, 101, 101)}), IsEmpty());
}

// "In May" is no other day than "on Monday".
TEST(Disputes, OfDaysAreBetweenSingleOnes) {
  EXPECT_THAT(fields({on_day(report("a"), 100, 100), on_day(report("b"), 110, 140)}), IsEmpty());
}

// What else a story has beside its own deed was done by others: a protest against a raid.
TEST(Disputes, OfWhoDidItAreBetweenTellingsOfOneType) {
  const auto by = [](std::string id, EventType type, ToldParty::Side side, std::string code) {
    ToldEvent told;
    told.report = report(std::move(id));
    told.type = type;
    told.actors.push_back({"", std::move(code), "CMR", "", {}, side, false});
    return told;
  };
  const ToldEvent rebels = by("a", EventType::Assault, ToldParty::Side::Irregular, "CMRREB");
  const ToldEvent army = by("b", EventType::Assault, ToldParty::Side::Public, "CMRMIL");
  EXPECT_THAT(fields({rebels, army}), ElementsAre("actor"));
  const ToldEvent police = by("b", EventType::Coerce, ToldParty::Side::Public, "CMRCOP");
  EXPECT_THAT(fields({rebels, rebels, police}), IsEmpty());
}

}  // namespace
}  // namespace bede
