# SPDX-License-Identifier: Apache-2.0
"""Panels against counts of our own: the events of JSON Lines, counted event by event in Python."""

import collections
import csv
import datetime
import io
import json
import re

import duckdb

from databases import rows, sample_events
from program import ROOT, bede, json_lines
from runs import Stored, code

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
         "MOBILIZE COERCE ASSAULT").split()  # fmt: skip
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
FACTUALITIES = "actual planned possible conditional demanded negated historical".split()
# States with a number in Correlates of War or with Gleditsch and Ward that are older than 1945, or of which no day is agreed.
OLDER = set("AFG ALB AND ARG AUS AUT BEL BGR BOL BRA BTN CAN CHE CHL CHN COL CRI CUB DEU DNK DOM ECU EGY ESP ETH FIN FRA GBR "
            "GRC GTM HND HTI HUN IRL IRN IRQ ISL ITA JPN LBN LBR LIE LUX MCO MEX MNG NIC NLD NOR NPL NZL OMN PAN PER POL PRT "
            "PRY ROU SAU SLV SMR SWE THA TUR TWN URY USA VEN VNM YEM ZAF".split())  # fmt: skip
LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}


def day(text):
    return datetime.date.fromisoformat(text)


def period_of(text, period):
    if period == "week":
        return str(day(text) - datetime.timedelta(days=day(text).weekday()))
    return text[: {"day": 10, "month": 7, "year": 4}[period]]


def dyads(event):
    actors, recipients = event["actor"], event["recipient"]
    if not recipients:
        pairs = [(a, b) for i, a in enumerate(actors) for j, b in enumerate(actors) if i != j]
    else:
        pairs = [(a, b) for a in actors for b in recipients]
    return {(a["country"], b["country"]) for a, b in pairs if a["country"] and b["country"]}


def cell(event):
    place = event["place"]
    if not place or place["grain"] in ("country", "region") or place["lat"] is None:
        return set()
    row, column = int((place["lat"] + 90) * 2), int((place["lon"] + 180) * 2)
    return {(str(row * 720 + column + 1),)}


UNITS = {
    "country": lambda event: {(event["place"]["country"],)} if event["place"] and event["place"]["country"] else set(),
    "dyad": dyads,
    "grid": cell,
    "outlet": lambda event: {(event["outlet"],)} if event.get("outlet") else set(),
}
COLUMNS = {"country": ["country"], "dyad": ["actor", "recipient"], "grid": ["priogrid_gid"], "outlet": ["outlet"]}


def counted(events, unit, period, first, last, long=True):
    """(unit, period) -> column -> count, of the events that a panel of these periods counts: each by its first day."""
    found = collections.defaultdict(collections.Counter)
    for event in events:
        at = period_of(event["date"]["start"], period)
        days = (day(event["date"]["end"]) - day(event["date"]["start"])).days + 1
        if not first <= at <= last or (days > LONGEST[period] and not long):
            continue
        for place in UNITS[unit](event):
            cell_ = found[place, at]
            cell_[event["factuality"]] += 1
            if event["factuality"] == "actual":
                cell_["events"] += 1
                cell_[event["type"].lower()] += 1
                cell_[QUADS[event["quad"] - 1]] += 1
    return found


