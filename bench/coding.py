# SPDX-License-Identifier: Apache-2.0
"""Measures `bede code`, from files to events, beside spaCy's parse alone (`nlp.pipe`, as shipped), each on one core.

Figures are CPU seconds of reports of some 280 tokens; for Bede the start of the program is counted too. Texts as in
bench/language.py. With --least N, the exit code is 1 where Bede is not at least N times as fast.
"""

import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from language import ROOT, join_reports, read_texts, spacy_speed, take_tokens  # noqa: E402


def code_seconds(reports, lines):
    """CPU seconds of `bede code` on one thread, start included; and how many events it found."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([ROOT / "build/bede", "code", file.name, "--threads", "1"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stdout.count(b"\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--tokens", type=int, default=200_000)
    arguments.add_argument("--texts")
    arguments.add_argument("--least", type=float, default=0)
    options = arguments.parse_args()

    import spacy

    nlp = spacy.load(options.model)
    sentences, _ = take_tokens(nlp.tokenizer, read_texts(options.texts), options.tokens)
    reports = join_reports(sentences)
    tokens = sum(len(nlp.tokenizer(text)) for text in reports)
    lines = "".join(
        json.dumps({"id": str(number), "date": "2016-06-15", "text": text}) + "\n" for number, text in enumerate(reports)
    )
    runs = [code_seconds(reports, lines) for _ in range(3)]
    seconds, events = min(runs)
    parse, _ = spacy_speed(nlp, reports, tokens)
    code = tokens / seconds
    print(f"{len(reports)} reports, {tokens} tokens, {events} events (CPU seconds, one core)")
    print(f"  {'bede code':34}{code:10,.0f} tokens/s")
    print(f"  {'spaCy as shipped, parse alone':34}{parse:10,.0f} tokens/s   bede code is {code / parse:.1f} x")
    return 1 if code < options.least * parse else 0


if __name__ == "__main__":
    sys.exit(main())
