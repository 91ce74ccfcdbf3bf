// SPDX-License-Identifier: Apache-2.0
#include "story/likeness.h"

#include <gtest/gtest.h>

namespace bede {
namespace {

ToldParty known(const char* code, const char* country, const char* id) {
  ToldParty party;
  party.code = code;
  party.country = country;
  party.id = id;
  party.side = ToldParty::Side::Public;
  return party;
}

const ToldParty fiji = known("FJI", "FJI", "states/FJI");
const ToldParty tonga = known("TON", "TON", "states/TON");

ToldEvent told(EventType type, const char* cameo, const ToldParty& actor, const ToldParty& recipient) {
  ToldEvent event;
  event.report = std::make_shared<ToldReport>();
  event.type = type;
  event.cameo = cameo;
  event.actors = {actor};
  event.recipients = {recipient};
  return event;
}

float sign_of(const ToldEvent& a, const ToldEvent& b, Sign sign) {
  return signs_of(a, b)[static_cast<std::size_t>(sign)];
}

// Of a clash either may be told as who began it; but "Fiji expelled a Tongan envoy" and "Tonga expelled a Fijian one"
// are two.
TEST(Likeness, SidesAreTurnedWhereForceIsUsed) {
  const ToldEvent clash = told(EventType::Assault, "190", fiji, tonga);
  EXPECT_GT(sign_of(clash, told(EventType::Assault, "190", tonga, fiji), Sign::Actor), 0);
  const ToldEvent expulsion = told(EventType::Sanction, "166", fiji, tonga);
  const ToldEvent reply = told(EventType::Sanction, "166", tonga, fiji);
  EXPECT_LT(sign_of(expulsion, reply, Sign::Actor), 0);
  EXPECT_LT(sign_of(expulsion, reply, Sign::Recipient), 0);
}

// "The United Nations blacklisted two traders", "New Zealand blacklisted two traders"; but a committee of the United
// Nations may be them.
TEST(Likeness, ABodyOfNoStateIsNoState) {
  const ToldParty un = known("IGOUNO", "", "bodies/United Nations");
  const ToldParty committee = known("IGOUNOSEC", "", "bodies/UN Security Council");
  EXPECT_LT(match_parties({un}, {tonga}), 0);
  EXPECT_GT(match_parties({un}, {committee}), 0);
}

}  // namespace
}  // namespace bede
