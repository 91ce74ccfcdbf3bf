#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A large run: is it as fast at its end as at its beginning, and is its memory bounded?

    bench/load.py [--reports 100000] [--to jsonl duckdb] [--threads 2] [--least-rate 0.9] [--most-megabytes 1000]

Reports that varied_reports.py makes of the samples go into `bede code - -o FILE` through a pipe, so that what was fed is
what was taken but for some batches. Each tenth's rate is that of its bytes of text, by the clock and by the processor
time of the program with all its threads, which other work on the machine changes less; the resident set at its most is
the kernel's figure, after each tenth. The exit code is 1 where the last tenth is slower than --least-rate times the first
by processor time, or memory goes over its bound.

For a test, --most-growth bounds the megabytes by which memory grows from the end of the third tenth to the end, a number
for each output.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from varied_reports import ROOT, write_reports  # noqa: E402

BUILD = Path(os.environ.get("BEDE_BUILD", ROOT / "build"))
TICKS = os.sysconf("SC_CLK_TCK")
PARTS = 10


class Mark:
    """Where a run is: seconds by the clock and of the processor, and the most megabytes that were resident so far."""

    def __init__(self, pid):
        self.clock = time.monotonic()
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        self.processor = (int(fields[11]) + int(fields[12])) / TICKS
        status = Path(f"/proc/{pid}/status").read_text()
        most = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")]
        self.megabytes = most[0] / 1024 if most else 0


def parts_of(lines):
    """Bounds of the tenths, in bytes of the file, and the characters of text in each."""
    ends, texts = [], []
    at = text = 0
    size = sum(map(len, lines))
    for line in lines:
        at += len(line)
        text += len(json.loads(line)["text"])
        if at >= size * (len(ends) + 1) / PARTS:
            ends.append(at)
            texts.append(text)
            text = 0
    return ends, texts


def feed(path, process, ends):
    """Marks at the beginning and after each part but the last, whose end is the program's."""
    marks = [Mark(process.pid)]
    at = 0
    with path.open("rb") as file:
        for end in ends:
            while at < end:
                piece = file.read(min(1 << 16, end - at))
                process.stdin.write(piece)
                at += len(piece)
            if end != ends[-1]:
                marks.append(Mark(process.pid))
    process.stdin.close()
    return marks


def last_mark(process, before):
    """The figures of a program that is at its end are those of its last moment."""
    mark = before
    while process.poll() is None:
        try:
            now = Mark(process.pid)
            mark = now if now.megabytes else mark
        except (OSError, IndexError):
            break
        time.sleep(0.01)
    process.wait()
    return mark


def run(path, parts, output, threads):
    command = [BUILD / "bede", "code", "-", "-o", output, "--threads", str(threads)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        marks = feed(path, process, parts[0])
        marks.append(last_mark(process, marks[-1]))
        told = process.stderr.read().decode()
    if process.returncode not in (0, 1):
        raise SystemExit(f"bede code ended with {process.returncode}: {told}")
    return marks


def table(marks, texts):
    """A row a tenth; and the rates by processor time."""
    rates = []
    print("  tenth  kB/s (clock)  kB/s (processor)  MB at its most")
    for number, (begin, end, text) in enumerate(zip(marks, marks[1:], texts), 1):
        rates.append(text / 1000 / max(end.processor - begin.processor, 1 / TICKS))
        print(f"  {number:5}{text / 1000 / (end.clock - begin.clock):14.1f}{rates[-1]:18.1f}{end.megabytes:16.1f}")
    return rates


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--to", nargs="+", default=["jsonl", "duckdb"])
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--folder", help="where the runs write (default: a temporary one)")
    arguments.add_argument("--least-rate", type=float, default=0.9)
    arguments.add_argument("--most-megabytes", type=float, default=1000)
    arguments.add_argument("--most-growth", type=float, nargs="+", default=[])
    options = arguments.parse_args()
    failed = False
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "reports.jsonl"
        write_reports(path, options.reports, options.seed)
        with path.open("rb") as file:
            parts = parts_of(list(file))
        for kind, most_growth in itertools.zip_longest(options.to, options.most_growth, fillvalue=float("inf")):
            marks = run(path, parts, Path(folder) / f"events.{kind}", options.threads)
            print(f"{options.reports} reports, {path.stat().st_size / 1e6:.1f} MB, into .{kind}: "
                  f"{options.reports / (marks[-1].clock - marks[0].clock):.0f} reports/s, "
                  f"{1000 * marks[-1].processor / options.reports:.2f} ms of processor each")  # fmt: skip
            rates = table(marks, parts[1])
            ratio, growth = rates[-1] / rates[0], marks[-1].megabytes - marks[3].megabytes
            print(f"  last tenth {ratio:.3f} of the first; {marks[-1].megabytes:.0f} MB at its most, {growth:.0f} MB of them "
                  "after the third", flush=True)  # fmt: skip
            failed |= ratio < options.least_rate or marks[-1].megabytes > options.most_megabytes or growth > most_growth
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
