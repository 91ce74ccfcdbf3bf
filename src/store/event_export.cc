// SPDX-License-Identifier: Apache-2.0
// Events as Bede itself has them: one row an event.
#include "store/export_formats.h"

namespace bede {

// Flat, for spreadsheets: what there may be several of is joined by |, in the order told.
const std::string_view csv_sql = R"sql(
SELECT run, id, report, day_of(report_date) AS report_date, outlet, url, title, sentence, text, span_begin, span_end,
  type, mode, array_to_string(contexts, '|') AS contexts, cameo, quad, score, goldstein, factuality, about,
  array_to_string(list_transform(actor, lambda x: x.name), '|') AS actors,
  array_to_string(list_transform(actor, lambda x: x.code), '|') AS actor_codes,
  array_to_string(list_transform(actor, lambda x: coalesce(x.country, '')), '|') AS actor_countries,
  array_to_string(list_transform(recipient, lambda x: x.name), '|') AS recipients,
  array_to_string(list_transform(recipient, lambda x: x.code), '|') AS recipient_codes,
  array_to_string(list_transform(recipient, lambda x: coalesce(x.country, '')), '|') AS recipient_countries,
  array_to_string(list_transform(mediator, lambda x: x.name), '|') AS mediators,
  array_to_string(list_transform(excluded, lambda x: x.name), '|') AS excluded,
  day_of(date_start) AS date_start, day_of(date_end) AS date_end, date_text, date_basis,
  place_name, lat, lon, geonames, admin1, country, grain, priogrid_gid,
  dead_low, dead_high, injured_low, injured_high, detained_low, detained_high, displaced_low, displaced_high,
  terms_scope, terms_begins, terms_lasts, terms_place,
  array_to_string(list_transform(attribution, lambda x: x.name), '|') AS attribution,
  array_to_string(list_transform(attribution, lambda x: x.role), '|') AS attribution_roles,
  cue, frame, confidence
FROM told ORDER BY run, item, event)sql";

namespace {

// The lists as they are; a structure for what belongs together.
#define BEDE_TOLL(name)                                                                                      \
  "CASE WHEN " name "_low IS NULL THEN NULL ELSE {'low': " name "_low, 'high': " name "_high, 'text': " name \
  "_text} END"
#define BEDE_SPAN(begin, end) "CASE WHEN " begin " IS NULL THEN NULL ELSE [" begin ", " end "] END"

#define BEDE_EVENT_ROW(more) \
  "SELECT t.id, t.report, day_of(t.report_date) AS report_date, t.date_doubt, t.report_version, t.outlet, t.url, " \
  "t.title, t.sentence, " \
  "t.text, "     \
  BEDE_SPAN("t.span_begin", "t.span_end") " AS span, t.type, t.mode, t.contexts, t.cameo, t.quad, t.score, "        \
  "t.goldstein, t.factuality, t.about, t.actor, t.recipient, t.mediator, t.excluded, "                              \
  "CASE WHEN coalesce(terms_scope, terms_begins, terms_lasts, terms_place) IS NULL THEN NULL ELSE "                 \
  "{'scope': terms_scope, 'begins': terms_begins, 'lasts': terms_lasts, 'place': terms_place} END AS terms, "       \
  "{'start': day_of(date_start), 'end': day_of(date_end), 'text': date_text, "                                      \
  "'span': " BEDE_SPAN("date_span_begin", "date_span_end") ", 'basis': date_basis} AS date, "                       \
  "CASE WHEN place_name IS NULL THEN NULL ELSE {'name': place_name, 'text': place_text, "                           \
  "'span': " BEDE_SPAN("place_span_begin", "place_span_end") ", 'lat': lat, 'lon': lon, 'geonames': geonames, "     \
  "'admin1': admin1, 'country': t.country, 'grain': grain} END AS place, "                                          \
  "CASE WHEN coalesce(dead_low, injured_low, detained_low, displaced_low) IS NULL THEN NULL ELSE {"                 \
  "'dead': " BEDE_TOLL("dead") ", 'injured': " BEDE_TOLL("injured") ", 'detained': " BEDE_TOLL("detained")          \
  ", 'displaced': " BEDE_TOLL("displaced") "} END AS casualties, t.attribution, "                                   \
  "{'text': t.cue, 'span': " BEDE_SPAN("cue_span_begin", "cue_span_end") ", 'frame': t.frame} AS cue, "             \
  "t.confidence, m.mentions" more " "                                                                                       \
  "FROM told t LEFT JOIN (SELECT run, item, event, list({'sentence': sentence, 'text': text, "                      \
  "'span': [span_begin, span_end], 'cue': cue} ORDER BY mention) AS mentions FROM told_mentions GROUP BY ALL) m "   \
  "USING (run, item, event) ORDER BY t.run, t.item, t.event"

}  // namespace

const std::string_view json_lines_sql = "SELECT to_json(q)::VARCHAR FROM (" BEDE_EVENT_ROW("") ") q";
const std::string_view parquet_sql = BEDE_EVENT_ROW(", t.priogrid_gid");

}  // namespace bede
