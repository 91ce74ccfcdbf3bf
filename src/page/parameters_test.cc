// SPDX-License-Identifier: Apache-2.0
#include "page/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace bede {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Parameters read(std::string_view query) {
  auto parameters = Parameters::parse(query);
  EXPECT_TRUE(parameters.ok()) << query;
  return parameters.ok() ? *parameters : Parameters();
}

TEST(TargetTest, ReadsPathAndParameters) {
  const auto target = Target::parse("/api/events?q=fire%20near+Bria&type=COERCE&empty=&q2=%C3%A9#part");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target.value().path, "/api/events");
  const Parameters& parameters = target.value().parameters;
  EXPECT_EQ(parameters.text("q"), "fire near Bria");
  EXPECT_EQ(parameters.text("q2"), "é");
  EXPECT_EQ(parameters.text("empty"), std::nullopt);
  EXPECT_EQ(parameters.text("absent"), std::nullopt);
}

TEST(TargetTest, RefusesWhatIsNoAddress) {
  for (const char* target : {"", "events", "http://elsewhere/", "/a%", "/a%2", "/a%zz", "/%ff", "/a?x=%00", "/a?x=%c3"})
    EXPECT_FALSE(Target::parse(target).ok()) << target;
  std::string many = "/a?";
  for (int i = 0; i < 100; ++i) many += "x=1&";
  EXPECT_FALSE(Target::parse(many).ok());
}

TEST(ParametersTest, ListsComeByCommasAndByNames) {
  EXPECT_THAT(read("type=COERCE,ASSAULT&type=PROTEST&type=").list("type"), ElementsAre("COERCE", "ASSAULT", "PROTEST"));
  EXPECT_THAT(read("a=,,").list("a"), ElementsAre());
}

TEST(ParametersTest, NamesAreChecked) {
  constexpr std::array<std::string_view, 2> known = {"from", "to"};
  EXPECT_TRUE(read("from=1&to=2").check_names(known).ok());
  const auto unknown = read("form=1").check_names(known);
  ASSERT_FALSE(unknown.ok());
  EXPECT_THAT(unknown.error().message, HasSubstr("'form'"));
  EXPECT_THAT(unknown.error().message, HasSubstr("from, to"));
}

// What comes out of these goes into SQL without quotes.
TEST(ParametersTest, DaysAndNumbersAreNothingElse) {
  EXPECT_EQ(read("from=2017-01-31").day("from").value(), "2017-01-31");
  for (const char* day : {"2017-02-30", "2017-01", "2017-01-31'", "2017-01-31T10:00:00Z", "x", "1' OR '1'='1"})
    EXPECT_FALSE(read(std::string("from=") + day).day("from").ok()) << day;
  EXPECT_EQ(read("n=12").whole("n", 1, 500, 50).value(), 12);
  EXPECT_EQ(read("").whole("n", 1, 500, 50).value(), 50);
  for (const char* number : {"0", "501", "1.5", "1e2", "0x10", " 1", "1;", "-1", "99999999999999999999"})
    EXPECT_FALSE(read(std::string("n=") + number).whole("n", 1, 500, 50).ok()) << number;
  EXPECT_EQ(read("c=0.25").real("c", 0, 1).value(), 0.25);
  for (const char* number : {"nan", "inf", "1.1", "-0.1", "0.5)", "0,5"})
    EXPECT_FALSE(read(std::string("c=") + number).real("c", 0, 1).ok()) << number;
}

TEST(ParametersTest, AChoiceIsOneOfThem) {
  constexpr std::array<std::string_view, 2> choices = {"any", "own"};
  EXPECT_EQ(read("").choice("voice", choices).value(), "any");
  EXPECT_EQ(read("voice=own").choice("voice", choices).value(), "own");
  EXPECT_FALSE(read("voice=mine").choice("voice", choices).ok());
}

}  // namespace
}  // namespace bede
