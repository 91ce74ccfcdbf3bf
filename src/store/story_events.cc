// SPDX-License-Identifier: Apache-2.0
#include "store/story_events.h"

#include <fmt/format.h>

#include <array>

namespace bede {
namespace {

// Between the fields of an entity or a mention, and between two of them: control characters that no name has.
constexpr char field_mark = '\x1f', item_mark = '\x1e';

// Of a report whose text is not kept the names, places and cues stand for its words.
constexpr std::string_view views = R"sql(
CREATE OR REPLACE TEMP TABLE story_names AS
  SELECT run, item, string_agg(words, '. ' ORDER BY words) AS words FROM (
    SELECT run, item, name || ' ' || e.text AS words FROM entities e WHERE side IN ('actor', 'recipient')
    UNION SELECT run, item, concat_ws(' ', cue, place_name) FROM events)
  SEMI JOIN (SELECT run, item FROM reports WHERE text IS NULL) USING (run, item)
  GROUP BY ALL;
CREATE OR REPLACE TEMP VIEW story_reports AS
  SELECT r.run, r.item, r.id, r.date, coalesce(n.words, r.title) AS title, r.text, r.outlet, r.events
  FROM reports r SEMI JOIN latest USING (run, item) LEFT JOIN story_names n USING (run, item) WHERE r.events > 0;
)sql";

// Lists as one text each: fields parted by chr(31), items by chr(30).
constexpr std::string_view slice_sql = R"sql(
WITH r AS MATERIALIZED (SELECT * FROM story_reports WHERE date IS NOT DISTINCT FROM {0} OR date BETWEEN {0} AND {1}),
sides AS (
  SELECT run, item, event, side, string_agg(concat_ws(chr(31), replace(replace(name, chr(30), ' '), chr(31), ' '),
      replace(replace(text, chr(30), ' '), chr(31), ' '), code, coalesce(country, ''), coalesce(id, ''),
      array_to_string(sectors, ','), coalesce(role, ''), coalesce(span_begin, -1)::VARCHAR), chr(30) ORDER BY place) AS all
  FROM entities SEMI JOIN r USING (run, item) WHERE side IN ('actor', 'recipient', 'attribution') GROUP BY ALL),
told AS (
  SELECT run, item, event, string_agg(concat_ws(chr(31), replace(cue, chr(31), ' '),
      replace(replace(coalesce(text, ''), chr(30), ' '), chr(31), ' ')), chr(30) ORDER BY mention) AS all
  FROM mentions SEMI JOIN r USING (run, item) GROUP BY ALL)
SELECT r.run::VARCHAR, r.item::VARCHAR, e.event::VARCHAR, r.id, r.date::VARCHAR,
  CASE WHEN e.event = 0 THEN r.title END, CASE WHEN e.event = 0 THEN r.text END, r.outlet,
  e.id, e.about, e.type, e.mode, e.cameo, e.quad::VARCHAR, e.score::VARCHAR, e.goldstein::VARCHAR, e.factuality,
  array_to_string(e.contexts, ','), e.date_start::VARCHAR, e.date_end::VARCHAR, e.date_basis,
  e.place_name, e.place_text, e.lat::VARCHAR, e.lon::VARCHAR, e.geonames::VARCHAR, e.admin1, e.country, e.grain,
  e.dead_low::VARCHAR, e.dead_high::VARCHAR, e.injured_low::VARCHAR, e.injured_high::VARCHAR,
  e.detained_low::VARCHAR, e.detained_high::VARCHAR, e.displaced_low::VARCHAR, e.displaced_high::VARCHAR,
  e.sentence::VARCHAR, e.cue, a.all, p.all, s.all, m.all
FROM r JOIN events e USING (run, item)
  LEFT JOIN sides a ON a.run = e.run AND a.item = e.item AND a.event = e.event AND a.side = 'actor'
  LEFT JOIN sides p ON p.run = e.run AND p.item = e.item AND p.event = e.event AND p.side = 'recipient'
  LEFT JOIN sides s ON s.run = e.run AND s.item = e.item AND s.event = e.event AND s.side = 'attribution'
  LEFT JOIN told m ON m.run = e.run AND m.item = e.item AND m.event = e.event
ORDER BY r.date, r.id, r.run, r.item, e.event
)sql";

