# SPDX-License-Identifier: Apache-2.0
"""`bede import` from outside: what it writes of our sample dictionaries, its messages and exit codes, any bytes."""

import json
import random
import subprocess

from program import BEDE, PACK, ROOT, SAMPLES, Folder, bede

DICTIONARIES = SAMPLES / "dictionaries"


def rows_of(path):
    """The rows of a table, each a dictionary of its cells that are filled."""
    heading, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [{column: cell for column, cell in zip(heading, row) if cell} for row in rows]


class Import(Folder):
    def out(self, name="out"):
        return self.path / name

    def imported(self, dialect, source, *options, name="out"):
        return bede("import", dialect, source, "-o", self.out(name), *options)

    def sound(self, name="out"):
        """The tables are taken beside ours; the only complaints are of our own examples."""
        command = [BEDE, "--pack", PACK, "lexicon", "check", ROOT / "lexicon", self.out(name)]
        lines = subprocess.run(command, capture_output=True, check=False, timeout=600).stderr.decode().splitlines()
        self.assertRegex(lines[-1], r"the lexicon is sound|\d+ mistake")
        self.assertEqual([line for line in lines[:-1] if " this row; it gives " not in line], [])
        self.assertFalse([line for line in lines if str(self.out(name)) in line])

    def test_petrarch(self):
        done = self.imported("petrarch", DICTIONARIES / "petrarch")
        self.assertEqual(done.returncode, 1)  # lines were dropped
        said = done.stderr.decode()
        for place, words in (
            ("countries.actors.txt:18", "dropped: [UGACRM 19960101-20020631]: '20020631' is no day of the calendar"),
            ("countries.actors.txt:23", "dropped: 'HERON_COUNCIL_' has no code beside or below it"),
            ("notes.actors.txt:1", "it is no UTF-8 and was read as Latin-1"),
            ("notes.actors.txt:2", "'2009012' is no date: it has 7 digits, not 6 or 8"),
            ("own.agents.txt:10", "dropped: no code stands in brackets"),
            ("own.verbs.txt", "skipped: "),
        ):
            self.assertRegex(said, rf"(?m)^bede: \S*{place}: .*".replace(".txt", r"\.txt"))
            self.assertIn(words, said)
        self.assertIn("12 names, 3 dated codes and 8 agents taken; 4 lines dropped", said.splitlines()[-1])
        bodies = rows_of(self.out() / "actors/bodies.tsv")
        self.assertEqual(bodies, sorted(bodies, key=lambda row: (row["name"], row.get("also", ""), row["code"])))
        office = [row for row in bodies if row["name"] == "Wanjiru Example" and row["code"] == "KENGOV"]
        self.assertEqual(office, [{"name": "Wanjiru Example", "also": "W. Example", "code": "KENGOV", "country": "KEN",
                                   "sectors": "GOV", "kind": "person", "from": "2009-01-20", "to": "2017-01-19",
                                   "note": "countries.actors.txt:11"}])  # fmt: skip
        roles = {row["role"]: row for row in rows_of(self.out() / "actors/roles.tsv")}
        self.assertEqual(roles["river rebel"]["sectors"], "REB")
        self.assertEqual(roles["nightwatchman"]["plural"], "nightwatchmen")
        self.assertEqual(rows_of(self.out() / "actors/states.tsv"),
                         [{"code": "KEN", "also": "Republic of the Kenyan Coast"}])  # fmt: skip
        self.sound()

    def test_tabari(self):
        done = self.imported("tabari", DICTIONARIES / "tabari", "--json")
        self.assertEqual(done.returncode, 1)
        messages = [json.loads(line) for line in done.stderr.splitlines()]
        dropped = [message for message in messages if "error" in message]
        self.assertEqual([(each["error"], each["place"].rsplit("/", 1)[1]) for each in dropped],
                         [("bad_data", "own.actors:6")])  # fmt: skip
        self.assertIn("1 name without _ at the end taken as whole words", messages[-1]["message"])
        self.sound()

    def test_done_is_0(self):
        (self.path / "a.actors").write_text("RED_HERON_ [KENREB]\n")
        done = self.imported("tabari", self.path / "a.actors")
        self.assertEqual((done.returncode, len(done.stderr.splitlines())), (0, 1))
        self.assertEqual([path.name for path in sorted(self.out().rglob("*.tsv"))], ["bodies.tsv"])
        self.sound()

    def test_unusable_is_2(self):
        (self.path / "verbs.txt").write_text("- * BOATS [073]\n")
        agents = DICTIONARIES / "tabari/own.agents"
        self.assertEqual(self.imported("tabari", agents).returncode, 0)
        for done, words in (
            (self.imported("tabari", agents), "there is such a table already"),
            (self.imported("tabari", self.path / "absent", name="b"), "no such folder or file"),
            (self.imported("tabari", self.path / "verbs.txt", name="b"), "no actor and no agent"),
            (self.imported("csv", agents, name="b"), "csv"),
            (bede("import", "tabari", agents), "import: a format, FOLDER and -o are needed"),
            (bede("import"), "import: a format, FOLDER and -o are needed"),
        ):
            with self.subTest(words):
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(words, done.stderr.decode())

    def test_any_bytes(self):
        sample = (DICTIONARIES / "petrarch/countries.actors.txt").read_bytes()
        for seed in range(8):
            chance = random.Random(seed)
            bytes_ = bytearray(chance.randbytes(20_000) if seed < 2 else sample * 10)
            for _ in range(400):
                bytes_[chance.randrange(len(bytes_))] = chance.choice(b"[]{}<>~+-_;#!|\"\n\t\r\x00\xc9\xff09A")
            (self.path / f"{seed}.actors").write_bytes(bytes_)
            done = self.imported("petrarch", self.path / f"{seed}.actors", name=str(seed))
            self.assertIn(done.returncode, (0, 1, 2), done.stderr[-500:])
            if self.out(str(seed)).exists():
                self.sound(str(seed))
