// SPDX-License-Identifier: Apache-2.0
// GDELT 2.0 (codebooks of 2015-02-19): no heading, tabs, FIPS 10-4 for places, CAMEO's three letters for actors. What
// we do not have stays empty: tone, ethnic and religious codes, where the actors are, FIPS codes of regions.
#include "store/export_formats.h"

namespace bede {

#define BEDE_GDELT_ACTOR(side)                                             \
  side "_code, upper(" side                                                \
       "_name), "                                                          \
       "CASE WHEN starts_with(" side "_code, " side "_country) THEN " side \
       "_country ELSE '' END, "                                            \
       "group_of(" side "_code, " side                                     \
       "_country), '', '', '', "                                           \
       "substr(roles_of(" side "_code, " side                              \
       "_country), 1, 3), "                                                \
       "substr(roles_of(" side "_code, " side                              \
       "_country), 4, 3), "                                                \
       "substr(roles_of(" side "_code, " side "_country), 7, 3)"

const std::string_view gdelt_events_sql =
    "SELECT number, plain_day_of(day), strftime(day, '%Y%m'), year(day), "
    "printf('%.4f', year(day) + (month(day) * 30 + day(day)) / 365.0), " BEDE_GDELT_ACTOR(
        "source") ", " BEDE_GDELT_ACTOR("target") R"sql(,
  CASE WHEN sentence <= 0 THEN 1 ELSE 0 END, cameo, substr(cameo, 1, 3), substr(cameo, 1, 2),
  CASE WHEN substr(cameo, 1, 2) <= '05' THEN 1 WHEN substr(cameo, 1, 2) <= '08' THEN 2
       WHEN substr(cameo, 1, 2) <= '13' THEN 3 ELSE 4 END,
  goldstein, tellings, 1, 1, '',
  0, '', '', '', '', '', '', '',
  0, '', '', '', '', '', '', '',
  CASE WHEN grain IS NULL THEN 0 WHEN grain = 'country' THEN 1
       WHEN grain = 'region' THEN CASE WHEN country = 'USA' THEN 2 ELSE 5 END
       ELSE CASE WHEN country = 'USA' THEN 3 ELSE 4 END END,
  concat_ws(', ', place_name, CASE WHEN grain IN ('site', 'city') THEN admin1 END,
            CASE WHEN grain <> 'country' THEN name_of_state(country) END),
  fips_of(country), CASE WHEN grain = 'country' THEN fips_of(country) END, '', lat, lon,
  CASE WHEN grain = 'country' THEN fips_of(country) END,
  strftime(started, '%Y%m%d%H%M%S'), coalesce(url, report)
FROM (SELECT p.*, coalesce(date_start, report_date) AS day, m.tellings FROM pairs p
      LEFT JOIN (SELECT run, item, event, count(*) AS tellings FROM told_mentions GROUP BY ALL) m USING (run, item, event))
ORDER BY number)sql";

const std::string_view gdelt_mentions_sql = R"sql(
SELECT number, strftime(started, '%Y%m%d%H%M%S'), strftime(started, '%Y%m%d%H%M%S'),
  CASE WHEN url IS NULL THEN 2 ELSE 1 END,
  coalesce(nullif(regexp_extract(url, '^[a-z]+://(?:www\.)?([^/:]+)', 1), ''), outlet), coalesce(url, report),
  greatest(m.sentence, 0) + 1,
  CASE WHEN m.mention = 0 THEN coalesce(source_begin, -1) ELSE -1 END,
  CASE WHEN m.mention = 0 THEN coalesce(target_begin, -1) ELSE -1 END,
  CASE WHEN m.mention = 0 THEN cue_span_begin ELSE m.span_begin END,
  1, round(confidence * 100)::INTEGER, length, '', '', ''
FROM pairs p JOIN told_mentions m USING (run, item, event)
ORDER BY number, m.mention)sql";

}  // namespace bede
