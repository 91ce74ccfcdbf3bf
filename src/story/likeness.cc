// SPDX-License-Identifier: Apache-2.0
#include "story/likeness.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bede {
namespace {

constexpr int days_apart = 5;  // what reports say of days is out by some, and so is what is made of it

// Log odds: fitted by logistic regression to pairs of tellings of the happenings of samples/happenings, with their days
// and without, then rounded. Crowd is the logarithm of prior odds. Copy and SameReport are set by hand.
constexpr float threshold = 2.0F;
constexpr Signs weights = {
    1.7F,  // Type
    2.7F,  // Core
    3.0F,  // Held
    7.0F,  // Names
    2.0F,  // Actor
    2.3F,  // Recipient
    1.0F,  // Place
    1.6F,  // Date
    0.4F,  // Toll
    2.0F,  // Copy
    5.0F,  // SameReport
    0.4F,  // Between
    1.1F,  // Crowd
};

// What one report tells as the other type, another may tell as this one.
enum Family : std::uint8_t { Force, Order, Protests, Deals, Gives, YieldsF, Asks, Blames, Refuses, Warns };
constexpr Family family_of(EventType type) {
  switch (type) {
    case EventType::Assault:
    case EventType::Coerce:
    case EventType::Mobilize: return Force;
    case EventType::Sanction: return Order;
    case EventType::Protest: return Protests;
    case EventType::Agree:
    case EventType::Consult:
    case EventType::Cooperate: return Deals;
    case EventType::Support:
    case EventType::Aid: return Gives;
    case EventType::Concede:
    case EventType::Retreat: return YieldsF;
    case EventType::Request: return Asks;
    case EventType::Accuse: return Blames;
    case EventType::Reject: return Refuses;
    case EventType::Threaten: return Warns;
  }
  return Force;
}

bool are_near(Family a, Family b) {
  const auto either = [&](Family x, Family y) { return (a == x && b == y) || (a == y && b == x); };
  return either(Force, Order) || either(Force, Protests) || either(Deals, YieldsF) || either(Deals, Gives) ||
         either(Order, Blames) || either(Blames, Refuses) || either(Protests, YieldsF) || either(Refuses, Warns) ||
         either(Order, Refuses) || either(Gives, YieldsF);
}

// How rare the rarest common word is; 0: there is none.
float common_word(const std::vector<WeighedStem>& a, const std::vector<WeighedStem>& b) {
  float rarest = 0;
  for (const WeighedStem& one : a)
    for (const WeighedStem& other : b)
      if (one.stem == other.stem) rarest = std::max(rarest, one.weight);
  return rarest;
}

constexpr std::size_t few_words = 3;
constexpr float everybodys = 0.3F, rare_cue = 0.5F;
constexpr float rare_name = 0.7F;

// What is signed is a deal, whichever way it is coded.
Family family_of(const ToldEvent& told) {
  const std::string_view code = told.cameo;
  return code.starts_with("057") || code.starts_with("0871") ? Deals : family_of(told.type);
}

// "Seized" tells of any of these.
bool takes_somebody(std::string_view mode) { return mode == "abduct" || mode == "arrest" || mode == "seize"; }

// Of how many kinds words are that tell of one thing, by what the lexicon has of them.
float match_kinds(const ToldEvent& a, const ToldEvent& b) {
  if (a.type == b.type) {
    if (a.cameo == b.cameo && a.typed) return 1;
    if (!a.mode.empty() && a.mode == b.mode) return 0.9F;
    if (a.mode.empty() || b.mode.empty()) return 0.7F;
    return takes_somebody(a.mode) && takes_somebody(b.mode) ? 0.6F : 0.4F;
  }
  if (takes_somebody(a.mode) && takes_somebody(b.mode)) return 0.5F;
  const Family one = family_of(a), other = family_of(b);
  if (one == other) return 0.2F;
  return are_near(one, other) ? -0.3F : -1;
}

bool have_few_words(const ToldEvent& a, const ToldEvent& b) {
  return a.cue.size() <= few_words && b.cue.size() <= few_words;
}

float match_types(const ToldEvent& a, const ToldEvent& b) {
  if (a.typed && b.typed) return match_kinds(a, b);
  // Words alone: "quake" and "fire" are two, but longer ones may tell the same otherwise.
  const float common = common_word(a.cue, b.cue);
  const bool few = have_few_words(a, b);
  if (few ? common > 0 : common > rare_cue) return common;
  if (a.has_kind && b.has_kind) return match_kinds(a, b);
  return few ? -0.7F : 0;
}

// Civilians, of whom no more is told.
bool is_anybody(const ToldParty& party) { return party.code.size() <= 3 || party.code.ends_with("CVL"); }

float match_party(const ToldParty& a, const ToldParty& b) {
  const float name = common_word(a.stems, b.stems);
  if (!a.id.empty() && a.id == b.id) return 0.6F + 0.4F * name;
  if (!a.country.empty() && !b.country.empty() && a.country != b.country)
    return name > rare_name ? -0.3F : a.named || b.named || !a.id.empty() || !b.id.empty() ? -1 : -0.7F;
  // A body of no state and a state, both of them known: "the United Nations", "the United States".
  const bool within = a.code.starts_with(b.code) || b.code.starts_with(a.code);
  if (!a.id.empty() && !b.id.empty() && a.country.empty() != b.country.empty() && !within) return -0.6F;
  if (a.named && b.named && name < rare_name) return -0.8F;
  // "pupils" and "teachers" are of one code, and are not the same.
  if (!a.code.empty() && a.code == b.code) return a.code.size() > 6 ? 1 : 0.3F + 0.7F * name;
  if (name > 0) return 0.9F * name;
  if (a.code.empty() || b.code.empty()) return 0;
  if (a.code.starts_with(b.code) || b.code.starts_with(a.code)) return 0.4F;
  if (a.side == ToldParty::Side::Unknown || b.side == ToldParty::Side::Unknown) return 0;
  // "traders" may be "civilians", but no "herders".
  if (a.side == b.side) return a.side != ToldParty::Side::Civil || is_anybody(a) || is_anybody(b) ? 0.3F : -0.3F;
  const bool civil = a.side == ToldParty::Side::Civil || b.side == ToldParty::Side::Civil;
  return civil ? -0.2F : -0.7F;
}

constexpr float degree = std::numbers::pi_v<float> / 180;

float kilometres(const EventPlace& a, const EventPlace& b) {
  const auto u = static_cast<float>(*a.latitude) * degree, v = static_cast<float>(*b.latitude) * degree;
  const float across = static_cast<float>(*a.longitude - *b.longitude) * degree;
  const float cosine = std::sin(u) * std::sin(v) + std::cos(u) * std::cos(v) * std::cos(across);
  return 6371 * std::acos(std::clamp(cosine, -1.0F, 1.0F));
}

bool is_point(const EventPlace& place) { return place.grain == "city" || place.grain == "site"; }

// How far two stretches of days are from each other; 0: they meet.
int gap(Days a, Days b) { return std::max({0, a.first - b.last, b.first - a.last}); }

bool is_short(Days days) { return days.last - days.first <= 3; }

// What a report begins with is of its own day or the day before; what stands further down may be older.
bool is_news(const ToldEvent& told) { return told.sentence <= 0; }

float match_stated_dates(const ToldEvent& a, const ToldEvent& b) {
  if (a.stated && b.stated) {
    const int days = gap(a.days, b.days);
    if (days == 0) return is_short(a.days) && is_short(b.days) ? 1 : 0.4F;
    return days == 1 ? -0.2F : days == 2 ? -1.5F : -2;
  }
  if (!a.stated && !b.stated) {
    const ToldEvent& earlier = a.report->day <= b.report->day ? a : b;
    const ToldEvent& later = a.report->day <= b.report->day ? b : a;
    const int days = later.report->day - earlier.report->day;
    if (days <= 1) return 0.5F;
    if (is_news(later)) return days <= 3 ? 0.1F : days <= 7 ? -0.3F : -0.6F;
    return days <= 3 ? 0.2F : days <= 7 ? 0 : -0.2F;
  }
  const ToldEvent& told = a.stated ? a : b;
  const ToldEvent& other = a.stated ? b : a;
  const int before = other.report->day - told.days.last;
  if (before < 0) return other.report->day >= told.days.first ? 0.3F : -0.8F;  // what was still to come
  if (before <= 1) return 0.6F;
  if (is_news(other)) return before <= 3 ? -0.1F : before <= 8 ? -0.4F : -0.6F;
  return before <= 3 ? 0.2F : before <= 8 ? 0 : -0.3F;
}

// That two are told at one time says the less the more reports are of that day.
float match_dates(const ToldEvent& a, const ToldEvent& b) {
  const float match = match_stated_dates(a, b);
  return match > 0 ? match * std::min(a.report->rare_day, b.report->rare_day) : match;
}

float match_tolls(const ToldEvent& a, const ToldEvent& b) {
  float sum = 0;
  for (std::size_t loss = 0; loss < losses; ++loss) {
    if (!a.tolls[loss] || !b.tolls[loss]) continue;
    const Toll &one = *a.tolls[loss], &other = *b.tolls[loss];
    const auto least = static_cast<float>(std::min(one.low, other.low));
    const auto most = static_cast<float>(std::max(one.low, other.low));
    if (one.low == other.low && one.high == other.high)
      sum += most > 3 ? 1 : 0.6F;
    else if (tolls_agree(one, other))
      sum += 0.5F;
    else
      sum += most <= least * 2 + 2 ? 0 : -0.6F;
  }
  return std::clamp(sum, -1.0F, 1.5F);
}

bool suffer_apart(const ToldEvent& a, const ToldEvent& b) {
  for (std::size_t loss = 0; loss < losses; ++loss)
    if (a.tolls[loss] && b.tolls[loss] && !tolls_agree(*a.tolls[loss], *b.tolls[loss])) return true;
  return match_parties(a.recipients, b.recipients) < 0;
}

// By words of the report, not by its dateline.
bool is_told(const EventPlace& place) { return !place.text.empty(); }

// Of a clash or a raid one report may have as actor whom the other has as recipient; but "Fiji expelled a Tongan envoy"
// and "Tonga expelled a Fijian one" are two.
bool may_be_turned(const ToldEvent& a, const ToldEvent& b) {
  const auto is_force = [](const ToldEvent& told) {
    return !told.typed || family_of(told) == Force || family_of(told) == Protests;
  };
  return is_force(a) && is_force(b);
}

// One sentence, printed twice.
bool are_copied(const ToldEvent& a, const ToldEvent& b) {
  return a.report != b.report && a.report->source == b.report->source && common_word(a.cue, b.cue) > 0 &&
         likeness(a.words, b.words) > 0.8F;
}

}  // namespace

