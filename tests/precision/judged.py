# SPDX-License-Identifier: Apache-2.0
"""Bede's events of the reports that are coded whole, each right or wrong: docs/precision.md."""

import json
import subprocess
from pathlib import Path

from compare import compare

ROOT = Path(__file__).resolve().parents[2]
BEDE, PACK = ROOT / "build/bede", ROOT / "build/bede.pack"
GROUPS = {
    "../shared/cases": ROOT.parent / "shared/cases",
    "samples/events": ROOT / "samples/events",
    "samples/whole": ROOT / "samples/whole",
    "samples/retold": ROOT / "samples/retold",
}


def read_lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def code(report, given=None):
    """The events of a report's file, or of what is given on the standard input."""
    command = [BEDE, "code", report, "--pack", PACK]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        raise ValueError(f"bede code {report} ended with exit code {done.returncode}: {done.stderr.strip()[-500:]}")
    return read_lines(done.stdout)


def outcome_of(folder):
    """What the comparison says of the report in `folder`, which has its events beside it."""
    (report,) = read_lines((folder / "report.jsonl").read_text(encoding="utf-8"))
    told = read_lines((folder / "events.jsonl").read_text(encoding="utf-8"))
    return compare(told, code(folder / "report.jsonl"), report["text"])


def folders(group):
    return sorted(path.parent for path in GROUPS[group].glob("*/events.jsonl"))


def events():
    """(report, event, right) for each event that counts."""
    for group in GROUPS:
        for folder in folders(group):
            outcome = outcome_of(folder)
            yield from ((folder.name, ours, True) for _, ours in outcome.right)
            yield from ((folder.name, ours, False) for ours, _ in outcome.wrong)
