# SPDX-License-Identifier: Apache-2.0
"""`bede code` into databases: the same rows whatever happens to the program, and nothing twice."""

import concurrent.futures
import json
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import duckdb
from databases import EXPLAINED, everything, opened, rows, sample_events, write_reports

from program import BEDE, PACK, Folder, bede, json_lines

KILLS = 50
LOOKING = threading.Lock()  # both series compare with one database
COMMIT_BYTES = 100_000  # by which the log grows at least when rows of a second are committed


def code(*arguments, **options):
    done = bede("code", *arguments, **options)
    return done


class Stored(Folder):
    def setUp(self):
        super().setUp()
        self.db = self.path / "events.duckdb"

    def written(self, name, *reports):
        path = self.path / name
        path.write_bytes(json_lines(*reports))
        return path

    def assertDone(self, done, code=0):
        self.assertEqual(done.returncode, code, done.stderr)


class Rows(Stored):
    def test_a_report_and_its_events(self):
        self.assertDone(code(self.written("in.jsonl", EXPLAINED), "-o", self.db))
        with opened(self.db) as database:
            report = database.execute("SELECT id, date::VARCHAR, title, outlet, url, text, events FROM reports").fetchone()
            self.assertEqual(report[:6], tuple(EXPLAINED[key] for key in ("id", "date", "title", "outlet", "url", "text")))
            # Spans are code points of the text, and of the title where the sentence is the title's.
            spans = database.execute(
                "SELECT e.cue, CASE WHEN e.sentence < 0 THEN r.title ELSE r.text END, cue_span_begin, cue_span_end "
                "FROM events e JOIN reports r USING (run, item)").fetchall()  # fmt: skip
            self.assertEqual(len(spans), report[6])
            self.assertGreater(len(spans), 2)
            for cue, text, begin, end in spans:
                self.assertEqual(" ".join(text[begin:end].split()), cue)
            for text, whole, begin, end in database.execute(
                    "SELECT s.text, CASE WHEN s.sentence < 0 THEN r.title ELSE r.text END, span_begin, span_end "
                    "FROM sentences s JOIN reports r USING (run, item)").fetchall():  # fmt: skip
                self.assertEqual(whole[begin:end], text)

    def test_the_same_as_json_lines(self):
        """What is exported as JSON Lines from a database is what `bede code` writes; null stands for what is absent."""
        reports = write_reports(self.path / "in.jsonl", 300)
        straight = code(reports, "-o", self.path / "straight.jsonl")
        self.assertDone(straight, 1)
        self.assertDone(code(reports, "-o", self.db), 1)
        self.assertDone(bede("export", "--db", self.db, "--to", "jsonl", "--all", "-o", self.path / "back.jsonl"))

        def bare(value):
            if isinstance(value, dict):
                return {key: bare(inner) for key, inner in value.items() if inner is not None}
            return [bare(inner) for inner in value] if isinstance(value, list) else value

        lines = [[bare(json.loads(line)) for line in (self.path / name).open()] for name in ("straight.jsonl", "back.jsonl")]
        self.assertGreater(len(lines[0]), 1000)
        self.assertEqual(lines[0], lines[1])

    def test_on_any_number_of_threads(self):
        reports = write_reports(self.path / "in.jsonl", 400)
        found = []
        for threads in (1, 2, 3):
            out = self.path / f"{threads}.duckdb"
            self.assertDone(code(reports, "-o", out, "--threads", threads, "--explain"), 1)
            found.append(everything(out))
        self.assertTrue(found[0]["reasons"])
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0], found[2])

    def test_refusals_and_the_manifest(self):
        reports = write_reports(self.path / "in.jsonl", 40)
        self.assertDone(code(reports, self.path / "absent.txt", "-o", self.db, "--since", "2000-01-01"), 1)
        self.assertEqual(rows(self.db, "SELECT kind, count(*) FROM refusals GROUP BY 1 ORDER BY 1"),
                         [("bad_json", 1), ("no_date", 1), ("not_found", 1)])  # fmt: skip
        run = rows(self.db, "SELECT state, reports + refused + left_out, items, refused, options, program <> '', "
                            "length(pack), length(lexicon), citation FROM runs")[0]  # fmt: skip
        self.assertEqual(run[:4], ("done", 42, 42, 3))
        self.assertEqual(json.loads(run[4]), {"since": "2000-01-01", "until": None, "explain": False})
        self.assertEqual(run[5:8], (True, 16, 16))
        self.assertRegex(run[8], r"^Bede \S+ \(model .+, lexicon \w+, pack \w+\): \d+ events of \d+ reports of "
                                 r"\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d, from 2 inputs \(digest [0-9a-f]{16}\), "
                                 r"coded \d{4}-\d\d-\d\d\.$")  # fmt: skip
        self.assertEqual(rows(self.db, "SELECT input, bytes, length(xxh3_128) FROM inputs"),
                         [(str(reports), reports.stat().st_size, 32)])  # fmt: skip
        if shutil.which("xxhsum"):
            printed = subprocess.run(["xxhsum", "-H2", reports], capture_output=True, text=True, check=True).stdout
            self.assertEqual(rows(self.db, "SELECT xxh3_128 FROM inputs")[0][0], printed.split()[0])

    def test_without_text(self):
        marks = ("The opposition condemned", "arrested 12 students on", "Police arrest “ŁKS”")
        source = self.written("in.jsonl", EXPLAINED)
        for name in ("events.duckdb", "events.jsonl", "events.csv", "events.parquet"):
            with self.subTest(name):
                out = self.path / name
                self.assertDone(code(source, "-o", out, "--no-text"))
                kept = str(everything(out)) if name.endswith("duckdb") else out.read_bytes().decode(errors="replace")
                self.assertFalse([mark for mark in marks if mark in kept])
        self.assertGreater(rows(self.db, "SELECT count(*) FROM events WHERE text IS NULL AND cue <> ''")[0][0], 2)

    def test_codes_and_countries(self):
        self.assertDone(code(self.written("in.jsonl", EXPLAINED), "-o", self.db))
        self.assertEqual(rows(self.db, "SELECT alpha2, numeric, fips, cow, gw FROM countries WHERE code = 'NGA'"),
                         [("NG", "566", "NI", 475, 475)])  # fmt: skip
        self.assertEqual(rows(self.db, "SELECT count(*) - count(DISTINCT code), min(length(code)) FROM countries"), [(0, 3)])
        # FIPS and ISO differ where one would not think so: Austria and Australia, Switzerland and China.
        self.assertEqual(rows(self.db, "SELECT code, fips FROM countries WHERE code IN ('AUS', 'AUT', 'CHE', 'CHN') ORDER BY 1"),
                         [("AUS", "AS"), ("AUT", "AU"), ("CHE", "SZ"), ("CHN", "CH")])  # fmt: skip


