# SPDX-License-Identifier: Apache-2.0
"""Two codings compared, and what says how one was made: `bede diff`, `bede cite`, manifests."""

import json
import shutil

import duckdb

from databases import rows, sample_events
from program import bede, json_lines
from runs import Stored, code


class Differences(Stored):
    """A database, and a copy of it in which rows are changed by hand: what is told must be what was changed."""

    def setUp(self):
        super().setUp()
        self.news = self.written("in.jsonl", *sample_events()[:12])
        self.assertDone(code(self.news, "-o", self.db, "--explain"))
        self.other = self.path / "other.duckdb"
        shutil.copy(self.db, self.other)

    def change(self, *statements):
        with duckdb.connect(str(self.other)) as database:
            for statement in statements:
                self.assertEqual(database.execute(statement).fetchone(), (1,), statement)

    def diff(self, a, b, *options):
        done = bede("diff", a, b, *options)
        self.assertDone(done)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return lines[:-1], lines[-1]["summary"]

    def event(self, where):
        return rows(self.db, f"SELECT report, sentence, type, cue FROM events WHERE {where}")[0]

    def test_the_same_is_the_same(self):
        changes, summary = self.diff(self.db, self.other)
        self.assertEqual(changes, [])
        self.assertEqual(summary["fields"], {})
        self.assertEqual(summary["made_a"], summary["made_b"])
        self.assertEqual(sum(count["same"] for count in summary["types"].values()),
                         rows(self.db, "SELECT count(*) FROM events")[0][0])  # fmt: skip

    def test_gone_and_added(self):
        where = "run = 1 AND item = 3 AND event = 2"
        self.change(f"DELETE FROM events WHERE {where}")
        report, sentence, type_, cue = self.event(where)
        for a, b, change in ((self.db, self.other, "gone"), (self.other, self.db, "added")):
            changes, summary = self.diff(a, b)
            self.assertEqual([(one["change"], one["report"], one["sentence"], one["type"], one["cue"]) for one in changes],
                             [(change, report, sentence, type_, cue)])  # fmt: skip
            self.assertEqual(summary["types"][type_][change], 1)
            self.assertEqual(summary["fields"], {})
            side = "b" if change == "added" else "a"
            told = {field["field"]: field[side] for field in changes[0]["fields"]}
            self.assertEqual(told["type"], type_)
            self.assertTrue(told["frame"].startswith("events/"))
            reasons = rows(self.db, f"SELECT field, words, rule FROM reasons WHERE {where} ORDER BY reason")
            self.assertGreater(len(reasons), 0)
            self.assertEqual([(why["field"], why["words"], why["rule"]) for why in changes[0][f"why_{side}"]], reasons)

    def test_changed_by_field_with_why(self):
        self.change("UPDATE events SET factuality = 'planned', place_name = 'Elsewhere' WHERE item = 1 AND event = 0",
                    "UPDATE reasons SET rule = 'another' WHERE item = 1 AND event = 0 AND reason = 0",
                    "UPDATE entities SET code = 'XXXGOV' WHERE item = 2 AND event = 0 AND side = 'actor' AND place = 0")  # fmt: skip
        changes, summary = self.diff(self.db, self.other)
        self.assertEqual([one["change"] for one in changes], ["changed", "changed"])
        first = changes[0]
        self.assertEqual([field["field"] for field in first["fields"]], ["factuality", "place"])
        self.assertEqual(first["fields"][0]["b"], "planned")
        self.assertTrue(first["fields"][1]["b"].startswith("Elsewhere"))
        self.assertEqual((len(first["why_a"]), [why["rule"] for why in first["why_b"]]), (1, ["another"]))
        self.assertEqual([field["field"] for field in changes[1]["fields"]], ["actor"])
        self.assertIn("(XXXGOV)", changes[1]["fields"][0]["b"])
        self.assertEqual(summary["fields"], {"factuality": 1, "actor": 1, "place": 1})

    def test_another_type_of_the_same_words_is_a_change(self):
        self.change("UPDATE events SET type = 'MOBILIZE' WHERE item = 0 AND event = 0")
        changes, summary = self.diff(self.db, self.other)
        self.assertEqual([(one["change"], [field["field"] for field in one["fields"]]) for one in changes],
                         [("changed", ["type"])])  # fmt: skip
        self.assertEqual(sum(count["gone"] + count["added"] for count in summary["types"].values()), 0)

    def test_a_lexicon_row_at_another_line_is_the_same(self):
        self.change("UPDATE reasons SET lexicon_row = regexp_replace(lexicon_row, ':[0-9]+ ', ':99999 '), "
                    "words = words WHERE item = 0 AND event = 0 AND reason = 0",
                    "UPDATE events SET factuality = 'possible' WHERE item = 0 AND event = 0")  # fmt: skip
        changes, _ = self.diff(self.db, self.other)
        self.assertEqual((changes[0]["why_a"], changes[0]["why_b"]), ([], []))

    def test_reports_of_one_side_alone_are_not_compared(self):
        self.change("DELETE FROM reports WHERE item = 4")
        changes, summary = self.diff(self.db, self.other)
        self.assertEqual((changes, summary["only_a"], summary["only_b"]), ([], 1, 0))

    def test_another_text_is_told(self):
        self.change("UPDATE reports SET text = 'Rain fell.' WHERE item = 4")
        self.assertEqual(self.diff(self.db, self.other)[1]["other_text"], 1)

    def test_json_lines_are_the_same_as_the_database(self):
        lines = self.path / "events.jsonl"
        self.assertDone(code(self.news, "-o", lines, "--explain"))
        for a, b in ((lines, self.db), (self.db, lines), (lines, lines)):
            changes, summary = self.diff(a, b)
            self.assertEqual(changes, [])
            self.assertEqual(summary["reports_a"], summary["reports_b"])
        events = [json.loads(line) for line in lines.read_text().splitlines()]
        lines.write_bytes(json_lines(*events[1:]))
        changes, _ = self.diff(self.db, lines)
        self.assertEqual([(one["change"], one["report"]) for one in changes], [("gone", events[0]["report"])])

    def test_two_runs_of_one_database(self):
        self.assertDone(code(self.news, "-o", self.db, "--beside"))
        changes, summary = self.diff(f"{self.db}@1", f"{self.db}@2")
        self.assertEqual((changes, summary["reports_a"], summary["reports_b"]), ([], 12, 12))
        done = bede("diff", f"{self.db}@1", f"{self.db}@3")
        self.assertDone(done, 2)
        self.assertIn(b"it has no run 3", done.stderr)

    def test_for_people(self):
        self.change("UPDATE events SET factuality = 'planned' WHERE item = 1 AND event = 0",
                    "DELETE FROM events WHERE item = 3 AND event = 2")  # fmt: skip
        done = bede("diff", self.db, self.other, "--format", "table")
        self.assertDone(done)
        text = done.stdout.decode()
        self.assertRegex(text, r"\n      factuality: \w+ → planned\n")
        self.assertRegex(text, r"\n  - “")
        self.assertRegex(text, r"\nall +\d+ +\d+ +\d+ +1 +1 +0\n")
        self.assertRegex(text, r"\nfield +changed\nfactuality +1\n$")
        alone = bede("diff", self.db, self.other, "--format", "table", "--summary").stdout.decode()
        self.assertTrue(text.endswith("\n" + alone), alone)

    def test_what_cannot_be_compared(self):
        (self.path / "text.duckdb").write_text("These are words.\n" * 1000)
        for a, b, words in ((self.path / "absent.duckdb", self.db, b"no such file"),
                            (self.db, self.path / "text.duckdb", b"no DuckDB database")):  # fmt: skip
            done = bede("diff", a, b)
            self.assertDone(done, 2)
            self.assertIn(words, done.stderr)


