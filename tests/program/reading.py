# SPDX-License-Identifier: Apache-2.0
"""The readers from outside: every format's sample, and inputs that are made to hurt, within bounds of memory and time.
They are made here, for they would be gigabytes."""

import gzip
import json
import pathlib
import subprocess
import time

from program import BEDE, MEGABYTE, PACK, SAMPLES, Folder, bede, json_lines

MOST_MEGABYTES = 256
MOST_SECONDS = 60
GOOD = {"id": "good", "date": "2024-03-06", "text": "Rain fell."}


def write_repeated(path, begin, part, count, end=b""):
    """A file of `begin`, so many times `part`, and `end`."""
    with path.open("wb") as file:
        file.write(begin)
        block = part * max(1, MEGABYTE // len(part))
        whole = len(block) // len(part)
        for _ in range(count // whole):
            file.write(block)
        file.write(part * (count % whole) + end)


class Formats(Folder):
    def test_every_sample_is_read_from_a_pipe_too(self):
        for path in sorted((SAMPLES / "formats").iterdir()):
            with self.subTest(path.name):
                by_name = bede("parse", path)
                piped = bede("parse", "-", stdin=path.read_bytes())
                packed = bede("parse", "-", stdin=gzip.compress(path.read_bytes()))
                self.assertEqual(by_name.stdout, piped.stdout)
                self.assertEqual(by_name.stdout, packed.stdout)

    def test_a_folder_is_the_same_on_any_number_of_threads(self):
        outputs = {bede("code", SAMPLES / "formats", "--threads", n).stdout for n in (1, 2, 3)}
        self.assertEqual(len(outputs), 1)
        self.assertGreater(len(outputs.pop().splitlines()), 20)

    def test_a_file_that_vanishes_is_one_refusal(self):
        first, second = self.path / "a.jsonl", self.path / "b.jsonl"
        first.write_bytes(json_lines(GOOD))
        done = bede("parse", first, second, first, "--json")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.stdout.splitlines()), 2)
        self.assertIn(b"not_found", done.stderr)

    def test_the_columns_and_the_format_are_checked(self):
        for arguments in (["--column", "text"], ["--column", "nothing=a"], ["--column", "text="], ["--input-format", "x"]):
            with self.subTest(arguments):
                self.assertEqual(bede("parse", "-", *arguments, stdin=b"").returncode, 2)

    def test_doubts_are_told(self):
        report = {"id": "a", "date": "2999-01-01", "text": "Police in Lagos arrested 12 students on Monday."}
        done = bede("code", "-", "--json", stdin=json_lines(report))
        self.assertEqual(json.loads(done.stdout.splitlines()[0])["date_doubt"], "future")
        self.assertEqual(json.loads(done.stderr.splitlines()[-1])["summary"]["doubtful"], {"future": 1})


