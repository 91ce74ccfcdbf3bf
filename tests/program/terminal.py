# SPDX-License-Identifier: Apache-2.0
"""What is shown to people: the table of `bede code`, `bede show`, `bede why`; through a pipe and through a terminal."""

import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import tempfile
import termios
import unicodedata
import unittest

from program import BEDE, PACK, SAMPLES, Folder, bede, json_lines

GAO = SAMPLES / "events/gao-engineers/report.jsonl"
ARREST = {"id": "a", "date": "2024-03-06", "outlet": "Delta Post", "title": "Students arrested in Lagos",
          "text": "Police in Lagos arrested 12 students on Monday.\n\nRain fell."}  # fmt: skip
COLOUR = re.compile(r"\x1b\[([0-9;]*)m")
READABLE = {"", "0", "1", "2", "31", "32", "35", "36", "1;31", "1;32"}  # on dark and on light: no yellow, blue, black
SHOWING = (("code",), ("show",), ("why",))


def on_terminal(*arguments, columns=80, environment=None, stdin=subprocess.DEVNULL):
    """The exit code, and what a terminal of so many columns gets."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", **(environment or {})}
    if "NO_COLOR" not in (environment or {}):
        env.pop("NO_COLOR", None)
    command = [BEDE, *map(str, arguments), "--pack", PACK]
    with subprocess.Popen(command, stdin=stdin, stdout=side, stderr=subprocess.PIPE, env=env) as process:
        os.close(side)
        got = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            got += part
        process.stderr.read()
    os.close(main)
    return process.returncode, got.decode().replace("\r\n", "\n")


def width(line):
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(bool(unicodedata.combining(c)) for c in line)


def plain(text):
    return COLOUR.sub("", text)


class Shown(Folder):
    def file(self, *reports):
        path = self.path / "reports.jsonl"
        path.write_bytes(json_lines(*reports))
        return path


def errors_on_terminal(*arguments, columns=80, stdout=subprocess.DEVNULL, environment=None):
    """The exit code, and what a terminal gets that the error stream alone goes to (`stdout`: None, standard output too)."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [BEDE, *map(str, arguments), "--pack", PACK]
    env = {**os.environ, "TERM": "xterm", **(environment or {})}
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=side if stdout is None else stdout, stderr=side,
                          env=env) as process:  # fmt: skip
        os.close(side)
        text = read_terminal(main)
    return process.returncode, text


def read_terminal(main):
    """All that comes until the other side is closed."""
    parts = []
    while True:
        try:
            parts.append(os.read(main, 65536))
        except OSError:
            break
    os.close(main)
    return b"".join(parts).decode()


class Progress(Folder):
    """The line that says how far a run is."""

    LINE = re.compile(r"\r( *\d+ % [━─]+  \d+ reports, \d+/s, \d+ refused(?:, [\d:]+ left)?)\x1b\[K")
    CLEARED = "\r\x1b[K"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.reports = pathlib.Path(folder.name) / "reports.jsonl"
        lines = [json.dumps({**json.loads(GAO.read_text()), "id": str(n)}) + "\n" for n in range(1500)]
        lines[700] = "no report\n"
        cls.reports.write_text("".join(lines))

    def test_it_is_shown_and_cleared(self):
        for arguments in (["code", "-o", self.path / "a.jsonl"], ["code", "-o", self.path / "a.duckdb"], ["parse"]):
            with self.subTest(arguments):
                code, text = errors_on_terminal(*arguments, self.reports)
                self.assertEqual(code, 1)
                lines = self.LINE.findall(text)
                self.assertGreater(len(lines), 3, text)
                shares = [int(line.split("%")[0]) for line in lines]
                self.assertEqual(shares, sorted(shares))
                self.assertLessEqual(max(map(len, lines)), 79)
                self.assertTrue(any("left" in line for line in lines), lines)
                # What is told between stands on a line of its own, and nothing is left of it before the last words.
                self.assertIn(self.CLEARED + f"bede: {self.reports}:701: ", text)
                self.assertRegex(text, re.escape(self.CLEARED) + r"bede: 1499 reports, .*1 refused \(bad_json 1\)\r\n$")

    def test_what_is_not_known_is_not_said(self):
        shell = ["bash", "-c", 'cat "$1" | "${@:2}"', "-", self.reports, BEDE, "parse", "-", "--pack", PACK]
        main, side = pty.openpty()
        with subprocess.Popen(shell, stdout=subprocess.DEVNULL, stderr=side, env={**os.environ, "TERM": "xterm"}):
            os.close(side)
            text = read_terminal(main)
        self.assertRegex(text, r"\r\d+ reports, \d+/s, \d refused\x1b\[K")
        self.assertNotIn("%", text)

    def test_it_is_shown_nowhere_else(self):
        """Not through a pipe, not between the results on a terminal, not where JSON or a dumb terminal is."""
        done = bede("code", self.reports, "-o", self.path / "a.jsonl")
        self.assertFalse(set(b"\x1b\r") & set(done.stderr))
        for more, options in (({"stdout": None}, []), ({}, ["--json"]), ({"environment": {"TERM": "dumb"}}, [])):
            with self.subTest(more=more, options=options):
                _, text = errors_on_terminal("code", "--format", "json", self.reports, *options, **more)
                self.assertNotIn("\x1b", text)


