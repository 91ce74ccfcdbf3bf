# SPDX-License-Identifier: Apache-2.0
"""`bede doctor`: what it tries, and what it says of packs, folders and libraries that are not as they should be."""

import json
import os
import shutil
import subprocess

from program import BEDE, PACK, Folder, bede


def checks(done):
    return {check["name"]: check for check in json.loads(done.stdout)["checks"]}


class Doctor(Folder):
    def test_all_is_well(self):
        done = bede("doctor", "--json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertTrue(json.loads(done.stdout)["ok"])
        found = checks(done)
        for name in ("version", "pack", "model", "lexicon", "gazetteer", "checksum", "vectors", "threads", "libraries"):
            self.assertTrue(found[name]["ok"] and found[name]["says"], name)
        self.assertRegex(found["coding"]["says"], r"^COERCE/arrest, .*Police .* 12 students .*, 2024-03-04, Lagos \(NGA\)$")
        self.assertRegex(found["database"]["says"], r"^DuckDB v\S+, which writes and reads in ")
        self.assertRegex(found["libraries"]["says"], r"\blibtbb\.so\.\d")
        self.assertRegex(bede("doctor").stdout.decode(), r"\nOK\n$")

    def broken(self, name, *words, pack=PACK, environment=None):
        """One is broken, the others are tried all the same."""
        done = bede("doctor", "--json", pack=pack, env={**os.environ, **(environment or {})})
        self.assertEqual((done.returncode, done.stderr), (1, b""))
        self.assertFalse(json.loads(done.stdout)["ok"])
        found = checks(done)
        self.assertEqual([check for check in found if not found[check]["ok"]], [name])
        for word in words:
            self.assertIn(word, found[name]["says"])
        self.assertIn("vectors", found)
        told = bede("doctor", pack=pack, env={**os.environ, **(environment or {})})
        self.assertEqual(told.returncode, 1)
        self.assertRegex(told.stdout.decode(), rf"(?m)^{name} +broken: ")
        self.assertTrue(told.stdout.endswith(b"something is broken\n"))

    def test_damaged_packs(self):
        whole = PACK.read_bytes()
        changed = bytearray(whole)
        changed[len(whole) // 2] ^= 1
        for name, bytes_, word in (("cut", whole[: len(whole) // 2], "damaged"), ("changed", changed, "checksum"),
                                   ("empty", b"", "no pack")):  # fmt: skip
            with self.subTest(name):
                path = self.path / f"{name}.pack"
                path.write_bytes(bytes_)
                self.broken("pack", word, str(path), pack=path)

    def test_no_pack(self):
        self.broken("pack", "absent.pack", pack=self.path / "absent.pack")
        shutil.copy(BEDE, self.path / "bede")  # it looks beside itself, and in ../share
        done = subprocess.run([self.path / "bede", "doctor"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("broken: no data file", " ".join(done.stdout.split()))

    def test_a_folder_that_cannot_be_written(self):
        self.broken("database", "/proc", environment={"TMPDIR": "/proc"})

    def test_without_the_library_all_but_databases_works(self):
        shutil.copy(BEDE, self.path / "bede")
        done = subprocess.run([self.path / "bede", "doctor", "--json", "--pack", PACK], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(checks(done)["database"]["says"].startswith("none: "))

    def test_nothing_is_left_behind(self):
        bede("doctor", env={**os.environ, "TMPDIR": str(self.path)})
        self.assertEqual(list(self.path.iterdir()), [])
