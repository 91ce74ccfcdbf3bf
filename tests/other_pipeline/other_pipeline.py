# SPDX-License-Identifier: Apache-2.0
"""Trains small pipelines of other shapes and labels than the shipped model's, and compares Bede with spaCy on them.

What Bede cannot run it has to refuse by name. Started by tests/other_pipeline/run, in spaCy's environment.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from answer import Answer
from compare import compared
from coverage import lacking
from edits import EXACT_OR_REFUSED, MUST_BE_REFUSED, Case, edited
from hostile_texts import hostile_texts
from made_up_language import sentences
from program import Program, ProgramError
from spacy_answers import spacy_answers, tokenizer_exceptions
from texts import Text, named
from training import CONDITIONS, train
from variants import VARIANTS, WOODLAND, Variant

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / "build" / "other-pipeline"
MADE_UP, HOSTILE, LONGEST = 250, 250, 3_000


class Failed(Exception):
    """A check that did not hold."""


def main() -> int:
    """Prints a line a check and a last line that counts them. Exit 0: all hold."""
    asked = _arguments()
    checks: list[tuple[str, Callable[[], str]]] = []
    for variant in VARIANTS:
        for condition in CONDITIONS:
            checks.append((f"{variant.name}, {condition}", lambda v=variant, c=condition: check_variant(asked, v, c)))
    for case in MUST_BE_REFUSED:
        checks.append((f"refused: {case.name}", lambda c=case: check_refusal(asked, c)))
    for case in EXACT_OR_REFUSED:
        checks.append((f"exact or refused: {case.name}", lambda c=case: check_exact_or_refused(asked, c)))
    failed = 0
    for name, check in checks:
        try:
            print(f"{name}: {check()}", flush=True)
        except (Failed, ProgramError) as error:
            failed += 1
            print(f"{name}: FAILED\n{error}", flush=True)
    print(f"{len(checks) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


def check_variant(asked: argparse.Namespace, variant: Variant, condition: str) -> str:
    """The trained pipeline packs, and gives what spaCy gives."""
    model = trained(variant) / condition
    pack = WORK / "variant.pack"
    refusal = _packed(asked, model, pack)
    if refusal is not None:
        raise Failed(f"  bede pack refused it: {refusal}")
    texts = texts_for(model)
    expected = spacy_answers(model, texts, WORK / "spacy")
    gaps = lacking(expected, noisy=condition == "noisy")
    if gaps:
        raise Failed(f"  the pipeline no longer tests what it should: no {', no '.join(gaps)}")
    return _compared(asked, pack, texts, expected)


def check_refusal(asked: argparse.Namespace, case: Case) -> str:
    """`bede pack` ends with 2, says what it cannot run, and leaves no pack."""
    refusal = _packed_after(asked, case)
    if refusal is None:
        raise Failed("  bede pack took it")
    return refusal


def check_exact_or_refused(asked: argparse.Namespace, case: Case) -> str:
    """A rare arrangement: either it is refused as above, or it runs as in spaCy."""
    refusal = _packed_after(asked, case)
    if refusal is not None:
        return f"refused: {refusal}"
    model = WORK / "edited"
    texts = texts_for(model)[::2]
    return _compared(asked, WORK / "edited.pack", texts, spacy_answers(model, texts, WORK / "spacy"))


def trained(variant: Variant) -> Path:
    """The folder with the variant's pipelines; they are trained once for each state of this folder's files."""
    state = hashlib.sha256((HERE.parent / "parity" / "requirements.txt").read_bytes())
    for name in ("made_up_language.py", "tables.py", "training.py", "variants.py"):
        state.update((HERE / name).read_bytes())
    folder = WORK / f"{variant.name}-{state.hexdigest()[:12]}"
    if not folder.exists():
        unfinished = WORK / f"{variant.name}-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        train(variant, unfinished)
        unfinished.rename(folder)
    return folder


def texts_for(model: Path) -> list[Text]:
    """Unseen sentences of the made-up language, alone and several in one text, and hostile strings, not too long."""
    single = [sentence.text for sentence in sentences(MADE_UP, seed=90)]
    glue = random.Random(91)
    starts = range(0, MADE_UP, 5)
    several = [glue.choice([" ", "  ", "\n", " \n\n"]).join(single[i : i + glue.randint(2, 6)]) for i in starts]
    hostile = [text for text in hostile_texts(tokenizer_exceptions(model)) if len(text.text) <= LONGEST]
    made_up = dict.fromkeys(["", " ", "\n \n", *single, *several])
    return named("made", made_up) + random.Random(92).sample(hostile, HOSTILE)


def _packed_after(asked: argparse.Namespace, case: Case) -> str | None:
    model, pack = WORK / "edited", WORK / "edited.pack"
    edited(trained(WOODLAND) / "noisy", model, case.edit)
    refusal = _packed(asked, model, pack)
    if refusal is not None and not any(name in refusal for name in case.names):
        raise Failed(f"  the refusal names none of {', '.join(case.names)}: {refusal}")
    return refusal


def _packed(asked: argparse.Namespace, model: Path, pack: Path) -> str | None:
    """None when the pack is made, else the message of the refusal."""
    pack.unlink(missing_ok=True)
    done = Program(asked.bede).pack_model(model, asked.data, pack)
    message = done.stderr.decode(errors="replace").strip()
    if done.returncode == 0:
        return None
    if done.returncode != 2 or not message:
        raise Failed(f"  bede pack ended with {done.returncode}, not 0 nor 2 with a message: {message}")
    if pack.exists():
        raise Failed("  bede pack refused it and left a pack all the same")
    # The model's folder is taken out, so that its name cannot stand for the reason.
    return message.replace(str(model), "MODEL")


def _compared(asked: argparse.Namespace, pack: Path, texts: list[Text], expected: list[Answer]) -> str:
    comparison = compared(texts, expected, Program(asked.bede, pack).parse(texts, WORK))
    if not comparison.equal:
        raise Failed(comparison.report(asked.show))
    return comparison.report(asked.show).strip()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/other_pipeline/run", description=__doc__)
    parser.add_argument("--bede", type=Path, default=ROOT / "build" / "bede", help="the program")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the project's data folder")
    parser.add_argument("--show", type=int, default=3, help="how many differing texts to show of each pipeline (3)")
    return parser.parse_args()


if __name__ == "__main__":
    WORK.mkdir(parents=True, exist_ok=True)
    sys.exit(main())
