# SPDX-License-Identifier: Apache-2.0
"""How `bede serve` begins and ends, and that others can write to its database."""

import fcntl
import json
import shutil
import signal
import socket
import time
import unittest

from served import HOSTILE, folder, serving, small

from program import Folder, bede, json_lines


def has_ipv6():
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
        return True
    except OSError:
        return False


class Ends(unittest.TestCase):
    def test_by_signals(self):
        for how, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            with serving(small()) as served:
                served.json("/api/events")
                self.assertEqual(served.end(how), (code, "", ""))

    def test_in_a_download_that_nobody_reads(self):
        with serving(small()) as served, socket.create_connection((served.host, served.port)) as line:
            line.sendall(b"GET /api/events.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n")
            began = time.monotonic()
            self.assertEqual(served.end()[0], 143)
            self.assertLess(time.monotonic() - began, 5)


class Begins(Folder):
    def test_it_says_where(self):
        with serving(small()) as served:
            self.assertRegex(served.address, r"^http://127\.0\.0\.1:\d+/$")
        with serving(small(), "--json") as served:
            self.assertRegex(served.address, r"^http://127\.0\.0\.1:\d+/$")
        for host in ("localhost", "LOCALHOST", "::1"):
            if host == "::1" and not has_ipv6():
                continue
            with serving(small(), "--host", host) as served:
                served.json("/api/events")

    def test_others_can_reach_it_only_where_asked(self):
        with serving(small(), "--host", "0.0.0.0") as served:
            self.assertEqual(served.get("/api/events", headers={"Host": "desk.example:80"})[0], 200)
            code, _, messages = served.end()
            self.assertEqual(code, 143)
            self.assertIn("whoever can reach this address can read the database", messages)

    def refused(self, *arguments):
        done = bede("serve", *arguments)
        self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)
        return done.stderr.decode()

    def test_what_cannot_be_served(self):
        (self.path / "text.duckdb").write_text("Rain fell.\n" * 1000)
        self.assertIn("no such database", self.refused(self.path / "absent.duckdb", "--port", "0"))
        self.assertIn("no DuckDB database", self.refused(self.path / "text.duckdb", "--port", "0"))
        self.assertIn("FILE is needed", self.refused())
        self.assertIn("--port", self.refused(small(), "--port", "70000"))
        self.assertIn("cannot be served", self.refused(small(), "--host", "no.such.host.invalid", "--port", "0"))
        with serving(small()) as served:
            message = self.refused(small(), "--port", served.port)
            self.assertIn("Address already in use", message)
            self.assertIn("--port 0", message)
        self.assertEqual(json.loads(bede("serve", self.path / "absent.duckdb", "--port", "0", "--json").stderr)["error"], "not_found")

    def test_a_database_that_is_written(self):
        path = self.path / "events.duckdb"
        shutil.copy(small(), path)
        with path.open("r+b") as held:
            fcntl.lockf(held, fcntl.LOCK_EX)
            self.assertIn("another program has this database open", self.refused(path, "--port", "0"))

    def wait_until_let_go(self, path):
        """The file, locked as DuckDB locks it to write."""
        held = path.open("r+b")
        self.addCleanup(held.close)
        for _ in range(200):
            try:
                fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return held
            except OSError:
                time.sleep(0.1)
        return self.fail("the page holds the database for 20 s")

    def test_others_write_while_nobody_asks(self):
        path, source = self.path / "events.duckdb", self.path / "more.jsonl"
        shutil.copy(small(), path)
        source.write_bytes(json_lines({**HOSTILE, "id": "more"}))
        with serving(path) as served:
            before = served.json("/api/overview")["counts"]
            self.wait_until_let_go(path).close()
            done = bede("code", source, "-o", path)
            self.assertEqual(done.returncode, 0, done.stderr)
            after = served.json("/api/overview")["counts"]
            self.assertEqual((before["reports"], after["reports"]), (1, 2))
            with self.wait_until_let_go(path):
                status, headers, body = served.get("/api/events")
                self.assertEqual((status, headers["Retry-After"]), (503, "5"))
                self.assertIn("try again", json.loads(body)["message"])
            self.assertEqual(served.json("/api/events")["total"], after["events"])

    def test_nothing_is_written_beside_it(self):
        with serving(small()) as served:
            served.json("/api/overview")
            served.get("/api/events.csv")
            self.assertEqual(sorted(path.name for path in folder().glob("small.duckdb*")), ["small.duckdb"])
