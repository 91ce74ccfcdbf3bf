# SPDX-License-Identifier: Apache-2.0
"""What is compared: the annotations of one text, whether spaCy or Bede gave them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass
class Answer:
    """One value a token in each list; entities and sentences as [begin, end, …] in code points of the text."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    sentence_starts: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    sentences: list[list] = field(default_factory=list)
    entities: list[list] = field(default_factory=list)

    as_dict = asdict


@dataclass
class Given:
    """Bede's answer, the smallest margin among its decisions, and what is wrong with its line of output, if it is."""

    answer: Answer
    margin: float | None = None
    fault: str = ""
