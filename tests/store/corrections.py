# SPDX-License-Identifier: Apache-2.0
"""Reports that are corrected and withdrawn, over inputs, runs and a killed run: the same rows whatever the way."""

import json
import random

import duckdb

from databases import everything, rows
from program import bede, json_lines
from runs import Stored, code

ARREST = "Police in {} arrested {} students on Monday."


def report(name, version=None, text=ARREST.format("Kampala", 12), **more):
    fields = {"id": name, "date": "2024-03-06", "text": text, "outlet": "Lake Gazette"} | more
    return fields if version is None else fields | {"version": str(version)}


def withdrawal(name, version=None, **more):
    fields = {"id": name, "date": "2024-03-07", "status": "canceled"} | more
    return fields if version is None else fields | {"version": str(version)}


def found(path):
    return rows(path, "SELECT r.id, r.version, e.detained_low FROM events e JOIN reports r USING (run, item) ORDER BY ALL")


class Corrected(Stored):
    def test_in_one_input(self):
        news = self.written("in.jsonl", report("a", 1), report("b", 1), report("c"),
                            report("a", 2, ARREST.format("Kampala", 14)), withdrawal("b", 2),
                            report("d", text=ARREST.format("Jinja", 3), corrects="c"))  # fmt: skip
        done = code(news, "-o", self.db)
        self.assertDone(done)
        self.assertIn(b"2 corrections and 1 withdrawal took 3 reports with 3 events away; 0 reports came after", done.stderr)
        self.assertEqual(found(self.db), [("a", "2", 14), ("d", None, 3)])
        self.assertEqual(rows(self.db, "SELECT report, kind, cause, status, reports, events FROM withdrawals ORDER BY item"),
                         [("a", "version", "a", None, 1, 1), ("b", "withdrawal", "b", "canceled", 1, 1),
                          ("c", "correction", "d", None, 1, 1)])  # fmt: skip
        for table in ("reports", "sentences", "events", "entities", "mentions"):
            self.assertEqual(rows(self.db, f"SELECT count(*) FROM {table} WHERE item IN (0, 1, 2)"), [(0,)], table)
        self.assertEqual(rows(self.db, "SELECT corrected, withdrawn FROM runs"), [(2, 1)])

    def test_over_several_runs_and_once_more(self):
        first = self.written("1.jsonl", report("a", 1), report("b", 1))
        second = self.written("2.jsonl", report("a", 2, ARREST.format("Kampala", 14)), withdrawal("b"))
        for news in (first, second, first, second):
            self.assertDone(code(news, "-o", self.db))
        self.assertEqual(found(self.db), [("a", "2", 14)])
        self.assertEqual(rows(self.db, "SELECT known FROM runs ORDER BY run"), [(0,), (0,), (2,), (2,)])
        self.assertDone(code(first, second, "-o", self.db, "--replace"))
        self.assertEqual(found(self.db), [("a", "2", 14)])

    def test_the_order_of_the_inputs_does_not_matter(self):
        items = [report("a", v, ARREST.format("Kampala", 10 + v)) for v in (1, 2, 3)] + [report("b", 1), withdrawal("b", 2)]
        chance = random.Random(4)
        for _ in range(5):
            chance.shuffle(items)
            self.assertDone(code(self.written("in.jsonl", *items), "-o", self.db))
            self.assertEqual(found(self.db), [("a", "3", 13)], [(item["id"], item["version"]) for item in items])
            self.db.unlink()

    def test_csv_and_parquet_have_what_is_left(self):
        news = self.written("in.jsonl", report("a", 1), withdrawal("b"), report("a", 2), report("b", 1))
        for ending in ("csv", "parquet"):
            out = self.path / f"events.{ending}"
            self.assertDone(code(news, "-o", out))
            self.assertEqual([row[0] for row in duckdb.sql(f"SELECT report FROM '{out}'").fetchall()], ["a"])

    def test_json_lines_tell_of_it(self):
        news = self.written("in.jsonl", report("a", 1), report("a", 2), withdrawal("a", 3))
        done = code(news, "--json")
        self.assertDone(done)
        events = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([(event["report"], event["report_version"]) for event in events], [("a", "1"), ("a", "2")])
        told = [json.loads(line) for line in done.stderr.splitlines()]
        self.assertEqual(told[0], {"withdrawn": "a", "by": "a", "version": "3", "status": "canceled",
                                   "date": "2024-03-07", "input": str(news), "line": 3})  # fmt: skip
        self.assertEqual(told[1]["summary"]["withdrawals"], 1)

    def test_stories_agree(self):
        told = [report(f"r{i}", 1, ARREST.format("Kampala", 12), outlet=f"Gazette {i}") for i in range(3)]
        other = report("o", 1, "Rebels attacked a convoy near Gulu on Monday, killing four soldiers.")
        self.assertDone(code(self.written("1.jsonl", *told, other), "-o", self.db))
        self.assertDone(bede("stories", "--db", self.db))
        self.assertEqual(rows(self.db, "SELECT type, reports FROM stories ORDER BY ALL"), [("ASSAULT", 1), ("COERCE", 3)])
        self.assertDone(code(self.written("2.jsonl", withdrawal("r1")), "-o", self.db))
        # The story that had a part in it is gone until it is made anew.
        self.assertEqual(rows(self.db, "SELECT type, reports FROM stories"), [("ASSAULT", 1)])
        self.assertDone(bede("stories", "--db", self.db))
        self.assertEqual(rows(self.db, "SELECT type, reports FROM stories ORDER BY ALL"), [("ASSAULT", 1), ("COERCE", 2)])
        fresh = self.path / "fresh.duckdb"
        self.assertDone(code(self.path / "1.jsonl", self.path / "2.jsonl", "-o", fresh))
        self.assertDone(bede("stories", "--db", fresh))
        everything_told = "SELECT * FROM stories ORDER BY ALL"
        self.assertEqual(rows(self.db, everything_told), rows(fresh, everything_told))

    def test_dates_leave_out_withdrawals_too(self):
        news = self.written("in.jsonl", report("a", 1), withdrawal("a", 2))
        self.assertDone(code(news, "-o", self.db, "--until", "2024-03-06"))
        self.assertEqual(found(self.db), [("a", "1", 12)])

    def test_on_any_number_of_threads_and_resumed(self):
        chance = random.Random(7)
        items = []
        for number in range(3000):
            name = f"r{number // 3}"
            items.append(withdrawal(name, chance.randrange(1, 4)) if chance.random() < 0.1 else
                         report(name, chance.randrange(1, 4), ARREST.format("Kampala", chance.randrange(3, 90))))  # fmt: skip
        for at in range(0, len(items), 40):
            part = items[at:at + 40]
            chance.shuffle(part)
            items[at:at + 40] = part
        news = self.written("in.jsonl", *items)
        self.assertDone(code(news, "-o", self.db, "--threads", "1"))
        expected = everything(self.db)
        self.assertGreater(len(expected["withdrawals"]), 500)
        self.db.unlink()
        self.assertDone(code(news, "-o", self.db, "--threads", "3"))
        self.assertEqual(everything(self.db), expected)
        # A run that was stopped after the first part goes on with the rest.
        self.db.unlink()
        news.write_bytes(json_lines(*items[:1500]))
        self.assertDone(code(news, "-o", self.db))
        with duckdb.connect(str(self.db)) as database:
            database.execute("UPDATE runs SET state = 'stopped'")
        news.write_bytes(json_lines(*items))
        self.assertDone(code(news, "-o", self.db, "--resume"))
        self.assertEqual(everything(self.db), expected)
