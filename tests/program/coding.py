# SPDX-License-Identifier: Apache-2.0
"""`bede code` from outside: what is refused by name while the others are coded, -o, dates, threads, ends."""

import json
import os
import re
import signal
import subprocess
import time
import unittest

from program import BEDE, MEGABYTE, PACK, SAMPLES, Folder, bede, json_lines, varied_text

GOOD = {"id": "good", "date": "2024-03-06", "text": "Police in Lagos arrested 12 students on Monday."}
TEN = sorted(SAMPLES.glob("events/*/report.jsonl"))


def code(*reports, options=()):
    """The events of reports that are given on standard input, and the finished program."""
    done = bede("code", "-", *options, stdin=json_lines(*reports))
    return [json.loads(line) for line in done.stdout.splitlines()], done


def told(done, kind):
    """Messages of one kind that were told with --json."""
    return [line for line in map(json.loads, done.stderr.splitlines()) if kind in line]


class OneEvent(unittest.TestCase):
    def test_an_arrest(self):
        events, done = code(GOOD)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual([(event["type"], event["mode"]) for event in events], [("COERCE", "arrest")])
        event = events[0]
        self.assertEqual((event["date"]["start"], event["date"]["end"]), ("2024-03-04", "2024-03-04"))
        self.assertEqual(event["report"], "good")
        begin, end = event["cue"]["span"]
        self.assertEqual(GOOD["text"][begin:end], event["cue"]["text"])
        self.assertNotIn("why", event)

    def test_explained(self):
        events, _ = code(GOOD, options=["--explain"])
        self.assertTrue(events[0]["why"])
        self.assertTrue(all({"field", "words", "row", "rule"} <= set(step) for step in events[0]["why"]))

    def test_plain_text_with_a_date(self):
        done = bede("code", SAMPLES / "lagos-port.txt")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({json.loads(line)["report_date"] for line in done.stdout.splitlines()}, {"2019-03-04"})


