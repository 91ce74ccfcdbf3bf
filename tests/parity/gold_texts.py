# SPDX-License-Identifier: Apache-2.0
"""Sentences and documents of the gold sets beside the project (`../shared/gold`), to be parsed.

As a command it prints them as JSON Lines, Bede's input format, for benchmarks and trials:

    python3 tests/parity/gold_texts.py ../shared/gold --count 2000 > sentences.jsonl
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from texts import Text, distinct, named

TEXT_FIELDS = ("title", "text", "sentence", "context")
BLANK_LINES = re.compile(r"\n\s*\n")
# "… said. \"We …": final punctuation with its closing quotes and brackets, then white space.
SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+")
WANTED_IN_ALL = 20_000


def gold_documents(folder: Path) -> list[str]:
    """Every distinct text field of every task, in order of path and line."""
    return distinct(_fields(folder))


def gold_paragraphs(folder: Path) -> list[str]:
    """The documents cut at blank lines."""
    return distinct(part for document in gold_documents(folder) for part in _paragraphs(document))


def gold_sentences(folder: Path) -> list[str]:
    """The paragraphs cut after sentence-final punctuation: a simple rule, for variety only."""
    return distinct(part for paragraph in gold_paragraphs(folder) for part in _sentences(paragraph))


def gold_sample(folder: Path, count: int, seed: int = 3) -> list[Text]:
    """`count` texts, the same ones each time: 97 % sentences, 3 % whole documents."""
    chance = random.Random(seed)
    sentences = gold_sentences(folder)
    documents = _longer_than_a_sentence(folder, sentences)
    whole = min(len(documents), count * 3 // 100)
    chosen = chance.sample(sentences, min(len(sentences), count - whole))
    return named("gold", chosen + chance.sample(documents, whole))


def gold_all(folder: Path, at_least: int = WANTED_IN_ALL) -> list[Text]:
    """Every sentence and every tenth document; with paragraphs, then documents, until there are `at_least`."""
    sentences = gold_sentences(folder)
    documents = _longer_than_a_sentence(folder, sentences)
    chosen = dict.fromkeys(sentences + documents[::10])
    for more in gold_paragraphs(folder) + documents:
        if len(chosen) >= at_least:
            break
        chosen.setdefault(more)
    return named("gold", chosen)


def _longer_than_a_sentence(folder: Path, sentences: list[str]) -> list[str]:
    known = set(sentences)
    return [document for document in gold_documents(folder) if document not in known]


def _fields(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            record = json.loads(line) if line.strip() else {}
            if path.parent.name == "relation" and _is_blind(record.get("id", "")):
                continue
            for field in TEXT_FIELDS:
                value = record.get(field)
                if isinstance(value, str) and value.strip():
                    yield value


def _is_blind(identity: str) -> bool:
    """The part of the relation set that nobody reads; a parity report would print it."""
    return hashlib.sha1(identity.encode()).hexdigest()[-1] in "01234"


def _paragraphs(document: str) -> list[str]:
    return [part for part in BLANK_LINES.split(document) if part.strip()]


def _sentences(paragraph: str) -> list[str]:
    return [part for part in SENTENCE_END.split(paragraph) if part.strip()]


def main() -> int:
    """Prints the texts asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--count", type=int, help="a sample of so many; all of them without it")
    asked = arguments.parse_args()
    if not asked.folder.is_dir():
        print(f"gold_texts: {asked.folder} is not a folder", file=sys.stderr)
        return 2
    texts = gold_all(asked.folder) if asked.count is None else gold_sample(asked.folder, asked.count)
    for text in texts:
        print(json.dumps(text._asdict()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