class Cited(Stored):
    def test_a_manifest_of_every_run(self):
        news = self.written("in.jsonl", *sample_events()[:3])
        found = {}
        for ending in ("jsonl", "csv", "parquet"):
            out = self.path / f"events.{ending}"
            self.assertDone(code(news, "-o", out, "--until", "2020-01-01"))
            found[ending] = json.loads((self.path / f"events.{ending}.manifest.json").read_text())
        own = self.path / "own.json"
        self.assertDone(code(news, "--manifest", own, "--until", "2020-01-01"))
        found["stdout"] = json.loads(own.read_text())
        self.assertDone(code(news, "-o", self.db, "--until", "2020-01-01"))
        done = bede("cite", "--db", self.db, "--manifest")
        self.assertDone(done)
        found["duckdb"] = json.loads(done.stdout)
        self.assertEqual((found["duckdb"].pop("run"), found["duckdb"].pop("mode")), (1, "add"))
        for name, manifest in found.items():
            self.assertEqual(manifest["options"], {"since": None, "until": "2020-01-01", "explain": False})
            self.assertEqual((manifest["state"], manifest["items"]), ("done", 3), name)
            self.assertEqual([(one["input"], one["bytes"], len(one["xxh3_128"])) for one in manifest["read"]],
                             [(str(news), news.stat().st_size, 32)])  # fmt: skip
            for field in ("started", "ended", "citation"):
                self.assertTrue(manifest.pop(field))
        for manifest in found.values():
            self.assertEqual(manifest, found["duckdb"])
        self.assertFalse((self.path / "events.duckdb.manifest.json").exists())

    def test_the_line_to_cite(self):
        news = self.written("in.jsonl", *sample_events()[:3])
        self.assertDone(code(news, "-o", self.db))
        self.assertDone(code(news, "-o", self.db, "--beside"))
        done = bede("cite", "--db", self.db)
        self.assertDone(done)
        self.assertEqual(done.stdout.decode().splitlines(),
                         [line for (line,) in rows(self.db, "SELECT citation FROM runs ORDER BY run")])  # fmt: skip
        one = bede("cite", "--db", self.db, "--run", "2").stdout.decode()
        self.assertRegex(one, r"^Bede .* from 1 input \(digest [0-9a-f]{16}\), coded \d{4}-\d\d-\d\d\.\n$")
        self.assertDone(bede("cite", "--db", self.db, "--run", "3"), 2)

    def test_other_inputs_have_another_digest(self):
        digests = set()
        for number in (1, 2):
            news = self.written("in.jsonl", *sample_events()[number : number + 2])
            own = self.path / "own.json"
            self.assertDone(code(news, "--manifest", own))
            digests.add(json.loads(own.read_text())["digest"])
        self.assertEqual(len(digests), 2)
