# SPDX-License-Identifier: Apache-2.0
"""A text to be parsed, and lists of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Text(NamedTuple):
    """One report: what stands in the fields `id` and `text` of Bede's input."""

    id: str
    text: str


def named(prefix: str, strings: Iterable[str]) -> list[Text]:
    """Gives each string an id that hangs on its content alone: `gold-2fd4e1c67a2d`."""
    return [Text(f"{prefix}-{_digest(string)[:12]}", string) for string in strings]


def distinct(strings: Iterable[str]) -> list[str]:
    """The strings without repetitions, in order of their first appearance."""
    return list(dict.fromkeys(strings))


def digest_of(texts: Iterable[Text]) -> str:
    """A fingerprint of a list of texts, ids included."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(f"{text.id}\0{len(text.text)}\0{text.text}\0".encode())
    return whole.hexdigest()


def write_json_lines(texts: Iterable[Text], path: Path) -> None:
    """Writes Bede's input; in every other line all that is not ASCII is escaped, astral characters as pairs."""
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for number, text in enumerate(texts):
            lines.write(json.dumps(text._asdict(), ensure_ascii=number % 2 == 1) + "\n")


def _digest(string: str) -> str:
    return hashlib.sha1(string.encode()).hexdigest()
