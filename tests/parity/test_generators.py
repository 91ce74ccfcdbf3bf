#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The generated texts are the same ones each time, and hold what they are meant to hold. Needs no spaCy."""

import hashlib
import json
import random
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import gold_texts
import hostile_texts
from texts import digest_of, write_json_lines

EXCEPTIONS = ["don't", "U.S.", ":)", "a.m.", "I'm"]


class HostileTexts(unittest.TestCase):
    """tests/parity/hostile_texts.py"""

    @classmethod
    def setUpClass(cls) -> None:
        cls.texts = hostile_texts.hostile_texts(EXCEPTIONS, 3_000)

    def test_same_seed_same_texts(self) -> None:
        again = hostile_texts.hostile_texts(reversed(EXCEPTIONS), 3_000)
        self.assertEqual(digest_of(self.texts), digest_of(again))

    def test_other_seed_other_texts(self) -> None:
        other = hostile_texts.hostile_texts(EXCEPTIONS, 3_000, seed=15)
        self.assertNotEqual(digest_of(self.texts), digest_of(other))

    def test_each_maker_is_deterministic(self) -> None:
        for maker in hostile_texts.MAKERS:
            with self.subTest(maker.__name__):
                made = [[maker(chance) for _ in range(50)] for chance in (random.Random(1), random.Random(1))]
                self.assertEqual(made[0], made[1])

    def test_as_many_as_asked_all_distinct(self) -> None:
        self.assertEqual(len(self.texts), 3_000)
        self.assertEqual(len({text.text for text in self.texts}), 3_000)
        self.assertEqual(len({text.id for text in self.texts}), 3_000)

    def test_edges_are_there(self) -> None:
        strings = {text.text for text in self.texts}
        self.assertLessEqual({"", "\0", "x" * 100_000, "\x1c", "\u3000"}, strings)
        self.assertTrue(any(len(string.split()) > 2_500 for string in strings))

    def test_every_exception_is_used(self) -> None:
        everything = "\n".join(text.text for text in self.texts).lower()
        for key in EXCEPTIONS:
            self.assertIn(key.lower(), everything)

    def test_every_plane_and_no_surrogate(self) -> None:
        everything = {char for text in self.texts for char in text.text}
        self.assertEqual({ord(char) >> 16 for char in everything}, set(range(17)))
        self.assertNotIn("Cs", {unicodedata.category(char) for char in everything})
        self.assertIn("Cn", {unicodedata.category(char) for char in everything})


class GoldTexts(unittest.TestCase):
    """tests/parity/gold_texts.py, on a small gold set of our own."""

    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)
        text = 'It rained. "It did!" he said.\n\nThen sun? Yes\u2028no.'
        self._write("times", [{"id": "a", "title": "Rain", "text": text}])
        blind = next(f"r{i}" for i in range(99) if hashlib.sha1(f"r{i}".encode()).hexdigest()[-1] in "01234")
        self._write("relation", [{"id": blind, "text": "Not to be read."}])

    def _write(self, task: str, records: list[dict]) -> None:
        (self.folder / task).mkdir()
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (self.folder / task / "dev.jsonl").write_text(lines, encoding="utf-8")

    def test_sentences(self) -> None:
        expected = ["Rain", "It rained.", '"It did!"', "he said.", "Then sun?", "Yes\u2028no."]
        self.assertEqual(gold_texts.gold_sentences(self.folder), expected)

    def test_sample_is_the_same_each_time(self) -> None:
        self.assertEqual(gold_texts.gold_sample(self.folder, 4), gold_texts.gold_sample(self.folder, 4))

    def test_all_adds_paragraphs_until_enough(self) -> None:
        self.assertEqual(len(gold_texts.gold_all(self.folder, 7)), 7)
        self.assertEqual(len(gold_texts.gold_all(self.folder, 99)), 9)

    def test_input_of_bede_is_read_back_alike(self) -> None:
        texts = gold_texts.gold_all(self.folder, 99)
        write_json_lines(texts, self.folder / "in")
        records = [json.loads(line) for line in (self.folder / "in").read_bytes().splitlines()]
        self.assertEqual([(record["id"], record["text"]) for record in records], [tuple(text) for text in texts])


if __name__ == "__main__":
    unittest.main()
