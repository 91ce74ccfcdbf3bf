# SPDX-License-Identifier: Apache-2.0
"""What the tests of the program share: running it, and texts to run it on."""

import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BEDE_BUILD", ROOT / "build"))
BEDE = BUILD / "bede"
PACK = BUILD / "bede.pack"
SAMPLES = ROOT / "samples"
MEGABYTE = 1 << 20


def bede(*arguments, stdin=None, pack=PACK, **options):
    """The finished program."""
    command = [BEDE, *map(str, arguments), "--pack", pack]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=600, **options)


def json_lines(*objects):
    return b"".join(json.dumps(each).encode() + b"\n" for each in objects)


def sample_text():
    return "\n".join(json.loads(line)["text"] for path in sorted(SAMPLES.glob("*.jsonl")) for line in path.open())


def varied_text(size, seed):
    """`size` characters of our samples' words in a made-up order, so that no two reports are alike."""
    words = sample_text().split()
    chance = random.Random(seed)
    out = []
    while size > 0:
        out.append(chance.choice(words))
        size -= len(out[-1]) + 1
    return " ".join(out)


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