class Again(Stored):
    """A second run over reports that the database has."""

    def setUp(self):
        super().setUp()
        self.reports = self.written("in.jsonl", *sample_events()[:6])
        self.assertDone(code(self.reports, "-o", self.db))
        self.before = everything(self.db)

    def test_what_is_there_is_kept(self):
        more = self.written("more.jsonl", EXPLAINED)
        done = code(self.reports, more, "-o", self.db)
        self.assertDone(done)
        self.assertIn(b"6 in the database already", done.stderr)
        self.assertEqual(rows(self.db, "SELECT run, count(*) FROM reports GROUP BY 1 ORDER BY 1"), [(1, 6), (2, 1)])
        self.assertEqual(rows(self.db, "SELECT id FROM reports WHERE run = 2"), [("lagos-1",)])

    def test_replaced(self):
        self.assertDone(code(self.reports, "-o", self.db, "--replace"))
        after = everything(self.db)
        for table in ("reports", "sentences", "events", "entities", "mentions"):
            self.assertEqual(after[table], self.before[table], table)
        self.assertEqual(rows(self.db, "SELECT DISTINCT run FROM events"), [(2,)])

    def test_others_stay_where_some_are_replaced(self):
        self.assertDone(code(self.written("one.jsonl", sample_events()[2]), "-o", self.db, "--replace"))
        self.assertEqual(rows(self.db, "SELECT run, count(*) FROM reports GROUP BY 1 ORDER BY 1"), [(1, 5), (2, 1)])
        self.assertEqual(len(everything(self.db)["events"]), len(self.before["events"]))

    def test_beside(self):
        self.assertDone(code(self.reports, "-o", self.db, "--beside"))
        self.assertEqual(rows(self.db, "SELECT run, count(*) FROM reports GROUP BY 1 ORDER BY 1"), [(1, 6), (2, 6)])
        self.assertEqual(rows(self.db, "SELECT DISTINCT run FROM latest"), [(2,)])

    def test_nothing_is_left_to_resume(self):
        done = code(self.reports, "-o", self.db, "--resume")
        self.assertDone(done)
        self.assertIn(b"nothing is left to do", done.stderr)
        self.assertEqual(everything(self.db), self.before)


