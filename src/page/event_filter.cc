// SPDX-License-Identifier: Apache-2.0
#include "page/event_filter.h"

#include <fmt/format.h>

#include <array>

#include "bede/event.h"
#include "store/store.h"

namespace bede {
namespace {

constexpr std::array<std::string_view, 17> names = {"from",      "to",   "country",    "place",      "at",     "actor",
                                                    "recipient", "type", "mode",       "factuality", "source", "voice",
                                                    "outlet",    "q",    "confidence", "report",     "run"};

constexpr std::array<std::string_view, 3> voices = {"any", "own", "said"};

// A code that begins so, or a name or words of the report that hold it: KEN, police, Ada Obi.
std::string has_party(std::string_view side, const std::string& wanted) {
  return fmt::format(
      "(run, item, event) IN (SELECT (run, item, event) FROM entities WHERE side = '{}' AND (starts_with(code, {}) OR "
      "{} OR {}))",
      side, sql_text(wanted), holds_words("name", wanted), holds_words("text", wanted));
}

// A word that is none of PLOVER's or ours would quietly find nothing.
template <class Value, class Name>
Result<void> check_words(std::string_view name, const std::vector<std::string>& values, Value last, Name name_of) {
  for (const std::string& value : values) {
    bool known = false;
    std::string all;
    for (int each = 0; each <= static_cast<int>(last); ++each) {
      const std::string_view word = name_of(static_cast<Value>(each));
      known |= value == word;
      all.append(all.empty() ? "" : ", ").append(word);
    }
    if (!known) return Error{ErrorKind::BadArgument, fmt::format("{}: '{}' is none of {}", name, value, all), {}};
  }
  return {};
}

// "at=-4.05,39.66": the point where a place is.
Result<std::string> is_at(const std::string& point) {
  const std::size_t comma = std::min(point.find(','), point.size());
  const auto lat = read_real(point.substr(0, comma));
  const auto lon = comma < point.size() ? read_real(point.substr(comma + 1)) : std::nullopt;
  if (!lat || !lon)
    return Error{
        ErrorKind::BadArgument, fmt::format("at: '{}' is no latitude and longitude such as -4.05,39.66", point), {}};
  return fmt::format("abs(lat - {:.9f}) < 1e-6 AND abs(lon - {:.9f}) < 1e-6", *lat, *lon);
}

class Conditions {
 public:
  void add(const std::string& condition) { all_.append(all_.empty() ? "(" : " AND (").append(condition).append(")"); }
  std::string all() const { return all_.empty() ? "true" : all_; }

 private:
  std::string all_;
};

Result<void> add_times(const Parameters& asked, Conditions& conditions) {
  BEDE_TRY(from, asked.day("from"));
  BEDE_TRY(to, asked.day("to"));
  if (from && to && *from > *to)
    return Error{ErrorKind::BadArgument, fmt::format("from: {} is after to: {}", *from, *to), {}};
  if (from) conditions.add(fmt::format("date_end >= DATE {}", sql_text(*from)));
  if (to) conditions.add(fmt::format("date_start <= DATE {}", sql_text(*to)));
  return {};
}

Result<void> add_kinds(const Parameters& asked, Conditions& conditions) {
  const auto types = asked.list("type"), factualities = asked.list("factuality");
  BEDE_CHECKED(check_words("type", types, EventType::Assault, event_type_name));
  BEDE_CHECKED(check_words("factuality", factualities, Factuality::Historical, factuality_name));
  if (!types.empty()) conditions.add(is_one_of("type", types));
  if (!factualities.empty()) conditions.add(is_one_of("factuality", factualities));
  // One mode may be of several types: REQUEST/yield, CONCEDE/yield.
  if (const auto modes = asked.list("mode"); !modes.empty())
    conditions.add(is_one_of("mode", modes) + " OR " + is_one_of("(type || '/' || mode)", modes));
  BEDE_TRY(confidence, asked.real("confidence", 0, 1));
  if (confidence) conditions.add(fmt::format("confidence >= {:.9f}", *confidence));
  return {};
}

Result<void> add_places(const Parameters& asked, Conditions& conditions) {
  if (const auto countries = asked.list("country"); !countries.empty()) conditions.add(is_one_of("country", countries));
  if (const auto place = asked.text("place")) conditions.add(holds_words("place_name", *place));
  if (const auto point = asked.text("at")) {
    BEDE_TRY(there, is_at(*point));
    conditions.add(there);
  }
  return {};
}

// Who says so.
Result<void> add_sources(const Parameters& asked, Conditions& conditions) {
  if (const auto source = asked.text("source")) conditions.add(has_party("attribution", *source));
  BEDE_TRY(voice, asked.choice("voice", voices));
  if (voice != "any")
    conditions.add(
        fmt::format("(run, item, event) {} (SELECT (run, item, event) FROM entities WHERE side = "
                    "'attribution' AND role IN ('speaker', 'document'))",
                    voice == "own" ? "NOT IN" : "IN"));
  if (const auto outlet = asked.text("outlet"))
    conditions.add(
        fmt::format("(run, item) IN (SELECT (run, item) FROM reports WHERE outlet = {})", sql_text(*outlet)));
  return {};
}

}  // namespace

std::string holds_words(std::string_view expression, std::string_view words) {
  return fmt::format("contains(strip_accents(lower({})), strip_accents(lower({})))", expression, sql_text(words));
}

std::string is_one_of(std::string_view expression, std::span<const std::string> values) {
  std::string list;
  for (const std::string& value : values) list.append(list.empty() ? "" : ", ").append(sql_text(value));
  return fmt::format("{} IN ({})", expression, list);
}

std::span<const std::string_view> event_filter_names() { return names; }

std::string EventFilter::rows() const {
  if (run > 0) return fmt::format("events WHERE run = {} AND ({})", run, condition);
  return fmt::format("events ANTI JOIN superseded USING (run, item) WHERE {}", condition);
}

Result<EventFilter> read_event_filter(const Parameters& asked) {
  Conditions conditions;
  BEDE_CHECKED(add_times(asked, conditions));
  BEDE_CHECKED(add_kinds(asked, conditions));
  BEDE_CHECKED(add_places(asked, conditions));
  BEDE_CHECKED(add_sources(asked, conditions));
  for (const std::string_view side : {"actor", "recipient"})
    if (const auto wanted = asked.text(side)) conditions.add(has_party(side, *wanted));
  if (const auto words = asked.text("q")) conditions.add(holds_words("events.text", *words));
  if (const auto report = asked.text("report")) conditions.add(fmt::format("report = {}", sql_text(*report)));
  BEDE_TRY(run, asked.whole("run", 1, 1'000'000'000, 0));
  return EventFilter{conditions.all(), static_cast<int>(run)};
}

}  // namespace bede
