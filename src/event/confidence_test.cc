// SPDX-License-Identifier: Apache-2.0
#include "event/confidence.h"

#include <gtest/gtest.h>

namespace bede {
namespace {

EventEntity party(std::string code, std::string via) {
  EventEntity entity;
  entity.code = std::move(code);
  entity.via = std::move(via);
  return entity;
}

// "Police in Lagos arrested 12 students on Monday."
Event plain() {
  Event event;
  event.text = "Police in Lagos arrested 12 students on Monday.";
  event.actor = {party("NGACOP", "name")};
  event.recipient = {party("NGAEDU", "name")};
  event.date.basis = "stated";
  event.place.emplace();
  event.cue_frame = "events/coerce:arrest";
  return event;
}

// Each of these says less of who did what to whom than the plain sentence does.
TEST(Confidence, FallsWithEachDoubt) {
  const double sure = confidence_of(plain());
  EXPECT_DOUBLE_EQ(sure, 0.87);
  const auto with = [](auto&& change) {
    Event event = plain();
    change(event);
    return confidence_of(event);
  };
  EXPECT_LT(with([](Event& e) { e.actor.clear(); }), sure);
  EXPECT_LT(with([](Event& e) { e.recipient.clear(); }), sure);
  EXPECT_LT(with([](Event& e) { e.actor[0].via = "pronoun"; }), sure);
  EXPECT_LT(with([](Event& e) { e.factuality = Factuality::Negated; }), sure);
  EXPECT_LT(with([](Event& e) { e.factuality = Factuality::Conditional; }), sure);
  EXPECT_LT(with([](Event& e) { e.date.basis = "report"; }), sure);
  EXPECT_LT(with([](Event& e) { e.place.reset(); }), sure);
  EXPECT_LT(with([](Event& e) { e.text.append(200, 'x'); }), sure);
}

// Two parties of a meeting are both its actors.
TEST(Confidence, WantsNoRecipientOfAMeeting) {
  Event meeting = plain();
  meeting.actor.push_back(meeting.recipient[0]);
  meeting.recipient.clear();
  EXPECT_DOUBLE_EQ(confidence_of(meeting), confidence_of(plain()));
}

// A guess is no more than 0.35, however plain its sentence.
TEST(Confidence, OfAGuessIsLow) {
  Event guess = plain();
  guess.cue_frame = backoff_frame;
  EXPECT_DOUBLE_EQ(confidence_of(guess), 0.35);
}

}  // namespace
}  // namespace bede
