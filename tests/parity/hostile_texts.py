# SPDX-License-Identifier: Apache-2.0
"""Strings made to break a tokenizer, a feature or a parser, the same ones for the same seed.

`hostile_texts(exceptions)` gives, in this order: fixed edge cases, every tokenizer exception of the package amid
punctuation, and strings from the makers below until there are enough. Lone surrogates are left out: they are no text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

import hostile_words as words
from texts import Text, named

SEED = 14
COUNT = 5_000
Maker = Callable[[random.Random], str]


def hostile_texts(exceptions: Iterable[str], count: int = COUNT, seed: int = SEED) -> list[Text]:
    """`count` distinct strings. `exceptions`: the keys of the tokenizer's exceptions; their order does not matter."""
    chance = random.Random(seed)
    keys = sorted(exceptions)
    found = dict.fromkeys(edge_cases())
    found.update(dict.fromkeys(_amid_punctuation(chance, key, keys) for key in keys))
    makers, weights = list(MAKERS), list(MAKERS.values())
    while len(found) < count:
        (maker,) = chance.choices(makers, weights)
        found.setdefault(maker(chance))
    return named("hostile", list(found)[:count])


def edge_cases() -> Iterator[str]:
    """The cases that chance might miss."""
    yield from ("", " ", "  ", "   ", "\n", "\0", "\0\0", "a\0b", " \0 ", "a", "a ", "a  ", " a", "  a", "a\n b")
    for white in words.WHITE:
        yield from (white, f"a{white}b", f"{white}a{white}", f"a {white}b.", f"a{white} b", white * 7)
    for char in words.NOT_WHITE + words.DIRECTION + words.COMBINING:
        yield from (char, f"a{char}b", f"a {char} b", f"Mr.{char}Smith's")
    for letter in words.ODD_LETTERS + words.NEW_LETTERS + words.SIGMAS + words.DOTTED:
        yield from (letter, f"The {letter}{letter} of {letter.upper()}a{letter}, {letter.lower()}.")
    yield from ("x" * 100_000, "Ab1" * 33_334, "é" * 100_000, "𝒳" * 50_000, f"She saw {'y' * 100_000}. He left.")
    yield from ("a." * 7_000, "a:" * 800, "a-" * 2_000, "." * 3_000, "(" * 1_500 + ")" * 1_500, "'" * 2_001)
    yield from (" " * 100_000, "\n" * 3_000, " a" * 1_500, "\t \n" * 1_000, "1," * 2_000)
    yield from ("http://" + "a/" * 5_000, "@" * 999, "a@" * 600)
    yield from ("x" * length for length in (3, 4, 5, 99, 100, 101, 255, 256, 257, 65_536))
    yield from ("X1" * 50, "x" * 99 + "1", "ab" * 49 + "İ", "dd" * 50)
    yield run_on(random.Random(3_000), 3_000)