// Calls with each part between two marks; not at all of an empty text.
template <class Take>
void each_part(std::string_view text, char mark, Take take) {
  if (text.empty()) return;
  for (;;) {
    const std::size_t end = text.find(mark);
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> texts_of(std::string_view list) {
  std::vector<std::string> texts;
  each_part(list, ',', [&](std::string_view text) { texts.emplace_back(text); });
  return texts;
}

std::vector<EventEntity> entities_of(std::string_view list) {
  std::vector<EventEntity> entities;
  each_part(list, item_mark, [&](std::string_view item) {
    std::array<std::string_view, 8> fields;
    std::size_t count = 0;
    each_part(item, field_mark, [&](std::string_view field) {
      if (count < fields.size()) fields[count++] = field;
    });
    EventEntity& entity = entities.emplace_back();
    entity.name = fields[0];
    entity.text = fields[1];
    entity.code = fields[2];
    entity.country = fields[3];
    entity.id = fields[4];
    entity.sectors = texts_of(fields[5]);
    entity.role = fields[6];
    if (!fields[7].starts_with('-')) entity.span = {0, 1};  // it stands in the text, wherever that is
  });
  return entities;
}

std::vector<EventTelling> tellings_of(std::string_view list) {
  std::vector<EventTelling> tellings;
  each_part(list, item_mark, [&](std::string_view item) {
    const std::size_t cut = std::min(item.find(field_mark), item.size());
    EventTelling& telling = tellings.emplace_back();
    telling.cue = item.substr(0, cut);
    telling.text = item.substr(std::min(cut + 1, item.size()));
  });
  return tellings;
}

EventType type_of(std::string_view name) {
  for (int type = 0; type <= static_cast<int>(EventType::Assault); ++type)
    if (event_type_name(static_cast<EventType>(type)) == name) return static_cast<EventType>(type);
  return EventType::Consult;
}

Factuality factuality_of(std::string_view name) {
  for (int factuality = 0; factuality <= static_cast<int>(Factuality::Historical); ++factuality)
    if (factuality_name(static_cast<Factuality>(factuality)) == name) return static_cast<Factuality>(factuality);
  return Factuality::Actual;
}

std::string_view basis_of(std::string_view name) {
  for (const std::string_view basis : {"stated", "story"})
    if (basis == name) return basis;
  return "report";
}

std::string_view grain_of(std::string_view name) {
  for (const std::string_view grain : {"site", "city", "region"})
    if (grain == name) return grain;
  return "country";
}

// The columns of slice_sql from left to right.
class Row {
 public:
  explicit Row(Database::Values values) : values_(values) {}
  std::string_view next() { return values_[at_++].value_or(""); }

 private:
  Database::Values values_;
  std::size_t at_ = 0;
};

std::optional<Toll> toll_of(Row& row) {
  const std::string_view low = row.next(), high = row.next();
  if (low.empty()) return {};
  return Toll{number_of<std::int64_t>(low), number_of<std::int64_t>(high), {}};
}

Event event_of(Row& row) {
  Event event;
  event.id = row.next();
  event.about = row.next();
  event.type = type_of(row.next());
  event.mode = row.next();
  event.cameo = row.next();
  event.quad = number_of<std::uint32_t>(row.next());
  event.score = number_of<double>(row.next());
  if (const std::string_view goldstein = row.next(); !goldstein.empty()) event.goldstein = number_of<double>(goldstein);
  event.factuality = factuality_of(row.next());
  event.contexts = texts_of(row.next());
  event.date.start = row.next();
  event.date.end = row.next();
  event.date.basis = basis_of(row.next());
  EventPlace place;
  place.name = row.next();
  place.text = row.next();
  for (std::optional<double>* degrees : {&place.latitude, &place.longitude})
    if (const std::string_view text = row.next(); !text.empty()) *degrees = number_of<double>(text);
  place.geonames = number_of<std::uint32_t>(row.next());
  place.admin1 = row.next();
  place.country = row.next();
  const std::string_view grain = row.next();
  place.grain = grain_of(grain);
  if (!grain.empty()) event.place = std::move(place);
  Casualties toll{toll_of(row), toll_of(row), toll_of(row), toll_of(row)};
  if (toll.dead || toll.injured || toll.detained || toll.displaced) event.casualties = std::move(toll);
  event.sentence = number_of<std::int32_t>(row.next());
  event.cue_text = row.next();
  event.actor = entities_of(row.next());
  event.recipient = entities_of(row.next());
  event.attribution = entities_of(row.next());
  event.mentions = tellings_of(row.next());
  return event;
}

}  // namespace

std::uint64_t key_of(int run, std::int64_t item) {
  return static_cast<std::uint64_t>(run) << 40 | static_cast<std::uint64_t>(item);
}
int run_of(std::uint64_t key) { return static_cast<int>(key >> 40); }
std::int64_t item_of(std::uint64_t key) { return static_cast<std::int64_t>(key & ((std::uint64_t{1} << 40) - 1)); }

Result<void> make_story_views(const Database& database) { return database.run(std::string(views)); }

Result<std::vector<DaySlice>> find_day_slices(const Database& database) {
  constexpr std::int64_t events_at_most = 20'000;
  std::vector<DaySlice> slices;
  std::int64_t events = 0;
  BEDE_CHECKED(database.read(
      "SELECT date::VARCHAR, sum(events)::VARCHAR FROM story_reports GROUP BY date ORDER BY date NULLS FIRST",
      [&](Database::Values row) {
        const auto count = number_of<std::int64_t>(row[1]);
        if (slices.empty() || events + count > events_at_most || slices.back().first.empty()) {
          slices.push_back({std::string(row[0].value_or("")), {}});
          events = 0;
        }
        slices.back().last = row[0].value_or("");
        events += count;
        return true;
      }));
  return slices;
}

Result<void> read_texts(const Database& database, const std::function<void(const Report&)>& take,
                        const std::atomic<bool>* stop) {
  Report report;
  return database.read(
      "SELECT title, text, date::VARCHAR FROM story_reports",
      [&](Database::Values row) {
        report.title = row[0].value_or("");
        report.text = row[1].value_or("");
        report.date = row[2].value_or("");
        take(report);
        return true;
      },
      stop);
}

Result<std::vector<StoredReport>> read_slice(const Database& database, const DaySlice& slice) {
  const auto day = [](const std::string& text) {
    return text.empty() ? std::string("NULL::DATE") : fmt::format("DATE {}", sql_text(text));
  };
  std::vector<StoredReport> reports;
  BEDE_CHECKED(database.read(fmt::format(slice_sql, day(slice.first), day(slice.last)), [&](Database::Values values) {
    Row row(values);
    const auto run = number_of<int>(row.next());
    const auto item = number_of<std::int64_t>(row.next());
    row.next();  // the event's number: rows come in that order
    if (reports.empty() || reports.back().key != key_of(run, item)) {
      reports.emplace_back();
      reports.back().key = key_of(run, item);
    }
    StoredReport& stored = reports.back();
    stored.report.id = row.next();
    stored.report.date = row.next();
    const std::string_view title = row.next(), text = row.next();
    if (stored.events.empty()) {
      stored.report.title = title;
      stored.report.text = text;
    }
    stored.report.outlet = row.next();
    stored.events.push_back(event_of(row));
    return true;
  }));
  return reports;
}

}  // namespace bede
