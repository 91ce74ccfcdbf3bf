// SPDX-License-Identifier: Apache-2.0
// Events in a list: what a row of a table shows, and where they are on the map.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "page/answers.h"
#include "page/event_filter.h"

namespace bede {
namespace {

constexpr Sort sorts[] = {{"date", "date_start"},  {"reported", "report_date"},  {"type", "type"},
                          {"country", "country"},  {"factuality", "factuality"}, {"confidence", "confidence"},
                          {"place", "place_name"}, {"report", "events.report"}};

constexpr std::string_view columns =
    "run, item, event, id, report, report_date, sentence, text, type, mode, contexts, cameo, quad, factuality, about, "
    "date_start, date_end, date_basis, place_name, lat, lon, country, grain, dead_low, dead_high, injured_low, "
    "injured_high, detained_low, detained_high, displaced_low, displaced_high, cue, confidence";

// The parties of the rows that are shown, in their order; and of what is demanded, planned or denied, who does that.
constexpr std::string_view with_parties = R"sql(
SELECT to_json(row)::VARCHAR FROM (
  SELECT rows.* EXCLUDE (run, item, event, place_in_list), rows.run, r.outlet,
    coalesce(actor, []) AS actor, coalesce(recipient, []) AS recipient, coalesce(attribution, []) AS attribution,
    coalesce(around, []) AS around
  FROM rows LEFT JOIN reports r USING (run, item) LEFT JOIN (
    SELECT i.run, i.item, i.event, list(struct_pack(type := o.type, name := a.name, code := a.code) ORDER BY o.event,
      a.place) AS around
    FROM rows i JOIN events o ON o.run = i.run AND o.item = i.item AND o.about = i.id
      JOIN entities a ON a.run = o.run AND a.item = o.item AND a.event = o.event AND a.side = 'actor'
    GROUP BY ALL) USING (run, item, event) LEFT JOIN (
    SELECT run, item, event,
      list(struct_pack(name := name, code := code) ORDER BY place) FILTER (side = 'actor') AS actor,
      list(struct_pack(name := name, code := code) ORDER BY place) FILTER (side = 'recipient') AS recipient,
      list(struct_pack(name := name, code := code, role := role) ORDER BY place) FILTER (side = 'attribution')
        AS attribution
    FROM entities SEMI JOIN rows USING (run, item, event) GROUP BY ALL) USING (run, item, event)
  ORDER BY place_in_list) row)sql";

constexpr std::int64_t places_at_most = 5'000;

std::vector<std::string_view> list_names() {
  std::vector<std::string_view> names = {"sort", "limit", "offset"};
  for (const std::string_view name : event_filter_names()) names.push_back(name);
  return names;
}

}  // namespace

std::span<const std::string_view> event_list_names() {
  static const std::vector<std::string_view> names = list_names();
  return names;
}

Result<std::string> events_json(const Asked& asked) {
  BEDE_TRY(filter, read_event_filter(asked.parameters));
  BEDE_TRY(listing, read_listing(asked.parameters, sorts, "-date", "run, item, event"));
  BEDE_TRY(total, asked.object(fmt::format("SELECT count(*)::VARCHAR FROM {}", filter.rows()), "0"));
  BEDE_TRY(rows, asked.array(fmt::format(
                     "WITH rows AS (SELECT *, row_number() OVER () AS place_in_list FROM (SELECT {} FROM {}{})){}",
                     columns, filter.rows(), listing.sql, with_parties)));
  return fmt::format(R"({{"total":{},"offset":{},"limit":{},"events":{}}})", total, listing.offset, listing.limit,
                     rows);
}

Result<std::string> places_json(const Asked& asked) {
  BEDE_TRY(filter, read_event_filter(asked.parameters));
  BEDE_TRY(total, asked.object(fmt::format("SELECT to_json(c)::VARCHAR FROM (SELECT count(*) AS events, count(lat) AS "
                                           "placed FROM {}) c",
                                           filter.rows())));
  BEDE_TRY(places,
           asked.array(fmt::format(
               "SELECT to_json(p)::VARCHAR FROM (SELECT lat, lon, place_name AS name, country, grain, count(*) AS "
               "events, count(*) FILTER (factuality = 'actual') AS actual FROM {} AND lat IS NOT NULL GROUP BY ALL "
               "ORDER BY count(*) DESC, name, lat, lon LIMIT {}) p",
               filter.rows(), places_at_most)));
  return fmt::format(R"({{"total":{},"most":{},"places":{}}})", total, places_at_most, places);
}

}  // namespace bede