class Refused(unittest.TestCase):
    """What cannot be coded is refused by name; what stands beside it is coded all the same."""

    def refused(self, kind, **report):
        events, done = code(report, GOOD, options=["--json"])
        self.assertEqual(done.returncode, 1)
        refusals = told(done, "refused")
        self.assertEqual([(each["refused"], each["input"], each["line"]) for each in refusals], [(kind, "-", 1)])
        self.assertTrue(refusals[0]["message"])
        self.assertEqual({event["report"] for event in events}, {"good"})
        summary = told(done, "summary")[0]["summary"]
        self.assertEqual((summary["reports"], summary["refused"]), (1, {kind: 1}))

    def test_without_a_date(self):
        self.refused("no_date", id="x", text=GOOD["text"])
        self.refused("no_date", id="x", text=GOOD["text"], date=None)
        self.refused("no_date", id="x", text=GOOD["text"], date="")

    def test_with_a_wrong_date(self):
        for date in ("2024-02-30", "2023-02-29", "06/03/2024", "March 6", "2024-3-6", "20240230", "0000-01-01",
                     "2024-03-06x", "二〇二四年", "9" * 1000):  # fmt: skip
            with self.subTest(date):
                self.refused("bad_date", id="x", text=GOOD["text"], date=date)

    def test_a_date_in_another_form_that_is_certain_is_read(self):
        for date in ("March 6, 2024", "20240306", " 2024-03-06", "Wed, 06 Mar 2024 08:00:00 GMT"):
            with self.subTest(date):
                done = bede("code", "-", stdin=json_lines({"id": "x", "text": GOOD["text"], "date": date}))
                self.assertEqual(done.returncode, 0)
                days = {json.loads(line)["report_date"] for line in done.stdout.splitlines()}
                self.assertEqual(days, {"2024-03-06"})

    def test_date_of_another_type(self):
        self.refused("bad_field", id="x", text=GOOD["text"], date=20240306)

    def test_without_text(self):
        self.refused("no_text", id="x", date="2024-03-06")

    def test_over_16_mb(self):
        self.refused("too_large", id="x", date="2024-03-06", text="word " * (16 * MEGABYTE // 5 + 2))

    def test_plain_text_without_a_date(self):
        done = bede("code", "-", stdin=b"Police in Lagos arrested 12 students.\n")
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"(no_date)", done.stderr)


class Coded(unittest.TestCase):
    """What is strange but no reason to refuse: no crash, no event out of nothing, the next report is coded."""

    def coded(self, text, events=0, seconds=60):
        start = time.monotonic()
        found, done = code({"id": "x", "date": "2024-03-06", "text": text}, GOOD)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        own = [event for event in found if event["report"] == "x"]
        if events is not None:
            self.assertEqual(len(own), events, own[:3])
        self.assertEqual(sum(event["report"] == "good" for event in found), 1)
        self.assertLess(time.monotonic() - start, seconds)
        for event in own:
            begin, end = event["span"]
            self.assertEqual(" ".join(text[begin:end].split()), " ".join(event["text"].split()))
        return own

    def test_nothing_in_it(self):
        for text in ("", " ", "\n", " \t\r\n\u00a0\u2028\u3000" * 50, ".", "…", "-", "\ufeff"):
            with self.subTest(repr(text)):
                self.coded(text)

    def test_other_scripts(self):
        for text in ("警方周一在拉各斯逮捕了12名学生。总统谴责了这次袭击。",
                     "اعتقلت الشرطة في لاغوس ١٢ طالبا يوم الاثنين. ونددت الحكومة بالهجوم.",
                     "Полиция Лагоса арестовала в понедельник 12 студентов. Президент осудил нападение."):  # fmt: skip
            with self.subTest(text):
                self.coded(text, events=None)

    def test_nuls_and_control_characters(self):
        text = "\x00Police\x00 in Lagos\x01 arrested 12 students\x1b[31m on Monday.\x7f\x00"
        self.coded(text, events=None)

    def test_10_mb(self):
        self.coded(varied_text(10_000_000, 1), events=None, seconds=120)

    def test_200_000_words_of_one_letter(self):
        self.coded("a " * 200_000, events=None, seconds=120)

    def test_half_a_pair_and_invalid_utf8(self):
        line = b'{"id":"x","date":"2024-03-06","text":"Police arrested 12 students\\ud83d in S\xe3o Paulo."}\n'
        done = bede("code", "-", "--json", stdin=line)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(told(done, "summary")[0]["summary"]["replaced"], 2)

    def test_date_times(self):
        for date in ("2024-03-06T10:00:00Z", "2024-03-06 10:00"):
            with self.subTest(date):
                events, _ = code({**GOOD, "date": date})
                self.assertEqual(events[0]["report_date"], "2024-03-06")


class SameBytes(Folder):
    def test_on_any_number_of_threads_and_again(self):
        reports = self.path / "reports.jsonl"
        lines = [json.loads(path.read_text()) for path in TEN]
        with reports.open("w") as file:
            for number in range(300):
                report = dict(lines[number % len(lines)], id=str(number))
                if number % 50 == 7:
                    del report["date"]  # refused: the order of messages is the same too
                if number % 90 == 11:
                    report["text"] = (report["text"] + "\n\n") * 40
                file.write(json.dumps(report) + "\n")
        runs = [bede("code", reports, "--threads", n) for n in (1, 2, 3, 1, 2)]
        self.assertEqual({done.returncode for done in runs}, {1})
        self.assertGreater(len(runs[0].stdout.splitlines()), 300)
        self.assertEqual(len({done.stdout for done in runs}), 1)
        self.assertEqual(len({done.stderr for done in runs}), 1)
        order = list(dict.fromkeys(int(json.loads(line)["report"]) for line in runs[0].stdout.splitlines()))
        self.assertEqual(order, sorted(order))
        tables = {bede("code", reports, "--threads", n, "--format", "table").stdout for n in (1, 3)}
        self.assertEqual(len(tables), 1)


class Dates(unittest.TestCase):
    REPORTS = [dict(GOOD, id=date, date=date) for date in ("2024-03-05", "2024-03-06", "2024-03-07T09:00:00Z")]

    def kept(self, *options):
        events, done = code(*self.REPORTS, options=["--json", *options])
        self.assertEqual(done.returncode, 0)
        summary = told(done, "summary")
        left_out = summary[0]["summary"]["left_out"] if summary else 0
        kept = [event["report"][:10] for event in events]
        self.assertEqual(len(kept) + left_out, 3)
        return kept

    def test_both_days_are_included(self):
        self.assertEqual(self.kept("--since", "2024-03-06"), ["2024-03-06", "2024-03-07"])
        self.assertEqual(self.kept("--until", "2024-03-06"), ["2024-03-05", "2024-03-06"])
        self.assertEqual(self.kept("--since", "2024-03-06", "--until", "2024-03-06"), ["2024-03-06"])
        self.assertEqual(self.kept("--since", "2025-01-01"), [])

    def test_what_is_left_out_is_said(self):
        _, done = code(*self.REPORTS, options=["--since", "2024-03-07"])
        self.assertIn(b"2 outside the dates left out", done.stderr)

    def test_a_report_without_a_date_is_refused_and_not_left_out(self):
        _, done = code({"text": "x"}, GOOD, options=["--since", "2024-03-06"])
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"(no_date)", done.stderr)

    def test_wrong_days_are_2(self):
        for options in (["--since", "2024-02-30"], ["--until", "yesterday"], ["--since", ""],
                        ["--since", "2024-03-06", "--until", "2024-03-05"]):  # fmt: skip
            with self.subTest(options):
                _, done = code(GOOD, options=options)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertRegex(done.stderr, b"--(since|until)")


