# SPDX-License-Identifier: Apache-2.0
"""Answers beside each other, and the end of those that take too long: with a database in which stories are never done."""

import concurrent.futures
import signal
import socket
import time
import unittest

from served import endless, serving

SLOW = ("/api/stories", "/api/overview")
QUICK = ("/api/events", "/api/reports", "/api/places", "/api/events.csv", "/events", "/app.js")


def ask_and_leave(served, target="/api/stories"):
    line = socket.create_connection((served.host, served.port), timeout=10)
    line.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return line


class Slow(unittest.TestCase):
    def test_what_takes_too_long_is_ended_and_said(self):
        with serving(endless(), "--seconds", "1") as served:
            for target in SLOW:
                began = time.monotonic()
                found = served.json(target, expected=504)
                self.assertLess(abs(time.monotonic() - began - 1), 0.9, target)
                self.assertEqual(found["error"], "interrupted")
                self.assertRegex(found["message"], "longer than 1 second and was ended.*--seconds")
            for target in QUICK:  # the connections are as good as before
                self.assertEqual(served.get(target)[0], 200, target)

    def test_a_slow_answer_holds_up_no_other(self):
        with serving(endless(), "--seconds", "5") as served, concurrent.futures.ThreadPoolExecutor(3) as pool:
            began = time.monotonic()
            slow = [pool.submit(served.get, "/api/stories") for _ in range(3)]
            time.sleep(0.5)
            for target in QUICK * 3:
                before = time.monotonic()
                self.assertEqual(served.get(target)[0], 200, target)
                self.assertLess(time.monotonic() - before, 1.5, target)
            self.assertFalse(any(one.done() for one in slow))
            self.assertEqual([one.result()[0] for one in slow], [504] * 3)
            self.assertLess(time.monotonic() - began, 8)

    def test_the_page_itself_is_there_when_all_are_slow(self):
        with serving(endless(), "--seconds", "3") as served:
            lines = [ask_and_leave(served) for _ in range(8)]
            time.sleep(0.5)
            for target in ("/", "/style.css"):
                began = time.monotonic()
                self.assertEqual(served.get(target)[0], 200)
                self.assertLess(time.monotonic() - began, 1)
            for line in lines:
                line.close()

    def test_who_went_away_holds_up_nobody(self):
        with serving(endless(), "--seconds", "600") as served:
            for _ in range(12):
                lines = [ask_and_leave(served) for _ in range(4)]
                time.sleep(0.1)
                for line in lines:
                    line.close()
            began = time.monotonic()
            served.json("/api/events")
            self.assertLess(time.monotonic() - began, 5)

    def test_a_second_request_on_the_line_waits_for_the_first(self):
        with serving(endless(), "--seconds", "1") as served, ask_and_leave(served) as line:
            time.sleep(0.2)
            line.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            got = b""
            while part := line.recv(1 << 16):
                got += part
            self.assertRegex(got, rb"(?s)^HTTP/1.1 504 .*HTTP/1.1 200 OK.*\"events\":")

    def test_signals_end_it_at_once(self):
        for how, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            with serving(endless(), "--seconds", "600") as served:
                lines = [ask_and_leave(served, target) for target in (*SLOW, *SLOW, *SLOW, "/api/events.csv")]
                time.sleep(0.5)
                began = time.monotonic()
                self.assertEqual(served.end(how), (code, "", ""))
                self.assertLess(time.monotonic() - began, 3)
                for line in lines:
                    line.close()
