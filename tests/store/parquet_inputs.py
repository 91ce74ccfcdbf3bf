# SPDX-License-Identifier: Apache-2.0
"""Parquet that is made to hurt: some kilobytes that would be gigabytes in memory."""

import json
import pathlib
import subprocess
import time

import duckdb

from program import BEDE, PACK, Folder

MOST_MEGABYTES = 512


class HostileParquet(Folder):
    def read(self, rows):
        """What `bede parse` refuses of a table of these rows, how many reports it takes, and the most megabytes."""
        path = self.path / "reports.parquet"
        duckdb.sql(f"COPY ({rows}) TO '{path}' (COMPRESSION zstd)")
        self.assertLess(path.stat().st_size, 1_000_000)
        with (self.path / "out").open("w+b") as out, (self.path / "err").open("w+b") as err:
            process = subprocess.Popen([BEDE, "parse", path, "--pack", PACK, "--json"], stdout=out, stderr=err)
            peak = 0
            while process.poll() is None:
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                peak = max([peak, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
                time.sleep(0.01)
            out.seek(0)
            err.seek(0)
            refused = [json.loads(line).get("refused") for line in err]
            reports = len(out.readlines())
        self.assertIn(process.returncode, (0, 1))
        self.assertLess(peak / 1024, MOST_MEGABYTES)
        return [kind for kind in refused if kind], reports

    def test_a_text_of_half_a_gigabyte(self):
        self.assertEqual(self.read("SELECT repeat('word ', 100000000) AS text"), (["too_large"], 0))

    def test_one_long_text_that_is_repeated(self):
        """It is in the file once, as a word of its dictionary."""
        self.assertEqual(self.read("SELECT i AS id, repeat('word ', 3000000) AS text FROM range(2000) t(i)"),
                         (["too_large"], 0))  # fmt: skip

    def test_many_long_texts(self):
        """Each is in the file by itself."""
        rows = "SELECT i AS id, repeat(chr(97 + (i % 26)::INT), 20000000 + i::INT) AS text FROM range(40) t(i)"
        self.assertEqual(self.read(rows), (["too_large"], 0))

    def test_long_texts_that_are_not_read(self):
        rows = "SELECT i AS id, 'Rain fell.' AS text, repeat('word ', 4000000) AS picture FROM range(60) t(i)"
        self.assertEqual(self.read(rows), ([], 60))

    def test_a_long_text_among_short_ones(self):
        rows = "SELECT CASE WHEN i = 3 THEN repeat('word ', 4000000) ELSE 'Rain fell.' END AS text FROM range(10) t(i)"
        self.assertEqual(self.read(rows), (["too_large"], 9))
