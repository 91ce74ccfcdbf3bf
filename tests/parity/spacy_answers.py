# SPDX-License-Identifier: Apache-2.0
"""spaCy's answers to a list of texts, kept in a folder so that a second run need not wait for them."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import platform
import warnings
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from answer import Answer
from texts import Text, digest_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 256


def spacy_answers(model: Path, texts: list[Text], cache: Path) -> list[Answer]:
    """The answers of the pipeline in `model` (the folder with config.cfg), one a text, in order."""
    kept = cache / f"{_key(model, texts)}.jsonl.gz"
    if kept.exists():
        with gzip.open(kept, "rt", encoding="utf-8", newline="\n") as lines:
            return [Answer(**json.loads(line)) for line in lines]
    answers = _ask(load_pipeline(model), (text.text for text in texts))
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    with gzip.open(unfinished, "wt", compresslevel=1, encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(answer.as_dict()) + "\n" for answer in answers)
    unfinished.replace(kept)
    return answers


def tokenizer_exceptions(model: Path) -> list[str]:
    """The keys of the package's tokenizer exceptions, sorted."""
    import srsly

    return sorted(srsly.read_msgpack(model / "tokenizer")["exceptions"])


def load_pipeline(model: Path) -> Language:
    """The pipeline as spaCy runs it, one thread, without warnings about what the texts or tables lack."""
    import spacy

    warnings.filterwarnings("ignore", module="spacy")
    return spacy.load(model)


def answer_of(doc: Doc) -> Answer:
    """The compared annotations of a parsed document."""
    parsed = doc.has_annotation("SENT_START")
    sentences = [[sent.start_char, sent.end_char] for sent in doc.sents] if parsed else []
    return Answer(
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sentence_starts=[bool(token.is_sent_start) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        sentences=sentences,
        entities=[[entity.start_char, entity.end_char, entity.label_] for entity in doc.ents],
    )


def _ask(pipeline: Language, texts: Iterable[str]) -> list[Answer]:
    return [answer_of(doc) for doc in pipeline.pipe(texts, batch_size=BATCH)]


def _key(model: Path, texts: list[Text]) -> str:
    whole = hashlib.sha256(digest_of(texts).encode())
    whole.update(f"{version('spacy')} {version('thinc')} {platform.python_version()}\n".encode())
    whole.update(Path(__file__).read_bytes())
    for path in sorted(path for path in model.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        content = path.read_bytes()
        whole.update(f"{path.relative_to(model)} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:32]
