# SPDX-License-Identifier: Apache-2.0
"""`bede export`: each format read back by a reader that is not ours, column by column."""

import csv
import json
import pathlib
import subprocess

import duckdb
import networkx
import pandas
from databases import EXPLAINED, opened, sample_events

from program import BEDE, Folder, bede, json_lines

HERE = pathlib.Path(__file__).resolve().parent
# The columns of each data set, in order: a row for each in columns.tsv.
COLUMNS = {}
for line in (HERE / "columns.tsv").read_text().splitlines()[1:]:
    format_, name = line.split("\t")
    COLUMNS.setdefault(format_, []).append(name)

# "The police" is said of Nigeria; Kenya and Uganda do it to each other; what the opposition demands is no deed.
REPORTS = [
    EXPLAINED,
    {"id": "kampala-2", "date": "2024-04-02", "text": "Kenya and Uganda signed a treaty in Kampala on Monday.",
     "outlet": "Lake Post"},
    {"id": "bo-3", "date": "2024-05-09", "text": "Rebels killed five soldiers near Bo in Sierra Leone on Tuesday."},
    {"id": "demand-4", "date": "2024-05-10", "text": "The United States demanded the release of twelve students."},
]  # fmt: skip


class Exported(Folder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()

    def setUp(self):
        super().setUp()
        self.db = self.path / "events.duckdb"
        source = self.path / "in.jsonl"
        source.write_bytes(json_lines(*REPORTS, *sample_events()))
        self.assertEqual(bede("code", source, "-o", self.db).returncode, 0)

    def export(self, format_, *options):
        out = self.path / f"out.{format_}"
        done = bede("export", "--db", self.db, "--to", format_, "-o", out, *options)
        self.assertEqual((done.returncode, done.stdout), (0, b""), done.stderr)
        self.assertFalse(out.with_name(out.name + ".making").exists())
        return out

    def table(self, format_, *options, heading=None):
        """As a careful user of pandas reads it: all text, so that codes keep their zeros."""
        return pandas.read_csv(self.export(format_, *options), sep="\t", dtype=str, header=heading, quoting=csv.QUOTE_NONE,
                               keep_default_na=False, names=None if heading == 0 else COLUMNS[format_])  # fmt: skip

    def sql(self, query):
        with opened(self.db) as database:
            return database.execute(query).fetchall()

    def facts(self):
        return self.sql("SELECT count(*) FROM events WHERE factuality = 'actual'")[0][0]


class Cameo(Exported):
    def check_codes(self, codes):
        known = {code for (code,) in self.sql("SELECT code FROM codes WHERE kind = 'cameo'")}
        self.assertLessEqual(set(codes), known)
        self.assertTrue(any(code.startswith("0") for code in codes))

    def one(self, table, **cells):
        found = table
        for name, value in cells.items():
            found = found[found[name] == value]
        self.assertEqual(len(found), 1, (cells, found))
        return found.iloc[0]

    def test_gdelt_events(self):
        table = self.table("gdelt-events")
        self.assertEqual((table.shape[1], len(COLUMNS["gdelt-events"])), (61, 61))
        self.assertEqual(len(set(table.GlobalEventID)), len(table))
        self.check_codes(table.EventCode)
        arrest = self.one(table, Actor1Code="NGACOP", Actor2Code="NGAEDU", EventCode="173", Day="20240304")
        self.assertEqual(list(arrest[["MonthYear", "Year", "FractionDate", "Actor1CountryCode", "Actor1Type1Code",
                                      "EventBaseCode", "EventRootCode", "QuadClass", "IsRootEvent", "ActionGeo_Type",
                                      "ActionGeo_CountryCode", "SOURCEURL"]]),
                         ["202403", "2024", "2024.2575", "NGA", "COP", "173", "17", "4", "1", "4", "NI",
                          EXPLAINED["url"]])  # fmt: skip
        self.assertAlmostEqual(float(arrest.ActionGeo_Lat), 6.45, delta=0.3)
        self.assertEqual(set(table.Actor1Geo_Type) | set(table.Actor2Geo_Type), {"0"})
        # Every code of a place is one of the two letters of FIPS 10-4, and the codes with leading zeros are whole.
        known = {code for (code,) in self.sql("SELECT fips FROM countries WHERE fips IS NOT NULL")}
        self.assertLessEqual(set(table.ActionGeo_CountryCode), known | {""})
        self.assertTrue(all(len(root) == 2 for root in table.EventRootCode))
        self.assertTrue(table.DATEADDED.str.fullmatch(r"\d{14}").all())

    def test_gdelt_mentions(self):
        mentions, events = self.table("gdelt-mentions"), self.table("gdelt-events")
        self.assertEqual(mentions.shape[1], 16)
        self.assertEqual(set(mentions.GlobalEventID), set(events.GlobalEventID))
        told = mentions.groupby("GlobalEventID").size().astype(str)
        self.assertEqual(dict(zip(events.GlobalEventID, events.NumMentions)), dict(told))
        ours = mentions[mentions.MentionIdentifier == EXPLAINED["url"]]
        self.assertEqual((set(ours.MentionSourceName), set(ours.MentionType)), ({"example.org"}, {"1"}))
        self.assertTrue(mentions.Confidence.astype(int).between(0, 100).all())

    def test_icews(self):
        table = self.table("icews", heading=0)
        self.assertEqual(list(table.columns), COLUMNS["icews"])
        self.check_codes(table["CAMEO Code"])
        treaty = table[table["Story ID"] == "kampala-2"]
        self.assertEqual({(row["Source Name"], row["Target Name"]) for _, row in treaty.iterrows()},
                         {("Kenya", "Uganda"), ("Uganda", "Kenya")})  # fmt: skip
        self.assertEqual(set(treaty.Country) | set(treaty["Source Country"]), {"Kenya", "Uganda"})
        self.assertTrue(table["Event Date"].str.fullmatch(r"\d{4}-\d\d-\d\d").all())

    def test_phoenix(self):
        table = self.table("phoenix")
        self.assertEqual(table.shape[1], 26)
        self.check_codes(table.code)
        arrest = self.one(table, source="NGACOP", target="NGAEDU", code="173", story_date="20240304")
        self.assertEqual(list(arrest[["year", "month", "day", "source_root", "source_agent", "source_others",
                                      "target_root", "target_agent", "root_code", "quad_class", "countryName"]]),
                         ["2024", "03", "04", "NGA", "COP", "", "NGA", "EDU", "17", "4", "Nigeria"])  # fmt: skip
        self.assertTrue((table.code.str[:2] == table.root_code).all())

    def test_petrarch(self):
        table = self.table("petrarch")
        self.assertEqual(table.shape[1], 8)
        self.check_codes(table.Code)
        self.assertTrue((table.Source.str.len() % 3 == 0).mean() > 0.9)
        self.one(table, StoryDate="20240304", Source="NGACOP", Target="NGAEDU", Code="173")
        self.assertFalse((table.Source == "").any() or (table.Target == "").any())

    def test_what_is_no_fact_comes_when_asked_for(self):
        facts, everything = self.table("petrarch"), self.table("petrarch", "--all")
        told = {id_.rsplit("_", 1)[0] for id_ in everything.IDs}
        self.assertIn("demand-4", told)
        self.assertGreater(len(everything), len(facts))
        release = everything[(everything.IDs == "demand-4_0") & everything.Code.str.startswith("08")]
        self.assertEqual(len(release), 1)
        self.assertFalse(((facts.IDs == "demand-4_0") & facts.Code.str.startswith("08")).any())


class Plover(Exported):
    def test_polecat(self):
        table = self.table("polecat", heading=0)
        self.assertEqual(list(table.columns), COLUMNS["polecat"])
        self.assertEqual(len(table), self.facts())
        self.assertEqual(len(set(table["Event ID"])), len(table))
        treaty = table[table["Actor Name"] == "Kenya;Uganda"]
        self.assertIn("501;500", set(treaty["Actor COW"]))
        arrest = table[(table["Event Mode"] == "arrest") & (table["Event Date"] == "2024-03-04")].iloc[0]
        self.assertEqual(list(arrest[["Actor Country", "Actor COW", "Primary Actor Sector", "Country", "Source"]]),
                         ["Nigeria", "475", "COP", "Nigeria", "Lagos Wire"])  # fmt: skip

    def test_plover_json(self):
        records = [json.loads(line) for line in self.export("plover").open()]
        self.assertEqual(len(records), self.sql("SELECT count(*) FROM events")[0][0])
        fields = set(COLUMNS["plover"])
        for record in records:
            self.assertLessEqual(set(record), fields)
            self.assertTrue({"id", "date", "actor", "event"} <= set(record))
            self.assertLessEqual({key for one in record["actor"] for key in one}, set(COLUMNS["plover.entity"]))
            self.assertLessEqual(set(record["event_loc"] or ()), set(COLUMNS["plover.location"]))
            self.assertLessEqual(set(record["cite_info"]), set(COLUMNS["plover.cite_info"]))
        self.assertIn("demanded", {record["text_info"]["factuality"] for record in records})

    def test_geojson(self):
        found = json.loads(self.export("geojson").read_text())
        self.assertEqual(found["type"], "FeatureCollection")
        self.assertEqual(len(found["features"]), self.sql("SELECT count(*) FROM events WHERE lat IS NOT NULL")[0][0])
        for feature in found["features"]:
            lon, lat = feature["geometry"]["coordinates"]
            self.assertTrue(-180 <= lon <= 180 and -90 <= lat <= 90)
        lagos = next(f for f in found["features"] if f["properties"]["report"] == "lagos-1")
        self.assertLess(lagos["geometry"]["coordinates"][0], 4)  # longitude stands first


class Graphs(Exported):
    def check(self, graph):
        self.assertTrue(graph.is_directed())
        pairs = {(source, target) for source, target in self.sql(
            "SELECT DISTINCT a.code, r.code FROM events e JOIN entities a USING (run, item, event) "
            "JOIN entities r USING (run, item, event) WHERE a.side = 'actor' AND r.side = 'recipient' "
            "AND a.code <> '' AND r.code <> '' AND factuality = 'actual'")}  # fmt: skip
        self.assertLessEqual(pairs, set(graph.edges()))
        self.assertTrue(graph.has_edge("KEN", "UGA") and graph.has_edge("UGA", "KEN"))
        self.assertEqual(graph.nodes["KEN"]["label"], "Kenya")
        data = next(data for source, target, data in graph.edges(data=True)
                    if (source, target) == ("NGACOP", "NGAEDU"))  # fmt: skip
        self.assertEqual((data["type"], str(data["start"])), ("COERCE", "2024-03-04"))
        self.assertIsInstance(data["score"], float)

    def test_gexf(self):
        self.check(networkx.read_gexf(self.export("gexf"), version="1.2draft"))

    def test_graphml(self):
        self.check(networkx.read_graphml(self.export("graphml"), force_multigraph=True))


class Own(Exported):
    def test_csv(self):
        table = pandas.read_csv(self.export("csv"), dtype=str, keep_default_na=False)
        self.assertEqual(len(table), self.sql("SELECT count(*) FROM events")[0][0])
        self.assertEqual(list(table.cameo), [cameo for (cameo,) in self.sql("SELECT cameo FROM events ORDER BY run, item, event")])
        self.assertIn("Kenya|Uganda", set(table.actors))

    def test_the_same_bytes_again_and_by_code(self):
        source = self.path / "in.jsonl"
        for ending in ("csv", "parquet"):
            first, second = self.path / f"1.{ending}", self.path / f"2.{ending}"
            for out, threads in ((first, 1), (second, 2)):
                self.assertEqual(bede("code", source, "-o", out, "--threads", threads).returncode, 0)
            self.assertEqual(first.read_bytes(), second.read_bytes())
        self.assertEqual((self.path / "1.csv").read_bytes(), self.export("csv").read_bytes())

    def test_parquet(self):
        table = pandas.read_parquet(self.export("parquet"))
        self.assertEqual(len(table), self.sql("SELECT count(*) FROM events")[0][0])
        arrest = table[(table["report"] == "lagos-1") & (table["mode"] == "arrest") & (table["sentence"] == 0)].iloc[0]
        self.assertEqual([(one["name"], one["code"]) for one in arrest["recipient"]], [("12 students", "NGAEDU")])
        self.assertTrue(all(isinstance(code, str) for code in table["cameo"]))

    def test_without_text(self):
        for format_ in ("csv", "jsonl", "plover", "geojson", "parquet", "polecat", "icews"):
            with self.subTest(format_):
                kept = self.export(format_, "--no-text").read_bytes()
                self.assertNotIn(b"arrested 12 students on Monday", kept)
                self.assertNotIn("Police arrest “ŁKS” students".encode(), kept)

    def test_of_one_run(self):
        before = len(self.table("petrarch"))
        self.assertEqual(bede("code", self.path / "in.jsonl", "-o", self.db, "--beside").returncode, 0)
        self.assertEqual(len(self.table("petrarch")), before)
        self.assertEqual(len(self.table("petrarch", "--run", "1")), before)
        self.assertEqual(self.export("petrarch", "--run", "9").read_bytes(), b"")

    def test_more_than_one_slice(self):
        """An export goes through many events in slices of 20,000: nothing is lost or twice, and numbers go on."""
        times = 40
        with duckdb.connect(str(self.db)) as database:
            for table in ("reports", "sentences", "events", "entities", "mentions"):
                columns = [name for (name,) in database.execute(
                    f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index").fetchall()]
                copied = ", ".join("item + 1000 * k" if name == "item" else
                                   "id || '#' || k" if (table, name) in (("reports", "id"), ("events", "id")) else
                                   f'"{name}"' for name in columns)  # fmt: skip
                database.execute(f"INSERT INTO {table} SELECT {copied} FROM {table}, range(1, {times}) r(k)")
        events = self.sql("SELECT count(*) FROM events")[0][0]
        self.assertGreater(events, 20_000)
        table = self.table("gdelt-events")
        self.assertEqual(list(table.GlobalEventID.astype(int)), list(range(1, len(table) + 1)))
        self.assertEqual(len(table) % times, 0)
        self.assertEqual(set(self.table("gdelt-mentions").GlobalEventID), set(table.GlobalEventID))
        self.assertEqual(len(self.table("polecat", heading=0)), self.facts())
        self.assertEqual(len(pandas.read_csv(self.export("csv"), dtype=str)), events)
        parquet = pandas.read_parquet(self.export("parquet"))
        self.assertEqual([len(parquet), parquet["id"].nunique()], [events, events])
        self.assertEqual(len(json.loads(self.export("geojson").read_text())["features"]),
                         self.sql("SELECT count(*) FROM events WHERE lat IS NOT NULL")[0][0])  # fmt: skip
        weights = [data["weight"] for *_, data in networkx.read_gexf(self.export("gexf")).edges(data=True)]
        self.assertTrue(all(weight % times == 0 for weight in weights))

    def test_to_standard_output(self):
        done = bede("export", "--db", self.db, "--to", "petrarch")
        self.assertEqual((done.returncode, done.stdout), (0, self.export("petrarch").read_bytes()))

    def test_cells_cannot_break_a_row(self):
        """Tabs and line breaks in a report's fields become blanks where a format has no quotes."""
        source, db = self.path / "odd.jsonl", self.path / "odd.duckdb"
        source.write_bytes(json_lines({**EXPLAINED, "id": "a\tb\nc", "outlet": "Post\r\n\"Star\"", "url": "x\ty"}))
        self.assertEqual(bede("code", source, "-o", db).returncode, 0)
        self.db = db
        self.assertEqual(self.table("gdelt-events").shape[1], 61)
        self.assertEqual(set(self.table("petrarch").StorySource), {'Post  "Star"'})

    def test_what_cannot_be_written_is_2(self):
        for format_ in ("csv", "parquet", "gexf"):
            done = bede("export", "--db", self.db, "--to", format_, "-o", self.path / "absent" / "out")
            self.assertEqual(done.returncode, 2, format_)
        for arguments in (["export", "--to", "csv"], ["export", "--db", self.db, "--to", "xml"],
                          ["export", "--db", self.db, "--to", "parquet"]):  # fmt: skip
            self.assertEqual(bede(*arguments).returncode, 2)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BEDE, "export", "--db", self.db, "--to", "csv"], stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        self.assertEqual(done.returncode, 2)