class Terminal(Shown):
    def test_colours_can_be_read_and_end(self):
        for arguments in SHOWING:
            with self.subTest(arguments):
                code, text = on_terminal(*arguments, GAO)
                self.assertEqual(code, 0)
                self.assertTrue(COLOUR.search(text))
                self.assertLessEqual(set(COLOUR.findall(text)), READABLE)
                for line in text.splitlines():  # none goes on into the next line
                    codes = COLOUR.findall(line)
                    self.assertEqual(codes[-1:], ["0"] if codes else [], line)
                self.assertNotIn("\x1b", plain(text))

    def test_no_colour_where_it_is_not_wanted(self):
        for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            for arguments in SHOWING:
                with self.subTest(arguments=arguments, environment=environment):
                    _, text = on_terminal(*arguments, GAO, environment=environment)
                    self.assertNotIn("\x1b", text)
        _, text = on_terminal("show", GAO, environment={"NO_COLOR": ""})  # as good as not set
        self.assertIn("\x1b", text)

    def test_lines_fit(self):
        for columns in (40, 57, 80, 100):
            for arguments in SHOWING:
                with self.subTest(columns=columns, arguments=arguments):
                    _, text = on_terminal(*arguments, GAO, columns=columns)
                    self.assertLessEqual(max(map(width, plain(text).splitlines())), columns)

    def test_a_terminal_that_does_not_say_how_wide_it_is_has_80(self):
        _, text = on_terminal("show", GAO, columns=0)
        self.assertEqual(plain(text), bede("show", GAO).stdout.decode())

    def test_a_pipe_gets_the_same_words(self):
        for arguments, options in ((("code",), ("--format", "table")), (("show",), ()), (("why",), ())):
            with self.subTest(arguments):
                _, text = on_terminal(*arguments, GAO)
                piped = bede(*arguments, GAO, *options).stdout.decode()
                self.assertNotIn("\x1b", piped)
                self.assertEqual(plain(text), piped)

    def test_json_lines_on_a_terminal_where_asked_for(self):
        _, text = on_terminal("code", GAO, "--format", "json")
        self.assertEqual(text, bede("code", GAO).stdout.decode())

    def test_a_table_on_a_terminal_and_json_lines_in_the_file(self):
        out = self.path / "events.jsonl"
        code, text = on_terminal("code", GAO, "-o", out)
        self.assertEqual((code, text), (0, ""))
        self.assertEqual(out.read_bytes(), bede("code", GAO).stdout)

    def test_what_a_terminal_would_obey_is_shown(self):
        text = "Police in Lagos\x1b[2J arrested\x07 12 students\u202e on Monday.\x9b31m"
        reports = self.file({**ARREST, "id": "\x1b]0;x\x07", "title": "Stop\x1b[2J", "text": text, "outlet": "\u2066A"})
        for arguments in SHOWING:
            with self.subTest(arguments):
                _, shown = on_terminal(*arguments, reports)
                self.assertFalse(set(plain(shown)) & set("\x1b\x07\x9b\u202e\u2066"), shown)
        self.assertIn("\\x1b[2J", bede("show", reports).stdout.decode())

    def test_wide_and_long_words_are_cut(self):
        text = "Police arrested 12 students. " + "警方周一在拉各斯逮捕了学生" * 30 + " " + "x" * 500
        reports = self.file({**ARREST, "text": text})
        for arguments in SHOWING:
            with self.subTest(arguments):
                _, shown = on_terminal(*arguments, reports)
                self.assertLessEqual(max(map(width, plain(shown).splitlines())), 80)


