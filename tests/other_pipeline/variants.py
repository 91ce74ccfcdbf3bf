# SPDX-License-Identifier: Apache-2.0
"""The pipelines that are trained; widths, depths, windows, rows, attributes and labels are not the shipped model's."""

from __future__ import annotations

from dataclasses import dataclass, field

import tables


@dataclass(frozen=True)
class Variant:
    """What sets one pipeline apart. `components`: factory and model of each trained component, in order."""

    name: str
    language: str
    components: dict[str, dict]
    rules: list[dict]
    lemmas: dict[str, dict]
    lemma_mode: str
    norms: dict[str, str] = field(default_factory=dict)
    early_labels: dict[str, list[str]] = field(default_factory=dict)  # added before training: unseen in the data
    late_labels: dict[str, list[str]] = field(default_factory=dict)  # added after training: the output layer grows


def multi_hash(width: int, depth: int, window: int, pieces: int, rows: dict[str, int]) -> dict:
    """A tok2vec of hash embeddings of the attributes in `rows` and a maxout window encoder."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": width, "attrs": list(rows),
                  "rows": list(rows.values()), "include_static_vectors": False},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": width, "depth": depth,
                   "window_size": window, "maxout_pieces": pieces},
    }  # fmt: skip


def hash_embed_cnn(width: int, depth: int, window: int, pieces: int, rows: int, *, subwords: bool) -> dict:
    """The same in spaCy's short form."""
    return {"@architectures": "spacy.HashEmbedCNN.v2", "width": width, "depth": depth, "embed_size": rows,
            "window_size": window, "maxout_pieces": pieces, "subword_features": subwords,
            "pretrained_vectors": None}  # fmt: skip


def listener(width: int, upstream: str = "*") -> dict:
    """The output of the pipeline's shared tok2vec."""
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": upstream}


def tagger(tok2vec: dict) -> dict:
    """A tagger on top of `tok2vec`."""
    return {"factory": "tagger", "model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": tok2vec}}


def transitions(
    factory: str, tok2vec: dict, hidden: int, pieces: int, *, extra: bool = False, upper: bool = True
) -> dict:
    """A parser or an entity recognizer on top of `tok2vec`."""
    made = {"factory": factory, "model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": factory, "extra_state_tokens": extra,
        "hidden_width": hidden, "maxout_pieces": pieces, "use_upper": upper, "nO": None,
        "tok2vec": tok2vec}}  # fmt: skip
    return made | ({"min_action_freq": 1} if factory == "parser" else {})


RULE_TABLES = {
    "lemma_rules": tables.LEMMA_RULES,
    "lemma_index": tables.LEMMA_INDEX,
    "lemma_exc": tables.LEMMA_EXCEPTIONS,
}

WOODLAND = Variant(
    # German's tokenizer; wide windows; a second tok2vec in short form; rule lemmas.
    name="woodland",
    language="de",
    components={
        "tok2vec": {"factory": "tok2vec", "model": multi_hash(
            40, 2, 2, 2, {"NORM": 300, "PREFIX": 90, "SUFFIX": 151, "SHAPE": 64, "SPACY": 7})},
        "tagger": tagger(listener(40, "tok2vec")),
        "parser": transitions("parser", listener(40, "tok2vec"), 32, 2),
        "ner": transitions("ner", hash_embed_cnn(32, 1, 1, 3, 211, subwords=True), 24, 3),
    },
    rules=tables.RULES,
    lemmas=RULE_TABLES,
    lemma_mode="rule",
)  # fmt: skip

COAST = Variant(
    # No language's rules; features of many state tokens; labels that training never saw; lemmas looked up.
    name="coast",
    language="xx",
    components={
        "tok2vec": {"factory": "tok2vec", "model": multi_hash(
            24, 3, 1, 3, {"SUFFIX": 200, "NORM": 333, "IS_SPACE": 5})},
        "tagger": tagger(multi_hash(20, 1, 3, 2, {"LOWER": 250, "SHAPE": 33})),
        "parser": transitions(
            "parser", multi_hash(48, 2, 1, 4, {"ORTH": 400, "PREFIX": 50, "NORM": 99}), 40, 3, extra=True),
        "ner": transitions("ner", listener(24), 16, 2, extra=True),
    },
    rules=tables.RULES + tables.EXACT_RULES,
    lemmas={"lemma_lookup": tables.LEMMA_LOOKUP},
    lemma_mode="lookup",
    early_labels={"parser": ["never", "agent", "unseen"], "ner": ["GHOST", "SITE", "MYTH"]},
)  # fmt: skip

STEPPE = Variant(
    # English's tokenizer and base forms; odd widths; no upper layers; an output layer that grew.
    name="steppe",
    language="en",
    components={
        "tok2vec": {"factory": "tok2vec", "model": hash_embed_cnn(33, 1, 1, 3, 180, subwords=False)},
        "tagger": tagger(listener(33)),
        "parser": transitions("parser", listener(33), 21, 2, upper=False),
        "ner": transitions("ner", multi_hash(27, 5, 1, 2, {"NORM": 120, "SHAPE": 40}), 17, 1, upper=False),
    },
    rules=tables.RULES,
    lemmas=RULE_TABLES,
    lemma_mode="rule",
    norms=tables.LEXEME_NORMS,
    early_labels={"ner": ["MYTH"]},
    late_labels={"parser": ["belated"], "ner": ["AFTERTHOUGHT"]},
)  # fmt: skip

VARIANTS = [WOODLAND, COAST, STEPPE]
