# SPDX-License-Identifier: Apache-2.0
"""`--lexicon FOLDER` and `--only`: a user's tables beside ours or instead of them, compiled once and kept."""

import json
import os
import subprocess
import time

from program import BEDE, PACK, ROOT, Folder, bede, json_lines

BODIES = "name\talso\tcode\tcountry\tsectors\tkind\tfrom\tto\tnote\n"
HERON = BODIES + "Red Heron Council\tRHC\tKENREBRHC\tKEN\tREB\tgroup\t\t\t\n"
FRAMES = "predicate\tpart\tactor\trecipient\tplace\treciprocal\tmode\tcameo\tcontexts\trequires\tharm\tnote\texample\tnot\n"
# No event to us, but perhaps to who studies how dissent is watched.
WATCHED = FRAMES + "photograph\tverb\tsubject\tobject\t\t\trestrict\t170\t\t\t\t\tPolice photographed two men.\t\n"
REPORT = {"id": "a", "date": "2024-03-06", "text": "The Red Heron Council attacked a convoy of soldiers near Garissa."}


class OwnTables(Folder):
    def setUp(self):
        super().setUp()
        self.cache = self.path / "cache"
        self.environment = dict(os.environ, BEDE_CACHE=str(self.cache))
        self.news = self.path / "in.jsonl"
        self.news.write_bytes(json_lines(REPORT))

    def own(self, name="own", **tables):
        folder = self.path / name
        for table, text in tables.items():
            path = folder / (table.replace("__", "/") + ".tsv")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return folder

    def bede(self, *arguments, **options):
        return bede(*arguments, env=self.environment, **options)

    def codes(self, *options):
        done = self.bede("code", self.news, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [actor["code"] for line in done.stdout.splitlines() for actor in json.loads(line)["actor"]]

    def test_rows_beside_ours(self):
        own = self.own(actors__bodies=HERON)
        self.assertNotIn("KENREBRHC", self.codes())
        self.assertEqual(self.codes("--lexicon", own), ["KENREBRHC"])
        for command in (("actors", "Red Heron Council", "--on", "2024-03-06"), ("why", self.news)):
            done = self.bede(*command, "--lexicon", own)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(b"KENREBRHC", done.stdout + done.stderr, command)
        self.assertEqual(len(list(self.cache.glob("*"))), 1)

    def test_frames_of_ones_own(self):
        self.news.write_bytes(json_lines(dict(REPORT, text="Police in Garissa photographed two traders on Monday.")))
        done = self.bede("code", self.news, "--lexicon", self.own(events__coerce=WATCHED))
        self.assertEqual(self.codes(), [])
        self.assertEqual([json.loads(line)["cue"]["frame"] for line in done.stdout.splitlines()], ["events/coerce:photograph"])

    def test_two_folders(self):
        self.news.write_bytes(json_lines(dict(REPORT, text="The Red Heron Council photographed two traders in Garissa on Monday.")))
        folders = ("--lexicon", self.own("one", actors__bodies=HERON), "--lexicon", self.own("two", events__coerce=WATCHED))
        self.assertEqual(self.codes(*folders), ["KENREBRHC"])

    def test_it_is_compiled_once(self):
        own = self.own(actors__bodies=HERON)
        seconds = []
        for _ in range(3):
            begun = time.monotonic()
            self.codes("--lexicon", own)
            seconds.append(time.monotonic() - begun)
        print(f"[{seconds[0]:.2f} s the first time, {min(seconds[1:]):.2f} s then]", flush=True)
        self.assertLess(min(seconds[1:]), seconds[0] / 2)
        first = sorted(self.cache.glob("*"))
        self.assertEqual(len(first), 1)
        self.own(actors__bodies=HERON.replace("KENREBRHC", "KENREBXXX"))  # what is in them counts, not their names
        self.assertEqual(self.codes("--lexicon", own), ["KENREBXXX"])
        self.assertEqual(len(list(self.cache.glob("own-*.pack"))), 2)

    def test_at_most_eight_are_kept(self):
        for number in range(10):
            own = self.own(actors__bodies=HERON.replace("KENREBRHC", "KENREBRH" + chr(ord("A") + number)))
            self.codes("--lexicon", own)
        self.assertEqual(len(list(self.cache.glob("*"))), 8)

    def test_several_at_once(self):
        own = self.own(actors__bodies=HERON)
        command = [BEDE, "code", self.news, "--lexicon", own, "--pack", PACK]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment)
                   for _ in range(3)]  # fmt: skip
        outputs = {process.communicate(timeout=120) for process in running}
        self.assertEqual([process.returncode for process in running], [0, 0, 0])
        self.assertEqual(len(outputs), 1)

    def test_as_a_pack_of_all_these_tables(self):
        own = self.own(actors__bodies=HERON, events__coerce=WATCHED)
        model, tables = (subprocess.run([ROOT / "tools" / tool], capture_output=True, text=True, check=True).stdout.strip()
                         for tool in ("fetch_model", "fetch_tables"))  # fmt: skip
        whole = self.path / "whole.pack"
        done = subprocess.run([BEDE, "pack", "--model", model, "--data", ROOT / "data", "--lexicon", ROOT / "lexicon", own,
                               "--gazetteer", tables, "-o", whole], capture_output=True, check=False)  # fmt: skip
        self.assertEqual(done.returncode, 0, done.stderr)
        self.codes("--lexicon", own)
        made, = self.cache.glob("own-*.pack")
        self.assertEqual(made.read_bytes(), whole.read_bytes())

    def test_instead_of_ours(self):
        done = self.bede("code", self.news, "--lexicon", self.own(actors__bodies=HERON), "--only")
        self.assertEqual(done.returncode, 2)  # there are no other tables
        self.assertIn(b"actors/bodies.tsv:2:5: 'REB' is not in the table of sectors", done.stderr)
        ours = self.bede("code", self.news, "--lexicon", ROOT / "lexicon", "--only")
        self.assertEqual(ours.stdout, self.bede("code", self.news).stdout)
        self.assertNotEqual(ours.stdout, b"")

    def test_mistakes_are_named_by_file_row_and_column(self):
        own = self.own(actors__bodies=HERON + "Grey Heron\t\tKENREBGRH\tKEN\tREBEL\tgroup\t\t\t\n")
        done = self.bede("code", self.news, "--lexicon", own)
        self.assertEqual(done.returncode, 2)
        self.assertIn(f"bede: {own}/actors/bodies.tsv:3:5: ".encode(), done.stderr)
        for folder, words in ((self.path / "absent", b"no such folder"), (self.cache_with_nothing(), b"no tables")):
            done = self.bede("code", self.news, "--lexicon", folder)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)
        self.assertEqual(list(self.cache.glob("*")), [])
        done = self.bede("code", self.news, "--only")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--only goes with --lexicon", done.stderr)

    def cache_with_nothing(self):
        folder = self.path / "nothing"
        folder.mkdir()
        return folder

    def test_the_manifest_names_them(self):
        own, out = self.own(actors__bodies=HERON), self.path / "manifest.json"
        self.bede("code", self.news, "--manifest", out)
        ours = json.loads(out.read_text())
        self.bede("code", self.news, "--manifest", out, "--lexicon", own)
        theirs = json.loads(out.read_text())
        self.assertEqual(theirs["options"]["lexicon"], [str(own)])
        self.assertNotEqual((theirs["lexicon"], theirs["pack"]), (ours["lexicon"], ours["pack"]))
        self.assertNotIn("lexicon", ours["options"])

    def test_a_database_is_gone_on_with_by_the_same_tables_alone(self):
        own, db = self.own(actors__bodies=HERON), self.path / "events.duckdb"
        self.assertEqual(self.bede("code", self.news, "-o", db, "--lexicon", own).returncode, 0)
        done = self.bede("code", self.news, "-o", db, "--resume")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"begun otherwise (pack ", done.stderr)
