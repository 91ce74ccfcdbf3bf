# SPDX-License-Identifier: Apache-2.0
"""Edits of a saved pipeline's config.cfg: what must then be refused, and what may be refused but never run wrongly."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Config = dict
Edit = Callable[[Config], None]


@dataclass(frozen=True)
class Case:
    """`names`: the message of a refusal has to hold one of them."""

    name: str
    names: tuple[str, ...]
    edit: Edit


def edited(source: Path, target: Path, edit: Edit) -> None:
    """Copies the pipeline in `source` to `target` and changes its config.cfg."""
    import spacy

    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    config = spacy.util.load_config(source / "config.cfg", interpolate=False)
    edit(config)
    (target / "config.cfg").write_text(config.to_str(interpolate=False), encoding="utf-8")


def _with_component(factory: str) -> Edit:
    """Appends a component; its folder is empty, for the factory alone decides."""

    def edit(config: Config) -> None:
        config["nlp"]["pipeline"].append(factory)
        config["components"][factory] = {"factory": factory}

    return edit


def _with_factory(component: str, factory: str) -> Edit:
    def edit(config: Config) -> None:
        config["components"][component]["factory"] = factory

    return edit


def _with_architecture(path: str, architecture: str, **settings: object) -> Edit:
    """`path` names a block of the config: tok2vec.model.encode."""

    def edit(config: Config) -> None:
        block = config["components"]
        for step in path.split("."):
            block = block[step]
        block["@architectures"] = architecture
        block.update(settings)

    return edit


def _with_setting(path: str, value: object) -> Edit:
    def edit(config: Config) -> None:
        *steps, last = path.split(".")
        block = config
        for step in steps:
            block = block[step]
        block[last] = value

    return edit


def _refused_component(factory: str) -> Case:
    return Case(f"a component {factory}", (factory,), _with_component(factory))


MUST_BE_REFUSED = [
    *map(_refused_component, ("morphologizer", "trainable_lemmatizer", "entity_linker", "transformer", "senter",
                              "curated_transformer", "entity_ruler", "spancat", "textcat", "of_our_own")),
    Case("a beam parser", ("beam_parser",), _with_factory("parser", "beam_parser")),
    Case("a beam recognizer", ("beam_ner",), _with_factory("ner", "beam_ner")),
    Case("a Mish encoder", ("MishWindowEncoder",),
         _with_architecture("tok2vec.model.encode", "spacy.MishWindowEncoder.v2")),
    Case("an LSTM encoder", ("TorchBiLSTMEncoder",),
         _with_architecture("tok2vec.model.encode", "spacy.TorchBiLSTMEncoder.v1")),
    Case("character embeddings", ("CharacterEmbed",),
         _with_architecture("tok2vec.model.embed", "spacy.CharacterEmbed.v2")),
    Case("a transformer's listener", ("TransformerListener",),
         _with_architecture("tagger.model.tok2vec", "spacy-transformers.TransformerListener.v1")),
    Case("a later parser", ("TransitionBasedParser.v9",),
         _with_architecture("parser.model", "spacy.TransitionBasedParser.v9")),
    Case("an unknown tagger", ("acme.Tagger.v1",), _with_architecture("tagger.model", "acme.Tagger.v1")),
    Case("static vectors", ("include_static_vectors", "static vectors", "StaticVectors"),
         _with_setting("components.tok2vec.model.embed.include_static_vectors", True)),
    Case("another tokenizer", ("JapaneseTokenizer",),
         _with_setting("nlp.tokenizer", {"@tokenizers": "spacy.ja.JapaneseTokenizer"})),
    Case("a lemmatizer mode of one language", ("lemmatizer", "pos_lookup"),
         _with_setting("components.lemmatizer.mode", "pos_lookup")),
    Case("a language with rules of its own", ("lemmatizer",), _with_setting("nlp.lang", "fr")),
]  # fmt: skip


def _without(*components: str) -> Edit:
    def edit(config: Config) -> None:
        config["nlp"]["pipeline"] = [name for name in config["nlp"]["pipeline"] if name not in components]
        for name in components:
            del config["components"][name]

    return edit


def _in_order(*components: str) -> Edit:
    def edit(config: Config) -> None:
        config["nlp"]["pipeline"] = list(components)

    return edit


def _disabled(*components: str) -> Edit:
    def edit(config: Config) -> None:
        config["nlp"]["disabled"] = list(components)

    return edit


EXACT_OR_REFUSED = [
    Case("names before the parse", ("ner", "order", "pipeline"),
         _in_order("tok2vec", "tagger", "ner", "parser", "attribute_ruler", "lemmatizer")),
    Case("lemmas before the rules", ("lemmatizer", "order", "pipeline"),
         _in_order("tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler", "ner")),
    Case("no names", ("ner", "pipeline"), _without("ner")),
    Case("neither rules nor lemmas", ("attribute_ruler", "lemmatizer"), _without("attribute_ruler", "lemmatizer")),
    Case("the tagger disabled", ("tagger", "disabled"), _disabled("tagger")),
    Case("lemmas overwritten", ("lemmatizer", "overwrite"), _with_setting("components.lemmatizer.overwrite", True)),
]  # fmt: skip
