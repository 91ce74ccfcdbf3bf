# SPDX-License-Identifier: Apache-2.0
"""A language that nobody speaks: sentences with tags, heads, labels and entities, to train small pipelines on.

In `dor Vakel brunet ma Tirosa sel Ogra Hint , dal plunet .` the last clause may belong to the second word, across the
verb ("the Vakel watches a river by Ogra Hint, who is old"): such a tree is not projective.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
DETERMINERS = ["dor", "ma", "üste", "kein'", "dor"]
PREPOSITIONS = ["sel", "unga", "bis", "z'"]
ADVERBS = ["hivu", "olaf", "nie-nie", "ßo", "İlam"]
CONJUNCTIONS = ["ond", "ar"]
NAMES = ["Ogra Hint", "Nord Selmia", "Q. Baltus", "Velde-Ruh", "Ürümal", "Pakt 7 Sora", "Minna", "ΑΣ Kolos", "O'Brak"]
NAME_LABELS = {"Ogra": "SITE", "Nord": "REALM", "Q.": "BEING", "Velde-Ruh": "SITE", "Ürümal": "REALM", "Pakt": "DEED",
               "Minna": "BEING", "ΑΣ": "BEING", "O'Brak": "BEING"}  # fmt: skip


@dataclass
class Sentence:
    """Parallel lists, one value a word; `heads` are indices, a root's is its own. Entities: (begin, end, label)."""

    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, word: str, tag: str, dep: str, head: int = -1) -> int:
        """Appends a word and gives its index; its head may be set later."""
        self.words.append(word)
        self.tags.append(tag)
        self.heads.append(head)
        self.deps.append(dep)
        return len(self.words) - 1

    @property
    def text(self) -> str:
        """The words with blanks between, commas and full stops joined on."""
        return " ".join(self.words).replace(" ,", ",").replace(" .", ".").replace(" !", "!")


def stems(count: int, seed: int = 77) -> list[str]:
    """Stems such as `vak` and `tirul`, the same ones each time."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = chance.choice([1, 2, 2])
        stem = "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))
        found.setdefault(stem + chance.choice(CONSONANTS))
    return list(found)


STEMS = stems(160)
NOUNS, VERBS, ADJECTIVES = STEMS[:80], STEMS[80:120], STEMS[120:]
PLURALS, PASTS = ["osa", "in", "el"], ["et", "unet", "en"]


def sentences(count: int, seed: int) -> list[Sentence]:
    """`count` sentences; about one in three has a crossing arc."""
    chance = random.Random(seed)
    return [_sentence(chance) for _ in range(count)]


def _sentence(chance: random.Random) -> Sentence:
    made = Sentence()
    adverb = made.add(chance.choice(ADVERBS), "ADV", "how") if chance.random() < 0.3 else None
    agent = _noun_phrase(chance, made, "agent")
    verb = made.add(chance.choice(VERBS) + chance.choice(PASTS), "VRB", "ROOT")
    made.heads[verb] = verb
    made.heads[agent] = verb
    if adverb is not None:
        made.heads[adverb] = verb
    thing = None
    if chance.random() < 0.7:
        thing = _noun_phrase(chance, made, "thing")
        made.heads[thing] = verb
    if chance.random() < 0.4:
        place = made.add(chance.choice(PREPOSITIONS), "PRP", "site", chance.choice([verb, agent]))
        made.heads[_noun_phrase(chance, made, "in")] = place
    if chance.random() < 0.4:
        _clause(chance, made, chance.choice([agent, thing or agent]))
    if chance.random() < 0.2:
        made.add("ab", "PRT", "part", verb)
    made.add(chance.choice([".", ".", "!"]), "PCT", "mark", verb)
    return made


def _noun_phrase(chance: random.Random, made: Sentence, dep: str) -> int:
    if chance.random() < 0.3:
        return _name(chance, made, dep)
    before = []
    if chance.random() < 0.7:
        before.append(made.add(chance.choice(DETERMINERS), "DET", "det"))
    if chance.random() < 0.2:
        before.append(made.add(str(chance.randrange(2, 5000)), "NUM", "count"))
    if chance.random() < 0.3:
        before.append(made.add(chance.choice(ADJECTIVES) + chance.choice(["eg", "este"]), "ADJ", "kind"))
    noun = made.add((chance.choice(NOUNS) + chance.choice(PLURALS)).title(), chance.choice(["NOM", "NOM", "NOP"]), dep)
    for word in before:
        made.heads[word] = noun
    if chance.random() < 0.15:
        joined = made.add(chance.choice(CONJUNCTIONS), "CNJ", "and", noun)
        made.heads[_name(chance, made, "with")] = joined
    return noun


def _name(chance: random.Random, made: Sentence, dep: str) -> int:
    parts = chance.choice(NAMES).split()
    begin = len(made.words)
    head = begin + len(parts) - 1
    for part in parts[:-1]:
        made.add(part, "NAM", "name", head)
    made.add(parts[-1], "NAM", dep)
    made.entities.append((begin, head + 1, NAME_LABELS[parts[0]]))
    return head


def _clause(chance: random.Random, made: Sentence, head: int) -> None:
    """A relative clause after all else: from the agent its arc crosses the root's, so it is not projective."""
    comma = made.add(",", "PCT", "mark")
    which = made.add("dal", "REL", "agent")
    verb = made.add(chance.choice(VERBS) + chance.choice(PASTS), "VRB", chance.choice(["clause", "aside"]), head)
    made.heads[comma] = made.heads[which] = verb
