# SPDX-License-Identifier: Apache-2.0
"""Ruler patterns and lemma tables for the made-up language."""

from __future__ import annotations

from made_up_language import ADJECTIVES, NOUNS, VERBS

PARTS = {"NOM": "NOUN", "NOP": "NOUN", "VRB": "VERB", "ADJ": "ADJ", "ADV": "ADV", "DET": "DET", "PRP": "ADP",
         "NAM": "PROPN", "NUM": "NUM", "CNJ": "CCONJ", "PRT": "PART", "REL": "PRON", "PCT": "PUNCT"}  # fmt: skip
MORPHS = {"NOM": "Number=Sing", "NOP": "Number=Plur", "VRB": "VerbForm=Fin|Tense=Pres", "ADJ": "Degree=Pos"}

LEXEME_NORMS = {"dor": "da", "Dor": "da", "unga": "un", "nie-nie": "nie", "!": ".", "İlam": "ilam"}

# What the rules of real packages do, in small: single and double patterns, every kind of test, later over earlier.
RULES = [
    {"patterns": [[{"TAG": tag}]], "attrs": {"POS": pos, "MORPH": MORPHS.get(tag, "_")}, "index": 0}
    for tag, pos in PARTS.items()
] + [
    {"patterns": [[{"TAG": "VRB", "LOWER": {"REGEX": "^(?:un|be)"}}]],
     "attrs": {"MORPH": "VerbForm=Inf"}, "index": 0},
    {"patterns": [[{"LOWER": {"IN": ["dor", "ma"]}, "TAG": {"NOT_IN": ["REL", "NAM"]}}]],
     "attrs": {"POS": "DET", "LEMMA": "d"}, "index": 0},
    {"patterns": [[{"LOWER": "nord"}, {"TAG": "NAM"}]], "attrs": {"MORPH": "Side=North"}, "index": 1},
    {"patterns": [[{"LOWER": "sel"}, {"TAG": "NAM"}], [{"LOWER": "unga"}, {"LOWER": "dor"}]],
     "attrs": {"POS": "ADP", "LEMMA": "sel-unga", "MORPH": "Case=Loc"}, "index": 0},
    {"patterns": [[{"DEP": {"IN": ["part", "how"]}}]], "attrs": {"POS": "AUX"}, "index": 0},
    {"patterns": [[{"DEP": {"NOT_IN": ["agent", "thing", "ROOT", ""]}, "TAG": "NOP"}]],
     "attrs": {"TAG": "NOX"}, "index": 0},
    {"patterns": [[{"TAG": "NOM"}, {"TAG": "VRB"}]], "attrs": {"MORPH": "Case=Nom|Number=Sing"}, "index": -2},
    {"patterns": [[{"TAG": "CNJ"}, {"TAG": "NAM"}]], "attrs": {"DEP": "joined", "POS": "PROPN"}, "index": -1},
    {"patterns": [[{"IS_SPACE": True}]],
     "attrs": {"TAG": "_SP", "POS": "SPACE", "MORPH": "_", "DEP": "dep"}, "index": 0},
]  # fmt: skip
# As `load_from_morph_rules` makes them: on the exact form.
EXACT_RULES = [
    {"patterns": [[{"ORTH": "Minna", "TAG": "NAM"}]], "attrs": {"MORPH": "Gender=Fem", "LEMMA": "Minne"}, "index": 0},
    {"patterns": [[{"ORTH": "ab"}]], "attrs": {"POS": "ADP"}, "index": 0},
]

LEMMA_RULES = {
    "noun": [["osa", ""], ["in", "i"], ["el", ""], ["el", "e"], ["'", ""]],
    "verb": [["unet", ""], ["et", ""], ["et", "e"], ["en", ""], ["net", "n-"]],
    "adj": [["este", ""], ["eg", ""]],
    "punct": [["!", "."], ["“", '"']],
}
LEMMA_INDEX = {"noun": NOUNS[:50], "verb": VERBS[:25], "adj": ADJECTIVES[:20], "adv": ["hivu"]}
LEMMA_EXCEPTIONS = {
    "noun": {NOUNS[3] + "osa": ["first", "second"], NOUNS[4] + "el": [NOUNS[4]]},
    "verb": {VERBS[2] + "et": [VERBS[2] + "-irregular"]},
    "adv": {"ßo": ["so"], "i̇lam": ["ila"]},
}
LEMMA_LOOKUP = {"dor": "der", "Dor": "Der", "Minna": "M.", "ab": "", "nie-nie": "nie", "ΑΣ": "ας"} | {
    noun.title() + "osa": noun for noun in NOUNS[:30]
}
