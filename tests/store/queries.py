# SPDX-License-Identifier: Apache-2.0
"""`bede query`: what SQL gives as a table, CSV and JSON, and what it refuses."""

import csv
import io
import json
import signal
import subprocess
import time

from databases import EXPLAINED, opened, sample_events

from program import BEDE, PACK, Folder, bede, json_lines


class Query(Folder):
    def setUp(self):
        super().setUp()
        self.db = self.path / "events.duckdb"
        source = self.path / "in.jsonl"
        source.write_bytes(json_lines(EXPLAINED, *sample_events()))
        self.assertEqual(bede("code", source, "-o", self.db).returncode, 0)

    def ask(self, sql, *options, code=0):
        done = bede("query", "--db", self.db, sql, *options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout.decode() if code == 0 else done.stderr.decode()

    def test_a_table(self):
        found = self.ask("SELECT 'ŁKS 警察' AS who, 12 AS n, NULL AS nothing UNION ALL SELECT 'b', 3, NULL ORDER BY n DESC")
        self.assertEqual(found, "who        n  nothing\n--------  --  -------\nŁKS 警察  12\nb          3\n(2 rows)\n")

    def test_a_terminal_is_not_told_to_obey(self):
        self.assertNotIn("\x1b", self.ask("SELECT chr(27) || '[31mred' AS x"))

    def test_csv_as_others_read_it(self):
        found = self.ask("SELECT 'a,\"b\"' AS x, 'two' || chr(10) || 'lines' AS y, '' AS z, NULL AS n", "--format", "csv")
        self.assertEqual(list(csv.reader(io.StringIO(found))), [["x", "y", "z", "n"], ['a,"b"', "two\nlines", "", ""]])
        self.assertTrue(found.endswith(',"",\n'))

    def test_json(self):
        found = self.ask("SELECT id, title, text FROM reports WHERE id = 'lagos-1'", "--format", "json")
        self.assertEqual(json.loads(found), {key: EXPLAINED[key] for key in ("id", "title", "text")})
        found = self.ask("SELECT [1, NULL] AS list, {'a': 1.5} AS pair, DATE '2024-03-06' AS day, cameo FROM events "
                         "WHERE cameo LIKE '0%' LIMIT 1", "--format", "json")  # fmt: skip
        self.assertEqual({**json.loads(found), "cameo": ""},
                         {"list": [1, None], "pair": {"a": 1.5}, "day": "2024-03-06", "cameo": ""})  # fmt: skip
        self.assertTrue(json.loads(found)["cameo"].startswith("0"))

    def test_the_order_asked_for_and_many_rows(self):
        found = self.ask("SELECT i FROM range(30000) t(i) ORDER BY i DESC", "--format", "csv").split()
        self.assertEqual(found, ["i", *map(str, reversed(range(30000)))])
        self.assertTrue(self.ask("SELECT i FROM range(3000) t(i)").endswith("(3000 rows)\n"))

    def test_as_another_reader_counts(self):
        sql = "SELECT type, count(*), round(avg(score), 3) FROM events GROUP BY 1 ORDER BY 2 DESC, 1"
        with opened(self.db) as database:
            expected = [[str(cell) for cell in row] for row in database.execute(sql).fetchall()]
        self.assertEqual(list(csv.reader(io.StringIO(self.ask(sql, "--format", "csv"))))[1:], expected)

    def test_comments_and_semicolons(self):
        self.assertIn("1\n", self.ask("SELECT 1 AS one; -- that is all"))
        self.assertIn("reports", self.ask("SHOW TABLES"))
        self.assertIn("cameo", self.ask("DESCRIBE events"))

    def test_mistakes_are_told_in_the_words_of_who_asked(self):
        self.assertIn("nonsense", self.ask("SELECT nonsense FROM events", code=2))
        self.assertIn("syntax error", self.ask("SELEKT 1", code=2))
        self.assertIn("one at a time", self.ask("SELECT 1; SELECT 2", code=2))
        self.assertIn("no SQL statement", self.ask("  ", code=2))

    def test_nothing_is_changed(self):
        for sql in ("DELETE FROM events", "DROP TABLE events", "CREATE TABLE x (a INT)", "COPY events TO 'x.csv'",
                    "INSTALL spatial", "LOAD spatial", "SET threads = 1", "ATTACH 'x.duckdb'"):  # fmt: skip
            with self.subTest(sql):
                self.assertIn("does more than to read", self.ask(sql, code=2))
        self.assertIn("st_point", self.ask("SELECT st_point(1, 2)", code=2).lower())  # a name, and no extension is fetched

    def test_no_database(self):
        done = bede("query", "--db", self.path / "absent.duckdb", "SELECT 1")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"absent.duckdb", done.stderr)
        self.assertFalse((self.path / "absent.duckdb").exists())
        for arguments in (["query", "SELECT 1"], ["query", "--db", self.db]):
            self.assertEqual(bede(*arguments).returncode, 2)

    def test_a_signal_ends_what_would_never_end(self):
        for sql in ("SELECT sum(hash(i)) FROM range(1000000000000) t(i)", "SELECT i FROM range(1000000000000) t(i) WHERE hash(i) = 0"):
            command = [BEDE, "query", "--db", self.db, sql, "--pack", PACK]
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                time.sleep(1)
                process.send_signal(signal.SIGINT)
                self.assertEqual(process.wait(10), 130, sql)

    def test_a_closed_pipe_is_0(self):
        command = [BEDE, "query", "--db", self.db, "SELECT * FROM range(3000000)", "--format", "csv", "--pack", PACK]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            self.assertEqual(process.wait(60), 0)
            self.assertEqual(process.stderr.read(), b"")
