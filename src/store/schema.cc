// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include <fmt/format.h>

#include <cstdlib>

#include "store/database.h"

namespace bede {
namespace {

constexpr std::string_view whole = "INTEGER", large = "BIGINT", real = "DOUBLE", text = "VARCHAR", day = "DATE",
                           texts = "VARCHAR[]", flag = "BOOLEAN", moment = "TIMESTAMP";

constexpr StoreColumn runs[] = {
    {"run", whole, "its number, from 1"},
    {"state", text, "open (in work, or killed), stopped (by a signal or an error) or done"},
    {"mode", text, "of reports that the database has from another run: add, replace or beside"},
    {"started", moment, "UTC"},
    {"ended", moment, "UTC; null while it is open"},
    {"program", text, "the version of Bede"},
    {"model", text, "the language model"},
    {"lexicon", text, "the version of the lexicon, made from its tables"},
    {"pack", text, "the checksum of the pack, as its header has it"},
    {"options", text, "JSON: what was asked for"},
    {"inputs", texts, "as they were given"},
    {"keeps_text", flag, "false with --no-text: texts and titles are null"},
    {"items", large, "how many reports and refusals of the inputs are done: where --resume goes on"},
    {"digest", text, "XXH3-64 over these items, by which --resume knows the inputs again"},
    {"reports", large, "how many were coded"},
    {"sentences", large, "in them"},
    {"tokens", large, "in them"},
    {"events", large, "in them"},
    {"refused", large, "how many reports and inputs were refused"},
    {"left_out", large, "how many reports are outside of --since and --until"},
    {"known", large, "how many reports the database had already, so that they were not coded again"},
    {"corrected", large, "how many reports went, for later versions or corrections came in their place"},
    {"withdrawn", large, "how many went because they were withdrawn"},
    {"citation", text, "a line by which to cite what the run made; null while it is open"},
};

constexpr StoreColumn inputs[] = {
    {"run", whole, ""},
    {"input", text, "a file that was read to its end, or - for standard input"},
    {"bytes", large, "its length"},
    {"xxh3_128", text, "its hash, as xxh128sum prints it"},
};

constexpr StoreColumn reports[] = {
    {"run", whole, ""},
    {"item", large, "its place among all the run's reports and refusals, from 0"},
    {"id", text, "the user's own, or x and the content's hash"},
    {"date", day, "when it was published"},
    {"published", text, "the same as the input has it, perhaps with a time"},
    {"title", text, "null where it has none, and with --no-text"},
    {"outlet", text, ""},
    {"url", text, ""},
    {"language", text, ""},
    {"dateline", text, "the input's field"},
    {"version", text, "of an item that may be corrected"},
    {"status", text, "of an item that may be withdrawn: usable, corrected"},
    {"corrects", text, "the id of another report, in whose place it came"},
    {"date_doubt", text, "what is not certain about the date, as docs/reading.md has it; null where nothing is"},
    {"text", text, "null with --no-text"},
    {"input", text, "the file"},
    {"line", large, "of the file, from 1; 0 where all of it is the report"},
    {"sentences", whole, "how many, with the title's"},
    {"events", whole, "how many"},
};

constexpr StoreColumn sentences[] = {
    {"run", whole, ""},
    {"item", large, "the report"},
    {"sentence", whole, "from 0; -1 is the title"},
    {"span_begin", whole, "code points of the report's text, or of its title"},
    {"span_end", whole, ""},
    {"text", text, "null with --no-text"},
};

constexpr StoreColumn events[] = {
    {"run", whole, ""},
    {"item", large, "the report"},
    {"event", whole, "its place in the report, from 0"},
    {"id", text, "as docs/event_format.md has it"},
    {"report", text, "the report's id"},
    {"report_date", day, ""},
    {"sentence", whole, "from 0; -1 is the title"},
    {"text", text, "of that sentence; null with --no-text"},
    {"span_begin", whole, "of that sentence, in code points"},
    {"span_end", whole, ""},
    {"type", text, "PLOVER's"},
    {"mode", text, "PLOVER's, or null"},
    {"contexts", texts, "PLOVER's"},
    {"cameo", text, "2 to 4 digits: a text, for some begin with 0"},
    {"quad", whole, "1 to 4: verbal, material cooperation; verbal, material conflict"},
    {"score", real, "PLOVER's"},
    {"goldstein", real, "of the CAMEO code"},
    {"factuality", text, "actual planned possible conditional demanded negated historical"},
    {"about", text, "the id of the event inside it, or null"},
    {"terms_scope", text, "of an agreement"},
    {"terms_begins", text, ""},
    {"terms_lasts", text, ""},
    {"terms_place", text, ""},
    {"date_start", day, "when it happened: the first day"},
    {"date_end", day, "the last day"},
    {"date_text", text, "the words of time, or null"},
    {"date_span_begin", whole, ""},
    {"date_span_end", whole, ""},
    {"date_basis", text, "stated, story or report"},
    {"place_name", text, "where it happened; null where nothing says it"},
    {"place_text", text, ""},
    {"place_span_begin", whole, ""},
    {"place_span_end", whole, ""},
    {"lat", real, "degrees, WGS84; null of a place that the gazetteer has not"},
    {"lon", real, ""},
    {"geonames", large, "GeoNames' id of a town or city"},
    {"admin1", text, "the first-level region"},
    {"country", text, "alpha-3, of the place"},
    {"grain", text, "site, city, region or country"},
    {"priogrid_gid", whole,
     "the cell of PRIO-GRID, of half a degree; null of regions and countries, which are no points"},
    {"dead_low", large, ""},
    {"dead_high", large, ""},
    {"dead_text", text, ""},
    {"injured_low", large, ""},
    {"injured_high", large, ""},
    {"injured_text", text, ""},
    {"detained_low", large, ""},
    {"detained_high", large, ""},
    {"detained_text", text, ""},
    {"displaced_low", large, ""},
    {"displaced_high", large, ""},
    {"displaced_text", text, ""},
    {"cue", text, "the words that made it an event"},
    {"cue_span_begin", whole, ""},
    {"cue_span_end", whole, ""},
    {"frame", text, "the lexicon's row: events/coerce:arrest"},
    {"confidence", real, "0 to 1"},
};

constexpr StoreColumn entities[] = {
    {"run", whole, ""},
    {"item", large, "the report"},
    {"event", whole, "the event in it"},
    {"side", text, "actor, recipient, mediator, excluded or attribution"},
    {"place", whole, "which of its side, from 0"},
    {"name", text, ""},
    {"text", text, "the words that name it"},
    {"span_begin", whole, "null of an agency or outlet that is no word of the text"},
    {"span_end", whole, ""},
    {"sentence", whole, "where these words are; null as the span"},
    {"code", text, "CAMEO style; empty where nothing is known"},
    {"country", text, "alpha-3, or null"},
    {"sectors", texts, "PLOVER's"},
    {"id", text, "in the lexicon, or null"},
    {"via", text, "how it was found"},
    {"role", text, "of attribution alone: speaker, document, agency or outlet"},
};

constexpr StoreColumn mentions[] = {
    {"run", whole, ""},
    {"item", large, "the report"},
    {"event", whole, "the event in it"},
    {"mention", whole, "from 0, in the order of the text"},
    {"sentence", whole, "from 0; -1 is the title"},
    {"text", text, "of that sentence; null with --no-text"},
    {"span_begin", whole, ""},
    {"span_end", whole, ""},
    {"cue", text, ""},
};

constexpr StoreColumn reasons[] = {
    {"run", whole, ""},
    {"item", large, "the report"},
    {"event", whole, "the event in it"},
    {"reason", whole, "from 0"},
    {"field", text, "which one it led to"},
    {"words", text, "of the report"},
    {"lexicon_row", text, "table, line and words, or null"},
    {"rule", text, ""},
};

constexpr StoreColumn refusals[] = {
    {"run", whole, ""},
    {"kind", text, "as docs/errors.md has it"},
    {"input", text, "the file"},
    {"line", large, "of the file, from 1; 0 for all of it"},
    {"id", text, "of the report, where it is known"},
    {"message", text, ""},
};

constexpr StoreColumn withdrawals[] = {
    {"run", whole, "in which the correction or the withdrawal came"},
    {"item", large, "its place there"},
    {"report", text, "the id of the report that is corrected or withdrawn"},
    {"kind", text,
     "version (a higher one came), correction (its status, or the id that it names, says so), withdrawal, or late (it "
     "came after such a word on it itself, and is not kept)"},
    {"cause", text, "the id of what came: the same, but where a report names another"},
    {"version", text, "of what came"},
    {"status", text, ""},
    {"published", text, "when, as the input has it"},
    {"input", text, "the file"},
    {"line", large, ""},
    {"reports", large, "how many went: 0 where none was there"},
    {"events", large, "in them"},
};

constexpr StoreColumn stories[] = {
    {"story", text, "its id"},
    {"type", text, "of its events, merged, as all that follows"},
    {"mode", text, ""},
    {"contexts", texts, ""},
    {"cameo", text, ""},
    {"quad", whole, ""},
    {"score", real, ""},
    {"goldstein", real, ""},
    {"factuality", text, ""},
    {"actors", texts, "their codes; the name of one without a code"},
    {"recipients", texts, ""},
    {"date_start", day, ""},
    {"date_end", day, ""},
    {"place_name", text, ""},
    {"lat", real, ""},
    {"lon", real, ""},
    {"geonames", large, ""},
    {"admin1", text, ""},
    {"country", text, ""},
    {"grain", text, ""},
    {"priogrid_gid", whole, ""},
    {"dead_low", large, "the last figure told, as of the other losses"},
    {"dead_high", large, ""},
    {"injured_low", large, ""},
    {"injured_high", large, ""},
    {"detained_low", large, ""},
    {"detained_high", large, ""},
    {"displaced_low", large, ""},
    {"displaced_high", large, ""},
    {"reports", whole, "how many tell of it"},
    {"outlets", whole, "how many tell of it"},
    {"sources", whole, "the same, near copies and the texts of one agency as one"},
    {"agencies", texts, "that stand behind these reports"},
    {"first_reported", day, "the first report's day"},
    {"first_report", text, "its id"},
    {"first_outlet", text, ""},
    {"disputes",
     "STRUCT(field VARCHAR, \"values\" STRUCT(\"value\" VARCHAR, reports VARCHAR[], outlets VARCHAR[], "
     "sources INTEGER)[])[]",
     "fields on which reports differ, with who says what"},
};

constexpr StoreColumn story_events[] = {
    {"story", text, "the story"},
    {"run", whole, ""},
    {"item", large, "the report"},
    {"event", whole, "the event in it"},
};

constexpr StoreColumn countries[] = {
    {"code", text, "ISO 3166 alpha-3, or what the lexicon uses for a state that is no more"},
    {"name", text, ""},
    {"alpha2", text, "ISO 3166"},
    {"numeric", text, "ISO 3166, three digits"},
    {"fips", text, "FIPS 10-4, as GDELT has it"},
    {"cow", whole, "Correlates of War; null where it has none"},
    {"gw", whole, "Gleditsch and Ward; null where they have none"},
    {"since", day, "the state's first day; null where that is before 1945, or of no state"},
    {"until", day, "its last day; null where it has not ended"},
};

constexpr StoreColumn codes[] = {
    {"kind", text, "cameo, type or mode"},
    {"code", text, "of a mode with its type: COERCE/arrest"},
    {"label", text, ""},
};

constexpr StoreColumn store[] = {
    {"format", whole, "of the tables; a program reads its own alone"},
    {"program", text, "the version of Bede that made the database"},
};

constexpr StoreTable tables[] = {
    {"store", "One row: what this database is.", store},
    {"runs", "A row for each run of bede code: its manifest, and how far it came.", runs},
    {"inputs", "What a run read to its end.", inputs},
    {"reports", "The reports that were coded.", reports},
    {"sentences", "Their sentences.", sentences},
    {"events", "Who did what to whom: what docs/event_format.md calls an event.", events},
    {"entities", "Who takes part in an event, and who tells of it.", entities},
    {"mentions", "The places of a report that tell of an event.", mentions},
    {"reasons", "Steps that led to a field, of runs with --explain.", reasons},
    {"refusals", "What could not be coded, and why.", refusals},
    {"withdrawals", "Corrections and withdrawals of reports, and what they took away.", withdrawals},
    {"stories", "Happenings, a row each, however many reports tell of it: what bede stories makes.", stories},
    {"story_events", "Which events a story is made of.", story_events},
    {"codes", "The words for types, modes and CAMEO codes.", codes},
    {"countries", "The keys of states, to join with other data.", countries},
};

// The actors and the others of an event as lists, in their order; an event a row, as in JSON Lines.
constexpr std::string_view views = R"sql(
CREATE VIEW latest AS
  SELECT run, item FROM reports QUALIFY run = max(run) OVER (PARTITION BY id);
COMMENT ON VIEW latest IS 'Of each report the run that coded it last.';
CREATE VIEW dyads AS
  SELECT e.run, e.item, e.event, e.id, e.report, e.report_date, e.date_start, e.date_end, e.type, e.mode, e.cameo,
         e.quad, e.score, e.goldstein, e.factuality, e.country, e.confidence,
         a.name AS actor, a.code AS actor_code, a.country AS actor_country,
         r.name AS recipient, r.code AS recipient_code, r.country AS recipient_country
  FROM events e
  JOIN entities a ON a.run = e.run AND a.item = e.item AND a.event = e.event AND a.side = 'actor'
  LEFT JOIN entities r ON r.run = e.run AND r.item = e.item AND r.event = e.event AND r.side = 'recipient';
COMMENT ON VIEW dyads IS 'A row for each actor of an event with each of its recipients.';
)sql";

}  // namespace

std::span<const StoreTable> store_tables() { return tables; }

const StoreTable& store_table(std::string_view name) {
  for (const StoreTable& table : tables)
    if (table.name == name) return table;
  std::abort();
}

std::string create_store_sql() {
  std::string sql;
  for (const StoreTable& table : tables) {
    std::string columns, comments;
    for (const StoreColumn& column : table.columns) {
      columns += fmt::format("{}{} {}", columns.empty() ? "" : ", ", column.name, column.type);
      if (!column.meaning.empty())
        comments += fmt::format("COMMENT ON COLUMN {}.{} IS {};\n", table.name, column.name, sql_text(column.meaning));
    }
    sql += fmt::format("CREATE TABLE {} ({});\nCOMMENT ON TABLE {} IS {};\n{}", table.name, columns, table.name,
                       sql_text(table.meaning), comments);
  }
  return sql.append(views);
}

}  // namespace bede