std::string_view sign_name(Sign sign) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(Sign::Count)> names = {
      "type", "core", "held", "names", "actor",   "recipient", "place",
      "date", "toll", "copy", "same",  "between", "crowd"};
  return names[static_cast<std::size_t>(sign)];
}

bool tolls_agree(const Toll& a, const Toll& b) { return a.low <= b.high && b.low <= a.high; }

float match_parties(const std::vector<ToldParty>& a, const std::vector<ToldParty>& b) {
  if (a.empty() || b.empty()) return 0;
  float best = -1;
  for (const ToldParty& one : a)
    for (const ToldParty& other : b) best = std::max(best, match_party(one, other));
  return best;
}

float match_places(const EventPlace& a, const EventPlace& b) {
  if (a.geonames != 0 && a.geonames == b.geonames) return 1;
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return -1;
  if (a.name == b.name) return a.grain == "country" ? 0.2F : 0.9F;
  if (a.grain == "country" || b.grain == "country") return a.country == b.country ? 0.15F : 0;
  if (!is_point(a) || !is_point(b)) {
    if (a.admin1.empty() || b.admin1.empty()) return 0;
    return a.admin1 == b.admin1 ? 0.5F : -0.4F;
  }
  if (!a.latitude || !b.latitude) return 0;  // another village, or a part of the same town
  const float apart = kilometres(a, b);
  return apart < 15 ? 0.6F : apart < 50 ? 0 : apart < 120 ? -0.4F : -0.9F;
}