class Ended(Stored):
    """Runs that do not come to their end, and those that go on with them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.reports = write_reports(pathlib.Path(folder.name) / "in.jsonl", 2000)
        cls.whole = cls.reports.with_name("whole.duckdb")
        code(cls.reports, "-o", cls.whole, "--threads", 2)
        cls.expected = everything(cls.whole)

    def start(self, *options, db=None, threads=2, **more):
        command = [BEDE, "code", self.reports, "-o", db or self.db, "--threads", str(threads), "--pack", PACK, *options]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def check_whole_so_far(self, db=None):
        """What is there is the beginning of what there must be, once, and all that belongs to it."""
        db = db or self.db
        if not db.exists():
            return 0
        with opened(db) as database:
            if not database.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'runs'").fetchone()[0]:
                return 0  # killed before the tables were there
            run = database.execute("SELECT items, reports, sentences, events, refused FROM runs").fetchone()
            if not run:
                return 0
            counted = database.execute(
                "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM sentences), (SELECT count(*) FROM events), "
                "(SELECT count(*) FROM refusals), (SELECT count(DISTINCT item) FROM reports), "
                "(SELECT coalesce(sum(events), 0) FROM reports), (SELECT count(*) FROM entities), "
                "(SELECT count(*) FROM mentions)").fetchone()  # fmt: skip
            self.assertEqual(run[1:], counted[:4])
            self.assertEqual((counted[4], counted[5]), (run[1], run[3]))
        with opened(self.whole) as whole:
            bound = f"WHERE item < {run[0]}"
            for table, count in (("reports", counted[0]), ("events", counted[2]), ("entities", counted[6]),
                                 ("mentions", counted[7])):  # fmt: skip
                self.assertEqual(whole.execute(f"SELECT count(*) FROM {table} {bound}").fetchone()[0], count, table)
        return run[0]

    def finish(self, db=None):
        with self.start("--resume", db=db) as process:
            error = process.communicate(timeout=120)[1]
            if process.returncode == 0:  # it was killed when all was written, and had not ended yet
                self.assertIn(b"done already", error)
            else:
                self.assertEqual(process.returncode, 1, error)
        self.assertEqual(everything(db or self.db), self.expected)

    def test_killed_at_50_random_moments(self):
        """Two databases side by side, each with half of the kills."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            series = [pool.submit(self.kill_often, self.path / f"{seed}.duckdb", seed) for seed in (7, 8)]
            behind, finished = map(sum, zip(*(one.result() for one in series)))
        print(f"[{KILLS} kills, {finished} runs done on the way, {behind} kills behind a commit]", flush=True)
        self.assertGreaterEqual(behind, KILLS // 10)  # else the kills would have tested beginnings alone

    def kill_often(self, db, seed):
        """How many kills came behind a commit, and how many runs came to their end."""
        chance = random.Random(seed)
        behind = finished = reached = kills = 0
        while kills < KILLS // 2:
            with self.start("--resume", db=db, threads=1) as process:
                self.wait_for_a_moment(process, db, chance)
                if process.poll() is None:
                    process.kill()
                    kills += 1
                process.communicate(timeout=60)
            with LOOKING:
                now = self.check_whole_so_far(db)
            self.assertGreaterEqual(now, reached)  # what was committed is never lost
            behind += now > reached
            reached = now
            if process.returncode in (0, 1):
                self.assertEqual(everything(db), self.expected)
                finished += 1
                db.unlink()
                reached = 0
        if db.exists():
            self.finish(db)
        return behind, finished

    @staticmethod
    def wait_for_a_moment(process, db, chance):
        """At the beginning, where tables are made; before the first commit; or about one, which the log shows."""
        kind = chance.choice(("beginning", "before", "behind"))
        end = time.monotonic() + {"beginning": chance.uniform(0, 0.15), "before": chance.uniform(0.15, 0.9)}.get(kind, 60)
        log = db.with_name(db.name + ".wal")
        least = 1 << 60
        while process.poll() is None and time.monotonic() < end:
            size = log.stat().st_size if log.exists() else 0
            least = min(least, size)
            if kind == "behind" and size > least + COMMIT_BYTES:
                end = time.monotonic() + chance.uniform(0, 0.3)  # sometimes while it is being written
                kind = ""
            time.sleep(0.002)

    def ended_by(self, number):
        with self.start() as process:
            while process.poll() is None and not self.committed():
                time.sleep(0.05)
            process.send_signal(number)
            error = process.communicate(timeout=60)[1]
            self.assertEqual(process.returncode, 128 + number, error)
            self.assertIn(signal.Signals(number).name.encode(), error)
            self.assertIn(b"--resume", error)
        self.assertEqual(rows(self.db, "SELECT state FROM runs"), [("stopped",)])
        self.assertGreater(self.check_whole_so_far(), 0)
        self.finish()

    def committed(self, db=None):
        log = (db or self.db).with_name((db or self.db).name + ".wal")
        return log.exists() and log.stat().st_size > 2 * COMMIT_BYTES

    def test_sigint(self):
        self.ended_by(signal.SIGINT)

    def test_sigterm(self):
        self.ended_by(signal.SIGTERM)

    def test_a_disk_that_takes_no_more(self):
        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2_500_000, 2_500_000))

        with self.start("--json", preexec_fn=small_files) as process:
            error = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, 2, error)
        self.assertIn(b'{"error":"unwritable"', error)
        self.assertIn(b"--resume", error)
        self.check_whole_so_far()
        self.finish()

    def test_other_inputs_are_no_way_to_go_on(self):
        with self.start() as process:
            while process.poll() is None and not self.committed():
                time.sleep(0.05)
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
        other = write_reports(self.path / "other.jsonl", 2000, seed=2)
        done = code(other, "-o", self.db, "--resume")
        self.assertDone(done, 2)
        self.assertIn(b"not the inputs", done.stderr)
        done = code(self.reports, "-o", self.db, "--resume", "--explain")
        self.assertDone(done, 2)
        self.assertIn(b"begun otherwise", done.stderr)
        self.finish()

    def test_parquet_goes_on_too(self):
        out = self.path / "events.parquet"
        straight = self.path / "straight.parquet"
        self.assertDone(code(self.reports, "-o", straight), 1)
        command = [BEDE, "code", self.reports, "-o", out, "--pack", PACK]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            while process.poll() is None and not self.committed(out.with_name(out.name + ".part")):
                time.sleep(0.02)
            process.kill()
        self.assertFalse(out.exists())
        self.assertDone(code(self.reports, "-o", out, "--resume"), 1)
        self.assertEqual(sorted(path.name for path in self.path.glob("events*")), ["events.parquet", "events.parquet.manifest.json"])
        both = [duckdb.sql(f"SELECT * FROM '{path}'").fetchall() for path in (straight, out)]
        self.assertGreater(len(both[0]), 1000)
        self.assertEqual(*map(len, both))
        differ = [pair for pair in zip(*both) if pair[0] != pair[1]]
        self.assertEqual(differ[:1], [], f"{len(differ)} rows differ")  # all of them would be compared word by word


