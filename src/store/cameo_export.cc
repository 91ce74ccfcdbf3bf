// SPDX-License-Identifier: Apache-2.0
// Data sets of CAMEO codes with a source and a target. As PETRARCH has it, `---` is an actor that is not known.
#include "store/export_formats.h"

namespace bede {

// ICEWS writes a role with its country behind it, and a person or body by name alone.
#define BEDE_ICEWS_ACTOR(side, title)                                                                       \
  "CASE WHEN " side "_id IS NULL AND " side                                                                 \
  "_country IS NOT NULL "                                                                                   \
  "THEN " side "_name || ' (' || name_of_state(" side "_country) || ')' ELSE " side "_name END AS \"" title \
  " Name\", array_to_string(" side "_sectors, ',') AS \"" title " Sectors\", name_of_state(" side           \
  "_country) AS \"" title " Country\""

const std::string_view icews_sql =
    "SELECT number AS \"Event ID\", day_of(coalesce(date_start, report_date)) AS \"Event Date\", " BEDE_ICEWS_ACTOR(
        "source", "Source") R"sql(,
  (SELECT any_value(label) FROM codes WHERE kind = 'cameo' AND code = cameo) AS "Event Text", cameo AS "CAMEO Code",
  goldstein AS "Intensity", )sql" BEDE_ICEWS_ACTOR("target", "Target") R"sql(,
  report AS "Story ID", greatest(sentence, 0) + 1 AS "Sentence Number", outlet AS "Publisher",
  CASE WHEN grain IN ('site', 'city') THEN place_name END AS "City", '' AS "District",
  CASE WHEN grain = 'region' THEN place_name ELSE admin1 END AS "Province", name_of_state(country) AS "Country",
  lat AS "Latitude", lon AS "Longitude"
FROM pairs ORDER BY number)sql";

// Phoenix has a state or the kind of body first, then the first of its main roles, then all that is left.
#define BEDE_PHOENIX_ACTOR(side)                                                                       \
  "coalesce(nullif(" side                                                                              \
  "_code, ''), '---'), "                                                                               \
  "CASE WHEN starts_with(" side "_code, " side "_country) OR substr(" side                             \
  "_code, 1, 3) IN ('IGO', 'NGO', 'IMG', 'MNC') THEN substr(" side                                     \
  "_code, 1, 3) ELSE '' END, "                                                                         \
  "CASE WHEN " BEDE_PHOENIX_MAIN(side) " THEN substr(" side                                            \
                                       "_code, 4, 3) ELSE '' END, "                                    \
                                       "array_to_string(list_transform(range(0, ((length(" side        \
                                       "_code) + 2) // 3)), "                                          \
                                       "lambda i: substr(" side                                        \
                                       "_code, (3 * i + 1)::BIGINT, 3))[CASE WHEN " BEDE_PHOENIX_MAIN( \
                                           side) " THEN 3 ELSE 2 END:], ';')"
#define BEDE_PHOENIX_MAIN(side) \
  "substr(" side                \
  "_code, 4, 3) IN ('GOV', 'MIL', 'REB', 'OPP', 'PTY', 'COP', 'JUD', 'SPY', 'MED', 'EDU', 'BUS', 'CRM', 'CVL')"

const std::string_view phoenix_sql =
    "SELECT number || '_' || program, plain_day_of(day), strftime(day, '%Y'), strftime(day, '%m'), strftime(day, "
    "'%d'), " BEDE_PHOENIX_ACTOR("source") ", " BEDE_PHOENIX_ACTOR("target") R"sql(,
  cameo, substr(cameo, 1, 2),
  CASE WHEN substr(cameo, 1, 2) <= '02' THEN 0 WHEN substr(cameo, 1, 2) <= '05' THEN 1
       WHEN substr(cameo, 1, 2) <= '08' THEN 2 WHEN substr(cameo, 1, 2) <= '13' THEN 3
       WHEN substr(cameo, 1, 2) = '16' THEN 3 ELSE 4 END,
  goldstein, '', lat, lon, CASE WHEN grain IN ('site', 'city') THEN place_name END,
  CASE WHEN grain = 'region' THEN place_name ELSE admin1 END, name_of_state(country),
  report || '_' || greatest(sentence, 0), url, outlet
FROM (SELECT *, coalesce(date_start, report_date) AS day FROM pairs) ORDER BY number)sql";

// Always eight columns, for a file of seven or eight, as PETRARCH writes it, cannot be read as a table.
const std::string_view petrarch_sql = R"sql(
SELECT plain_day_of(coalesce(date_start, report_date)), coalesce(nullif(source_code, ''), '---'),
  coalesce(nullif(target_code, ''), '---'), cameo, '', report || '_' || greatest(sentence, 0), url, outlet
FROM pairs ORDER BY number)sql";

}  // namespace bede