Signs signs_of(const ToldEvent& a, const ToldEvent& b) {
  Signs signs{};
  const auto set = [&](Sign sign, float value) { signs[static_cast<std::size_t>(sign)] = value; };
  const bool same = a.report == b.report;
  set(Sign::Type, match_types(a, b));
  // Of one report they say nothing.
  set(Sign::Core, likeness(a.core, b.core));
  if (!same) {
    set(Sign::Held, std::min(share_in(a.words, b.report->stems), share_in(b.words, a.report->stems)));
    set(Sign::Names, likeness(a.report->names, b.report->names));
  }
  set(Sign::Between, -std::log1p(static_cast<float>(std::abs(a.report->day - b.report->day))));
  const float straight = match_parties(a.actors, b.actors), across = match_parties(a.actors, b.recipients);
  const float back = match_parties(a.recipients, b.actors), there = match_parties(a.recipients, b.recipients);
  const bool turned = may_be_turned(a, b) && across + back > straight + there + 0.8F;
  set(Sign::Actor, turned ? across - 0.5F : straight);
  set(Sign::Recipient, turned ? back - 0.5F : there);
  if (a.place && b.place) {
    const float match = match_places(*a.place, *b.place);
    set(Sign::Place, match == -1 || (is_told(*a.place) && is_told(*b.place)) ? match : match / 2);
  }
  set(Sign::Date, match_dates(a, b));
  set(Sign::Toll, match_tolls(a, b));
  set(Sign::Copy, are_copied(a, b) ? 1 : 0);
  // The coder joins what one report tells twice as far as it can; nobody has joined words that were given.
  set(Sign::SameReport, !same ? 0 : a.typed && b.typed ? -1 : 1);
  set(Sign::Crowd, -std::max(a.report->crowd, b.report->crowd));
  return signs;
}

float score_of(const Signs& signs) {
  float score = -threshold;
  for (std::size_t i = 0; i < signs.size(); ++i) score += weights[i] * signs[i];
  return score;
}

bool are_apart(const ToldEvent& a, const ToldEvent& b) {
  const bool same = a.report == b.report;
  if (are_copied(a, b)) return false;
  // Of many words some are everybody's: "an accord in Libya on Monday", "the one of May on water".
  const float least = have_few_words(a, b) ? 0 : everybodys;
  if (same && (!a.typed || !b.typed) && common_word(a.cue, b.cue) <= least) return true;
  if (same && (a.about == b.id || b.about == a.id)) return true;
  // The coder joins what one report tells twice as far as it can: so two of one code are two, where others suffer.
  if (same && a.typed && b.typed && a.cameo == b.cameo && suffer_apart(a, b)) return true;
  if (a.stated && b.stated && gap(a.days, b.days) > (same ? 0 : days_apart)) return true;
  if (a.typed && b.typed && a.place && b.place && is_told(*a.place) && is_told(*b.place) &&
      match_places(*a.place, *b.place) < (same ? -0.3F : -0.85F))
    return true;
  return same && a.type != b.type && family_of(a.type) != family_of(b.type);
}

}  // namespace bede