class Table(Shown):
    def table(self, *reports, options=()):
        done = bede("code", self.file(*reports), "--format", "table", *options)
        self.assertIn(done.returncode, (0, 1))
        return done.stdout.decode()

    def test_a_block(self):
        lines = self.table({**ARREST, "title": ""}).splitlines()
        self.assertEqual(lines[0], "a · 2024-03-06 · Delta Post")
        self.assertRegex(lines[2], r"^  1  COERCE {10}Police.* \(\w*COP\) → 12 students \(\w+\)$")
        self.assertRegex(lines[3], r"^ {5}arrest {10}2024-03-04 \(stated\), Lagos \(NGA\)")
        self.assertRegex("\n".join(lines[3:]), r"“arrested”, said by Delta Post")

    def test_without_events(self):
        table = self.table({"id": "r", "date": "2024-03-06", "text": "Rain fell."}, ARREST)
        self.assertIn("r · 2024-03-06\n\n     no events\n\na · ", table)

    def test_factuality_stands_where_it_is_not_actual(self):
        text = "Police did not arrest any students on Monday, a minister said."
        table = self.table({**ARREST, "title": "", "text": text})
        self.assertIn("negated", table)
        self.assertNotIn("actual", table)

    def test_explained(self):
        table = self.table(ARREST, options=["--explain"])
        self.assertRegex(table, r"\[events/coerce:\d+ arrest\]")

    def test_every_event_has_a_block(self):
        events = bede("code", GAO).stdout.splitlines()
        table = bede("code", GAO, "--format", "table").stdout.decode()
        self.assertEqual(re.findall(r"^ {0,2}(\d+)  [A-Z]", table, re.M), [str(i + 1) for i in range(len(events))])