class Panels(Stored):
    def setUp(self):
        super().setUp()
        self.reports = sample_events()
        self.news = self.written("in.jsonl", *self.reports)
        self.assertDone(code(self.news, "-o", self.db))
        self.events = [json.loads(line) for line in code(self.news).stdout.splitlines()]

    def panel(self, *arguments):
        done = bede("panel", "--db", self.db, *arguments)
        self.assertDone(done)
        return list(csv.DictReader(io.StringIO(done.stdout.decode())))

    def test_counts_are_those_of_the_events(self):
        days = sorted(report["date"][:10] for report in self.reports)
        for unit, columns in COLUMNS.items():
            for period in ("month", "year", *(("week",) if unit == "country" else ())):
                first, last = period_of(days[0], period), period_of(days[-1], period)
                expected = counted(self.events, unit, period, first, last)
                panel = self.panel("--by", f"{unit}-{period}")
                units = {tuple(row[column] for column in columns) for row in panel}
                self.assertEqual(units, {unit_ for unit_, _ in expected}, (unit, period))
                periods = {row[period] for row in panel}
                self.assertEqual((min(periods), max(periods)), (first, last))
                self.assertEqual(len(panel), len(units) * len(periods))  # each with each: zeros are filled
                told = collections.Counter(period_of(report["date"], period) for report in self.reports)
                for row in panel:
                    own = expected[tuple(row[column] for column in columns), row[period]]
                    for column in ("events", *QUADS, *map(str.lower, TYPES), *FACTUALITIES):
                        self.assertEqual(int(row[column]), own[column], (unit, row))
                    self.assertEqual(bool(row["score"]), own["events"] > 0)
                    if unit != "outlet":
                        self.assertEqual(int(row["reports"]), told[row[period]])

    def test_what_is_longer_than_a_period_can_be_left_out(self):
        days = sorted(period_of(report["date"], "week") for report in self.reports)
        with_long, without = (counted(self.events, "country", "week", days[0], days[-1], long) for long in (True, False))
        sums = {len(options): sum(int(row["events"]) for row in self.panel("--by", "country-week", *options))
                for options in ((), ("--no-long",))}  # fmt: skip
        for number, own in ((0, with_long), (1, without)):
            self.assertEqual(sums[number], sum(cell_["events"] for cell_ in own.values()))
        self.assertGreater(sums[0], sums[1])
        for options, words in (((), rb"\d+ of them longer than a week"), (("--no-long",), rb"not counted: .*\d+ longer than a week")):
            self.assertRegex(bede("panel", "--db", self.db, "--by", "country-week", *options).stderr, words)

    def test_last_year_counts_where_it_begins(self):
        news = self.written("long.jsonl", {"id": "1", "date": "2024-03-06", "text": "Kenya arrested twelve students last year."})
        self.db.unlink()
        self.assertDone(code(news, "-o", self.db))
        span = ("--from", "2023-01-01", "--to", "2024-03-31", "--side", "actor")
        self.assertEqual([row["month"] for row in self.panel("--by", "country-month", *span) if row["events"] != "0"], ["2023-01"])
        self.assertEqual([row["year"] for row in self.panel("--by", "country-year", *span, "--no-long") if row["events"] != "0"], ["2023"])
        self.assertEqual(self.panel("--by", "country-month", *span, "--no-long"), [])

    def test_scores_are_means(self):
        for row in self.panel("--by", "country-year"):
            scores = [event["score"] for event in self.events
                      if event["factuality"] == "actual" and (row["country"],) in UNITS["country"](event)
                      and event["date"]["start"][:4] == row["year"]]  # fmt: skip
            if len(scores) == int(row["events"]) > 0:
                self.assertAlmostEqual(float(row["score"]), sum(scores) / len(scores), places=3)

    def test_reports_by_outlet(self):
        panel = self.panel("--by", "country-year", "--of", "KEN", "--outlets")
        by_outlet = collections.Counter((report["date"][:4], report.get("outlet")) for report in self.reports)
        outlets = {outlet for _, outlet in by_outlet if outlet}
        self.assertGreater(len(outlets), 10)
        for row in panel:
            for outlet in outlets:
                self.assertEqual(int(row[f"reports: {outlet}"]), by_outlet[row["year"], outlet])
        for row in self.panel("--by", "outlet-year"):
            self.assertEqual(int(row["reports"]), by_outlet[row["year"], row["outlet"]])

    def test_what_is_asked_for_is_covered(self):
        panel = self.panel("--by", "dyad-month", "--of", "KEN,UGA,SYR-TUR", "--from", "2014-05-20", "--to", "2014-06-01")
        self.assertEqual([(row["actor"], row["recipient"], row["month"]) for row in panel],
                         [(actor, recipient, month) for actor, recipient in
                          (("KEN", "KEN"), ("KEN", "UGA"), ("SYR", "TUR"), ("UGA", "KEN"), ("UGA", "UGA"))
                          for month in ("2014-05", "2014-06")])  # fmt: skip
        self.assertEqual(panel[0]["actor_gw"], "501")
        grid = self.panel("--by", "grid-year", "--of", "145085,1", "--from", "2014-01-01", "--to", "2014-12-31")
        self.assertEqual([(row["priogrid_gid"], float(row["lon"]), float(row["lat"])) for row in grid],
                         [("1", -179.75, -89.75), ("145085", 2.25, 10.75)])  # fmt: skip
        # A state is there in its days alone.
        years = self.panel("--by", "country-year", "--of", "all", "--from", "1990-01-01", "--to", "1994-12-31")
        self.assertEqual([row["year"] for row in years if row["country"] == "DDR"], ["1990"])
        self.assertEqual([row["year"] for row in years if row["country"] == "CZE"], ["1993", "1994"])
        self.assertEqual(len([row for row in years if row["country"] == "KEN"]), 5)
        self.assertGreater(len({row["country"] for row in years}), 190)
        self.assertEqual(self.panel("--by", "country-year", "--of", "KEN")[0]["gw"], "501")

    def test_every_younger_state_has_a_first_day(self):
        found = {row[0]: row[1:] for row in rows(
            self.db, "SELECT code, since::VARCHAR, until::VARCHAR FROM countries WHERE cow IS NOT NULL OR gw IS NOT NULL")}  # fmt: skip
        self.assertEqual({code_ for code_, (since, _) in found.items() if not since}, OLDER)
        for code_, since in (("SSD", "2011-07-09"), ("XKX", "2008-02-17"), ("MNE", "2006-06-03"), ("TLS", "2002-05-20"),
                             ("ERI", "1993-05-24"), ("NAM", "1990-03-21"), ("UKR", "1991-12-26"), ("BIH", "1992-03-03"),
                             ("ZWE", "1965-11-11"), ("KEN", "1963-12-12"), ("BGD", "1971-12-16")):  # fmt: skip
            self.assertEqual(found[code_][0], since, code_)
        # Who comes in another's place begins the day after.
        for old, new in (("SUN", "RUS"), ("SUN", "KAZ"), ("CSK", "CZE"), ("CSK", "SVK"), ("YUG", "SCG"), ("SCG", "SRB")):
            self.assertEqual(day(found[new][0]) - day(found[old][1]), datetime.timedelta(1), (old, new))
        # What the lexicon's notes say of a state's independence.
        notes = [line.rstrip("\n").split("\t") for line in (ROOT / "lexicon/actors/states.tsv").open()]
        told = {row[0]: found[row[0]][0] for row in notes if re.search(r"independent|on its own", row[11]) and row[0] in found}
        self.assertGreater(len(told), 4)
        for row in notes:
            if row[0] in told:
                self.assertIn(f"since {told[row[0]]}", row[11])
        years = self.panel("--by", "country-year", "--of", "all", "--from", "2001-01-01", "--to", "2013-12-31")
        self.assertEqual([row["year"] for row in years if row["country"] == "SSD"], ["2011", "2012", "2013"])
        self.assertEqual(min(row["year"] for row in years if row["country"] == "TLS"), "2002")

    def test_what_is_counted_can_be_chosen(self):
        everything = self.panel("--by", "country-year")
        some = self.panel("--by", "country-year", "--type", "COERCE,ASSAULT", "--factuality", "actual,historical")
        wanted = [event for event in self.events if event["type"] in ("COERCE", "ASSAULT")
                  and event["factuality"] in ("actual", "historical")]  # fmt: skip
        expected = sum(len(units) for event in wanted for units in [UNITS["country"](event)]
                       if "1985" <= event["date"]["start"][:4])  # fmt: skip
        self.assertGreater(sum(int(row["events"]) for row in everything), sum(int(row["events"]) for row in some))
        self.assertLessEqual(sum(int(row["events"]) for row in some), expected)
        self.assertEqual({row["protest"] for row in some}, {"0"})
        by_actor = self.panel("--by", "country-year", "--side", "actor")
        self.assertNotEqual([row["country"] for row in by_actor], [row["country"] for row in everything])
        codes = {row["actor"] for row in self.panel("--by", "dyad-year", "--codes")}
        self.assertTrue(any(len(code_) > 3 for code_ in codes))

    def test_stories_are_counted_once(self):
        told = [{"id": f"r{i}", "date": "2024-03-06", "outlet": f"Gazette {i}",
                 "text": "Police in Kampala arrested 12 students on Monday."} for i in range(3)]  # fmt: skip
        news = self.written("told.jsonl", *told)
        self.db.unlink()
        self.assertDone(code(news, "-o", self.db))
        done = bede("panel", "--db", self.db, "--by", "country-month", "--count", "stories")
        self.assertDone(done, 2)
        self.assertIn(b"bede stories makes them anew", done.stderr)
        self.assertDone(bede("stories", "--db", self.db))
        self.assertEqual([row["events"] for row in self.panel("--by", "country-month")], ["3"])
        stories = self.panel("--by", "country-month", "--count", "stories")
        self.assertEqual([(row["country"], row["stories"], row["coerce"], row["reports"]) for row in stories],
                         [("UGA", "1", "1", "3")])  # fmt: skip
        self.assertEqual([row["stories"] for row in self.panel("--by", "dyad-month", "--count", "stories")], ["1"])
        # What is withdrawn is in no panel.
        kill = self.written("kill.jsonl", {"id": "r0", "status": "canceled", "date": "2024-03-07"})
        self.assertDone(code(kill, "-o", self.db))
        self.assertEqual([(row["events"], row["reports"]) for row in self.panel("--by", "country-month")], [("2", "2")])
        self.assertDone(bede("panel", "--db", self.db, "--by", "country-month", "--count", "stories"), 2)

    def test_files_hold_the_same_and_the_same_bytes_each_time(self):
        out = {}
        for ending in ("csv", "jsonl", "parquet"):
            for number in (1, 2):
                path = self.path / f"panel{number}.{ending}"
                self.assertDone(bede("panel", "--db", self.db, "--by", "dyad-month", "-o", path))
                out[ending, number] = path
            self.assertEqual(out[ending, 1].read_bytes(), out[ending, 2].read_bytes())
        read = {"csv": "read_csv('{}', all_varchar = true)", "jsonl": "read_json('{}')", "parquet": "'{}'"}
        tables = [duckdb.sql(f"SELECT COLUMNS(*)::VARCHAR FROM {read[ending].format(out[ending, 1])}").fetchall()
                  for ending in ("csv", "parquet")]  # fmt: skip
        self.assertGreater(len(tables[0]), 1000)
        self.assertEqual(*tables)
        lines = [json.loads(line) for line in out["jsonl", 1].read_text().splitlines()]
        self.assertEqual([line["events"] for line in lines], [int(row["events"]) for row in self.panel("--by", "dyad-month")])
        self.assertEqual(sorted(path.name for path in self.path.glob("panel*")), sorted(path.name for path in out.values()))

    def test_totals_add_up(self):
        done = bede("panel", "--db", self.db, "--by", "country-day", "--from", "2014-01-01", "--json")
        totals = json.loads(done.stderr)["panel"]
        actual = rows(self.db, "SELECT count(*) FROM events WHERE factuality = 'actual'")[0][0]
        self.assertEqual(totals["too_long"], 0)
        self.assertGreater(totals["long"], 0)
        self.assertEqual(totals["counted"] + totals["other_days"] + totals["too_long"] + totals["without_unit"], actual)
        self.assertEqual(totals["other_units"], 0)
        short = json.loads(bede("panel", "--db", self.db, "--by", "country-day", "--from", "2014-01-01", "--no-long", "--json").stderr)["panel"]
        self.assertEqual((short["long"], short["too_long"], short["counted"]), (0, totals["long"], totals["counted"] - totals["long"]))
        kenya = json.loads(bede("panel", "--db", self.db, "--by", "country-day", "--from", "2014-01-01", "--of", "KEN",
                                "--json").stderr)["panel"]
        self.assertEqual(kenya["counted"] + kenya["other_units"], totals["counted"])
        self.assertEqual(totals["rows"], done.stdout.count(b"\n") - 1)
        self.assertEqual(totals["rows"], totals["units"] * totals["periods"])

    def test_what_makes_no_sense_is_refused(self):
        for arguments, words in (
            (("--by", "city-month"), b"city-month"),
            (("--by", "country-month", "--of", "XXX"), b"'XXX' is no state"),
            (("--by", "dyad-month", "--of", "KEN-"), b"'KEN-' is no dyad"),
            (("--by", "grid-month", "--of", "0"), b"'0' is no cell"),
            (("--by", "country-month", "--from", "2024-02-31"), b"is no day"),
            (("--by", "country-month", "--codes"), b"--codes is for"),
            (("--by", "country-month", "--type", "WAR"), b"WAR"),
        ):
            done = bede("panel", "--db", self.db, *arguments)
            self.assertDone(done, 2)
            self.assertIn(words, done.stderr)
