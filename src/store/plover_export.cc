// SPDX-License-Identifier: Apache-2.0
// Data sets of PLOVER's types, an event a row; and events on a map.
#include "store/export_formats.h"

namespace bede {

// Of each one's name or words, and of each one's state a key, in their order.
#define BEDE_EACH(side, value) "array_to_string(list_transform(" side ", lambda x: coalesce(" value ", '')), ';')"
#define BEDE_STATES(side, key) BEDE_EACH(side, "states[coalesce(x.country, '')]." key)
#define BEDE_POLECAT_ACTOR(side, title)                                                           \
  BEDE_EACH(side, "x.name")                                                                       \
  " AS \"" title " Name\", " BEDE_STATES(side, "name") " AS \"" title " Country\", " BEDE_STATES( \
      side, "cow") " AS \"" title " COW\", " side "[1].sectors[1] AS \"Primary " title            \
                   " Sector\", "                                                                  \
                   "array_to_string(list_distinct(flatten(list_transform(" side                   \
                   ", lambda x: x.sectors))), ';') AS \"" title " Sectors\", '' AS \"" title      \
                   " Title\", " BEDE_EACH(side, "x.text") " AS \"" title                          \
                                                          " Name Raw\", "                         \
                                                          "'' AS \"Wikipedia " title " ID\""

const std::string_view polecat_sql =
    R"sql(
WITH states AS (SELECT map_from_entries(list((code, {'name': name, 'cow': cow::VARCHAR}))) AS states FROM countries),
people AS (
  SELECT e.run, e.item,
    string_agg(DISTINCT name, ';' ORDER BY name) FILTER (id IS NOT NULL AND
      regexp_matches(id, '^(office_holders|officials|persons)/')) AS people,
    string_agg(DISTINCT name, ';' ORDER BY name) FILTER (id IS NOT NULL AND starts_with(id, 'bodies/')) AS bodies
  FROM told_entities e GROUP BY ALL),
places AS (SELECT run, item, string_agg(DISTINCT place_name, ';' ORDER BY place_name) AS places
           FROM slice_events GROUP BY ALL)
SELECT t.id AS "Event ID", day_of(coalesce(date_start, report_date)) AS "Event Date", type AS "Event Type",
  mode AS "Event Mode", score AS "Intensity", quad AS "Quad Code", array_to_string(contexts, ';') AS "Contexts",
  )sql" BEDE_POLECAT_ACTOR("actor", "Actor") ", " BEDE_POLECAT_ACTOR("recipient", "Recipient") R"sql(,
  place_name AS "Placename", CASE WHEN grain IN ('site', 'city') THEN place_name END AS "City", '' AS "District",
  CASE WHEN grain = 'region' THEN place_name ELSE admin1 END AS "Province", name_of_state(country) AS "Country",
  lat AS "Latitude", lon AS "Longitude", geonames AS "GeoNames ID", place_text AS "Raw Placename",
  grain AS "Feature Type", outlet AS "Source", day_of(report_date) AS "Publication Date",
  people AS "Story People", bodies AS "Story Organizations", places AS "Story Locations",
  coalesce(language, 'en') AS "Language", 'Bede ' || program AS "Version"
FROM told t CROSS JOIN states LEFT JOIN people USING (run, item) LEFT JOIN places USING (run, item)
ORDER BY t.run, t.item, t.event)sql";

// PLOVER's manual, "Data Fields". An entity's code is its state's, or the kind of a body of no state.
#define BEDE_PLOVER_ENTITIES(side)                                   \
  "list_transform(" side                                             \
  ", lambda x: {'code': coalesce(x.country, substr(x.code, 1, 3)), " \
  "'sector': array_to_string(x.sectors, ''), 'entity_text': x.text, 'identifier_text': x.name})"

const std::string_view plover_sql =
    R"sql(SELECT to_json({'id': id, 'has_event': true, 'date': day_of(coalesce(date_start, report_date)),
  'enddate': day_of(date_end), 'actor': )sql" BEDE_PLOVER_ENTITIES("actor") ", 'recipient': " BEDE_PLOVER_ENTITIES(
        "recipient") R"sql(,
  'event': [type],
  'event_loc': CASE WHEN place_name IS NULL THEN NULL ELSE {'extracted_place': place_text, 'resolved_place': place_name,
    'geonameid': geonames, 'lat': lat, 'lon': lon, 'city': CASE WHEN grain IN ('site', 'city') THEN place_name END,
    'province': CASE WHEN grain = 'region' THEN place_name ELSE admin1 END, 'country': name_of_state(country),
    'country_code': country,
    'resolution': CASE grain WHEN 'site' THEN 5 WHEN 'city' THEN 4 WHEN 'region' THEN 2 ELSE 1 END} END,
  'event_text': cue, 'quad_code': quad, 'event_scale': score,
  'mode': CASE WHEN mode IS NULL THEN [] ELSE [mode] END, 'context': contexts, 'link': about, 'text': text,
  'text_info': {'report': report, 'sentence': sentence, 'factuality': factuality, 'confidence': confidence},
  'cite_info': {'url': url, 'title': title, 'language': coalesce(language, 'en'), 'publication': outlet,
    'coder': 'Bede', 'codebook': 'PLOVER', 'version': program},
  'coder': 'Bede ' || program, 'coded_date': strftime(started, '%Y-%m-%d'), 'coded_time': strftime(started, '%H:%M:%S'),
  'comment': 'CAMEO ' || cameo})::VARCHAR
FROM told ORDER BY run, item, event)sql";

const std::string_view geojson_sql = R"sql(
SELECT to_json({'type': 'Feature', 'id': id, 'geometry': {'type': 'Point', 'coordinates': [lon, lat]},
  'properties': {'date_start': day_of(date_start), 'date_end': day_of(date_end), 'type': type, 'mode': mode,
    'cameo': cameo, 'quad': quad, 'score': score, 'factuality': factuality,
    'actor': array_to_string(list_transform(actor, lambda x: x.name), '; '),
    'actor_code': array_to_string(list_transform(actor, lambda x: x.code), '; '),
    'recipient': array_to_string(list_transform(recipient, lambda x: x.name), '; '),
    'recipient_code': array_to_string(list_transform(recipient, lambda x: x.code), '; '),
    'place': place_name, 'admin1': admin1, 'country': country, 'grain': grain, 'geonames': geonames, 'priogrid_gid': priogrid_gid,
    'dead_low': dead_low, 'dead_high': dead_high, 'report': report, 'report_date': day_of(report_date),
    'outlet': outlet, 'url': url, 'text': text, 'confidence': confidence}})::VARCHAR
FROM told WHERE lat IS NOT NULL AND lon IS NOT NULL ORDER BY run, item, event)sql";

}  // namespace bede