class Hostile(Folder):
    """Each ends by itself, with what is good in it done, in bounded memory."""

    def read(self, path, expected, reports=0, arguments=()):
        """`expected`: the kinds of refusals, with their numbers."""
        begun = time.monotonic()
        with (self.path / "out").open("w+b") as out, (self.path / "err").open("w+b") as err:
            process = subprocess.Popen([BEDE, "parse", path, "--pack", PACK, "--json", *arguments], stdout=out, stderr=err)
            peak = 0
            while process.poll() is None:  # the most that was resident, as the kernel keeps it for the program alone
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                peak = max([peak, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
                time.sleep(0.01)
            out.seek(0)
            err.seek(0)
            lines, messages = out.readlines(), err.readlines()
        self.assertIn(process.returncode, (0, 1), messages[-3:])
        summary = json.loads(messages[-1])["summary"] if messages else {"refused": {}}
        self.assertEqual(summary["refused"], expected, path.name)
        self.assertEqual(len(lines), reports)
        self.assertLess(peak / 1024, MOST_MEGABYTES, path.name)
        self.assertLess(time.monotonic() - begun, MOST_SECONDS)

    def test_ten_gigabytes_of_zeros_in_gzip(self):
        whole, path = self.path / "zeros.gz", self.path / "a tenth.gz"
        member = subprocess.run(["sh", "-c", "head -c 1000000000 /dev/zero | gzip"], capture_output=True, check=True)
        path.write_bytes(member.stdout)  # 1 GB, of 1 MB packed
        whole.write_bytes(member.stdout * 10)
        self.read(whole, {"too_large": 1})
        self.read(path, {"too_large": 1}, arguments=["--input-format", "json"])
        self.read(path, {"too_large": 1}, arguments=["--input-format", "csv"])
        self.read(path, {"bad_record": 1}, arguments=["--input-format", "feed"])
        self.read(path, {"bad_record": 1}, arguments=["--input-format", "warc"])

    def test_a_line_of_a_gigabyte(self):
        path = self.path / "line.jsonl"
        write_repeated(path, b'{"text":"', b"a", 1 << 30, b'"}\n' + json_lines(GOOD))
        self.read(path, {"too_large": 1}, reports=1)

    def test_tables(self):
        heading, rows, quotes = (self.path / name for name in ("heading.csv", "rows.csv", "quotes.csv"))
        write_repeated(heading, b"id,text,", b"a,", 150_000_000, b"\n1,2\n")
        self.read(heading, {"too_large": 1})
        write_repeated(rows, b"id,text\n", b"a,", 150_000_000, b"\ngood,Rain fell.\n")
        self.read(rows, {"too_large": 1}, reports=1)
        write_repeated(quotes, b'id,text\n1,"', b"a\n", 100_000_000)
        self.read(quotes, {"bad_record": 10_000}, reports=1)

    def test_xml(self):
        begin = b'<?xml version="1.0"?><rss><channel>'
        entities = b"".join(
            b'<!ENTITY a%d "%s">' % (i, (b"&a%d;" % (i - 1) if i else b"ha") * 10) for i in range(12)
        )
        for name, file in (
            ("deep", (begin, b"<item>", 20_000_000)),
            ("attribute", (b'<rss a="', b"x", 300_000_000, b'"/>')),
            ("attributes", (b"<rss ", b'a="x" ', 50_000_000, b"/>")),
            ("text", (begin + b"<item><description>", b"x ", 100_000_000, b"</description></item></channel></rss>")),
            ("unclosed", (begin, b"<item><title>a</title>", 10_000_000)),
        ):
            with self.subTest(name):
                path = self.path / f"{name}.xml"
                write_repeated(path, *file)
                self.read(path, {"bad_record": 1})
                path.unlink()
        bomb = self.path / "bomb.xml"
        bomb.write_bytes(b'<?xml version="1.0"?><!DOCTYPE rss [' + entities + b"]><rss><channel><item><title>t</title>"
                         b'<description a="&a11;">Rain &a11; fell.</description></item></channel></rss>')  # fmt: skip
        self.read(bomb, {}, reports=1)

    def test_pages(self):
        size = 8_000_000
        for name, part, kind in (
            ("deep", b"<div>", "bad_record"),
            ("ends", b"<i>x</b></u>", "bad_record"),
            ("elements", b"<b>x</b>", "no_article"),
            ("paragraphs", b"<p>a", "no_article"),
            ("comments", b"<!-- ", "no_article"),
            ("signs", b"&", "no_article"),
            ("openings", b"<", "no_article"),
            ("scripts", b"<script>", "no_article"),
            ("bytes", bytes(range(128, 256)), "no_article"),
        ):
            with self.subTest(name):
                path = self.path / f"{name}.html"
                write_repeated(path, b"<html><body>", part, size // len(part))
                self.read(path, {kind: 1})
        attributes = self.path / "attributes.html"
        attributes.write_bytes(b"<html><body " + b"".join(b"a%d=x " % i for i in range(800_000)) + b">x")
        self.read(attributes, {"bad_record": 1})

    def test_archives(self):
        path = self.path / "length.warc"
        path.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
                         b"Content-Length: 99999999999999\r\n\r\nHTTP/1.1 200 OK\r\n")  # fmt: skip
        self.read(path, {"bad_record": 1})