class Show(Shown):
    def test_marks(self):
        shown = bede("show", self.file({**ARREST, "title": ""})).stdout.decode()
        self.assertRegex(shown, r"\[A1 Police\] in \[P1 Lagos\] \{1 arrested\} \[R1 12 students\] \[D1 on Monday\]\.")
        self.assertRegex(shown, r"(?m)^ {4}1  COERCE/arrest {6}Police.* → 12 students  2024-03-04, Lagos \(NGA\)$")
        self.assertIn("\n\nRain fell.\n", shown)

    def test_the_text_as_it_stands(self):
        """Without marks and lists the words are the report's, in their order."""
        for path in sorted(SAMPLES.glob("events/*/report.jsonl")):
            with self.subTest(path.parent.name):
                shown = bede("show", path).stdout.decode()
                body = shown.split("\n\n", 1)[1].rsplit("\n\n", 1)[0]
                body = re.sub(r"(?m)^ {1,4}\d+  [A-Z]+.*$", "", body)
                body = re.sub(r"\{\d+(?:,\d+)*\+? |\[(?:[ARMXSDP]\d+(?:,\d+)*\+? )+", "", body)
                text = json.loads(path.read_text())["text"]  # which may have brackets of its own
                self.assertEqual(*(re.sub(r"[][{}]", "", words).split() for words in (body, text)))

    def test_every_event_has_one_line(self):
        for path in sorted(SAMPLES.glob("events/*/report.jsonl")):
            with self.subTest(path.parent.name):
                events = len(bede("code", path).stdout.splitlines())
                shown = bede("show", path).stdout.decode()
                numbers = sorted(map(int, re.findall(r"(?m)^ {1,4}(\d+)  [A-Z]{3}", shown)))
                self.assertEqual(numbers, list(range(1, events + 1)))

    def test_standard_input_and_plain_text(self):
        done = bede("show", "-", stdin=b"date 2024-03-06\n\nPolice arrested\n12 students on Monday.\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout.decode(), r"\[A1 Police\] \{1 arrested\} \[R1 12 students\] \[D1 on Monday\]\.")


class Why(Shown):
    def test_every_sentence_in_order(self):
        text = bede("why", GAO).stdout.decode()
        heads = [int(number) for number in re.findall(r"(?m)^\[(-?\d+)\] ", text)]
        self.assertEqual(heads, list(range(12)))
        self.assertRegex(text, r"(?m)^\[3\] The driver was released unharmed an hour later\.$")
        events = len(bede("code", GAO).stdout.splitlines())
        self.assertEqual(re.findall(r"(?m)^ {0,2}(\d+)  [A-Z]", text), [str(i + 1) for i in range(events)])

    def test_fields_words_rows_and_rules(self):
        text = bede("why", GAO, "--sentence", "0").stdout.decode()
        self.assertEqual(len(re.findall(r"(?m)^\[", text)), 1)
        for field in ("type", "factuality", "actor", "recipient", "date", "place", "attribution", "confidence"):
            self.assertRegex(text, rf"(?m)^     {field} +\S")
        self.assertRegex(text, r"“abducted”: .* \[events/assault:\d+ abduct\]")
        self.assertIn("“on Tuesday”: stated in words of this event", text)

    def test_every_step_is_told(self):
        rows = {step["row"] for line in bede("code", GAO, "--explain").stdout.splitlines()
                for step in json.loads(line)["why"] if step["row"]}  # fmt: skip
        told = " ".join(bede("why", GAO).stdout.decode().split())
        self.assertEqual([row for row in rows if f"[{row}]" not in told], [])

    def test_the_title_is_sentence_minus_1(self):
        reports = self.file(ARREST)
        text = bede("why", reports, "--sentence", "-1").stdout.decode()
        self.assertRegex(text, r"(?m)^\[-1\] Students arrested in Lagos$")
        self.assertNotRegex(text, r"(?m)^\[0\]")  # but its event may be told again there

    def test_without_an_event(self):
        self.assertIn("no event", bede("why", self.file(ARREST), "--sentence", "1").stdout.decode())

    def test_a_sentence_that_is_not_there_is_2(self):
        for number in ("12", "99", "-1"):
            done = bede("why", GAO, "--sentence", number)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(f"sentence {number}".encode(), done.stderr)


class OneReport(Shown):
    """`show` and `why` are about one report."""

    def test_which_of_several(self):
        reports = self.file(ARREST, {**ARREST, "id": "b", "text": "Rain fell."})
        for command in ("show", "why"):
            with self.subTest(command):
                done = bede(command, reports)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertIn(b"--id", done.stderr)
                self.assertTrue(bede(command, reports, "--id", "b").stdout.startswith(b"b \xc2\xb7 2024-03-06"))
                self.assertEqual(bede(command, reports, "--id", "c").returncode, 2)

    def test_refused(self):
        for kind, report in (("no_date", {"text": "x"}), ("bad_date", {"text": "x", "date": "2024-02-30"}),
                             ("no_text", {"date": "2024-03-06"})):  # fmt: skip
            for command in ("show", "why"):
                with self.subTest(kind=kind, command=command):
                    done = bede(command, self.file(report), "--json")
                    self.assertEqual((done.returncode, done.stdout), (1, b""))
                    self.assertEqual(json.loads(done.stderr)["refused"], kind)

    def test_absent_and_empty(self):
        self.assertEqual(bede("why", self.path / "absent.jsonl").returncode, 1)
        empty = self.path / "empty.jsonl"
        empty.write_text("")
        self.assertIn(bede("why", empty).returncode, (1, 2))

    def test_empty_texts(self):
        for text in ("", " \n\n ", "\0"):
            for command in ("show", "why"):
                with self.subTest(text=text, command=command):
                    self.assertEqual(bede(command, self.file({"date": "2024-03-06", "text": text})).returncode, 0)

    def test_a_closed_pipe(self):
        for command in ("show", "why"):
            script = ["bash", "-c", '"$@" | true; exit ${PIPESTATUS[0]}', "-", BEDE, command, GAO, "--pack", PACK]
            done = subprocess.run(script, capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, b""))