def run_on(chance: random.Random, tokens: int) -> str:
    """A sentence that does not end for a long time, of words and commas."""
    parts = [chance.choice(words.NOUNS + words.VERBS + words.NAMES + words.SMALL) for _ in range(tokens * 9 // 10)]
    return " ".join(part + "," if chance.random() < 0.1 else part for part in parts) + "."


def random_unicode(chance: random.Random) -> str:
    """Code points of every plane, assigned or not, with blanks among them."""
    return "".join(" " if chance.random() < 0.15 else _code_point(chance) for _ in range(chance.randint(1, 60)))


def basic_plane(chance: random.Random) -> str:
    """One block's characters, among plain words: scripts keep their own company."""
    start = chance.randrange(0x80, 0xD700)
    block = "".join(chr(start + chance.randrange(96)) for _ in range(chance.randint(1, 12)))
    return chance.choice(["{}", "The {} left.", "{}, {}.", "a{}b", "({})"]).replace("{}", block)


def white_space(chance: random.Random) -> str:
    """Words with white space of every kind between, before and after them."""
    parts = []
    for _ in range(chance.randint(1, 10)):
        parts.append("".join(chance.choices(words.WHITE, k=chance.randint(0, 3))))
        others = words.MARKS + words.NOT_WHITE
        parts.append(_word(chance) if chance.random() < 0.5 else chance.choice(others))
    parts.append("".join(chance.choices(words.WHITE, k=chance.randint(0, 3))))
    return "".join(parts)


def emoticons(chance: random.Random) -> str:
    """Emoticons and emoji alone, glued to words, and in each other's way."""
    glue = chance.choice(["", " ", " ", "."])
    pieces = (chance.choice([_word(chance), chance.choice(words.EMOTICONS)]) for _ in range(chance.randint(1, 7)))
    return glue.join(pieces)


def url(chance: random.Random) -> str:
    """URLs, what is nearly one, and e-mail addresses."""
    host = chance.choice(words.HOSTS)
    if chance.random() < 0.3:
        made = f"{chance.choice(['desk', 'a.b', 'x+y', '.', 'ü', ''])}@{host}"
    else:
        login = chance.choice(["", "", "", "user@", "user:pass@", "@"])
        made = chance.choice(words.SCHEMES) + login + host + chance.choice(words.PATHS)
    return chance.choice(["{}", "See {}.", "({})", '"{}",', "at {}, now", "<{}>", "{}{}", "{}…"]).replace("{}", made)


def contraction(chance: random.Random) -> str:
    """Contractions with wrong quotes, wrong case, and punctuation on either side."""
    parts = [_dressed(chance, _cased(chance, chance.choice(words.CONTRACTIONS))) for _ in range(chance.randint(1, 4))]
    return " ".join(parts) if chance.random() < 0.8 else "".join(parts)


def quantity(chance: random.Random) -> str:
    """Numbers with units before, after, or at a distance."""
    parts = []
    for _ in range(chance.randint(1, 5)):
        number, unit = chance.choice(words.NUMBERS), chance.choice(words.UNITS)
        shape = chance.choice(["{0}{1}", "{0} {1}", "{1}{0}", "{0}", "{0}-{1}", "{0}{1}."])
        parts.append(shape.format(number, unit))
    return chance.choice([" ", " ", ", ", "/", "x"]).join(parts)


def nested(chance: random.Random) -> str:
    """Quotes and brackets in one another, not always closed, with ellipses."""
    text = _sentence(chance, 4)
    for _ in range(chance.randint(1, 6)):
        opening, closing = chance.choice(words.BRACKETS)
        text = opening + text + (closing if chance.random() < 0.8 else chance.choice(words.QUOTES))
        text += chance.choice(["", "", "...", "…", ",", " ", "."])
    return text


def repeated(chance: random.Random) -> str:
    """One thing many times: so-o-o long, !!!!!!, hahaha."""
    piece = chance.choice(chance.choice([words.MARKS, list("aZ0é漢"), ["ha", "-x"], words.EMOTICONS]))
    return chance.choice(["", "So", "No "]) + piece * chance.randint(2, 150) + chance.choice(["", "!", " there"])


def mixed_scripts(chance: random.Random) -> str:
    """Words of many scripts, side by side or within a word, some with combining or direction marks."""
    parts = []
    for _ in range(chance.randint(1, 8)):
        part = chance.choice([chance.choice(words.SCRIPTS), _word(chance)])
        if chance.random() < 0.3:
            cut = chance.randint(0, len(part))
            odd = chance.choice([words.COMBINING, words.DIRECTION, words.NEW_LETTERS, words.ODD_LETTERS])
            part = part[:cut] + chance.choice(odd) + part[cut:]
        parts.append(part)
    return chance.choice([" ", " ", "", "-", ", "]).join(parts)


def punctuation(chance: random.Random) -> str:
    """No letter at all."""
    return "".join(chance.choices(words.MARKS + words.QUOTES + [" "], k=chance.randint(1, 30)))


def ascii_noise(chance: random.Random) -> str:
    """Printable ASCII at random."""
    return "".join(chr(chance.randrange(32, 127)) for _ in range(chance.randint(1, 60)))


def odd_case(chance: random.Random) -> str:
    """A sentence in which letters are swapped for ones that lower-case oddly, or its case is turned."""
    text = _sentence(chance, chance.randint(2, 8))
    swapped = (chance.choice(words.ODD_LETTERS + words.SIGMAS) if chance.random() < 0.1 else char for char in text)
    return _cased(chance, "".join(swapped))


def several_sentences(chance: random.Random) -> str:
    """Sentences of our own words, as a report has them but without sense."""
    glue = chance.choice([" ", "  ", "\n", "\n\n", ""])
    return glue.join(_sentence(chance, chance.randint(1, 18)) for _ in range(chance.randint(1, 6)))


MAKERS: dict[Maker, int] = {
    random_unicode: 5, basic_plane: 5, white_space: 5, emoticons: 4, url: 5, contraction: 5, quantity: 5, nested: 4,
    repeated: 2, mixed_scripts: 5, punctuation: 4, ascii_noise: 4, odd_case: 4, several_sentences: 8,
}  # fmt: skip


def _amid_punctuation(chance: random.Random, key: str, keys: list[str]) -> str:
    made = _dressed(chance, _cased(chance, key) if chance.random() < 0.2 else key)
    following = chance.random()
    if following < 0.25:
        return made + chance.choice(["", " ", "-", "/", "'", "’", "."]) + chance.choice(keys)
    return f"{_word(chance)} {made} {_word(chance)}." if following < 0.6 else made


def _dressed(chance: random.Random, text: str) -> str:
    marks = words.MARKS + words.QUOTES + ["(", "[", "{", ")", "]", "}"]
    before = "".join(chance.choices(marks, k=chance.choice([0, 0, 1, 1, 2, 3])))
    return before + text + "".join(chance.choices(marks, k=chance.choice([0, 0, 1, 1, 2, 3])))


def _cased(chance: random.Random, text: str) -> str:
    return chance.choice([str, str, str.upper, str.lower, str.title, str.swapcase])(text)


def _word(chance: random.Random) -> str:
    return chance.choice(chance.choice([words.NOUNS, words.VERBS, words.NAMES, words.SMALL]))


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(_word(chance) for _ in range(length)) + chance.choice([".", ".", "?", "!", "", "...", '."', ".)"])


def _code_point(chance: random.Random) -> str:
    if chance.random() < 0.4:
        code = chance.randrange(0x20, 0x3000)
    else:
        code = chance.randrange(17) << 16 | chance.randrange(0x10000)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
