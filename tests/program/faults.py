# SPDX-License-Identifier: Apache-2.0
"""Runs that cannot go on: a full disk, a folder that may not be written, inputs that vanish, readers that go away, signals.
What is done is kept and whole, and what is said names the way to go on, which is tried."""

import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import tempfile
import time

from program import BEDE, PACK, SAMPLES, Folder, bede, json_lines

GAO = json.loads((SAMPLES / "events/gao-engineers/report.jsonl").read_text())
REPORTS = 1000
THROUGH_STORE = ("duckdb", "csv", "parquet")


def small_files():
    """As on a disk that takes no more than so much."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))


def nobody():
    """Root may write everywhere."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


class Faults(Folder):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.reports = pathlib.Path(folder.name) / "all the reports.jsonl"
        cls.reports.write_bytes(json_lines(*({**GAO, "id": str(n)} for n in range(REPORTS))))
        cls.straight = {}
        for ending in ("jsonl", *THROUGH_STORE):
            out = cls.reports.with_name(f"straight.{ending}")
            done = bede("code", cls.reports, "-o", out)
            assert done.returncode == 0, done.stderr
            cls.straight[ending] = cls.rows(out)

    @staticmethod
    def rows(path):
        """What a run has made."""
        if path.suffix != ".duckdb":
            return path.read_bytes()
        done = bede("export", "--db", path, "--to", "jsonl", "--all")
        return done.stdout

    def start(self, out, **options):
        command = [BEDE, "code", self.reports, "-o", out, "--threads", "2", "--pack", PACK]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)

    def begin(self, out):
        """A run that has written something and has much to do."""
        process = self.start(out)
        written = {"jsonl": out, "duckdb": out.with_suffix(".duckdb.wal")}.get(
            out.suffix[1:], out.with_name(out.name + ".part.wal"))  # fmt: skip
        while process.poll() is None and not (written.exists() and written.stat().st_size > 0):
            time.sleep(0.01)
        return process

    def go_on(self, told, out):
        """The command that was said is run as it stands, and makes what a run without a fault makes."""
        line = re.search(r"go on with: (.*)$", told, re.M)
        self.assertTrue(line, told)
        done = subprocess.run(["bash", "-c", line[1]], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.rows(out), self.straight[out.suffix[1:]])
        left = {path.name for path in self.path.iterdir() if not path.name.endswith(".manifest.json")}
        self.assertEqual(left, {out.name})  # no parts of it

    def check_lines(self, out):
        """JSON Lines up to here are the beginning of those of a whole run, and none is cut."""
        written = out.read_bytes()
        self.assertTrue(written.endswith(b"}\n"))
        self.assertTrue(self.straight["jsonl"].startswith(written))
        self.assertLess(len(written), len(self.straight["jsonl"]))

    def test_a_full_disk_and_json_lines(self):
        out = self.path / "events.jsonl"
        with self.start(out, preexec_fn=small_files) as process:
            told = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, 2, told)
        self.assertRegex(told, r"^bede: .*events\.jsonl: File too large; \d+ reports are done.* -o FILE\.duckdb")
        self.check_lines(out)

    def test_a_full_disk_and_databases(self):
        for ending in THROUGH_STORE:
            with self.subTest(ending):
                out = self.path / f"events.{ending}"
                with self.start(out, preexec_fn=small_files) as process:
                    told = process.communicate(timeout=120)[1]
                self.assertEqual(process.returncode, 2, told)
                self.assertEqual(out.exists(), ending == "duckdb")
                self.go_on(told, out)
                out.unlink()

    def test_signals(self):
        for ending, number in (("jsonl", signal.SIGTERM), ("duckdb", signal.SIGINT), ("csv", signal.SIGINT),
                               ("parquet", signal.SIGTERM)):  # fmt: skip
            with self.subTest(ending=ending, signal=number.name):
                out = self.path / f"events.{ending}"
                with self.begin(out) as process:
                    process.send_signal(number)
                    told = process.communicate(timeout=60)[1]
                self.assertEqual(process.returncode, 128 + number, told)
                self.assertIn(f"bede: ended by {number.name}; what is written is whole", told)
                if ending == "jsonl":
                    self.assertIn("-o FILE.duckdb", told)
                    self.check_lines(out)
                else:
                    self.go_on(told, out)
                out.unlink()

    def test_a_folder_that_may_not_be_written(self):
        closed = self.path / "closed"
        closed.mkdir()
        closed.chmod(0o555)
        for folder in (self.path, self.reports.parent):
            folder.chmod(0o755)
        for ending in ("jsonl", *THROUGH_STORE):
            with self.subTest(ending):
                out = closed / f"events.{ending}"
                with self.start(out, preexec_fn=nobody) as process:
                    told = process.communicate(timeout=60)[1]
                self.assertEqual(process.returncode, 2, told)
                self.assertRegex(told, rf"^bede: \S*closed/events\.{ending}\S*: .*Permission denied")
                self.assertEqual(told.count("\n"), 1)
                self.assertEqual(list(closed.iterdir()), [])

    def test_an_input_that_vanishes(self):
        first, absent, last = (self.path / name for name in ("a.jsonl", "b.jsonl", "c.jsonl"))
        os.mkfifo(first)  # the run waits for it, so that the next one is gone for certain when its turn comes
        for path in (absent, last):
            path.write_bytes(json_lines({**GAO, "id": path.stem}))
        command = [BEDE, "code", first, absent, last, "-o", self.path / "events.jsonl", "--json", "--pack", PACK]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            with first.open("wb") as pipe:
                absent.unlink()
                first.unlink()  # it is open, and stays so
                pipe.write(self.reports.read_bytes())
            told = [json.loads(line) for line in process.communicate(timeout=60)[1].splitlines()]
        self.assertEqual(process.returncode, 1)
        self.assertEqual([(line["refused"], line["input"]) for line in told[:-1]], [("not_found", str(absent))])
        self.assertEqual(told[-1]["summary"]["reports"], REPORTS + 1)

    def test_an_input_that_is_cut_off_while_it_is_read(self):
        path = self.path / "cut.jsonl"
        path.write_bytes(self.reports.read_bytes())
        command = [BEDE, "code", path, "-o", self.path / "events.jsonl", "--json", "--pack", PACK]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            while process.poll() is None and not (self.path / "events.jsonl").exists():
                pass  # it is made before the first report is read
            os.truncate(path, path.stat().st_size // 2)
            told = [json.loads(line) for line in process.communicate(timeout=60)[1].splitlines()]
        self.assertEqual(process.returncode, 1)
        self.assertEqual([line["refused"] for line in told[:-1]], ["bad_json"])
        self.check_lines(self.path / "events.jsonl")

    def test_readers_that_go_away(self):
        database = self.reports.with_name("straight.duckdb")
        for arguments in (["code", self.reports], ["parse", self.reports], ["export", "--db", database, "--to", "csv"],
                          ["query", "--db", database, "--format", "csv", "SELECT * FROM sentences"],
                          ["stories", "--db", database, "--reports", "1"], ["manual"], ["--help"]):  # fmt: skip
            with self.subTest(arguments[0]):
                script = ["bash", "-c", '"$@" | head -n 1; exit ${PIPESTATUS[0]}', "-", BEDE, *arguments]
                done = subprocess.run(script, capture_output=True, check=False, timeout=120)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertNotRegex(done.stderr, rb"(?i)pipe|written|standard output")
                self.assertEqual(done.stdout.count(b"\n"), 1)
