# SPDX-License-Identifier: Apache-2.0
"""Whether a pipeline's answers still hold what makes the comparison worth making."""

from __future__ import annotations

from answer import Answer


def lacking(answers: list[Answer], *, noisy: bool) -> list[str]:
    """What is missing from the answers of a pipeline; a noisy one also has to use most of its labels."""
    deps = {dep for answer in answers for dep in answer.deps}
    entities = {label for answer in answers for _, _, label in answer.entities}
    held = {
        "six dependency labels": len(deps) >= (12 if noisy else 6),
        "three entity labels": len(entities) >= 3,
        "entity of several tokens": any(_has_long_entity(answer) for answer in answers),
        "crossing arc": any(_has_crossing_arc(answer) for answer in answers),
        "text of several sentences": any(len(answer.sentences) > 1 for answer in answers),
        "morphology": any(any(answer.morphs) for answer in answers),
        "lemma other than its word": any(answer.lemmas != answer.words for answer in answers),
        "white-space token": any(word.isspace() for answer in answers for word in answer.words),
        "empty text": any(not answer.words for answer in answers),
    }
    return [name for name, holds in held.items() if not holds]


def _has_long_entity(answer: Answer) -> bool:
    begins, at = [], 0
    for word, space in zip(answer.words, answer.spaces, strict=True):
        begins.append(at)
        at += len(word) + space
    return any(sum(begin <= start < end for start in begins) > 1 for begin, end, _ in answer.entities)


def _has_crossing_arc(answer: Answer) -> bool:
    """Only deprojectivization makes one, for the transitions themselves cannot."""
    arcs = [(min(i, head), max(i, head)) for i, head in enumerate(answer.heads) if i != head][:60]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)