class Unusable(Stored):
    def refused(self, out, *words, options=()):
        done = code(self.written("in.jsonl", EXPLAINED), "-o", out, *options)
        self.assertDone(done, 2)
        for word in words:
            self.assertIn(word.encode(), done.stderr)

    def test_files_that_are_no_databases_of_ours(self):
        text = self.path / "text.duckdb"
        text.write_text("These are words.\n" * 1000)
        self.refused(text, "no DuckDB database")
        self.assertTrue(text.read_text().startswith("These"))
        other = self.path / "other.duckdb"
        with duckdb.connect(str(other)) as database:
            database.execute("CREATE TABLE mine (a INTEGER)")
        self.refused(other, "none that bede code has made")
        newer = self.path / "newer.duckdb"
        with duckdb.connect(str(newer)) as database:
            database.execute("CREATE TABLE store (format INTEGER, program VARCHAR); INSERT INTO store VALUES (99, '9')")
        self.refused(newer, "format 99")

    def test_places_that_cannot_be_written(self):
        self.refused(self.path / "absent" / "events.duckdb", "absent/events.duckdb")
        self.refused("/proc/events.duckdb", "/proc/events.duckdb")
        folder = self.path / "folder.duckdb"
        folder.mkdir()
        self.refused(folder, "folder.duckdb")
        for name in ("absent/events.csv", "absent/events.parquet"):
            self.refused(self.path / name, name)

    def test_one_that_another_program_writes(self):
        self.assertDone(code(self.written("in.jsonl", EXPLAINED), "-o", self.db))
        with duckdb.connect(str(self.db)) as database:
            database.execute("SELECT 1")
            self.refused(self.db, "another program has this database open")

    def test_options_that_make_no_sense(self):
        self.refused(self.path / "a.jsonl", "--resume", options=["--resume"])
        self.refused(self.path / "a.csv", "--replace", options=["--replace"])
        self.refused(self.db, "--replace", options=["--replace", "--beside"])
        self.refused(self.path / "a.xlsx", ".parquet and .duckdb")

    def test_without_the_library(self):
        """All but databases works without libduckdb.so."""
        folder = self.path / "alone"
        folder.mkdir()
        shutil.copy(BEDE, folder / "bede")
        source = self.written("in.jsonl", EXPLAINED)
        run = lambda *more: subprocess.run([folder / "bede", "code", source, "--pack", PACK, *more],  # noqa: E731
                                           capture_output=True, check=False)
        self.assertEqual(run().returncode, 0)
        done = run("-o", self.db)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"libduckdb.so", done.stderr)
