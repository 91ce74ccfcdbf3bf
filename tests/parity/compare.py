# SPDX-License-Identifier: Apache-2.0
"""Finds where two answers differ, and tells of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from answer import Answer, Given
from texts import Text

TIE = 1e-5  # a decision nearer than this may go either way in single precision
TOKENIZATION = ("words", "spaces")
NEVER_TIED = ("output", *TOKENIZATION)
PER_TOKEN = ("sentence_starts", "tags", "pos", "morphs", "lemmas", "heads", "deps")
PER_TEXT = ("sentences", "entities")


@dataclass(frozen=True)
class Difference:
    """One annotation of one token (or, with `index` None, of the whole text) that is not the same."""

    annotation: str
    index: int | None
    expected: object
    actual: object


def differences(expected: Answer, actual: Answer) -> list[Difference]:
    """Every difference; where the tokens themselves differ only the first token that does, for the rest follows."""
    for annotation in TOKENIZATION:
        left, right = getattr(expected, annotation), getattr(actual, annotation)
        if left != right:
            index = _first_unequal(left, right)
            return [Difference(annotation, index, left[index : index + 5], right[index : index + 5])]
    found = []
    for annotation in PER_TOKEN:
        pairs = zip(getattr(expected, annotation), getattr(actual, annotation), strict=True)
        found += [Difference(annotation, i, left, right) for i, (left, right) in enumerate(pairs) if left != right]
    for annotation in PER_TEXT:
        left, right = getattr(expected, annotation), getattr(actual, annotation)
        if left != right:
            lacking = [one for one in left if one not in right]
            found.append(Difference(annotation, None, lacking, [one for one in right if one not in left]))
    return found


@dataclass
class Comparison:
    """What came of comparing many texts."""

    texts: int = 0
    tokens: int = 0
    by_annotation: Counter = field(default_factory=Counter)
    differing: list[tuple[Text, Answer, list[Difference], float | None]] = field(default_factory=list)
    ties: list[tuple[Text, list[Difference], float]] = field(default_factory=list)
    smallest_margin: float | None = None

    def add(self, text: Text, expected: Answer, given: Given) -> None:
        """Compares the two answers to one text."""
        self.texts += 1
        self.tokens += len(expected.words)
        margin = given.margin
        if margin is not None and given.answer.words:
            self.smallest_margin = margin if self.smallest_margin is None else min(margin, self.smallest_margin)
        found = differences(expected, given.answer)
        if given.fault:
            found = [Difference("output", None, "a sound line", given.fault)]
        if not found:
            return
        if margin is not None and margin < TIE and found[0].annotation not in NEVER_TIED:
            self.ties.append((text, found, margin))
        else:
            self.differing.append((text, expected, found, margin))
            self.by_annotation.update(one.annotation for one in found)

    @property
    def equal(self) -> bool:
        """No difference but at ties."""
        return not self.differing

    def report(self, show: int) -> str:
        """The whole as text, with the first `show` differing texts in detail."""
        margin = "not given" if self.smallest_margin is None else f"{self.smallest_margin:.3g}"
        counts = f"{self.texts} texts, {self.tokens} tokens, {len(self.differing)} texts differ"
        lines = [f"  {counts}, smallest margin {margin}"]
        lines += [f"    {annotation}: {count}" for annotation, count in self.by_annotation.most_common()]
        for text, found, margin in self.ties:
            lines.append(f"  tie in {text.id}, margin {margin:.3g}: {_one_line(found[0])} ({len(found)} in all)")
        for text, expected, found, margin in self.differing[:show]:
            lines.append(f"  {text.id}, margin {margin}: {_shortened(text.text)}")
            lines += [f"    {_one_line(one, expected)}" for one in found[:8]]
            lines += [f"    … and {len(found) - 8} more"] if len(found) > 8 else []
        return "\n".join(lines)


def compared(texts: list[Text], expected: list[Answer], given: list[Given]) -> Comparison:
    """Compares list with list."""
    comparison = Comparison()
    for text, wanted, one in zip(texts, expected, given, strict=True):
        comparison.add(text, wanted, one)
    return comparison


def _one_line(one: Difference, expected: Answer | None = None) -> str:
    place = "" if one.index is None else f"[{one.index}]"
    if expected is not None and one.index is not None and one.annotation not in TOKENIZATION:
        place += f" of {_shortened(expected.words[one.index], 40)}"
    return f"{one.annotation}{place}: expected {_shortened(one.expected)}, got {_shortened(one.actual)}"


def _shortened(value: object, limit: int = 240) -> str:
    shown = ascii(value)
    return shown if len(shown) <= limit else f"{shown[:limit]}… ({len(shown)} characters)"


def _first_unequal(left: list, right: list) -> int:
    shorter = min(len(left), len(right))
    return next((index for index in range(shorter) if left[index] != right[index]), shorter)
