# SPDX-License-Identifier: Apache-2.0
"""Trains a variant for a few steps and writes it down twice: as trained, and with noise on all its weights.

A pipeline trained on little seldom leaves its few favourite decisions. The noise makes every label and every action
come up, valid or not, and spreads the scores, so that hardly any two are near to one another.
"""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from made_up_language import Sentence, sentences
from variants import Variant

if TYPE_CHECKING:
    from spacy.language import Language

STEPS, BATCH, EXAMPLES, LEARN_RATE = 120, 16, 240, 0.008
NOISE = 0.35
CONDITIONS = ("trained", "noisy")


def train(variant: Variant, folder: Path) -> None:
    """Writes `folder`/trained and `folder`/noisy."""
    import spacy

    warnings.filterwarnings("ignore", module="spacy")
    spacy.util.fix_random_seed(5)
    folder.mkdir(parents=True, exist_ok=True)
    pipeline = spacy.blank(variant.language)
    for name, config in variant.components.items():
        settings = {key: value for key, value in config.items() if key != "factory"}
        pipeline.add_pipe(config["factory"], name, config=settings)
    _add_labels(pipeline, variant.early_labels)
    if variant.norms:
        pipeline.vocab.lookups.add_table("lexeme_norm", variant.norms)
    _update(pipeline)
    _add_labels(pipeline, variant.late_labels)
    _add_rules(pipeline, variant)
    pipeline.to_disk(folder / "trained")
    _add_noise(pipeline)
    pipeline.to_disk(folder / "noisy")


def _update(pipeline: Language) -> None:
    from spacy.tokens import Doc
    from spacy.training import Example

    def example(sentence: Sentence) -> Example:
        entities = ["O"] * len(sentence.words)
        for begin, end, label in sentence.entities:
            entities[begin:end] = [f"B-{label}"] + [f"I-{label}"] * (end - begin - 1)
        known = {"tags": sentence.tags, "heads": sentence.heads, "deps": sentence.deps, "ents": entities}
        return Example(Doc(pipeline.vocab, words=sentence.words), Doc(pipeline.vocab, words=sentence.words, **known))

    examples = [example(sentence) for sentence in sentences(EXAMPLES, seed=1)]
    optimizer = pipeline.initialize(lambda: examples)
    optimizer.learn_rate = LEARN_RATE
    chance = random.Random(2)
    for _ in range(STEPS):
        pipeline.update(chance.sample(examples, BATCH), sgd=optimizer)


def _add_labels(pipeline: Language, labels: dict[str, list[str]]) -> None:
    for component, names in labels.items():
        for name in names:
            pipeline.get_pipe(component).add_label(name)


def _add_rules(pipeline: Language, variant: Variant) -> None:
    from spacy.lookups import Lookups

    pipeline.add_pipe("attribute_ruler", after="parser").add_patterns(variant.rules)
    lookups = Lookups()
    for name, table in variant.lemmas.items():
        lookups.add_table(name, table)
    lemmatizer = pipeline.add_pipe("lemmatizer", after="attribute_ruler", config={"mode": variant.lemma_mode})
    lemmatizer.initialize(lookups=lookups)


def _add_noise(pipeline: Language) -> None:
    import numpy

    noise = numpy.random.default_rng(6)
    for _, component in pipeline.pipeline:
        for node in component.model.walk() if hasattr(component, "model") and component.model else []:
            for name in node.param_names:
                if node.has_param(name) and node.name != "layernorm":
                    weights = node.get_param(name)
                    node.set_param(name, weights + noise.normal(0, NOISE, weights.shape).astype("float32"))