class Output(Folder):
    def test_a_file(self):
        out = self.path / "events.jsonl"
        out.write_text("old\n" * 10_000)
        done = bede("code", *TEN, "-o", out)
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertEqual(out.read_bytes(), bede("code", *TEN).stdout)

    def test_other_endings_name_what_there_is(self):
        for name in ("events.xlsx", "events", ".jsonl", "events.jsonl.gz"):
            with self.subTest(name):
                done = bede("code", *TEN, "-o", self.path / name)
                self.assertEqual(done.returncode, 2)
                self.assertIn(b".jsonl", done.stderr)
                self.assertFalse((self.path / name).exists())

    def test_what_cannot_be_written_is_2(self):
        done = bede("code", *TEN, "-o", self.path / "absent" / "events.jsonl")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"absent/events.jsonl", done.stderr)
        done = bede("code", *TEN, "-o", self.path / "events.jsonl", "--format", "table")
        self.assertEqual(done.returncode, 2)

    def test_an_input_is_not_written_over(self):
        both = self.path / "reports.jsonl"
        both.write_bytes(json_lines(GOOD))
        link = self.path / "link.jsonl"
        link.symlink_to(both)
        for out in (both, link):
            self.assertEqual(bede("code", both, "-o", out).returncode, 2)
        self.assertEqual(both.read_bytes(), json_lines(GOOD))

    def test_a_full_disk_is_2(self):
        with open("/dev/full", "wb") as full:
            command = [BEDE, "code", *TEN, "--pack", PACK]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"No space left", done.stderr)


class Ends(Folder):
    """Broken pipes and signals: what was written is whole lines."""

    def many(self, count):
        path = self.path / "many.jsonl"
        line = TEN[0].read_text().strip() + "\n"
        with path.open("w") as file:
            for _ in range(count):
                file.write(line)
        return path

    def test_a_closed_pipe_is_0(self):
        command = [BEDE, "code", self.many(3000), "--pack", PACK]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            self.assertEqual(process.wait(60), 0)
            self.assertEqual(process.stderr.read(), b"")

    def ended(self, number):
        out = self.path / "events.jsonl"
        command = [BEDE, "code", self.many(30_000), "--threads", "2", "-o", out, "--pack", PACK]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            while process.poll() is None and (not out.exists() or out.stat().st_size == 0):
                time.sleep(0.02)
            process.send_signal(number)
            self.assertEqual(process.wait(60), 128 + number)
            self.assertIn(signal.Signals(number).name.encode(), process.stderr.read())
        written = out.read_bytes()
        self.assertTrue(written.endswith(b"}\n"))
        first = bede("code", TEN[0]).stdout
        self.assertEqual(len(written) % len(first), 0)
        self.assertEqual(written, first * (len(written) // len(first)))

    def test_sigint(self):
        self.ended(signal.SIGINT)

    def test_sigterm(self):
        self.ended(signal.SIGTERM)

    def test_sigint_while_nothing_comes(self):
        read, write = os.pipe()
        with subprocess.Popen([BEDE, "code", "-", "--pack", PACK], stdin=read, stderr=subprocess.PIPE) as process:
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(10), 130)
        os.close(read)
        os.close(write)


class Arguments(unittest.TestCase):
    def test_unusable_ones_are_2(self):
        for arguments in (["code"], ["code", "x", "--format", "xml"], ["code", "x", "--threads", "0"], ["show"],
                          ["why"], ["why", "x", "--sentence", "one"], ["lexicon"]):  # fmt: skip
            with self.subTest(arguments):
                done = bede(*arguments)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertTrue(re.match(rb"bede: .+\n$", done.stderr))
